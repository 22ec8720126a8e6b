"""The company's customers, all effects at reference: the simulated side of churn and repeat buying.

A rare figure is simulated among other customers than those asked for: the company's leaving chances (or
buying rates) are drawn from another law of the same family, and each customer counts with the ratio of the
two densities at their own chance (importance sampling). The mean weight is 1: a control variate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import exp, lgamma, log

import numpy as np

from simlib.world.company import simulate
from simlib.world.customer_luck import OPENING_CUSTOMER
from simlib.world.market.customers import CustomerMarket
from simlib.world.parameters import describe
from simlib.world.scenario import YEAR, Scenario
from simlib.world.strategy import Strategy

RANGES = {p.name: (p.low, p.limit) for p in describe(CustomerMarket) if p.kind == "number"}
"""What the company's figures can be: (lowest, highest) by field."""

_WHOLE_WALLET = {"wallet_alpha": RANGES["wallet_alpha"][1], "wallet_beta": RANGES["wallet_beta"][0]}
_ORDERS_A_YEAR = RANGES["category_orders"][1]  # a time unit of a case becomes as many days as this takes


@dataclass(frozen=True)
class Law:
    """Leaving chances: Beta(alpha, beta) as asked for, drawn from Beta(drawn_alpha, drawn_beta)."""

    alpha: float
    beta: float
    drawn_alpha: float
    drawn_beta: float

    def relative_variance(self, periods: int) -> float:
        """Of the estimate of S(periods) by one customer: variance over the squared mean."""
        there = _log_beta(2 * self.alpha - self.drawn_alpha, 2 * self.beta - self.drawn_beta + periods)
        drawn = _log_beta(self.drawn_alpha, self.drawn_beta)
        return exp(there + drawn - 2 * _log_beta(self.alpha, self.beta + periods)) - 1

    def weights(self, chance: np.ndarray) -> np.ndarray:
        """What each customer counts for: density asked for over density drawn from."""
        ratio = _log_beta(self.drawn_alpha, self.drawn_beta) - _log_beta(self.alpha, self.beta)
        powers = (self.alpha - self.drawn_alpha) * np.log(chance)
        return np.exp(ratio + powers + (self.beta - self.drawn_beta) * np.log1p(-chance))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


@dataclass(frozen=True)
class Lives:
    """Customers followed over `periods` renewals: the `chance` of each to leave at one, the renewal
    `left_at` which they left (from 1), and periods + 1 for those who never did."""

    chance: np.ndarray
    left_at: np.ndarray
    periods: int

    @cached_property
    def stayed(self) -> np.ndarray:
        """Whether they were there to the end."""
        return self.left_at > self.periods


def live(law: Law, customers: int, periods: int, seed: int, replication: int) -> Lives:
    """Let the company's customers come to their renewals, who order nothing."""
    market = _market(customers).but(
        leaving_at="renewal", leaving_alpha=law.drawn_alpha, leaving_beta=law.drawn_beta,
        renewal_days=RANGES["renewal_days"][0], category_orders=0.0,
    )  # fmt: skip
    horizon = periods * market.renewal_days
    log = simulate(market, Strategy(), seed=seed, replication=replication, horizon=horizon)
    people, reviews = log.tables["customers"], log.tables["reviews"]
    gone = reviews["outcome"] == 1
    left_at = np.full(customers, periods + 1)
    left_at[reviews["customer"][gone] - OPENING_CUSTOMER] = reviews["review"][gone] + 1
    return Lives(_by_customer(people, "leaving", customers), left_at, periods)


@dataclass(frozen=True)
class Buyers:
    """Repeat purchases of so many customers: the moments of all of them, and of each customer's first (inf:
    none), in the case's unit of time; each customer's buying `rate` per that unit."""

    moments: np.ndarray
    first: np.ndarray
    rate: np.ndarray


def buy(
    r: float, alpha: float, a: float, b: float, customers: int, until: float, seed: int, replication: int
) -> Buyers:
    """Let the company's customers order, and leave after an order with their own chance.

    Their share of wallet is all of it; who is there at day 0 has made the purchase that is not counted.
    """
    market = _market(customers).but(
        leaving_at="order", leaving_alpha=a, leaving_beta=b, order_shape=r, category_orders=_ORDERS_A_YEAR,
        **_WHOLE_WALLET,
    )  # fmt: skip
    days = r / alpha * YEAR / _ORDERS_A_YEAR  # of a time unit
    log = simulate(market, Strategy(), seed=seed, replication=replication, horizon=until * days)
    people, orders = log.tables["customers"], log.tables["orders"]
    moments = orders["time"] / days
    first = np.full(customers, np.inf)
    begins = orders["order"] == 0
    first[orders["customer"][begins] - OPENING_CUSTOMER] = moments[begins]
    return Buyers(moments, first, _by_customer(people, "rate", customers) * days / YEAR)


def _market(customers: int) -> Scenario:
    return Scenario().at_reference().alone("customers").but(opening_customers=customers, case_chance=0.0)


def _by_customer(people: dict, column: str, customers: int) -> np.ndarray:
    values = np.empty(customers)
    values[people["customer"] - OPENING_CUSTOMER] = people[column]
    return values


def gamma_weights(rate: np.ndarray, r: float, alpha: float, drawn_alpha: float) -> np.ndarray:
    """What each customer counts for, whose rate was drawn from Gamma(r, drawn_alpha) instead of Gamma(r,
    alpha)."""
    return np.exp(r * (log(alpha) - log(drawn_alpha)) - (alpha - drawn_alpha) * rate)
