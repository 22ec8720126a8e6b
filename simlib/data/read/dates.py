"""Dates as people and programs write them; day first or month first is decided once for a whole file."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simlib.data.read.table import CLEAR_MAJORITY, is_blank
from simlib.text import BadInput

ORDERS = ("dmy", "mdy")  # day-month-year, month-day-year
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_TWO_DIGIT_TURN = 70  # 00-69 are 2000-2069, 70-99 are 1970-1999 (POSIX strptime turns at 69)
_SERIALS = (10_000, 99_999)  # Excel day numbers from 1927 to 2173; smaller numbers are no plausible day

_EPOCH = dt.date(1970, 1, 1)
_EXCEL_1900 = dt.date(1899, 12, 30)  # day 0 as Excel counts, its wrong 29 February 1900 included
_EXCEL_1904 = dt.date(1904, 1, 1)

_CLOCK = r"(?:上午|下午|星期.|周.|\d{1,2}[:时点]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_TIME = rf"(?:(?:[t,\s]+|(?<=[日号])){_CLOCK}.*)?"  # a time or weekday behind the day is allowed and not used
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?" + _TIME)
_YEAR_SHORT = re.compile(r"(\d{2})年(\d{1,2})月(\d{1,2})[日号]?" + _TIME)
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?" + _TIME)
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/.\s]+([a-z]{3,9})[-/.,\s]+(\d{4}|\d{2})" + _TIME)
_NAME_DAY = re.compile(r"([a-z]{3,9})[-/.\s]+(\d{1,2})(?:st|nd|rd|th)?[-/.,\s]+(\d{4}|\d{2})" + _TIME)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# A cell once looked at: days since 1970, three numbers whose order is open, blank (None) or no date at all.
Parsed = int | tuple[int, int, int] | None | str
_NO_DATE = "no date"


@dataclass(frozen=True)
class Dates:
    """Date columns read: `values` maps header to datetime64[D] (NaT = blank or unreadable), `problems`
    header to {row index: reason code}; `order` is "dmy", "mdy" or None (nothing to decide); `decided_by` is
    one of "given", "value_above_12", "end_before_start", "not_needed"; `evidence` counts the cells that
    tell."""

    values: dict[str, np.ndarray]
    problems: dict[str, dict[int, str]]
    order: str | None
    decided_by: str
    evidence: dict[str, int]


def parse(cell: object, epoch_1904: bool = False) -> Parsed:
    """One cell: days since 1970-01-01, or (first, second, year) where the order is open, None for a blank.

    >>> parse("2024年3月5日"), parse("03/05/24"), parse("5 Mar 2024"), parse(45356)
    (19787, (3, 5, 2024), 19787, 19787)
    """
    if isinstance(cell, dt.datetime):
        return (cell.date() - _EPOCH).days
    if isinstance(cell, dt.date):
        return (cell - _EPOCH).days
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(cell, epoch_1904)
    if is_blank(cell):
        return None
    return _parse_text(unicodedata.normalize("NFKC", str(cell)).strip().lower(), epoch_1904)


def _parse_text(text: str, epoch_1904: bool) -> Parsed:
    if match := _YEAR_FIRST.fullmatch(text) or _YEAR_SHORT.fullmatch(text) or _COMPACT.fullmatch(text):
        return _days(*map(int, match.groups()))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, match.groups())
        return (first, second, _full_year(year, match.group(3)))
    if match := _DAY_NAME.fullmatch(text):
        return _named(match.group(1), match.group(2), match.group(3))
    if match := _NAME_DAY.fullmatch(text):
        return _named(match.group(2), match.group(1), match.group(3))
    if _SERIAL.fullmatch(text):
        return _serial(float(text), epoch_1904)
    return _NO_DATE


def _named(day: str, month: str, year: str) -> Parsed:
    if month[:3] not in _MONTHS:
        return _NO_DATE
    return _days(_full_year(int(year), year), _MONTHS.index(month[:3]) + 1, int(day))


def _full_year(year: int, digits: str) -> int:
    if len(digits) == 4:
        return year
    return year + (2000 if year < _TWO_DIGIT_TURN else 1900)


def _days(year: int, month: int, day: int) -> Parsed:
    year = _full_year(year, "00") if year < 100 else year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _NO_DATE
    try:
        return (dt.date(year, month, day) - _EPOCH).days
    except ValueError:
        return _NO_DATE


def _serial(number: float, epoch_1904: bool) -> Parsed:
    if not _SERIALS[0] <= number <= _SERIALS[1]:
        return _NO_DATE
    return int(number) + ((_EXCEL_1904 if epoch_1904 else _EXCEL_1900) - _EPOCH).days


def is_date(cell: object) -> bool:
    """True for a cell that can only be a date (a bare number is none)."""
    if isinstance(cell, (int, float)) or (isinstance(cell, str) and _SERIAL.fullmatch(cell.strip())):
        return False
    return parse(cell) not in (None, _NO_DATE)


def may_be_date(cell: object) -> bool:
    """True for a cell that can be read as a date, Excel's day numbers included."""
    return parse(cell) not in (None, _NO_DATE)


def _resolve(parsed: Parsed, order: str) -> Parsed:
    if not isinstance(parsed, tuple):
        return parsed
    first, second, year = parsed
    return _days(year, second, first) if order == "dmy" else _days(year, first, second)


def read_dates(
    columns: Mapping[str, Sequence],
    *,
    rows: Sequence[int],
    file: str = "",
    order: str | None = None,
    spans: Sequence[tuple[str, str]] = (),
    epoch_1904: bool = False,
) -> Dates:
    """Read all date columns of a file with one order of day and month.

    `order` given wins. Else a part above 12 decides (the clear majority, if a few cells contradict it), else
    the order under which fewer `spans` (start header, end header) end before they start.
    BadInput "data.dates.undecided" or "data.dates.conflict" when nothing decides, so that the reader is
    asked.
    """
    if order is not None and order not in ORDERS:
        raise BadInput("data.dates.unknown_order", value=order, known=", ".join(ORDERS))
    known: dict[object, Parsed] = {}
    for cells in columns.values():
        for cell in cells:
            if cell not in known:
                known[cell] = parse(cell, epoch_1904)
    parsed = {header: [known[cell] for cell in cells] for header, cells in columns.items()}
    evidence = _evidence(parsed)
    chosen, decided_by = (order, "given") if order else _decide(parsed, evidence, spans, columns, rows, file)
    values, problems = {}, {}
    for header, cells in parsed.items():
        values[header], problems[header] = _values(cells, chosen or "dmy")
    return Dates(values, problems, chosen, decided_by, evidence)


def _evidence(parsed: Mapping[str, Sequence[Parsed]]) -> dict[str, int]:
    counts = {"dmy": 0, "mdy": 0}
    for cells in parsed.values():
        for cell in cells:
            if isinstance(cell, tuple) and (told := _tells(cell)):
                counts[told] += 1
    return counts


def _tells(cell: tuple[int, int, int]) -> str | None:
    first, second, _ = cell
    if 31 >= first > 12 >= second:
        return "dmy"
    return "mdy" if 31 >= second > 12 >= first else None


def _decide(parsed, evidence, spans, columns, rows, file) -> tuple[str | None, str]:
    dmy, mdy = evidence["dmy"], evidence["mdy"]
    if max(dmy, mdy) > CLEAR_MAJORITY * min(dmy, mdy):
        return ("dmy" if dmy > mdy else "mdy"), "value_above_12"
    if dmy or mdy:
        raise BadInput("data.dates.conflict", file=file, **_examples(parsed, columns, rows), dmy=dmy, mdy=mdy)
    open_cells = [
        (row, cell)
        for header, cells in parsed.items()
        for row, value, cell in zip(rows, cells, columns[header], strict=True)
        if isinstance(value, tuple) and value[0] != value[1] and max(value[:2]) <= 12
    ]
    if not open_cells:
        return None, "not_needed"
    backward = {order: _backward(parsed, spans, order) for order in ORDERS}
    if backward["dmy"] != backward["mdy"]:
        return min(ORDERS, key=backward.__getitem__), "end_before_start"
    row, cell = open_cells[0]
    raise BadInput("data.dates.undecided", file=file, row=row, example=cell)


def _examples(parsed, columns, rows) -> dict:
    found = {}
    for header, cells in parsed.items():
        for row, value, cell in zip(rows, cells, columns[header], strict=True):
            if isinstance(value, tuple) and (told := _tells(value)):
                found.setdefault(f"{told}_row", row)
                found.setdefault(f"{told}_example", cell)
    return found


def _backward(parsed, spans, order: str) -> int:
    """Rows that end before they start when read in this order."""
    count = 0
    for start, end in spans:
        for a, b in zip(parsed[start], parsed[end], strict=True):
            a, b = _resolve(a, order), _resolve(b, order)
            count += isinstance(a, int) and isinstance(b, int) and b < a
    return count


def _values(cells: Sequence[Parsed], order: str) -> tuple[np.ndarray, dict[int, str]]:
    days = np.full(len(cells), np.datetime64("NaT"), dtype="datetime64[D]")
    problems = {}
    for i, cell in enumerate(cells):
        value = _resolve(cell, order)
        if isinstance(value, int):
            days[i] = np.datetime64(value, "D")
        elif value == _NO_DATE:
            against = isinstance(cell, tuple) and _tells(cell) not in (None, order)
            problems[i] = "date_contradicts_order" if against else "date_unreadable"
    return days, problems
