"""Pictures of the churn unit: customers kept, service by quarter, reasons; cohorts, projections, loyalty."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from simlib.kit.pictures import Band, Bars, Dots, Lines, count_axis, key_line, name_rows, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS, legible, new_figure, png, style
from simlib.lab.figures import in_amounts
from simlib.lab.stats import Interval
from simlib.text import t
from simlib.units.churn.model import stays
from simlib.world.market.customers import REASONS_TO_LEAVE


def _key(figure: Figure, *names: str) -> None:
    colours = {"ours": OURS, "baseline": BASELINE, "band": OURS, "promise": INK}
    key_line(figure, [(t(f"churn.key.{name}"), colours[name]) for name in names])


class KeptPicture:
    """How many customers are there, week by week."""

    def __init__(self, figure: Figure, weeks: np.ndarray):
        ax = figure.subplots()
        figure.subplots_adjust(left=0.1, right=0.965, top=0.82, bottom=0.13)
        ax.set_title(t("churn.axis.active"))
        ax.set_xlabel(t("churn.axis.week"), labelpad=1)
        self._ax, self._lines = ax, Lines(ax, weeks, quarter=13.0)
        count_axis(ax.yaxis, 5)
        _key(figure, "ours", "baseline", "band")

    def show(self, ours: Band, base: np.ndarray) -> None:
        """A band and a grey line, a value a week; the axis begins where the change can be seen."""
        self._lines.show(ours.middle, ours.low, ours.high, base)
        rows = [r[np.isfinite(r)] for r in (ours.low, ours.high, base)]
        low, high = min(r.min() for r in rows), max(r.max() for r in rows)
        room = max(1.0, 0.08 * (high - low))
        self._ax.set_ylim(max(0.0, low - room), high + room)


class ServicePicture:
    """How long do customers wait, and how satisfied are they? Both by quarter."""

    def __init__(self, figure: Figure, quarters: int):
        axes = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.08, right=0.975, top=0.8, bottom=0.13, wspace=0.22)
        at = np.arange(1, quarters + 1, dtype=float)
        self._axes, self._rows = axes, []
        for ax, name in zip(axes, ("response", "satisfaction"), strict=True):
            ax.set_title(t(f"churn.axis.{name}"))
            ax.set_xlim(0.4, quarters + 0.6)
            ax.set_xticks(at)
            ax.set_xlabel(t("churn.axis.quarter"), labelpad=1)
            self._rows.append((Dots(ax, at - 0.1, OURS), Dots(ax, at + 0.15, BASELINE, size=6.5)))
        axes[1].set_ylim(0, 1)
        self._promise = axes[0].axhline(1.0, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
        _key(figure, "ours", "baseline", "promise")

    def show(self, wait: Band, base_wait, happy: Band, base_happy, promised: float) -> None:
        """Days and score, a value a quarter, with 95 % intervals for ours."""
        for (ours, grey), band, base in zip(self._rows, (wait, happy), (base_wait, base_happy), strict=True):
            ours.show(band.middle, band.low, band.high)
            grey.show(base)
        self._promise.set_ydata([promised, promised])
        rows = np.concatenate([wait.high, base_wait, [promised]])
        self._axes[0].set_ylim(0, steady(1.1 * float(np.nanmax(rows))))


class ReasonsPicture:
    """Which reason took them: leavers a world by reason."""

    def __init__(self, figure: Figure):
        ax = figure.subplots()
        figure.subplots_adjust(left=0.34, right=0.95, top=0.82, bottom=0.09)
        ax.set_title(t("churn.axis.reasons"))
        names = [t(f"world.leave.{name}") for name in REASONS_TO_LEAVE]
        self._bars = Bars(ax, names, (OURS,) * len(names))
        _key(figure, "ours", "baseline")

    def show(self, ours: Band, base: np.ndarray) -> None:
        """Mean number of leavers by reason."""
        self._bars.show(ours.middle, np.maximum(ours.low, 0), ours.high, base)


def _spread(ends: list[tuple[float, str, str]], gap: float) -> list[tuple[float, str, str]]:
    """Labels at the right end of lines, moved apart upwards until none hides another."""
    placed: list[tuple[float, str, str]] = []
    for y, words, colour in sorted(ends):
        y = max(y, placed[-1][0] + gap) if placed else y
        placed.append((y, words, colour))
    return placed


def cohort_picture(seen: np.ndarray, mixed: np.ndarray, alike: np.ndarray) -> bytes:
    """Survival of a simulated cohort with its fitted curve and that of customers all alike; yearly retention."""
    years = np.arange(len(seen))
    with style():
        figure = new_figure()
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.11, right=0.975, top=0.8, bottom=0.13, wspace=0.3)
        for ax, of in (
            (left, lambda curve: (years, curve)),
            (right, lambda curve: (years[1:], _rates(curve))),
        ):
            ax.plot(*of(alike), color=BASELINE, linewidth=1.8)
            ax.plot(*of(mixed), color=OURS, linewidth=2.0)
            ax.plot(*of(seen), "o", color=CAME, markersize=6)
            ax.set_ylim(0, 1.03)
            percent_axis(ax.yaxis)
            ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
            ax.set_xlabel(t("churn.axis.year"), labelpad=1)
        left.set_title(t("churn.axis.there"))
        right.set_title(t("churn.axis.retention"))
        key_line(figure, [(t(f"churn.key.{name}"), colour) for name, colour in (
            ("seen", CAME), ("mixed", OURS), ("alike", BASELINE))])  # fmt: skip
        return png(figure)


def _rates(curve: np.ndarray) -> np.ndarray:
    there = curve[:-1] > 0
    return np.divide(curve[1:], curve[:-1], out=np.full(len(curve) - 1, np.nan), where=there)


def projection_picture(seen, yours, came, model, kept) -> bytes:
    """Years known, the reader's projection, and, once shown, what came, the model and a rate kept; in percent."""
    known, ahead = np.arange(len(seen)), len(seen) - 1 + np.arange(1, len(yours) + 1)
    with style():
        figure = new_figure()
        ax = figure.subplots()
        figure.subplots_adjust(left=0.09, right=0.965, top=0.82, bottom=0.13)
        ax.set_title(t("churn.axis.percent"))
        ax.plot(known, seen, "-o", color=INK, linewidth=1.6, markersize=6)
        parts = [("known", INK), ("yours", OURS)]
        if came is not None:
            ax.plot(ahead, kept, "--", color=BASELINE, linewidth=1.8)
            ax.plot(ahead, model, "-", color=GOOD, linewidth=2.0)
            ax.plot(ahead, came, "D", color=CAME, markersize=7)
            parts += [("came", CAME), ("model", GOOD), ("kept", BASELINE)]
        ax.plot(ahead, yours, "-o", color=OURS, markerfacecolor="white", markersize=7, markeredgewidth=1.6)
        ax.set_ylim(0, 103)
        ax.set_xlim(-0.2, ahead[-1] + 0.3)
        ax.set_xticks(np.arange(0, ahead[-1] + 1))
        ax.set_xlabel(t("churn.axis.year"), labelpad=1)
        key_line(figure, [(t(f"churn.key.{name}"), colour) for name, colour in parts])
        return png(figure)


def loyalty_picture(
    choice: float, pressure: float, effect: float, happy: np.ndarray, stayed: np.ndarray
) -> bytes:
    """Chance to be there after a year over satisfaction: captive, yours, stiff competition; and customers."""
    grid = np.linspace(0, 1, 101)
    with style():
        figure = new_figure()
        ax, below = figure.subplots(2, 1, height_ratios=(5, 2), sharex=True)
        figure.subplots_adjust(left=0.115, right=0.8, top=0.9, bottom=0.13, hspace=0.14)
        rows = (
            ("captive", BASELINE, 0.0, pressure),
            ("fierce", CAME, 1.0, 2.0),
            ("yours_curve", OURS, choice, pressure),
        )
        ends = []
        for name, colour, free, press in rows:
            curve = stays(grid, free, press, effect)
            ax.plot(grid, curve, color=colour, linewidth=2.6 if name == "yours_curve" else 1.6)
            ends.append((float(curve[-1]), t(f"churn.key.{name}"), colour))
        for y, words, colour in _spread(ends, 0.13):
            ax.text(1.015, min(y, 1.3) - 0.1, words, color=colour, va="center")
        ax.set_ylim(0, 1.04)
        percent_axis(ax.yaxis)
        ax.set_title(t("churn.axis.loyal"))
        edges = np.linspace(0, 1, 21)
        every, _ = np.histogram(happy, edges)
        gone, _ = np.histogram(happy[~stayed], edges)
        middles = (edges[1:] + edges[:-1]) / 2
        below.bar(middles, every, width=0.045, color="#D2D2D2")
        below.bar(middles, gone, width=0.045, color=CAME)
        below.set_xlim(0, 1)
        count_axis(below.yaxis, 2)
        below.set_xlabel(t("churn.axis.satisfied"), labelpad=1)
        top = below.get_ylim()[1]
        below.text(1.015, 0.75 * top, t("churn.key.all"), color=legible(BASELINE), va="center")
        below.text(1.015, 0.25 * top, t("churn.key.gone"), color=CAME, va="center")
        return png(figure)


def survival_picture(curve, model: np.ndarray | None, months: int) -> bytes:
    """The Kaplan-Meier steps of a list of customers with their 95 % band, and the fitted curve by renewal."""
    times = np.concatenate(([0.0], curve.times, [curve.longest]))
    ends = np.concatenate(([1.0], curve.survival, [curve.at(curve.longest)]))
    spans = np.array([(1.0, 1.0), *(curve.interval(time) for time in times[1:])])
    with style():
        figure = new_figure()
        ax = figure.subplots()
        figure.subplots_adjust(left=0.11, right=0.965, top=0.82, bottom=0.13)
        ax.fill_between(times, spans[:, 0], spans[:, 1], step="post", color=CAME, alpha=0.2, linewidth=0)
        ax.step(times, ends, where="post", color=CAME, linewidth=1.8)
        parts = [(t("churn.key.steps"), CAME)]
        if model is not None:
            ax.plot(months * np.arange(len(model)), model, "-o", color=OURS, linewidth=1.8, markersize=4)
            parts.append((t("churn.key.model"), OURS))
        ax.set_ylim(0, 1.03)
        ax.set_xlim(left=0)
        percent_axis(ax.yaxis)
        ax.set_title(t("churn.axis.there"))
        ax.set_xlabel(t("churn.axis.month"), labelpad=1)
        key_line(figure, parts)
        return png(figure)


def differ_picture(
    names: list[str], kinds: list[str], gains: list[list[Interval]], title: str, axis: str
) -> bytes:
    """For each plan its gain with 95 % interval in two kinds of market, one below the other; zero is a line."""
    colours = (OURS, CAME)
    with style():
        figure = new_figure(height=1.5 + 0.62 * len(names))
        ax = figure.subplots()
        tall = figure.get_figheight()
        figure.subplots_adjust(right=0.96, top=1 - 0.85 / tall, bottom=0.62 / tall)
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        for colour, shift, row in zip(colours, (-0.16, 0.16), gains, strict=True):
            at = np.arange(len(names)) + shift
            ax.hlines(at, [d.low for d in row], [d.high for d in row], color=colour, linewidth=3.0, zorder=2)
            ax.plot([d.mean for d in row], at, "D", color=colour, markersize=8, zorder=3)
        name_rows(ax, names, least=0.3)
        ax.spines["left"].set_visible(False)
        ax.margins(x=0.08)
        count_axis(ax.xaxis, 5)
        ax.set_xlabel(axis)
        figure.text(0.012, 1 - 0.2 / tall, title, va="center")
        key_line(figure, list(zip(kinds, colours, strict=True)), y=1 - 0.55 / tall)
        return png(figure)


def story_picture(orders: dict, cases: dict, reviews: dict, unit: str) -> bytes:
    """One customer's life by day: satisfaction at each renewal; under it orders by amount, and service cases."""
    with style():
        figure = new_figure(height=3.6)
        happy, below = figure.subplots(2, 1, sharex=True)
        figure.subplots_adjust(left=0.08, right=0.965, top=0.82, bottom=0.13, hspace=0.42)
        happy.plot(reviews["time"], reviews["satisfaction"], "-o", color=OURS, linewidth=1.8, markersize=6)
        happy.margins(y=0.25)
        happy.set_title(t("churn.story.happy"))
        below.bar(orders["time"], in_amounts(orders["amount"]), width=4.0, color=BASELINE)
        below.plot(
            cases["opened"], np.zeros(len(cases["opened"])), "D", color=CAME, markersize=7, clip_on=False
        )
        below.set_title(t("churn.story.orders", unit=unit))
        below.set_xlabel(t("churn.story.day"), labelpad=1)
        for ax in (happy, below):
            ax.axvline(reviews["time"][-1], color=INK, linewidth=1.4)
            count_axis(ax.yaxis, 3)
        key_line(figure, [(t(f"churn.story.{name}"), colour)
                          for name, colour in (("order", BASELINE), ("case", CAME), ("left", INK))])  # fmt: skip
        return png(figure)
