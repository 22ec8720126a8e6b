"""Typical wrong answers of unit 11, each with the hint it has to get. For markers and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_project(f), *_budget(f), *_differ(f), *_strategy()]


def _with(task: str, right: dict, wrong: list[tuple[str, str, object]]) -> list[tuple[str, str, dict]]:
    return [
        (task, hint, {**right, field: x if isinstance(x, str) else f"{x:.6f}"}) for field, hint, x in wrong
    ]


def _project(f: dict) -> list[tuple[str, str, dict]]:
    a, b, s = f["alpha"], f["beta"], f["there"]
    right = reference.project(f)
    rates = [s[i + 1] / s[i] for i in range(5)]
    six = (b + 5) / (a + b + 5)
    return _with("project", right, [
        ("rate5", "of_start", s[5] / s[0]),
        ("rate5", "leaving", 1 - s[5] / s[4]),
        ("rate5", "classroom.hint.percent", 100 * s[5] / s[4]),
        ("rate6", "mean_chance", 1 - a / (a + b)),
        ("rate6", "year_early", (b + 4) / (a + b + 4)),
        ("year10", "first_year", s[5] * (s[1] / s[0]) ** 5),
        ("year10", "mean_rate", s[5] * (sum(rates) / 5) ** 5),
        ("year10", "last_year", s[5] * (s[5] / s[4]) ** 5),
        ("year10", "rate6_kept", s[5] * six**5),
        ("year10", "straight", max(s[5] - (s[0] - s[5]), 0)),
        ("year10", "four_years", float(right["year10"]) / ((b + 9) / (a + b + 9))),
    ])  # fmt: skip


def _budget(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.budget(f)
    n, m, kept, worth = f["customers"], f["margin"], float(right["kept"]), reference.value(f)
    gone = n * f["before"] / 100
    return _with("budget", right, [
        ("kept", "all_leavers", gone),
        ("kept", "still_leaving", gone - kept),
        ("kept", "relative", n * kept / gone),
        ("value", "one_year", float(m)),
        ("value", "not_discounted", 100 * m / f["after"]),
        ("value", "first_left_out", worth - m),
        ("value", "old_churn", m * (100 + f["rate"]) / (f["rate"] + f["before"])),
        ("most", "one_margin", kept * m),
        ("most", "for_all", gone * worth),
        ("most", "everybody", n * worth),
    ])  # fmt: skip


def _differ(f: dict) -> list[tuple[str, str, dict]]:
    right, c, m = reference.differ(f), f["mean"] / 100, f["margin_differ"]
    worth = float(right["worth"])
    return _with("differ", right, [
        ("worth", "one_margin", m * c / 2),
        ("worth", "not_halved", 2 * worth),
        ("worth", "saved_only", worth / (c / 2)),
        ("worth", "five_times", 5 * m * c / 2),
        ("alike", "alike_nobody", "nobody"),
        ("mixed", "mixed_everybody", "everybody"),
    ])  # fmt: skip


def _strategy() -> list[tuple[str, str, dict]]:
    sheets = [
        ("unchanged", {}),
        ("idle", {"save_budget": 40_001}),
        ("none", {"save_budget": 45_000}),
        ("service_agents", {"service_agents": 1}),
        ("reward_rate", {"reward_rate": 0.1}),
        ("less", {"service_agents": 1, "reward_rate": 0.1}),
    ]
    return [("strategy", hint, {"sheet": sheet, "why": ""}) for hint, sheet in sheets]
