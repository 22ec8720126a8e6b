"""Players that every tournament has: simple minds, each a strategy kept through all quarters, to be compared with."""

from __future__ import annotations

from simlib.classroom.decisions import MOST_QUARTERS, Decisions, decide
from simlib.world import Scenario, Strategy, baseline, scenario, shipped, strategy
from simlib.world.strategy import ladder

PLAYERS = {
    "do_nothing": {},
    "hunter": {"reps": 9, "marketing_spend": 1_200_000, "visits_a": 0, "visits_b": 0, "service_agents": 2},
    "farmer": {
        "marketing_spend": 300_000,
        "visits_a": 4,
        "visits_b": 2,
        "service_agents": 4,
        "reward_rate": 0.02,
    },
    "discounter": {"discount": 0.15},
    "strict_creditor": {"payment_terms": 15, "credit_limit": 1.0, "collectors": 4, **ladder("firm")},
    "lenient_creditor": {"payment_terms": 90, "credit_limit": 6.0, "collectors": 1, **ladder("gentle")},
    "balanced": {
        "work_order": "late_stage",
        "coaching_hours": 2.0,
        "service_agents": 4,
        "early_discount": 0.01,
    },
}
"""The levers each one moves [assumed: what such a manager might do]; names in "classroom.player.<name>"."""


BEST_KNOWN = "best_known"


def reference_players(market: Scenario) -> dict[str, Decisions]:
    """Their decisions in a market, by name: what is usual there, but for their own levers.

    >>> from simlib.world import scenario
    >>> it = scenario("it_equipment")
    >>> reference_players(it)["do_nothing"].quarters[0] == baseline(it)
    True
    """
    usual = baseline(market)
    return {
        name: _kept(name, market, usual.but(**_scaled(levers, usual))) for name, levers in PLAYERS.items()
    }


def _scaled(levers: dict, usual: Strategy) -> dict:
    """Marketing is as many times the usual as in the market that the levers were written for."""
    if "marketing_spend" not in levers:
        return levers
    times = levers["marketing_spend"] / Strategy().marketing_spend
    return {**levers, "marketing_spend": round(times * usual.marketing_spend)}


def best_known(market: Scenario) -> Decisions | None:
    """The best strategy that search has found for a shipped market, kept for all quarters; None elsewhere."""
    name = f"best_{market.name}"
    known = name in shipped(Strategy) and scenario(market.name) == market
    return _kept(BEST_KNOWN, market, strategy(name)) if known else None


def _kept(name: str, market: Scenario, strategy: Strategy) -> Decisions:
    return decide(name, market, [strategy] * MOST_QUARTERS)
