"""What a customer is worth (unit 1): lifetime value with one retention rate or with customers who differ.

A customer brings `margin` at the start of each year that they are there, the first year included [assumed];
money a year away is divided by 1 + rate. With one retention rate the sum over all years is m(1 + d)/(1 + d −
r) [published: Berger & Nasr 1998, J. Interactive Marketing 12(1):17-30]. Where customers differ, retention
follows the shifted beta-geometric model, and the average rate of the first year understates the value
[published: Fader & Hardie 2010, Marketing Science 29(1):85-93]. The metrics of a log use the same formula
(simlib.lab.metrics).
"""

from __future__ import annotations

import numpy as np

from simlib.course.retention import survival_curve

_HALVINGS = 50  # of the range of retention rates: far below what a panel shows


def lifetime_value(margin: float, retention: float, rate: float) -> float:
    """CLV over all years, in the units of `margin`; `retention` from 0 to 1 and `rate` above 0, shares a
    year.

    >>> round(lifetime_value(10.0, 0.8, 0.1), 2)
    36.67
    """
    return margin * (1 + rate) / (1 + rate - retention)


def break_even_retention(margin: float, cost: float, rate: float) -> float:
    """The retention rate at which `lifetime_value` is `cost`; 0 or less where the first margin pays for it.

    >>> round(break_even_retention(10.0, 36.67, 0.1), 2)
    0.8
    """
    return (1 + rate) * (1 - margin / cost)


def beta_law(mean: float, spread: float) -> tuple[float, float]:
    """Alpha and beta of the chances to leave: `mean` retention in the first year, `spread` above 0 and below
    1.

    `spread` is Fader and Hardie's polarization 1/(alpha + beta + 1): near 0 customers are alike, near 1 some
    leave at once and the others never.

    >>> beta_law(0.75, 0.2)
    (1.0, 3.0)
    """
    total = 1 / spread - 1
    return (1 - mean) * total, mean * total


def shares_there(mean: float, spread: float, years: int) -> np.ndarray:
    """The share of customers there in years 1 … `years`; with `spread` 0 all have the same rate.

    >>> shares_there(0.5, 0.0, 3).tolist()
    [1.0, 0.5, 0.25]
    """
    if spread == 0:
        return mean ** np.arange(years, dtype=float)
    return survival_curve(*beta_law(mean, spread), years - 1)


def value_by_year(margin: float, there: np.ndarray, rate: float) -> np.ndarray:
    """What a customer has been worth up to each year: `there` is the share there, by year.

    >>> value_by_year(10.0, np.array([1.0, 0.5]), 0.0).tolist()
    [10.0, 15.0]
    """
    return np.cumsum(margin * there / (1 + rate) ** np.arange(len(there)))


def break_even_mean(margin: float, cost: float, rate: float, spread: float, years: int) -> float | None:
    """The first-year retention at which the value of `years` years is `cost`; 0 where the first year pays for
    it, None where even customers who all stay would not.

    >>> round(break_even_mean(10.0, 15.0, 0.0, 0.0, 2), 6)
    0.5
    """

    def short_of(mean: float) -> bool:
        return value_by_year(margin, shares_there(mean, spread, years), rate)[-1] < cost

    if margin >= cost:
        return 0.0
    low, high = 0.0, 1.0
    if value_by_year(margin, np.ones(years), rate)[-1] < cost:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if short_of(middle) else (low, middle)
    return (low + high) / 2


def drawn_values(
    margin: float, mean: float, spread: float, rate: float, years: int, luck: np.ndarray
) -> np.ndarray:
    """What each customer of a drawn cohort turned out to be worth; `luck` is a uniform number each.

    The number says after which share of the cohort the customer leaves, so the same luck meets every spread.

    >>> drawn_values(10.0, 0.5, 0.0, 0.0, 3, np.array([0.9, 0.3, 0.1])).tolist()
    [10.0, 20.0, 30.0]
    """
    stay = np.searchsorted(-shares_there(mean, spread, years + 1), -luck, side="left")
    return value_by_year(margin, np.ones(years), rate)[np.clip(stay, 1, years) - 1]
