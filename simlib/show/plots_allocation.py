"""The pictures of the allocation panel: visits by move, and the difference in profit world by world."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.course.segments import MOVES
from simlib.lab.stats import Interval, interval
from simlib.show.plots_parts import Bars, count_axis
from simlib.show.plots_segments import COLOURS
from simlib.show.theme import BASELINE, CAME, GOOD, INK
from simlib.text import t


class MovesPicture:
    """One of two views: bars of visits by move over the equal split's in grey, or a dot a world."""

    def __init__(self, figure, view: str):
        self._ax = figure.subplots()
        if view == "moves":
            figure.subplots_adjust(left=0.2, right=0.94, top=0.96, bottom=0.16)
            self._bars = Bars(self._ax, [t(f"segments.move.{m}") for m in MOVES], tuple(COLOURS.values()))
            self._ax.set_xlabel(t("segments.picture.visits"))
        else:
            figure.subplots_adjust(left=0.05, right=0.95, top=0.96, bottom=0.16)

    def show_visits(self, ours: Sequence[Interval], base: np.ndarray) -> None:
        """Move the bars: interval of ours and mean of the equal split, one a move."""
        mean = np.array([d.mean for d in ours])
        low, high = (np.nan_to_num([getattr(d, end) for d in ours], nan=0.0) for end in ("low", "high"))
        self._bars.show(mean, np.maximum(low, 0), np.maximum(high, mean), base)

    def show_change(self, difference: np.ndarray, money: str) -> None:
        """A dot for each world, and the mean with its interval underneath; money in thousands."""
        ax, values = self._ax, np.sort(difference) / 1000
        d = interval(values)
        ax.clear()
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        places = 0.35 + 0.6 * np.arange(len(values)) / max(1, len(values) - 1)
        colours = [GOOD if v > 0 else CAME if v < 0 else BASELINE for v in values]
        ax.scatter(values, places, s=30, c=colours, zorder=3)
        if d.n > 1:
            ax.hlines(0.14, d.low, d.high, color=INK, linewidth=3.0)
        ax.plot([d.mean], [0.14], "D", color=INK, markersize=8)
        wide = max(1.0, 1.15 * float(np.abs(values).max()))
        ax.set_xlim(-wide, wide)
        ax.set_ylim(0, 1.05)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        count_axis(ax.xaxis, 5)
        unit = t("lab.amount.thousand", value="", currency=money).strip()
        ax.set_xlabel(t("segments.picture.difference", unit=unit))
