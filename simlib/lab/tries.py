"""Which strategies a search tries: each lever alone, what gained together, small steps from the best, then TPE."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any

import numpy as np

from simlib.lab.run import replicate
from simlib.lab.spread import AS_LONG, processes_for, shown
from simlib.text import BadInput
from simlib.world import Parameter, Scenario, Strategy, describe
from simlib.world.strategy import LADDERS, ladder

LADDER = "ladder"
"""The two levers of the dunning ladder, moved together: one of LADDERS."""

REACH = (0.25, 0.125, 0.06)
"""How far a lever is moved in one step: this share of the way to an end of its slider, less in each round [assumed].

The last one is kept for as many rounds as gain.
"""

Settings = dict[str, Any]

_LEVERS = {p.name: p for p in describe(Strategy)}


class Tries:
    """Strategies tried on the same worlds: `gains` over the baseline, world by world, and by how much `ruin` differs.

    The optimiser is optuna's multivariate TPE. With many levers it needs hundreds of tries to find what helps, so it
    begins with a design of one factor at a time: the baseline, each lever alone a step up and a step down, and the
    steps that gained, together; then the `starts`, plans that somebody thought of. From the best of these it goes on
    in ever smaller steps of one lever, each kept if it gains more than its standard error, as long as a round gains;
    TPE has the tries that are left.
    """

    def __init__(
        self,
        optuna: Any,
        market: Scenario,
        base: Strategy,
        kpi: str,
        sign: int,
        names: Sequence[str],
        budget: int,
        how: dict[str, Any],
        starts: Sequence[Strategy] = (),
        progress: bool = False,
    ):
        self._market, self._base, self._kpi, self._sign, self._names = market, base, kpi, sign, names
        self._budget, self._starts, self.how = budget, starts, how
        sampler = optuna.samplers.TPESampler(
            seed=how["seed"], multivariate=True, n_startup_trials=max(8, budget // 6)
        )
        self._study = optuna.create_study(direction="maximize", sampler=sampler)
        begun = time.perf_counter()
        self._own = replicate(market, base, **how).values
        if how["processes"] == AS_LONG:  # a try by itself is short, all of them are not
            self.how = how | {"processes": processes_for(budget * (time.perf_counter() - begun))}
        self._ticks = iter(shown(range(budget), budget) if progress else range(budget))
        self.gains: dict[Strategy, np.ndarray] = {}
        self.ruin: dict[Strategy, float] = {}
        self.told: list[float] = []
        """The mean gain of every try, in the order tried."""
        self.single: Strategy = base
        """The best of those that move one lever of the baseline, a step up or down."""
        self._last = base

    def all(self) -> None:
        """As many tries as the budget allows."""
        usual = settings(self._base, self._names)
        self._try(usual)
        alone = steps(self._base, usual, REACH[0])[: self._budget // 3]
        single = [self._try(usual | step) for step in alone]
        each = [self._mean(plan) for plan in single]
        self.single = next((plan for plan in self.ranked() if plan in single), self._base)
        for together in combined(alone, each)[: self.left]:
            self._try(usual | together)
        for start in self._starts[: self.left]:
            self._try(settings(start, self._names))
        gained = sorted(zip(each, alone, strict=True), key=lambda pair: -pair[0])
        self._climb(list(dict.fromkeys(name for _, step in gained for name in step)))
        self._study.optimize(self._tell, n_trials=self.left)

    @property
    def left(self) -> int:
        """How many tries are left."""
        return self._budget - len(self.told)

    def ranked(self) -> tuple[Strategy, ...]:
        """All that were tried, the best first; those ruined more often than the baseline after all that are not."""
        return tuple(sorted(self.gains, key=lambda plan: (self.ruin[plan] > 0, -self._mean(plan))))

    def _climb(self, order: list[str]) -> None:
        """One lever after the other, in this order, a step from the best so far; ever smaller steps while they gain."""
        best = self.ranked()[0]
        for reach in chain(REACH[1:], repeat(REACH[-1])):
            before = best
            for name in order:
                best = self._step(best, name, reach)
            if reach == REACH[-1] and best == before:
                return

    def _step(self, best: Strategy, name: str, reach: float) -> Strategy:
        """The best so far with one lever moved, if that is better; else as it was."""
        here = settings(best, self._names)
        for step in steps(self._base, {name: here[name]}, reach):
            if self.left and self._better(plan := self._try(here | step), best):
                return plan
        return best

    def _try(self, start: Settings) -> Strategy:
        self._study.enqueue_trial(start)
        self._study.optimize(self._tell, n_trials=1)
        return self._last

    def _tell(self, trial: Any) -> float:
        levers = [_suggest(trial, name, self._base) for name in self._names]
        plan = self._last = self._base.but(
            **{name: value for lever in levers for name, value in lever.items()}
        )
        if plan not in self.gains:
            done = replicate(self._market, plan, **self.how).values
            self.gains[plan] = done[self._kpi] - self._own[self._kpi]
            self.ruin[plan] = ruin_of(done) - ruin_of(self._own)
        next(self._ticks, None)
        trial.set_constraint("ruin", self.ruin[plan])
        self.told.append(float(self.gains[plan].mean()))
        return self._mean(plan)

    def _mean(self, plan: Strategy) -> float:
        return self._sign * float(self.gains[plan].mean())

    def _better(self, plan: Strategy, than: Strategy) -> bool:
        more = self._sign * (self.gains[plan] - self.gains[than])
        shown = more.mean() > more.std() / np.sqrt(len(more))
        return bool(shown and self.ruin[plan] <= max(0.0, self.ruin[than]))


def ruin_of(values: dict[str, np.ndarray]) -> float:
    """The share of worlds in which the company went under; 0 for a part of it, which cannot."""
    return float(np.mean(values.get("ruined", 0.0)))


def settings(plan: Strategy, names: Sequence[str]) -> Settings:
    """A plan's levers as a search names them; a dunning ladder of the plan's own has no name and is left out.

    >>> settings(Strategy(), ["reps", LADDER])
    {'reps': 6, 'ladder': 'standard'}
    """
    own = {"dunning_days": plan.dunning_days, "dunning_tones": plan.dunning_tones}
    named = next((name for name in LADDERS if ladder(name) == own), None)
    found = {name: getattr(plan, name, named) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def steps(base: Strategy, here: Settings, reach: float) -> list[Settings]:
    """Each lever of `here` moved alone: `reach` of the way to either end of its slider, or to every other choice.

    >>> steps(Strategy(), {"reps": 6, "style_matching": False}, 0.25)
    [{'reps': 4}, {'reps': 10}, {'style_matching': True}]
    """
    return [{name: value} for name, at in here.items() for value in _moved(base, name, at, reach)]


def _moved(base: Strategy, name: str, at: Any, reach: float) -> list[Any]:
    lever = _LEVERS.get(name)
    if lever is None or lever.kind in ("switch", "choice"):
        return [value for value in _choices(lever) if value != at]
    if lever.kind not in ("integer", "number"):
        raise BadInput("lab.search.kind", lever=name)
    low, high, step = lever.around(getattr(base, name))
    found = []
    for end in (low, high):
        moved = at + np.sign(end - at) * np.ceil(round(reach * abs(end - at) / step, 6)) * step
        if moved != at:
            found.append(int(moved) if lever.kind == "integer" else round(float(moved), 10))
    return found


def combined(alone: Sequence[Settings], gains: Sequence[float]) -> list[Settings]:
    """Of each lever the best of its steps if it gained: the first two together, the first four, and so on, then all.

    >>> combined([{"reps": 4}, {"reps": 9}, {"discount": 0.1}, {"collectors": 1}], [1.0, 2.0, -1.0, 0.5])
    [{'reps': 9, 'collectors': 1}]
    """
    helped: Settings = {}
    for gain, step in sorted(zip(gains, alone, strict=True), key=lambda pair: -pair[0]):
        if gain > 0:
            helped |= {name: value for name, value in step.items() if name not in helped}
    sizes = [2**k for k in range(1, len(helped).bit_length()) if 2**k < len(helped)]
    return [dict(list(helped.items())[:size]) for size in (*sizes, len(helped))] if len(helped) > 1 else []


def _choices(lever: Parameter | None) -> list[Any]:
    if lever is None:  # the ladder
        return sorted(LADDERS)
    return [False, True] if lever.kind == "switch" else list(lever.choices)


def _suggest(trial: Any, name: str, base: Strategy) -> Settings:
    lever = _LEVERS.get(name)
    if lever is None:  # two levers at once
        return ladder(trial.suggest_categorical(name, _choices(lever)))
    if lever.kind in ("switch", "choice"):
        return {name: trial.suggest_categorical(name, _choices(lever))}
    if lever.kind not in ("integer", "number"):
        raise BadInput("lab.search.kind", lever=name)
    low, high, step = lever.around(getattr(base, name))
    if lever.kind == "integer":
        return {name: trial.suggest_int(name, int(low), int(high), step=int(step))}
    return {name: round(trial.suggest_float(name, low, high, step=step), 10)}
