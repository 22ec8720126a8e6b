"""Unit 2: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following
from simlib.units.segments.model import expected_profit

from .slips import firm_of, tolerance


def carried_claim(f: Mapping, answer: Mapping) -> set[str]:
    """The learner's own gain as a share of the profit."""
    return following({"share": answer["gain"] / expected_profit(firm_of(f))}, answer, tolerance)
