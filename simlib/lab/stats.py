"""Small statistics of replications: intervals by Student's t, and the replications a question needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan, ceil, cos, inf, nan, pi, sin, sqrt
from statistics import NormalDist

import numpy as np


@dataclass(frozen=True)
class Interval:
    """A mean over replications with its 95 % confidence interval (`low`, `high`), standard deviation and number."""

    mean: float
    low: float
    high: float
    sd: float
    n: int

    @property
    def verdict(self) -> str:
        """What it shows of a difference: more, less, none (it holds 0), same (all are 0) or unknown (no figures).

        >>> Interval(2.0, 1.0, 3.0, 0.5, 9).verdict, Interval(0.0, 0.0, 0.0, 0.0, 9).verdict
        ('more', 'same')
        """
        if not self.n:
            return "unknown"
        if self.mean == 0 and not self.sd > 0:  # one world has no spread
            return "same"
        return "more" if self.low > 0 else "less" if self.high < 0 else "none"


def interval(values: np.ndarray, confidence: float = 0.95) -> Interval:
    """The t interval of the mean of independent replications; NaN values are left out.

    With fewer than two values the bounds are NaN.

    >>> interval(np.array([1.0, 2.0, 3.0])).mean
    2.0
    """
    values = np.asarray(values, dtype=float)
    values = values[~np.isnan(values)]
    n = len(values)
    if n == 0:
        return Interval(nan, nan, nan, nan, 0)
    mean = float(values.mean())
    if n == 1:
        return Interval(mean, nan, nan, nan, 1)
    sd = float(values.std(ddof=1))
    half = t_quantile((1 + confidence) / 2, n - 1) * sd / sqrt(n)
    return Interval(mean, mean - half, mean + half, sd, n)


def replications_needed(difference: float, sd: float, confidence: float = 0.95, power: float = 0.8) -> float:
    """How many paired replications would show a difference of this size, as often as `power` says.

    Infinite for a difference of 0. A planning figure, and rather "at least": it takes mean and sd as known, while
    both are estimated from what was seen (the usual sample size of a paired test, Student's t for both quantiles).

    >>> replications_needed(difference=1.0, sd=2.0)
    34
    """
    if difference == 0 or np.isnan(difference) or np.isnan(sd):
        return inf
    size = (sd / difference) ** 2

    def enough(df: int) -> float:
        return size * (t_quantile((1 + confidence) / 2, df) + t_quantile(power, df)) ** 2

    n = max(2, ceil(enough(1000)) - 1)
    while n < 1000 and n < enough(n - 1):
        n += 1
    return n


@cache
def t_quantile(p: float, df: int) -> float:
    """The quantile of Student's t for p in (0.5, 1) and whole degrees of freedom.

    Bisection on the finite series for the distribution function (Abramowitz & Stegun 26.7.3 and 26.7.4); beyond
    1,000 degrees of freedom the first terms of the expansion about the normal quantile (26.7.5).

    >>> round(t_quantile(0.975, 29), 4)
    2.0452
    """
    if df > 1000:
        z = NormalDist().inv_cdf(p)
        return z + (z**3 + z) / (4 * df)
    low, high = 0.0, 2.0
    while _central(high, df) < 2 * p - 1:
        low, high = high, 2 * high
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _central(middle, df) < 2 * p - 1 else (low, middle)
    return (low + high) / 2


def _central(t: float, df: int) -> float:
    """P(|T| < t)."""
    theta = atan(t / sqrt(df))
    square = cos(theta) ** 2
    if df % 2 == 0:
        term = total = 1.0
        for k in range(1, df // 2):
            term *= square * (2 * k - 1) / (2 * k)
            total += term
        return sin(theta) * total
    if df == 1:
        return 2 * theta / pi
    term = total = cos(theta)
    for k in range(1, (df - 1) // 2):
        term *= square * (2 * k) / (2 * k + 1)
        total += term
    return 2 / pi * (theta + sin(theta) * total)


def share_interval(count: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share, `count` of `n` (Wilson 1927); it never leaves 0 to 1.

    >>> [round(end, 4) for end in share_interval(0, 100)]
    [0.0, 0.037]
    """
    share, wide = count / n, z * z / n
    middle = (share + wide / 2) / (1 + wide)
    half = z / (1 + wide) * float(np.sqrt(share * (1 - share) / n + wide / (4 * n)))
    return max(0.0, middle - half), min(1.0, middle + half)
