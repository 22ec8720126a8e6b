"""One date as people and programs write it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

import numpy as np

from simlib.data.read.cells import is_blank
from simlib.data.read.words import pairs

ORDERS = ("dmy", "mdy", "ymd")
"""Day-month-year, month-day-year, and, for years of two digits, year-month-day."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_TWO_DIGIT_TURN = 70  # 00-69 are 2000-2069, 70-99 are 1970-1999 (POSIX strptime turns at 69)
_SERIALS = (10_000, 99_999)  # Excel day numbers from 1927 to 2173; smaller numbers are no plausible day
_SECONDS = (315_532_800, 4_102_444_800)  # 1980 to 2100 since 1970, as databases and web services count

EPOCH = dt.date(1970, 1, 1)
_EXCEL_1900 = dt.date(1899, 12, 30)  # day 0 as Excel counts, its wrong 29 February 1900 included
_EXCEL_1904 = dt.date(1904, 1, 1)
_NEVER = frozenset(  # days that stand for none: the first or last that a system knows
    (dt.date(*day) - EPOCH).days
    for day in (
        (1900, 1, 1),
        (1899, 12, 30),
        (1899, 12, 31),
        (1900, 1, 2),
        (1970, 1, 1),
        (2099, 12, 31),
        (2199, 12, 31),
    )
)

_CLOCK = r"(?:上午|下午|星期.|周.|\d{1,2}[:时点.]|\d{4,6}$|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_TIME = rf"(?:(?:[t,\s]+|(?<=[日号])){_CLOCK}.*)?"  # a time or weekday behind the day is allowed and not used
_WEEKDAY = re.compile(r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|星期.|周.)[,.\s]+")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?" + _TIME)
_YEAR_SHORT = re.compile(r"(\d{2})年(\d{1,2})月(\d{1,2})[日号]?" + _TIME)
_IN_WORDS = re.compile(
    "([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_MINGUO = re.compile(
    r"(?:民国\s*|民國\s*)?(1\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?" + _TIME
)
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})(?:\.0|\d{4}|\d{6}|[t\s]\d{2}:?\d{2}.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?" + _TIME)
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[-/.\s]*([^\W\d_]{3,10})[-/.,\s]*(\d{4}|\d{2})" + _TIME)
_NAME_DAY = re.compile(r"([^\W\d_]{3,10})[-/.\s]+(\d{1,2})(?:st|nd|rd|th)?[-/.,\s]+(\d{4}|\d{2})" + _TIME)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_COUNTED = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}(?:\.0)?")  # seconds, milliseconds
_ZEROS = re.compile(r"0+[-/.]0+[-/.]0+(?:[t\s]+[0:.z+]*)?|0{6,8}|0|1900[-/.]0?1[-/.]0?0.*|0?0[-/.]0?1[-/.]1900.*"
                    r"|0001[-/.]0?1[-/.]0?1.*|0?1[-/.]0?1[-/.]0001.*")  # fmt: skip
_LAST = re.compile(
    r"9999[-/.年]?12[-/.月]?31.*|31[-/.]12[-/.]9999.*|12[-/.]31[-/.]9999.*|9999[-/.]\d+[-/.]\d+.*"
    r"|31[-/. ]dec[-/. ]4712.*|4712[-/.]12[-/.]31.*"  # Oracle's last day
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# A cell once looked at: days since 1970, three numbers whose order is open (the third a year of four digits, or
# as written with two), blank (None) or no date at all.
Parsed = int | tuple[int, int, int] | None | str
NO_DATE = "no date"


def parse(cell: object, epoch_1904: bool = False) -> Parsed:
    """One cell: days since 1970-01-01, or (first, second, year) where the order is open, None for a blank.

    >>> parse("2024年3月5日"), parse("03/05/24"), parse("5 Mar 2024"), parse(45356), parse("00.00.0000")
    (19787, (3, 5, 24), 19787, 19787, None)
    """
    if isinstance(cell, dt.datetime):
        return _real((cell.date() - EPOCH).days)
    if isinstance(cell, dt.date):
        return _real((cell - EPOCH).days)
    if isinstance(cell, dt.time):
        return None  # midnight without a day: Excel's zero in a cell of dates
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _number(cell, epoch_1904)
    if is_blank(cell):
        return None
    return _parse_text(unicodedata.normalize("NFKC", str(cell)).strip().lstrip("'").lower(), epoch_1904)


def _parse_text(text: str, epoch_1904: bool) -> Parsed:
    text = _WEEKDAY.sub("", text)
    if _ZEROS.fullmatch(text) or _LAST.fullmatch(text):
        return None
    if match := _YEAR_FIRST.fullmatch(text) or _YEAR_SHORT.fullmatch(text) or _COMPACT.fullmatch(text):
        return _real(_days(*map(int, match.groups())))
    if match := _IN_WORDS.fullmatch(text):
        return _days(*map(_figure, match.groups()))
    if match := _YEAR_LAST.fullmatch(text):
        return tuple(map(int, match.groups()))
    if match := _MINGUO.fullmatch(text):
        return _days(int(match.group(1)) + 1911, int(match.group(2)), int(match.group(3)))
    if match := _DAY_NAME.fullmatch(text):
        return _named(match.group(1), match.group(2), match.group(3))
    if match := _NAME_DAY.fullmatch(text):
        return _named(match.group(2), match.group(1), match.group(3))
    if _SERIAL.fullmatch(text) or _COUNTED.fullmatch(text):
        return _number(float(text), epoch_1904)
    return NO_DATE


def _figure(said: str) -> int:
    """二〇二六 is 2026, 二十一 is 21."""
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return int("".join(str(max("〇一二三四五六七八九".find(sign), 0)) for sign in said))
    return 10 * (_figure(tens) if tens else 1) + (_figure(ones) if ones else 0)


def _real(days: Parsed) -> Parsed:
    """None for the days that systems write for none."""
    return None if days in _NEVER else days


@cache
def _month_names() -> dict[str, int]:
    return {name: n for n, name in enumerate(_MONTHS, 1)} | {
        name: int(n) for name, n in pairs("months", "more").items()
    }


def _named(day: str, month: str, year: str) -> Parsed:
    names = _month_names()
    number = next((names[month[:n]] for n in (5, 4, 3) if month[:n] in names), None)
    return NO_DATE if number is None else _days(full_year(int(year)), number, int(day))


def full_year(year: int) -> int:
    """A year of two digits in this century or the last."""
    return year if year >= 100 else year + (2000 if year < _TWO_DIGIT_TURN else 1900)


def _days(year: int, month: int, day: int) -> Parsed:
    year = full_year(year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return NO_DATE
    try:
        return (dt.date(year, month, day) - EPOCH).days
    except ValueError:
        return NO_DATE


def _number(number: float, epoch_1904: bool) -> Parsed:
    """A day counted from Excel's or from 1970, or written as one number (20240305)."""
    if number == 0:
        return None
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return int(number) + ((_EXCEL_1904 if epoch_1904 else _EXCEL_1900) - EPOCH).days
    if 19_000_101 <= number <= 21_991_231 and number == int(number):
        return _days(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)
    for unit in (1, 1000):
        if _SECONDS[0] <= number / unit < _SECONDS[1]:
            return int(number / unit // 86_400)
    return NO_DATE


def is_date(cell: object) -> bool:
    """True for a cell that holds a date and nothing else could be meant; a bare number could be anything."""
    if isinstance(cell, (dt.date, dt.datetime)):
        return True
    return isinstance(cell, str) and not cell.replace(".", "").strip(" '").isdigit() and may_be_date(cell)


def may_be_date(cell: object) -> bool:
    """True for a cell that can be read as a date, a day number as Excel stores it included."""
    value = parse(cell)
    if isinstance(value, tuple):
        return any(isinstance(resolve(value, order), int) for order in ORDERS)
    return isinstance(value, int)


def resolve(parsed: Parsed, order: str) -> Parsed:
    """A cell's days since 1970 in an order of day, month and year."""
    if not isinstance(parsed, tuple):
        return parsed
    first, second, last = parsed
    if order == "ymd":
        return _days(first, second, last) if last < 100 else NO_DATE
    return _days(last, second, first) if order == "dmy" else _days(last, first, second)


def far_off(days: np.ndarray) -> np.ndarray:
    """Which days lie so far behind or before all others that they are slips: one in a hundred or a single one,
    three years from the next.

    >>> far_off(np.array(["2025-01-01", "2025-03-01", "2052-03-01", "NaT"], "datetime64[D]")).tolist()
    [False, False, True, False]
    """
    known = ~np.isnat(days)
    line = np.sort(days[known].astype(np.int64))
    most = max(1, len(line) // 100)
    low, high = 0, len(line) - 1
    gaps = np.flatnonzero(np.diff(line) > 1095)
    if len(line) > 2:
        high = min((g for g in gaps if len(line) - 1 - g <= most), default=high)
        low = max((g + 1 for g in gaps if g + 1 <= most and g < high), default=0)
    out = np.zeros(len(days), dtype=bool)
    if len(line):
        numbers = days.astype(np.int64)
        out[known] = (numbers[known] < line[low]) | (numbers[known] > line[high])
    return out
