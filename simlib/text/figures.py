"""Numbers as a reader sees them: short, with thousands separators, four significant digits at most."""

from __future__ import annotations

import math
from math import isinf, isnan

from simlib.text.catalogue import language


def short(value: float, digits: int = 3) -> str:
    """`value` with at most `digits` significant digits but its whole part in full, "–" if there is none.

    >>> short(5.234), short(1234.5), short(0.01234), short(-2.0), short(float("nan"))
    ('5.23', '1,234', '0.0123', '−2', '–')
    """
    if value is None or not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    words = f"{abs(value):,.{places}f}"
    if places:
        words = words.rstrip("0").rstrip(".")
    return "−" + words if value < 0 and words.strip("0.,") else words


def short_signed(value: float) -> str:
    """A difference, `short` and with its sign.

    >>> short_signed(5.234), short_signed(-2.0), short_signed(0.0)
    ('+5.23', '−2', '0')
    """
    return ("+" if value > 0 else "") + short(value)


def four(value: float) -> float | None:
    """`value` rounded to four significant digits, for text that tests compare; None if it is no number.

    >>> four(123456.0), four(0.123456)
    (123500.0, 0.1235)
    """
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.4g}")


def digits(value: float, n: int = 4) -> str:
    """A number with at most n significant digits and thousands separators; whole numbers stay whole.

    >>> digits(1234567.0), digits(0.0001255), digits(12.0), digits(-3.14159)
    ('1,235,000', '0.0001255', '12', '−3.142')
    """
    if isnan(value):
        return "–"
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    rounded = float(f"{value:.{n}g}")
    if rounded == int(rounded):
        text = f"{int(rounded):,}"
    elif abs(rounded) >= 1e-6:
        text = f"{rounded:,.10f}".rstrip("0")
    else:
        text = f"{rounded:g}"
    return text.replace("-", "−", 1) if rounded < 0 else text


def fixed(value: float | None, places: int = 0) -> str:
    """`value` with `places` decimals and thousands separators, "–" if there is none; rounded to 0 it has no sign.

    >>> fixed(1234.5), fixed(-0.25, 1), fixed(-0.001, 2), fixed(float("nan"))
    ('1,234', '−0.2', '0.00', '–')
    """
    if value is None or isnan(value):
        return "–"
    words = f"{abs(value):,.{places}f}"
    return "−" + words if value < 0 and words.strip("0.,") else words


def signed(value: float, places: int) -> str:
    """A difference, `fixed` and with its sign.

    >>> signed(1234.5, 0), signed(-0.25, 1), signed(-0.001, 2)
    ('+1,234', '−0.2', '+0.00')
    """
    words = fixed(value, places)
    return words if words[0] in "−–" else "+" + words


def percent(share: float | None, places: int = 0) -> str:
    """A share 0-1 as a percentage with `places` decimals, "–" if there is none.

    >>> percent(0.0548, 1), percent(-0.5), percent(None)
    ('5.5 %', '−50 %', '–')
    """
    words = fixed(None if share is None else 100 * share, places)
    return in_percent(words)


def show_share(share: float, places: int = 1) -> str:
    """A share as `percent`, without zeros at its end.

    >>> show_share(0.0548, 2), show_share(0.5)
    ('5.48 %', '50 %')
    """
    words = fixed(100 * share, places)
    return in_percent(words.rstrip("0").rstrip(".") if "." in words else words)


def short_percent(share: float, n: int = 3) -> str:
    """A share as a percentage with at most n significant digits, "–" if there is none.

    >>> short_percent(0.12346, 4), short_percent(0.0548, 2), short_percent(float("nan"))
    ('12.35 %', '5.5 %', '–')
    """
    return in_percent(digits(100 * share, n))


def in_percent(words: str) -> str:
    """A number's words with the percent sign as the reader's country writes it; "–" stands alone.

    >>> from simlib.text import speaking
    >>> with speaking("zh"):
    ...     in_percent("5")
    '5%'
    """
    return words if words == "–" else f"{words}%" if language() == "zh" else f"{words} %"
