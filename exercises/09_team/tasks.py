"""Unit 9, the sales team: capacity and cost of a plan, hire or coach, four quarters under a budget."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_capacity, carried_choice
from .checks import COACHING, REPS, check_capacity, check_choice, check_plan

SHOWN = dict.fromkeys(("first", "second", "gain"), lambda percent: show_share(percent / 100, 0))
SHOWN |= dict.fromkeys(("wage", "fee", "budget"), counted)
"""How a fact is shown that is no plain number."""


def _facts(f, *names: str) -> list[Table]:
    rows = [
        (
            t(f"exercise09.fact.{name}"),
            SHOWN.get(name, short)(f[name]),
        )
        for name in names
    ]
    return [facts_table(rows)]


def _plan(f) -> list[Table]:
    return _facts(f, "reps", "hires", "more", "delay", "first", "second", "wage", "fee")


def _choice(f) -> list[Table]:
    return _facts(f, "reps", "delay", "first", "second", "gain")


def _company(f) -> list[Table]:
    rows = [
        (t("world.field.leads_per_year"), short(f["market"]["leads_per_year"], 10)),
        (t("world.field.ramp_days"), short(f["market"]["ramp_days"], 10)),
        (t("exercise09.fact.budget"), counted(f["budget"])),
    ]
    return [facts_table(rows)]


GUESSES = {
    "move": Choice("move", ("hire", "coach", "none"), "team.move.{option}"),
    "ramp": Number("ramp", unit="share", low=0, high=1),
}

TASKS = (
    Task(
        "capacity",
        (
            Number("q1", decimals=2),
            Number("q3", decimals=2),
            Number("year", decimals=1),
            Number("cost", unit="thousand_eur", decimals=0),
        ),
        check_capacity,
        _plan,
        carried=carried_capacity,
    ),
    Task(
        "choice",
        (
            Number("hire", decimals=2),
            Number("coach", decimals=2),
            Choice("better", ("hire", "coach"), "exercise09.option.{option}"),
        ),
        check_choice,
        _choice,
        carried=carried_choice,
    ),
    Task(
        "plan",
        (
            *(Number(name, low=1, high=20) for name in REPS),
            *(Number(name, unit="hours", low=0, high=8) for name in COACHING),
        ),
        check_plan,
        _company,
        long=True,
        heavy=True,
        joined=((*REPS, *COACHING),),
    ),
)
