"""A cohort that buys without a contract, drawn by lot with its truth, and what BG/NBD says of each customer (unit 11).

The laws are those of `repeat_buying` [published: Fader, Hardie & Lee 2005, Marketing Science 24(2):275-284]: each
customer buys at a rate of their own (Gamma) and leaves for good after a repeat order with a chance of their own (Beta).
What nobody sees in real data, who is still there, is kept here beside what the model says of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.loyalty import beta_of
from simlib.course.repeat_buying import expected_repeats

YEAR_WEEKS = 52.0


@dataclass(frozen=True)
class BuyingLaw:
    """The four numbers of BG/NBD, time in weeks: shape r and rate alpha of the pace, Beta(a, b) of leaving.

    CDNOW [published: Fader, Hardie & Lee 2005]: BuyingLaw(0.243, 4.414, 0.793, 2.426).
    """

    r: float
    alpha: float
    a: float
    b: float

    @classmethod
    def of(cls, orders_a_year: float, shape: float, leaving: float, spread: float) -> BuyingLaw:
        """From a mean pace, the shape of its law, the mean chance to leave after an order, and its spread (0 to 1).

        >>> law = BuyingLaw.of(52.0, 2.0, 0.25, 0.2)
        >>> law.r / law.alpha, round(law.a / (law.a + law.b), 3)
        (1.0, 0.25)
        """
        return cls(shape, shape * YEAR_WEEKS / orders_a_year, *beta_of(leaving, spread))


@dataclass(frozen=True)
class RepeatCohort:
    """Customers after `weeks` from their first order, arrays of one value each: repeat orders, week of the last one
    (0 without any), whether still there at that time, and the repeat orders of as many weeks again.
    """

    weeks: float
    repeats: np.ndarray
    last: np.ndarray
    there: np.ndarray
    came: np.ndarray


def repeat_cohort(law: BuyingLaw, customers: int, weeks: float, rng: np.random.Generator) -> RepeatCohort:
    """Draw a cohort by lot and follow it for twice `weeks`.

    >>> seen = repeat_cohort(BuyingLaw(2.0, 10.0, 1.0, 3.0), 500, 26.0, np.random.default_rng(1))
    >>> bool((seen.there[seen.repeats == 0]).all()), bool((seen.came[~seen.there] == 0).all())
    (True, True)
    """
    pace = rng.gamma(law.r, 1.0 / law.alpha, customers)
    leaving = rng.beta(law.a, law.b, customers)
    repeats, came = np.zeros(customers, dtype=int), np.zeros(customers, dtype=int)
    last, there = np.zeros(customers), np.ones(customers, dtype=bool)
    on, now = np.arange(customers), np.zeros(customers)
    while len(on):
        with np.errstate(divide="ignore", over="ignore"):  # a pace that has run out of digits: no order comes
            now = now + rng.standard_exponential(len(on)) / pace[on]
        bought = now < 2.0 * weeks
        on, now = on[bought], now[bought]
        early = now < weeks
        repeats[on[early]] += 1
        last[on[early]] = now[early]
        came[on[~early]] += 1
        goes = rng.random(len(on)) < leaving[on]
        there[on[goes & early]] = False
        on, now = on[~goes], now[~goes]
    return RepeatCohort(weeks, repeats, last, there, came)


def chances_there(law: BuyingLaw, repeats, last, weeks: float) -> np.ndarray:
    """BG/NBD: the chance that each customer is still there; 1 for who has made no repeat order.

    >>> chances_there(BuyingLaw(0.243, 4.414, 0.793, 2.426), [0, 2], [0.0, 30.43], 38.86).round(4).tolist()
    [1.0, 0.7266]
    """
    x, last = np.asarray(repeats, dtype=float), np.asarray(last, dtype=float)
    some = np.maximum(x, 1.0)
    odds = np.log(law.a) - np.log(law.b + some - 1.0)
    odds = odds + (law.r + some) * (np.log(law.alpha + weeks) - np.log(law.alpha + last))
    return np.where(x > 0, np.exp(-np.logaddexp(0.0, odds)), 1.0)


def expected_orders(law: BuyingLaw, repeats, last, weeks: float) -> np.ndarray:
    """BG/NBD: mean orders of each customer in as many weeks again.

    >>> expected_orders(BuyingLaw(0.243, 4.414, 0.793, 2.426), [2], [30.43], 38.86).round(3).tolist()
    [1.222]
    """
    x = np.asarray(repeats, dtype=int)
    counts, place = np.unique(x, return_inverse=True)
    if_there = [
        expected_repeats(law.r + n, law.alpha + weeks, law.a, law.b + n, weeks) for n in counts.tolist()
    ]
    return chances_there(law, x, last, weeks) * np.array(if_there)[place]
