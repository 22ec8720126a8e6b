"""A real ledger of invoices, read into columns whose meaning is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from simlib.data.invoices.columns import INVOICE_ROLES, NO, STILL_OPEN, YES
from simlib.data.read.columns import ColumnMap, map_columns
from simlib.data.read.dates import Dates
from simlib.data.read.numbers import Numbers, read_numbers
from simlib.data.read.rows import as_text, calendar_of, cells_of, days_of, in_order, text_of
from simlib.data.read.table import Remark, Table, is_blank, read_table
from simlib.lab.ledger.ledger import Ledger

_DATES = ("issued", "due", "settled", "written_off")
_FINEST = 4  # decimals of an amount that are kept, at most
_COMPACT_AS_NUMBER = re.compile(r"((?:19|20)\d{6})\.0")  # 20240131.0, as data frames write a column with gaps


@dataclass(frozen=True)
class Invoices:
    """Invoice rows of a real ledger, one entry a row that could be used.

    Arrays of equal length: `row` (the file's row number), `id`, `customer` (text, "" = blank), `issued`,
    `due`, `settled`, `written_off` (datetime64[D], NaT = has not happened), `amount` (money), `disputed` (1
    yes, 0 no, -1 unknown). How the file was understood and what was not used: as in `Opportunities`; rows ==
    used + left out, always.
    """

    file: str
    row: np.ndarray
    id: np.ndarray
    customer: np.ndarray
    issued: np.ndarray
    due: np.ndarray
    settled: np.ndarray
    written_off: np.ndarray
    amount: np.ndarray
    disputed: np.ndarray
    columns: ColumnMap
    date_order: str | None
    date_order_by: str
    date_evidence: dict[str, int]
    decimal: str
    decimal_by: str
    amount_unit: float
    left_out: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def rows(self) -> int:
        """Rows of the file below its header, used and left out."""
        return len(self.row) + len(self.left_out)

    @property
    def last_day(self) -> np.datetime64:
        """The last day on which an invoice was issued, settled or written off; NaT if there is none."""
        days = np.concatenate([self.issued, self.settled, self.written_off])
        days = days[~np.isnat(days)]
        return days.max() if len(days) else np.datetime64("NaT", "D")

    @property
    def decimals(self) -> int:
        """The decimals that amounts are written with, 4 at most."""
        for decimals in range(_FINEST):
            scaled = self.amount * 10**decimals
            if np.allclose(scaled, np.round(scaled), rtol=0, atol=1e-6):
                return decimals
        return _FINEST

    def ledger(self) -> Ledger:
        """The ledger that KPIs read: days since 1970, money in units of the last decimal (see `decimals`)."""
        names = {name: n for n, name in enumerate(dict.fromkeys(self.customer))}
        return Ledger(
            customer=np.array([names[name] for name in self.customer], dtype=np.int64),
            amount=np.round(self.amount * 10**self.decimals).astype(np.int64),
            issued=day_number(self.issued),
            due=day_number(self.due),
            paid=day_number(self.settled),
            written_off=day_number(self.written_off),
        )

    def table(self):
        """The invoices as a pandas DataFrame, one row each, indexed by the file's row number."""
        import pandas as pd

        names = ("id", "customer", *_DATES, "amount", "disputed")
        return pd.DataFrame({n: getattr(self, n) for n in names}, index=pd.Index(self.row, name="row"))


def day_number(days: np.ndarray) -> np.ndarray:
    """Days since 1970 as floats, NaN for NaT.

    >>> day_number(np.array(["1970-01-03", "NaT"], dtype="datetime64[D]")).tolist()
    [2.0, nan]
    """
    return np.where(np.isnat(days), np.nan, days.astype("datetime64[D]").astype(float))


def read_invoices(
    path: str | Path,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    sheet: str | None = None,
    decimal: str | None = None,
) -> Invoices:
    """Read a CSV or Excel ledger: an invoice a row, with its dates, amount, customer, disputed or not.

    Parameters as in `read_opportunities`. Roles: id, customer, issued, due, settled, amount, disputed,
    written_off; a blank date of settlement, or a word such as "open", means that the invoice is open. Raises
    BadInput, one sentence, for what cannot be used.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "ledger.csv")
    >>> rows = "甲,2024-01-05,2024-02-04,2024-02-10,1.2万\\n乙,2024-01-06,2024-02-05,,80"
    >>> _ = file.write_text("客户,开票日期,到期日,回款日期,金额\\n" + rows, encoding="utf-8")
    >>> ledger = read_invoices(file)
    >>> ledger.amount.tolist(), str(ledger.settled[0]), len(ledger.row)
    ([12000.0, 80.0], '2024-02-10', 2)
    """
    return understand(read_table(path, sheet=sheet), dates=dates, columns=columns, decimal=decimal)


def understand(table: Table, *, dates=None, columns=None, decimal=None) -> Invoices:
    """Give a Table's columns, dates and amounts their meaning; parameters as in `read_invoices`."""
    table = _changed(table, _compact_day, table.headers)
    found = map_columns(table, INVOICE_ROLES, columns, "invoices")
    table = _changed(table, _still_open, [found.headers.get(role) for role in ("settled", "written_off")])
    size = len(table.rows)
    text = {role: text_of(table, found, role) for role in ("id", "customer")}
    spans = [("issued", "due"), ("issued", "settled")]
    calendar = calendar_of(table, found, _DATES, dates, spans)
    money = read_numbers(
        cells_of(table, found, "amount"), decimal=decimal, file=table.file, field=found.headers["amount"]
    )
    day = {role: days_of(calendar, found, role, size) for role in _DATES}
    disputed = np.array([_disputed(cell) for cell in cells_of(table, found, "disputed")], dtype=np.int64)
    if "disputed" not in found.headers:
        disputed[:] = -1
    reasons = _reasons(found, day, calendar, money, text["id"])
    used = np.array([i for i in range(size) if i not in reasons], dtype=int)
    kept = set(np.array(table.rows, dtype=int)[used].tolist())
    return Invoices(
        file=table.file, row=np.array(table.rows, dtype=int)[used],
        **{role: np.array(cells, dtype=object)[used] for role, cells in text.items()},
        **{role: days[used] for role, days in day.items()},
        amount=money.values[used], disputed=disputed[used], columns=found,
        date_order=calendar.order, date_order_by=calendar.decided_by, date_evidence=calendar.evidence,
        decimal=money.decimal, decimal_by=money.decided_by, amount_unit=money.unit,
        left_out=in_order(table.left_out, [Remark(table.rows[i], *reason) for i, reason in reasons.items()]),
        notes=in_order([n for n in table.notes if n.row in kept],
                       _gaps(table, found, used, text["customer"], disputed)),
    )  # fmt: skip


def _changed(table: Table, change: Callable, headers: Collection[str]) -> Table:
    columns = {h: [change(c) for c in cells] if h in headers else cells for h, cells in table.columns.items()}
    return replace(table, columns=columns)


def _compact_day(cell: object) -> object:
    """20240131.0 as the day it is; as a number it stays the same."""
    match = _COMPACT_AS_NUMBER.fullmatch(str(cell).strip()) if isinstance(cell, (str, float)) else None
    return match.group(1) if match else cell


def _still_open(cell: object) -> object:
    """Words for "not settled yet" as blanks."""
    return "" if isinstance(cell, str) and cell.strip().casefold() in STILL_OPEN else cell


def _disputed(cell: object) -> int:
    word = as_text(cell).casefold()
    if word in YES:
        return 1
    return 0 if word in NO or is_blank(cell) else -1


def _reasons(
    found: ColumnMap, day: dict, calendar: Dates, money: Numbers, ids: list[str]
) -> dict[int, tuple]:
    """{row index: (reason code, header)} for the rows that cannot be used; the first reason of each row."""
    headers = found.headers
    reasons: dict[int, tuple] = {}

    def leave_out(rows, reason: str, role: str) -> None:
        for i in rows:
            reasons.setdefault(int(i), (reason, headers[role]))

    for role in _DATES:
        for i, reason in calendar.problems.get(headers.get(role), {}).items():
            reasons.setdefault(i, (reason, headers[role]))
    leave_out(np.flatnonzero(np.isnat(day["issued"])), "issued_missing", "issued")
    leave_out(np.flatnonzero(np.isnat(day["due"])), "due_missing", "due")
    leave_out(money.problems, "amount_unreadable", "amount")
    leave_out(np.flatnonzero(np.isnan(money.values)), "amount_missing", "amount")
    leave_out(np.flatnonzero(money.values < 0), "amount_negative", "amount")
    for role in ("due", "settled", "written_off"):
        leave_out(np.flatnonzero(day[role] < day["issued"]), "before_issued", role)
    both = ~np.isnat(day["settled"]) & ~np.isnat(day["written_off"])
    leave_out(np.flatnonzero(both), "settled_and_written_off", "written_off")
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name and i not in reasons:
            if name in seen:
                reasons[i] = ("duplicate_id", headers["id"])
            seen.add(name)
    return dict(sorted(reasons.items()))


def _gaps(table: Table, found: ColumnMap, used, customer: list[str], disputed: np.ndarray) -> list[Remark]:
    """Rows that count although something is missing in them."""
    headers, notes = found.headers, []
    for i in used.tolist():
        if "customer" in headers and is_blank(customer[i]):
            notes.append(Remark(table.rows[i], "customer_missing", headers["customer"]))
        if "disputed" in headers and disputed[i] < 0:
            notes.append(Remark(table.rows[i], "dispute_unreadable", headers["disputed"]))
    return notes
