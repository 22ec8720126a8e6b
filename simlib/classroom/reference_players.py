"""Players that every tournament has: simple minds, each a strategy kept through all quarters, to be compared with."""

from __future__ import annotations

from simlib.classroom.decisions import MOST_QUARTERS, Decisions, decide
from simlib.world import Scenario, Strategy
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


def reference_players(market: Scenario) -> dict[str, Decisions]:
    """Their decisions in a market, by name."""
    return {
        name: decide(name, market, [Strategy().but(**levers)] * MOST_QUARTERS)
        for name, levers in PLAYERS.items()
    }
