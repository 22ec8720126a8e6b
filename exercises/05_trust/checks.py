"""Judging the answers of unit 5, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.money import spoken, spoken_interval
from simlib.classroom.proof import fresh_seeds
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab.stats import Interval, interval
from simlib.units.trust.model import MONTHS, Account, brought, luck, walk

from .figures import ASKED, BROKEN, BUDGET, SITUATIONS
from .slips import LETTERS, best_of, extra_slips, tolerance

WORLDS = 1500
SORTS = {name: sort for sort, names in SITUATIONS.items() for name in names}


def check_visit(f: Mapping, answer: Mapping) -> Result:
    """What one visit more brings at each of three accounts, and who gets it."""
    found = extra_slips(f)
    hints, rights = hints_for(found, answer, tolerance), {field: right for field, (right, _) in found.items()}
    who, best = answer["who"], best_of(rights)
    if who != best:
        largest = LETTERS[f["buys"].index(max(f["buys"]))]
        hints.append(Hint("who", "largest" if who == largest else "other"))
    said = {"who": best, "extra": spoken(max(rights.values()))}
    return verdict(hints, said)


def check_limits(f: Mapping, answer: Mapping) -> Result:
    """Each situation: do it, ask first, or leave it."""
    hints = []
    for n in range(ASKED):
        right, chosen = SORTS[f["cases"][n]], answer[f"s{n + 1}"]
        hints.append(None if chosen == right else Hint(f"s{n + 1}", f"{right}_as_{chosen}"))
    return verdict(hints)


def accounts_of(f: Mapping) -> list[Account]:
    """The learner's portfolio."""
    return [Account(rung, float(p)) for rung, p in zip(f["rungs"], f["potentials"], strict=True)]


def judged(f: Mapping, visits: list[float]) -> Interval:
    """The plan against the equal split, thousand EUR a year, on worlds that belong to the learner: nobody
    has met them before, and all plans meet the same.
    """
    (seed,), accounts = fresh_seeds(f["judge"], 1), accounts_of(f)
    rungs, chances = np.array(f["rungs"]), luck(seed, WORLDS, MONTHS, len(accounts))
    equal = np.full(len(accounts), BUDGET / len(accounts))
    ours, base = (brought(walk(rungs, plan, BROKEN, chances), accounts) for plan in (np.array(visits), equal))
    return interval((ours - base) * 12 / MONTHS)


def check_plan(f: Mapping, answer: Mapping) -> Result:
    """At most BUDGET visits a month that bring more than the equal split: the interval lies above 0."""
    visits = [float(answer[f"v{n + 1}"]) for n in range(6)]
    total = sum(visits)
    if total > BUDGET + 1e-9:
        return Result(False, (Hint("v1", "too_many", {"n": f"{total:g}", "most": BUDGET}),))
    if max(visits) - min(visits) < 1e-9 and total == BUDGET:
        return Result(False, (Hint("v1", "equal"),))
    found = judged(f, visits)
    said = spoken_interval(found) | {"n": f"{WORLDS:,}"}
    if found.low > 0:
        return Result(True, values=said)
    return Result(False, (Hint("v1", _why(f, visits), said),))


def _why(f: Mapping, visits: list[float]) -> str:
    """The likely reason why a plan does not beat the equal split."""
    total, potentials = sum(visits), np.array(f["potentials"], dtype=float)
    if total < BUDGET - 0.5:
        return "unused"
    if np.dot(visits, potentials) / total < potentials.mean():
        return "small_first"
    if max(visits) > BUDGET / 2:
        return "one_basket"
    return "short"
