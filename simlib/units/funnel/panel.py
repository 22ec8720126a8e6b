"""Unit 7's panel: the sales funnel, all its levers, and what they do to the pipeline and its three
indicators.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.kit.panel.company import Panel
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import Band
from simlib.kit.theme import new_figure
from simlib.kit.tiles import tile
from simlib.lab import Run, calibration, run
from simlib.lab.figures import currency
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.stats import t_quantile
from simlib.text import t
from simlib.units.funnel.pictures import (
    CalibrationPicture,
    ForecastPicture,
    IndicatorPicture,
    PipelinePicture,
)
from simlib.world import Scenario, Strategy, scenario

_QUARTER_WEEKS = 13
_THOUSAND = 1000.0


class FunnelPanel(Panel):
    """The sales funnel of a market under the reader's strategy, in many worlds, against a baseline.

    `market` is a Scenario or the name of one, `baseline` the Strategy to compare with, `replications` the
    number of worlds, `seed` their luck, `horizon` the days of a run (default: the scenario's). Course unit 7.
    """

    domain = "funnel"
    groups = (
        ("people", ("reps", "coaching_hours", "work_order")),
        ("reach", ("marketing_spend", "qualification_threshold")),
        ("deal", ("style_matching", "discount")),
    )
    more = ("preparation_hours", "small_order_threshold")
    needs = MappingProxyType({"preparation_hours": "style_matching"})
    views = ("pipeline", "indicators", "forecast", "calibration")
    kpis = ("profit", "won", "win_rate", "cycle_won_days", "forecast_bias")

    def __init__(
        self,
        market: Scenario | str = "machinery",
        baseline: Strategy | None = None,
        *,
        replications: int = 30,
        seed: int = 1,
        horizon: float | None = None,
    ):
        market = (scenario(market) if isinstance(market, str) else market).alone("funnel")
        market = market if horizon is None else market.but(horizon_days=float(horizon))
        super().__init__(market, baseline or Strategy(), replications=replications, seed=seed)

    def simulate(self, market: Scenario, strategy: Strategy, seed: int, replication: int) -> dict:
        """One world: all KPIs, the weekly review and how the stage win rates came true."""
        return _record(run(market, strategy, seed=seed, replication=replication))

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure()
        weeks = int(self.market.horizon_days // 7)
        stages = [t(f"world.stage.{stage}") for stage in STAGES]
        if view == "pipeline":
            return figure, PipelinePicture(figure, stages, currency(self.market))
        if view == "indicators":
            return figure, IndicatorPicture(figure, np.arange(weeks + 1), currency(self.market))
        if view == "forecast":
            return figure, ForecastPicture(figure, max(1, weeks // _QUARTER_WEEKS))
        return figure, CalibrationPicture(figure, stages, np.array(self.market.win_rates))

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        getattr(self, f"_draw_{view}")(picture, ours, base)

    def _draw_pipeline(self, picture: PipelinePicture, ours: Worlds, base: Worlds) -> None:
        last = slice(-_QUARTER_WEEKS, None)
        count, amount = (
            _mean_band(ours[name][:, last].mean(axis=1), floor=0.0) for name in ("count", "amount")
        )
        picture.show(count, amount, *(base[name][:, last].mean(axis=(0, 1)) for name in ("count", "amount")))

    def _draw_indicators(self, picture: IndicatorPicture, ours: Worlds, base: Worlds) -> None:
        columns = {name: f"{name}_weekly" for name in ("forecast", "progress", "outside")}
        floors = {"outside": 0.0}  # sales are never negative; an interval might be
        bands = {name: _mean_band(ours[c], floors.get(name, -np.inf)) for name, c in columns.items()}
        picture.show(bands, {name: base[column].mean(axis=0) for name, column in columns.items()})

    def _draw_forecast(self, picture: ForecastPicture, ours: Worlds, base: Worlds) -> None:
        names = ("quarter_forecast", "quarter_came")
        picture.show(*(_spread(ours[n]) for n in names), *(base[n].mean(axis=0) for n in names))

    def _draw_calibration(self, picture: CalibrationPicture, ours: Worlds, base: Worlds) -> None:
        picture.show(
            _ratio_band(ours["reached"], ours["won_from"]), _ratio(base["reached"], base["won_from"])
        )

    def tiles(self, ours: Worlds, base: Worlds) -> list:
        """Profit, wins, win rate, cycle and forecast bias."""
        same = self.strategy == self.baseline
        money = currency(self.market)
        return [tile(KPIS[name], ours[name], base[name], currency=money, same=same) for name in self.kpis]

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on profit, pair by pair."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        comparison = self.comparison(ours, base)
        return comparison.sentence(), {"more": "better", "less": "worse"}.get(
            comparison.pair().verdict, "none"
        )


def _record(run: Run) -> dict:
    """What the panel keeps of one world: KPIs, the weekly columns it draws, calibration counts."""
    review, quota = run.weekly, run.market.quota_per_quarter or np.nan
    starts = np.arange(0, len(review.week) - _QUARTER_WEEKS, _QUARTER_WEEKS)
    truth = calibration(run.log, run.market)
    return {
        **run.kpis,
        "count": review.count,
        "amount": review.amount / _THOUSAND,
        "forecast_weekly": review.forecast,
        "progress_weekly": review.progress,
        "outside_weekly": review.out_of_funnel / _THOUSAND,
        "quarter_forecast": review.forecast_opening[starts],
        "quarter_came": review.revenue[starts + _QUARTER_WEEKS] / quota,
        "reached": truth.entered,
        "won_from": truth.won,
    }


def _mean_band(values: np.ndarray, floor: float = -np.inf) -> Band:
    """The mean over worlds (axis 0) and the ends of its 95 % interval; of one world the mean alone.

    No end lies below `floor`.
    """
    mean, n = values.mean(axis=0), len(values)
    half = t_quantile(0.975, n - 1) * values.std(axis=0, ddof=1) / np.sqrt(n) if n > 1 else 0 * mean
    return Band(mean, np.maximum(mean - half, floor), mean + half)


def _spread(values: np.ndarray) -> Band:
    """The mean over worlds and the ends of the middle 80 % of them."""
    low, high = np.quantile(values, (0.1, 0.9), axis=0)
    return Band(values.mean(axis=0), low, high)


def _ratio(entered: np.ndarray, won: np.ndarray) -> np.ndarray:
    total = entered.sum(axis=0)
    return np.divide(won.sum(axis=0), total, out=np.full(len(total), np.nan), where=total > 0)


def _ratio_band(entered: np.ndarray, won: np.ndarray) -> Band:
    """Share won over all worlds with its 95 % interval between worlds (ratio estimator: Cochran 1977)."""
    share, n = _ratio(entered, won), len(entered)
    if n < 2:
        return Band(share, share, share)
    rest = won - share * entered
    size = np.maximum(entered.mean(axis=0), 1e-12)
    half = t_quantile(0.975, n - 1) * rest.std(axis=0, ddof=1) / (np.sqrt(n) * size)
    return Band(share, np.clip(share - half, 0, 1), np.clip(share + half, 0, 1))
