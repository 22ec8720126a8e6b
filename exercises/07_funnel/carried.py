"""Unit 7: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from simlib.classroom.slips import following
from simlib.course.pipeline import STAGES, sales_forecast, sales_progress

from .slips import tolerance


def carried_indicators(f: Mapping, answer: Mapping) -> set[str]:
    """The indicators from the learner's own weighted pipeline, and the adjusted forecast from the own forecast."""
    weighted, week = answer["weighted"], f["week_revenue"]
    done, small = f["done_last"] + week, f["small_done"] + f["small_expected"]
    return following({
        "forecast": sales_forecast(done, weighted, f["target"]),
        "progress": sales_progress(f["weighted_last"], weighted, 0, week, f["quota"]),
        "adjusted": (sales_forecast(done + small, weighted, f["target"]), answer["forecast"] + small / f["target"]),
    }, answer, tolerance)  # fmt: skip


def carried_bottleneck(f: Mapping, answer: Mapping) -> set[str]:
    """Load and gain of the stage that the learner took."""
    stage = STAGES.index(answer["stage"])
    load = f["entered"][stage] * f["hours"][stage] / f["available"][stage]
    gain = f["extra_hours"] / f["hours"][stage] * prod(share / 100 for share in f["shares"][stage:])
    return following({"load": load, "gain": gain}, answer, tolerance)
