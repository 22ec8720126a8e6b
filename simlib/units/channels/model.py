"""Own force or agents, and how close to stand to a customer (unit 10): cost lines, demand, Kotler's levels.

Assumptions (the crossing and the levels are published: Kotler, Marketing Management; every size is assumed):

1. A channel costs a fixed sum a year and a share of sales. An own force is mostly fixed, agents mostly a
   share, so their cost lines cross once [published].
2. Yearly sales are not known beforehand: lognormal around their expectation, with a coefficient of variation.
   They do not depend on the channel here; whether own people or agents sell more is another question.
3. A new product starts at an expected volume and grows; a product's luck goes through all its years, each
   year adds its own. Changing from agents to an own force happens once, in the year after sales passed a
   trigger, and costs a sum (notice, compensation, hiring).
4. Of each further step of relationship a customer takes more hours and stays more likely; the hours of the
   people there are end somewhere.

What is left out: control of the channel, conflicts between both, agents who leave with their customers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist

import numpy as np

WAYS = ("own", "agents", "switch")
"""How a product is sold: own force, agents, or agents first and an own force once sales pass a trigger."""

LEVELS = ("basic", "reactive", "accountable", "proactive", "partnership")
KOTLER = {
    "many": ("basic", "reactive", "accountable"),
    "medium": ("reactive", "accountable", "proactive"),
    "few": ("accountable", "proactive", "partnership"),
}
"""The level by number of customers (or distributors) and margin low, medium, high. Levels, axes and corners
are Kotler's [published]; the cells between are read as a regular staircase [assumed]."""
SIZES, MARGINS = tuple(KOTLER), ("low", "medium", "high")

LEVEL_HOURS = {"basic": 1.0, "reactive": 4.0, "accountable": 10.0, "proactive": 25.0, "partnership": 80.0}
"""Hours a year that a customer takes at each level [assumed]."""
LEVEL_KEEPS = {"basic": 0.70, "reactive": 0.76, "accountable": 0.82, "proactive": 0.87, "partnership": 0.92}
"""Chance that a customer at each level is still one after a year [assumed]."""
HOUR_COST = 0.05  # [assumed] thousand EUR an hour with a customer, travel included
HOURS_A_PERSON = 1200.0  # [assumed] hours a year that one person has for customers


@dataclass(frozen=True)
class Channel:
    """What a channel costs: `fixed` thousand EUR a year, and `share` of sales (0 to 1)."""

    fixed: float
    share: float

    def cost(self, sales):
        """Thousand EUR a year at `sales` thousand EUR (a number or an array).

        >>> Channel(240.0, 0.02).cost(1000.0)
        260.0
        """
        return self.fixed + self.share * sales


def crossing(own: Channel, agents: Channel) -> float | None:
    """Yearly sales from which the own force is cheaper, thousand EUR; None where the lines do not cross so.

    Kotler's break-even: the difference of the fixed sums over the difference of the shares [published].

    >>> crossing(Channel(280.0, 0.02), Channel(40.0, 0.10))
    3000.0
    """
    if agents.share <= own.share or own.fixed < agents.fixed:
        return None
    return (own.fixed - agents.fixed) / (agents.share - own.share)


def _spread(cv: float) -> float:
    """The standard deviation of the logarithm for a coefficient of variation."""
    return sqrt(log(1 + cv * cv))


def chance_above(volume: float, expected: float, cv: float) -> float:
    """The chance that lognormal sales lie above `volume`, in closed form.

    >>> round(chance_above(100.0, 100.0, 0.3), 3)  # the median lies below the mean
    0.442
    """
    if cv == 0:
        return float(expected > volume)
    s = _spread(cv)
    return 1 - NormalDist().cdf((log(volume / expected) + s * s / 2) / s)


def demand(expected: float, cv: float, luck: np.ndarray) -> np.ndarray:
    """Lognormal yearly sales with this mean and coefficient of variation, one for each standard normal."""
    s = _spread(cv)
    return expected * np.exp(s * luck - s * s / 2)


@dataclass(frozen=True)
class Product:
    """A product over several years: `first` year's expected sales (thousand EUR), yearly `growth`, `cv` of
    what stays uncertain about the product itself, `noise` (cv) of single years."""

    first: float
    growth: float
    cv: float
    noise: float = 0.15


YEARS = 6


def paths(product: Product, luck: np.ndarray) -> np.ndarray:
    """Sales of each year: `luck` is worlds x (1 + YEARS) standard normals, the product's and each year's."""
    own = demand(1.0, product.cv, luck[:, :1])
    years = demand(1.0, product.noise, luck[:, 1:])
    return product.first * (1 + product.growth) ** np.arange(years.shape[1]) * own * years


def luck_of(worlds: int, seed: int) -> np.ndarray:
    """The luck of `worlds` worlds of a seed, whatever is sold in them and however."""
    return np.random.default_rng(seed).standard_normal((worlds, 1 + YEARS))


def selling_cost(
    way: str, sales: np.ndarray, own: Channel, agents: Channel, *, trigger: float = 0.0, change: float = 0.0
) -> np.ndarray:
    """Thousand EUR for selling over all years in each world, by one of WAYS.

    With "switch", an own force takes over the year after sales first passed `trigger`, which costs `change`.
    """
    if way not in WAYS:
        raise ValueError(f"no way to sell: {way!r}")
    if way != "switch":
        return (own if way == "own" else agents).cost(sales).sum(axis=1)
    passed = np.cumsum(sales > trigger, axis=1) > 0
    ours = np.concatenate([np.zeros((len(sales), 1), dtype=bool), passed[:, :-1]], axis=1)
    return np.where(ours, own.cost(sales), agents.cost(sales)).sum(axis=1) + change * ours.any(axis=1)


def kotler_level(customers: int, margin: float, cuts: Sequence[float]) -> str:
    """The level that Kotler's map names; `cuts` are (few below, many from, low below, high from).

    >>> kotler_level(20, 400.0, (50, 500, 10.0, 100.0))
    'partnership'
    """
    few, many, low, high = cuts
    size = "few" if customers < few else "many" if customers >= many else "medium"
    return KOTLER[size][0 if margin < low else 2 if margin >= high else 1]


def people_needed(level: str, customers: int) -> float:
    """People whose whole time a level takes with so many customers."""
    return customers * LEVEL_HOURS[level] / HOURS_A_PERSON


def level_worth(level: str, customers: int, margin: float) -> float:
    """Next year's margin that stays, less the hours, thousand EUR; `margin` thousand EUR a customer a year.

    >>> level_worth("basic", 10, 100.0)
    699.5
    """
    return customers * (margin * LEVEL_KEEPS[level] - HOUR_COST * LEVEL_HOURS[level])


def best_level(customers: int, margin: float, people: float) -> str | None:
    """The level of most worth among those that `people` have time for; None when even basic is too much."""
    can = [level for level in LEVELS if people_needed(level, customers) <= people]
    return max(can, key=lambda level: level_worth(level, customers, margin)) if can else None
