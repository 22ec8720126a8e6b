"""Unit 8: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .checks import check_proof
from .slips import tolerance


def carried_zone(f: Mapping, answer: Mapping) -> set[str]:
    """Width and middle of the learner's own zone."""
    ours, theirs = answer["ours"], answer["theirs"]
    rests = {"width": theirs - ours, "nash": ((ours + theirs) / 2, ours + answer["width"] / 2)}
    return following(rests, answer, tolerance)


def carried_proof(f: Mapping, answer: Mapping) -> set[str]:
    """A plan that beats the usual one, whichever pattern the learner took for the better."""
    others = [check_proof(f, {**answer, "better": better}) for better in ("first", "second", "neither")]
    return {"pattern", "move"} if any(result.passed for result in others) else set()
