"""The team of a run over time, from its log: who was there, how skilled and busy they were, what they won."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.run import Run
from simlib.units.team.model import ramped
from simlib.world import WEEK, Scenario, Strategy, as_plan, scenario
from simlib.world.reps import coaching_skill

REPS = 0


@dataclass(frozen=True)
class Career:
    """One rep: the day they came and left (NaN: still there), and whether they came during the run."""

    person: int
    came: float
    left: float
    newcomer: bool


@dataclass(frozen=True)
class TeamWeeks:
    """By week's end: people there, experienced-rep equivalents, mean log-odds of skill, load, contracts so far."""

    week: np.ndarray
    people: np.ndarray
    capacity: np.ndarray
    skill: np.ndarray
    load: np.ndarray
    won: np.ndarray


def young_firm(horizon: float = 728.0, *, leads: float = 560.0) -> Scenario:
    """The machinery maker while young: no customers yet, more leads than its six reps can work well [assumed].

    Its overhead is left out and its owners' credit is deep, so that no world ends early by ruin.

    >>> young_firm().opening_customers, young_firm().part
    (0, 'company')
    """
    return scenario("machinery").alone("company").but(
        opening_customers=0, leads_per_year=float(leads), horizon_days=float(horizon), overhead=0, gross_margin=0.38,
        credit_line=20_000_000,
    )  # fmt: skip


def young_strategy() -> Strategy:
    """The usual strategy of the young firm: one service agent and one collector, since it has few customers.

    >>> young_strategy().reps
    6
    """
    return Strategy().but(service_agents=1, collectors=1)


def careers(done: Run) -> list[Career]:
    """Everyone who was a rep in a run, in order of arrival."""
    staff, found = done.view.table("staff"), {}
    mine = staff["team"] == REPS
    opening = done.market.opening_reps
    for day, person, change in zip(
        *(staff[c][mine].tolist() for c in ("time", "person", "change")), strict=True
    ):
        if change > 0:
            found[person] = (day, np.nan)
        else:
            found[person] = (found[person][0], day)
    return [Career(p, came, left, p >= opening) for p, (came, left) in sorted(found.items())]


def team_weeks(done: Run) -> TeamWeeks:
    """The team week by week; after a ruin nobody is there.

    >>> from simlib.lab import run
    >>> weeks = team_weeks(run(young_firm(28.0)))
    >>> weeks.people.tolist(), len(weeks.won)
    ([6.0, 6.0, 6.0, 6.0], 4)
    """
    market, log, end = done.market, done.log, done.view.end
    week = np.arange(1, int(log.horizon // WEEK) + 1)
    day = week * WEEK
    people, capacity, deficit = (np.zeros(len(week)) for _ in range(3))
    for one in careers(done):
        there = (day > one.came) & ~(day > one.left) & (day <= end)
        tenure = day - one.came
        people += there
        capacity += there * (ramped(tenure, market.ramp_days) if one.newcomer else 1.0)
        if one.newcomer:
            deficit += there * market.ramp_deficit * np.exp(-np.maximum(tenure, 0.0) / market.ramp_days)
    steps = as_plan(done.plan)
    at = np.searchsorted([start for start, _ in steps], day, side="right") - 1
    coached = np.array([coaching_skill(market, strategy.coaching_hours) for _, strategy in steps])[at]
    visits = log.visits
    grid = np.append(0.0, day)
    begun, worked = visits["begun"], np.nan_to_num(visits["worked"], nan=log.horizon)
    ended = np.maximum(np.minimum(worked[:, None], grid) - begun[:, None], 0.0).sum(axis=0)
    won = np.sort(visits["left"][(visits["stage"] == len(STAGES) - 1) & (visits["passed"] == 1)])
    with np.errstate(divide="ignore", invalid="ignore"):
        load = np.where(people > 0, np.diff(ended) / (people * WEEK), np.nan)
        skill = np.where(people > 0, coached - deficit / people, np.nan)
    return TeamWeeks(
        week, people, capacity, skill, load, np.searchsorted(won, day, side="right").astype(float)
    )
