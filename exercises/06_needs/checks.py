"""Judging the answers of unit 6, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.proof import fresh_seeds
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab.stats import share_interval
from simlib.text.figures import percent
from simlib.units.needs.model import (
    KINDS,
    MOST_QUESTIONS,
    Customer,
    Plan,
    customers,
    play,
    results,
    succeeded,
)

from .figures import ASKED, STATEMENTS, TOPICS

PEOPLE = 400
NEEDED = 0.5
"""A plan passes when the interval of its share of orders and advances lies above this."""
WORN = 0.25
"""Share of customers out of patience from which the plan is too long for them."""
SORTS = {name: sort for sort, names in STATEMENTS.items() for name in names}


def check_statements(f: Mapping, answer: Mapping) -> Result:
    """Each statement: an implied need, an explicit need, or neither."""
    hints = []
    for n in range(ASKED):
        right, chosen = SORTS[f["said"][n]], answer[f"s{n + 1}"]
        hints.append(None if chosen == right else Hint(f"s{n + 1}", f"{right}_as_{chosen}"))
    return verdict(hints)


def plan_of(answer: Mapping) -> Plan:
    """The plan that was filled in."""
    return Plan(*(int(answer[kind]) for kind in KINDS), order=answer["order"], pitch=answer["pitch"])


def _people(f: Mapping, seed: int) -> list[Customer]:
    return customers(PEOPLE, np.random.default_rng(seed), role=f["role"], animal=f["animal"])


def judged(f: Mapping, plan: Plan, seed: int) -> tuple[float, float, float]:
    """The plan's share of successes over fresh customers of the learner's kind, and its 95 % interval."""
    won = int(succeeded(results(plan, _people(f, seed))).sum())
    return (won / PEOPLE, *share_interval(won, PEOPLE))


def check_plan(f: Mapping, answer: Mapping) -> Result:
    """At most twelve questions that reach an order or an advance with more than half of fresh customers."""
    whole = [kind for kind in KINDS if answer[kind] != int(answer[kind])]
    if whole:
        return Result(False, (Hint(whole[0], "whole"),))
    plan = plan_of(answer)
    asked = len(plan.questions())
    if asked > MOST_QUESTIONS:
        return Result(False, (Hint("situation", "too_many", {"n": asked, "most": MOST_QUESTIONS}),))
    (seed,) = fresh_seeds(f["judge"], 1)
    share, low, high = judged(f, plan, seed)
    said = {k: percent(v) for k, v in (("share", share), ("low", low), ("high", high))}
    said["n"] = PEOPLE
    if low > NEEDED:
        return Result(True, values=said)
    return Result(False, (_why(f, plan, seed, said),))


def _why(f: Mapping, plan: Plan, seed: int, said: dict) -> Hint:
    """What is missing, else whether the customers run out of patience."""
    if not plan.problem:
        return Hint("problem", "no_problem", said)
    if plan.pitch != "benefit":
        return Hint("pitch", "pitch", said)
    if not plan.payoff:
        return Hint("payoff", "no_payoff", said)
    if not plan.implication:
        return Hint("implication", "no_implication", said)
    if plan.situation > 3:
        return Hint("situation", "interrogation", said)
    return Hint("problem", "patience" if _worn_out(f, plan, seed) > WORN else "short", said)


def _worn_out(f: Mapping, plan: Plan, seed: int) -> float:
    """The share of these customers whose patience ends before the questions do."""
    ends = (play(customer, plan.questions(), plan.pitch)[1].ended for customer in _people(f, seed))
    return sum(end.reason.startswith("patience") for end in ends) / PEOPLE


def check_benefits(f: Mapping, answer: Mapping) -> Result:
    """For each feature: the benefit where its need was voiced, else ask first."""
    hints = []
    for topic in TOPICS:
        right = "benefit" if topic in f["voiced"] else "ask"
        chosen = answer[topic]
        if chosen != right:
            key = {"benefit": "not_voiced", "ask": "voiced"}.get(chosen, chosen)
            hints.append(Hint(topic, key))
    return verdict(hints)
