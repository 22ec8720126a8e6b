"""Typical wrong answers of unit 12, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_aging(f), *_losses(f), *_policy()]


def _aging(f: dict) -> list[tuple[str, str, dict]]:
    rows = list(zip(f["amounts"], f["past"], strict=True))
    total, sales, overdue = sum(f["amounts"]), f["sales"], sum(a for a, past in rows if past > 0)
    late = sum(a for a, past in rows if past > 30)
    wrong = [
        ("overdue", "all", total),
        ("overdue", "from_thirty", late),
        ("overdue", "classroom.hint.size", 1000 * overdue),
        ("middle", "since_invoice", sum(a for a, past in rows if 1 <= past <= 30)),
        ("middle", "and_older", late),
        ("dso", "overdue_only", overdue * 91 / sales),
        ("dso", "month", total * 30 / sales),
        ("dso", "upside_down", sales * 91 / total),
    ]
    right = reference.aging(f)
    return [("aging", hint, {**right, field: f"{value:.2f}"}) for field, hint, value in wrong]


def _losses(f: dict) -> list[tuple[str, str, dict]]:
    parts = [b * r / 100 for b, r in zip(f["balances"], f["rates"], strict=True)]
    net, contribution = f["net"] / 100, f["contribution"] / 100
    wrong = [
        ("allowance", "no_current", sum(parts[1:])),
        ("allowance", "oldest_only", parts[-1]),
        ("allowance", "mean_rate", sum(f["balances"]) * sum(f["rates"]) / 5 / 100),
        ("net_sales", "times", f["debt"] * net),
        ("net_sales", "other_margin", f["debt"] / contribution),
        ("contribution_sales", "times_too", f["debt"] * contribution),
        ("contribution_sales", "other_way", f["debt"] / net),
    ]
    right = reference.losses(f)
    return [("losses", hint, {**right, field: f"{value:.2f}"}) for field, hint, value in wrong]


def _policy() -> list[tuple[str, str, dict]]:
    sheets = [("unchanged", {}), ("terms", {"payment_terms": 120}), ("collectors", {"collectors": 12})]
    return [("policy", hint, {"sheet": sheet, "why": ""}) for hint, sheet in sheets]
