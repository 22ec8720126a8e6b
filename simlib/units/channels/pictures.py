"""Pictures of the channels unit's first half: cost lines over demand, ways to sell compared, Kotler's map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.classroom.money import counted, spoken
from simlib.kit.pictures import (
    amount_axis,
    count_axis,
    difference_rows,
    key_line,
    name_rows,
    percent_axis,
    steady,
)
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS, STAGES, legible, new_figure, png, style
from simlib.lab.stats import Interval, interval
from simlib.text import t
from simlib.units.channels.dealers import QUARTERS, Played
from simlib.units.channels.model import KOTLER, LEVELS, MARGINS, SIZES, Channel

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
        fig.subplots_adjust(left=0.13, right=0.78, top=0.9, bottom=0.14, hspace=0.12)
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
        amount_axis(ax.yaxis, 4)
        ax.tick_params(axis="x", length=0, labelbottom=False)
        edges = np.linspace(0, wide, 41)
        counts, _ = np.histogram(sales, edges)
        middles = (edges[1:] + edges[:-1]) / 2
        colours = [OURS if own.cost(m) < agents.cost(m) else CAME for m in middles]
        below.bar(middles, counts / len(sales), width=0.9 * wide / 40, color=colours, alpha=0.75)
        below.set_yticks([])
        below.spines["left"].set_visible(False)
        amount_axis(below.xaxis, 5)
        below.set_xlabel(t("channels.picture.sales"))
        below.text(1.015 * wide, 0.5 * max(counts) / len(sales), t("channels.picture.worlds"), va="center")
        if crosses is not None and crosses < wide:
            for one in (ax, below):
                one.axvline(crosses, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
            ax.text(crosses + 0.012 * wide, 0.95 * top, spoken(crosses), ha="left", va="center")
        fig.text(0.012, 0.95, t("channels.picture.cost"), va="center")
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
        ax.set_xticks([1, 10, 100, 1000], [counted(each) for each in (1, 10, 100, 1000)])
        ax.set_yticks([10, 100, 1000, 10000], ["10", "100", "1,000", "10,000"])
        ax.minorticks_off()
        ax.set_xlabel(t("channels.picture.margin"))
        fig.text(0.012, 0.95, t("channels.picture.customers"), va="center")
        return png(fig)


_TIME = np.arange(1, QUARTERS + 1)
_LEAST = {"diverted": 0.1, "lost": 0.5}
"""Shares that an axis reaches at least, so that it stays while a lever moves."""


def rows_of(played: Played) -> dict[str, np.ndarray]:
    """What the picture of eight quarters shows, worlds x quarters each."""
    places = played.left.shape[1]
    return {
        "maker": np.cumsum(played.maker, axis=1),
        "diverted": played.diverted,
        "effort": np.nanmean(played.effort, axis=1),
        "lost": np.cumsum(played.left.sum(axis=1), axis=1) / places,
    }


def quarters_picture(ours: Played, base: Played) -> bytes:
    """Maker's profit, diversion, effort and dealers lost, quarter by quarter; the band is the 95 % interval."""
    mine, theirs = rows_of(ours), rows_of(base)
    with style():
        fig = new_figure(height=4.1)
        axes = fig.subplots(2, 2, sharex=True).ravel()
        fig.subplots_adjust(left=0.1, right=0.98, top=0.83, bottom=0.12, hspace=0.34, wspace=0.26)
        for ax, (name, rows) in zip(axes, mine.items(), strict=True):
            band = [interval(rows[:, q]) for q in range(QUARTERS)]
            before = theirs[name].mean(axis=0)
            ax.fill_between(_TIME, [b.low for b in band], [b.high for b in band], color=OURS, alpha=0.22,
                            linewidth=0)  # fmt: skip
            ax.plot(_TIME, before, color=BASELINE, linewidth=1.8)
            ax.plot(_TIME, [b.mean for b in band], color=OURS, linewidth=2.0)
            ax.set_xlim(1, QUARTERS)
            ax.set_title(t(f"channels.quarters.{name}"))
            top, below = max(before.max(), *(b.high for b in band)), min(b.low for b in band)
            if name == "maker":
                ax.set_ylim(-steady(-below) if below < 0 else 0, steady(1.1 * top))
                amount_axis(ax.yaxis, 3)
            else:
                ax.set_ylim(0, {"effort": 1}.get(name) or max(_LEAST[name], steady(1.05 * top)))
                percent_axis(ax.yaxis)
        for ax in axes[2:]:
            ax.set_xticks([1, 4, 8])
            ax.set_xlabel(t("channels.picture.quarter"))
        key_line(fig, [(t("channels.picture.yours"), OURS), (t("channels.picture.base"), BASELINE)])
        return png(fig)


def curve_picture(
    values: Sequence[float], lines: Sequence[tuple], title: str, axis: str, *,
    here: float | None = None, amounts: bool = False,
) -> bytes:  # fmt: skip
    """Profit over one lever: (name, intervals) of each line with its band; a hollow dot at each best. `amounts` says
    that the lever is in thousand EUR."""
    colours = (OURS, CAME, GOOD)
    with style():
        fig = new_figure(height=3.7)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.12, right=0.97, top=0.83, bottom=0.15)
        if here is not None:
            ax.axvline(here, color=INK, linewidth=1.0, linestyle=(0, (4, 3)))
        for (_, found), colour in zip(lines, colours, strict=False):
            means = np.array([d.mean for d in found])
            ax.fill_between(values, [d.low for d in found], [d.high for d in found], color=colour,
                            alpha=0.18, linewidth=0)  # fmt: skip
            ax.plot(values, means, "-", color=colour, linewidth=2.0)
            best = int(np.argmax(means))
            ax.plot([values[best]], [means[best]], "o", color=colour, markerfacecolor="white", markersize=9,
                    markeredgewidth=2)  # fmt: skip
        ax.margins(x=0.02)
        (amount_axis if amounts else count_axis)(ax.xaxis, 6)
        amount_axis(ax.yaxis, 5)
        ax.set_xlabel(axis)
        key_line(fig, [(name, colour) for (name, _), colour in zip(lines, colours, strict=False)])
        fig.text(0.012, 0.885, title, va="center")
        return png(fig)


def story_picture(played: Played, world: int, place: int) -> bytes:
    """One dealer's quarters: bought and sold with the stock, under it effort and satisfaction."""
    bought, sold, stock = (a[world, place] for a in (played.bought, played.sales, played.stock))
    with style():
        fig = new_figure(height=3.7)
        ax, below = fig.subplots(2, 1, height_ratios=(5, 4), sharex=True)
        fig.subplots_adjust(left=0.1, right=0.8, top=0.9, bottom=0.14, hspace=0.2)
        ax.bar(_TIME - 0.2, np.nan_to_num(bought), width=0.36, color=BASELINE)
        ax.bar(_TIME + 0.2, np.nan_to_num(sold), width=0.36, color=GOOD)
        ax.plot(_TIME, stock, "o-", color=CAME, linewidth=1.6, markersize=5)
        ax.set_ylim(0, steady(1.1 * float(np.nanmax([*bought, *sold, *stock]))))
        amount_axis(ax.yaxis, 4)
        ax.tick_params(axis="x", length=0)
        for q in np.flatnonzero(played.left[world, place]):
            for one in (ax, below):
                one.axvline(q + 1.5, color=INK, linewidth=1.2, linestyle=(0, (4, 3)))
        ends = []
        for row, colour, name in (
            (played.effort, OURS, "effort"),
            (played.satisfaction, "#7A4FA3", "satisfaction"),
        ):
            line = row[world, place]
            below.plot(_TIME, line, "o-", color=colour, linewidth=1.8, markersize=5)
            ends.append([float(line[~np.isnan(line)][-1]), colour, t(f"channels.quarters.{name}")])
        ends.sort(key=lambda end: end[0])
        ends[1][0] = max(ends[1][0], ends[0][0] + 0.2)
        for height, colour, name in ends:
            below.text(QUARTERS + 0.75, height, name, color=colour, va="center")
        below.set_ylim(0, 1.05)
        percent_axis(below.yaxis)
        below.set_xlim(0.4, QUARTERS + 0.6)
        below.set_xticks(_TIME)
        below.set_xlabel(t("channels.picture.quarter"))
        key_line(fig, [(t("channels.picture.bought"), "#6A6A6A"), (t("channels.picture.sold"), GOOD),
                       (t("channels.picture.stock"), CAME)])  # fmt: skip
        return png(fig)


def policies_picture(names: Sequence[str], columns: Sequence[tuple[str, Sequence[Interval], int]]) -> bytes:
    """A row a policy, a column for each of (title, differences, better): mean and 95 % interval against the usual."""
    with style():
        fig = new_figure(width=7.4, height=1.5 + 0.42 * len(names))
        axes = fig.subplots(1, len(columns), sharey=True)
        tall = fig.get_figheight()
        fig.subplots_adjust(top=1 - 0.72 / tall, bottom=0.4 / tall, right=0.985, wspace=0.12)
        for ax, (title, found, better) in zip(axes, columns, strict=True):
            difference_rows(ax, found, better)
            ax.set_title(title)
            ax.tick_params(axis="y", length=0)
            ax.margins(x=0.14)
            count_axis(ax.xaxis, 3)
        name_rows(axes[0], names)
        fig.text(0.012, 1 - 0.18 / tall, t("channels.race.against"), va="center")
        return png(fig)


def review_picture(
    effort: np.ndarray,
    satisfaction: np.ndarray,
    groups: Sequence[tuple[str, np.ndarray, str]],
    at: tuple[float, float],
) -> bytes:
    """A dot a dealer by effort and satisfaction, the groups (words, who, colour) parted by lines through `at`."""
    with style():
        fig = new_figure(width=7.4, height=4.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.09, right=0.97, top=0.85, bottom=0.13)
        for n, (words, who, colour) in enumerate(groups):
            ax.plot(effort[who], satisfaction[who], "o", color=colour, markersize=9, alpha=0.75)
            right, up = n % 2, n < 2
            ax.annotate(words, (right, up), (-4 if right else 4, -6 if up else 6), xycoords="axes fraction",
                        textcoords="offset points", ha="right" if right else "left", va="top" if up else "bottom",
                        color=legible(colour))  # fmt: skip
        ax.axvline(at[0], color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        ax.axhline(at[1], color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        ax.margins(x=0.12, y=0.42)
        percent_axis(ax.xaxis)
        percent_axis(ax.yaxis)
        ax.set_xlabel(t("channels.quarters.effort"))
        ax.set_title(t("channels.quarters.satisfaction"))
        fig.text(0.012, 0.955, t("channels.review.title"), va="center")
        return png(fig)
