"""Typical wrong answers of unit 4, each with the hint it has to get. For those who mark and for the tests."""

from __future__ import annotations

from simlib.units.buying.model import ROLES

from . import reference

RESULTS = ("order", "advance", "continuation", "no_sale")


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_notes(f), *_next(f), *_plan(f)]


def _notes(f: dict) -> list[tuple[str, str, dict]]:
    right, found, seen = reference.notes(f), [], set()
    for field, result in right.items():
        if field == "success" or result in seen:
            continue
        seen.add(result)
        found += [("notes", f"{result}_as_{o}", {**right, field: o}) for o in RESULTS if o != result]
    counted = [right[f"n{n}"] for n in range(1, 11)]
    orders, refused = counted.count("order"), counted.count("no_sale")
    share = float(right["success"])
    wrong = [
        ("only_orders", orders / 10),
        ("all_but_no_sale", 1 - refused / 10),
        ("classroom.hint.percent", 100 * share),
    ]
    return found + [("notes", hint, {**right, "success": f"{value:g}"}) for hint, value in wrong]


def _next(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.following(f)
    other = next(
        role for role, s in zip(ROLES, f["support"], strict=True)
        if s < 1 and role not in (right["who"], "decider")
    )  # fmt: skip
    wrong = [
        ("title", {"who": "decider"}),
        ("friend", {"who": _friend(f)}),
        ("other", {"who": other}),
        ("order", {"why": "decide"}),
        *((ask, {"ask": ask}) for ask in ("send", "dinner", "gift", "bids")),
    ]
    return [("next", hint, {**right, **change}) for hint, change in wrong]


def _plan(f: dict) -> list[tuple[str, str, dict]]:
    right, friend = reference.plan(f), _friend(f)
    nobody = dict.fromkeys(ROLES, "0")
    hardest = min((role for role in ROLES if role not in (friend, "decider")), key=lambda r: _value(f, r))
    some = next(role for role in ROLES if right[role] != "0")
    wrong = [
        ("whole", {**right, some: "1.5"}),
        ("too_many", dict.fromkeys(ROLES, "2")),
        ("too_few", {**nobody, "buyer": "1"}),
        ("even", dict.fromkeys(ROLES, "1")),
        ("friends", {**nobody, friend: "6"}),
        ("alone", {**nobody, hardest: "6"}),
        ("short", {**nobody, friend: "3", hardest: "3"}),
    ]
    return [("plan", hint, answer) for hint, answer in wrong]


def _friend(f: dict) -> str:
    """The supporter who is not the decision maker."""
    return next(r for r, s in zip(ROLES, f["support"], strict=True) if s == 2 and r != "decider")


def _value(f: dict, role: str) -> tuple:
    """How little six visits to this role alone can bring: stoppers last, the firmly against first."""
    k = ROLES.index(role)
    return (role == "gatekeeper", -abs(f["support"][k]), f["influence"][k])
