"""How long customers stay (unit 11): the shifted beta-geometric model, its lifetimes and its fit.

Each customer leaves at each renewal with a chance of their own that never changes; the chances differ between
customers as a Beta(alpha, beta) law [published: Fader & Hardie 2007, J. Interactive Marketing 21(1):76-90;
lifetimes: 2010, Marketing Science 29(1):85-93]. Renewals are numbered from 1; S(0) = 1. Retention rises with
tenure although nobody becomes more loyal: those likely to leave have left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log

import numpy as np

from simlib.course.kaplan_meier import kaplan_meier

MIXED, ALIKE, SPLIT = "mixed", "alike", "split"
"""How a fit ended: within its range; customers no more different than chance (alpha and beta without end);
or some who leave at once and the others never (alpha and beta towards 0)."""

_SPREADS = (1e-4, 1e7)  # alpha + beta searched: from customers of two sorts to customers all alike
_WHOLE = 1e-9  # of a period: what rounding may take from a whole one
_SHARP = 1e-12  # relative: how closely alpha + beta is found
_STEPS = 100  # towards the best mean chance: far more than are ever needed
_CLOSE = 1e-15


def survival_curve(alpha: float, beta: float, periods: int) -> np.ndarray:
    """S(0) … S(periods): the share of customers still there after so many renewals.

    >>> survival_curve(0.704, 1.182, 3).round(4).tolist()
    [1.0, 0.6267, 0.4738, 0.388]
    """
    return np.concatenate(([1.0], np.cumprod(retention_rates(alpha, beta, periods))))


def retention_rates(alpha: float, beta: float, periods: int) -> np.ndarray:
    """The share of those before a renewal who stay, for renewals 1 … periods.

    >>> retention_rates(1.0, 1.0, 3).round(4).tolist()
    [0.5, 0.6667, 0.75]
    """
    before = np.arange(periods)
    return (beta + before) / (alpha + beta + before)


def expected_lifetime(alpha: float, beta: float) -> float:
    """Mean number of periods a new customer is there, the first included; infinite for alpha <= 1.

    >>> expected_lifetime(2.0, 3.0), expected_lifetime(0.7, 1.2)
    (4.0, inf)
    """
    return (alpha + beta - 1) / (alpha - 1) if alpha > 1 else inf


def discounted_lifetime(alpha: float, beta: float, rate: float) -> float:
    """DEL: Σ S(t)/(1 + rate)^t over t = 0, 1, 2 …, periods' worth of a new customer; `rate` a period, 0 or
    more.

    >>> round(discounted_lifetime(0.704, 1.182, 0.1), 4)
    3.6951
    """
    if rate == 0:
        return expected_lifetime(alpha, beta)
    return hyp2f1_one(beta, alpha + beta, 1 / (1 + rate))


def residual_lifetimes(alpha: float, beta: float, rate: float, renewals: int) -> np.ndarray:
    """DERL just before renewals 1 … `renewals`: Σ S(t)/S(n-1)/(1 + rate)^(t-n) over t = n, n + 1, …

    >>> residual_lifetimes(0.704, 1.182, 0.1, 3).round(4).tolist()
    [2.9647, 4.1035, 4.8701]
    """
    stay = retention_rates(alpha, beta, renewals)
    rest = [discounted_lifetime(alpha, beta + n, rate) for n in range(1, renewals + 1)]
    return stay * np.array(rest)


def hyp2f1_one(b: float, c: float, z: float) -> float:
    """Gauss's hypergeometric 2F1(1, b; c; z) for c > b > 0 and 0 <= z < 1.

    By Gauss's continued fraction, whose parts are all positive here (Cuyt et al. 2008, 15.3): it neither
    needs c - b to be no whole number nor slows down much as z nears 1. Evaluated by Lentz's method.

    >>> round(hyp2f1_one(1.0, 2.0, 0.5), 12) == round(2 * log(2), 12)
    True
    """
    tiny = 1e-300
    value = front = 1.0
    back, n = 0.0, 0
    while True:
        part, odd = divmod(n, 2)
        if odd:
            top = (part + 1) * (c - b + part) / ((c + 2 * part) * (c + 2 * part + 1))
        else:
            top = (c - 1 + part) * (b + part) / ((c + 2 * part - 1) * (c + 2 * part)) if n else b / c
        back = 1 / (1 - top * z * back or tiny)
        front = 1 - top * z / front or tiny
        value *= front * back
        n += 1
        if abs(front * back - 1) < _CLOSE or top == 0:
            return 1 / value


@dataclass(frozen=True)
class Renewals:
    """What was seen at renewals 1, 2, …: how many left, how many stayed. Who was seen for some renewals only
    (censored) counts at those."""

    left: np.ndarray
    stayed: np.ndarray

    @classmethod
    def of_curve(cls, survivors: Sequence[float]) -> Renewals:
        """From a retention curve: customers at the start and after each renewal.

        >>> Renewals.of_curve([100, 60, 45]).left.tolist()
        [40.0, 15.0]
        """
        there = np.asarray(survivors, dtype=float)
        return cls(there[:-1] - there[1:], there[1:])

    @classmethod
    def of_tenures(cls, tenures: Sequence[float], left: Sequence[bool]) -> Renewals:
        """From each customer's tenure in periods and whether they left then or were still there.

        The share that leaves in a period is that of the Kaplan-Meier curve; who was seen for a part of it
        counts half (as in a life table). A last period that nobody was seen to the end of is left out. Who
        leaves after 1.5 periods leaves at renewal 2, who leaves at once at the first.

        >>> seen = Renewals.of_tenures([1, 1.5, 2, 2.3], [True, True, False, False])
        >>> seen.left.tolist(), seen.stayed.tolist()
        ([1.0, 1.0], [3.0, 2.0])
        """
        times, gone = np.asarray(tenures, dtype=float), np.asarray(left, dtype=bool)
        curve = kaplan_meier(times, gone)
        ends = np.arange(1, int(curve.longest + _WHOLE) + 1)
        there = np.array([curve.at(min(n, curve.longest)) for n in ends.tolist()])
        before = np.concatenate(([1.0], there))[: len(ends)]
        leaving = 1 - there / np.where(before > 0, before, 1.0)
        ordered, cut = np.sort(times), np.sort(times[~gone])
        at_risk = len(times) - np.searchsorted(ordered, ends - 1, side="right")
        at_risk[:1] += np.count_nonzero(gone & (times <= 0))
        in_part = np.searchsorted(cut, ends - _WHOLE) - np.searchsorted(cut, ends - 1, side="right")
        seen = (at_risk - in_part / 2) * (before > 0)
        return cls(leaving * seen, (1 - leaving) * seen)


@dataclass(frozen=True)
class Fit:
    """A fitted model: alpha, beta, the log likelihood and how the search ended (MIXED, ALIKE or SPLIT)."""

    alpha: float
    beta: float
    log_likelihood: float
    ending: str = MIXED


def log_likelihood(alpha: float, beta: float, seen: Renewals) -> float:
    """Logarithm of the chance of what was seen, without the constant of the multinomial."""
    before = np.arange(len(seen.left))
    stay = seen.stayed > 0
    kept = seen.stayed[stay] @ np.log((beta + before[stay]) / (alpha + beta + before[stay]))
    return float(kept + seen.left @ (log(alpha) - np.log(alpha + beta + before)))


def fit(seen: Renewals) -> Fit:
    """Maximum likelihood alpha and beta. ValueError if nobody left, nobody stayed, or one renewal alone was
    seen.

    For a given alpha + beta the likelihood has one top in the mean chance alpha/(alpha + beta), found by
    Newton's steps; the best alpha + beta is looked for on a grid and then by halving, so that no start has
    to be guessed.

    >>> found = fit(Renewals.of_curve([1000, 631, 468, 382, 326, 289, 262, 241]))
    >>> round(found.alpha, 3), round(found.beta, 3), round(found.log_likelihood, 2)
    (0.704, 1.182, -1680.27)
    """
    if not seen.left.sum() or not seen.stayed.sum() or np.count_nonzero(seen.left + seen.stayed) < 2:
        raise ValueError("a fit needs customers who left, customers who stayed, and two renewals")
    low, high = np.log(_SPREADS)
    grid = np.linspace(low, high, 61)
    tops = [_profile(exp(x), seen) for x in grid]
    best = int(np.argmax([top for top, *_ in tops]))
    left, right = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    if _profile(exp(left), seen)[2] <= 0 and best <= 1:
        return _ended(exp(low), seen, SPLIT)
    if _profile(exp(right), seen)[2] >= 0 and best >= len(grid) - 2:
        return _ended(exp(high), seen, ALIKE)
    while right - left > _SHARP:
        middle = (left + right) / 2
        if _profile(exp(middle), seen)[2] > 0:
            left = middle
        else:
            right = middle
    return _ended(exp((left + right) / 2), seen, MIXED)


def _ended(spread: float, seen: Renewals, ending: str) -> Fit:
    top, mean, _ = _profile(spread, seen)
    return Fit(float(mean * spread), float((1 - mean) * spread), top, ending)


def _profile(spread: float, seen: Renewals) -> tuple[float, float, float]:
    """At alpha + beta = spread: the highest log likelihood, its mean chance, and its slope in the spread
    there."""
    before = np.arange(len(seen.left))
    stay = seen.stayed > 0
    kept, behind = seen.stayed[stay], before[stay]
    gone = seen.left.sum()
    low, high, mean = 0.0, 1.0, 0.5
    for _ in range(_STEPS):  # Newton's steps towards the top; halving where one would leave the bracket
        parts = spread / ((1 - mean) * spread + behind)
        slope = gone / mean - kept @ parts
        low, high = (mean, high) if slope > 0 else (low, mean)
        better = mean + slope / (gone / mean**2 + kept @ parts**2)
        better = better if low < better < high else (low + high) / 2
        if abs(better - mean) <= _CLOSE * mean:
            break
        mean = better
    top = log_likelihood(mean * spread, (1 - mean) * spread, seen)
    slope = gone / spread + ((1 - mean) * kept / ((1 - mean) * spread + behind)).sum()
    return top, mean, float(slope - ((seen.left + seen.stayed) / (spread + before)).sum())
