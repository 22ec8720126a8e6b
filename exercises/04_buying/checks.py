"""Judging the answers of unit 4, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.proof import fresh_seeds
from simlib.classroom.tasks import Hint, Result, judge, verdict
from simlib.course.call_results import SUCCESS
from simlib.text.figures import show_share, signed
from simlib.units.buying.model import EVEN, MOST_VISITS, ROLES, committees, won
from simlib.units.buying.visits import FOR, next_visit

from .figures import ASKED, STOCK, account_of

COMMITTEES = 1000
Z = 1.96
"""Half width of a 95 % interval in standard errors; with this many committees t is no wider."""
ASKS = ("step", "send", "dinner", "gift", "bids")
"""What to ask for on the next visit; words in "ask.<name>"."""
RESULT = {name: result for result, names in STOCK.items() for name in names}


def check_notes(f: Mapping, answer: Mapping) -> Result:
    """The result of each of ten notes, and the share of successes among them."""
    hints = []
    for n, name in enumerate(f["notes"], start=1):
        chosen = answer[f"n{n}"]
        hints.append(None if chosen == RESULT[name] else Hint(f"n{n}", f"{RESULT[name]}_as_{chosen}"))
    counted = [RESULT[name] for name in f["notes"]]
    right = sum(result in SUCCESS for result in counted) / ASKED
    slips = {
        "only_orders": counted.count("order") / ASKED,
        "all_but_no_sale": 1 - counted.count("no_sale") / ASKED,
    }
    hints.append(judge("success", answer["success"], right, slips, 0.001, "share"))
    return verdict(hints, {"success": show_share(right, 0)})


def check_next(f: Mapping, answer: Mapping) -> Result:
    """Whom to see next, by which rule, and what to ask for."""
    advice, hints = next_visit(account_of(f)), []
    if answer["who"] != advice.role:
        stands = f["support"][ROLES.index(answer["who"])]
        key = "title" if answer["who"] == "decider" else ("friend" if stands >= FOR else "other")
        hints.append(Hint("who", key))
    if answer["why"] != advice.rule:
        hints.append(Hint("why", "order"))
    if answer["ask"] != "step":
        hints.append(Hint("ask", answer["ask"]))
    return verdict(hints)


def gain(f: Mapping, plan: tuple[int, ...]) -> dict[str, float]:
    """Won decisions of the plan less those of the even plan: mean and 95 % interval, on fresh committees.

    The seed belongs to the learner: nobody has met these committees before, and all plans meet the same.
    """
    luck = committees(COMMITTEES, *fresh_seeds(f["judge"], 1))
    account = account_of(f)
    difference = won(account, plan, luck) - won(account, EVEN, luck)
    half = Z * difference.std(ddof=1) / np.sqrt(COMMITTEES)
    return {"mean": difference.mean(), "low": difference.mean() - half, "high": difference.mean() + half}


def check_plan(f: Mapping, answer: Mapping) -> Result:
    """Six visits that win more decisions than one visit each, with an interval above 0."""
    broken = [role for role in ROLES if answer[role] != int(answer[role])]
    if broken:
        return Result(False, (Hint(broken[0], "whole"),))
    plan = tuple(int(answer[role]) for role in ROLES)
    if sum(plan) != MOST_VISITS:
        key = "too_many" if sum(plan) > MOST_VISITS else "too_few"
        return Result(False, (Hint(ROLES[0], key, {"n": sum(plan), "most": MOST_VISITS}),))
    if plan == EVEN:
        return Result(False, (Hint(ROLES[0], "even"),))
    found = gain(f, plan)
    said = {k: signed(100 * v, 1) for k, v in found.items()} | {"n": COMMITTEES}
    if found["low"] > 0:
        return Result(True, values=said)
    return Result(False, (_why(f, plan, said),))


def _why(f: Mapping, plan: tuple[int, ...], said: dict) -> Hint:
    """Friends visited, one role visited over and over, else too little."""
    friends = sum(v for v, stands in zip(plan, f["support"], strict=True) if stands > FOR)
    if 2 * friends > MOST_VISITS:
        return Hint(ROLES[0], "friends", said)
    return Hint(ROLES[0], "alone" if max(plan) > MOST_VISITS / 2 else "short", said)
