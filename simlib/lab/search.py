"""Searching a strategy: an existing optimiser on common random numbers, and a check on worlds it has not seen."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.lab.compare import Pair, paired
from simlib.lab.figures import changed, figure, figures
from simlib.lab.kpi.kpis import kpis_of
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.run import replicate
from simlib.lab.stats import Interval, interval
from simlib.lab.tries import LADDER, Tries, ruin_of
from simlib.text import BadInput, t
from simlib.world import Scenario, Strategy, baseline, describe

FRESH = 10_007
"""How far the seed of the check lies from the search's: other worlds."""

SEARCHED = {
    "funnel": ("marketing_spend", "reps", "qualification_threshold", "work_order", "coaching_hours", "discount"),
    "customers": ("visits_a", "visits_b", "visits_c", "service_agents", "reward_rate", "save_budget"),
    "receivables": ("payment_terms", "credit_limit", "early_discount", "collectors", "write_off_days", LADDER),
    "company": ("commission",),
}  # fmt: skip
"""The levers that a search moves if none are named: each part's own; the company's are all of them."""


@dataclass(frozen=True)
class Search:
    """What a search found: the best strategy, and how far it holds on worlds that it was not chosen on.

    `tried` are the gains over the baseline of all strategies tried (mean KPI difference), in the order tried;
    `ranked` are the strategies themselves, the best on the search's own worlds first, each once; `hoped` is the gain
    of the first there, `checked` on as many fresh ones; `ruined` are the shares of these in which the baseline and the
    best went under. `single` is the best strategy tried that moves one lever alone, `over_single` what the best gains
    over it on the fresh worlds.
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
    single: Strategy
    over_single: Pair

    @property
    def best(self) -> Strategy:
        """The first of `ranked`."""
        return self.ranked[0]

    @property
    def winners_curse(self) -> tuple[float, float, float]:
        """How much of the hoped gain was luck: hoped less checked, with the ends of its 95 % interval.

        Two means on different worlds: their half widths add as squares (Zou and Donner 2008, Statistics in Medicine 27,
        1693).
        """
        hoped, checked = self.hoped, self.checked.difference
        mean = hoped.mean - checked.mean
        return (
            mean,
            mean - float(np.hypot(hoped.mean - hoped.low, checked.high - checked.mean)),
            mean + float(np.hypot(hoped.high - hoped.mean, checked.mean - checked.low)),
        )

    def __repr__(self) -> str:
        """The changes, the gain on fresh worlds and the winner's curse, each with its interval, in words."""
        unit = kpis_of(self.market.part)[self.kpi].unit
        d = self.checked.difference
        curse, least, most = self.winners_curse
        gained, lost = (
            (figure(mean, unit, self.market), figures(low, high, unit, self.market))
            for mean, low, high in ((d.mean, d.low, d.high), (curse, least, most))
        )
        kpi = t(f"kpi.{self.kpi}")
        return "\n".join([
            *(changed(self.base, self.best, self.market) or [t("lab.changed.none")]),
            t("lab.search.found", kpi=kpi, mean=gained[0], interval=gained[1], n=d.n, tried=len(self.tried)),
            t("lab.search.curse", kpi=kpi, amount=lost[0], interval=lost[1], n=self.hoped.n),
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
    starts: Sequence[Strategy] = (),
    seed: int = 1,
    processes: int = 1,
    progress: bool = False,
) -> Search:
    """Find a near-best strategy: `budget` strategies tried on the same `replications` worlds, the best one checked.

    Every strategy meets the same luck (common random numbers), so what differs is the strategy; because the best of
    many looks better than it is (winner's curse), it is compared with the baseline again on `check` fresh worlds.
    In the whole company a strategy that is ruined more often than the baseline comes after all that are not; with
    `finalists` the first ones meet `check` worlds more, and the best there is taken (the baseline itself if the others
    are ruined more often). Of `starts`, plans that somebody thought of, only the searched levers are tried. How the
    tries are chosen: simlib.lab.tries; it needs optuna (extra `simlib[search]`).
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
    tries = Tries(
        optuna, market, base, kpi, sign, names, budget,
        {"replications": replications, "seed": seed, "processes": processes}, starts, progress,
    )  # fmt: skip
    tries.all()
    processes = tries.how["processes"]
    chosen, ranked = tries.gains, tries.ranked()
    if finalists > 1:
        final = [base, *(plan for plan in ranked[:finalists] if plan != base)]
        ranked = (
            *_ranked_again(market, final, kpi, sign, check, seed + 2 * FRESH, processes),
            *ranked[finalists:],
        )
    fresh = [
        replicate(market, plan, replications=check, seed=seed + FRESH, processes=processes).values
        for plan in (base, ranked[0], tries.single)
    ]
    checked = paired(kpi, fresh[0][kpi], fresh[1][kpi])
    hoped, ruins = interval(chosen[ranked[0]]), (ruin_of(fresh[0]), ruin_of(fresh[1]))
    over_single = paired(kpi, fresh[2][kpi], fresh[1][kpi])
    return Search(
        market,
        base,
        kpi,
        names,
        np.array(tries.told),
        ranked,
        hoped,
        checked,
        ruins,
        tries.single,
        over_single,
    )


def _ranked_again(
    market: Scenario, plans: list[Strategy], kpi: str, sign: int, worlds: int, seed: int, processes: int
) -> list[Strategy]:
    """Plans by their mean on other worlds; first those that are ruined no more often than the first of them."""
    played = [
        replicate(market, plan, replications=worlds, seed=seed, processes=processes).values for plan in plans
    ]
    ruined = [ruin_of(values) for values in played]
    order = sorted(
        range(len(plans)), key=lambda i: (ruined[i] > ruined[0], -sign * float(np.mean(played[i][kpi])))
    )
    return [plans[i] for i in order]


def searched(part: str) -> tuple[str, ...]:
    """The levers a search moves in a part if none are named."""
    return (
        tuple(name for group in SEARCHED.values() for name in group) if part == "company" else SEARCHED[part]
    )


def _optuna() -> Any:
    try:
        import optuna
    except ModuleNotFoundError:
        raise BadInput("lab.search.missing", command=f'"{sys.executable}" -m pip install optuna') from None
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna
