"""The price of matching: the right figures, and what comes out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

STAGES = 6
DEALS_TOLERANCE = 0.06
SHARE_TOLERANCE = 0.0006
"""Rounding to a tenth of a deal, or to a tenth of a percent, is right."""


def price_slips(f: Mapping) -> dict[str, tuple[float, dict[str, float]]]:
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


def distinct(slips: Mapping[str, tuple[float, dict[str, float]]]) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    for field, (right, wrong) in slips.items():
        gap = 2.5 * (SHARE_TOLERANCE if field == "even" else DEALS_TOLERANCE)
        if any(abs(a - b) <= gap for a, b in combinations([right, *wrong.values(), 100 * right], 2)):
            return False
    return True
