"""Survival from customers of whom some are still there: Kaplan and Meier (1958), with Greenwood's error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class KaplanMeier:
    """A survival curve in steps: at each of `times` `left` of those `present` left; the share still there afterwards
    (`survival`) and its standard error by Greenwood (1926); `longest` is the longest time anybody was seen."""

    times: np.ndarray
    left: np.ndarray
    present: np.ndarray
    survival: np.ndarray
    se: np.ndarray
    longest: float

    def at(self, time: float) -> float:
        """The share still there at a time; NaN beyond the longest time anybody was seen."""
        return self._step(self.survival, time, 1.0)

    def se_at(self, time: float) -> float:
        """Its standard error."""
        return self._step(self.se, time, 0.0)

    def interval(self, time: float) -> tuple[float, float]:
        """Its 95 % interval, made on the scale of log(-log S), so that it stays between 0 and 1."""
        share, se = self.at(time), self.se_at(time)
        if not 0 < share < 1:
            return share, share
        width = _NORMAL_95 * se / (share * abs(log(share)))
        return exp(log(share) * exp(width)), exp(log(share) * exp(-width))

    def mean(self, until: float) -> float:
        """Mean time there within `until`: the area under the curve."""
        inside = self.times[self.times < until]
        edges = np.concatenate(([0.0], inside, [until]))
        return float(np.diff(edges) @ np.concatenate(([1.0], self.survival[: len(inside)])))

    def _step(self, values: np.ndarray, time: float, start: float) -> float:
        if time > self.longest:
            return float("nan")
        before = int(np.searchsorted(self.times, time, side="right"))
        return float(values[before - 1]) if before else start


def kaplan_meier(tenures: Sequence[float] | np.ndarray, left: Sequence[bool] | np.ndarray) -> KaplanMeier:
    """The survival curve of customers with these tenures, who left then or were still there.

    Who was still there at a time counts as present at what happens then. ValueError without a customer.

    >>> curve = kaplan_meier([1, 2, 2, 3], [True, True, False, False])
    >>> curve.at(1), round(curve.at(2), 4), round(curve.se_at(2), 4)
    (0.75, 0.5, 0.25)
    """
    times, gone = np.asarray(tenures, dtype=float), np.asarray(left, dtype=bool)
    if not len(times):
        raise ValueError("a survival curve needs a customer")
    moments, leavers = np.unique(times[gone], return_counts=True)
    present = len(times) - np.searchsorted(np.sort(times), moments, side="left")
    survival = np.cumprod(1 - leavers / present)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.cumsum(leavers / (present * (present - leavers)))
        se = np.where(survival > 0, survival * np.sqrt(spread), 0.0)
    return KaplanMeier(moments, leavers, present, survival, se, float(times.max()))
