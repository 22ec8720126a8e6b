"""Pictures of the team unit: a team over time, careers with the ramp, stages against each other, a plan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from simlib.kit.pictures import Band, Lines, count_axis, key_line, percent_axis, steady
from simlib.kit.theme import BASELINE, CAME, FAINT, INK, OURS, legible, new_figure, png, style
from simlib.lab.stats import Interval, interval
from simlib.text import t
from simlib.text.figures import percent, short, short_signed
from simlib.units.team.company import Career
from simlib.units.team.model import WEEKS, TeamRecord, ramped
from simlib.world import WEEK

ROWS = ("capacity", "skill", "load", "won")
"""What the picture of a team over time shows, in the order of its four parts."""
_QUARTER = 13.0


class TeamPicture:
    """Four small pictures over the weeks: capacity, skill, load, contracts; `keys` names ours and the other."""

    def __init__(self, figure: Figure, weeks: np.ndarray, keys: Sequence[tuple[str, str]]):
        axes = figure.subplots(2, 2, sharex=True).ravel()
        figure.subplots_adjust(left=0.105, right=0.98, top=0.83, bottom=0.12, hspace=0.38, wspace=0.2)
        self._rows, self._axes = {}, dict(zip(ROWS, axes, strict=True))
        for name, ax in self._axes.items():
            ax.set_title(t(f"team.axis.{name}"))
            self._rows[name] = Lines(ax, weeks, quarter=_QUARTER)
            count_axis(ax.yaxis, 3)
        percent_axis(self._axes["load"].yaxis)
        for ax in axes[2:]:
            ax.set_xlabel(t("team.axis.week"), labelpad=1)
        key_line(figure, list(keys))

    def show(self, ours: dict[str, Band], base: dict[str, np.ndarray]) -> None:
        """A band and a grey line for each of ROWS."""
        for name, row in self._rows.items():
            row.show(ours[name].middle, ours[name].low, ours[name].high, base[name])
        self._axes["load"].set_ylim(0, 1.15)
        skill = np.concatenate([ours["skill"].low, ours["skill"].high, base["skill"]]) - 50
        reach = steady(max(1.1 * np.nanmax(np.abs(skill), initial=0.0), 2.0))
        self._axes["skill"].set_ylim(50 - reach, 50 + reach)


class WorldsPicture:
    """A bar a simulated company: won deals of ours less those of the other; under them the mean and its interval."""

    def __init__(self, figure: Figure):
        self._ax = figure.subplots()
        figure.subplots_adjust(left=0.03, right=0.97, top=0.88, bottom=0.14)
        key_line(figure, [(t("team.key.hire_more"), BASELINE), (t("team.key.coach_more"), OURS)])

    def show(self, difference: np.ndarray) -> None:
        """Draw one difference a company, from the smallest to the largest."""
        ax, values, mean = self._ax, np.sort(difference), interval(difference)
        ax.clear()
        rows = np.arange(1, len(values) + 1)
        ax.barh(rows, values, height=0.72, color=[OURS if v > 0 else BASELINE for v in values])
        ax.axvline(0, color=INK, linewidth=1.2)
        low = -0.09 * len(values) - 0.4
        ax.hlines(low, mean.low, mean.high, color=INK, linewidth=3.0)
        ax.plot([mean.mean], [low], "D", color=INK, markersize=9)
        ax.text(mean.mean, low - 0.07 * len(values), short_signed(mean.mean), ha="center", va="top")
        reach = steady(1.1 * max(float(np.nanmax(np.abs([*values, mean.low, mean.high]))), 9.0))
        ax.set_xlim(-reach, reach)
        ax.set_ylim(low - 0.2 * len(values), len(values) + 0.6)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        count_axis(ax.xaxis, 5)
        ax.set_xlabel(t("team.axis.worlds"), labelpad=1)


class CareerPicture:
    """Who came, ramped and left: a row a person, for each of two teams; `names` are their words."""

    def __init__(self, figure: Figure, names: Sequence[str]):
        self._axes = figure.subplots(2, 1, sharex=True)
        figure.subplots_adjust(left=0.04, right=0.975, top=0.83, bottom=0.125, hspace=0.3)
        self._names = names
        key_line(
            figure,
            [(t("team.key.full"), OURS), (t("team.key.ramping"), "#7FAACB"), (t("team.key.leaves"), CAME)],
        )

    def show(self, teams: Sequence[list[Career]], horizon: float, ramp_days: float) -> None:
        """Draw the careers of both teams."""
        for ax, name, team in zip(self._axes, self._names, teams, strict=True):
            ax.clear()
            careers_on(ax, team, horizon, ramp_days)
            ax.set_title(name)
        self._axes[-1].set_xlabel(t("team.axis.week"), labelpad=1)


def careers_on(ax, team: list[Career], horizon: float, ramp_days: float) -> None:
    """A bar a person from the day they came to the day they left, pale while they ramp up."""
    for row, one in enumerate(team):
        end = horizon if np.isnan(one.left) else one.left
        grid = np.linspace(one.came, end, 40)
        strength = ramped(grid[:-1] - one.came, ramp_days) if one.newcomer else np.ones(len(grid) - 1)
        colours = [to_rgba(OURS, 0.25 + 0.75 * float(s)) for s in strength]
        spans = np.column_stack((grid[:-1], np.diff(grid))) / WEEK
        ax.broken_barh(spans, (row - 0.33, 0.66), facecolors=colours, linewidth=0)
        if not np.isnan(one.left):
            ax.plot([end / 7], [row], "X", color=CAME, markersize=9, zorder=4)
    ax.set_ylim(max(len(team), 1) - 0.4, -0.6)
    ax.set_xlim(0, horizon / 7 + 2)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    for edge in np.arange(_QUARTER, horizon / 7, _QUARTER):
        ax.axvline(edge, color=FAINT, linewidth=0.8, zorder=0)


def careers_picture(
    team: list[Career], weeks: np.ndarray, load: np.ndarray, horizon: float, ramp_days: float
) -> bytes:
    """One team over two years: careers above, the load of each month under them."""
    with style():
        fig = new_figure(height=4.0)
        ax, below = fig.subplots(2, 1, height_ratios=(3, 2), sharex=True)
        fig.subplots_adjust(left=0.115, right=0.975, top=0.88, bottom=0.125, hspace=0.3)
        careers_on(ax, team, horizon, ramp_days)
        ax.set_yticks(range(len(team)), [str(one.person + 1) for one in team])
        months = load[: len(load) // 4 * 4].reshape(-1, 4)
        below.bar(
            weeks[3::4][: len(months)] - 2, np.nan_to_num(months.mean(axis=1)), width=3.4, color=BASELINE
        )
        below.set_ylim(0, 1.15)
        percent_axis(below.yaxis)
        below.set_title(t("team.axis.load_short"))
        below.set_xlabel(t("team.axis.week"), labelpad=1)
        key_line(
            fig,
            [(t("team.key.full"), OURS), (t("team.key.ramping"), "#7FAACB"), (t("team.key.leaves"), CAME)],
        )
        return png(fig)


def record_picture(ours: TeamRecord, base: TeamRecord) -> bytes:
    """The small model over two years: people, capacity, load, left; the band is the 95 % interval of the mean."""
    weeks = np.arange(1, WEEKS + 1)
    with style():
        fig = new_figure(height=3.9)
        axes = fig.subplots(2, 2, sharex=True).ravel()
        fig.subplots_adjust(left=0.105, right=0.98, top=0.83, bottom=0.12, hspace=0.38, wspace=0.2)
        for ax, name in zip(axes, ("present", "ramped", "load", "left"), strict=True):
            mine, theirs = getattr(ours, name), getattr(base, name).mean(axis=0)
            mean, half = mine.mean(axis=0), 1.96 * mine.std(axis=0, ddof=1) / np.sqrt(len(mine))
            ax.fill_between(weeks, mean - half, mean + half, color=OURS, alpha=0.22, linewidth=0)
            ax.plot(weeks, theirs, color=BASELINE, linewidth=1.8)
            ax.plot(weeks, mean, color=OURS, linewidth=2.0)
            ax.set_title(t(f"team.axis.{name}"))
            ax.set_xlim(1, WEEKS)
            top = max(float((mean + half).max()), float(theirs.max()))
            ax.set_ylim(0, 1.6 if name == "load" else steady(1.05 * top))
            count_axis(ax.yaxis, 3)
            if name == "load":
                percent_axis(ax.yaxis)
        for ax in axes[2:]:
            ax.set_xlabel(t("team.axis.week"), labelpad=1)
        key_line(fig, [(t("team.key.yours"), OURS), (t("team.key.start"), BASELINE)])
        return png(fig)


def stages_picture(won: Sequence[np.ndarray], names: Sequence[str], chosen: int, title: str) -> bytes:
    """Contracts a year by stage of the team: a dot and its 95 % interval; the chosen stage in colour."""
    with style():
        fig = new_figure(height=3.2)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.2, right=0.95, top=0.87, bottom=0.17)
        for row, values in enumerate(won):
            d, colour = interval(values), OURS if row == chosen else BASELINE
            ax.hlines(row, d.low, d.high, color=colour, linewidth=3.0)
            ax.plot([d.mean], [row], "D", color=colour, markersize=9)
            ax.text(d.mean, row - 0.22, short(d.mean), ha="center", va="bottom", color=INK)
        ax.set_yticks(range(len(names)), names)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(names) - 0.5, -0.75)
        ax.set_xlim(0, steady(1.15 * max(float(np.mean(values)) for values in won) + 1))
        ax.grid(axis="x")
        ax.set_axisbelow(True)
        ax.spines["left"].set_visible(False)
        count_axis(ax.xaxis, 6)
        ax.set_xlabel(t("team.axis.won_year"))
        fig.text(0.012, 0.95, title, va="center")
        return png(fig)


def turn_picture(busy: Sequence[float], gains: Sequence[tuple[str, str, Sequence[Interval]]]) -> bytes:
    """Won deals that each way brings, by the share of hours in use before; `gains` are (name, colour, intervals)."""
    with style():
        fig = new_figure(height=3.6)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.08, right=0.7, top=0.89, bottom=0.15)
        ax.axhline(0, color=INK, linewidth=1.2, zorder=1)
        for n, (_, colour, found) in enumerate(gains):
            at = np.asarray(busy) + 0.006 * (n - 1)
            ax.vlines(
                at, [d.low for d in found], [d.high for d in found], color=colour, linewidth=2.4, alpha=0.55
            )
            ax.plot(at, [d.mean for d in found], "o-", color=colour, linewidth=2.0, markersize=7)
        ends = sorted(gains, key=lambda way: way[2][0].mean)
        for name, colour, found in ends:
            ax.annotate(name, (max(busy), found[0].mean), (14, 0), textcoords="offset points", color=legible(colour),
                        va="center", annotation_clip=False)  # fmt: skip
        ax.set_xticks(busy, [percent(share) for share in busy])
        ax.set_xlabel(t("team.axis.busy"), labelpad=1)
        count_axis(ax.yaxis, 5)
        ax.grid(axis="y", color=FAINT)
        ax.set_axisbelow(True)
        fig.text(0.012, 0.955, t("team.axis.turn"), va="center")
        return png(fig)


class BudgetPicture:
    """What four quarters cost, added up, against the budget; the flat plan in grey."""

    def __init__(self, figure: Figure, unit: str):
        self._ax = figure.subplots()
        figure.subplots_adjust(left=0.12, right=0.97, top=0.82, bottom=0.13)
        self._title = t("team.axis.cost", unit=unit)
        key_line(figure, [(t(f"team.key.{name}"), colour) for name, colour in (
            ("plan", OURS), ("flat", BASELINE), ("budget", INK))])  # fmt: skip

    def show(self, plan: np.ndarray, flat: np.ndarray, budget: float) -> None:
        """Cost by quarter of plan and flat plan, and the budget of the year, in the unit of the axis."""
        ax, at = self._ax, np.arange(1, len(plan) + 1)
        ax.clear()
        ax.set_title(self._title)
        spent, usual = np.cumsum(plan), np.cumsum(flat)
        ax.bar(at - 0.19, spent, width=0.36, color=np.where(spent > budget, CAME, OURS))
        ax.bar(at + 0.19, usual, width=0.36, color=BASELINE)
        ax.axhline(budget, color=INK, linewidth=1.4, linestyle=(0, (4, 3)))
        for x, y in zip(at, spent, strict=True):
            ax.text(x - 0.19, y, short(y), ha="center", va="bottom")
        ax.set_ylim(0, steady(1.15 * max(float(spent[-1]), float(usual[-1]), budget)))
        ax.set_xticks(at, [t("team.plan.quarter", n=int(n)) for n in at])
        count_axis(ax.yaxis, 4)
