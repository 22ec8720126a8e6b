"""Typical wrong answers of unit 12, each with the hint it has to get. For markers and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_report(f), *_allowance(f), *_policy()]


def _report(f: dict) -> list[tuple[str, str, dict]]:
    rows, sales, begin = f["rows"], f["sales"], f["begin"]
    right, sums = reference.report(f), reference.buckets(rows)
    total, due = sum(sums), begin + sales
    issue, paid = reference.buckets(rows, issue=True), reference.buckets(rows, paid=True)
    edge = reference.buckets(rows, last=29)
    wrong = [
        ("current", "with_paid", paid[0]),
        ("current", "by_issue", issue[0]),
        ("current", "classroom.hint.size", sums[0] * 1000),
        ("b30", "with_paid", paid[1]),
        ("b30", "edge", edge[1]),
        ("b60", "by_issue", issue[2]),
        ("b60", "edge", edge[2]),
        ("old", "by_issue", issue[4]),
        ("dso", "overdue_only", (total - sums[0]) / sales * 91),
        ("dso", "whole_year", total / sales * 365),
        ("dso", "upside_down", sales / total * 91),
        ("best", "all_of_it", total / sales * 91),
        ("best", "overdue_best", (total - sums[0]) / sales * 91),
        ("cei", "all_due", (due - total) / due),
        ("cei", "no_begin", (sales - total) / (sales - sums[0])),
        ("cei", "classroom.hint.percent", 100 * (due - total) / (due - sums[0])),
    ]
    return [("report", hint, {**right, field: f"{value:.5f}"}) for field, hint, value in wrong]


def _allowance(f: dict) -> list[tuple[str, str, dict]]:
    rolls, held, lost = [r / 100 for r in f["rolls"]], list(f["balances"].values()), reference.losses(f)
    net, contribution = f["net"] / 100, f["contribution"] / 100
    wrong = [
        ("loss_current", "one_roll", rolls[0]),
        ("loss_current", "stopped", lost[0] / rolls[4]),
        ("loss_b90", "one_roll_old", rolls[3]),
        ("allowance", "own_rolls", sum(m * r for m, r in zip(held, rolls, strict=True))),
        ("allowance", "one_rate", sum(held) * lost[0]),
        ("allowance", "only_old", held[4] * rolls[4]),
        ("net", "multiplied", f["debt"] * net),
        ("net", "just_debt", f["debt"]),
        ("net", "other_margin", f["debt"] / contribution),
        ("contribution", "net_margin", f["debt"] / net),
        ("contribution", "less_cost", f["debt"] / (1 - contribution)),
    ]
    right = reference.allowance(f)
    return [("allowance", hint, {**right, field: f"{value:.6f}"}) for field, hint, value in wrong]


def _policy() -> list[tuple[str, str, dict]]:
    sheets = [
        ("unchanged", "standard", {}),
        ("left", "firm", {}),
        ("dear", "standard", {"early_discount": 0.06}),
        ("none", "standard", {"early_days": 12}),
        ("less", "standard", {"collectors": 3}),
    ]
    return [("policy", hint, {"ladder": ladder, "sheet": sheet, "why": ""}) for hint, ladder, sheet in sheets]
