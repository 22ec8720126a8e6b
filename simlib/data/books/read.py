"""A real book of customers: sales by customer, and where the file has it their purchase potential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.course.portfolio import Book
from simlib.data.books.columns import BOOK_ROLES, TOTALS
from simlib.data.read.columns import ColumnMap, map_columns
from simlib.data.read.numbers import Numbers, read_numbers
from simlib.data.read.rows import cells_of, in_order, text_of
from simlib.data.read.table import Remark, Table, is_blank, read_table
from simlib.text import BadInput


@dataclass(frozen=True)
class CustomerBook:
    """A book as a file gives it: `book`, the `rows` used, and how the file was understood.

    Rows of the same customer are added up, so a list of invoices will do; potential is then the largest that a row
    names. `left_out` and `notes` as in `Invoices`: used + left out == rows of the file, always. `total` is the money
    of the rows used.
    """

    file: str
    book: Book
    used: int
    columns: ColumnMap
    decimal: str
    decimal_by: str
    left_out: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    @property
    def rows(self) -> int:
        """Rows of the file below its header, used and left out."""
        return self.used + len(self.left_out)

    @property
    def total(self) -> float:
        """All sales in the book."""
        return float(self.book.sales.sum())


def read_book(
    path: str | Path,
    *,
    columns: Mapping[str, str | None] | None = None,
    sheet: str | None = None,
    decimal: str | None = None,
) -> CustomerBook:
    """Read a CSV or Excel list of customers and sales; parameters as in `read_opportunities`.

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
    return understand(read_table(path, sheet=sheet), columns=columns, decimal=decimal)


def understand(table: Table, *, columns=None, decimal=None) -> CustomerBook:
    """Give a Table's columns and amounts their meaning; parameters as in `read_book`."""
    found = map_columns(table, BOOK_ROLES, columns)
    names = text_of(table, found, "customer")
    money, spend = (
        read_numbers(cells_of(table, found, role), decimal=decimal, file=table.file,
                     field=found.headers.get(role, ""))
        for role in ("sales", "potential")
    )  # fmt: skip
    reasons = _reasons(found, names, money)
    used = [i for i in range(len(table.rows)) if i not in reasons]
    book = _book(names, money.values, spend.values, used)
    if not used or book.sales.sum() <= 0:
        raise BadInput("data.book.nothing", file=table.file, field=found.headers["sales"])
    kept = {table.rows[i] for i in used}
    return CustomerBook(
        file=table.file, book=book, used=len(used), columns=found,
        decimal=money.decimal, decimal_by=money.decided_by,
        left_out=in_order(table.left_out, [Remark(table.rows[i], *reason) for i, reason in reasons.items()]),
        notes=in_order([n for n in table.notes if n.row in kept], _gaps(table, found, used, names, book, spend)),
    )  # fmt: skip


def _reasons(found: ColumnMap, names: list[str], money: Numbers) -> dict[int, tuple]:
    """{row index: (reason code, header)} for the rows that cannot be used."""
    reasons: dict[int, tuple] = {}
    for i, name in enumerate(names):
        if is_blank(name):
            reasons[i] = ("no_customer", found.headers["customer"])
        elif name.casefold() in TOTALS:
            reasons[i] = ("total_row", found.headers["customer"])
        elif i in money.problems:
            reasons[i] = ("amount_unreadable", found.headers["sales"])
        elif np.isnan(money.values[i]):
            reasons[i] = ("amount_missing", found.headers["sales"])
    return reasons


def _book(names: list[str], sales: np.ndarray, potential: np.ndarray, used: list[int]) -> Book:
    place = {name: n for n, name in enumerate(dict.fromkeys(names[i] for i in used))}
    bought, spend = np.zeros(len(place)), np.full(len(place), np.nan)
    for i in used:
        n = place[names[i]]
        bought[n] += sales[i]
        spend[n] = np.fmax(spend[n], potential[i])
    return Book(tuple(place), bought, spend)


def _gaps(table: Table, found: ColumnMap, used: list[int], names, book: Book, spend: Numbers) -> list[Remark]:
    """Rows that count although their potential is missing, unreadable, or less than what we sold to them."""
    if "potential" not in found.headers:
        return []
    header, notes = found.headers["potential"], []
    at = {name: n for n, name in enumerate(book.names)}
    for i in used:
        n = at[names[i]]
        if i in spend.problems:
            notes.append(Remark(table.rows[i], "potential_unreadable", header))
        elif not book.placed[n]:
            notes.append(Remark(table.rows[i], "potential_missing", header))
        elif book.potential[n] < book.sales[n]:
            notes.append(Remark(table.rows[i], "potential_below_sales", header))
    return notes
