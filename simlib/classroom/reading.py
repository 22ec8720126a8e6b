"""Numbers as people type them: 1,234.5 or 36.5 % or ０.３６ or 364.8万 or 五百万."""

from __future__ import annotations

import re
import unicodedata
from math import isfinite

from simlib.text import BadInput

LONGEST = 40

# The size of a word or sign after a number. A bare currency sign says that the number is in single units.
_SIZES = {
    "": None, "%": 0.01, "‰": 0.001,
    "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8,
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6,
}  # fmt: skip
_CURRENCY = r"(?:eur|euros?|€|欧元|元)"
_SHAPE = re.compile(
    rf"(?P<front>{_CURRENCY})?\s*(?P<sign>[+-]?)\s*(?P<digits>\d[\d.,' ]*|[.,]\d+)\s*"
    rf"(?P<size>%|‰|[^\W\d_]*?)\s*(?P<currency>{_CURRENCY})?",
    re.IGNORECASE,
)
_SIGNS = str.maketrans(
    {"。": ".", "、": ",", "−": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "`": "'", "_": " "}
)


_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_STEPS = {"十": 10, "百": 100, "千": 1000}
_HAN = re.compile("^[十百]?[零〇一二两三四五六七八九][零〇一二两三四五六七八九十百千万亿]*")


def _in_digits(words: str) -> str:
    """A number in Chinese words as digits; one that names 万 or 亿 is in single units, so it keeps a 万 at its end.

    >>> _in_digits("五百万"), _in_digits("一亿二千万"), _in_digits("七十五")
    ('500万', '12000万', '75')
    """
    whole = part = digit = 0
    for sign in words:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in _HAN_STEPS:
            part, digit = part + (digit or 1) * _HAN_STEPS[sign], 0
        elif sign == "万":
            whole, part, digit = whole + (part + digit) * 10_000, 0, 0
        else:
            whole, part, digit = (whole + part + digit) * 100_000_000, 0, 0
    whole += part + digit
    return f"{whole / 10_000:g}万" if set("万亿") & set(words) else str(whole)


def read_number(text: str, unit: float = 1.0) -> float:
    """The number a learner typed, in units of `unit` (1000 for thousands, 1 for a plain number or a share).

    A size that is written out wins over the field's unit: "364.8万" in a field of thousands is 3,648, and
    "36.5 %" is 0.365. A comma before exactly three digits parts thousands, else it is a decimal comma.
    BadInput names what cannot be read and what can.

    >>> [read_number(s) for s in ("1,234.5", "36.5 %", "０.３６", "0,36", "百分之36.5")]
    [1234.5, 0.365, 0.36, 0.36, 0.365]
    >>> [read_number(s, unit=1000) for s in ("364.8万", "€ 364,800", "364.8")]
    [3648.0, 364.8, 364.8]
    >>> [read_number(s, unit=1000) for s in ("五百万", "500万", "一百二十万元", "五百")]
    [5000.0, 5000.0, 1200.0, 500.0]
    """
    shown = str(text).strip()
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", shown).translate(_SIGNS)).strip()
    if plain.startswith("百分之"):
        plain = plain.removeprefix("百分之") + "%"
    plain = _HAN.sub(lambda found: _in_digits(found[0]), plain)
    match = _SHAPE.fullmatch(plain) if len(plain) <= LONGEST else None
    if not match or match["size"].lower() not in _SIZES:
        raise BadInput("classroom.error.number", value=shown[:LONGEST])
    value = _decimal(match["digits"].strip(), shown)
    size = _SIZES[match["size"].lower()]
    if match["front"] or match["currency"]:
        value = value * (size or 1.0) / unit
    elif size:
        value = value * size / (unit if size >= 1 else 1.0)
    value = round(value, 12)
    if not isfinite(value):
        raise BadInput("classroom.error.number", value=shown[:LONGEST])
    return -value if match["sign"] == "-" else value


def _decimal(digits: str, shown: str) -> float:
    """Digits with parting signs as a float: the last sign is the decimal point unless it parts thousands."""
    thousands = re.fullmatch(r"[1-9]\d{0,2}([,' ])\d{3}(\1\d{3})*(\.\d*)?", digits)
    if thousands:
        return float(re.sub(r"[,' ]", "", digits))
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+,\d+", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d*[.,]?\d*", digits):
        return float(digits.replace(",", "."))
    raise BadInput("classroom.error.number", value=shown[:LONGEST])
