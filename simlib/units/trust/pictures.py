"""Pictures of the trust unit: the ladder over time, a portfolio's plan, wins by where a deal came from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Circle

from simlib.kit.pictures import Bars, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS, new_figure, png, style
from simlib.text import t
from simlib.text.figures import percent
from simlib.units.trust.model import RUNGS

RUNG_COLOURS = (BASELINE, CAME, OURS, GOOD)
VISIT_COLOURS = (OURS, GOOD, CAME, INK)
RING_COLOURS = ("#CFE1F0", "#8DBADD", "#3D85BE", CAME)
"""The target's rings from the outside in."""


def ladder_picture(shares: np.ndarray, before: np.ndarray) -> bytes:
    """Shares of accounts on each rung month by month, stacked with the highest at the bottom; dashed: the share on
    trust or higher with the levers as they first stood. `shares` is (months + 1) x 4, `before` (months + 1).
    """
    months = np.arange(len(shares))
    falling = shares[:, ::-1].T
    middles = falling.cumsum(axis=0)[:, -1] - falling[:, -1] / 2
    with style():
        fig = new_figure(height=3.5)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.115, right=0.7, top=0.86, bottom=0.16)
        ax.stackplot(months, falling, colors=RUNG_COLOURS[::-1], alpha=0.85, linewidth=0)
        ax.plot(months, before, color=INK, linewidth=1.6, linestyle=(0, (4, 3)))
        for rung, colour, y in zip(RUNGS[::-1], RUNG_COLOURS[::-1], _apart(middles), strict=True):
            words = t(
                "trust.picture.standing",
                rung=t(f"trust.rung.{rung}"),
                share=percent(shares[-1, RUNGS.index(rung)]),
            )
            ax.text(1.02 * months[-1], y, words, color=colour, va="center")
        ax.set_xlim(0, months[-1])
        ax.set_ylim(0, 1)
        ax.set_xlabel(t("trust.picture.months"))
        ax.set_xticks(months[:: len(months) // 6])
        percent_axis(ax.yaxis)
        key_line(fig, [(t("trust.picture.shares"), INK), (t("trust.picture.before"), INK)])
        return png(fig)


def _apart(middles: np.ndarray, least: float = 0.085) -> np.ndarray:
    """Heights for labels, bottom up, each at least `least` over the one below and inside the picture."""
    heights = np.clip(middles, least / 2, None)
    for n in range(1, len(heights)):
        heights[n] = max(heights[n], heights[n - 1] + least)
    over = heights[-1] - (1 - least / 2)
    return (
        heights if over <= 0 else np.minimum(heights, 1 - least / 2 - least * np.arange(len(heights))[::-1])
    )


def visits_picture(visits: Sequence[int], stays: Sequence[Sequence[float]], broken: Sequence[float]) -> bytes:
    """The share of accounts that stand on trust or higher in the long run over visits a month, a line for each share of
    promises broken, its best number of visits marked."""
    with style():
        fig = new_figure(height=3.1)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.115, right=0.72, top=0.88, bottom=0.19)
        ends = np.array([line[-1] for line in stays])
        order = np.argsort(ends)
        heights = dict(zip(order, _apart(ends[order]), strict=True))
        for n, (line, share) in enumerate(zip(stays, broken, strict=True)):
            colour = VISIT_COLOURS[n % len(VISIT_COLOURS)]
            top = int(np.argmax(line))
            ax.plot(visits, line, color=colour, linewidth=2)
            ax.plot([visits[top]], [line[top]], "o", color=colour, markersize=9, clip_on=False)
            ax.text(
                1.03 * visits[-1],
                heights[n],
                t("trust.picture.broken", share=percent(share)),
                color=colour,
                va="center",
            )
        ax.set_xlim(0, visits[-1])
        ax.set_ylim(0, 1)
        ax.set_xticks(list(visits))
        ax.set_xlabel(t("trust.picture.visits"))
        percent_axis(ax.yaxis)
        fig.text(0.012, 0.95, t("trust.picture.long"), va="center")
        return png(fig)


def target_picture(rings: Sequence[str]) -> bytes:
    """The target of praise: its rings from the outside in, named on the target, an arrow to the middle."""
    with style():
        fig = new_figure(height=3.3)
        ax = fig.add_axes((0.0, 0.0, 1.0, 1.0))
        ax.set_xlim(-2.6, 4.0)
        ax.set_ylim(-1.7, 1.7)
        ax.set_aspect("equal")
        ax.axis("off")
        for n, (radius, colour) in enumerate(zip((1.6, 1.2, 0.8, 0.4), RING_COLOURS, strict=True)):
            ax.add_patch(Circle((0, 0), radius, facecolor=colour, edgecolor="white", linewidth=2))
            edge = (0.55 * (radius - 0.2), 0.84 * (radius - 0.2))
            y = 1.25 - 0.83 * n
            ax.annotate(t(f"trust.ring.{rings[n]}"), edge, (2.05, y), va="center", fontsize=15, color=INK,
                        arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.9})  # fmt: skip
        return png(fig)


def portfolio_picture(ours: np.ndarray, ends: np.ndarray, base: np.ndarray, names: Sequence[str]) -> bytes:
    """What each account brings, thousand EUR a year, with its 95 % interval; the equal split in grey."""
    with style():
        fig = new_figure(height=3.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.29, right=0.96, top=0.9, bottom=0.17)
        Bars(ax, list(names), (OURS,) * len(names)).show(ours, ends[:, 0], ends[:, 1], base)
        ax.set_xlabel(t("trust.picture.brought"))
        key_line(fig, [(t("trust.picture.yours"), OURS), (t("trust.picture.equal"), BASELINE)])
        return png(fig)


def origins_picture(ours: np.ndarray, ends: np.ndarray, base: np.ndarray, names: Sequence[str]) -> bytes:
    """Share of closed deals that were won, by origin, with 95 % intervals; grey without trust."""
    with style():
        fig = new_figure(height=2.7)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.24, right=0.96, top=0.88, bottom=0.2)
        Bars(ax, list(names), (BASELINE, OURS, GOOD)).show(ours, ends[:, 0], ends[:, 1], base)
        for text, share in zip(ax.texts, ours, strict=True):
            text.set_text(percent(share))
        ax.set_xlim(0, steady(1.3 * float(max(ends.max(), base.max()))))
        percent_axis(ax.xaxis)
        ax.set_xlabel(t("trust.picture.won"))
        key_line(fig, [(t("trust.picture.set"), INK), (t("trust.picture.without"), BASELINE)])
        return png(fig)
