"""Loyalty (unit 11): two published cohorts, ways to project a cohort, and loyalty over satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from simlib.course.repeat_buying import expected_repeats
from simlib.course.retention import Renewals, fit, survival_curve

COHORTS = MappingProxyType({
    "regular": (100.0, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3),
    "high_end": (100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4),
})  # fmt: skip
"""Percent of customers still there after years 0 to 12 [published: Fader & Hardie 2007, J. Interactive
Marketing 21(1):76-90, table 1; data of Berry & Linoff 2004]."""

SEEN, AHEAD = 5, 5
"""Years that are known, and years to project."""

WAYS = ("first_year", "mean_rate", "last_year", "straight")
"""Ways to project that look natural and are not the model: one yearly rate kept, or a straight line."""

CUSTOMERS = 1_000
"""Customers that a percentage of a cohort stands for when the model is fitted."""


def retention(survivors: Sequence[float]) -> np.ndarray:
    """The share of those there at a year's start who stay it out, for each year.

    >>> retention([100, 60, 45]).tolist()
    [0.6, 0.75]
    """
    there = np.asarray(survivors, dtype=float)
    return there[1:] / there[:-1]


def carried_on(way: str, survivors: Sequence[float], years: int = AHEAD) -> np.ndarray:
    """Survivors `years` further in one of the WAYS, in the unit of `survivors`; KeyError for another way.

    >>> carried_on("first_year", [100, 50, 40], 2).tolist(), carried_on("straight", [100, 50, 40], 2).tolist()
    ([20.0, 10.0], [10.0, 0.0])
    """
    rates, last, ahead = retention(survivors), float(survivors[-1]), np.arange(1, years + 1)
    if way == "straight":
        return np.maximum(last - ahead * (survivors[0] - last) / len(rates), 0.0)
    rate = {"first_year": rates[0], "mean_rate": rates.mean(), "last_year": rates[-1]}[way]
    return last * rate**ahead


def projected(survivors: Sequence[float], years: int = AHEAD) -> np.ndarray:
    """Survivors `years` further by the shifted beta-geometric curve fitted to all of `survivors`.

    `survivors` begin with everybody; only their ratios to the first count. ValueError as in `retention.fit`.

    >>> projected(COHORTS["regular"][:6], 2).round(1).tolist()
    [25.8, 23.4]
    """
    there = np.asarray(survivors, dtype=float)
    found = fit(Renewals.of_curve(there / there[0] * CUSTOMERS))
    return there[0] * survival_curve(found.alpha, found.beta, len(there) - 1 + years)[-years:]


def beta_of(mean: float, spread: float) -> tuple[float, float]:
    """alpha and beta of leaving chances with a mean and a spread from near 0 (alike) to near 1 (two sorts).

    `spread` is 1 / (alpha + beta + 1), the polarisation index of the model [published: Fader & Hardie 2007].

    >>> beta_of(0.2, 0.5)
    (0.2, 0.8)
    """
    total = 1.0 / spread - 1.0
    return mean * total, (1.0 - mean) * total


def cohort(mean: float, spread: float, customers: int, years: int, rng) -> np.ndarray:
    """A simulated cohort: customers still there after years 0 to `years`, each with a chance of their own.

    `spread` as in beta_of; 0 makes all customers alike.
    """
    chance = rng.beta(*beta_of(mean, spread), customers) if spread else np.full(customers, mean)
    stay = rng.random((years, customers)) >= chance
    return np.concatenate(([customers], np.cumprod(stay, axis=0).sum(axis=1)))


def stays(
    satisfaction, choice: float, pressure: float, effect: float = 5.0, usual: float = 0.036, renewals: int = 4
) -> np.ndarray:
    """The chance to be there after `renewals`, by satisfaction (0 to 1): loyal in deed.

    The log-odds to leave are the company's (simlib.world.renewals): usual chance, dissatisfaction times
    `effect` times (1 + pressure), and the pressure itself. `choice` from 0 (captive: nothing moves the
    customer) to 1 (free) scales both [assumed]. The shapes are published (Jones & Sasser 1995): flat and high
    where customers cannot go, steep towards full satisfaction where rivals are many.

    >>> bool(stays(0.5, 0.0, 2.0) == stays(1.0, 0.0, 2.0)), bool(stays(0.5, 1.0, 2.0) < stays(1.0, 1.0, 2.0))
    (True, True)
    """
    push = effect * (0.72 - np.asarray(satisfaction, dtype=float)) * (1.0 + pressure) + pressure
    logit = np.log(usual / (1.0 - usual)) + choice * push
    return (1.0 / (1.0 + np.exp(logit))) ** renewals


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
