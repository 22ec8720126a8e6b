"""The button that puts a panel's tables into an Excel workbook, and the link that saves it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.data.export import Sheet, workbook_bytes
from simlib.kit.controls import button
from simlib.text import t

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TakeHome(W.Box):
    """`do(work)` runs a handler so that what goes wrong becomes a sentence; `sheets()` are the tables of the file
    `file()`."""

    def __init__(self, do: Callable, file: Callable[[], str], sheets: Callable[[], Sequence[Sheet]]):
        self._file, self._sheets = file, sheets
        self.take = button(t("reader.take"), lambda: do(self.make))
        self.taken = W.HTML()
        super().__init__([self.take, self.taken])
        self.add_class("simlib-row")

    def make(self) -> None:
        """Put the tables into a workbook, with a link that saves it."""
        name = f"{Path(self._file()).stem}_simlib.xlsx"
        address = b64encode(workbook_bytes(self._sheets())).decode("ascii")
        self.taken.value = (
            f'<a download="{escape(name)}" href="data:{_EXCEL};base64,{address}" '
            f'style="text-decoration:underline">{escape(t("reader.save", file=name))}</a>'
        )
