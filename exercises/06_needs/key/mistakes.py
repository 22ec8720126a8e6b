"""Typical wrong answers of unit 6, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from . import reference

SORTS = ("implied", "explicit", "neither")


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_statements(f), *_plan(f), *_benefits(f)]


def _statements(f: dict) -> list[tuple[str, str, dict]]:
    right, found, seen = reference.statements(f), [], set()
    for field, sort in right.items():
        if sort in seen:
            continue
        seen.add(sort)
        found += [
            ("statements", f"{sort}_as_{other}", {**right, field: other}) for other in SORTS if other != sort
        ]
    return found


def _plan(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.plan(f)
    wrong = [
        ("too_many", {"situation": "12"}),
        ("whole", {"problem": "2.5"}),
        ("no_problem", {"problem": "0"}),
        ("no_implication", {"implication": "0", "problem": "3"}),
        ("no_payoff", {"payoff": "0"}),
        ("pitch", {"pitch": "feature"}),
        ("interrogation", {"situation": "6", "problem": "2", "implication": "2", "payoff": "1"}),
        ("short", {"problem": "1", "implication": "1", "payoff": "1", "situation": "0"}),
        ("patience", {"situation": "3", "problem": "1", "implication": "6", "payoff": "2"}),
    ]
    return [("plan", hint, {**right, **change}) for hint, change in wrong]


def _benefits(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.benefits(f)
    voiced = f["voiced"][0]
    (other, *_) = [topic for topic in reference.TOPICS if topic not in f["voiced"]]
    return [
        ("benefits", "feature", {**right, voiced: "feature"}),
        ("benefits", "advantage", {**right, voiced: "advantage"}),
        ("benefits", "voiced", {**right, voiced: "ask"}),
        ("benefits", "not_voiced", {**right, other: "benefit"}),
    ]
