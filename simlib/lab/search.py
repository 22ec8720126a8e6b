"""Searching a strategy: an existing optimiser on common random numbers, and a check on worlds it has not seen."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.lab.compare import Pair, paired
from simlib.lab.figures import changed, figure
from simlib.lab.kpi.kpis import kpis_of
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.run import replicate
from simlib.lab.spread import AS_LONG, processes_for, shown
from simlib.lab.stats import Interval, interval
from simlib.text import BadInput, t
from simlib.world import Parameter, Scenario, Strategy, baseline, describe
from simlib.world.strategy import LADDERS, ladder

LADDER = "ladder"
"""The two levers of the dunning ladder, moved together: one of LADDERS."""

FRESH = 10_007
"""How far the seed of the check lies from the search's: other worlds."""

SEARCHED = {
    "funnel": ("marketing_spend", "reps", "qualification_threshold", "work_order", "coaching_hours", "discount"),
    "customers": ("visits_a", "visits_b", "visits_c", "service_agents", "reward_rate", "save_budget"),
    "receivables": ("payment_terms", "credit_limit", "early_discount", "collectors", "write_off_days", LADDER),
}  # fmt: skip
"""The levers that a search moves if none are named; the company's are all of them."""


@dataclass(frozen=True)
class Search:
    """What a search found: the best strategy, and how far it holds on worlds that it was not chosen on.

    `tried` are the gains over the baseline of all strategies tried (mean KPI difference), in the order tried;
    `ranked` are the strategies themselves, the best on the search's own worlds first, each once; `hoped` is the gain
    of the first there, `checked` on as many fresh ones.
    """

    market: Scenario
    base: Strategy
    kpi: str
    levers: tuple[str, ...]
    tried: np.ndarray
    ranked: tuple[Strategy, ...]
    hoped: Interval
    checked: Pair

    @property
    def best(self) -> Strategy:
        """The first of `ranked`."""
        return self.ranked[0]

    @property
    def winners_curse(self) -> float:
        """How much of the hoped gain was luck: hoped less checked."""
        return self.hoped.mean - self.checked.difference.mean

    def __repr__(self) -> str:
        """The changes, the gain on fresh worlds with its interval, and the winner's curse, in words."""
        unit = kpis_of(self.market.part)[self.kpi].unit
        d = self.checked.difference
        mean, low, high, curse = (
            figure(x, unit, self.market) for x in (d.mean, d.low, d.high, self.winners_curse)
        )
        kpi = t(f"kpi.{self.kpi}")
        return "\n".join([
            *(changed(self.base, self.best, self.market) or [t("lab.changed.none")]),
            t("lab.search.found", kpi=kpi, mean=mean, low=low, high=high, n=d.n, tried=len(self.tried)),
            t("lab.search.curse", kpi=kpi, amount=curse),
        ])  # fmt: skip


def search(
    market: Scenario,
    levers: Sequence[str] | None = None,
    budget: int = 100,
    *,
    base: Strategy | None = None,
    kpi: str = OBJECTIVE,
    replications: int = 8,
    check: int = 30,
    finalists: int = 1,
    seed: int = 1,
    processes: int = 1,
    progress: bool = False,
) -> Search:
    """Find a near-best strategy: `budget` strategies tried on the same `replications` worlds, the best one checked.

    Every strategy meets the same luck (common random numbers), so what differs is the strategy; because the best of
    many looks better than it is (winner's curse), it is compared with the baseline again on `check` fresh worlds.
    With `finalists` the best ones first meet `check` worlds more, and in the whole company the best of those that are
    ruined no more often than the baseline is taken (the baseline itself if none is).
    The optimiser is optuna's multivariate TPE (extra `simlib[search]`). BadInput for an unknown lever or KPI, or
    without optuna.

    >>> import importlib.util
    >>> if importlib.util.find_spec("optuna"):
    ...     found = search(Scenario().but(horizon_days=91.0), ["reps"], 4, replications=2, check=3)
    ...     assert 0 <= found.best.reps <= 20 and len(found.tried) == 4
    """
    optuna = _optuna()
    base = base or baseline(market)
    kpis = kpis_of(market.part)
    if kpi not in kpis:
        raise BadInput("lab.error.kpi", kpi=kpi, known=", ".join(kpis))
    names = tuple(levers or searched(market.part))
    known = {p.name: p for p in describe(Strategy)}
    if unknown := [name for name in names if name != LADDER and name not in known]:
        raise BadInput("world.error.unknown_field", field=unknown[0], known=", ".join((*known, LADDER)))
    sign = kpis[kpi].better or 1
    begun = time.perf_counter()
    own = replicate(market, base, replications=replications, seed=seed, processes=processes).values[kpi]
    if processes == AS_LONG:  # a try by itself is short, all of them are not
        processes = processes_for(budget * (time.perf_counter() - begun))
    gains, chosen = [], {}

    def gain(trial: Any) -> float:
        strategy = base.but(
            **{k: v for name in names for k, v in _suggest(trial, name, known.get(name), base).items()}
        )
        if strategy not in chosen:
            done = replicate(market, strategy, replications=replications, seed=seed, processes=processes)
            chosen[strategy] = done.values[kpi] - own
        gains.append(float(np.mean(chosen[strategy])))
        trial.set_user_attr("strategy", strategy)
        return sign * gains[-1]

    sampler = optuna.samplers.TPESampler(seed=seed, multivariate=True, n_startup_trials=max(8, budget // 6))
    study = optuna.create_study(direction="maximize", sampler=sampler)
    study.enqueue_trial({name: getattr(base, name) for name in names if name != LADDER})
    for _ in shown(range(budget), budget) if progress else range(budget):
        study.optimize(gain, n_trials=1)
    ranked = tuple(sorted(chosen, key=lambda strategy: -sign * chosen[strategy].mean()))
    if finalists > 1:
        final = [base, *(plan for plan in ranked[:finalists] if plan != base)]
        ranked = (
            *_ranked_again(market, final, kpi, sign, check, seed + 2 * FRESH, processes),
            *ranked[finalists:],
        )
    fresh = [
        replicate(market, plan, replications=check, seed=seed + FRESH, processes=processes).values[kpi]
        for plan in (base, ranked[0])
    ]
    return Search(
        market, base, kpi, names, np.array(gains), ranked, interval(chosen[ranked[0]]), paired(kpi, *fresh)
    )


def _ranked_again(
    market: Scenario, plans: list[Strategy], kpi: str, sign: int, worlds: int, seed: int, processes: int
) -> list[Strategy]:
    """Plans by their mean on other worlds; first those that are ruined no more often than the first of them."""
    played = [
        replicate(market, plan, replications=worlds, seed=seed, processes=processes).values for plan in plans
    ]
    ruined = [float(np.mean(values.get("ruined", 0.0))) for values in played]
    order = sorted(
        range(len(plans)), key=lambda i: (ruined[i] > ruined[0], -sign * float(np.mean(played[i][kpi])))
    )
    return [plans[i] for i in order]


def searched(part: str) -> tuple[str, ...]:
    """The levers a search moves in a part if none are named."""
    return (
        tuple(name for group in SEARCHED.values() for name in group) if part == "company" else SEARCHED[part]
    )


def _suggest(trial: Any, name: str, parameter: Parameter | None, base: Strategy) -> dict[str, Any]:
    if parameter is None:  # the ladder: two levers at once
        return ladder(trial.suggest_categorical(name, sorted(LADDERS)))
    if parameter.kind == "switch":
        return {name: trial.suggest_categorical(name, [False, True])}
    if parameter.kind == "choice":
        return {name: trial.suggest_categorical(name, list(parameter.choices))}
    if parameter.kind not in ("integer", "number"):
        raise BadInput("lab.search.kind", lever=name)
    low, high, step = parameter.around(getattr(base, name))
    if parameter.kind == "integer":
        return {name: trial.suggest_int(name, int(low), int(high), step=int(step))}
    return {name: round(trial.suggest_float(name, low, high, step=step), 10)}


def _optuna() -> Any:
    try:
        import optuna
    except ModuleNotFoundError:
        raise BadInput("lab.search.missing", command=f'"{sys.executable}" -m pip install optuna') from None
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna
