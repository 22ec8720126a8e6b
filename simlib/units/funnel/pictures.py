"""The pictures of the sales funnel: arrays in, Axes moved. Each class answers one question."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from simlib.kit.pictures import Band, Bars, Dots, Lines, count_axis, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, DUE, INK, OURS, STAGES
from simlib.text import t
from simlib.text.figures import short_percent


def _keys(figure: Figure, *parts: tuple[str, str]) -> None:
    key_line(figure, [(t(f"funnel.key.{name}"), colour) for name, colour in parts])


class PipelinePicture:
    """Where do the opportunities stand? Number and amount by stage, ours over the grey baseline."""

    def __init__(self, figure: Figure, stages: list[str], unit: str):
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.185, right=0.95, top=0.845, bottom=0.085, wspace=0.08)
        left.set_title(t("funnel.axis.count"))
        right.set_title(t("funnel.axis.amount", unit=unit))
        self._count, self._amount = Bars(left, stages, STAGES), Bars(right, None, STAGES)
        _keys(figure, ("ours", STAGES[3]), ("baseline", BASELINE), ("whisker", INK))

    def show(self, count: Band, amount: Band, base_count: np.ndarray, base_amount: np.ndarray) -> None:
        """Opportunities and amounts by stage."""
        self._count.show(count.middle, count.low, count.high, base_count)
        self._amount.show(amount.middle, amount.low, amount.high, base_amount)


class IndicatorPicture:
    """How do the three indicators move, week by week?"""

    def __init__(self, figure: Figure, weeks: np.ndarray, unit: str):
        axes = figure.subplots(3, 1, sharex=True)
        figure.subplots_adjust(left=0.14, right=0.965, top=0.865, bottom=0.125, hspace=0.42)
        self._rows = {}
        for ax, name, mark in zip(axes, ("forecast", "progress", "outside"), (1.0, 0.0, None), strict=True):
            ax.set_title(t(f"funnel.axis.{name}", unit=unit))
            self._rows[name] = Lines(ax, weeks, quarter=13.0, mark=mark)
            count_axis(ax.yaxis, 3)
            if name != "outside":
                percent_axis(ax.yaxis)
        axes[-1].set_xlabel(t("funnel.axis.week"), labelpad=1)
        axes[-1].set_xticks(np.arange(0, weeks[-1] + 1, 13 if weeks[-1] <= 65 else 26))
        _keys(figure, ("ours", OURS), ("baseline", BASELINE), ("band", OURS))

    def show(self, ours: dict[str, Band], base: dict[str, np.ndarray]) -> None:
        """One band and one grey line for each of forecast, progress (shares) and outside (money)."""
        for name, row in self._rows.items():
            row.show(ours[name].middle, ours[name].low, ours[name].high, base[name])


class ForecastPicture:
    """Did the forecast come true? By quarter: the forecast at its start, what of it is due in time, what came."""

    def __init__(self, figure: Figure, quarters: int):
        self._ax = ax = figure.subplots()
        figure.subplots_adjust(left=0.125, right=0.975, top=0.845, bottom=0.125)
        at = np.arange(1, quarters + 1, dtype=float)
        ax.set_title(t("funnel.axis.target_share"))
        ax.set_xlabel(t("funnel.axis.quarter"), labelpad=1)
        ax.axhline(1.0, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        self._forecast = Dots(ax, at - 0.26, OURS, hollow=True)
        self._due = Dots(ax, at - 0.11, DUE, hollow=True)
        self._came = Dots(ax, at + 0.05, CAME)
        self._base_forecast = Dots(ax, at + 0.22, BASELINE, hollow=True, size=5.5)
        self._base_came = Dots(ax, at + 0.34, BASELINE, size=5.5)
        ax.set_xlim(0.5, quarters + 0.6)
        ax.set_xticks(at)
        percent_axis(ax.yaxis)
        _keys(
            figure, ("forecast", OURS), ("due", DUE), ("came", CAME), ("baseline", BASELINE), ("worlds", INK)
        )

    def show(
        self, forecast: Band, due: Band, came: Band, base_forecast: np.ndarray, base_came: np.ndarray
    ) -> None:
        """Shares of the target, one value a quarter; the ends hold the middle 80 % of worlds."""
        for dots, found in ((self._forecast, forecast), (self._due, due), (self._came, came)):
            dots.show(found.middle, found.low, found.high)
        self._base_forecast.show(base_forecast)
        self._base_came.show(base_came)
        rows = (forecast.high, due.high, came.high, base_forecast, base_came)
        self._ax.set_ylim(0, steady(1.05 * max(1.0, *(float(np.nanmax(row, initial=0.0)) for row in rows))))


class CalibrationPicture:
    """Do the win rates hold? The weight of each stage and the share of its opportunities that was won."""

    def __init__(self, figure: Figure, stages: list[str], weights: np.ndarray):
        ax = figure.subplots()
        figure.subplots_adjust(left=0.185, right=0.955, top=0.845, bottom=0.085)
        rows = np.arange(len(stages), dtype=float)
        ax.set_title(t("funnel.axis.won_share"))
        ax.vlines(weights, rows - 0.36, rows + 0.36, color=INK, linewidth=2.4, zorder=2)
        self._ours = Dots(ax, rows - 0.1, OURS, across=True)
        self._base = Dots(ax, rows + 0.2, BASELINE, across=True, size=6.5)
        self._values = [ax.text(0, row, "", va="center") for row in rows]
        ax.set_yticks(rows, stages)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(stages) - 0.45, -0.55)
        ax.set_xlim(0, 1)
        ax.grid(axis="x")
        ax.set_axisbelow(True)
        percent_axis(ax.xaxis)
        _keys(figure, ("weight", INK), ("ours_won", OURS), ("baseline", BASELINE), ("interval", INK))
        self._weights = weights

    def show(self, won: Band, base: np.ndarray) -> None:
        """Shares won by stage with their interval, and the baseline's."""
        self._ours.show(won.middle, won.low, won.high)
        self._base.show(base)
        right = np.fmax(np.fmax(won.high, self._weights), base) + 0.02
        for row, (text, share, x) in enumerate(zip(self._values, won.middle, right, strict=True)):
            inside = bool(x < 0.88)
            left = min(won.low[row], self._weights[row], base[row]) - 0.02
            text.set_position((x if inside else left, row - 0.1))
            text.set_ha("left" if inside else "right")
            text.set_text(short_percent(share))
