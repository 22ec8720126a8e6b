"""A sales team as a small model of its own: chairs, newcomers, load, leaving; and what a team's stage does.

The rules of leaving are those of the simulated company; work is a fixed number of hours a week, so that thousands
of weeks can be drawn at once [assumed].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WEEKS = 104
"""Two years, in weeks."""
MONTH_WEEKS = 4
YEAR_DAYS = 364.0
MOST_CHAIRS = 20

TEAM_STAGES = ("forming", "storming", "norming", "performing")
"""Stages of a group's development [published: Tuckman 1965; a fifth, adjourning: Tuckman and Jensen 1977]."""
STAGE_EFFECTS = {
    "forming": (0.90, -0.10),
    "storming": (0.80, -0.20),
    "norming": (1.00, 0.00),
    "performing": (1.05, 0.10),
}
"""By stage: factor on selling hours, and shift of the log-odds to pass a funnel stage [assumed; Tuckman gives none]."""


@dataclass(frozen=True)
class TeamRules:
    """Figures of a team: `work` hours a week, times in days, `leaving` a year, log-scale effects [assumed]."""

    chairs: int = 6
    work: float = 120.0
    coaching: float = 1.0
    leaving: float = 0.12
    overload: float = 4.0
    hiring_days: float = 60.0
    ramp_days: float = 182.0
    hours: float = 25.0
    reference: float = 0.8
    stay: float = 0.3
    usual_coaching: float = 1.0


@dataclass(frozen=True)
class TeamRecord:
    """What became of a team, worlds x weeks each: people there, experienced-rep equivalents, load, left so far."""

    present: np.ndarray
    ramped: np.ndarray
    load: np.ndarray
    left: np.ndarray


def ramped(tenure, ramp_days: float):
    """Share of an experienced rep that a newcomer is worth after `tenure` days: 1 - exp(-tenure / ramp) [assumed].

    >>> round(float(ramped(182.0, 182.0)), 3)
    0.632
    """
    return 1.0 - np.exp(-np.maximum(tenure, 0.0) / ramp_days)


def mean_ramped(first: float, last: float, ramp_days: float) -> float:
    """The mean of `ramped` over the days of tenure from `first` to `last`; 0 where there is none.

    >>> round(mean_ramped(0.0, 31.0, 182.0), 3), round(mean_ramped(31.0, 122.0, 182.0), 3)
    (0.081, 0.336)
    """
    if last <= first:
        return 0.0
    return float(1.0 - ramp_days * (np.exp(-first / ramp_days) - np.exp(-last / ramp_days)) / (last - first))


def leaving_rate(rules: TeamRules, load):
    """Hazard a year that a rep leaves at a load; the company's rule.

    >>> round(float(leaving_rate(TeamRules(), 0.8)), 3), round(float(leaving_rate(TeamRules(), 1.05)), 3)
    (0.12, 0.326)
    """
    pull = rules.overload * (np.asarray(load) - rules.reference)
    return rules.leaving * np.exp(pull - rules.stay * (rules.coaching - rules.usual_coaching))


def team_luck(worlds: int, seed: int) -> np.ndarray:
    """Luck by world, month and chair: another rule changes only what it causes."""
    shape = (worlds, WEEKS // MONTH_WEEKS, MOST_CHAIRS)
    return np.random.default_rng(seed).random(shape)


def play_team(rules: TeamRules, luck: np.ndarray) -> TeamRecord:
    """Two years of a team that begins complete and experienced.

    Each week the load is work over the hours there (coaching taken off), at most 1.5; after each fourth week everyone
    leaves or stays by the mean load of those weeks; an empty chair is filled after `hiring_days` by a newcomer.

    >>> calm = play_team(TeamRules(leaving=0.0), team_luck(2, 1))
    >>> calm.present[:, -1].tolist(), float(calm.left.sum())
    ([6.0, 6.0], 0.0)
    """
    worlds, chairs = len(luck), rules.chairs
    tenure = np.full((worlds, chairs), np.inf)  # days since arrival; below 0 the chair is empty
    rows = {name: np.zeros((worlds, WEEKS)) for name in ("present", "ramped", "load", "left")}
    left, busy = np.zeros(worlds), np.zeros(worlds)
    hours = max(rules.hours - rules.coaching, 1.0)
    for week in range(WEEKS):
        there = tenure >= 0
        present = there.sum(axis=1)
        load = np.minimum(rules.work / np.maximum(present * hours, 1e-9), 1.5)
        rows["present"][:, week], rows["load"][:, week] = present, load
        rows["ramped"][:, week] = np.where(there, ramped(tenure, rules.ramp_days), 0.0).sum(axis=1)
        rows["left"][:, week] = left
        busy += load / MONTH_WEEKS
        tenure = tenure + 7.0
        if (week + 1) % MONTH_WEEKS == 0:
            chance = 1.0 - np.exp(-leaving_rate(rules, busy) * 7.0 * MONTH_WEEKS / YEAR_DAYS)
            goes = there & (luck[:, week // MONTH_WEEKS, :chairs] < chance[:, None])
            tenure = np.where(goes, -rules.hiring_days, tenure)
            left, busy = left + goes.sum(axis=1), np.zeros(worlds)
    return TeamRecord(**rows)


def equal_coaching(hires: float, reps: int, hours: float = 25.0) -> float:
    """Hours of coaching a rep and week that take as many paid selling hours as `hires` more reps bring [assumed].

    >>> round(equal_coaching(1, 6), 2)
    4.17
    """
    return hires * hours / max(reps, 1)


def even_chances(log_odds):
    """Of 100 chances that stand even, how many are taken with this shift of the log-odds.

    >>> float(even_chances(0.0)), round(float(even_chances(-0.2)), 1)
    (50.0, 45.0)
    """
    return 100.0 / (1.0 + np.exp(-np.asarray(log_odds)))


def staged_rates(rates: Sequence[float], shift: float) -> tuple[float, ...]:
    """Win rates by stage when every chance to pass moves by `shift` on the log-odds scale.

    >>> from simlib.course.pipeline import WIN_RATES
    >>> [round(rate, 3) for rate in staged_rates(WIN_RATES, 0.0)]
    [0.05, 0.1, 0.2, 0.3, 0.5, 0.8]
    """
    ends = [*rates[1:], 1.0]
    chances = np.array([rate / end for rate, end in zip(rates, ends, strict=True)])
    odds = chances / np.maximum(1.0 - chances, 1e-12) * np.exp(shift)
    moved = odds / (1.0 + odds)
    return tuple(float(rate) for rate in np.cumprod(moved[::-1])[::-1])


def staffing_cost(
    reps: Sequence[int], opening: int, rep_cost: float, hiring_cost: float, quarters: float = 4.0
) -> np.ndarray:
    """Cost of each quarter of a plan: a quarter's wages for every chair, and a fee for every chair added.

    >>> staffing_cost((6, 8, 8, 7), 6, 120_000, 20_000).tolist()
    [180000.0, 280000.0, 240000.0, 210000.0]
    """
    added = np.maximum(np.diff([opening, *reps]), 0)
    return np.asarray(reps) * rep_cost / quarters + added * hiring_cost
