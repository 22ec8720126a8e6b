"""The sheet, right and as it comes out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct

STANDARD, YEAR = 30, 365


def zone_slips(f: Mapping) -> Slips:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    waits = f["price"] * f["rate"] / 100 * (f["other_days"] - STANDARD) / YEAR
    ours, theirs = f["other"] - waits + f["extra"], f["rival"] + f["switching"]
    return {
        "ours": (ours, {"no_interest": f["other"] + f["extra"], "no_extra": f["other"] - waits,
                        "interest_added": f["other"] + waits + f["extra"],
                        "extra_taken": f["other"] - waits - f["extra"]}),
        "theirs": (theirs, {"no_switching": f["rival"], "switching_taken": f["rival"] - f["switching"]}),
        "width": (theirs - ours, {"openings": f["price"] - f["ask"], "to_list": f["price"] - ours}),
        "nash": ((ours + theirs) / 2, {"mid_openings": (f["price"] + f["ask"]) / 2,
                                       "mid_list": (f["price"] + ours) / 2, "half_width": (theirs - ours) / 2}),
    }  # fmt: skip


def tolerance(field: str, right: float) -> tuple[float, str]:
    """Thousand EUR within which a figure is right."""
    return 0.15, "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)
