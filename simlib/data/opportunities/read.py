"""A CRM's export of sales opportunities, read into columns whose meaning is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.data.opportunities.columns import ROLES
from simlib.data.opportunities.stages import map_stages
from simlib.data.read.columns import ColumnMap, map_columns
from simlib.data.read.dates import Dates
from simlib.data.read.numbers import Numbers, read_numbers
from simlib.data.read.rows import calendar_of, cells_of, days_of, in_order, text_of
from simlib.data.read.table import Remark, Table, is_blank, read_table


@dataclass(frozen=True)
class Opportunities:
    """Opportunities of a real file, one entry a row that could be used.

    Arrays of equal length: `row` (the file's row number), `id`, `account`, `seller`, `stage` (text, "" =
    blank), `outcome` ("won", "lost", "open"), `start`, `close` (datetime64[D], NaT = blank), `amount` (NaN =
    blank).
    How the file was understood: `columns`, `stage_mapping`, `dates` (order of day and month), `decimal`.
    What was not used: `left_out`; what was kept with a gap: `notes`. rows == used + left out, always.
    """

    file: str
    row: np.ndarray
    id: np.ndarray
    account: np.ndarray
    seller: np.ndarray
    stage: np.ndarray
    outcome: np.ndarray
    start: np.ndarray
    close: np.ndarray
    amount: np.ndarray
    columns: ColumnMap
    stage_mapping: dict[str, str]
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
    def cycle(self) -> np.ndarray:
        """Days from start to close; NaN for open opportunities and where a date is missing."""
        days = (self.close - self.start).astype("timedelta64[D]").astype(float)
        return np.where((self.outcome == "open") | np.isnat(self.close) | np.isnat(self.start), np.nan, days)

    def table(self):
        """The opportunities as a pandas DataFrame, one row each, indexed by the file's row number."""
        import pandas as pd

        names = ("id", "account", "seller", "stage", "outcome", "start", "close", "amount")
        frame = pd.DataFrame(
            {name: getattr(self, name) for name in names}, index=pd.Index(self.row, name="row")
        )
        return frame.assign(cycle_days=self.cycle)


def read_opportunities(
    path: str | Path,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    stages: Mapping[str, str] | None = None,
    sheet: str | None = None,
    decimal: str | None = None,
) -> Opportunities:
    """Read a CSV or Excel export of opportunities.

    `dates` "dmy" or "mdy" overrides what the file's dates show; `columns` {role: header} the guessed
    columns (None: no such column); `stages` {name: "won", "lost" or "open"} the guessed outcomes; `sheet`
    the first sheet; `decimal` "point" or "comma" the guessed decimal sign. Roles: id, account, seller,
    stage, start, close, amount. Raises BadInput, one sentence, for what cannot be used;
    "data.dates.undecided" asks for `dates`.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "deals.csv")
    >>> rows = "商机编号,阶段,创建日期,关闭日期,金额", "A1,赢单,2024-01-05,2024-02-04,1.2万"
    >>> _ = file.write_text("\\n".join(rows), encoding="utf-8")
    >>> deals = read_opportunities(file)
    >>> deals.outcome.tolist(), deals.amount.tolist(), deals.cycle.tolist()
    (['won'], [12000.0], [30.0])
    """
    return understand(
        read_table(path, sheet=sheet), dates=dates, columns=columns, stages=stages, decimal=decimal
    )


def understand(table: Table, *, dates=None, columns=None, stages=None, decimal=None) -> Opportunities:
    """Give a Table's columns, dates, amounts, stages their meaning; parameters as in read_opportunities."""
    found = map_columns(table, ROLES, columns)
    text = {role: text_of(table, found, role) for role in ("id", "account", "seller", "stage")}
    named = dict.fromkeys(name for name in text["stage"] if not is_blank(name))
    mapping = map_stages(named, stages, table.file)
    calendar = calendar_of(table, found, ("start", "close"), dates, spans=[("start", "close")])
    money = read_numbers(
        cells_of(table, found, "amount"),
        decimal=decimal,
        file=table.file,
        field=found.headers.get("amount", ""),
    )
    outcome = np.array([mapping.get(name, "") for name in text["stage"]], dtype=object)
    start, close = (days_of(calendar, found, role, len(table.rows)) for role in ("start", "close"))
    reasons = _reasons(table, found, outcome, start, close, calendar, money, text["id"])
    used = np.array([i for i in range(len(table.rows)) if i not in reasons], dtype=int)
    left_out = [Remark(table.rows[i], *reason) for i, reason in reasons.items()]
    return Opportunities(
        file=table.file, row=np.array(table.rows, dtype=int)[used],
        **{role: np.array(cells, dtype=object)[used] for role, cells in text.items()},
        outcome=outcome[used], start=start[used], close=close[used], amount=money.values[used],
        columns=found, stage_mapping=mapping,
        date_order=calendar.order, date_order_by=calendar.decided_by, date_evidence=calendar.evidence,
        decimal=money.decimal, decimal_by=money.decided_by, amount_unit=money.unit,
        left_out=in_order(table.left_out, left_out),
        notes=in_order([n for n in table.notes if n.row in set(np.array(table.rows)[used].tolist())],
                        _gaps(table, found, used, outcome, start, close, money)),
    )  # fmt: skip


def _reasons(table, found, outcome, start, close, calendar: Dates, money: Numbers, ids) -> dict[int, tuple]:
    """{row index: (reason code, header)} for the rows that cannot be used; the first reason of each row."""
    headers = found.headers
    nameless = np.flatnonzero(outcome == "").tolist()
    reasons: dict[int, tuple] = dict.fromkeys(nameless, ("stage_missing", headers["stage"]))
    for role in ("start", "close"):
        for i, reason in calendar.problems.get(headers.get(role), {}).items():
            reasons.setdefault(i, (reason, headers[role]))
    for i in money.problems:
        reasons.setdefault(i, ("amount_unreadable", headers["amount"]))
    for i in np.flatnonzero(money.values < 0).tolist():
        reasons.setdefault(i, ("amount_negative", headers["amount"]))
    for i in np.flatnonzero(close < start).tolist():
        reasons.setdefault(i, ("close_before_start", headers["close"]))
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name and i not in reasons:
            if name in seen:  # an opportunity counts once; which of two rows is right the file does not say
                reasons[i] = ("duplicate_id", headers["id"])
            seen.add(name)
    return dict(sorted(reasons.items()))


def _gaps(table, found, used, outcome, start, close, money: Numbers) -> list[Remark]:
    """Rows that count although something is missing in them."""
    headers, notes = found.headers, []
    for i in used.tolist():
        if outcome[i] == "open":
            continue
        if "close" in headers and np.isnat(close[i]):
            notes.append(Remark(table.rows[i], "closed_without_close_date", headers["close"]))
        if "start" in headers and np.isnat(start[i]):
            notes.append(Remark(table.rows[i], "closed_without_start_date", headers["start"]))
        if outcome[i] == "won" and "amount" in headers and np.isnan(money.values[i]):
            notes.append(Remark(table.rows[i], "won_without_amount", headers["amount"]))
    return notes
