"""Judging the answers of unit 11, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.money import counted, spoken, spoken_interval
from simlib.classroom.proof import fresh_seeds, proof_words, prove
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab.stats import Interval, interval
from simlib.text.figures import show_share
from simlib.world import Scenario, Strategy, scenario

from .slips import AHEAD, budget_slips, differ_slips, project_slips, tolerance

COHORTS = 40
"""Unseen cohorts that the offer is judged on."""
SEEDS, REPLICATIONS = 2, 20
BLAMED = ("service_agents", "reward_rate")


def check_project(f: Mapping, answer: Mapping) -> Result:
    """Retention in years 5 and 6, customers after year 10."""
    found = project_slips(f)
    year10 = found["year10"]
    said = {"year10": f"{year10[0]:.0f}", "mean_rate": f"{year10[1]['mean_rate']:.0f}"}
    return verdict(hints_for(found, answer, tolerance), said)


def check_budget(f: Mapping, answer: Mapping) -> Result:
    """Customers kept, what one is worth, the most that the programme may cost."""
    found = budget_slips(f)
    return verdict(hints_for(found, answer, tolerance), {"most": spoken(found["most"][0])})


def gain_of_offer(f: Mapping, kind: str, seed: int) -> Interval:
    """Gain a customer of offering it to everybody, in unseen cohorts of alike or mixed customers, thousand EUR.

    The same luck meets the cohort with and without the offer, which halves the first year's chance to leave.
    """
    rng = np.random.default_rng((11, seed))
    size = (COHORTS, f["pool"])
    if kind == "alike":
        chance = np.full(size, f["mean"] / 100)
    else:
        chance = np.where(rng.random(size) < f["few"] / 100, f["high"] / 100, f["low"] / 100)
    first = rng.random(size)
    later = np.cumprod(rng.random((AHEAD - 1, *size)) >= chance, axis=0).sum(axis=0)
    saved = (first >= chance / 2) & (first < chance)
    margins = f["margin_differ"] * (saved * (1 + later)).mean(axis=1)
    return interval(margins - f["price"])


def check_differ(f: Mapping, answer: Mapping) -> Result:
    """What the offer is worth with customers alike, and to whom it is made; wrong is what unseen cohorts refute."""
    (seed,) = fresh_seeds(f["judge"], 1)
    hints, said = hints_for(differ_slips(f), answer, tolerance), {"n": COHORTS}
    for kind in ("alike", "mixed"):
        d = gain_of_offer(f, kind, seed)
        words = spoken_interval(d)
        said |= {f"{kind}_{name}": value for name, value in words.items()}
        if (answer[kind] == "everybody" and d.high < 0) or (answer[kind] == "nobody" and d.low > 0):
            hints.append(Hint(kind, f"{kind}_{answer[kind]}", {**words, "n": COHORTS}))
    return verdict(hints, said)


def own_market(f: Mapping) -> Scenario:
    """The learner's customers over two years: in one, fewer service agents can look like a gain."""
    return scenario("machinery").alone("customers").but(**f["market"])


def check_strategy(f: Mapping, answer: Mapping) -> Result:
    """The sheet against the baseline in value created, on worlds nobody has seen."""
    market, sheet, baseline = own_market(f), answer["sheet"], Strategy()
    if sheet == baseline:
        return Result(False, (Hint("sheet", "unchanged"),))
    proof = prove(market, sheet, baseline, f["judge"], seeds=SEEDS, replications=REPLICATIONS)
    if proof.verdict == "same":
        return Result(False, (Hint("sheet", "idle"),))
    said = proof_words(proof)
    if proof.verdict == "more":
        return Result(True, values=said)
    if proof.verdict == "none":
        return Result(False, (Hint("sheet", "none", said),))
    moved = list(baseline.changes(sheet))
    alone = moved[0] if len(moved) == 1 and moved[0] in BLAMED else "less"
    return Result(False, (Hint("sheet", alone, said),))


def shown(f: Mapping, name: str) -> str:
    """A figure of the third task in words."""
    return show_share(f[name] / 100, 1) if name in ("few", "low", "high", "mean") else counted(f[name])
