"""A table being understood as a list: its cells by role, days and amounts, and what is left out, noted and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from simlib.data.read.calendar import Dates, read_dates
from simlib.data.read.cells import as_text
from simlib.data.read.columns import map_columns
from simlib.data.read.dates import far_off, is_date
from simlib.data.read.evidence import share
from simlib.data.read.guess import sample
from simlib.data.read.headers import Role, roles_of
from simlib.data.read.listed import in_order
from simlib.data.read.notes import Asked, Note, Remark, Said
from simlib.data.read.numbers import Numbers, currency_code, read_numbers
from simlib.data.read.table import DIFFERENT, SEEN, Table
from simlib.text import BadInput

_FORMULAS = 0.5  # of a column's cells: then the file was never calculated


class Reading:
    """A table being understood as a list of some kind.

    `given` are the columns the reader named, `dates`, `decimal` and `currency` how to read if the file does not show
    it; `spans` pairs of date roles, the first not after the second. Asked for what cannot be known.
    """

    def __init__(
        self,
        table: Table,
        kind: str,
        given: Mapping[str, str | None] | None = None,
        *,
        dates: str | None = None,
        decimal: str | None = None,
        currency: str | None = None,
        spans: Sequence[tuple[str, str]] = (),
    ):
        self.table, self.kind, self.decimal, self.only = table, kind, decimal, currency
        self.roles: tuple[Role, ...] = roles_of(kind)
        self.size = len(table.rows)
        self.found = map_columns(table, self.roles, given, kind)
        self._refuse_formulas()
        self.calendar = self._read_dates(dates, spans)
        self._left: dict[int, tuple[str, str | None]] = {}
        self._merged: set[int] = set()
        self._noted: list[tuple[int, str, str | None]] = []
        self.said: list[Note] = list(table.said)
        self._say_columns()
        for role in (role for role in self.roles if role.kind == "date" and role.name in self):
            self._note_far_off(role.name)

    def __contains__(self, role: str) -> bool:
        return role in self.found.headers

    def header(self, role: str) -> str | None:
        return self.found.headers.get(role)

    def cells(self, role: str) -> list:
        """The cells of a role's column, blank where the file has none."""
        header = self.header(role)
        return self.table.columns[header] if header else [""] * self.size

    def text(self, role: str) -> list[str]:
        """The same as text, without superfluous blanks."""
        cells = self.cells(role)
        if len(set(cells[:SEEN])) > DIFFERENT * len(cells[:SEEN]):  # ids: no look-up gains anything
            return list(map(as_text, cells))
        known = {cell: as_text(cell) for cell in dict.fromkeys(cells)}
        return list(map(known.__getitem__, cells))

    def days(self, role: str) -> np.ndarray:
        """The days of a role's column as datetime64[D], NaT where there is none; a copy."""
        header = self.header(role)
        if header is None:
            return np.full(self.size, np.datetime64("NaT"), dtype="datetime64[D]")
        return self.calendar.values[header].copy()

    def unread(self, role: str) -> dict[int, str]:
        """{row index: reason} where a role's column holds something that is no day."""
        return self.calendar.problems.get(self.header(role), {})

    def numbers(self, role: str, money: bool = True) -> Numbers:
        """The numbers of a role's column; `money` takes the unit that a line above the header names."""
        return read_numbers(self.cells(role), decimal=self.decimal, file=self.table.file,
                            field=self.header(role) or "", unit=self.table.unit if money else 1.0)  # fmt: skip

    def leave_out(self, at: Iterable[int], reason: str, role: str | None = None) -> None:
        """Leave rows out; the first reason of a row stays."""
        header = self.header(role) if role else None
        for i in at:
            self._left.setdefault(int(i), (reason, header))

    @property
    def out(self) -> Mapping[int, tuple[str, str | None]]:
        """The rows left out so far {index: (reason, header)}."""
        return self._left

    def merge(self, at: Iterable[int]) -> None:
        """Rows that stand in the entry of an earlier row: used, but no entry of their own."""
        self._merged |= set(at)

    def note(self, at: Iterable[int], reason: str, role: str | None = None) -> None:
        """Note rows that count although something is wrong in them."""
        header = self.header(role) if role else None
        self._noted.extend((int(i), reason, header) for i in at)

    def say(self, key: str, at: Iterable[int] = (), ask: str | None = None, **values: object) -> None:
        """Say what was guessed or found, with the rows it is about."""
        self.said.append(Note(key, values, tuple(self.table.rows[int(i)] for i in at), ask))

    def use(self, role: str, header: str) -> None:
        """Take another column for a role, as the figures in it show."""
        headers = self.found.headers | {role: header}
        unused = tuple(h for h in self.table.headers if h not in headers.values())
        self.found = replace(
            self.found, headers=headers, how=self.found.how | {role: "content"}, unused=unused
        )

    def one_currency(self, money: Numbers, role: str = "amount") -> None:
        """Leave one currency: that of the file, or the one the reader chose. Asked "currency" for several."""
        codes = (
            [currency_code(c) if c else "" for c in self.text("currency")]
            if "currency" in self
            else money.currency
        )
        if not codes:
            return
        counts = Counter(code for i, code in enumerate(codes) if code and i not in self._left)
        if self.only:
            wanted = currency_code(self.only)
            if wanted not in counts:
                raise Asked(
                    "data.currency.unknown",
                    "currency",
                    file=self.table.file,
                    value=self.only,
                    known=", ".join(counts),
                )
            self.leave_out((i for i, code in enumerate(codes) if code != wanted), "other_currency",
                           "currency" if "currency" in self else role)  # fmt: skip
        elif len(counts) > 1:
            known = ", ".join(f"{code} ({count:,})" for code, count in counts.most_common(8))
            raise Asked("data.currency.several", "currency", file=self.table.file, known=known,
                        example=counts.most_common(1)[0][0])  # fmt: skip

    @cached_property
    def kept(self) -> np.ndarray:
        """The indices of the rows that are used; ask when all rows that must be are left out."""
        keep = np.ones(self.size, dtype=bool)
        keep[[*self._left, *self._merged]] = False
        return np.flatnonzero(keep)

    def listed(self, money: Numbers, merged: int = 0) -> dict:
        """The fields of a `Listed` for the rows that are kept; `merged` more rows stand in them."""
        table, kept = self.table, self.kept
        numbers = np.array(table.rows, dtype=int)
        stays = set(numbers[kept].tolist()) if table.notes else set()
        left = [Remark(table.rows[i], *why) for i, why in self._left.items()]
        noted = [Remark(table.rows[i], *why) for i, *why in self._noted if i not in self._left]
        self._say_money(money)
        return {
            "taken_from": table, "kind": self.kind, "row": numbers[kept], "columns": self.found,
            "calendar": self.calendar, "money": money, "used": len(kept) + merged,
            "left_out": in_order(table.left_out, left),
            "notes": in_order([n for n in table.notes if n.row in stays], noted), "said": tuple(self.said),
        }  # fmt: skip

    def _refuse_formulas(self) -> None:
        """A file whose formulas were never calculated has no values: say so, not that the cells are blank."""
        for role in self.roles:
            header = self.found.headers.get(role.name)
            if header and role.kind in ("number", "date"):
                cells = sample(self.table.columns[header])
                if cells and share(cells, lambda c: isinstance(c, str) and c.startswith("=")) >= _FORMULAS:
                    raise BadInput("data.file.formulas", file=self.table.file, field=header, example=cells[0])

    def _read_dates(self, order: str | None, spans: Sequence[tuple[str, str]]) -> Dates:
        """All date columns, those without a role too: they help to decide the order of day and month."""
        found, table = self.found, self.table
        mapped = [found.headers[r.name] for r in self.roles if r.kind == "date" and r.name in found.headers]
        others = [
            h for h in found.unused if (cells := sample(table.columns[h])) and share(cells, is_date) >= 0.8
        ]
        return read_dates(
            {header: table.columns[header] for header in dict.fromkeys((*mapped, *others))},
            rows=table.rows, file=table.file, order=order, epoch_1904=table.epoch_1904,
            spans=[(found.headers[a], found.headers[b]) for a, b in spans
                   if a in found.headers and b in found.headers],
        )  # fmt: skip

    def _note_far_off(self, role: str) -> None:
        self.note(np.flatnonzero(far_off(self.days(role))), "date_far_off", role)

    def _say_columns(self) -> None:
        for role, others in self.found.ambiguous.items():
            self.say("data.say.ambiguous", ask="columns", role=role, others=", ".join(others))
        if self.found.unused:
            self.say("data.say.unused", headers=", ".join(self.found.unused))
        if any(role.kind == "date" and role.name in self for role in self.roles):
            calendar = self.calendar
            if calendar.swapped:
                self.say("data.say.swapped", count=calendar.swapped)
            ask = "dates" if calendar.decided_by == "end_before_start" else None
            self.say(f"data.order.{calendar.decided_by}", ask=ask, order=Said(f"data.order.{calendar.order or 'dmy'}"),
                     **calendar.evidence)  # fmt: skip

    def _say_money(self, money: Numbers) -> None:
        if money.decided_by == "assumed":
            self.say(f"data.say.decimal_{money.decimal}", ask="decimal")
        if money.unit != 1:
            self.say("data.say.amount_unit", unit=f"{money.unit:,.0f}")


def repeated(names: Sequence[str]) -> dict[str, list[int]]:
    """{name: row indices} of the names that stand more than once; blank ones do not count.

    >>> repeated(["a", "b", "a", ""])
    {'a': [0, 2]}
    """
    if len(set(names)) == len(names):
        return {}
    counts = Counter(names)
    found: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if name and counts[name] > 1:
            found.setdefault(name, []).append(i)
    return found


def identical(table: Table, rows: Sequence[int]) -> list[int]:
    """Of some rows (indices), those that repeat an earlier one cell by cell."""
    seen: set[tuple] = set()
    again = []
    columns = list(table.columns.values())
    for i in rows:
        cells = tuple(column[i] for column in columns)
        if cells in seen:
            again.append(i)
        seen.add(cells)
    return again
