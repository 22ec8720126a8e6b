"""A list of customers with their tenure and whether they left, read into columns whose meaning is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.data.customers.columns import CUSTOMER_ROLES
from simlib.data.customers.tenures import Tenures, tenures_of
from simlib.data.customers.words import map_words
from simlib.data.read.columns import ColumnMap, map_columns
from simlib.data.read.numbers import Numbers, read_numbers
from simlib.data.read.rows import calendar_of, cells_of, in_order, text_of
from simlib.data.read.table import Remark, Table, is_blank, read_table
from simlib.text import BadInput


@dataclass(frozen=True)
class Customers:
    """Customers of a real file, one entry a row that could be used.

    Arrays of equal length: `row` (the file's row number), `id`, `segment` (text, "" = blank), `months`
    (tenure), `left` (bool), `charges` (NaN = blank). How the file was understood: `columns`, `churn_mapping`
    {word: "left", "there" or None}, `tenure` (from which column, in which unit, until which day), dates,
    decimal sign. What was not used: `left_out`; what was kept with a gap: `notes`. rows == used + left out,
    always.
    """

    file: str
    row: np.ndarray
    id: np.ndarray
    segment: np.ndarray
    months: np.ndarray
    left: np.ndarray
    charges: np.ndarray
    columns: ColumnMap
    churn_mapping: dict[str, str | None]
    tenure: Tenures
    date_order: str | None
    date_order_by: str
    date_evidence: dict[str, int]
    decimal: str
    decimal_by: str
    left_out: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    amount_unit: float = 1.0

    def __len__(self) -> int:
        return len(self.row)

    @property
    def rows(self) -> int:
        """Rows of the file below its header, used and left out."""
        return len(self.row) + len(self.left_out)


def read_customers(
    path: str | Path,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    churn: Mapping[str, str] | None = None,
    unit: str | None = None,
    until: str | None = None,
    sheet: str | None = None,
    decimal: str | None = None,
) -> Customers:
    """Read a CSV or Excel list of customers.

    `columns` {role: header} overrides the guessed columns (None: no such column), `churn` {word: "left" or
    "there"} what a word means, `unit` "days", "weeks", "months" or "years" of the tenure; `until` (a date)
    is the day of the observation; `dates`, `sheet` and `decimal` as in read_opportunities. Roles: id,
    tenure, start, end, observed, churned, segment, charges. Raises BadInput, one sentence, for what cannot
    be used.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "customers.csv")
    >>> _ = file.write_text("客户编号,在网月数,是否流失\\nA,12,是\\nB,3.5,否\\n", encoding="utf-8")
    >>> customers = read_customers(file)
    >>> customers.months.tolist(), customers.left.tolist()
    ([12.0, 3.5], [True, False])
    """
    return understand(
        read_table(path, sheet=sheet),
        dates=dates, columns=columns, churn=churn, unit=unit, until=until, decimal=decimal,
    )  # fmt: skip


def understand(
    table: Table, *, dates=None, columns=None, churn=None, unit=None, until=None, decimal=None
) -> Customers:
    """Give a Table's columns, dates, tenures and words their meaning; parameters as in read_customers."""
    found = map_columns(table, CUSTOMER_ROLES, columns, "customers")
    for first, second in (("tenure", "start"), ("churned", "end")):
        if first not in found.headers and second not in found.headers:
            raise BadInput(
                f"customers.columns.{first}", file=table.file, known=", ".join(map(str, table.headers))
            )
    calendar = calendar_of(table, found, ("start", "end", "observed"), dates, spans=[("start", "end")])
    words = text_of(table, found, "churned")
    named = dict.fromkeys(word for word in words if not is_blank(word))
    mapping = map_words(named, churn, table.file, found.headers.get("churned", ""))
    outcome = [mapping.get(word) for word in words] if "churned" in found.headers else None
    tenure = tenures_of(table, found, calendar, outcome, unit=unit, until=until, decimal=decimal)
    charges = read_numbers(
        cells_of(table, found, "charges"),
        decimal=decimal,
        file=table.file,
        field=found.headers.get("charges", ""),
    )
    ids = text_of(table, found, "id")
    reasons = _reasons(found, words, outcome, tenure, ids)
    used = np.array([i for i in range(len(table.rows)) if i not in reasons], dtype=int)
    kept = set(np.array(table.rows, dtype=int)[used].tolist())
    numbers = tenure.numbers or charges
    return Customers(
        file=table.file, row=np.array(table.rows, dtype=int)[used], id=np.array(ids, dtype=object)[used],
        segment=np.array(text_of(table, found, "segment"), dtype=object)[used],
        months=tenure.months[used], left=tenure.left[used], charges=charges.values[used],
        columns=found, churn_mapping=mapping, tenure=tenure,
        date_order=calendar.order, date_order_by=calendar.decided_by, date_evidence=calendar.evidence,
        decimal=numbers.decimal, decimal_by=numbers.decided_by,
        left_out=in_order(table.left_out, [Remark(table.rows[i], *reason) for i, reason in reasons.items()]),
        notes=in_order([n for n in table.notes if n.row in kept], _gaps(table, found, used, charges)),
    )  # fmt: skip


def _reasons(found: ColumnMap, words, outcome, tenure: Tenures, ids) -> dict[int, tuple]:
    """{row index: (reason code, header)} for the rows that cannot be used; the first reason of each row."""
    reasons: dict[int, tuple] = {}
    if outcome is not None:
        for i, (word, meaning) in enumerate(zip(words, outcome, strict=True)):
            if meaning is None:
                code = "churn_missing" if is_blank(word) else "churn_unknown"
                reasons[i] = (code, found.headers["churned"])
    for i, reason in tenure.problems.items():
        reasons.setdefault(i, reason)
    seen: set[str] = set()
    for i, name in enumerate(ids):
        if name and i not in reasons:
            if name in seen:  # a customer counts once; which of two rows is right the file does not say
                reasons[i] = ("duplicate_customer", found.headers["id"])
            seen.add(name)
    return dict(sorted(reasons.items()))


def _gaps(table: Table, found: ColumnMap, used: np.ndarray, charges: Numbers) -> list[Remark]:
    """Rows that count although their charges are missing."""
    if "charges" not in found.headers:
        return []
    header = found.headers["charges"]
    return [
        Remark(table.rows[i], "charges_unreadable" if i in charges.problems else "charges_missing", header)
        for i in used.tolist()
        if np.isnan(charges.values[i])
    ]
