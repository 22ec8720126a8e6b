"""Pictures of the needs unit: a call as it runs, and the results of a plan over many customers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.course.call_results import RESULTS
from simlib.kit.pictures import Bars, count_axis, key_line, percent_axis
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, new_figure, png, style
from simlib.text import t
from simlib.text.figures import percent
from simlib.units.needs.model import Answer, Call, Customer, Ending, patience

STATE_COLOURS = {"hidden": FAINT, "implied": "#9CC5E3", "explicit": GOOD}
RESULT_COLOURS = (GOOD, "#58A58F", "#D9A27A", CAME)
LETTERS = {"situation": "S", "problem": "P", "implication": "I", "payoff": "N"}


def traced(customer: Customer, answers: Sequence[Answer]) -> tuple[list[list[tuple[str, int]]], list[float]]:
    """A call retraced: (state, consequences) of each need after each question, and the patience left."""
    call = Call(customer)
    states, left = [[(n.state, n.consequences) for n in call.needs]], [call.patience]
    for answer in answers:
        call.ask(answer.kind)
        states.append([(n.state, n.consequences) for n in call.needs])
        left.append(call.patience)
    return states, left


def call_picture(customer: Customer, answers: Sequence[Answer], ending: Ending | None) -> bytes:
    """A row for each need, a column for each question: grey hidden, blue implied, green explicit; under it
    the patience."""
    states, left = traced(customer, answers)
    turns, topics = max(12, len(answers)), [topic for topic, _ in customer.needs]
    with style():
        fig = new_figure(height=3.4)
        ax, below = fig.subplots(2, 1, height_ratios=(len(topics), 2), sharex=True)
        fig.subplots_adjust(left=0.27, right=0.97, top=0.9, bottom=0.15, hspace=0.16)
        for y, _ in enumerate(topics):
            for x in range(1, turns + 1):
                state, seen = states[x][y] if x < len(states) else ("", 0)
                colour = STATE_COLOURS.get(state, "white")
                ax.barh(y, 0.92, left=x - 0.46, height=0.8, color=colour, edgecolor=FAINT, linewidth=0.8)
                if seen:
                    ax.text(x, y, "•" * seen, ha="center", va="center", color=INK)
        spoken = [states[-1][y][0] != "hidden" or ending is not None for y in range(len(topics))]
        names = [t(f"needs.topic.{k}.name") if s else "?" for k, s in zip(topics, spoken, strict=True)]
        ax.set_yticks(range(len(topics)), names)
        ax.set_ylim(len(topics) - 0.5, -0.5)
        ax.tick_params(axis="both", length=0, labelbottom=False)
        for spine in ax.spines.values():
            spine.set_visible(False)
        start = patience(customer.role, customer.animal)
        below.fill_between(range(len(left)), 0, np.maximum(left, 0), color=OURS, alpha=0.22, linewidth=0)
        below.plot(range(len(left)), np.maximum(left, 0), color=OURS, linewidth=1.8)
        now = max(left[-1], 0.0)
        below.plot([len(left) - 1], [now], "o", color=OURS, markersize=7, clip_on=False, zorder=3)
        below.text(len(left) - 0.6, now, percent(now / start), color=OURS,
                   va="center" if now > start / 4 else "bottom")  # fmt: skip
        below.set_ylim(0, 1.1 * start)
        below.set_xlim(0, turns + 0.6)
        below.set_yticks([0, start / 2], ["0", t("needs.picture.patience")])
        below.tick_params(axis="y", length=0)
        letters = [LETTERS[answer.kind] for answer in answers]
        below.set_xticks(range(1, len(letters) + 1), letters)
        fig.text(0.5, 0.03, t("needs.picture.questions"), ha="center", va="center")
        key_line(fig, [(t("needs.picture.hidden"), BASELINE), (t("needs.picture.implied"), "#2A75B3"),
                       (t("needs.picture.explicit"), GOOD), (t("needs.picture.dot"), INK)])  # fmt: skip
        return png(fig)


def shares_picture(shares: np.ndarray, ends: np.ndarray, base: np.ndarray) -> bytes:
    """The share of each result with its 95 % interval (`ends`, 4 x 2) over the baseline's share in grey."""
    with style():
        fig = new_figure(height=2.8)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.2, right=0.96, top=0.9, bottom=0.14)
        bars = Bars(ax, [t(f"units.result.{name}") for name in RESULTS], RESULT_COLOURS)
        bars.show(shares, ends[:, 0], ends[:, 1], base)
        for text, share in zip(ax.texts, shares, strict=True):
            text.set_text(percent(share))
        ax.set_xlim(0, 1.1)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
        percent_axis(ax.xaxis)
        key_line(fig, [(t("needs.picture.yours"), INK), (t("needs.picture.base"), BASELINE)])
        return png(fig)


def curve_picture(counts: Sequence[int], lines: Sequence[tuple[str, np.ndarray, np.ndarray]]) -> bytes:
    """Success over the number of implication questions: (name, shares, interval ends) of each line."""
    colours = (OURS, CAME, GOOD, INK)
    with style():
        fig = new_figure(height=3.1)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.1, right=0.86, top=0.9, bottom=0.18)
        for (name, shares, ends), colour in zip(lines, colours, strict=False):
            ax.fill_between(counts, ends[:, 0], ends[:, 1], color=colour, alpha=0.18, linewidth=0)
            ax.plot(counts, shares, "o-", color=colour, linewidth=1.8, markersize=5)
            ax.text(counts[-1] + 0.2, shares[-1], name, color=colour, va="center")
        ax.set_ylim(0, 1)
        count_axis(ax.xaxis, len(counts))
        percent_axis(ax.yaxis)
        ax.set_xlabel(t("needs.picture.implications"))
        fig.text(0.012, 0.955, t("needs.picture.success"), va="center")
        return png(fig)
