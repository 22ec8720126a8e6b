"""A fold in which the reader brings their own book of customers: choose a file, correct what was guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import ipywidgets as W

from simlib.data.books.read import CustomerBook, understand
from simlib.data.read.notes import Remark
from simlib.data.read.numbers import DECIMALS
from simlib.data.read.table import Table, read_table
from simlib.text import BadInput, t

_AUTO, _NONE = ("auto",), ("none",)  # no header is a tuple
_TOLD = 3  # reasons named one by one


class BookReader(W.Accordion):
    """Upload or path, column and decimal choosers, and what was read in words.

    `do(work, *arguments)` runs a handler so that what goes wrong becomes a sentence; `changed()` is called when
    another book is there. `found` is the file's book, None while there is none.
    """

    def __init__(self, do: Callable, changed: Callable[[], None]):
        self._do, self._changed, self._silent = do, changed, False
        self.found: CustomerBook | None = None
        self._table: Table | None = None
        wide = W.Layout(width="calc(100% - 4px)")
        self.upload = W.FileUpload(
            accept=".csv,.txt,.tsv,.xlsx", description=t("segments.reader.choose"), layout=wide
        )
        self.path = W.Text(placeholder=t("ledger.path"), layout=wide)
        self.go = W.Button(description=t("ledger.read"))
        self.back = W.Button(description=t("segments.reader.back"))
        self.columns = {role: W.Dropdown(layout=wide) for role in ("customer", "sales", "potential")}
        signs = [(t("ledger.auto"), _AUTO), *((t(f"funnel.import.{sign}"), sign) for sign in DECIMALS)]
        self.decimal = W.Dropdown(options=signs, value=_AUTO, layout=wide)
        self.words, self._guesses = W.HTML(), W.VBox()
        named = [(t(f"segments.reader.column.{name}"), control) for name, control in self.columns.items()]
        named.append((t("funnel.import.decimal"), self.decimal))
        self._guesses.children = [W.VBox([W.HTML(escape(label)), control]) for label, control in named]
        note = W.HTML(f'<div class="simlib-note">{escape(t("segments.reader.stays"))}</div>')
        inside = W.VBox([self.upload, self.path, self.go, note, self._guesses, self.words, self.back])
        super().__init__([inside], selected_index=None, titles=(t("segments.reader.title"),))
        self.add_class("simlib-fold")
        self._guesses.layout.display = self.back.layout.display = "none"
        self.upload.observe(self._on_upload, "value")
        self.go.on_click(lambda _: self._do(self.read, self.path.value.strip()))
        self.back.on_click(lambda _: self._do(self.leave))
        for control in (self.decimal, *self.columns.values()):
            control.observe(lambda _: None if self._silent else self._do(self._understand), "value")

    def read(self, path: str | Path) -> None:
        """Read a file; BadInput, one sentence, when it cannot be used, and the book before stays."""
        self._take(read_table(path))

    def leave(self) -> None:
        """Forget the file: the panel goes back to its simulated book."""
        self._table = self.found = None
        self.words.value, self.path.value = "", ""
        self._guesses.layout.display = self.back.layout.display = "none"
        self._changed()

    def _on_upload(self, change) -> None:
        if not change["new"]:
            return
        sent = change["new"][0]

        def read() -> None:
            name = Path(sent["name"]).name
            with TemporaryDirectory() as folder:
                path = Path(folder, name)
                path.write_bytes(sent["content"])
                try:
                    table = read_table(path)
                except BadInput as error:  # the reader knows the file by its name, not by where it was put
                    raise BadInput(error.key, **{**error.values, "file": name}) from error
            self.path.value = ""
            self._take(replace(table, file=name))

        self._do(read)

    def _take(self, table: Table) -> None:
        """A new file: forget what was chosen for the last one, offer its headers, and understand it."""
        self._table, self._silent = table, True
        try:
            self.decimal.value = _AUTO
            for control in self.columns.values():
                control.options = [(t("ledger.auto"), _AUTO), (t("ledger.no_column"), _NONE),
                                   *((header, header) for header in table.headers)]  # fmt: skip
                control.value = _AUTO
        finally:
            self._silent = False
        self._guesses.layout.display = ""
        self._understand()

    def _understand(self) -> None:
        if self._table is None:
            return
        chosen = {
            role: None if control.value == _NONE else control.value
            for role, control in self.columns.items()
            if control.value != _AUTO
        }
        sign = None if self.decimal.value == _AUTO else self.decimal.value
        try:
            found = understand(self._table, columns=chosen, decimal=sign)
        except BadInput as error:
            if error.key in ("data.columns.missing", "data.columns.none"):
                raise BadInput("segments.reader.ask_column") from error
            raise
        self.found, self._silent = found, True
        try:
            for role, control in self.columns.items():
                control.value = found.columns.headers.get(role, _NONE)
        finally:
            self._silent = False
        self.back.layout.display = ""
        self.words.value = "".join(f"<div>{escape(line)}</div>" for line in told(found))
        self._changed()


def told(found: CustomerBook) -> list[str]:
    """What was read in sentences: rows, customers, sum, what was left out and why."""
    said = [t("segments.reader.told", file=Path(found.file).name, rows=f"{found.rows:,}", used=f"{found.used:,}",
              left=f"{len(found.left_out):,}", n=f"{len(found.book):,}", total=f"{found.total:,.10g}")]  # fmt: skip
    said += [_remark(remark) for remark in (*found.left_out, *found.notes)[:_TOLD]]
    more = len(found.left_out) + len(found.notes) - _TOLD
    return said + ([t("segments.reader.more", n=f"{more:,}")] if more > 0 else [])


def _remark(remark: Remark) -> str:
    reason = t(f"data.reason.{remark.reason}", field=remark.field or "")
    return t("segments.reader.row", row=remark.row, reason=reason)
