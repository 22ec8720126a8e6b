"""Unit 4: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following
from simlib.course.call_results import SUCCESS

from .figures import ASKED


def carried_notes(f: Mapping, answer: Mapping) -> set[str]:
    """The share of successes among the results as the learner has them."""
    counted = [answer[f"n{n + 1}"] in SUCCESS for n in range(ASKED)]
    return following({"success": sum(counted) / ASKED}, answer, lambda field, right: (0.001, "share"))
