"""Unit 2: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import tolerance


def carried_claim(f: Mapping, answer: Mapping) -> set[str]:
    """The gain as a share of the learner's own profit."""
    return following({"share": answer["gain"] / answer["base"]}, answer, tolerance)
