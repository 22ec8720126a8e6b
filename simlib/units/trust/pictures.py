"""Pictures of the trust unit: the ladder over time, a portfolio's plan, wins by where a deal came from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.kit.pictures import Bars, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS, new_figure, png, style
from simlib.text import t
from simlib.text.figures import percent
from simlib.units.trust.model import RUNGS

RUNG_COLOURS = (BASELINE, CAME, OURS, GOOD)


def ladder_picture(
    formula: np.ndarray, simulated: np.ndarray, accounts: int, steady_state: np.ndarray
) -> bytes:
    """Shares of the rungs month by month: lines from the matrix, dots with 95 % whiskers from the accounts,
    short strokes at the right for the long run. `formula` and `simulated` are (months + 1) x 4.
    """
    months = np.arange(len(formula))
    at = months[:: max(1, len(months) // 12)]
    with style():
        fig = new_figure(height=3.5)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.115, right=0.97, top=0.84, bottom=0.16)
        for rung, colour in enumerate(RUNG_COLOURS):
            ax.plot(months, formula[:, rung], color=colour, linewidth=1.8)
            shares = simulated[at, rung]
            half = 1.96 * np.sqrt(shares * (1 - shares) / accounts)
            ax.vlines(at, shares - half, shares + half, color=colour, linewidth=1.4)
            ax.plot(at, shares, "o", color=colour, markersize=5, markerfacecolor="white", markeredgewidth=1.5)
            ax.plot(
                [1.02 * months[-1], 1.08 * months[-1]], [steady_state[rung]] * 2, color=colour, linewidth=3
            )
        ax.set_xlim(-0.02 * months[-1], 1.09 * months[-1])
        ax.set_ylim(0, 1)
        ax.set_xlabel(t("trust.picture.months"))
        ax.set_xticks(months[:: len(months) // 6])
        percent_axis(ax.yaxis)
        key_line(fig, [(t(f"trust.rung.{r}"), c) for r, c in zip(RUNGS, RUNG_COLOURS, strict=True)])
        fig.text(0.012, 0.89, t("trust.picture.how"), va="center")
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
