"""How good a player's eight quarters were: over worlds shared with the reference players, and lever by lever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from simlib.classroom.quarters import ELSEWHERE, report
from simlib.classroom.reference_players import reference_players
from simlib.lab import KPIS, OBJECTIVE, run
from simlib.lab.compare import paired
from simlib.lab.explain import differing, moved
from simlib.lab.kept import once
from simlib.lab.stats import Interval, interval
from simlib.world import Scenario, Strategy, as_plan
from simlib.world import baseline as usual
from simlib.world.strategy import Steps

COMMON = ELSEWHERE + 1
"""The seed of the worlds that all players share; no game has it, and no forecast."""
WORLDS = 30
"""As many as a verdict needs; fewer leave a first impression."""
YOU = "\r"
"""The player whose game it is: no name can be this."""


@lru_cache(maxsize=1 << 16)
def outcome(market: Scenario, plan: Steps, seed: int, world: int) -> tuple[float, bool]:
    """Value created by a plan in one world, and whether it was ruined there."""
    return once(_outcome, (market, plan, seed, world))


def _outcome(market: Scenario, plan: Steps, seed: int, world: int) -> tuple[float, bool]:
    done = run(market, plan, seed=seed, replication=world)
    return float(KPIS[OBJECTIVE].of(done.view)), bool(np.isfinite(done.log.ruined))


def scores(
    market: Scenario, plans: Mapping[str, Steps], worlds: int = WORLDS, seed: int = COMMON
) -> dict[str, np.ndarray]:
    """Value created by each player in each of the worlds of a seed: {player: (worlds,)}.

    >>> from simlib.world import Strategy, scenario
    >>> quarter = scenario("machinery").but(horizon_days=91.0)
    >>> scores(quarter, {"a": ((0.0, Strategy()),)}, worlds=2)["a"].shape
    (2,)
    """
    table = {name: np.empty(worlds) for name in plans}
    for world in range(worlds):  # world by world: its luck is drawn once for all of them
        for name, plan in plans.items():
            table[name][world] = outcome(market, plan, seed, world)[0]
    return table


def times_ruined(market: Scenario, plan: Steps, worlds: int = WORLDS, seed: int = COMMON) -> int:
    """In how many of the worlds of a seed a plan ends in ruin."""
    return sum(outcome(market, plan, seed, world)[1] for world in range(worlds))


def reference_plans(market: Scenario) -> dict[str, Steps]:
    """The plans of the reference players, by name."""
    return {name: decisions.plan for name, decisions in reference_players(market).items()}


def lever_worth(market: Scenario, plan: Steps, worlds: int = WORLDS) -> Iterator[tuple[str, Interval]]:
    """What each lever that the plan moves earned or cost against leaving that one as it is usual, best first.

    The plan with the lever put back is compared with the plan, world by world; what two levers do only together is
    counted with both of them.
    """
    base = as_plan(usual(market))
    found = []
    mine = scores(market, {YOU: plan}, worlds)[YOU]
    for lever in differing(base, plan):
        without = tuple(moved(plan, base, lever))
        found.append((lever, paired(OBJECTIVE, scores(market, {YOU: without}, worlds)[YOU], mine).difference))
    yield from sorted(found, key=lambda item: -item[1].mean)


def handed_over(quarters: Sequence[Strategy], best: Strategy) -> list[tuple[Strategy, ...]]:
    """The quarters with the best known strategy from the first on, from the second on ..., and as they are at last.

    >>> [[s.reps for s in plan] for plan in handed_over([Strategy(), Strategy()], Strategy().but(reps=9))]
    [[9, 9], [6, 9], [6, 6]]
    """
    whole = tuple(quarters)
    return [(*whole[:n], *(best,) * (len(whole) - n)) for n in range(len(whole) + 1)]


def quarter_shares(values: Sequence[np.ndarray]) -> list[Interval]:
    """What each quarter's own decisions gained (or lost, below 0) against the best known strategy's.

    `values` are value created, over worlds in common, of the plans of `handed_over`: from one to the next one quarter
    more is the player's own, and the best known goes on from there. Together they are the whole gap.
    """
    return [interval(after - before) for before, after in pairwise(values)]


def turning_points(market: Scenario, plan: Steps, seed: int, quarters: int) -> np.ndarray:
    """By quarter of the played world: value created beyond what doing nothing creates with the same luck."""
    nothing = as_plan(usual(market))
    return report(market, plan, seed, quarters).value - report(market, nothing, seed, quarters).value
