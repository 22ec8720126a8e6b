"""The pictures of the segments unit: Pareto curve, attack-defence map, the claim over a lever, own figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.ticker import MaxNLocator

from simlib.course.portfolio import CLASSES, Book, Cells, pareto
from simlib.course.segments import MOVES
from simlib.kit.pictures import Bars, count_axis, percent_axis
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, new_figure, png, style
from simlib.lab.figures import in_amounts, money
from simlib.lab.stats import Interval, interval
from simlib.text import t

COLOURS = dict(zip(MOVES, (CAME, OURS, "#C69214", "#5FA3D3", BASELINE), strict=True))
"""One colour a move: attack warm, what we have blue, drop grey."""
_CLASS_COLOURS = (OURS, "#5FA3D3", BASELINE)
_LIFT = 0.085  # of the axes' height between two labels
_SHOWN = (-0.6, 1.6)  # changes of profit that the claim's picture shows


def pareto_picture(sales: np.ndarray, classes: np.ndarray) -> bytes:
    """Share of sales over share of customers, largest first, with the three classes; 80/20 as a cross."""
    curve = pareto(sales)
    x = np.arange(len(curve)) / len(sales)
    with style():
        fig = new_figure(height=3.7)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.16, right=0.95, top=0.95, bottom=0.15)
        start = 0
        for k, name in enumerate(CLASSES):
            end = start + int((classes == k).sum())
            if end > start:
                ax.fill_between(x[start : end + 1], curve[start : end + 1], color=_CLASS_COLOURS[k], alpha=0.35,
                                linewidth=0)  # fmt: skip
                ax.text((x[start] + x[end]) / 2, 0.04, name.upper(), ha="center", color=INK)
            start = end
        ax.plot(x, curve, color=INK, linewidth=2.0)
        ax.plot([0, 1], [0, 1], color=BASELINE, linewidth=1.0, linestyle=(0, (4, 3)))
        ax.plot([0.2], [0.8], "+", color=CAME, markersize=15, markeredgewidth=2.5)
        ax.annotate("80/20", (0.2, 0.8), (-9, 6), textcoords="offset points", ha="right", color=CAME)
        ax.annotate(t("segments.picture.even"), (0.62, 0.56), color="#6A6A6A", va="top")
        ax.set_xlim(0, 1)
        ax.set_ylim(0, max(1.03, 1.02 * float(curve.max())))
        for axis in (ax.xaxis, ax.yaxis):
            percent_axis(axis)
        ax.set_xlabel(t("segments.picture.customers"))
        ax.set_ylabel(t("segments.picture.sales"))
        return png(fig)


def map_picture(book: Book, found: Cells, cut: float) -> bytes:
    """Every customer by share of wallet and potential, coloured by move; the cells are named at their sides."""
    there = found.move >= 0
    move, wallet, potential = found.move[there], book.wallet[there], book.potential[there]
    with style():
        fig = new_figure(height=4.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.2, right=0.98, top=0.97, bottom=0.13)
        ax.set_yscale("log")
        for k, name in enumerate(MOVES):
            ax.scatter(
                wallet[move == k], potential[move == k], s=22, color=COLOURS[name], alpha=0.75, linewidths=0
            )
        low, high = float(potential.min()), float(potential.max())
        ax.set_ylim(low / 1.6, high * 1.6)
        ax.set_xlim(-0.44, 1.34)
        ax.axvline(cut, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
        for edge in _edges(move, potential):
            ax.axhline(edge, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
        _name_cells(ax, found, move, potential)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
        percent_axis(ax.xaxis)
        ax.yaxis.set_major_formatter(lambda value, _: money(value, "").strip())
        ax.yaxis.set_minor_formatter(lambda *_: "")
        ax.set_xlabel(t("segments.picture.wallet"))
        ax.set_ylabel(t("segments.picture.potential"))
        return png(fig)


def _edges(move: np.ndarray, potential: np.ndarray) -> list[float]:
    """Potentials half-way (on the log scale) between neighbouring levels: low to middle, middle to high."""
    level = np.select([move == 4, move >= 2], [0, 1], default=2)
    groups = [potential[level == k] for k in range(3)]
    groups = [g for g in groups if len(g)]
    return [float(np.sqrt(a.max() * b.min())) for a, b in pairwise(groups)]


def _name_cells(ax, found: Cells, move: np.ndarray, potential: np.ndarray) -> None:
    """Each move that has customers: its name, how many, their share of sales, outside of the dots."""
    total, sides = max(float(found.sales.sum()), 1e-9), {"left": [], "right": []}
    bottom, top = np.log(ax.get_ylim())
    for k, name in enumerate(MOVES):
        if found.count[k]:
            inside = np.log(potential[move == k])
            middle = ((inside.min() + inside.max()) / 2 - bottom) / (top - bottom)
            words = t("segments.picture.cell", move=t(f"world.move.{name}"), n=found.count[k],
                      share=f"{100 * found.sales[k] / total:.0f}")  # fmt: skip
            sides["left" if name in ("acquire", "contest", "drop") else "right"].append([middle, words, name])
    for side, labels in sides.items():
        labels.sort(key=lambda label: label[0])
        for before, label in pairwise(labels):
            label[0] = max(label[0], before[0] + 2.6 * _LIFT)
        over = max([label[0] for label in labels], default=0) - (1 - 1.4 * _LIFT)
        for middle, words, name in labels:
            ax.text(0.012 if side == "left" else 0.988, middle - max(over, 0), words, transform=ax.transAxes,
                    ha=side, va="center", color=_dark(name), linespacing=1.25, zorder=5,
                    bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5})  # fmt: skip


def _dark(name: str) -> str:
    """A colour for text: the lighter moves are darkened, so that they can be read."""
    return {"contest": "#8A6200", "hold": "#2F76A8", "drop": "#5A5A5A"}.get(name, COLOURS[name])


def claim_picture(
    values: Sequence[float], found: Sequence[Interval | None], worth: Sequence[float], axis: str, here: float,
    *, falls: bool,
) -> bytes:  # fmt: skip
    """Change of profit over one lever with its band, the value of a customer beside it, the claim as a shaded span.

    `found` holds None where the firm earns nothing and a percentage says nothing.
    """

    def rows(part: str) -> np.ndarray:
        return np.array([np.nan if d is None else getattr(d, part) for d in found])

    with style():
        fig = new_figure(height=3.7)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.13, right=0.97, top=0.84, bottom=0.15)
        low, high = (-_SHOWN[1], -_SHOWN[0]) if falls else _SHOWN
        claim = (-0.85, -0.25) if falls else (0.25, 0.85)
        ax.axhspan(*claim, color=FAINT)
        ax.axhline(0, color=INK, linewidth=0.8)
        ax.fill_between(values, rows("low").clip(low, high), rows("high").clip(low, high), color=OURS, alpha=0.22,
                        linewidth=0)  # fmt: skip
        ax.plot(values, rows("mean"), "o-", color=OURS, linewidth=2.0, markersize=5)
        ax.plot(values, worth, color=GOOD, linewidth=1.6, linestyle=(0, (5, 2)))
        ax.axvline(here, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
        ax.set_ylim(low, high)
        ax.margins(x=0.02)
        ax.text(0.012, claim[1] - 0.04, t("segments.picture.claim"), transform=ax.get_yaxis_transform(),
                ha="left", va="top", color="#5A5A5A")  # fmt: skip
        percent_axis(ax.yaxis)
        count_axis(ax.xaxis, 6)
        ax.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        ax.set_xlabel(axis)
        fig.text(0.012, 0.955, t("segments.picture.profit"), color=OURS, va="center")
        fig.text(0.012, 0.885, t("segments.picture.worth"), color=GOOD, va="center")
        return png(fig)


def own_picture(ratio: float, shares: Sequence[tuple[str, float, tuple[float, float], float]]) -> bytes:
    """Own figures beside the folklore: the cost ratio on a log scale, then shares with their intervals.

    `shares` holds (name, own share, its interval, the folklore's share).
    """
    with style():
        fig = new_figure(height=3.2)
        top, below = fig.subplots(2, 1, height_ratios=(1, 2.4))
        fig.subplots_adjust(left=0.3, right=0.95, top=0.96, bottom=0.12, hspace=0.55)
        top.set_xscale("log")
        top.axvspan(5, 10, color=FAINT)
        top.axvline(1, color=BASELINE, linewidth=1.0)
        if np.isfinite(ratio) and ratio > 0:
            top.plot([np.clip(ratio, 0.11, 95)], [0], "o", color=OURS, markersize=10)
        top.set_xlim(0.1, 100)
        top.set_xticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        top.set_xticks([], minor=True)
        top.set_yticks([0], [t("segments.own.cost")])
        for row, (_, share, (low, high), said) in enumerate(shares):
            below.plot(
                [said], [row], "D", color=BASELINE, markersize=9, markerfacecolor="white", markeredgewidth=2
            )
            below.hlines(row, low, high, color=OURS, linewidth=2.4)
            below.plot([share], [row], "o", color=OURS, markersize=9)
        below.set_xlim(-0.02, 1.02)
        percent_axis(below.xaxis)
        below.set_yticks(range(len(shares)), [name for name, *_ in shares])
        below.set_ylim(len(shares) - 0.5, -0.5)
        for ax in (top, below):
            ax.tick_params(axis="y", length=0)
            ax.spines["left"].set_visible(False)
        return png(fig)


class MovesPicture:
    """One of two views: bars of visits by move over the equal split's in grey, or a dot a world."""

    def __init__(self, figure, view: str):
        self._ax = figure.subplots()
        if view == "moves":
            figure.subplots_adjust(left=0.2, right=0.94, top=0.96, bottom=0.16)
            self._bars = Bars(self._ax, [t(f"world.move.{m}") for m in MOVES], tuple(COLOURS.values()))
            self._ax.set_xlabel(t("segments.picture.visits"))
        else:
            figure.subplots_adjust(left=0.05, right=0.95, top=0.96, bottom=0.16)

    def show_visits(self, ours: Sequence[Interval], base: np.ndarray) -> None:
        """Move the bars: interval of ours and mean of the equal split, one a move."""
        mean = np.array([d.mean for d in ours])
        low, high = (np.nan_to_num([getattr(d, end) for d in ours], nan=0.0) for end in ("low", "high"))
        self._bars.show(mean, np.maximum(low, 0), np.maximum(high, mean), base)

    def show_change(self, difference: np.ndarray, unit: str) -> None:
        """A dot for each world, and the mean with its interval underneath; in the unit of the axis."""
        ax, values = self._ax, np.sort(in_amounts(difference))
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
        ax.set_xlabel(t("segments.picture.difference", unit=unit))
