"""The few shapes that all pictures are made of; each is drawn once on an Axes and then only moved.

Moving artists costs a third of drawing a figure anew, which is what makes a lever feel live.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from simlib.classroom.money import counted
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, legible, new_figure, png, style
from simlib.lab.stats import Interval, t_quantile
from simlib.text.figures import short, short_percent


def percent_axis(axis) -> None:
    """Label an axis that holds shares in percent."""
    axis.set_major_formatter(FuncFormatter(lambda value, _: short_percent(value)))


def count_axis(axis, ticks: int = 4) -> None:
    """Label an axis with few, short numbers."""
    axis.set_major_locator(MaxNLocator(ticks, min_n_ticks=2))
    axis.set_major_formatter(FuncFormatter(lambda value, _: short(value)))


def amount_axis(axis, ticks: int = 4) -> None:
    """Label an axis of amounts in thousands with few, short numbers in the size their reader counts in."""
    axis.set_major_locator(MaxNLocator(ticks, min_n_ticks=2))
    axis.set_major_formatter(FuncFormatter(lambda value, _: counted(value, 3)))


_STEPS = (1.0, 1.25, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def steady(needed: float) -> float:
    """The axis limit when `needed` must fit: the next of few round numbers, 1 if there is nothing to show.

    An axis that rescales with every step of a lever hides the very change it should show.

    >>> steady(10.0), steady(10.1), steady(11.9), steady(0.0)
    (10.0, 12.5, 12.5, 1.0)
    """
    if not np.isfinite(needed) or needed <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(needed))
    return float(next(step for step in _STEPS if step * power >= needed * (1 - 1e-9)) * power)


class Bars:
    """Horizontal bars, one a row from the top: ours in colour over the grey baseline, whisker = interval."""

    def __init__(self, ax: Axes, names: list[str] | None, colours: tuple[str, ...]):
        rows = np.arange(len(colours))
        self._ax = ax
        self._base = ax.barh(rows, 0 * rows, height=0.82, color="#D2D2D2", edgecolor=BASELINE, linewidth=0.8)
        self._ours = ax.barh(rows, 0 * rows, height=0.5, color=colours)
        self._whiskers = ax.hlines(rows, 0 * rows, 0 * rows, color=INK, linewidth=1.4)
        self._values = [ax.text(0, row, "", va="center", ha="left") for row in rows]
        ax.set_yticks(rows, names if names is not None else [""] * len(rows))
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        ax.invert_yaxis()
        count_axis(ax.xaxis, 3)

    def show(self, ours: np.ndarray, low: np.ndarray, high: np.ndarray, base: np.ndarray) -> None:
        """Move the bars: means, interval ends and baseline means, one value a row."""
        limit = steady(1.3 * float(max(np.max(high), np.max(base))))
        self._ax.set_xlim(0, limit)
        self._whiskers.set_segments(
            [[(a, y), (b, y)] for y, (a, b) in enumerate(zip(low, high, strict=True))]
        )
        for y, (bar, grey, text) in enumerate(zip(self._ours, self._base, self._values, strict=True)):
            bar.set_width(ours[y])
            grey.set_width(base[y])
            text.set_position((max(high[y], base[y]) + 0.02 * limit, y))
            text.set_text(short(ours[y]))


class Lines:
    """One line over time: ours with its band, the baseline in grey."""

    def __init__(self, ax: Axes, time: np.ndarray, *, quarter: float, mark: float | None = None):
        self._ax, self._time = ax, time
        for edge in np.arange(time[0] + quarter, time[-1], quarter):
            ax.axvline(edge, color=FAINT, linewidth=0.8, zorder=0)
        if mark is not None:
            ax.axhline(mark, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        self._band = ax.fill_between(time, 0 * time, 0 * time, color=OURS, alpha=0.22, linewidth=0, zorder=2)
        self._base = ax.plot(time, 0 * time, color=BASELINE, linewidth=1.6, zorder=3)[0]
        self._ours = ax.plot(time, 0 * time, color=OURS, linewidth=1.8, zorder=4)[0]
        ax.set_xlim(time[0], time[-1])

    def show(self, ours: np.ndarray, low: np.ndarray, high: np.ndarray, base: np.ndarray) -> None:
        """Move the lines: mean, interval ends, baseline mean, one value a time point; NaN leaves a gap."""
        self._ours.set_ydata(ours)
        self._base.set_ydata(base)
        self._band.set_data(self._time, low, high)
        below = _largest(-low, -base)
        self._ax.set_ylim(-steady(below) if below > 0 else 0.0, steady(1.05 * _largest(high, base)))


class Dots:
    """A row of dots with whiskers: upright over the places `at`, or lying beside them (`across`)."""

    def __init__(self, ax: Axes, at: np.ndarray, colour: str, *, hollow=False, size=8.0, across=False):
        self._at, self._across = at, across
        lines = ax.hlines if across else ax.vlines
        self._whiskers = lines(at, 0 * at, 0 * at, color=colour, linewidth=1.6, zorder=3)
        self._dots = ax.plot(0 * at, at, "o", color=colour, markerfacecolor="white" if hollow else colour,
                             markersize=size, markeredgewidth=1.6, zorder=4)[0]  # fmt: skip
        self._place(0 * at)

    def show(self, middle: np.ndarray, low: np.ndarray | None = None, high: np.ndarray | None = None) -> None:
        """Move the dots, and their whiskers where `low` and `high` are given."""
        self._place(middle)
        if low is not None:
            ends = zip(self._at, low, high, strict=True)
            self._whiskers.set_segments(
                [[(a, p), (b, p)] if self._across else [(p, a), (p, b)] for p, a, b in ends]
            )

    def _place(self, values: np.ndarray) -> None:
        self._dots.set_data(*((values, self._at) if self._across else (self._at, values)))


def key_line(figure, parts: list[tuple[str, str]], x: float = 0.012, y: float = 0.965) -> None:
    """One line of coloured words at the top of a figure: what each colour is, in place of a legend box."""
    canvas = figure.canvas.get_renderer()
    for words, colour in parts:
        text = figure.text(x, y, words, color=legible(colour), va="center", ha="left")
        x += text.get_window_extent(canvas).width / figure.bbox.width + 0.03


def _largest(*rows: np.ndarray) -> float:
    values = np.concatenate([np.ravel(r) for r in rows])
    values = values[np.isfinite(values)]
    return float(values.max()) if values.size else 0.0


SHOWN = {1: GOOD, 0: BASELINE, -1: CAME}
"""Colours of a difference: better, not shown, worse."""


def difference_rows(ax, gains: Sequence[Interval], better: int = 1) -> None:
    """A row for each difference, from above: mean and 95 % interval beside the line of zero, coloured by `SHOWN`."""
    ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
    for row, d in enumerate(gains):
        colour = SHOWN[{"more": better, "less": -better}.get(d.verdict, 0)]
        ax.hlines(row, d.low, d.high, color=colour, linewidth=3.0, zorder=2)
        ax.plot([d.mean], [row], "D", color=colour, markersize=8, zorder=3)
    ax.spines["left"].set_visible(False)
    ax.grid(axis="y", color=FAINT)
    ax.set_axisbelow(True)


def name_rows(ax, names: Sequence[str], least: float = 0.0) -> None:
    """Names of the rows, from above, with the room that the longest needs: at least so much of the figure's width."""
    figure = ax.figure
    ax.set_yticks(range(len(names)), names)
    ax.tick_params(axis="y", length=0)
    widest = max(label.get_window_extent().width for label in ax.get_yticklabels()) / figure.bbox.width
    figure.subplots_adjust(left=max(least, widest + 0.03))
    ax.set_ylim(len(names) - 0.5, -0.5)


def race_picture(
    names: Sequence[str], gains: Sequence[Interval], title: str, axis: str, better: int = 1
) -> bytes:
    """A row for each plan: mean difference and 95 % interval, grey where no difference is shown; more is `better` (1)
    or worse (-1).
    """
    with style():
        fig = new_figure(height=1.15 + 0.42 * len(names))
        ax = fig.subplots()
        tall = fig.get_figheight()
        fig.subplots_adjust(right=0.96, top=1 - 0.42 / tall, bottom=0.62 / tall)
        difference_rows(ax, gains, better)
        name_rows(ax, names, least=0.3)
        ax.margins(x=0.12)
        count_axis(ax.xaxis, 5)
        label = ax.set_xlabel(axis)
        if (
            label.get_window_extent().x1 > fig.bbox.x1
        ):  # long names leave the axis less room than its words need
            ax.set_xlabel(axis, loc="right")
        fig.text(0.012, 1 - 0.2 / tall, title, va="center")
        return png(fig)


@dataclass(frozen=True)
class Band:
    """A middle and its two ends along one axis; what the ends mean the picture says."""

    middle: np.ndarray
    low: np.ndarray
    high: np.ndarray


def band(values: np.ndarray, floor: float = -np.inf) -> Band:
    """By column: the mean over the worlds (rows) that have a figure, and its 95 % interval, no end below `floor`.

    One world alone has no interval; a column that no world has a figure for is NaN.

    >>> band(np.array([[1.0, np.nan], [3.0, np.nan]])).middle
    array([ 2., nan])
    """
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    total = np.where(known, values, 0.0).sum(axis=0)
    mean = np.divide(total, n, out=np.full(n.shape, np.nan), where=n > 0)
    squares = np.where(known, (values - mean) ** 2, 0.0).sum(axis=0)
    wide = np.vectorize(lambda k: t_quantile(0.975, k - 1) if k > 1 else 0.0, otypes=[float])(n)
    half = wide * np.sqrt(squares / np.maximum(n - 1, 1)) / np.sqrt(np.maximum(n, 1))
    return Band(mean, np.maximum(mean - half, floor), mean + half)
