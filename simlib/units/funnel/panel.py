"""Unit 7's panel: the sales funnel, all its levers, and what they do to the pipeline and its three
indicators.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.kit.panel.company import Panel
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import Band, band
from simlib.kit.theme import new_figure
from simlib.lab import Run, calibration
from simlib.lab.figures import amount_unit, in_amounts
from simlib.lab.stats import t_quantile
from simlib.text import t
from simlib.units.funnel.pictures import (
    CalibrationPicture,
    ForecastPicture,
    IndicatorPicture,
    PipelinePicture,
)

_QUARTER_WEEKS = 13


class FunnelPanel(Panel):
    """The sales funnel of a market under the reader's strategy, in many worlds, against a baseline.

    Course unit 7.
    """

    domain = part = "funnel"
    groups = (
        ("people", ("reps", "coaching_hours", "work_order")),
        ("reach", ("marketing_spend", "qualification_threshold")),
        ("deal", ("style_matching", "discount")),
    )
    more = ("preparation_hours", "small_order_threshold")
    needs = MappingProxyType({"preparation_hours": "style_matching"})
    views = ("pipeline", "indicators", "forecast", "calibration")
    kpis = ("value_created", "profit", "won", "win_rate", "cycle_won_days", "forecast_bias")

    def record(self, done: Run) -> dict:
        """All KPIs of one world, the weekly review and how the stage win rates came true."""
        review, quota = done.weekly, done.market.quota_per_quarter or np.nan
        starts = np.arange(0, len(review.week) - _QUARTER_WEEKS, _QUARTER_WEEKS)
        truth = calibration(done.log, done.market)
        return {
            **done.kpis,
            "count": review.count,
            "amount": review.amount,
            "forecast_weekly": review.forecast,
            "progress_weekly": review.progress,
            "outside_weekly": review.out_of_funnel,
            "quarter_forecast": review.forecast_opening[starts],
            "quarter_due": review.forecast_due[starts],
            "quarter_came": review.revenue[starts + _QUARTER_WEEKS] / quota,
            "reached": truth.entered,
            "won_from": truth.won,
        }

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure()
        weeks = int(self.market.horizon_days // 7)
        stages = [t(f"world.stage.{stage}") for stage in STAGES]
        if view == "pipeline":
            return figure, PipelinePicture(figure, stages, amount_unit(self.market))
        if view == "indicators":
            return figure, IndicatorPicture(figure, np.arange(weeks + 1), amount_unit(self.market))
        if view == "forecast":
            return figure, ForecastPicture(figure, max(1, weeks // _QUARTER_WEEKS))
        return figure, CalibrationPicture(figure, stages, np.array(self.market.win_rates))

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        getattr(self, f"_draw_{view}")(picture, ours, base)

    def _draw_pipeline(self, picture: PipelinePicture, ours: Worlds, base: Worlds) -> None:
        last = slice(-_QUARTER_WEEKS, None)
        shown = {"count": lambda counts: counts, "amount": in_amounts}
        count, amount = (band(put(ours[k][:, last].mean(axis=1)), floor=0.0) for k, put in shown.items())
        picture.show(count, amount, *(put(base[k][:, last].mean(axis=(0, 1))) for k, put in shown.items()))

    def _draw_indicators(self, picture: IndicatorPicture, ours: Worlds, base: Worlds) -> None:
        columns = {name: f"{name}_weekly" for name in ("forecast", "progress", "outside")}
        floors = {"outside": 0.0}  # sales are never negative; an interval might be
        bands = {name: band(ours[c], floors.get(name, -np.inf)) for name, c in columns.items()}
        picture.show(bands, {name: base[column].mean(axis=0) for name, column in columns.items()})

    def _draw_forecast(self, picture: ForecastPicture, ours: Worlds, base: Worlds) -> None:
        names = ("quarter_forecast", "quarter_due", "quarter_came")
        grey = (base[n].mean(axis=0) for n in names if n != "quarter_due")
        picture.show(*(_spread(ours[n]) for n in names), *grey)

    def _draw_calibration(self, picture: CalibrationPicture, ours: Worlds, base: Worlds) -> None:
        picture.show(
            _ratio_band(ours["reached"], ours["won_from"]), _ratio(base["reached"], base["won_from"])
        )


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
