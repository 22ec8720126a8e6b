"""Repeat buying without a contract (unit 11): how often customers buy, and whether they are still there.

Each customer buys as a Poisson process with a rate of their own; the rates differ as a Gamma law with shape
r and rate alpha, so counts are negative binomial [published: Ehrenberg 1959]. In BG/NBD each customer also
leaves for good after any repeat purchase with a chance of their own, which differs as a Beta(a, b) law
[published: Fader, Hardie & Lee 2005, Marketing Science 24(2):275-284]. Time runs from the first purchase,
which is not counted, in the unit of alpha.

The published means hold a hypergeometric function and a factor 1/(a - 1) that cancels at a = 1. Here they
are summed over the number of purchases instead: every term is positive, so nothing cancels for any a, b > 0.
"""

from __future__ import annotations

from math import ceil, exp, log, log1p, sqrt

import numpy as np

MOST_RATIO = 400_000.0
"""time / alpha at most: some twenty million purchases of one customer are then summed over, in a second."""

_TAIL = 40.0  # exp(-40): what is left out of a sum, relative
_CHUNK = 1_000_000


def chance_of_none(r: float, alpha: float, time: float) -> float:
    """The share of customers without a repeat purchase by `time`: (alpha / (alpha + time)) ** r.

    >>> round(chance_of_none(0.243, 4.414, 39), 7)
    0.5737864
    """
    return exp(-r * log1p(time / alpha))


def nbd(r: float, alpha: float, time: float, most: int) -> np.ndarray:
    """The chances of 0, 1, … `most` purchases by `time` when nobody leaves: negative binomial.

    >>> nbd(1.0, 1.0, 1.0, 3).tolist()
    [0.5, 0.25, 0.125, 0.0625]
    """
    counts = np.arange(1, most + 1)
    ratios = (r + counts - 1) / counts * (time / (alpha + time))
    return chance_of_none(r, alpha, time) * np.concatenate(([1.0], np.cumprod(ratios)))


def expected_repeats(r: float, alpha: float, a: float, b: float, time: float) -> float:
    """BG/NBD: mean number of repeat purchases of a new customer by `time`.

    ValueError for a time beyond MOST_RATIO times alpha.

    >>> round(expected_repeats(0.243, 4.414, 0.793, 2.426, 39), 4)
    1.1967
    """
    if time == 0:
        return 0.0
    if time > MOST_RATIO * alpha:
        raise ValueError(f"a time of {time:g} is more than {MOST_RATIO:g} times alpha")
    terms = _terms(r, alpha, time)
    log_share = log(time) - log(alpha + time)  # of the negative binomial's ratio
    total = bought = 0.0
    log_chance, log_there = -r * log1p(time / alpha), 0.0
    for first in range(1, terms + 1, _CHUNK):
        n = np.arange(first, min(first + _CHUNK, terms + 1))
        chances = log_chance + np.cumsum(np.log((r + n - 1) / n) + log_share)
        later = np.maximum(n, 2)  # nobody leaves before the first, where a + b = 1 would divide by nothing
        stays = np.where(n > 1, (b + later - 2) / (a + b + later - 2), 1.0)
        there = log_there + np.cumsum(np.log(stays))  # still there after n - 1 repeat purchases
        made = bought + np.cumsum(np.exp(there))  # mean purchases of who would make n
        total += float(np.exp(chances) @ made)
        bought, log_chance, log_there = float(made[-1]), float(chances[-1]), float(there[-1])
    return total


def chance_alive(r: float, alpha: float, a: float, b: float, repeats: int, last: float, age: float) -> float:
    """BG/NBD: the chance that a customer of `age` is still there after `repeats` repeat purchases, the last
    at `last`.

    Who has made none cannot have left: 1.

    >>> round(chance_alive(0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86), 4)
    0.7266
    """
    if repeats == 0:
        return 1.0
    odds = log(a) - log(b + repeats - 1) + (r + repeats) * (log(alpha + age) - log(alpha + last))
    return exp(-odds) / (1 + exp(-odds)) if odds > 0 else 1 / (1 + exp(odds))


def expected_repeats_of(
    r: float, alpha: float, a: float, b: float, repeats: int, last: float, age: float, time: float
) -> float:
    """BG/NBD: mean number of purchases in the next `time` of a customer whose past is known.

    A customer still there is one with r + repeats, alpha + age and b + repeats.

    >>> round(expected_repeats_of(0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86, 39), 4)
    1.226
    """
    alive = chance_alive(r, alpha, a, b, repeats, last, age)
    return alive * expected_repeats(r + repeats, alpha + age, a, b + repeats, time)


def _terms(r: float, alpha: float, time: float) -> int:
    """Purchases beyond which the negative binomial's tail is nothing: a bound on its mean, spread and
    ratio."""
    mean = r * time / alpha
    spread = sqrt(mean * (1 + time / alpha))
    return ceil(mean + 10 * spread + _TAIL * (1 + time / alpha)) + 10
