"""A real book of customers: sales by customer, and where the file has it their purchase potential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.course.portfolio import Book
from simlib.data.read.cells import is_blank
from simlib.data.read.listed import Listed
from simlib.data.read.reading import Reading
from simlib.data.read.table import Table, read_table
from simlib.data.read.words import is_total
from simlib.text import BadInput


@dataclass(frozen=True, kw_only=True)
class CustomerBook(Listed):
    """A book as a file gives it.

    Rows of the same customer are added up, so a list of invoices will do; potential is then the largest that a row
    names.
    """

    book: Book

    @property
    def total(self) -> float:
        """All sales in the book."""
        return float(self.book.sales.sum())


def read_book(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, **understanding
) -> CustomerBook:
    """Read a CSV or Excel list of customers and sales; `sheet` and `header` as in `read_table`.

    Roles: customer, sales, potential. Credit notes (sales below 0) are added like the rest. Raises BadInput, one
    sentence, for what cannot be used, and when nothing was sold.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "book.csv")
    >>> text = "客户,销售额,采购潜力\\n甲,30,100\\n乙,1.2万,\\n甲,20,100\\n合计,12050,\\n"
    >>> _ = file.write_text(text, encoding="utf-8")
    >>> found = read_book(file)
    >>> found.book.names, found.book.sales.tolist(), [r.reason for r in found.left_out]
    (('甲', '乙'), [50.0, 12000.0], ['total_row'])
    """
    return understand(read_table(path, sheet=sheet, header=header, kind="books"), **understanding)


def understand(
    table: Table,
    *,
    columns: Mapping[str, str | None] | None = None,
    decimal: str | None = None,
    currency: str | None = None,
    dates: str | None = None,
) -> CustomerBook:
    """Give a Table's columns and amounts their meaning; parameters as for opportunities."""
    reading = Reading(table, "books", columns, dates=dates, decimal=decimal, currency=currency)
    names, money, spend = reading.text("customer"), reading.numbers("sales"), reading.numbers("potential")
    reading.leave_out((i for i, name in enumerate(names) if is_blank(name)), "no_customer", "customer")
    reading.leave_out(
        (i for i, name in enumerate(names) if is_total(name) == "whole"), "total_row", "customer"
    )
    reading.leave_out(money.problems, "amount_unreadable", "sales")
    reading.leave_out(np.flatnonzero(np.isnan(money.values)), "amount_missing", "sales")
    reading.one_currency(money, "sales")
    used = reading.kept.tolist()
    book = _book(names, money.values, spend.values, used)
    if not used or book.sales.sum() <= 0:
        raise BadInput("data.book.nothing", file=table.file, field=reading.header("sales"))
    if "potential" in reading:
        _note_potential(reading, names, book, spend, used)
    return CustomerBook(**reading.listed(money), book=book)


def _book(names: list[str], sales: np.ndarray, potential: np.ndarray, used: list[int]) -> Book:
    place = {name: n for n, name in enumerate(dict.fromkeys(names[i] for i in used))}
    bought, spend = np.zeros(len(place)), np.full(len(place), np.nan)
    for i in used:
        n = place[names[i]]
        bought[n] += sales[i]
        spend[n] = np.fmax(spend[n], potential[i])
    return Book(tuple(place), bought, spend)


def _note_potential(reading: Reading, names: list[str], book: Book, spend, used: list[int]) -> None:
    """Rows that count although their potential is missing, unreadable, or less than what we sold to them."""
    at = {name: n for n, name in enumerate(book.names)}
    for i in used:
        n = at[names[i]]
        if i in spend.problems:
            reading.note([i], "potential_unreadable", "potential")
        elif not book.placed[n]:
            reading.note([i], "potential_missing", "potential")
        elif book.potential[n] < book.sales[n]:
            reading.note([i], "potential_below_sales", "potential")
