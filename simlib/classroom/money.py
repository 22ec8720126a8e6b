"""Amounts kept in thousand EUR, as exercises have them, in the size their reader counts in: in Chinese 万."""

from __future__ import annotations

from math import isnan

from simlib.lab.figures import amount_words, euros, in_amounts
from simlib.text import t
from simlib.text.figures import short


def counted(thousand: float, digits: int = 10) -> str:
    """An amount of thousands under a head or beside a field that names the unit: thousand EUR, in Chinese 万欧元.

    >>> from simlib.text import speaking
    >>> counted(14_240)
    '14,240'
    >>> with speaking("zh"):
    ...     counted(14_240), counted(3_648.25, 4)
    ('1,424', '364.8')
    >>> counted(17_231, 4)
    '17,230'
    """
    return short(float(f"{in_amounts(1000 * thousand):.{digits}g}"), digits)


def sized(thousand: float) -> str:
    """An amount of thousands in a tile, beside others of its size.

    >>> from simlib.text import speaking
    >>> sized(2_472.3)
    '2,472k EUR'
    >>> with speaking("zh"):
    ...     sized(2_472.3)
    '247.2 万欧元'
    """
    return "–" if isnan(thousand) else amount_words(counted(thousand, 4), t("world.currency.EUR"))


def spoken(thousand: float) -> str:
    """An amount of thousands within a sentence, with its unit; "–" if there is none.

    >>> from simlib.text import speaking
    >>> spoken(3_648), spoken(-21.9)
    ('3.65 million EUR', '−21.9k EUR')
    >>> with speaking("zh"):
    ...     spoken(3_648), spoken(0.46)
    ('365 万欧元', '460 欧元')
    """
    return euros(1000 * thousand, 3)


def spoken_interval(thousand: object) -> dict[str, str]:
    """Mean, low and high of an interval of thousands, each as `spoken`.

    >>> from simlib.lab import interval
    >>> spoken_interval(interval([20.0, 22.0, 24.0]))
    {'mean': '22k EUR', 'low': '17k EUR', 'high': '27k EUR'}
    """
    return {name: spoken(getattr(thousand, name)) for name in ("mean", "low", "high")}
