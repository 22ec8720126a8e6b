"""The three indicators from a snapshot, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from simlib.course.pipeline import pass_chances, sales_forecast, sales_progress, weighted_pipeline

AMOUNT_TOLERANCE = 0.6
SHARE_TOLERANCE = 0.0006
"""Rounding to a whole thousand EUR, or to a tenth of a percent, is right."""


def indicator_slips(f: Mapping) -> dict[str, tuple[float, dict[str, float]]]:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    weighted, total = weighted_pipeline(f["amounts"]), float(sum(f["amounts"]))
    done, week = f["done_last"] + f["week_revenue"], f["week_revenue"]
    target, quota, last = f["target"], f["quota"], f["weighted_last"]
    small = f["small_done"] + f["small_expected"]
    progress = sales_progress(last, weighted, 0, week, quota)
    return {
        "weighted": (
            weighted,
            {
                "no_rates": total,
                "pass_chances": weighted_pipeline(f["amounts"], pass_chances()),
                "counts": weighted_pipeline(f["counts"]),
            },
        ),
        "forecast": (
            sales_forecast(done, weighted, target),
            {
                "no_done": weighted / target,
                "forecast_no_rates": (done + total) / target,
                "by_quota": (done + weighted) / quota,
                "last_friday": (f["done_last"] + weighted) / target,
            },
        ),
        "progress": (
            progress,
            {
                "double_count": progress + week / quota,
                "not_restarted": (weighted - last + week - f["quarter_last"]) / quota,
                "by_target": (weighted - last + week) / target,
                "only_pipeline": (weighted - last) / quota,
            },
        ),
        "adjusted": (
            sales_forecast(done + small, weighted, target),
            {
                "small_forgotten": sales_forecast(done, weighted, target),
                "nothing_expected": sales_forecast(done + f["small_done"], weighted, target),
                "only_expected": sales_forecast(done + f["small_expected"], weighted, target),
            },
        ),
    }


def distinct(slips: Mapping[str, tuple[float, dict[str, float]]]) -> bool:
    """Whether no slip can be taken for the right figure, for another slip or for a slip of size."""
    for field, (right, wrong) in slips.items():
        gap = 3 * (AMOUNT_TOLERANCE if field == "weighted" else SHARE_TOLERANCE)
        values = [right, *wrong.values(), *(right * k for k in (100, 1000, 10, 0.1, 0.001))]
        if any(abs(a - b) <= gap for a, b in combinations(values, 2)):
            return False
    return True
