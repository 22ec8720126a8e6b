"""Numbers as a reader sees them: short, with thousands separators, four significant digits at most."""

from __future__ import annotations

import math


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
