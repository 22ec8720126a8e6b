"""Numbers as people write them; decimal point or decimal comma is decided once for a column."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from simlib.data.read.cells import CLEAR_MAJORITY, is_blank
from simlib.data.read.notes import Asked
from simlib.data.read.words import fold, pairs, words
from simlib.text import BadInput

DECIMALS = ("point", "comma")
MOST = 1e12
"""Money above this is a slip of the pen: sums of it would not be exact."""

_GROUPED = r"\d{{1,3}}(?:{0}\d{{2,3}})*{0}\d{{3}}|\d+"  # 1,234,567 and, as in India, 12,34,567
_DEBIT = re.compile(r"\s*\(?\b(dr|cr)\b\.?\)?\s*$|\s*(借|贷)\s*$")
_PLAIN = re.compile(r"-?[0-9]+(?:\.(?:[0-9]{1,2}|[0-9]{4,}))?")  # read the same way by whoever reads it
_POWER = re.compile(r"([-+]?)(\d+(?:[.,]\d+)?)e\+?(\d{1,2})")
_DASHED = re.compile(r"([.,])\s*[-–—=]{1,2}$")  # 1.200,-- and 1200.-


@dataclass(frozen=True)
class Numbers:
    """A number column read: `values` (NaN = blank or unreadable), `problems` {row index: reason code},
    `decimal` "point" or "comma", `decided_by` "given", "shape" (a cell shows it), "assumed" (three digits follow the
    only separator of every cell that has one: taken as thousands) or "not_needed"; `unit` what the header multiplies
    by; `currencies` {code: cells that name it}, and `currency` the code that each row's cell names, where cells do."""

    values: np.ndarray
    problems: dict[int, str]
    decimal: str
    decided_by: str
    unit: float
    currencies: dict[str, int] = field(default_factory=dict)
    currency: list[str] | None = None


@dataclass(frozen=True)
class _Body:
    sign: int
    digits: str  # digits with , and . as written; spaces and apostrophes between groups are gone
    spaced: bool
    factor: float
    currency: str


@cache
def _multiples() -> dict[str, float]:
    return {name: float(value) for name, value in pairs("multiple", "all").items()}


def _any(names, behind: str = "") -> str:
    """A pattern for any of these; letters must not touch other letters, a sign may stand anywhere."""
    ordered = sorted(names, key=len, reverse=True)
    latin = [re.escape(n) for n in ordered if n[0].isascii() and n[0].isalpha()]
    signs = [re.escape(n) for n in ordered if not (n[0].isascii() and n[0].isalpha())]
    return rf"(?<![a-z])(?:{'|'.join(latin)})(?![a-z{behind}])" + ("|" + "|".join(signs) if signs else "")


@cache
def _currency() -> re.Pattern:
    return re.compile(_any((*pairs("currency", "signs"), *words("currency", "codes"))))


@cache
def _shape() -> re.Pattern:
    many = "|".join(re.escape(m) for m in sorted(_multiples(), key=len, reverse=True))
    return re.compile(rf"(-|\+)?(\d[\d.,' ]*|[.,]\d+)(-)?({many})?")


@cache
def _header_unit() -> re.Pattern:
    many = "百万|千万|千|万|亿"
    return re.compile(
        rf"({many})(?:人民币|美元|欧元|元|圆|rmb|cny|eur|usd)|[(\[:/]\s*({many})[)\]]|[(\[:/]\s*({many})$"
        r"|[(\[](?:in )?(k|m|mn|mio|tsd)\.?(?: ?(?:[a-z]{3}|[€$¥£]))?[)\]]|[(\[](?:[a-z]{3}|[€$¥£]) ?(k|m|mn|mio)[)\]]"
        r"|[(\[][€$¥£] ?'?000s?[)\]]|\b(thousands?|millions?)\b"
    )


def _body(text: str) -> _Body | None:
    """Sign, digits, multiple and currency of a cell, or None for what is no number."""
    text = fold(text).replace("−", "-").replace("’", "'").replace("‘", "'").replace("、", ",").lstrip("'`")
    sign = 1
    if said := _DEBIT.search(text):
        sign, text = (-1 if (said.group(1) or said.group(2)) in ("cr", "贷") else 1), text[: said.start()]
    currency = ""
    if found := _currency().search(text):
        currency = _code(found.group())
        text = _currency().sub(" ", text).strip()
    if text.startswith("(") and text.endswith(")"):
        sign, text = -sign, text[1:-1]
    text = _DASHED.sub("", " ".join(text.split()))
    text = re.sub(r"(?<=^[-+])\s+|\s+(?=[^\d\s.,'])", "", text)
    if power := _POWER.fullmatch(text):
        text = _written_out(*power.groups())
    match = _shape().fullmatch(text)
    if not match:
        return None
    minus, digits, trailing, multiple = match.groups()
    if minus == "-" or trailing:
        sign = -sign
    digits = digits.strip()
    spaced = bool(re.search(r"\d[ ']\d", digits))
    if spaced and not re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d*)?", digits):
        return None
    return _Body(sign, re.sub(r"[ ']", "", digits), spaced, _multiples().get(multiple, 1.0), currency)


def _written_out(sign: str, digits: str, power: str) -> str:
    """1.5E+06, as a spreadsheet shows it, in all its digits; as it is where a fraction would be left."""
    whole, _, fraction = digits.replace(",", ".").partition(".")
    zeros = int(power) - len(fraction)
    return f"{sign}{whole}{fraction}{'0' * zeros}" if zeros >= 0 else f"{sign}{digits}e{power}"


def _code(sign: str) -> str:
    """One code for all ways to write a currency; "" for a word that does not tell which."""
    name = pairs("currency", "signs").get(sign, sign)
    return {"rmb": "CNY", "cnh": "CNY", "kr": ""}.get(name, name.upper()) if name != "¥" else ""


def currency_code(text: str) -> str:
    """The currency that a cell names, or the cell's own word.

    >>> currency_code("人民币"), currency_code("usd"), currency_code("RMB"), currency_code("points")
    ('CNY', 'USD', 'CNY', 'POINTS')
    """
    return _code(fold(text))


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


def read_numbers(
    cells: Sequence, *, decimal: str | None = None, file: str = "", field: str = "", unit: float = 1.0
) -> Numbers:
    """Read a column of numbers: thousands separators, currencies, 万 and 亿, (negatives), Dr and Cr, full width.

    One decimal sign for the column: `decimal` given ("point" or "comma"), or what the cells' shapes show by
    clear majority; cells that contradict it are unreadable. BadInput when there is none. `field` is the header; a
    multiple in it (see `header_unit`), or else `unit`, goes for the cells that name none of their own.

    >>> read_numbers(["1.234,5", "€ 12", "3,5万", "(7)", "200 Cr"]).values.tolist()
    [1234.5, 12.0, 35000.0, -7.0, -200.0]
    """
    if decimal is not None and decimal not in DECIMALS:
        raise BadInput("data.numbers.unknown_decimal", value=decimal, known=", ".join(DECIMALS))
    counts = {cell: count for cell, count in Counter(cells).items() if isinstance(cell, str)}
    plain = dict.fromkeys(filter(_PLAIN.fullmatch, counts))  # most cells of most files, and soon read
    bodies = {cell: _body(cell) for cell in counts if cell not in plain and not is_blank(cell)}
    shown: Counter = Counter(point=sum(counts[cell] for cell in plain if "." in cell))
    for cell, body in bodies.items():
        if body:
            shown[_shows(body)] += counts[cell]
    chosen, decided_by = (decimal, "given") if decimal else _decide(shown, file, field)
    unit = header_unit(field) if header_unit(field) != 1 else unit
    known = {cell: _value(body, chosen, unit) for cell, body in bodies.items()}
    known |= {
        cell: float(cell) * unit
        if chosen == "point" or "." not in cell
        else _value(_body(cell), chosen, unit)
        for cell in plain
    }
    found = [known.get(cell) if cell.__class__ is str else _native(cell, unit) for cell in cells]
    values = np.array(found, dtype=float)  # None becomes NaN
    problems = dict.fromkeys(np.flatnonzero(np.abs(values) > MOST).tolist(), "number_impossible")
    values[list(problems)] = np.nan
    for i in np.flatnonzero(np.isnan(values)).tolist():
        if found[i] is None and not is_blank(cells[i]):
            problems[i] = "number_unreadable"
    problems = dict(sorted(problems.items()))
    named = {cell: body.currency for cell, body in bodies.items() if body and body.currency}
    currencies: Counter = Counter()
    for cell, code in named.items():
        currencies[code] += counts[cell]
    by_row = (
        [named.get(cell, "") if isinstance(cell, str) else "" for cell in cells]
        if len(currencies) > 1
        else None
    )
    return Numbers(values, problems, chosen, decided_by, unit, dict(currencies.most_common()), by_row)


def _decide(shown: Counter, file: str, field: str) -> tuple[str, str]:
    votes = {name: shown[name] for name in DECIMALS}
    if max(votes.values()) > CLEAR_MAJORITY * min(votes.values()):
        return max(DECIMALS, key=votes.__getitem__), "shape"
    if votes["point"]:
        raise Asked("data.numbers.conflict", "decimal", file=file, field=field, **votes)
    lone = {name: shown["three:" + name] for name in DECIMALS}
    if lone["point"] == lone["comma"]:
        return "point", "shape" if lone["point"] else "not_needed"
    return max(DECIMALS, key=lone.__getitem__), "assumed"


def header_unit(header: str) -> float:
    """The multiple that a header names for its numbers: 金额（万元）, Amount (k EUR), Value in thousands; else 1.

    >>> header_unit("金额（万元）"), header_unit("Amount (k EUR)"), header_unit("Close value")
    (10000.0, 1000.0, 1.0)
    """
    found = _header_unit().search(fold(unicodedata.normalize("NFKC", header)))
    if not found:
        return 1.0
    name = next((part for part in found.groups() if part), "k")
    return _multiples()[name]


def _native(cell: object, unit: float = 1.0) -> float | None:
    if not isinstance(cell, (int, float)) or isinstance(cell, bool):
        return None
    try:
        return unit * float(cell)
    except OverflowError:
        return float("inf")


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
