"""Typical wrong answers of unit 9, each with the hint it has to get. For markers and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_capacity(f), *_choice(f), *_plan()]


def _capacity(f: dict) -> list[tuple[str, str, dict]]:
    r, n, m = f["reps"], f["hires"], f["more"]
    p, s, there = f["first"] / 100, f["second"] / 100, (91 - f["delay"]) / 91
    right = reference.capacity(f)
    cost = float(right["cost"])
    wrong = [
        ("q1", "full", r + n),
        ("q1", "no_delay", r + n * p),
        ("q1", "no_ramp", r + n * there),
        ("q3", "full", r + n + m),
        ("q3", "no_delay", r + n + m * p),
        ("q3", "no_ramp", r + n + m * there),
        ("year", "full", 4 * (r + n) + 2 * m),
        ("year", "no_delay", 4 * r + n * (p + s + 2) + m * (p + s)),
        ("cost", "no_fee", cost - (n + m) * f["fee"]),
        ("cost", "whole_year", cost + m * f["wage"] / 2),
        ("cost", "new_only", cost - r * f["wage"]),
    ]
    return [("capacity", hint, {**right, field: f"{value:.4f}"}) for field, hint, value in wrong]


def _choice(f: dict) -> list[tuple[str, str, dict]]:
    r, g, right = f["reps"], f["gain"] / 100, reference.choice(f)
    other = "coach" if right["better"] == "hire" else "hire"
    wrong = [
        ("hire", "full", "1"),
        ("hire", "no_delay", f"{(f['first'] / 100 + f['second'] / 100 + 2) / 4:.4f}"),
        ("coach", "no_hours", f"{r * g:.4f}"),
        ("coach", "hours_only", "-1"),
        ("coach", "with_reps", f"{(r - 1) * (1 + g):.4f}"),
        ("better", "other_side", other),
    ]
    return [("choice", hint, {**right, field: value}) for field, hint, value in wrong]


def _plan() -> list[tuple[str, str, dict]]:
    plans = [
        ("unchanged", (6, 6, 6, 6), (1, 1, 1, 1)),
        ("whole", (6.5, 7, 7, 7), (1, 1, 1, 1)),
        ("over", (12, 12, 12, 12), (1, 1, 1, 1)),
        ("less", (4, 4, 4, 4), (1, 1, 1, 1)),
        ("none", (6, 6, 6, 6), (1, 1, 1, 1.1)),
    ]
    return [("plan", hint, reference.plan(reps, hours)) for hint, reps, hours in plans]
