"""How long each customer of a list was there, in months, and whether they left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.data.customers.words import LEFT
from simlib.data.read.columns import ColumnMap, plain
from simlib.data.read.dates import Dates
from simlib.data.read.numbers import Numbers, read_numbers
from simlib.data.read.rows import cells_of, days_of
from simlib.data.read.table import Table
from simlib.text import BadInput

MONTH = 30.4375
"""Days in a month: a Gregorian year of 365.25 days by 12."""

UNITS = {"days": 1 / MONTH, "weeks": 7 / MONTH, "months": 1.0, "years": 12.0}
"""Units of a tenure, in months."""

_HEADER_WORDS = {
    "days": ("day", "days", "天"), "weeks": ("week", "weeks", "周"), "years": ("year", "years", "年"),
    "months": ("month", "months", "月"),
}  # fmt: skip
_LONGEST = 1_200.0  # months: no customer is there for more than a hundred years


@dataclass(frozen=True)
class Tenures:
    """Tenures read: `months` and `left` by row, `problems` {row index: (reason code, header)}.

    `unit` is that of the column, `unit_by` "given", "header" or "assumed"; from dates, `unit` is "dates" and
    `until` the day up to which customers without an end were seen, `until_by` "given", "column" or "latest"
    (in the file).
    """

    months: np.ndarray
    left: np.ndarray
    problems: dict[int, tuple[str, str]]
    unit: str
    unit_by: str = "header"
    until: np.datetime64 | None = None
    until_by: str | None = None
    numbers: Numbers | None = None


def tenures_of(
    table: Table,
    found: ColumnMap,
    calendar: Dates,
    outcome: Sequence[str | None] | None,
    *,
    unit: str | None = None,
    until: str | None = None,
    decimal: str | None = None,
) -> Tenures:
    """From the column of tenures, else from start and end. Without a column that says who left, an end says
    it.

    BadInput for an unknown `unit`, and for an `until` that is no ISO date.
    """
    if unit is not None and unit not in UNITS:
        raise BadInput("customers.unit.unknown", value=unit, known=", ".join(UNITS))
    if "tenure" in found.headers:
        return _counted(table, found, calendar, outcome, unit, decimal)
    return _dated(table, found, calendar, outcome, until)


def _counted(table, found, calendar: Dates, outcome, unit, decimal) -> Tenures:
    header = found.headers["tenure"]
    cells = cells_of(table, found, "tenure")
    numbers = read_numbers(cells, decimal=decimal, file=table.file, field=header)
    named = header_unit(header)
    chosen = unit or named or "months"
    months = numbers.values / numbers.unit * UNITS[chosen]
    problems = dict.fromkeys(np.flatnonzero(np.isnan(months)).tolist(), ("tenure_missing", header))
    problems |= dict.fromkeys(numbers.problems, ("tenure_unreadable", header))
    problems |= dict.fromkeys(np.flatnonzero(months < 0).tolist(), ("tenure_negative", header))
    problems |= dict.fromkeys(np.flatnonzero(months > _LONGEST).tolist(), ("tenure_too_long", header))
    if outcome is None:
        header = found.headers["end"]
        left = ~np.isnat(days_of(calendar, found, "end", len(cells)))
        for i, reason in calendar.problems[header].items():
            problems.setdefault(i, (reason, header))
    else:
        left = np.array([word == LEFT for word in outcome], dtype=bool)
    by = "given" if unit else "header" if named else "assumed"
    return Tenures(months, left, problems, chosen, by, numbers=numbers)


def header_unit(header: str) -> str | None:
    """The unit that a header names.

    >>> header_unit("tenure_days"), header_unit("在网月数"), header_unit("Tenure")
    ('days', 'months', None)
    """
    name = plain(header)
    for unit, words in _HEADER_WORDS.items():
        if any(word in name.split() or (not word.isascii() and word in name) for word in words):
            return unit
    return None


def _dated(table, found, calendar: Dates, outcome, until: str | None) -> Tenures:
    size = len(table.rows)
    start, end, observed = (days_of(calendar, found, role, size) for role in ("start", "end", "observed"))
    last, by = _last_day(until, (start, end, observed), "observed" in found.headers)
    seen = np.full(size, last) if until else np.where(np.isnat(observed), last, observed)
    has_end = ~np.isnat(end)
    left = has_end.copy() if outcome is None else np.array([word == LEFT for word in outcome], dtype=bool)
    problems: dict[int, tuple[str, str]] = {}
    for role in ("start", "end", "observed"):
        if header := found.headers.get(role):
            for i, reason in calendar.problems[header].items():
                problems.setdefault(i, (reason, header))
    header = found.headers["start"]
    for i in np.flatnonzero(np.isnat(start)).tolist():
        problems.setdefault(i, ("start_missing", header))
    for i in np.flatnonzero(left & ~has_end).tolist():
        problems.setdefault(i, ("left_without_end", found.headers.get("end", header)))
    later = has_end & (end > seen)  # an end that lies ahead: still there on the day of the observation
    left &= ~later
    stop = np.where(has_end & ~later, end, seen)
    for i in np.flatnonzero(stop < start).tolist():
        problems.setdefault(
            i, ("end_before_start", found.headers.get("end", header) if has_end[i] else header)
        )
    months = months_between(start, stop)
    for i in np.flatnonzero(months > _LONGEST).tolist():
        problems.setdefault(i, ("tenure_too_long", header))
    return Tenures(months, left, problems, "dates", until=last, until_by=by)


def _last_day(until: str | None, days: tuple[np.ndarray, ...], has_column: bool) -> tuple[np.datetime64, str]:
    if until:
        try:
            return np.datetime64(dt.date.fromisoformat(until), "D"), "given"
        except ValueError:
            raise BadInput("customers.until.unreadable", value=until) from None
    every = np.concatenate(days)
    every = every[~np.isnat(every)]
    last = every.max() if len(every) else np.datetime64("NaT", "D")
    return last, "column" if has_column else "latest"


def months_between(start: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """Calendar months from day to day; the days over count as parts of a month. NaN without both days.

    >>> days = np.array(["2024-01-31", "2024-01-15"], dtype="datetime64[D]")
    >>> months_between(days, np.array(["2024-03-31", "2025-01-15"], dtype="datetime64[D]")).tolist()
    [2.0, 12.0]
    """
    whole = (stop.astype("datetime64[M]") - start.astype("datetime64[M]")).astype(float)
    into = [
        (days - days.astype("datetime64[M]")).astype("timedelta64[D]").astype(float) for days in (start, stop)
    ]
    months = np.maximum(whole + (into[1] - into[0]) / MONTH, 0.0)
    return np.where(np.isnat(start) | np.isnat(stop), np.nan, months)
