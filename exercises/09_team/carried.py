"""Unit 9: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import tolerance


def carried_capacity(f: Mapping, answer: Mapping) -> set[str]:
    """The year from the learner's own first and third quarter: in the second and fourth nobody is new."""
    second, reps, now, later = f["second"] / 100, f["reps"], f["hires"], f["more"]
    others = 2 * reps + now * (1 + second) + later * second
    return following({"year": answer["q1"] + answer["q3"] + others}, answer, tolerance)


def carried_choice(f: Mapping, answer: Mapping) -> set[str]:
    """The better of the learner's own two gains."""
    return following({"better": "hire" if answer["hire"] > answer["coach"] else "coach"}, answer)
