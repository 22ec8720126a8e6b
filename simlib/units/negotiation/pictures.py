"""Pictures of the negotiation unit: one talk with its zone, and concession patterns side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.kit.pictures import amount_axis, count_axis, key_line, percent_axis
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, new_figure, png, style
from simlib.lab.stats import Interval
from simlib.text import t
from simlib.units.negotiation.model import Yardsticks
from simlib.units.negotiation.opponents import DAYS, Buyers, Seller

_DASHED = (0, (4, 3))


def talk_picture(
    first: tuple[float, int], rows: Sequence[tuple], seller: Seller, *, deal: tuple[float, int] | None = None,
    shown: tuple[Buyers, Yardsticks] | None = None,
) -> bytes:  # fmt: skip
    """Both sides' offers by round and as contracts (days, discount); with `shown`, what was hidden: the zone of
    agreement, Nash's and Rubinstein's splits, and the deal.

    `rows` are (round, our discount, our days, move, their discount, their days, event).
    """
    with style():
        fig = new_figure(width=7.4, height=3.9)
        left, right = fig.subplots(1, 2, width_ratios=(1, 1))
        fig.subplots_adjust(left=0.085, right=0.985, top=0.84, bottom=0.15, wspace=0.28)
        _by_round(left, first, rows, seller, deal, shown)
        _contracts(right, first, rows, seller, deal, shown)
        parts = [(t("negotiation.picture.ours"), OURS), (t("negotiation.picture.theirs"), CAME),
                 (t("negotiation.picture.limit"), INK)]  # fmt: skip
        if shown:
            marks = ("zone", "nash", "rubinstein") if shown[1].nash is not None else ("zone",)
            parts += [(t(f"negotiation.picture.{mark}"), GOOD) for mark in marks]
        key_line(fig, parts)
        return png(fig)


def _by_round(ax, first, rows, seller, deal, shown) -> None:
    rounds = [r[0] for r in rows]
    ours = [seller.given(r[1], r[2]) for r in rows]
    theirs = [seller.given(*first), *(seller.given(r[4], r[5]) for r in rows)]
    last = max([seller.rounds, *rounds])
    if shown and shown[1].pie > 0:
        y = shown[1]
        low, high = seller.given(y.low, y.days), seller.limit
        ax.axhspan(low, high, color=GOOD, alpha=0.14, linewidth=0)
    ax.axhline(seller.limit, color=INK, linewidth=1.2, linestyle=_DASHED)
    ax.plot([0, *rounds], theirs, "s-", color=CAME, linewidth=1.8, markersize=6)
    if rows:
        ax.plot(rounds, ours, "o-", color=OURS, linewidth=1.8, markersize=6)
    if deal is not None:
        at = rounds[-1] if rounds else 0
        ax.plot(
            [at], [seller.given(*deal)], "*", color=GOOD, markersize=17, markeredgecolor="white", zorder=5
        )
    ax.set_xlim(-0.4, last + 0.4)
    top = max(24.0, *theirs) + 2
    ax.set_ylim(min(-6.0, *(ours or [0.0])) - 1, top)
    count_axis(ax.xaxis, 6)
    count_axis(ax.yaxis, 5)
    ax.set_xlabel(t("negotiation.picture.round"))
    ax.set_title(t("negotiation.picture.points"))


def _contracts(ax, first, rows, seller, deal, shown) -> None:
    days = np.array(DAYS, dtype=float)
    fine = np.linspace(*days, 91)
    limit = seller.discount_for(seller.limit, fine)
    if shown:
        who, y = shown
        need = np.array([who.discount_for(who.need, d)[0] for d in fine])
        ax.fill_between(fine, need, limit, where=limit >= need, color=GOOD, alpha=0.14, linewidth=0)
        ax.plot(fine, need, color=CAME, linewidth=1.2, linestyle=_DASHED)
        if y.nash is not None:
            ax.plot([y.days], [y.nash], "D", color=GOOD, markersize=8, markeredgecolor="white", zorder=4)
            ax.plot([y.days], [y.rubinstein], "o", color=GOOD, markersize=8, markerfacecolor="white",
                    markeredgewidth=2, zorder=4)  # fmt: skip
    ax.plot(fine, limit, color=INK, linewidth=1.2, linestyle=_DASHED)
    ax.plot([first[1], *(r[5] for r in rows)], [first[0], *(r[4] for r in rows)], "s-", color=CAME, linewidth=1,
            markersize=6, alpha=0.9)  # fmt: skip
    if rows:
        ax.plot([r[2] for r in rows], [r[1] for r in rows], "o-", color=OURS, linewidth=1, markersize=6)
    if deal is not None:
        ax.plot([deal[1]], [deal[0]], "*", color=GOOD, markersize=17, markeredgecolor="white", zorder=5)
    ax.set_xlim(days[0] - 4, days[1] + 4)
    lows = [r[1] for r in rows]
    ax.set_ylim(min(-6.0, *(lows or [0.0])) - 1, max(24.0, first[0]) + 2)
    ax.set_xticks([0, 30, 60, 90])
    count_axis(ax.yaxis, 5)
    ax.set_xlabel(t("negotiation.picture.days"))
    ax.set_title(t("negotiation.picture.discount"))


def patterns_picture(
    names: Sequence[str], agreed: Sequence[Interval], values: Sequence[Interval], mine: int, against: int
) -> bytes:
    """Agreement rate and mean value of each pattern with 95 % intervals; yours in blue, the one against it grey."""
    rows = np.arange(len(names))
    with style():
        fig = new_figure(width=7.4, height=3.9)
        left, right = fig.subplots(1, 2, sharey=True)
        fig.subplots_adjust(left=0.24, right=0.975, top=0.88, bottom=0.15, wspace=0.16)
        for ax, found in ((left, agreed), (right, values)):
            for row, d in enumerate(found):
                colour = OURS if row == mine else "#5F5F5F" if row == against else "#A9A9A9"
                ax.barh(row, d.mean, height=0.56, color=colour, alpha=1 if row in (mine, against) else 0.55)
                ax.hlines(row, d.low, d.high, color=INK, linewidth=1.6)
            ax.grid(axis="x", color=FAINT)
            ax.set_axisbelow(True)
            ax.tick_params(axis="y", length=0)
            ax.spines["left"].set_visible(False)
        left.set_xlim(0, 1.02)
        percent_axis(left.xaxis)
        left.set_xticks([0, 0.5, 1.0])
        left.set_yticks(rows, names)
        widest = max(label.get_window_extent().width for label in left.get_yticklabels()) / fig.bbox.width
        fig.subplots_adjust(left=widest + 0.025)
        left.set_ylim(len(names) - 0.4, -0.6)
        right.set_xlim(
            min(0.0, 1.15 * min(d.low for d in values)), max(1.0, 1.15 * max(d.high for d in values))
        )
        amount_axis(right.xaxis, 5)
        right.axvline(0, color=BASELINE, linewidth=1)
        left.set_xlabel(t("negotiation.lab.agreed"))
        right.set_xlabel(t("negotiation.lab.value"))
        key_line(fig, [(names[mine], OURS), (t("negotiation.lab.other", pattern=names[against]), "#5F5F5F")])
        return png(fig)


def race_picture(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> bytes:
    """A column an animal, a row a pattern: value of a talk, thousand EUR, without and with the argument that suits."""
    with style():
        fig = new_figure(width=7.4, height=3.9)
        axes = fig.subplots(1, len(columns), sharex=True, sharey=True)
        fig.subplots_adjust(top=0.81, bottom=0.17, right=0.985, wspace=0.14)
        top = max(value for _, pairs in rows for pair in pairs for value in pair)
        for n, (ax, title) in enumerate(zip(axes, columns, strict=True)):
            for row, (_, pairs) in enumerate(rows):
                bare, fit = pairs[n]
                ax.plot([bare, fit], [row, row], color=GOOD, linewidth=3.0, alpha=0.5, solid_capstyle="round")
                ax.plot([bare], [row], "o", color=BASELINE, markersize=7)
                ax.plot([fit], [row], "o", color=GOOD, markersize=8)
            ax.set_title(title)
            ax.set_xlim(-0.06 * top, 1.08 * top)
            ax.set_ylim(len(rows) - 0.4, -0.6)
            ax.grid(axis="both", color=FAINT)
            ax.set_axisbelow(True)
            ax.tick_params(axis="y", length=0)
            ax.spines["left"].set_visible(False)
            amount_axis(ax.xaxis, 2)
        axes[0].set_yticks(range(len(rows)), [name for name, _ in rows])
        widest = max(label.get_window_extent().width for label in axes[0].get_yticklabels()) / fig.bbox.width
        fig.subplots_adjust(left=widest + 0.025)
        axes[len(columns) // 2].set_xlabel(t("negotiation.lab.value"), labelpad=2)
        key_line(fig, [(t("negotiation.race.bare"), BASELINE), (t("negotiation.race.fit"), GOOD)])
        return png(fig)


def paths_picture(lines: Sequence[tuple[str, str, np.ndarray, np.ndarray]]) -> bytes:
    """Mean offers of talks that still go on, round by round: (name, colour, our offers, their asks)."""
    with style():
        fig = new_figure(width=7.4, height=3.9)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.09, right=0.98, top=0.8, bottom=0.15)
        for _, colour, ours, theirs in lines:
            ax.plot(np.arange(1, len(ours) + 1), ours, "o-", color=colour, linewidth=2, markersize=6)
            ax.plot(np.arange(len(theirs)), theirs, "s--", color=colour, linewidth=1.4, markersize=5)
        most = max(len(theirs) for *_, theirs in lines)
        ax.set_xlim(-0.3, most - 0.5)
        ax.set_xticks(range(0, most, 2))
        count_axis(ax.yaxis, 5)
        ax.set_xlabel(t("negotiation.picture.round"))
        key_line(fig, [(name, colour) for name, colour, *_ in lines])
        fig.text(0.012, 0.875, t("negotiation.lab.paths"), va="center")
        return png(fig)
