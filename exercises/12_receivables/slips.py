"""The figures of unit 12, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

QUARTER = 91

Slips = dict[str, tuple[float, dict[str, float]]]


def aging_slips(f: Mapping) -> Slips:
    """Overdue amount, the bucket 31-60, DSO: the right figure, and {slip: the figure it gives}."""
    rows = list(zip(f["amounts"], f["past"], strict=True))
    total, sales = sum(f["amounts"]), f["sales"]
    overdue = sum(a for a, days in rows if days > 0)
    middle = sum(a for a, days in rows if 31 <= days <= 60)
    return {
        "overdue": (overdue, {"all": total, "from_thirty": sum(a for a, days in rows if days > 30)}),
        "middle": (middle, {"since_invoice": sum(a for a, days in rows if 1 <= days <= 30),
                            "and_older": sum(a for a, days in rows if days > 30)}),
        "dso": (total / sales * QUARTER, {"overdue_only": overdue / sales * QUARTER, "month": total / sales * 30,
                                          "upside_down": sales / total * QUARTER}),
    }  # fmt: skip


def loss_slips(f: Mapping) -> Slips:
    """Allowance, extra sales by net and by contribution margin."""
    pairs = list(zip(f["balances"], (r / 100 for r in f["rates"]), strict=True))
    debt, net, contribution = f["debt"], f["net"] / 100, f["contribution"] / 100
    return {
        "allowance": (sum(b * r for b, r in pairs), {
            "no_current": sum(b * r for b, r in pairs[1:]), "oldest_only": pairs[-1][0] * pairs[-1][1],
            "mean_rate": sum(f["balances"]) * sum(f["rates"]) / 500,
        }),
        "net_sales": (debt / net, {"times": debt * net, "other_margin": debt / contribution}),
        "contribution_sales": (debt / contribution, {"times_too": debt * contribution, "other_way": debt / net}),
    }  # fmt: skip


def apart(slips: Slips, least: float) -> bool:
    """Whether the right figure and all slips of a field differ by more than `least`, and no size slip is near."""
    for right, wrong in slips.values():
        values = [right, *wrong.values()]
        sizes = [right * factor for factor in (1000, 10, 0.1, 0.001)]
        if any(abs(a - b) <= 2 * least for a, b in combinations(values, 2)):
            return False
        if any(abs(a - b) <= 2 * least * max(1, b / right) for a in wrong.values() for b in sizes):
            return False
    return True
