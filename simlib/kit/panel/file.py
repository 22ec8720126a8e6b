"""A panel over a file of the reader's own: the importer at the left, what the list says at the right."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.data.export import Sheet, workbook_bytes
from simlib.kit import pieces
from simlib.kit.panel.controls import beside, button, picture_widget, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.reader import FileReader
from simlib.text import t

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FilePanel(PlainPanel):
    """A panel over a reader: the reader at the left, what the list says at the right.

    A unit sets `domain` and writes `_kind()`; `_found()`, which puts the picture, `words` and `tables` together;
    `_sheets()`, the tables to take home; `_own()`, its widgets below them; `lines()`, the list in sentences. `path` is
    a CSV file or .xlsx workbook; without it the reader chooses one or, with `sample`, sees a simulated one.
    """

    def __init__(self, path: str | Path | None = None, *, sample: bool = False):
        super().__init__()
        if path is not None:
            self.reader.path.value = str(path)
            self.reader.go.click()
        elif sample:
            self.reader.sample.click()

    def _build(self) -> None:
        self.reader = FileReader(self._kind(), self._do, self._found_anew, self._t("stays"))
        self.image, self.strip, self.words, self.tables = picture_widget(), W.HTML(), W.HTML(), W.HTML()

    def _parts(self) -> list[W.Widget]:
        self.take = button(t("reader.take"), lambda: self._do(self.take_home))
        self.taken = W.HTML()
        home = row(self.take, self.taken)
        shown = (self.strip, self.image, self.words, self.tables, self.reader.told, *self._own(), home)
        self._result = W.VBox(shown)
        self._result.layout.display = "none"
        return [beside([self.reader], [self._result])]

    def take_home(self) -> None:
        """Put the tables into an Excel workbook, with a link that saves it."""
        name = f"{Path(self.reader.found.file).stem}_simlib.xlsx"
        address = b64encode(workbook_bytes(self._sheets())).decode("ascii")
        self.taken.value = (
            f'<a download="{escape(name)}" href="data:{_EXCEL};base64,{address}" '
            f'style="text-decoration:underline">{escape(t("reader.save", file=name))}</a>'
        )

    def _found_anew(self) -> None:
        self.taken.value = ""
        self._found()
        self.image.layout.display = "" if self.image.value else "none"
        self._result.layout.display = ""

    def _do(self, work, *arguments) -> None:
        super()._do(work, *arguments)
        (self.remove_class if self.error is None else self.add_class)("simlib-stale")

    def _show(self) -> None:
        """Nothing is read yet."""

    def _sheets(self) -> list[Sheet]:
        raise NotImplementedError

    def _own(self) -> list[W.Widget]:
        return []

    def summary(self) -> str:
        if self.error is not None:
            return pieces.sentence(self.error)
        return "\n".join(self.lines()) if self.reader.found is not None else self._t("none")

    def kept(self) -> bytes | None:
        return bytes(self.image.value) or None
