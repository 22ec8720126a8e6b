"""How good a player's own intervals are: the interval score, and how often they held."""

from __future__ import annotations

from collections.abc import Sequence

LEVEL = 0.8
"""The share of quarters that an interval is to hold: an 80 % interval."""


def interval_score(low: float, high: float, came: float, level: float = LEVEL) -> float:
    """Width, and 2 / (1 − level) times what lies outside: less is better, and to say what one believes is best.

    Winkler (1972), doi 10.1080/01621459.1972.10481224; Gneiting & Raftery (2007), doi 10.1198/016214506000001437.

    >>> interval_score(10, 20, 15), round(interval_score(10, 20, 22), 6)
    (10, 30.0)
    """
    outside = max(low - came, came - high, 0)
    return high - low + (2 / (1 - level) * outside if outside else 0)


def held(intervals: Sequence[tuple[float, float]], came: Sequence[float]) -> int:
    """How many intervals hold what came.

    >>> held([(1, 2), (1, 2)], [1.5, 3])
    1
    """
    return sum(low <= x <= high for (low, high), x in zip(intervals, came, strict=True))
