"""The pictures of receivables: arrays in, Axes moved. Each class answers one question."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from simlib.kit.pictures import Band, Dots, Lines, count_axis, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, INK, OURS, TEXT_POINTS
from simlib.lab.ledger.ledger import BUCKETS
from simlib.lab.ledger.roll_rates import STATES
from simlib.text import t
from simlib.text.figures import short_percent

AGES = ("#4B90C6", "#D9A441", "#E07B20", "#B8440A", "#6E2600")
"""One colour a bucket, everywhere: not due in blue, then ever darker."""


def bucket_names() -> list[str]:
    """The five aging buckets in the reader's language."""
    return [
        t("receivables.bucket.current"),
        *(t("receivables.bucket.days", days=name.replace("-", "–")) for name in BUCKETS[1:-1]),
        t("receivables.bucket.over", days=BUCKETS[-1].rstrip("+")),
    ]


class AgingPicture:
    """How old is what customers owe, week by week? Stacked by bucket; the baseline's total as a grey line."""

    def __init__(self, figure: Figure, weeks: np.ndarray, unit: str):
        self._ax, self._weeks = figure.subplots(), weeks
        figure.subplots_adjust(left=0.125, right=0.975, top=0.8, bottom=0.125)
        self._title = t("receivables.axis.owed", unit=unit)
        names = bucket_names()
        key_line(figure, list(zip(names[:3], AGES[:3], strict=True)))
        key_line(
            figure, [*zip(names[3:], AGES[3:], strict=True), (t("receivables.key.baseline"), BASELINE)], y=0.9
        )

    def show(self, owed: np.ndarray, base_total: np.ndarray) -> None:
        """`owed` is (weeks, 5) in the unit of the axis, `base_total` (weeks)."""
        ax = self._ax
        ax.clear()
        ax.stackplot(self._weeks, owed.T, colors=AGES, linewidth=0)
        ax.plot(self._weeks, base_total, color=BASELINE, linewidth=2.0)
        ax.set_title(self._title)
        ax.set_xlabel(t("receivables.axis.week"), labelpad=1)
        ax.set_xlim(self._weeks[0], self._weeks[-1])
        ax.set_ylim(0, steady(1.08 * max(float(owed.sum(axis=1).max()), float(base_total.max()))))
        count_axis(ax.yaxis, 5)


class SpeedPicture:
    """How fast does the money come in? DSO with its best possible, and CEI, at the quarters' ends."""

    def __init__(self, figure: Figure, quarters: int):
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.09, right=0.975, top=0.8, bottom=0.13, wspace=0.24)
        at = np.arange(1, quarters + 1, dtype=float)
        self._axes = (left, right)
        left.set_title(t("receivables.axis.dso"))
        right.set_title(t("receivables.axis.cei"))
        self._dso = Dots(left, at - 0.12, OURS)
        self._best = Dots(left, at - 0.12, OURS, hollow=True)
        self._base_dso = Dots(left, at + 0.18, BASELINE, size=6.5)
        self._cei, self._base_cei = Dots(right, at - 0.12, OURS), Dots(right, at + 0.18, BASELINE, size=6.5)
        for ax in self._axes:
            ax.set_xlim(0.4, quarters + 0.6)
            ax.set_xticks(at)
            ax.set_xlabel(t("receivables.axis.quarter"), labelpad=1)
        right.set_ylim(0, 1)
        percent_axis(right.yaxis)
        key_line(figure, [(t(f"receivables.key.{name}"), colour) for name, colour in (
            ("ours", OURS), ("best", INK), ("baseline", BASELINE), ("whisker", INK))])  # fmt: skip

    def show(
        self, dso: Band, best: np.ndarray, base_dso: np.ndarray, cei: Band, base_cei: np.ndarray
    ) -> None:
        """Days and shares, a value a quarter, with 95 % intervals for ours."""
        self._dso.show(dso.middle, dso.low, dso.high)
        self._best.show(best)
        self._base_dso.show(base_dso)
        self._cei.show(cei.middle, cei.low, cei.high)
        self._base_cei.show(base_cei)
        top = max(float(np.nanmax(row, initial=1.0)) for row in (dso.high, base_dso, best))
        self._axes[0].set_ylim(0, steady(1.1 * top))


class MoneyPicture:
    """Do profit and cash say the same? Both since day 0, week by week."""

    def __init__(self, figure: Figure, weeks: np.ndarray, unit: str):
        axes = figure.subplots(2, 1, sharex=True)
        figure.subplots_adjust(left=0.14, right=0.965, top=0.82, bottom=0.125, hspace=0.4)
        self._rows = {}
        for ax, name in zip(axes, ("profit", "cash"), strict=True):
            ax.set_title(t(f"receivables.axis.{name}", unit=unit))
            self._rows[name] = Lines(ax, weeks, quarter=13.0, mark=0.0)
            count_axis(ax.yaxis, 3)
        axes[-1].set_xlabel(t("receivables.axis.week"), labelpad=1)
        key_line(figure, [(t(f"receivables.key.{name}"), colour) for name, colour in (
            ("ours", OURS), ("baseline", BASELINE), ("band", OURS))])  # fmt: skip

    def show(self, ours: dict[str, Band], base: dict[str, np.ndarray]) -> None:
        """A band and a grey line for profit and for cash, in the unit of the axis."""
        for name, row in self._rows.items():
            row.show(ours[name].middle, ours[name].low, ours[name].high, base[name])


class RollPicture:
    """What rolls on? By bucket, the share that is written off in the end, from the monthly roll rates."""

    def __init__(self, figure: Figure):
        self._ax = ax = figure.subplots()
        figure.subplots_adjust(left=0.2, right=0.94, top=0.82, bottom=0.09)
        rows = np.arange(len(BUCKETS), dtype=float)
        ax.set_title(t("receivables.axis.loss"))
        self._ours = Dots(ax, rows - 0.1, OURS, across=True)
        self._base = Dots(ax, rows + 0.2, BASELINE, across=True, size=6.5)
        self._values = [ax.text(0, row - 0.1, "", va="center") for row in rows]
        ax.set_yticks(rows, bucket_names())
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(rows) - 0.4, -0.6)
        ax.grid(axis="x")
        ax.set_axisbelow(True)
        percent_axis(ax.xaxis)
        key_line(figure, [(t(f"receivables.key.{name}"), colour) for name, colour in (
            ("ours", OURS), ("baseline", BASELINE))])  # fmt: skip

    def show(self, ours: np.ndarray, base: np.ndarray) -> None:
        """Shares by bucket, NaN where the ledgers cannot tell."""
        self._ours.show(ours)
        self._base.show(base)
        top = steady(1.25 * max(0.05, float(np.nanmax(np.append(ours, base), initial=0.0))))
        self._ax.set_xlim(0, min(top, 1.15))
        for text, share in zip(self._values, ours, strict=True):
            known = share == share
            text.set_text(short_percent(share) if known else "–")
            text.set_position((share + 0.02 * top if known else 0.01 * top, text.get_position()[1]))


class MatrixPicture:
    """Where is a bucket's money a month later? The monthly roll rates, ours large, the baseline's small and grey."""

    def __init__(self, figure: Figure):
        self._ax = ax = figure.subplots()
        figure.subplots_adjust(left=0.155, right=0.99, top=0.85, bottom=0.03)
        self._cells = ax.imshow(
            np.zeros((len(BUCKETS), len(STATES))), cmap="Blues", vmin=0, vmax=1.6, aspect="auto"
        )
        short_names = [t("receivables.bucket.due"), *BUCKETS[1:]]
        ends = [t("receivables.state.paid"), t("receivables.state.written_off")]
        ax.set_xticks(np.arange(len(STATES)), [*short_names, *ends])
        ax.set_yticks(np.arange(len(BUCKETS)), bucket_names())
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.set_title(t("receivables.axis.rolls"), pad=8)
        for side in ax.spines.values():
            side.set_visible(False)
        self._ours, self._base = (
            [[ax.text(j, i + shift, "", ha="center", va="center", color=colour, fontsize=size)
              for j in range(len(STATES))] for i in range(len(BUCKETS))]
            for shift, colour, size in ((-0.17, INK, 13), (0.25, "#6B6B6B", TEXT_POINTS))
        )  # fmt: skip

    def show(self, ours: np.ndarray, base: np.ndarray) -> None:
        """Shares by bucket and state (5 × 7), NaN for a bucket of which nothing was seen."""
        self._cells.set_data(np.nan_to_num(ours))
        for texts, rates in ((self._ours, ours), (self._base, base)):
            for row, shares in zip(texts, rates, strict=True):
                for text, share in zip(row, shares, strict=True):
                    text.set_text("" if share == 0 else short_percent(share))
