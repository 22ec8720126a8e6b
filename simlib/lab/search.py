"""Searching a strategy: an existing optimiser on common random numbers, and a check on worlds it has not seen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.lab.compare import Pair, paired
from simlib.lab.figures import changed, figure
from simlib.lab.kpi.kpis import kpis_of
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.run import replicate
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
    "company": ("commission",),
}  # fmt: skip
"""The levers that a search moves if none are named: each part's own; the company's are all of them."""

NEAR = 0.25
"""How far a search moves each lever alone at first: this share of the way to either end of its slider [assumed]."""


@dataclass(frozen=True)
class Search:
    """What a search found: the best strategy, and how far it holds on worlds that it was not chosen on.

    `tried` are the gains over the baseline of all strategies tried (mean KPI difference), in the order tried;
    `ranked` are the strategies themselves, the best on the search's own worlds first, each once; `hoped` is the gain
    of the first there, `checked` on as many fresh ones; `ruined` are the shares of these in which the baseline and the
    best went under.
    """

    market: Scenario
    base: Strategy
    kpi: str
    levers: tuple[str, ...]
    tried: np.ndarray
    ranked: tuple[Strategy, ...]
    hoped: Interval
    checked: Pair
    ruined: tuple[float, float]

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
) -> Search:
    """Find a near-best strategy: `budget` strategies tried on the same `replications` worlds, the best one checked.

    Every strategy meets the same luck (common random numbers), so what differs is the strategy; because the best of
    many looks better than it is (winner's curse), it is compared with the baseline again on `check` fresh worlds.
    In the whole company a strategy that is ruined more often than the baseline comes after all that are not; with
    `finalists` the first ones meet `check` worlds more, and the best there is taken (the baseline itself if the others
    are ruined more often). Tried first are the baseline, each lever alone a step up and down, and the steps that gained
    together (one factor at a time); from there on the optimiser is optuna's multivariate TPE (extra `simlib[search]`).
    BadInput for an unknown lever or KPI, or without optuna.

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
    how: dict[str, Any] = {"replications": replications, "seed": seed, "processes": processes}
    own = replicate(market, base, **how).values
    gains, chosen, ruin = [], {}, {}

    def gain(trial: Any) -> float:
        strategy = base.but(
            **{k: v for name in names for k, v in _suggest(trial, name, known.get(name), base).items()}
        )
        if strategy not in chosen:
            done = replicate(market, strategy, **how).values
            chosen[strategy] = done[kpi] - own[kpi]
            ruin[strategy] = _ruin(done) - _ruin(own)
        gains.append(float(np.mean(chosen[strategy])))
        trial.set_constraint("ruin", ruin[strategy])
        return sign * gains[-1]

    sampler = optuna.samplers.TPESampler(seed=seed, multivariate=True, n_startup_trials=max(8, budget // 6))
    study = optuna.create_study(direction="maximize", sampler=sampler)
    usual = {name: getattr(base, name, _ladder_of(base)) for name in names}
    usual = {name: value for name, value in usual.items() if value is not None}
    alone = _alone(names, known, base)[: budget // 3]
    for start in ({}, *alone):
        study.enqueue_trial(usual | start)
    study.optimize(gain, n_trials=1 + len(alone))
    for start in _together(alone, [sign * x for x in gains[1:]])[: budget - len(gains)]:
        study.enqueue_trial(usual | start)
    study.optimize(gain, n_trials=budget - len(gains))
    ranked = tuple(sorted(chosen, key=lambda plan: (ruin[plan] > 0, -sign * chosen[plan].mean())))
    if finalists > 1:
        final = [base, *(plan for plan in ranked[:finalists] if plan != base)]
        ranked = (
            *_ranked_again(market, final, kpi, sign, check, seed + 2 * FRESH, processes),
            *ranked[finalists:],
        )
    fresh = [
        replicate(market, plan, replications=check, seed=seed + FRESH, processes=processes).values
        for plan in (base, ranked[0])
    ]
    checked = paired(kpi, fresh[0][kpi], fresh[1][kpi])
    hoped, ruins = interval(chosen[ranked[0]]), (_ruin(fresh[0]), _ruin(fresh[1]))
    return Search(market, base, kpi, names, np.array(gains), ranked, hoped, checked, ruins)


def _ranked_again(
    market: Scenario, plans: list[Strategy], kpi: str, sign: int, worlds: int, seed: int, processes: int
) -> list[Strategy]:
    """Plans by their mean on other worlds; first those that are ruined no more often than the first of them."""
    played = [
        replicate(market, plan, replications=worlds, seed=seed, processes=processes).values for plan in plans
    ]
    ruined = [_ruin(values) for values in played]
    order = sorted(
        range(len(plans)), key=lambda i: (ruined[i] > ruined[0], -sign * float(np.mean(played[i][kpi])))
    )
    return [plans[i] for i in order]


def _ladder_of(base: Strategy) -> str | None:
    """The name of a strategy's dunning ladder, None for one of its own."""
    own = {"dunning_days": base.dunning_days, "dunning_tones": base.dunning_tones}
    return next((name for name in LADDERS if ladder(name) == own), None)


def _ruin(values: dict[str, np.ndarray]) -> float:
    """The share of worlds in which the company went under; 0 for a part of it, which cannot."""
    return float(np.mean(values.get("ruined", 0.0)))


def _alone(names: Sequence[str], known: dict[str, Parameter], base: Strategy) -> list[dict[str, Any]]:
    """One lever alone, `NEAR` of the way to either end of its slider: the first tries of a search."""
    moves = []
    for name in names:
        if name != LADDER and known[name].kind in ("integer", "number"):
            usual = getattr(base, name)
            low, high, step = known[name].around(usual)
            for end in (low, high):
                moved = usual + np.sign(end - usual) * np.ceil(NEAR * abs(end - usual) / step) * step
                if moved != usual:
                    moves.append(
                        {name: int(moved) if known[name].kind == "integer" else round(float(moved), 10)}
                    )
    return moves


def _together(alone: list[dict[str, Any]], gains: Sequence[float]) -> list[dict[str, Any]]:
    """Of each lever the better of its moves that gained: the best two together, the best four, and so on.

    >>> _together([{"reps": 4}, {"reps": 9}, {"discount": 0.1}, {"collectors": 1}], [1.0, 2.0, -1.0, 0.5])
    [{'reps': 9, 'collectors': 1}]
    """
    helped: dict[str, Any] = {}
    for i in sorted(range(len(alone)), key=lambda i: -gains[i]):
        if gains[i] > 0:
            helped = alone[i] | helped
    moves = list(reversed(helped.items()))
    sizes = [2**k for k in range(1, len(moves).bit_length()) if 2**k < len(moves)]
    return [dict(moves[:size]) for size in (*sizes, len(moves))] if len(moves) > 1 else []


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
