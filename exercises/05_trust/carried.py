"""Unit 5: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import best_of


def carried_visit(f: Mapping, answer: Mapping) -> set[str]:
    """The account that is best by the learner's own three figures."""
    return following({"who": best_of({k: v for k, v in answer.items() if k.startswith("extra_")})}, answer)
