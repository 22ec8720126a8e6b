"""How long each customer of a list was there, in months, and whether they left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.data.read.dates import far_off, resolve
from simlib.data.read.headers import plain
from simlib.data.read.notes import Asked, Said
from simlib.data.read.numbers import Numbers
from simlib.data.read.reading import Reading
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
    """Tenures read: `months` and `left` by row, `problems` {row index: (reason code, role)}.

    `unit` is that of the column, `unit_by` "given", "header" or "assumed"; from dates, `unit` is "dates", `first` and
    `last` are the days, and `until` the day up to which customers without an end were seen, `until_by` "given",
    "column", "title" (a line above the header) or "latest" (in the file).
    """

    months: np.ndarray
    left: np.ndarray
    problems: dict[int, tuple[str, str]]
    unit: str
    unit_by: str = "header"
    until: np.datetime64 | None = None
    until_by: str | None = None
    numbers: Numbers | None = None
    first: np.ndarray | None = None
    last: np.ndarray | None = None

    @property
    def unit_word(self) -> Said:
        return Said(f"customers.unit.{self.unit}")

    def between(self, start: np.datetime64, stop: np.datetime64) -> float:
        """Months from a day to another."""
        return float(months_between(np.array([start]), np.array([stop]))[0])


def tenures_of(
    reading: Reading,
    outcome: Sequence[str | None] | None,
    *,
    unit: str | None = None,
    until: str | None = None,
) -> Tenures:
    """From the column of tenures, else from start and end. Without a column that says who left, an end says
    it.

    BadInput for an unknown `unit`, and for an `until` that is no ISO date; Asked "until" where every row has an end,
    and nothing says on which day it was seen: ends of running contracts are no churn.
    """
    if unit is not None and unit not in UNITS:
        raise BadInput("customers.unit.unknown", value=unit, known=", ".join(UNITS))
    return _counted(reading, outcome, unit) if "tenure" in reading else _dated(reading, outcome, until)


def _counted(reading: Reading, outcome, unit) -> Tenures:
    numbers = reading.numbers("tenure", money=False)
    named = header_unit(reading.header("tenure"))
    chosen = unit or named or "months"
    months = numbers.values / numbers.unit * UNITS[chosen]
    problems = dict.fromkeys(np.flatnonzero(np.isnan(months)).tolist(), ("tenure_missing", "tenure"))
    problems |= dict.fromkeys(numbers.problems, ("tenure_unreadable", "tenure"))
    problems |= dict.fromkeys(np.flatnonzero(months < 0).tolist(), ("tenure_negative", "tenure"))
    problems |= dict.fromkeys(np.flatnonzero(months > _LONGEST).tolist(), ("tenure_too_long", "tenure"))
    if outcome is None:
        left = ~np.isnat(reading.days("end"))
        for i, reason in reading.unread("end").items():
            problems.setdefault(i, (reason, "end"))
    else:
        left = np.array([word == "left" for word in outcome], dtype=bool)
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


def _dated(reading: Reading, outcome, until: str | None) -> Tenures:
    size = reading.size
    start, end, observed = (reading.days(role) for role in ("start", "end", "observed"))
    last, by = _last_day(reading, until, (start, end, observed))
    has_end = ~np.isnat(end)
    if by == "latest" and outcome is None and has_end.all() and size > 1:
        raise Asked(
            "customers.until.ahead",
            "until",
            file=reading.table.file,
            field=reading.header("end"),
            last=end.max(),
        )
    if "end" not in reading and outcome is not None and "left" in outcome:
        raise Asked("customers.columns.end", "columns", file=reading.table.file, field=reading.header("churned"),
                    role="end", known=", ".join(reading.table.headers))  # fmt: skip
    seen = np.full(size, last) if until else np.where(np.isnat(observed), last, observed)
    left = has_end.copy() if outcome is None else np.array([word == "left" for word in outcome], dtype=bool)
    problems: dict[int, tuple[str, str]] = {}
    for role in ("start", "end", "observed"):
        for i, reason in reading.unread(role).items():
            problems.setdefault(i, (reason, role))
    for i in np.flatnonzero(np.isnat(start)).tolist():
        problems.setdefault(i, ("start_missing", "start"))
    at_end = "end" if "end" in reading else "start"
    for i in np.flatnonzero(left & ~has_end).tolist():
        problems.setdefault(i, ("left_without_end", at_end))
    later = has_end & (end > seen)  # an end that lies ahead: still there on the day of the observation
    left &= ~later
    gone = has_end & ~later & (left if outcome is not None else True)
    stop = np.where(gone, end, seen)
    if outcome is not None and (odd := np.flatnonzero(has_end & ~later & ~left)).size:
        reading.note(odd, "end_but_there", "end")
    for i in np.flatnonzero(stop < start).tolist():
        problems.setdefault(i, ("end_before_start", at_end if has_end[i] else "start"))
    months = months_between(start, stop)
    for i in np.flatnonzero(months > _LONGEST).tolist():
        problems.setdefault(i, ("tenure_too_long", "start"))
    return Tenures(months, left, problems, "dates", until=last, until_by=by, first=start, last=stop)


def _last_day(reading: Reading, until: str | None, days: tuple[np.ndarray, ...]) -> tuple[np.datetime64, str]:
    if until:
        try:
            return np.datetime64(dt.date.fromisoformat(until), "D"), "given"
        except ValueError:
            raise Asked("customers.until.unreadable", "until", value=until) from None
    named = reading.table.as_of
    named = resolve(named, reading.calendar.order or "dmy") if isinstance(named, tuple) else named
    if isinstance(named, int) and "observed" not in reading:
        return np.datetime64(named, "D"), "title"
    every = np.concatenate(days)
    every = every[~np.isnat(every)]
    every = every[~far_off(every)]
    last = every.max() if len(every) else np.datetime64("NaT", "D")
    return last, "column" if "observed" in reading else "latest"


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
