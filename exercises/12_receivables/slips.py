"""The aging report and the allowance, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from simlib.classroom.slips import Slips, distinct
from simlib.lab.ledger.collection import PERIOD, cei_of, dso_of
from simlib.lab.ledger.ledger import PAST_DUE, bucket
from simlib.units.receivables.model import extra_sales

AGES = ("current", "b30", "b60", "b90", "old")
"""The five buckets, as fields of the first task."""
AMOUNT, DAYS, SHARE = 0.6, 0.3, 0.003
"""Rounding to a whole thousand EUR, to half a day or so, or to half a percent, is right."""
TERMS = 30


def _aged(
    rows: Sequence, shift: int = 0, edges: Sequence[float] = PAST_DUE, paid: bool = False
) -> list[float]:
    """Amounts by bucket: ages shifted by so many days, other edges, with the paid rows or without."""
    sums = [0.0] * len(AGES)
    for age, amount, settled in rows:
        if paid or not settled:
            sums[int(bucket(age + shift, edges))] += amount
    return sums


def report_slips(f: Mapping) -> Slips:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    rows, sales, begin = f["rows"], f["sales"], f["begin"]
    right = _aged(rows)
    total = sum(right)
    slips = {
        "with_paid": _aged(rows, paid=True),
        "by_issue": _aged(rows, TERMS),
        "edge": _aged(rows, edges=[edge - 1 if edge else edge for edge in PAST_DUE]),
    }
    found = {
        age: (right[i], {name: sums[i] for name, sums in slips.items() if sums[i] != right[i]})
        for i, age in enumerate(AGES)
    }
    days = float(dso_of(total, sales, PERIOD))
    best = float(dso_of(right[0], sales, PERIOD))
    found["dso"] = (
        days,
        {
            "overdue_only": days - best,
            "whole_year": days / PERIOD * 365,
            "upside_down": sales / total * PERIOD,
        },
    )
    found["best"] = (best, {"all_of_it": days, "overdue_best": days - best})
    cei = float(cei_of(begin, sales, total, right[0])) / 100
    due = begin + sales
    found["cei"] = (cei, {"all_due": (due - total) / due, "no_begin": (sales - total) / (sales - right[0])})
    return found


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near is near enough in a field, and its unit."""
    if field in AGES:
        return AMOUNT, "thousand_eur"
    if field in ("dso", "best"):
        return DAYS, "days"
    if field == "cei":
        return SHARE, "share"
    if field.startswith("loss"):
        return 0.02 * right, "share"
    return max(AMOUNT, 0.005 * right), "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)


def allowance_slips(f: Mapping) -> Slips:
    """For each field of the second task: the right figure, and {slip: the figure it gives}."""
    rolls, held = [roll / 100 for roll in f["rolls"]], list(f["balances"].values())
    losses = [prod(rolls[i:]) for i in range(len(rolls))]
    net, contribution = (extra_sales(f["debt"], f[name] / 100) for name in ("net", "contribution"))
    needed = sum(money * loss for money, loss in zip(held, losses, strict=True))
    return {
        "loss_current": (losses[0], {"one_roll": rolls[0], "stopped": prod(rolls[:-1])}),
        "loss_b90": (losses[3], {"one_roll_old": rolls[3]}),
        "allowance": (
            needed,
            {
                "own_rolls": sum(money * roll for money, roll in zip(held, rolls, strict=True)),
                "one_rate": sum(held) * losses[0],
                "only_old": held[-1] * losses[-1],
            },
        ),
        "net": (
            net,
            {"multiplied": f["debt"] * f["net"] / 100, "just_debt": f["debt"], "other_margin": contribution},
        ),
        "contribution": (
            contribution,
            {"net_margin": net, "less_cost": f["debt"] / (1 - f["contribution"] / 100)},
        ),
    }
