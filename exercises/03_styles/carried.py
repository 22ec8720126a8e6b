"""Unit 3: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import STAGES, tolerance


def carried_price(f: Mapping, answer: Mapping) -> set[str]:
    """The break-even win rate from the learner's own deals without preparation."""
    longer = f["deal_hours"] + STAGES * f["stage_hours"]
    return following({"even": answer["without"] * longer / f["hours"]}, answer, tolerance)
