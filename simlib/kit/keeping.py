"""What a reader confirmed of a file, kept beside the answers for next month's file: two buttons of an importer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as W

from simlib.classroom.files import home, locked
from simlib.data.read.kept import Kept, keep, open_as_kept, place, save_kept
from simlib.data.read.listed import Listed
from simlib.data.read.table import Table
from simlib.kit.controls import button, row
from simlib.text import t


def folder() -> Path:
    """Where they lie."""
    return home() / "mappings"


class Keeping(W.VBox):
    """A button that keeps how a file was read, and one that forgets it; `used` is what the file was read by."""

    def __init__(self, on_keep: Callable[[], None], on_afresh: Callable[[], None]):
        self.keep_button = button(t("reader.keep"), on_keep)
        self.afresh = button(t("reader.afresh"), on_afresh)
        self.words = W.HTML()
        self.used: Kept | None = None
        super().__init__([row(self.keep_button, self.afresh), self.words])

    @property
    def used(self) -> Kept | None:
        return self._used

    @used.setter
    def used(self, kept: Kept | None) -> None:
        self._used, self.words.value = kept, ""
        self.afresh.layout.display = "" if kept else "none"

    def find(self, open_: Callable[..., Table], kind: str) -> Table:
        """The table in a file; where one with such headings was kept, that is used from now on."""
        table, self.used = open_as_kept(open_, folder(), kind)
        return table

    def save(self, found: Listed, chosen: Mapping[str, Any]) -> None:
        """Keep how a list was read and say where; BadInput where nothing can be written."""
        kept = keep(found, chosen)
        with locked(folder()):
            path = place(folder(), kept)
            save_kept(kept, path)
        self.words.value = f'<div class="simlib-note">{escape(t("reader.kept", file=path))}</div>'

    def forget(self) -> None:
        """Throw away what the file was read by."""
        with suppress(FileNotFoundError):
            place(folder(), self.used).unlink()
        self.used = None
