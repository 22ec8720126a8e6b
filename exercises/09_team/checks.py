"""Judging the answers of unit 9 from the learner's figures, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.money import spoken
from simlib.classroom.proof import fresh_seeds, proof_words
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab import compare
from simlib.text.figures import short
from simlib.units.team.company import young_firm, young_strategy
from simlib.units.team.model import staffing_cost
from simlib.world import QUARTER, Scenario
from simlib.world.strategy import Plan

from .slips import capacity_slips, choice_slips, tolerance

REPLICATIONS, HORIZON = 32, 546.0
REPS = tuple(f"reps{n}" for n in range(1, 5))
COACHING = tuple(f"coaching{n}" for n in range(1, 5))


def check_capacity(f: Mapping, answer: Mapping) -> Result:
    """Capacity in two quarters and over the year, and what the plan costs."""
    found = capacity_slips(f)
    chairs = 4 * f["reps"] + 4 * f["hires"] + 2 * f["more"]
    return verdict(hints_for(found, answer, tolerance), {"lost": short(chairs - found["year"][0], 3)})


def check_choice(f: Mapping, answer: Mapping) -> Result:
    """What a hire and coaching of the same cost add in the first year, and which is better."""
    found = choice_slips(f)
    better = "hire" if found["hire"][0] > found["coach"][0] else "coach"
    hints = [
        *hints_for(found, answer, tolerance),
        None if answer["better"] == better else Hint("better", "other_side"),
    ]
    return verdict(hints, {"apart": short(abs(found["hire"][0] - found["coach"][0]), 2)})


def own_market(f: Mapping) -> Scenario:
    """The learner's young company, over six quarters."""
    return young_firm(HORIZON).but(**f["market"])


def plan_of(answer: Mapping) -> Plan:
    """The four quarters as a plan over time."""
    return tuple(
        (n * QUARTER, young_strategy().but(reps=int(answer[reps]), coaching_hours=float(answer[hours])))
        for n, (reps, hours) in enumerate(zip(REPS, COACHING, strict=True))
    )


def cost_of(f: Mapping, answer: Mapping) -> float:
    """What the plan costs in the year, in thousand EUR."""
    m = own_market(f)
    reps = [int(answer[name]) for name in REPS]
    return float(staffing_cost(reps, m.opening_reps, m.rep_cost, m.hiring_cost).sum()) / 1000


def check_plan(f: Mapping, answer: Mapping) -> Result:
    """Within the budget, and more value created than with six reps throughout, on worlds that belong to the learner."""
    broken = next((name for name in REPS if answer[name] != int(answer[name])), None)
    if broken:
        return Result(False, (Hint(broken, "whole"),))
    plan, flat = plan_of(answer), young_strategy()
    if all(strategy == flat for _, strategy in plan):
        return Result(False, (Hint("reps1", "unchanged"),))
    cost = cost_of(f, answer)
    said = {"cost": spoken(cost), "budget": spoken(f["budget"])}
    if cost > f["budget"]:
        return Result(False, (Hint("reps4", "over", said),))
    (seed,) = fresh_seeds(f["judge"], 1)
    pair = compare(own_market(f), [flat, plan], replications=REPLICATIONS, seed=seed).pair()
    said |= proof_words(pair)
    if pair.verdict == "more":
        return Result(True, values=said)
    return Result(False, (Hint("reps1", "less" if pair.verdict == "less" else "none", said),))
