"""Pictures of the buying-centre unit: the map of roles, one meeting, what one more visit is worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.kit.pictures import count_axis, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, FAINT, GOOD, INK, OURS, new_figure, png, style
from simlib.lab.stats import Interval
from simlib.text import t
from simlib.text.figures import percent
from simlib.units.buying.model import INFLUENCE, ROLES, RULES, SUPPORT, Account
from simlib.units.buying.visits import FOR


def side_colour(support: float) -> str:
    """Green in favour, orange against, grey between."""
    return GOOD if support >= FOR else (CAME if support <= -FOR else BASELINE)


def map_picture(account: Account, chosen: str, goal: str) -> bytes:
    """Each role at its support and influence; hollow = not met; a ring marks the next visit."""
    places: dict[tuple[float, int], list[str]] = {}
    for role, weight, stands in zip(ROLES, account.influence, account.support, strict=True):
        places.setdefault((stands, weight), []).append(role)
    with style():
        fig = new_figure(height=4.6)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.09, right=0.98, top=0.91, bottom=0.17)
        ax.axvspan(-FOR, FOR, color="#F4F4F2", zorder=0)
        ax.grid(axis="y", color=FAINT)
        ax.set_axisbelow(True)
        for (x, y), roles in places.items():
            for k, role in enumerate(roles):
                at = x + 0.13 * (k - (len(roles) - 1) / 2)
                met, colour = account.met[ROLES.index(role)], side_colour(x)
                ax.plot([at], [y], "o", markersize=11, color=colour, markeredgewidth=2.2,
                        markerfacecolor=colour if met else "white", zorder=4)  # fmt: skip
                if role == goal:
                    ax.plot([at], [y], "o", markersize=20, markerfacecolor="none", markeredgecolor=OURS,
                            markeredgewidth=2.4, zorder=3)  # fmt: skip
            for k, named in enumerate(_rows(roles)):
                box = {"facecolor": FAINT, "edgecolor": "none", "pad": 1.2} if chosen in named else None
                side = {SUPPORT[0]: "left", SUPPORT[1]: "right"}.get(x, "center")
                side = side if len(named) > 1 else "center"
                over = {"left": -45, "right": 45, "center": 0}[side]
                ax.annotate(t("buying.list").join(t(f"buying.role.{role}") for role in named), (x, y),
                            (over, 11 + 13 * k), textcoords="offset points", ha=side, va="bottom",
                            color=OURS if goal in named else INK, bbox=box, zorder=5)  # fmt: skip
        ax.set_xlim(SUPPORT[0] - 0.55, SUPPORT[1] + 0.55)
        ax.set_ylim(INFLUENCE[0] - 0.4, INFLUENCE[1] + 1.0)
        ax.set_xticks(range(SUPPORT[0], SUPPORT[1] + 1), [t(f"buying.support.{k}") for k in range(-2, 3)])
        ax.set_yticks(range(INFLUENCE[0], INFLUENCE[1] + 1))
        ax.tick_params(length=0)
        ax.set_xlabel(t("buying.picture.support"))
        key_line(fig, [(t("buying.picture.influence"), INK), (t("buying.picture.hollow"), BASELINE),
                       (t("buying.picture.ring"), OURS)])  # fmt: skip
        return png(fig)


def _rows(roles: list[str]) -> list[list[str]]:
    """Roles in one place as lines of a label, from the bottom: one a line, two a line from three on."""
    wide = 1 if len(roles) < 3 else 2
    return [roles[k : k + wide] for k in range(0, len(roles), wide)][::-1]


def meeting_picture(mapped: Sequence[float], visited: np.ndarray, thought: np.ndarray) -> bytes:
    """A row for each role: where the map has it, where our visits left it, what it thinks that day."""
    with style():
        fig = new_figure(height=3.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.225, right=0.97, top=0.88, bottom=0.2)
        ax.axvline(0, color=INK, linewidth=1.2, zorder=1)
        for y, (was, now, day) in enumerate(zip(mapped, visited, thought, strict=True)):
            colour = GOOD if day > 0 else CAME
            ax.hlines(y, min(was, day), max(was, day), color=FAINT, linewidth=3, zorder=1)
            ax.plot([was], [y], "o", color="white", markeredgecolor=BASELINE, markeredgewidth=2, markersize=9)
            ax.plot([now], [y], "o", color=OURS, markersize=7, zorder=3)
            ax.plot([day], [y], "D", color=colour, markersize=9, zorder=4)
        ax.set_yticks(range(len(ROLES)), [t(f"buying.role.{role}") for role in ROLES])
        ax.set_ylim(len(ROLES) - 0.5, -0.5)
        ax.set_xlim(-3.2, 3.2)
        ax.set_xticks([-2, 0, 2], [t(f"buying.support.{k}") for k in (-2, 0, 2)])
        ax.tick_params(length=0)
        ax.spines["left"].set_visible(False)
        ax.set_xlabel(t("buying.picture.line"))
        key_line(fig, [(t("buying.picture.mapped"), BASELINE), (t("buying.picture.visited"), OURS),
                       (t("buying.picture.yes"), GOOD), (t("buying.picture.no"), CAME)])  # fmt: skip
        return png(fig)


def worth_picture(gains: Sequence[Interval], title: str) -> bytes:
    """What a visit to each role adds to the share of won decisions, with 95 % intervals."""
    gains = [
        Interval(100 * g.mean, 100 * g.low, 100 * g.high, 100 * g.sd, g.n) for g in gains
    ]  # percentage points
    limit = steady(max(2.0, *(1.15 * gain.high for gain in gains)))
    with style():
        fig = new_figure(height=3.1)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.225, right=0.95, top=0.88, bottom=0.2)
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        for y, gain in enumerate(gains):
            colour = GOOD if gain.low > 0 else (CAME if gain.high < 0 else BASELINE)
            ax.hlines(y, gain.low, gain.high, color=colour, linewidth=3, zorder=2)
            ax.plot([gain.mean], [y], "D", color=colour, markersize=8, zorder=3)
        ax.set_yticks(range(len(ROLES)), [t(f"buying.role.{role}") for role in ROLES])
        ax.set_ylim(len(ROLES) - 0.5, -0.5)
        ax.set_xlim(-0.25 * limit, limit)
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        ax.grid(axis="y", color=FAINT)
        ax.set_axisbelow(True)
        count_axis(ax.xaxis, 5)
        ax.set_xlabel(t("buying.picture.gain"))
        fig.text(0.012, 0.95, title, va="center")
        return png(fig)


def rules_picture(shares: Sequence[float], ends: Sequence[tuple[float, float]], own: str) -> bytes:
    """The share of won decisions under each rule, the largest first, with 95 % intervals; the account's `own` rule
    stands out."""
    order = sorted(range(len(RULES)), key=lambda k: -shares[k])
    with style():
        fig = new_figure(height=3.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.45, right=0.95, top=0.88, bottom=0.18)
        for y, k in enumerate(order):
            ax.barh(y, shares[k], height=0.6, color=OURS if RULES[k] == own else FAINT)
            ax.hlines(y, *ends[k], color=INK, linewidth=1.6)
            ax.text(ends[k][1] + 0.015, y, percent(shares[k]), va="center")
        ax.set_yticks(range(len(RULES)), [t(f"buying.rule.{RULES[k]}") for k in order])
        ax.set_ylim(len(RULES) - 0.5, -0.5)
        ax.set_xlim(0, 1.12)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        percent_axis(ax.xaxis)
        ax.set_xlabel(t("buying.picture.won"))
        fig.text(0.012, 0.95, t("buying.picture.promise"), va="center")
        return png(fig)
