"""A panel over a file of the reader's own: the importer at the left, what the list says at the right."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as W

from simlib.data.export import Sheet
from simlib.kit import pieces
from simlib.kit.controls import beside, picture_widget
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.reader import FileReader
from simlib.kit.take_home import TakeHome


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
        self.home = TakeHome(self._do, lambda: self.reader.found.file, self._sheets)
        shown = (self.strip, self.image, self.words, self.tables, self.reader.told, *self._own(), self.home)
        self._result = W.VBox(shown)
        self._result.layout.display = "none"
        return [beside([self.reader], [self._result])]

    def _found_anew(self) -> None:
        self.home.taken.value = ""
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
