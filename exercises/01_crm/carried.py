"""Unit 1: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following
from simlib.course.lifetime_value import lifetime_value

from .slips import tolerance


def carried_metrics(f: Mapping, answer: Mapping) -> set[str]:
    """The lifetime value at the learner's own retention."""
    clv = lifetime_value(float(f["margin"]), answer["retention"], f["rate"] / 100)
    return following({"clv": clv}, answer, tolerance)
