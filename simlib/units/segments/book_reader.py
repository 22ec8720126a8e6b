"""A fold in which the reader brings their own book of customers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.data.books.read import CustomerBook, understand
from simlib.data.books.take_home import sheets
from simlib.kit.controls import button
from simlib.kit.list_kind import CURRENCY, DECIMAL, ListKind
from simlib.kit.reader import FileReader
from simlib.kit.take_home import TakeHome
from simlib.text import t


class BookReader(W.Accordion):
    """The importer of a book of customers, folded, with the way back to the simulated one.

    `do` and `changed` as in FileReader. `found` is the file's book, None while there is none.
    """

    def __init__(self, do: Callable, changed: Callable[[], None]):
        self._changed = changed
        kind = ListKind("books", understand, ("customer", "sales", "potential"), (DECIMAL, CURRENCY))
        self.reader = FileReader(kind, do, self._found_anew, t("segments.reader.stays"))
        self.back = button(t("segments.reader.back"), lambda: do(self.leave))
        self.words = W.HTML()
        self.home = TakeHome(do, lambda: self.found.file, lambda: sheets(self.found))
        inside = W.VBox([self.reader, self.words, self.reader.told, self.home, self.back])
        super().__init__([inside], selected_index=None, titles=(t("segments.reader.title"),))
        self.add_class("simlib-fold")
        self.back.layout.display = self.home.layout.display = "none"

    @property
    def found(self) -> CustomerBook | None:
        """The book that the file holds."""
        return self.reader.found

    def read(self, path: str | Path) -> None:
        """Read a file; BadInput, one sentence, when it cannot be used, and the book before stays."""
        self.reader.read(path)

    def leave(self) -> None:
        """Forget the file: the panel goes back to its simulated book."""
        self.reader.forget()
        self.words.value, self.back.layout.display, self.home.layout.display = "", "none", "none"
        self._changed()

    def _found_anew(self) -> None:
        self.back.layout.display = self.home.layout.display = self.home.taken.value = ""
        told = t("segments.reader.told", n=f"{len(self.found.book):,}", total=f"{self.found.total:,.10g}")
        self.words.value = f"<div>{escape(told)}</div>"
        self._changed()
