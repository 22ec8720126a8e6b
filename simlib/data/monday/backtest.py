"""Forecasts made again at past month-ends: by how much they missed, and whether an 80 % interval deserves its name.

A forecast of the day T may use nothing that was not known at T, the misses of older forecasts among it: they move it
and widen it. Coverage is the share of month-ends whose outcome lay inside. Intervals that say 80 % and hold 60 or
100 are worse than none (Hyndman and Athanasopoulos 2021, Forecasting, ch. 5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

import numpy as np

LEAST = 8  # month-ends below which nothing is said
LOW, HIGH = 0.7, 0.9  # coverage of an 80 % interval that is believed
_TAIL = 1.2816  # the 90 % quantile of the normal distribution
_RECENT = 12  # misses that count, the last ones
_MEAN_TO_SD = sqrt(
    pi / 2
)  # of the normal: one odd month moves a mean deviation less than a standard deviation
_PRIOR, _WEIGHT = 0.15, 2.0  # miss that is expected before any was seen, and for how many it counts [assumed]


@dataclass(frozen=True)
class Range:
    """A forecast: the 10 %, 50 % and 90 % quantiles."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Trial:
    """One past month-end: what was forecast as of `day`, and what came."""

    day: np.datetime64
    forecast: Range
    came: float

    @property
    def held(self) -> bool:
        """Whether the interval held what came."""
        return self.forecast.p10 <= self.came <= self.forecast.p90


@dataclass(frozen=True)
class Backtested:
    """A forecast for the days after today with its tests.

    `reason` says why it is not to be believed: "short" (too few month-ends), "narrow" or "wide" (the interval held too
    few, too many); None where it holds.
    """

    forecast: Range
    tests: tuple[Trial, ...]
    horizon: int

    @property
    def coverage(self) -> float:
        """The share of month-ends whose outcome the 80 % interval held; NaN without any."""
        return float(np.mean([test.held for test in self.tests])) if self.tests else np.nan

    @property
    def reason(self) -> str | None:
        if len(self.tests) < LEAST:
            return "short"
        return "narrow" if self.coverage < LOW else "wide" if self.coverage > HIGH else None

    def as_dict(self) -> dict:
        """Plain values for JSON; the forecast is null where it is not to be believed."""
        shown = None if self.reason else vars(self.forecast)
        tests = [{"day": str(x.day), **vars(x.forecast), "came": x.came, "held": x.held} for x in self.tests]
        return {"forecast": shown, "refused": self.reason, "horizon_days": self.horizon, "month_ends": len(self.tests),
                "coverage": self.coverage, "tests": tests}  # fmt: skip


def backtest(
    expected: Callable[[np.datetime64], tuple[float, float]], came: Callable[[np.datetime64], float],
    days: Sequence[np.datetime64], today: np.datetime64, horizon: int,
) -> Backtested:  # fmt: skip
    """Forecast at each of `days` and today. `expected(day)` gives mean and standard deviation as known then, of what
    `came(day)` counts over the `horizon` days after."""
    misses, tests = [], []
    for day in days:
        mean, sd = expected(day)
        if not mean > 0:
            continue
        seen = [miss for until, miss in misses if until <= day]
        tests.append(Trial(day, _widened(mean, sd, seen), came(day)))
        small = 0.5 * mean / max((mean / sd) ** 2, 1.0) if sd else 0.0  # half a win, where nothing came
        misses.append((day + horizon, log((tests[-1].came + small + 1e-9) / (mean + small))))
    mean, sd = expected(today)
    forecast = (
        _widened(mean, sd, [m for until, m in misses if until <= today]) if mean > 0 else Range(0.0, 0.0, 0.0)
    )
    return Backtested(forecast, tuple(tests), horizon)


def _widened(mean: float, sd: float, misses: Sequence[float]) -> Range:
    """Moved by the mean of older misses and as wide as they were, never narrower than chance alone."""
    misses = misses[-_RECENT:]
    n = len(misses)
    shift = sum(misses) / (n + _WEIGHT)
    spread = (_MEAN_TO_SD * sum(abs(miss - shift) for miss in misses) + _WEIGHT * _PRIOR) / (n + _WEIGHT)
    wide = _TAIL * max(spread, sd / mean) * sqrt(1 + 1 / (n + _WEIGHT))
    middle = mean * exp(shift)
    return Range(float(middle * exp(-wide)), float(middle), float(middle * exp(wide)))


def month_ends(first: np.datetime64, last: np.datetime64) -> list[np.datetime64]:
    """The last day of every month from `first` to `last`.

    >>> [str(day) for day in month_ends(np.datetime64("2024-01-31"), np.datetime64("2024-03-30"))]
    ['2024-01-31', '2024-02-29']
    """
    months = np.arange(first.astype("datetime64[M]"), last.astype("datetime64[M]") + 2)
    ends = months.astype("datetime64[D]") - 1
    return [day for day in ends if first <= day <= last]
