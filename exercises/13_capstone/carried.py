"""Unit 13: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import tolerance


def carried_value(f: Mapping, answer: Mapping) -> set[str]:
    """Value created from the learner's own change of customer equity."""
    pipeline = f["pipeline_end"] - f["pipeline_start"]
    return following({"created": f["profit"] + answer["equity"] + pipeline}, answer, tolerance)
