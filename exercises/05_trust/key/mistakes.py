"""Typical wrong answers of unit 5, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from . import reference

SORTS = ("fine", "ask", "never")


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_visit(f), *_limits(f), *_plan(f)]


def _visit(f: dict) -> list[tuple[str, str, dict]]:
    right, found = reference.visit(f), []
    for n, field in enumerate(("extra_a", "extra_b", "extra_c")):
        whole, points = (
            f["buys"][n] * f["more"][n] * f["share"] / 10_000,
            f["buys"][n] * (f["more"][n] - f["now"][n]) / 100,
        )
        found += [
            ("visit", "whole", {**right, field: f"{whole:.2f}"}),
            ("visit", "no_share", {**right, field: f"{points:.2f}"}),
        ]
    largest = "ABC"[f["buys"].index(max(f["buys"]))]
    (other,) = set("ABC") - {largest, right["who"]}
    return [
        *found,
        ("visit", "largest", {**right, "who": largest}),
        ("visit", "other", {**right, "who": other}),
    ]


def _limits(f: dict) -> list[tuple[str, str, dict]]:
    right, found, seen = reference.limits(f), [], set()
    for field, sort in right.items():
        if sort not in seen:
            found += [
                ("limits", f"{sort}_as_{other}", {**right, field: other}) for other in SORTS if other != sort
            ]
        seen.add(sort)
    return found


def _plan(f: dict) -> list[tuple[str, str, dict]]:
    order = sorted(range(6), key=lambda n: -f["potentials"][n])
    splits = {
        "too_many": (4, 4, 4, 4, 4, 4),
        "equal": (2, 2, 2, 2, 2, 2),
        "unused": (1, 1, 1, 1, 1, 1),
        "small_first": (1, 1, 1, 2, 3, 4),
        "one_basket": (4, 0, 0, 8, 0, 0),
        "short": (2, 2, 2, 2, 2, 1.5),
    }
    return [
        ("plan", hint, {f"v{n + 1}": str(split[order.index(n)]) for n in range(6)})
        for hint, split in splits.items()
    ]
