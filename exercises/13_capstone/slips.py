"""What unit 13's answers are, and what each typical slip gives instead."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.foresight import LEVEL
from simlib.classroom.slips import Slips, distinct
from simlib.classroom.standings import SURE

PENALTY = 2 / (1 - LEVEL)
"""What each unit outside an interval counts."""


def value_slips(f: Mapping) -> Slips:
    """For the two figures of the first task: the right one, and {slip: the figure it gives}."""
    equity, pipeline = f["equity_end"] - f["equity_start"], f["pipeline_end"] - f["pipeline_start"]
    return {
        "equity": (equity, {"turned": -equity, "end_only": f["equity_end"]}),
        "created": (
            f["profit"] + equity + pipeline,
            {"profit_only": f["profit"], "no_pipeline": f["profit"] + equity, "no_equity": f["profit"] + pipeline,
             "ends": f["profit"] + f["equity_end"] + f["pipeline_end"],
             "with_cash": f["profit"] + equity + pipeline + f["cash"]},
        ),
    }  # fmt: skip


def score_slips(f: Mapping) -> Slips:
    """For the three figures of the second task."""
    width, over = f["high"] - f["low"], f["outside"] - f["high"]
    return {
        "held": (width, {"nothing": 0.0, "from_middle": abs(f["inside"] - (f["low"] + f["high"]) / 2)}),
        "missed": (
            width + PENALTY * over,
            {"width_only": width, "once": width + over, "no_width": PENALTY * over,
             "wrong_side": width + PENALTY * (f["outside"] - f["low"])},
        ),
        "level": (float(tied(f)), {"one": 1.0, "all": 3.0}),
    }  # fmt: skip


def tied(f: Mapping) -> int:
    """The fewest players, from the first, who together hold the chance that makes a sole winner."""
    held = 0
    for n, chance in enumerate((f["p_first"], f["p_second"], f["p_third"]), start=1):
        held += chance
        if held >= 100 * SURE:
            return n
    return 3


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near is near enough in a field, and its unit."""
    return (0.01, "count") if field == "level" else (0.6, "thousand_eur")


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)
