"""What our credit does to who buys: terms against the usual ones, and how lenient we are to those who do not pay."""

from __future__ import annotations

from math import exp, log

from simlib.world.market.credit import DEBTORS
from simlib.world.scenario import Scenario
from simlib.world.strategy import Strategy

_MONTH = 30.0
BAD_DEBTOR = DEBTORS.index("unable_unwilling")


def terms_pull(market: Scenario, terms: float) -> float:
    """How attractive terms are beside the usual ones, in months: 0 for the usual.

    Longer terms please less and less and never more than `terms_enough` days would; shorter ones repel `terms_loss`
    times as strongly as longer ones attract (loss aversion: Tversky & Kahneman 1992, J. Risk Uncertainty 5:297-323).

    >>> round(terms_pull(Scenario(), 0.0), 2), round(terms_pull(Scenario(), 180.0), 2)
    (-2.25, 1.45)
    """
    beyond = terms - market.terms_usual
    if beyond < 0:
        return market.terms_loss * beyond / _MONTH
    enough = market.terms_enough
    return enough / _MONTH * (1.0 - exp(-beyond / enough))


def lenience(market: Scenario, strategy: Strategy) -> float:
    """How much more credit we give than is usual: terms in months, the limit as the log of its ratio; never below 0.

    >>> round(lenience(Scenario(), Strategy().but(credit_limit=6.0)), 3)
    0.693
    """
    ratio = strategy.credit_limit / market.limit_usual
    return max(terms_pull(market, strategy.payment_terms), 0.0) + (log(ratio) if ratio > 1.0 else 0.0)


def order_pace(market: Scenario, strategy: Strategy) -> list[float]:
    """By debtor type: how fast customers order, times their usual pace.

    Terms move everybody. Who neither can nor will pay brings a lenient seller what others no longer sell them on
    credit (adverse selection in trade credit: Smith 1987, J. Finance 42(4):863-872); how much is assumed.
    """
    usual = max(1.0 + market.terms_orders * terms_pull(market, strategy.payment_terms), 0.05)
    pace = [usual] * len(DEBTORS)
    if market.credit_sales and market.lenient_pull and market.part != "customers":
        pace[BAD_DEBTOR] *= exp(market.lenient_pull * lenience(market, strategy))
    return pace
