"""Pictures of unit 3: what matching is worth in each world, why deals are lost, radar and quadrants."""

from __future__ import annotations

from textwrap import fill

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from simlib.course.communication import ANIMALS
from simlib.kit.pictures import Band, Bars, count_axis, key_line, steady
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, new_figure, png, style
from simlib.lab.stats import interval
from simlib.text import t
from simlib.text.figures import percent, short
from simlib.units.styles.model import QUADRANTS

COLOURS = {"A": "#0A4FA3", "B": "#00844C", "C": "#BF4F08", "D": "#8A4B9E"}
"""The quadrants' colours, in every picture and text of the unit."""

_SIDES = {1: GOOD, 0: BASELINE, -1: CAME}


class WorthPicture:
    """A dot for each world at its difference in deals won, from small to large; mean and interval below."""

    def __init__(self, figure: Figure):
        self._ax = ax = figure.subplots()
        figure.subplots_adjust(left=0.03, right=0.97, top=0.86, bottom=0.2)
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        self._dots = ax.scatter([0], [0.5], s=26, zorder=3)
        self._bar = ax.plot([0, 0], [0.14, 0.14], color=INK, linewidth=3.0, zorder=2)[0]
        self._mean = ax.plot([0], [0.14], "D", color=INK, markersize=8, zorder=4)[0]
        self._words = ax.text(0, 0.02, "", ha="center", va="center", fontsize=11.5)
        ax.set_ylim(-0.06, 1.02)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.set_xlabel(t("styles.axis.worth"))
        count_axis(ax.xaxis, 6)
        key_line(figure, [(t("styles.key.dots"), GOOD), (t("styles.key.mean"), INK)], y=0.94)

    def show(self, difference: np.ndarray) -> None:
        """Move to the differences of the worlds, ours minus baseline."""
        values = np.sort(difference)
        n = len(values)
        mean = interval(values)
        low, high = (mean.low, mean.high) if n > 1 else (mean.mean, mean.mean)
        self._dots.set_offsets(np.column_stack([values, 0.3 + 0.66 * np.arange(n) / max(1, n - 1)]))
        self._dots.set_facecolor([_SIDES[int(np.sign(v))] for v in values])
        self._bar.set_xdata([low, high])
        self._mean.set_xdata([mean.mean])
        self._words.set_position((mean.mean, 0.02))
        self._words.set_text(short(mean.mean))
        limit = steady(1.05 * float(max(np.abs(values).max(), abs(low), abs(high), 1.0)))
        self._ax.set_xlim(-limit, limit)


class LossPicture:
    """Deals lost a year to waiting and to styles that did not meet; ours over the grey baseline."""

    def __init__(self, figure: Figure):
        ax = figure.subplots()
        names = [t(f"styles.reason.{name}") for name in ("waited", "style")]
        figure.subplots_adjust(left=0.26, right=0.97, top=0.86, bottom=0.2)
        self._bars = Bars(ax, names, (OURS,) * 2)
        ax.set_xlabel(t("styles.axis.losses"))
        key_line(figure, [(t("styles.key.ours"), OURS), (t("styles.key.base"), BASELINE)], y=0.94)

    def show(self, ours: Band, base: np.ndarray) -> None:
        """Move the bars."""
        self._bars.show(ours.middle, ours.low, ours.high, base)


_LINE = 33  # characters of a line in a quadrant
_PLACE = {"A": (-1, 1), "B": (-1, -1), "C": (1, -1), "D": (1, 1)}
"""Where a quadrant lies: A and B left, A and D above [course]."""


def radar(shares: dict[str, float]) -> bytes:
    """A profile on four axes, each towards its quadrant's corner; the ring is an even share of answers."""
    with style():
        figure = new_figure(3.9, 3.3)
        ax = _bare(figure, 1.33 * 3.9 / 3.3, 1.33)
        for part in (0.25, 0.5, 0.75, 1.0):
            ax.add_patch(
                Circle((0, 0), part, fill=False, color=FAINT if part != 0.25 else BASELINE, linewidth=1.0)
            )
        corners = []
        for quadrant in QUADRANTS:
            x, y = np.array(_PLACE[quadrant]) / np.sqrt(2)
            ax.plot([0, x], [0, y], color=FAINT, linewidth=1.0, zorder=1)
            corners.append((x * shares[quadrant], y * shares[quadrant]))
            ax.plot(*corners[-1], "o", color=COLOURS[quadrant], markersize=8, zorder=4)
            ax.text(1.5 * x, 1.5 * y + 0.12, t(f"styles.quadrant.{quadrant}"), color=COLOURS[quadrant],
                    ha="center", va="center")  # fmt: skip
            ax.text(1.5 * x, 1.5 * y - 0.14, percent(shares[quadrant]), ha="center", va="center")
        ax.fill(*zip(*corners, strict=True), color=OURS, alpha=0.22, zorder=2)
        ax.plot(*zip(*corners, corners[0], strict=True), color=OURS, linewidth=1.8, zorder=3)
        return png(figure)


def quadrant_map() -> bytes:
    """The four quadrants with their animals and what each wants to hear: A and B at the left, A and D above."""
    with style():
        figure = new_figure(height=2.7)
        ax = _bare(figure, 1.0, 1.0)
        for quadrant, animal in zip(QUADRANTS, ANIMALS, strict=True):
            x, y = _PLACE[quadrant]
            ax.add_patch(Rectangle((min(x, 0), min(y, 0)), 1, 1, color=COLOURS[quadrant], alpha=0.13))
            title = f"{t(f'styles.quadrant.{quadrant}')} · {t(f'world.animal.{animal}')}"
            ax.text(
                x / 2, y / 2 + 0.25, title, color=COLOURS[quadrant], ha="center", va="center", fontsize=14
            )
            wants = fill(t(f"styles.wants.{quadrant}"), _LINE)
            ax.text(x / 2, y / 2 - 0.14, wants, ha="center", va="center", linespacing=1.3)
        ax.axhline(0, color="white", linewidth=3)
        ax.axvline(0, color="white", linewidth=3)
        return png(figure)


def _bare(figure: Figure, across: float, up: float):
    """Axes over the whole figure, without a frame, `across` and `up` to each side of 0."""
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(-across, across)
    ax.set_ylim(-up, up)
    ax.axis("off")
    return ax
