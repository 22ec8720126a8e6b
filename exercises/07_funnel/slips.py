"""The three indicators from a snapshot, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct
from simlib.course.pipeline import pass_chances, sales_forecast, sales_progress, weighted_pipeline


def indicator_slips(f: Mapping) -> Slips:
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


def tolerance(field: str, right: float) -> tuple[float, str]:
    """A whole thousand EUR, or a tenth of a percent: rounding to it is right; a whole percent of a stage's load."""
    if field == "load":
        return 0.006, "share"
    if field == "gain":
        return max(0.02 * right, 0.051), "count"
    return (0.6, "thousand_eur") if field == "weighted" else (0.0006, "share")


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance, gap=3, sizes=(100, 1000, 10, 0.1, 0.001))
