"""BG/NBD fitted to what customers bought (unit 11): maximum likelihood with standard errors.

The likelihood of a customer with x repeat purchases, the last at t_x, seen for T [published: Fader, Hardie & Lee
2005, equation 6]; the maximum by Newton's steps on the logarithms of the four parameters, the errors from the
curvature there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simlib.course.repeat_buying import expected_repeats

Curve = Callable[[np.ndarray], float]

_STEPS, _CLOSE = 200, 1e-9
_NAMES = ("r", "alpha", "a", "b")
_BOUND = 12.0  # the logarithm of a parameter beyond which the data do not tell it


@dataclass(frozen=True)
class RepeatFit:
    """`r`, `alpha` (in the unit of time), `a`, `b`; `errors` their standard errors, NaN where the curve is flat;
    `covariance` of the logarithms; `log_likelihood`; `found` is False where a parameter ran to the end of its range."""

    r: float
    alpha: float
    a: float
    b: float
    errors: dict[str, float]
    covariance: np.ndarray
    log_likelihood: float
    found: bool

    @property
    def parameters(self) -> tuple[float, float, float, float]:
        return self.r, self.alpha, self.a, self.b

    def expected(self, time: float) -> tuple[float, float]:
        """Mean repeat purchases of a new customer by `time`, and the standard error of it."""
        at = np.log(self.parameters)
        value = expected_repeats(*self.parameters, time)
        slope = np.array([
            (_expected(np.exp(at + step), time) - _expected(np.exp(at - step), time)) / 2e-4
            for step in 1e-4 * np.eye(4)
        ])  # fmt: skip
        return value, float(np.sqrt(max(slope @ self.covariance @ slope, 0.0)))


def _expected(parameters: np.ndarray, time: float) -> float:
    r, alpha, a, b = parameters.tolist()
    return expected_repeats(r, alpha, a, b, time)


def log_likelihood(
    parameters: np.ndarray, repeats: np.ndarray, last: np.ndarray, age: np.ndarray
) -> np.ndarray:
    """Of each customer: repeat purchases, the time of the last, and for how long they were seen, all from the first.

    >>> seen = np.array([2.0]), np.array([30.43]), np.array([38.86])
    >>> log_likelihood(np.array([0.243, 4.414, 0.793, 2.426]), *seen).round(4).tolist()
    [-9.4586]
    """
    r, alpha, a, b = parameters
    most = int(repeats.max(initial=0))
    steps = np.arange(most)
    rising = np.concatenate([[0.0], np.cumsum(np.log(r + steps))])  # log of gamma(r + x) / gamma(r)
    stays = np.concatenate([[0.0], np.cumsum(np.log(b + steps) - np.log(a + b + steps))])
    x = repeats.astype(int)
    first = rising[x] + r * np.log(alpha) + stays[x]
    there = -(r + repeats) * np.log(alpha + age)
    gone = np.log(a) - np.log(b + np.maximum(repeats - 1, 0)) - (r + repeats) * np.log(alpha + last)
    return first + np.where(repeats > 0, np.logaddexp(there, gone), there)


def fit(repeats: np.ndarray, last: np.ndarray, age: np.ndarray) -> RepeatFit:
    """The parameters under which the purchases are likeliest.

    ValueError for fewer than two customers who came again, or where all were seen for no time.
    """
    repeats, last, age = (np.asarray(values, dtype=float) for values in (repeats, last, age))
    if (repeats > 0).sum() < 2 or not age.max(initial=0.0) > 0:
        raise ValueError("two customers who bought again are needed")
    rows, counts = np.unique(np.column_stack([repeats, last, age]), axis=0, return_counts=True)
    seen = rows[:, 0], rows[:, 1], rows[:, 2]

    def value(at: np.ndarray) -> float:
        if np.abs(at).max() > 2 * _BOUND:
            return -np.inf
        return float(counts @ log_likelihood(np.exp(at), *seen)) / counts.sum()

    starts = ((1.0, float(np.median(age)), 1.0, 2.0), (0.3, float(np.median(age)) / 5 + 1e-9, 0.5, 3.0))
    at = max((_climb(value, np.log(start)) for start in starts), key=value)
    curve = -_curvature(value, at) * counts.sum()
    try:
        covariance = np.linalg.inv(curve)
        known = np.diag(covariance) > 0
    except np.linalg.LinAlgError:
        covariance, known = np.full((4, 4), np.nan), np.zeros(4, dtype=bool)
    errors = np.where(known, np.exp(at) * np.sqrt(np.where(known, np.diag(covariance), np.nan)), np.nan)
    r, alpha, a, b = np.exp(at).tolist()
    return RepeatFit(r, alpha, a, b, dict(zip(_NAMES, errors.tolist(), strict=True)), covariance,
                     value(at) * float(counts.sum()), bool(known.all() and np.abs(at).max() < _BOUND))  # fmt: skip


def _climb(value: Curve, at: np.ndarray) -> np.ndarray:
    """Newton's steps with the curvature turned downhill where it is not, each halved until it climbs."""
    best = value(at)
    for _ in range(_STEPS):
        slope, curve = _slope(value, at), _curvature(value, at)
        sizes, ways = np.linalg.eigh(curve)
        step = ways @ ((ways.T @ slope) / np.maximum(np.abs(sizes), 1e-6))
        step *= min(1.0, 2.0 / max(np.abs(step).max(), 1e-12))
        for _ in range(40):
            if (now := value(at + step)) > best:
                break
            step /= 2
        else:
            return at
        gained, at, best = now - best, at + step, now
        if gained < _CLOSE or np.abs(at).max() > _BOUND:
            return at
    return at


def _slope(value: Curve, at: np.ndarray, h: float = 1e-5) -> np.ndarray:
    return np.array([(value(at + h * e) - value(at - h * e)) / (2 * h) for e in np.eye(4)])


def _curvature(value: Curve, at: np.ndarray, h: float = 1e-3) -> np.ndarray:
    found = np.zeros((4, 4))
    for i, ei in enumerate(np.eye(4) * h):
        for j, ej in enumerate(np.eye(4)[: i + 1] * h):
            found[i, j] = found[j, i] = (
                value(at + ei + ej) - value(at + ei - ej) - value(at - ei + ej) + value(at - ei - ej)
            ) / (4 * h * h)
    return found
