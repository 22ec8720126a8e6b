"""The picture of repeat buying: who is still there, by orders and silence; what came against what was expected."""

from __future__ import annotations

import numpy as np

from simlib.course.repeat_cohort import BuyingLaw, RepeatCohort, chances_there
from simlib.show.plots_parts import count_axis, key_line
from simlib.show.theme import BASELINE, CAME, GOOD, INK, OURS, new_figure, png, style
from simlib.text import t

GROUPS = 7
"""Customers with so many repeat orders or more are one group."""
_LEVELS = (0.2, 0.5, 0.8)
_SHOWN = 400  # dots at most


def repeat_picture(
    law: BuyingLaw, seen: RepeatCohort, expected: np.ndarray, chosen: tuple[int, float], top: int
) -> bytes:
    """Left: customers by weeks of silence and orders, truly there or gone, with lines of equal chance; the chosen one
    as a star. Right: mean orders that came by orders made, with 95 %, beside the model's and "as many as before".
    """
    with style():
        figure = new_figure()
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.075, right=0.975, top=0.74, bottom=0.14, wspace=0.22)
        _map(left, law, seen, chosen, top)
        _groups(right, seen, expected)
        names = (("there", GOOD), ("gone", CAME), ("expected", OURS), ("before", BASELINE), ("chosen", INK))
        key_line(figure, [(t(f"churn.repeat.key.{name}"), colour) for name, colour in names[:2]])
        key_line(figure, [(t(f"churn.repeat.key.{name}"), colour) for name, colour in names[2:]], y=0.9)
        return png(figure)


def _map(ax, law: BuyingLaw, seen: RepeatCohort, chosen: tuple[int, float], top: int) -> None:
    orders, quiet = np.arange(1, top + 1), np.linspace(0.0, seen.weeks, 60)
    chance = chances_there(law, orders[:, None], seen.weeks - quiet[None, :], seen.weeks)
    some = np.flatnonzero((seen.repeats > 0) & (seen.repeats <= top))[:_SHOWN]
    lift = np.random.default_rng(11).uniform(-0.3, 0.3, len(some))  # dots of the same count apart
    for there, colour in ((True, GOOD), (False, CAME)):
        at = seen.there[some] == there
        ax.plot((seen.weeks - seen.last[some])[at], (seen.repeats[some] + lift)[at], "o", color=colour, markersize=3.2,
                alpha=0.6, markeredgewidth=0)  # fmt: skip
    if top > 1:
        drawn = ax.contour(quiet, orders, chance, levels=_LEVELS, colors=INK, linewidths=1.3)
        ax.clabel(drawn, fmt=lambda level: f"{100 * level:.0f} %", fontsize=11.5)
    ax.plot([chosen[1]], [min(chosen[0], top + 0.4)], "*", color=INK, markersize=14, markeredgecolor="white")
    ax.set_xlim(-0.02 * seen.weeks, seen.weeks)
    ax.set_ylim(0.4, top + 0.6)
    count_axis(ax.yaxis, 5)
    count_axis(ax.xaxis, 5)
    ax.set_title(t("churn.repeat.axis.orders"))
    ax.set_xlabel(t("churn.repeat.axis.quiet"), labelpad=1)


def _groups(ax, seen: RepeatCohort, expected: np.ndarray) -> None:
    group = np.minimum(seen.repeats, GROUPS)
    at = np.array([g for g in range(GROUPS + 1) if (group == g).any()])
    came, model, before, half = (np.zeros(len(at)) for _ in range(4))
    for i, g in enumerate(at):
        own = group == g
        came[i], model[i], before[i] = seen.came[own].mean(), expected[own].mean(), seen.repeats[own].mean()
        half[i] = 1.96 * seen.came[own].std(ddof=1) / np.sqrt(own.sum()) if own.sum() > 1 else 0.0
    ax.plot(at, before, "--", color=BASELINE, linewidth=1.8)
    ax.plot(at, model, "-o", color=OURS, linewidth=2.0, markersize=4)
    ax.errorbar(at, came, yerr=half, fmt="D", color=CAME, markersize=5, linewidth=1.8)
    ax.set_xticks(range(GROUPS + 1), [*map(str, range(GROUPS)), f"{GROUPS}+"])
    ax.set_ylim(0, 1.08 * max(1.0, float(np.max(came + half)), float(model.max()), float(before.max())))
    count_axis(ax.yaxis, 5)
    ax.set_title(t("churn.repeat.axis.came"))
    ax.set_xlabel(t("churn.repeat.axis.made"), labelpad=1)
