"""What unit 11's answers are, and what each typical slip gives instead."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import prod

from simlib.classroom.slips import Slips, distinct

AHEAD = 5
"""Years to project, and years in which a saved customer's margins count."""


def project_slips(f: Mapping) -> Slips:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    a, b, there = f["alpha"], f["beta"], f["there"]
    rates = [after / before for before, after in pairwise(there)]
    stay = [(b + t) / (a + b + t) for t in range(2 * AHEAD)]
    last, mean = there[-1], sum(rates) / len(rates)
    return {
        "rate5": (rates[-1], {"of_start": last / there[0], "leaving": 1 - rates[-1]}),
        "rate6": (stay[AHEAD], {"mean_chance": b / (a + b), "year_early": stay[AHEAD - 1]}),
        "year10": (
            last * prod(stay[AHEAD:]),
            {
                "first_year": last * rates[0] ** AHEAD,
                "mean_rate": last * mean**AHEAD,
                "last_year": last * rates[-1] ** AHEAD,
                "rate6_kept": last * stay[AHEAD] ** AHEAD,
                "straight": max(last - AHEAD * (there[0] - last) / len(rates), 0.0),
                "four_years": last * prod(stay[AHEAD:-1]),
            },
        ),
    }  # fmt: skip


def budget_slips(f: Mapping) -> Slips:
    """For each field of the second task."""
    n, c0, c1, m, d = f["customers"], f["before"] / 100, f["after"] / 100, f["margin"], f["rate"] / 100
    kept, stay = n * (c0 - c1), 1 - c1
    value = m * (1 + d) / (1 + d - stay)
    return {
        "kept": (kept, {"all_leavers": n * c0, "still_leaving": n * c1, "relative": n * (c0 - c1) / c0}),
        "value": (
            value,
            {"one_year": m, "not_discounted": m / c1, "first_left_out": m * stay / (1 + d - stay),
             "old_churn": m * (1 + d) / (d + c0)},
        ),
        "most": (kept * value, {"one_margin": kept * m, "for_all": n * c0 * value, "everybody": n * value}),
    }  # fmt: skip


def differ_slips(f: Mapping) -> Slips:
    """For the figure of the third task."""
    c, m = f["mean"] / 100, f["margin_differ"]
    years = (1 - (1 - c) ** AHEAD) / c
    return {
        "worth": (
            m * c / 2 * years,
            {"one_margin": m * c / 2, "not_halved": m * c * years, "saved_only": m * years,
             "five_times": m * c / 2 * AHEAD},
        )
    }  # fmt: skip


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near is near enough in a field, and its unit."""
    if field in ("rate5", "rate6"):
        return 0.0015, "share"
    if field in ("year10", "kept"):
        return max(1.1, 0.005 * right), "count"
    return max(0.051, 0.004 * right), "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)
