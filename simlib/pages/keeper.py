"""What JupyterLab reads and writes: the pages of the course stay as they came, a reader's copy is kept apart."""

from __future__ import annotations

import re
from pathlib import Path

from jupyter_server.services.contents.filecheckpoints import AsyncGenericFileCheckpoints
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError
from traitlets import Instance, Unicode, default

from simlib.pages.own_copy import marked, renewed
from simlib.pages.stills import keep_stills
from simlib.text import t

PAGE = re.compile(r"/*notebooks/(?:zh|en)/\d\d_[a-z_]+\.ipynb/*")


class PageKeeper(AsyncLargeFileManager):
    """The files of the workbook. A page of the course is read from its file and the reader's copy together and
    saved to the copy alone, at the same path under `copies`; deleting it deletes the copy, which brings the
    original back. Every notebook is saved with stills in place of live widgets.
    """

    copies = Unicode(help="The folder of the reader's copies.").tag(config=True)
    note = Unicode(help="The file that says which page was opened last.").tag(config=True)
    kept = Instance(AsyncLargeFileManager, help="The reader's copies.")

    @default("kept")
    def _open_copies(self) -> AsyncLargeFileManager:
        Path(self.copies).mkdir(parents=True, exist_ok=True)
        return AsyncLargeFileManager(
            parent=self.parent,
            root_dir=self.copies,
            checkpoints=self.checkpoints,
            notary=self.notary,
            delete_to_trash=False,
        )

    @default("checkpoints")
    def _open_checkpoints(self) -> AsyncGenericFileCheckpoints:
        return AsyncGenericFileCheckpoints(parent=self, root_dir=self.copies)

    async def get(self, path, content=True, type=None, format=None, require_hash=False):
        """The model of a file or folder; of a page, shipped and own in one."""
        if not self._is_page(path):
            return await super().get(path, content, type, format, require_hash)
        copied = await self.kept.file_exists(path)
        shipped = await super().get(path, content or copied, type, format, require_hash and not copied)
        model = await self.kept.get(path, content, type, format, require_hash) if copied else shipped
        if content:
            whole = renewed(shipped["content"], model["content"]) if copied else marked(shipped["content"])
            model["content"] = whole
            Path(self.note).write_text(path.strip("/"), encoding="utf-8")
        return {**model, "writable": True}

    async def save(self, model, path=""):
        """Save a file, and a page to the reader's copy."""
        if model.get("type") == "notebook" and model.get("content"):
            keep_stills(model["content"])
        if not self._is_page(path):
            return await super().save(model, path)
        (Path(self.copies) / path.strip("/")).parent.mkdir(parents=True, exist_ok=True)
        return await self.kept.save(model, path)

    async def delete_file(self, path):
        """Delete a file; of a page the reader's copy, never the page."""
        if not self._is_page(path):
            return await super().delete_file(path)
        if await self.kept.file_exists(path):
            await self.kept.delete_file(path)

    async def rename_file(self, old_path, new_path):
        """Rename a file; a page keeps its name."""
        if self._is_page(old_path) or self._is_page(new_path):
            raise HTTPError(403, t("page.keep_name"))
        await super().rename_file(old_path, new_path)

    def _is_page(self, path: str) -> bool:
        return bool(PAGE.fullmatch(path)) and self.exists(path)
