"""What all lists share once they are understood: their rows, how they were read, and everything to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.data.read.calendar import Dates
from simlib.data.read.columns import ColumnMap
from simlib.data.read.notes import Note, Remark, grouped
from simlib.data.read.numbers import Numbers
from simlib.data.read.table import Table


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A list of a real file as understood: one entry of `row` (the file's row number) each row that could be used.

    `columns` which column means what, `calendar` and `money` how days and numbers were read; `left_out` rows that
    could not be used, `notes` rows kept with a gap, `said` what was guessed or found on the way. `used` rows and
    those left out are all rows of the file, always.
    """

    taken_from: Table
    kind: str
    row: np.ndarray
    columns: ColumnMap
    calendar: Dates
    money: Numbers
    used: int
    left_out: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    said: tuple[Note, ...]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def file(self) -> str:
        return self.taken_from.file

    @property
    def rows(self) -> int:
        """Rows of the file below its header, used and left out."""
        return self.used + len(self.left_out)

    @property
    def date_order(self) -> str | None:
        return self.calendar.order

    @property
    def date_order_by(self) -> str:
        return self.calendar.decided_by

    @property
    def date_evidence(self) -> dict[str, int]:
        return self.calendar.evidence

    @property
    def decimal(self) -> str:
        return self.money.decimal

    @property
    def decimal_by(self) -> str:
        return self.money.decided_by

    @property
    def amount_unit(self) -> float:
        return self.money.unit

    def all_notes(self) -> list[Note]:
        """Everything to be said about the reading: rows left out, rows noted, and what was guessed."""
        return [
            *grouped(self.left_out, "data.say.left_out"),
            *grouped(self.notes, "data.say.noted"),
            *self.said,
        ]

    def reading(self) -> dict:
        """How the file was read, as plain values for JSON."""
        columns = self.columns
        return {
            "rows": self.rows,
            "rows_used": self.used,
            "rows_left_out": [remark.as_dict() for remark in self.left_out],
            "rows_noted": [remark.as_dict() for remark in self.notes],
            "notes": [note.as_dict() for note in self.all_notes()],
            "sheet": self.taken_from.sheet,
            "header_row": self.taken_from.header_row,
            "columns": columns.headers,
            "columns_found_by": columns.how,
            "columns_ambiguous": {role: list(others) for role, others in columns.ambiguous.items()},
            "columns_unused": list(columns.unused),
            "date_order": self.date_order,
            "date_order_by": self.date_order_by,
            "date_evidence": self.date_evidence,
            "decimal": self.decimal,
            "decimal_by": self.decimal_by,
            "amount_unit": self.amount_unit,
        }


def in_order(*remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """All remarks by row number."""
    return tuple(sorted((r for some in remarks for r in some), key=lambda r: r.row))
