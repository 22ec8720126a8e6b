"""Sums over a pipeline of independent deals, in exact decimals: a second way to the course's indicators."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt


def weighted_pipeline(amounts: Sequence[float], win_rates: Sequence[float]) -> float:
    """Mean of what deals bring that are won whole or not at all: Σ amount × win rate (course, unit 7).

    >>> weighted_pipeline([300, 240, 176, 464, 146, 98], [0.05, 0.1, 0.2, 0.3, 0.5, 0.8])
    364.8
    """
    return float(sum(_exact(a) * _exact(p) for a, p in zip(amounts, win_rates, strict=True)))


def weighted_sd(amounts: Sequence[float], win_rates: Sequence[float]) -> float:
    """Standard deviation of the same: the root of Σ amount² p (1 - p), Bernoulli.

    >>> round(weighted_sd([100], [0.5]), 6)
    50.0
    """
    rows = zip(map(_exact, amounts), map(_exact, win_rates), strict=True)
    return sqrt(sum(a * a * p * (1 - p) for a, p in rows))


def pass_chances(win_rates: Sequence[float]) -> list[float]:
    """The chance to pass each stage, if a win rate is the chance that a deal in the stage is won in the end.

    >>> [round(p, 3) for p in pass_chances([0.05, 0.1, 0.2, 0.3, 0.5, 0.8])]
    [0.5, 0.5, 0.667, 0.6, 0.625, 0.8]
    """
    rates = [_exact(p) for p in win_rates]
    return [float(now / later) for now, later in zip(rates, [*rates[1:], Fraction(1)], strict=True)]


def forecast(done: float, weighted: float, target: float) -> float:
    """(Revenue done + weighted pipeline) / target (course, unit 7).

    >>> forecast(0, 364.8, 1000)
    0.3648
    """
    return float((_exact(done) + _exact(weighted)) / _exact(target))


def progress(
    weighted_last: float, weighted_now: float, revenue_last: float, revenue_now: float, quota: float
) -> float:
    """(Change of the weighted pipeline without revenue done + change of revenue) / quota (course, unit 7).

    >>> progress(340, 364.8, 120, 150, 1000)
    0.0548
    """
    change = _exact(weighted_now) - _exact(weighted_last) + _exact(revenue_now) - _exact(revenue_last)
    return float(change / _exact(quota))


def velocity(opportunities: int, mean_value: float, win_rate: float, cycle_days: float) -> float:
    """Opportunities × mean value × win rate / cycle, in money a day (published practice).

    >>> round(velocity(18, 42_000, 0.24, 78), 6)
    2326.153846
    """
    return float(opportunities * _exact(mean_value) * _exact(win_rate) / _exact(cycle_days))


def _exact(value: float) -> Fraction:
    """The decimal as it is written."""
    return Fraction(repr(value))
