"""The KPIs: each a pure function of the log, with its unit and which way is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simlib.course.pipeline import STAGES, sales_velocity
from simlib.lab.kpi.company import COMPANY_KPIS
from simlib.lab.kpi.metrics import METRIC_KPIS
from simlib.lab.kpi.value import VALUE_KPIS
from simlib.lab.kpi.view import EVERY_PART, Kpi, View
from simlib.lab.kpi.weekly import mean_rest, stage_stays
from simlib.world import QUARTER, YEAR, Scenario, Strategy
from simlib.world.log import Log
from simlib.world.strategy import Plan


def kpis_of(part: str) -> dict[str, Kpi]:
    """The KPIs that a part of the company has, by name.

    >>> "dso" in kpis_of("receivables"), "dso" in kpis_of("funnel")
    (True, False)
    """
    return {name: kpi for name, kpi in KPIS.items() if part in kpi.parts}


def kpis(log: Log, market: Scenario, plan: Strategy | Plan) -> dict[str, float]:
    """All KPIs of a run that its part has, by name; NaN where a figure has nothing to stand on.

    >>> from simlib.world.company import simulate
    >>> figures = kpis(simulate(Scenario(), Strategy()), Scenario(), Strategy())
    >>> figures["opportunities"] == figures["won"] + figures["lost"] + figures["open"]
    True
    """
    return figures(View(log, market, plan))


def figures(view: View) -> dict[str, float]:
    """The KPIs of a run that is already seen."""
    return {name: float(kpi.of(view)) for name, kpi in kpis_of(view.market.part).items()}


def _win_rate(view: View) -> float:
    closed = len(view.won) + len(view.lost)
    return len(view.won) / closed if closed else np.nan


def _wait(view: View) -> float:
    visits = view.log.visits
    return float((visits["begun"] - visits["entered"]).mean()) if len(visits["lead"]) else np.nan


def _utilisation(view: View) -> float:
    visits = view.log.visits
    busy = np.where(np.isnan(visits["worked"]), view.end, visits["worked"]) - visits["begun"]
    days = view.rep_days if view.market.part == "company" else view.years_with("reps") * YEAR
    return float(busy.sum() / days) if days else np.nan


def _velocity(view: View) -> float:
    review = view.weekly
    count = review.count.sum(axis=1).mean()
    value = review.amount.sum() / max(review.count.sum(), 1)
    return sales_velocity(count, value, _win_rate(view), view.cycle(view.won))


def _coverage(view: View) -> float:
    quota = view.market.quota_per_quarter
    return (
        float(view.weekly.amount[view.starts].sum(axis=1).mean() / quota)
        if quota and len(view.starts)
        else np.nan
    )


def _bias(view: View) -> float:
    """Forecast at each quarter's start less the sales the quarter brought, as a share of the quota."""
    starts, quota = view.starts, view.market.quota_per_quarter
    if not len(starts) or not quota:
        return np.nan
    came = view.weekly.revenue[starts + int(QUARTER // 7)] / quota
    return float((view.weekly.forecast_opening[starts] - came).mean())


def _slippage(view: View) -> float:
    """Of the recorded deals that stood due at a quarter's start, the share still open at its end."""
    lead, stage, entered, left = stage_stays(view.log)
    rows = view.log.rows(lead)
    due = (mean_rest(view.market)[stage] <= QUARTER) & (view.log.leads["recorded"][rows] == 1)
    closes = _closing(view)[rows]
    n = slipped = 0
    for start in view.starts * 7.0:
        there = due & (entered <= start) & (left > start)
        n += int(there.sum())
        slipped += int((there & (closes > start + QUARTER)).sum())
    return slipped / n if n else np.nan


def _closing(view: View) -> np.ndarray:
    """By row of leads: the day it was won or lost, infinite if open."""
    day = np.full(len(view.log.leads["lead"]), np.inf)
    rows = np.concatenate([view.won, view.lost])
    day[view.log.rows(view.log.visits["lead"][rows])] = view.log.visits["left"][rows]
    return day


def _mean_week(name: str) -> Callable[[View], float]:
    def mean(view: View) -> float:
        values = getattr(view.weekly, name)[1:]
        return float(values.mean()) if len(values) else np.nan

    return mean


KPIS = {
    kpi.name: kpi
    for kpi in (
        *VALUE_KPIS,
        Kpi(
            "revenue",
            "money",
            +1,
            lambda v: (v.books.revenue if v.log.tables["orders"]["time"].size else v.price).sum(),
            EVERY_PART,
        ),
        Kpi("leads", "count", 0, lambda v: (v.log.leads["origin"] != 1).sum()),
        Kpi("disqualified", "count", 0, lambda v: len(v.log.leads["lead"]) - v.qualified),
        Kpi("opportunities", "count", 0, lambda v: v.qualified),
        Kpi("won", "count", +1, lambda v: len(v.won)),
        Kpi("lost", "count", -1, lambda v: len(v.lost)),
        Kpi("open", "count", 0, lambda v: v.qualified - len(v.won) - len(v.lost)),
        Kpi("win_rate", "share", +1, _win_rate),
        Kpi("forecast", "share", 0, _mean_week("forecast")),
        Kpi("progress", "share", +1, _mean_week("progress")),
        Kpi("out_of_funnel", "money", 0, lambda v: v.price[v.lead(v.won, "recorded") == 0].sum()),
        Kpi("weighted_pipeline", "money", 0, lambda v: v.weekly.weighted[-1]),
        Kpi("coverage", "ratio", 0, _coverage),
        Kpi("forecast_bias", "share", 0, _bias),
        Kpi("slippage", "share", -1, _slippage),
        Kpi("velocity", "money_per_day", +1, _velocity),
        Kpi("cycle_won_days", "days", -1, lambda v: v.cycle(v.won)),
        Kpi("cycle_all_days", "days", -1, lambda v: v.cycle(np.concatenate([v.won, v.lost]))),
        Kpi("wait_days", "days", -1, _wait),
        Kpi("utilisation", "share", 0, _utilisation),
        *COMPANY_KPIS,
        *METRIC_KPIS,
    )
}


@dataclass(frozen=True)
class Calibration:
    """By stage: deals that entered and are closed by now, how many were won, and the win rate the forecast used."""

    entered: np.ndarray
    won: np.ndarray
    weight: np.ndarray

    @property
    def share(self) -> np.ndarray:
        """Realised win rate from each stage; NaN where nothing closed."""
        return np.divide(self.won, self.entered, out=np.full(len(self.won), np.nan), where=self.entered > 0)


def calibration(log: Log, market: Scenario, *, settled: float | None = None) -> Calibration:
    """How the stage win rates came true, on deals that entered a stage by day `settled`.

    A deal counts once in each stage it entered and is closed by the horizon. To be fair to slow winners only deals
    that entered early enough to be closed count: by default up to a year before the horizon.
    """
    view = View(log, market, Strategy())
    lead, stage, entered, _ = stage_stays(log)
    limit = max(log.horizon - YEAR, 0.0) if settled is None else settled
    rows = log.rows(lead)
    counted = (entered <= limit) & np.isfinite(_closing(view)[rows])
    won_ids = log.visits["lead"][view.won]
    won = np.isin(lead, won_ids) & counted
    return Calibration(
        entered=np.bincount(stage[counted], minlength=len(STAGES)),
        won=np.bincount(stage[won], minlength=len(STAGES)),
        weight=np.array(market.win_rates),
    )


def pass_shares(log: Log) -> tuple[np.ndarray, np.ndarray]:
    """By stage: how many settled visits there were, and how many passed."""
    visits = log.visits
    settled = visits["passed"] >= 0
    stages = visits["stage"].astype(np.int64)
    return (
        np.bincount(stages[settled], minlength=len(STAGES)),
        np.bincount(stages[visits["passed"] == 1], minlength=len(STAGES)),
    )
