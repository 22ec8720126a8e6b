"""Typical wrong answers of unit 5, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from . import reference

SORTS = ("fine", "ask", "never")


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_chain(f), *_limits(f), *_plan(f)]


def _chain(f: dict) -> list[tuple[str, str, dict]]:
    a, b, c, d = (f[name] / 100 for name in ("up1", "up2", "down1", "down2"))
    third = a * b * ((1 - a) + (1 - b - c) + (1 - d))  # wait below, wait between, or stay on top for a month
    wrong = [
        ("two_months", "added", f"{100 * (a + b):.2f}%"),
        ("two_months", "last_step", f"{100 * b:.2f}%"),
        ("two_months", "three_months", f"{100 * third:.3f}%"),
        ("months", "no_falls", f"{1 / a + 1 / b:.2f}"),
        ("months", "multiplied", f"{1 / a / b:.2f}"),
        ("months", "from_engagement", f"{(1 + c / a) / b:.2f}"),
        ("long_run", "two_rungs", f"{100 * b / (b + d):.1f}%"),
        ("long_run", "stays", f"{100 * (1 - d):.1f}%"),
        ("long_run", "two_steps", f"{100 * a * b:.2f}%"),
    ]
    right = reference.chain(f)
    return [("chain", hint, {**right, field: value}) for field, hint, value in wrong]


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
