"""Shares of several groups: whether they can be told apart at all, and what each is likely to be.

Thirty sellers with forty deals each differ by luck alone. The chi-square test of homogeneity says whether the
differences are larger than luck makes them; partial pooling moves each share to the common one as far as the data
ask (Gelman et al. 2013, Bayesian Data Analysis, ch. 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np
from numpy.typing import ArrayLike

_SPREADS = np.linspace(
    0.005, 0.3, 30
)  # standard deviation between groups: flat prior (Gelman 2006) [assumed]
_AROUND = np.linspace(-2.4, 2.4, 7)  # standard errors around the common share over which it is averaged
_GRID = np.linspace(0.0005, 0.9995, 1000)
_LEVEL = 0.05


@dataclass(frozen=True)
class SameShare:
    """The chi-square test that all groups share one share: statistic, degrees of freedom, p value (NaN: untested)."""

    chi_square: float
    df: int
    p: float

    @property
    def apart(self) -> bool:
        """Whether the groups can be told apart, at the 5 % level."""
        return self.p < _LEVEL


def chi_square_tail(statistic: float, df: int) -> float:
    """The chance of a chi-square at least so large (Abramowitz and Stegun 6.5.29, 6.5.31).

    >>> round(chi_square_tail(3.841459, 1), 4), round(chi_square_tail(33.3, 29), 3)
    (0.05, 0.266)
    """
    a, x = df / 2, statistic / 2
    if x <= 0:
        return 1.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = a
        while term > 1e-16 * total:
            n += 1
            term *= x / n
            total += term
        return max(1 - front * total, 0.0)
    b, c = x + 1 - a, 1e300
    d = 1 / b
    h = d
    for i in range(1, 10_000):
        step = i * (a - i)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        h *= d * c
        if abs(d * c - 1) < 1e-14:
            break
    return front * h


def same_share(hits: ArrayLike, tries: ArrayLike) -> SameShare:
    """Whether groups with so many hits of so many tries have one share; groups without a try say nothing.

    >>> test = same_share([10, 20], [20, 30])
    >>> round(test.chi_square, 3), test.df, test.apart
    (1.389, 1, False)
    """
    hits, tries = np.asarray(hits, float), np.asarray(tries, float)
    hits, tries = hits[tries > 0], tries[tries > 0]
    df = len(tries) - 1
    whole = hits.sum() / tries.sum() if len(tries) else np.nan
    if df < 1 or not 0 < whole < 1:
        return SameShare(np.nan, max(df, 0), np.nan)
    found = float((((hits - tries * whole) ** 2) / (tries * whole * (1 - whole))).sum())
    return SameShare(found, df, chi_square_tail(found, df))


def pooled(
    hits: ArrayLike, tries: ArrayLike, level: float = 0.8
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each group's share, moved to the common one, and its interval of `level`: (share, low, high).

    A beta-binomial, averaged over its mean and spread; the spread between groups has a flat prior from 0 to 0.3.

    >>> share, low, high = pooled([0, 10, 5], [1, 20, 10])
    >>> share.round(2).tolist(), bool((low < share).all() and (share < high).all())
    ([0.44, 0.49, 0.49], True)
    """
    hits, tries = np.asarray(hits, float), np.asarray(tries, float)
    mean = (hits.sum() + 0.5) / (tries.sum() + 1)
    error = np.sqrt(mean * (1 - mean) / (tries.sum() + 1) + _SPREADS**2 / len(tries))[:, None]
    means = np.clip(mean + error * _AROUND, 0.001, 0.999)
    strength = np.maximum(means * (1 - means) / _SPREADS[:, None] ** 2 - 1, 0.5)
    a, b = (strength * means).ravel(), (strength * (1 - means)).ravel()
    pairs, which = np.unique(np.stack([hits, tries], axis=1), axis=0, return_inverse=True)
    times = np.bincount(which.ravel(), minlength=len(pairs))
    gamma = np.vectorize(lgamma)
    whole = _log_beta(gamma, pairs[:, :1] + a, pairs[:, 1:] - pairs[:, :1] + b) - _log_beta(gamma, a, b)
    weight = (times[:, None] * whole).sum(axis=0)
    weight = np.exp(weight - weight.max()) * np.repeat(
        error, len(_AROUND)
    )  # the cells of the grid differ in width
    weight /= weight.sum()
    found = np.array([_posterior(a + h, b + n - h, weight, level) for h, n in pairs])
    share, low, high = found[which.ravel()].T
    return share, low, high


def _log_beta(gamma: np.vectorize, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return gamma(a) + gamma(b) - gamma(a + b)


def _posterior(a: np.ndarray, b: np.ndarray, weight: np.ndarray, level: float) -> tuple[float, float, float]:
    """Mean and interval of a mixture of betas, on a grid."""
    logs = (a[:, None] - 1) * np.log(_GRID) + (b[:, None] - 1) * np.log1p(-_GRID)
    dense = np.exp(logs - logs.max(axis=1, keepdims=True))
    dense = weight @ (dense / dense.sum(axis=1, keepdims=True))
    below = np.cumsum(dense)
    low, high = np.interp([(1 - level) / 2, (1 + level) / 2], below, _GRID)
    return float(weight @ (a / (a + b))), float(low), float(high)
