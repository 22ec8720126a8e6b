"""The course's pipeline arithmetic (unit 7): stages, win rates, weighted pipeline and the three indicators."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

STAGES = ("interest", "incubation", "design", "comparison", "commitment", "use")
"""The customer's six purchasing stages [course, unit 7]."""

WIN_RATES = (0.05, 0.10, 0.20, 0.30, 0.50, 0.80)
"""Chance that an opportunity now in a stage is won in the end [course, unit 7: forecast weights]."""


def pass_chances(win_rates: Sequence[float] = WIN_RATES) -> tuple[float, ...]:
    """The chance to pass each stage: the ratio of neighbouring win rates; the last is the last win rate itself.

    Source: the course's table, read as "the chance that an opportunity now in the stage is won" (unit 7, assumed).

    >>> [round(p, 3) for p in pass_chances()]
    [0.5, 0.5, 0.667, 0.6, 0.625, 0.8]
    """
    return tuple(now / later for now, later in zip(win_rates, (*win_rates[1:], 1.0), strict=True))


def weighted_pipeline(amounts: Sequence[float], win_rates: Sequence[float] = WIN_RATES) -> float:
    """The amount expected from an open pipeline: Σ stage amount × stage win rate, in the unit of `amounts`.

    Source: the course's rates (unit 7). Its sheet leaves the column of the weighted amounts empty; 364.8 is our sum.

    >>> round(weighted_pipeline([300, 240, 176, 464, 146, 98]), 1)
    364.8
    """
    return float(sum(a * p for a, p in zip(amounts, win_rates, strict=True)))


def weighted_sd(deals: Sequence[float], win_rates: Sequence[float]) -> float:
    """Standard deviation of what independent deals bring, each won whole or not at all.

    Source: variance of a sum of independent Bernoulli wins.

    >>> round(weighted_sd([3950, 3060, 1460, 1340, 1285, 1190], [0.7] * 6), 4)
    2590.7009
    """
    return sqrt(sum(a * a * p * (1 - p) for a, p in zip(deals, win_rates, strict=True)))


def sales_forecast(done: float, weighted: float, target: float) -> float:
    """Indicator 1, are there enough opportunities: (revenue done + weighted pipeline) / sales target.

    All three in one currency unit; the result is a share of the target. Out-of-funnel sales, done and expected,
    belong to `done` (unit 7). NaN when the target is 0.

    >>> sales_forecast(done=0, weighted=364.8, target=1000)
    0.3648
    """
    return (done + weighted) / target if target else float("nan")


def sales_progress(
    weighted_last: float, weighted_now: float, revenue_last: float, revenue_now: float, quota: float
) -> float:
    """Indicator 2, how fast opportunities move down: the week's change of weighted pipeline and revenue / quota.

    `revenue_*` is cumulative revenue since the quarter began; the weighted pipeline leaves revenue done out,
    otherwise each sale counts twice (unit 7, the reading used here). NaN when the quota is 0.

    >>> round(sales_progress(340, 364.8, 120, 150, quota=1000), 4)
    0.0548
    """
    change = (weighted_now - weighted_last) + (revenue_now - revenue_last)
    return change / quota if quota else float("nan")


def sales_velocity(opportunities: float, mean_value: float, win_rate: float, cycle_days: float) -> float:
    """Sales a day: opportunities × mean value × win rate / cycle in days. NaN when the cycle is 0.

    Source: the usual sales velocity formula [published practice].

    >>> round(sales_velocity(18, 42_000, 0.24, 78), 3)
    2326.154
    """
    return opportunities * mean_value * win_rate / cycle_days if cycle_days else float("nan")
