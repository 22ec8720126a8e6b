"""Unit 10: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following
from simlib.units.channels.model import crossing

from .checks import PRODUCTS, channels_of, check_products


def carried_crossing(f: Mapping, answer: Mapping) -> set[str]:
    """Who is cheaper by the learner's own costs."""
    return following({"cheaper": "own" if answer["own_cost"] < answer["agent_cost"] else "agents"}, answer)


def carried_products(f: Mapping, answer: Mapping) -> set[str]:
    """The products whose channel is right where the way from agents to an own force is at the crossing."""
    again = check_products(f, {**answer, "trigger": crossing(*channels_of(f))})
    return set(PRODUCTS) - {hint.field for hint in again.hints}
