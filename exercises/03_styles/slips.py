"""The price of matching: the right figures, and what comes out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct

STAGES = 6


def price_slips(f: Mapping) -> Slips:
    """For each field: the right figure, and {slip: the figure it gives}."""
    hours, deal, stage = f["hours"], f["deal_hours"], f["stage_hours"]
    rate, matched = f["rate"] / 100, (f["rate"] + f["gain"]) / 100
    longer = deal + STAGES * stage
    return {
        "without": (hours / deal * rate, {"all_won": hours / deal}),
        "matched": (
            hours / longer * matched,
            {
                "free": hours / deal * matched,
                "once": hours / (deal + stage) * matched,
                "old_rate": hours / longer * rate,
            },
        ),
        "even": (
            rate * longer / deal,
            {
                "even_once": rate * (deal + stage) / deal,
                "even_added": rate + STAGES * stage / deal,
                "even_upside": rate * deal / longer,
            },
        ),
    }


def tolerance(field: str, right: float) -> tuple[float, str]:
    """A tenth of a deal, or a tenth of a percent: rounding to it is right."""
    return (0.0006, "share") if field == "even" else (0.06, "count")


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance, gap=2.5, sizes=(100,))
