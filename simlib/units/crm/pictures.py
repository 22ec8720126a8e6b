"""Pictures of unit 1: who is still there and what they have been worth, and the metrics quarter by
quarter."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from simlib.kit.pictures import Band, Dots, count_axis, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, INK, OURS, new_figure, png, style
from simlib.lab.figures import in_amounts
from simlib.lab.stats import interval, share_interval
from simlib.text import t
from simlib.text.figures import percent

SHARES = ("csat", "retention", "repeat_rate", "conversion")
"""Metrics drawn as shares; the others are amounts."""


def value_picture(
    there: np.ndarray, drawn: np.ndarray, alike: np.ndarray, worth: np.ndarray, plain: np.ndarray, cost: float
) -> bytes:
    """By year: the share of customers there (model, drawn cohort, one average rate), and the value so far
    beside the acquisition cost."""
    years = np.arange(1, len(there) + 1)
    with style():
        fig = new_figure(height=3.5)
        left, right = fig.subplots(1, 2)
        fig.subplots_adjust(left=0.105, right=0.975, top=0.78, bottom=0.145, wspace=0.26)
        left.plot(years, alike, color=BASELINE, linewidth=1.8)
        left.plot(years, there, color=OURS, linewidth=2.2)
        left.plot(years, drawn, "o", color=OURS, markerfacecolor="white", markersize=5.5)
        left.set_title(t("crm.picture.there"))
        left.set_ylim(0, 1.04)
        percent_axis(left.yaxis)
        worth, plain, cost = map(in_amounts, (worth, plain, cost))
        right.plot(years, plain, color=BASELINE, linewidth=1.8)
        right.plot(years, worth, color=OURS, linewidth=2.2)
        right.axhline(cost, color=CAME, linewidth=1.6, linestyle=(0, (4, 3)))
        right.set_title(t("crm.picture.worth"))
        right.set_ylim(0, steady(1.1 * max(worth[-1], plain[-1], cost)))
        count_axis(right.yaxis, 5)
        for ax in (left, right):
            ax.set_xlim(0.7, max(len(years), 2) + 0.3)
            ax.set_xlabel(t("crm.picture.year"), labelpad=1)
            ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        words = [(t(f"crm.key.{name}"), colour) for name, colour in (
            ("mixed", OURS), ("average", BASELINE), ("cost", CAME))]  # fmt: skip
        key_line(fig, words)
        key_line(fig, [(t("crm.key.drawn"), OURS)], y=0.895)
        return png(fig)


class MetricsPicture:
    """The metrics by quarter, a small picture each: dots of ours with 95 % intervals over the baseline's grey line."""

    def __init__(self, figure: Figure, names: tuple[str, ...], quarters: int, unit: str):
        rows = figure.subplots(2, len(names) // 2)
        figure.subplots_adjust(left=0.105, right=0.985, top=0.825, bottom=0.115, wspace=0.42, hspace=0.5)
        at = np.arange(1, quarters + 1, dtype=float)
        self._rows = {}
        for ax, name in zip(rows.ravel(), names, strict=True):
            ax.set_title(t(f"crm.metric.{name}", unit=unit))
            self._rows[name] = (
                ax,
                Dots(ax, at, OURS, size=6),
                ax.plot(at, 0 * at, color=BASELINE, linewidth=2.2)[0],
            )
            ax.set_xlim(0.5, quarters + 0.5)
            ax.set_xticks(at)
            percent_axis(ax.yaxis) if name in SHARES else count_axis(ax.yaxis, 3)
        for ax in rows[-1]:
            ax.set_xlabel(t("crm.picture.quarter"), labelpad=1)
        key_line(figure, [(t(f"crm.key.{name}"), colour) for name, colour in (
            ("ours", OURS), ("baseline", BASELINE), ("whisker", INK))])  # fmt: skip

    def show(self, ours: dict[str, Band], base: dict[str, np.ndarray]) -> None:
        """A value a quarter for each metric: shares, amounts in the unit of the axis; NaN leaves a gap."""
        for name, (ax, dots, grey) in self._rows.items():
            band = ours[name]
            dots.show(band.middle, band.low, band.high)
            grey.set_ydata(base[name])
            known = np.concatenate([band.low, band.high, base[name]])
            known = known[np.isfinite(known)]
            low, high = _frame(known, name in SHARES)
            ax.set_ylim(low, high + 0.04 * (high - low))
            ax.set_yticks(np.linspace(low, high, 3))


class WorthPicture:
    """Do lifetime value and profit move together? A dot a world: the change in both against the baseline, and
    the means with their 95 % intervals."""

    def __init__(self, figure: Figure, unit: str):
        self._ax = ax = figure.subplots()
        figure.subplots_adjust(left=0.13, right=0.975, top=0.82, bottom=0.15)
        ax.axhline(0, color=BASELINE, linewidth=1.4)
        ax.axvline(0, color=BASELINE, linewidth=1.4)
        (self._dots,) = ax.plot([], [], "o", color=OURS, alpha=0.55, markersize=6.5, markeredgewidth=0)
        self._bars = [ax.plot([], [], color=INK, linewidth=2.2)[0] for _ in range(2)]
        ax.set_title(t("crm.picture.value_change", unit=unit))
        ax.set_xlabel(t("crm.picture.clv_change", unit=unit), labelpad=2)
        for key, x, y, side in (
            ("both", 0.985, 0.95, "right"),
            ("dear", 0.985, 0.05, "right"),
            ("cheap", 0.015, 0.95, "left"),
            ("neither", 0.015, 0.05, "left"),
        ):
            ax.text(
                x, y, t(f"crm.corner.{key}"), transform=ax.transAxes, ha=side, va="center", color="#5A5A5A"
            )
        key_line(figure, [(t("crm.key.world"), OURS), (t("crm.key.cross"), INK)])

    def show(self, clv: np.ndarray, profit: np.ndarray) -> None:
        """Changes by world, in the unit of the axes."""
        self._dots.set_data(clv, profit)
        spans = [(one.mean, one.low, one.high) if one.n > 1 else (one.mean,) * 3
                 for one in (interval(clv), interval(profit))]  # fmt: skip
        (x, low_x, high_x), (y, low_y, high_y) = spans
        self._bars[0].set_data([low_x, high_x], [y, y])
        self._bars[1].set_data([x, x], [low_y, high_y])
        for values, ends, limit, axis in ((clv, spans[0], self._ax.set_xlim, self._ax.xaxis),
                                          (profit, spans[1], self._ax.set_ylim, self._ax.yaxis)):  # fmt: skip
            wide = steady(1.25 * float(np.max(np.abs([*values, *ends]))))
            limit(-wide, wide)
            count_axis(axis, 4)


def _frame(known: np.ndarray, share: bool) -> tuple[float, float]:
    """Axis limits around what is known: on fixed steps, so that a small move does not rescale the axis."""
    if not len(known):
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    if not share:
        return (min(0.0, -steady(-low)) if low < 0 else 0.0), steady(1.08 * max(high, 1.0))
    step = 0.2 if high - low > 0.12 else 0.04
    bottom = max(0.0, np.floor((low - 0.002) / step) * step)
    return bottom, max(min(1.0, np.ceil((high + 0.002) / step) * step), bottom + step)


def leavers_picture(asked: np.ndarray, left: np.ndarray) -> bytes:
    """Answers of 1 to 3 and of 4 or 5 as parts of a whole bar: of all renewals, and of those that ended in leaving,
    with the 95 % interval of where the parts meet. `asked` and `left` count renewals by answer 1 to 5.
    """
    with style():
        fig = new_figure(height=2.5)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.03, right=0.97, top=0.86, bottom=0.03)
        for row, counts in enumerate((asked, left)):
            n, low = int(counts.sum()), int(counts[:3].sum())
            met = low / max(n, 1)
            ax.barh(row, met, height=0.44, color=CAME)
            ax.barh(row, 1 - met, left=met, height=0.44, color=OURS)
            ax.text(0, row - 0.36, t(f"crm.picture.{('asked', 'left')[row]}", n=f"{n:,}"), va="center")
            for share, x in ((met, met / 2), (1 - met, (1 + met) / 2)):
                ax.text(x, row, percent(share), color="white", ha="center", va="center")
            ax.hlines(row + 0.29, *share_interval(low, n), color=INK, linewidth=2.2)
        ax.set_xlim(0, 1)
        ax.set_ylim(1.42, -0.62)
        ax.axis("off")
        key_line(fig, [(t("crm.key.low"), CAME), (t("crm.key.high"), OURS), (t("crm.key.meet"), INK)], y=0.93)
        return png(fig)
