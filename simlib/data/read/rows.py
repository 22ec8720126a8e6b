"""Cells of a table by role: as text, as days, and all remarks in the file's order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.data.read.columns import ColumnMap, sample, share
from simlib.data.read.dates import Dates, is_date, read_dates
from simlib.data.read.table import Remark, Table, is_empty


def in_order(*remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """All remarks by row number."""
    return tuple(sorted((r for some in remarks for r in some), key=lambda r: r.row))


def cells_of(table: Table, found: ColumnMap, role: str) -> list:
    """The cells of a role's column, blank where the file has none."""
    header = found.headers.get(role)
    return table.columns[header] if header else [""] * len(table.rows)


def text_of(table: Table, found: ColumnMap, role: str) -> list[str]:
    """The same as text, without superfluous blanks."""
    return [as_text(cell) for cell in cells_of(table, found, role)]


def as_text(cell: object) -> str:
    """A cell as text; Excel keeps the id 1001 as 1001.0.

    >>> as_text(1001.0), as_text("  two  words "), as_text(None)
    ('1001', 'two words', '')
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if is_empty(cell) else " ".join(str(cell).split())


def calendar_of(
    table: Table,
    found: ColumnMap,
    roles: Sequence[str],
    order: str | None,
    spans: Sequence[tuple[str, str]] = (),
) -> Dates:
    """All date columns, those without a role too: they help to decide the order of day and month.

    `roles` are the roles that are dates, `spans` pairs of them, the first not after the second.
    """
    mapped = [found.headers[role] for role in roles if role in found.headers]
    others = [h for h in found.unused if (cells := sample(table.columns[h])) and share(cells, is_date) >= 0.8]
    return read_dates(
        {header: table.columns[header] for header in (*mapped, *others)},
        rows=table.rows, file=table.file, order=order, epoch_1904=table.epoch_1904,
        spans=[(found.headers[a], found.headers[b]) for a, b in spans
               if a in found.headers and b in found.headers],
    )  # fmt: skip


def days_of(calendar: Dates, found: ColumnMap, role: str, size: int) -> np.ndarray:
    """The days of a role's column as datetime64[D], NaT where there is none."""
    header = found.headers.get(role)
    return calendar.values[header] if header else np.full(size, np.datetime64("NaT"), dtype="datetime64[D]")
