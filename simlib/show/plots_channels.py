"""Pictures of the channels unit's first half: cost lines over demand, ways to sell compared, Kotler's map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.course.channels import KOTLER, LEVELS, MARGINS, SIZES, Channel
from simlib.lab.stats import Interval
from simlib.show.plots_parts import count_axis, steady
from simlib.show.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, STAGES, new_figure, png, style
from simlib.text import t

LEVEL_COLOURS = dict(zip(LEVELS, ("#DCEAF5", *STAGES[0::1][:1], *STAGES[2:5:1]), strict=True))
_DARK = {level for level in LEVELS if LEVELS.index(level) > 1}


_ROOM = (4.5, 1.5)
"""Least ratio of a cell's sides, along and up the logarithmic axes, that has room for a level's name."""


def cost_picture(own: Channel, agents: Channel, crosses: float | None, sales: np.ndarray) -> bytes:
    """What both channels cost over yearly sales, and under it how often which sales came."""
    wide = steady(max(1.25 * (crosses or 0.0), float(np.quantile(sales, 0.985))))
    lines = [(own, OURS, t("channels.own")), (agents, CAME, t("channels.agents"))]
    with style():
        fig = new_figure(height=3.7)
        ax, below = fig.subplots(2, 1, height_ratios=(5, 3), sharex=True)
        fig.subplots_adjust(left=0.13, right=0.84, top=0.9, bottom=0.14, hspace=0.12)
        ends = [channel.cost(wide) for channel, _, _ in lines]
        top = steady(1.05 * max(*ends, own.fixed, agents.fixed))
        gap = 0.09 * top
        apart = abs(ends[0] - ends[1]) < gap
        for (channel, colour, name), end in zip(lines, ends, strict=True):
            ax.plot([0, wide], [channel.fixed, end], color=colour, linewidth=2.2)
            shift = (gap / 2 if end == max(ends) else -gap / 2) if apart else 0.0
            ax.text(1.015 * wide, end + shift, name, color=colour, va="center", ha="left")
        ax.set_xlim(0, wide)
        ax.set_ylim(0, top)
        count_axis(ax.yaxis, 4)
        ax.tick_params(axis="x", length=0, labelbottom=False)
        edges = np.linspace(0, wide, 41)
        counts, _ = np.histogram(sales, edges)
        middles = (edges[1:] + edges[:-1]) / 2
        colours = [OURS if own.cost(m) < agents.cost(m) else CAME for m in middles]
        below.bar(middles, counts / len(sales), width=0.9 * wide / 40, color=colours, alpha=0.75)
        below.set_yticks([])
        below.spines["left"].set_visible(False)
        count_axis(below.xaxis, 5)
        below.set_xlabel(t("channels.picture.sales"))
        below.text(1.015 * wide, 0.5 * max(counts) / len(sales), t("channels.picture.worlds"), va="center")
        if crosses is not None and crosses < wide:
            for one in (ax, below):
                one.axvline(crosses, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
            ax.text(crosses + 0.012 * wide, 0.95 * top, f"{crosses:,.0f}", ha="left", va="center")
        fig.text(0.012, 0.95, t("channels.picture.cost"), va="center")
        return png(fig)


def race_picture(names: Sequence[str], gains: Sequence[Interval], title: str, axis: str) -> bytes:
    """A row for each plan: mean difference and 95 % interval, grey where the interval holds 0."""
    with style():
        fig = new_figure(height=1.15 + 0.42 * len(names))
        ax = fig.subplots()
        tall = fig.get_figheight()
        fig.subplots_adjust(left=0.38, right=0.96, top=1 - 0.42 / tall, bottom=0.62 / tall)
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        for row, d in enumerate(gains):
            colour = GOOD if d.low > 0 else CAME if d.high < 0 else BASELINE
            ax.hlines(row, d.low, d.high, color=colour, linewidth=3.0, zorder=2)
            ax.plot([d.mean], [row], "D", color=colour, markersize=8, zorder=3)
        ax.set_yticks(range(len(names)), names)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.spines["left"].set_visible(False)
        ax.grid(axis="y", color=FAINT)
        ax.set_axisbelow(True)
        ax.margins(x=0.12)
        count_axis(ax.xaxis, 5)
        ax.set_xlabel(axis)
        fig.text(0.012, 1 - 0.2 / tall, title, va="center")
        return png(fig)


def levels_picture(customers: int, margin: float, cuts: Sequence[float]) -> bytes:
    """Kotler's map on logarithmic axes, its cells moved by `cuts`, and the point where the learner stands."""
    few, many, low, high = cuts
    x, y = (0.5, low, high, 2000.0), (10000.0, many, few, 3.0)
    with style():
        fig = new_figure(height=3.7)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.12, right=0.97, top=0.9, bottom=0.16)
        ax.set_xscale("log")
        ax.set_yscale("log")
        for row, size in enumerate(SIZES):
            for column, _ in enumerate(MARGINS):
                level = KOTLER[size][column]
                left, right, upper, lower = x[column], x[column + 1], y[row], y[row + 1]
                ax.fill(
                    [left, right, right, left],
                    [lower, lower, upper, upper],
                    color=LEVEL_COLOURS[level],
                    edgecolor="white",
                    linewidth=2,
                )
                if right / left < _ROOM[0] or upper / lower < _ROOM[1]:
                    continue  # too narrow a cell for its name
                ax.text(
                    (left * right) ** 0.5,
                    (lower * upper) ** 0.5,
                    t(f"channels.level.{level}"),
                    ha="center",
                    va="center",
                    color="white" if level in _DARK else INK,
                    clip_on=True,
                )
        ax.plot(
            [margin],
            [customers],
            "o",
            color=CAME,
            markersize=13,
            markeredgecolor="white",
            markeredgewidth=2,
            zorder=5,
        )
        ax.set_xlim(x[0], x[-1])
        ax.set_ylim(y[-1], y[0])
        ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
        ax.set_yticks([10, 100, 1000, 10000], ["10", "100", "1,000", "10,000"])
        ax.minorticks_off()
        ax.set_xlabel(t("channels.picture.margin"))
        fig.text(0.012, 0.95, t("channels.picture.customers"), va="center")
        return png(fig)
