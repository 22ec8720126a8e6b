"""The metrics of a log and what a customer may cost, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct
from simlib.course.lifetime_value import break_even_retention, lifetime_value

SHARE, MONEY = 0.006, 0.012
"""Rounding to a whole percent, or an amount within about one percent, is right."""


def counts(f: Mapping) -> dict[str, int]:
    """What the log holds, counted."""
    scores = f["scores"]
    return {
        "start": len(f["stayed"]), "stayed": sum(f["stayed"]), "asked": len(scores),
        "happy": sum(s >= 4 for s in scores), "enquiries": len(f["fates"]), "won": f["fates"].count("won"),
        "decided": len(f["fates"]) - f["fates"].count("open"), "spent": f["spent"],
    }  # fmt: skip


def metric_slips(f: Mapping) -> Slips:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    c, scores, m, d = counts(f), f["scores"], float(f["margin"]), f["rate"] / 100
    stay, won = c["stayed"] / c["start"], c["won"]
    at_end = c["stayed"] + won
    return {
        "csat": (
            c["happy"] / c["asked"],
            {
                "mean_score": sum(scores) / c["asked"] / 5,
                "top_only": scores.count(5) / c["asked"],
                "with_three": sum(s >= 3 for s in scores) / c["asked"],
            },
        ),
        "retention": (
            stay,
            {"churn": 1 - stay, "with_new": at_end / c["start"], "new_both": at_end / (c["start"] + won)},
        ),
        "conversion": (
            won / c["decided"],
            {
                "with_open": won / c["enquiries"],
                "by_customers": won / at_end,
                "by_lost": won / (c["decided"] - won),
            },
        ),
        "cac": (
            c["spent"] / won,
            {"by_enquiries": c["spent"] / c["enquiries"], "by_all": c["spent"] / at_end},
        ),
        "clv": (lifetime_value(m, stay, d), _value_slips(m, stay, d)),
    }


def _value_slips(m: float, stay: float, d: float) -> dict[str, float]:
    return {
        "no_discount": m / (1 - stay),
        "churn_used": lifetime_value(m, 1 - stay, d),
        "no_first": m * stay / (1 + d - stay),
        "year_late": m / (1 + d - stay),
    }


def worth_slips(f: Mapping) -> Slips:
    """For each number of the second task: the right figure, and {slip: the figure it gives}."""
    m, cost, d = float(f["year"]), float(f["cost"]), f["discount"] / 100
    low, high = (r / 100 for r in f["groups"])
    middle = (low + high) / 2
    even, most = break_even_retention(m, cost, d), lifetime_value(m, middle, d)
    low_value, high_value = lifetime_value(m, low, d), lifetime_value(m, high, d)
    return {
        "even": (even, {"no_discount": 1 - m / cost, "churn": 1 - even, "no_one": (1 + d) * m / cost}),
        "most": (most, {"no_discount": m / (1 - middle), "net": most - cost, "no_first": most - m}),
        "mixed": (
            (low_value + high_value) / 2,
            {"at_mean": most, "sum": low_value + high_value, "better_only": high_value},
        ),
    }


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near is near enough in a field, and its unit."""
    if field in ("csat", "retention", "conversion", "even"):
        return SHARE, "share"
    return MONEY * abs(right), "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)
