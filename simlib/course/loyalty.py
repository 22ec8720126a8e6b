"""Loyalty (unit 11): two published cohorts, ways to project a cohort, and loyalty over satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

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
