"""Numbers as people write them; decimal point or decimal comma is decided once for a column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.data.read.table import CLEAR_MAJORITY, is_blank
from simlib.text import BadInput

DECIMALS = ("point", "comma")
_MULTIPLES = {
    **{"千": 1e3, "万": 1e4, "萬": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "億": 1e8},
    **{"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6},
}
_CURRENCY = re.compile(
    r"[€$¥£₹]|人民币|美元|欧元|元|圆|(?<![a-z])(?:eur|usd|cny|rmb|gbp|jpy|chf|hkd|inr|us|hk)(?![a-z])"
)
_SHAPE = re.compile(
    r"(-|\+)?(\d[\d.,' ]*|[.,]\d+)(-)?(" + "|".join(sorted(_MULTIPLES, key=len, reverse=True)) + r")?"
)
_IN_WORDS = {"thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6}
_HEADER_UNIT = re.compile(
    r"(百万|千万|千|万|萬|亿|億)(?:人民币|美元|欧元|元|圆|rmb|cny|eur|usd)|[(\[:/](百万|千万|千|万|萬|亿|億)[)\]]"
    r"|\((?:in )?(k|m|mn|mio)(?: ?(?:eur|usd|cny|rmb|gbp|[€$¥£]))?\)|\b(thousands?|millions?)\b"
)
_GROUPED = r"\d{{1,3}}(?:{0}\d{{2,3}})*{0}\d{{3}}|\d+"  # 1,234,567 and, as in India, 12,34,567


@dataclass(frozen=True)
class Numbers:
    """A number column read: `values` (NaN = blank or unreadable), `problems` {row index: reason code},
    `decimal` "point" or "comma", `decided_by` "given", "shape" (a cell shows it) or "assumed" (three digits
    follow the only separator of every cell that has one: taken as thousands); `unit` what the header multiplies by."""

    values: np.ndarray
    problems: dict[int, str]
    decimal: str
    decided_by: str
    unit: float


@dataclass(frozen=True)
class _Body:
    sign: int
    digits: str  # digits with , and . as written; spaces and apostrophes between groups are gone
    spaced: bool
    factor: float


def _body(text: str) -> _Body | None:
    """Sign, digits and multiple of a cell, or None for what is no number."""
    text = (
        unicodedata.normalize("NFKC", text).casefold().replace("−", "-").replace("’", "'").replace("，", ",")
    )
    sign = 1
    if text.startswith("(") and text.endswith(")"):
        sign, text = -1, text[1:-1]
    text = " ".join(_CURRENCY.sub(" ", text).split())
    text = re.sub(r"(?<=^[-+])\s+|\s+(?=[^\d\s.,])", "", text)
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    minus, digits, trailing, multiple = match.groups()
    if minus == "-" or trailing:
        sign = -sign
    spaced = bool(re.search(r"\d[ ']\d", digits))
    if spaced and not re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d*)?", digits):
        return None
    return _Body(sign, re.sub(r"[ ']", "", digits), spaced, _MULTIPLES.get(multiple, 1.0))


def _shows(body: _Body) -> str | None:
    """The decimal sign that the shape of one number proves: "point", "comma", or None.

    "three" for a lone separator before exactly three digits, which can be either.
    """
    separators = re.sub(r"\d", "", body.digits)
    if not separators:
        return None
    last = separators[-1]
    name, other = ("comma", "point") if last == "," else ("point", "comma")
    if len(set(separators)) == 2:
        return name if separators.count(last) == 1 else None
    if len(separators) > 1:
        return other
    before, after = body.digits.split(last)
    if body.spaced or len(after) != 3 or len(before) > 3 or before in ("", "0"):
        return name
    return "three:" + other


def read_numbers(cells: Sequence, *, decimal: str | None = None, file: str = "", field: str = "") -> Numbers:
    """Read a column of numbers: thousands separators, currencies, 万 and 亿, (negatives), full-width digits.

    One decimal sign for the column: `decimal` given ("point" or "comma"), or what the cells' shapes show by
    clear majority; cells that contradict it are unreadable. BadInput when there is none. `field` is the header; a
    multiple in it (see `header_unit`) goes for the cells that name none of their own.

    >>> read_numbers(["1.234,5", "€ 12", "3,5万", "(7)"]).values.tolist()
    [1234.5, 12.0, 35000.0, -7.0]
    """
    if decimal is not None and decimal not in DECIMALS:
        raise BadInput("data.numbers.unknown_decimal", value=decimal, known=", ".join(DECIMALS))
    bodies = {cell: _body(cell) for cell in set(cells) if isinstance(cell, str) and not is_blank(cell)}
    shown = [_shows(bodies[cell]) for cell in cells if isinstance(cell, str) and bodies.get(cell)]
    chosen, decided_by = (decimal, "given") if decimal else _decide(shown, file, field)
    unit = header_unit(field)
    known = {cell: _value(body, chosen, unit) for cell, body in bodies.items()}
    values = np.full(len(cells), np.nan)
    problems = {}
    for i, cell in enumerate(cells):
        value = known.get(cell) if isinstance(cell, str) else _native(cell, unit)
        if value is not None:
            values[i] = value
        elif not is_blank(cell):
            problems[i] = "number_unreadable"
    return Numbers(values, problems, chosen, decided_by, unit)


def _decide(shown: list[str | None], file: str, field: str) -> tuple[str, str]:
    votes = {name: shown.count(name) for name in DECIMALS}
    if max(votes.values()) > CLEAR_MAJORITY * min(votes.values()):
        return max(DECIMALS, key=votes.__getitem__), "shape"
    if votes["point"]:
        raise BadInput("data.numbers.conflict", file=file, field=field, **votes)
    lone = {name: shown.count("three:" + name) for name in DECIMALS}
    if lone["point"] == lone["comma"]:
        return "point", "shape"
    return max(DECIMALS, key=lone.__getitem__), "assumed"


def header_unit(header: str) -> float:
    """The multiple that a header names for its numbers: 金额（万元）, Amount (k EUR), Value in thousands; else 1.

    >>> header_unit("金额（万元）"), header_unit("Amount (k EUR)"), header_unit("Close value")
    (10000.0, 1000.0, 1.0)
    """
    found = _HEADER_UNIT.search(unicodedata.normalize("NFKC", header).lower())
    if not found:
        return 1.0
    name = next(part for part in found.groups() if part)
    return _MULTIPLES.get(name) or _IN_WORDS[name]


def _native(cell: object, unit: float = 1.0) -> float | None:
    return unit * float(cell) if isinstance(cell, (int, float)) and not isinstance(cell, bool) else None


def _value(body: _Body | None, decimal: str, unit: float = 1.0) -> float | None:
    if body is None:
        return None
    point, group = (".", ",") if decimal == "point" else (",", ".")
    whole, mark, fraction = body.digits.partition(point)
    if group in fraction or point in fraction:
        return None
    if whole and not re.fullmatch(_GROUPED.format(re.escape(group)), whole):
        return None
    digits = whole.replace(group, "") + ("." + fraction if mark else "")
    if not re.search(r"\d", digits):
        return None
    return body.sign * float(digits) * (body.factor if body.factor != 1 else unit)


def is_number(cell: object) -> bool:
    """True for a cell that holds a number, however written."""
    if isinstance(cell, str):
        body = None if is_blank(cell) else _body(cell)
        return any(_value(body, decimal) is not None for decimal in DECIMALS)
    return _native(cell) is not None
