"""Unit 11, churn: years 6 to 10 of a cohort, a retention budget, customers that differ, a strategy."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Levers, Number, Text
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_budget, carried_differ, carried_project
from .checks import check_budget, check_differ, check_project, check_strategy, shown

SHEET = ("service_agents", "reward_rate", "save_budget", "visits_a", "visits_b", "visits_c")
OFFER = ("everybody", "nobody")
MOVES = ("agents", "reward", "save", "visits")


def _facts(rows: list[tuple[str, str]]) -> Table:
    named = [(t(f"exercise11.fact.{key}"), value) for key, value in rows]
    return facts_table(named)


def _cohort(f) -> list[Table]:
    rows = [(str(year), short(n, 10)) for year, n in enumerate(f["there"])]
    return [
        Table(("exercise11.head.year", "exercise11.head.there"), rows),
        _facts([(name, f"{f[name]:.2f}") for name in ("alpha", "beta")]),
    ]


def _budget(f) -> list[Table]:
    rows = [("customers", short(f["customers"], 10))]
    rows += [(name, show_share(f[name] / 100, 0)) for name in ("before", "after", "rate")]
    return [_facts([*rows, ("margin", counted(f["margin"]))])]


def _differ(f) -> list[Table]:
    return [
        _facts([(name, shown(f, name)) for name in ("mean", "few", "high", "low", "margin_differ", "price")])
    ]


def _company(f) -> list[Table]:
    rows = [
        (t("world.field.competitor_pressure"), f"{f['market']['competitor_pressure']:.1f}"),
        (t("world.field.case_chance"), show_share(f["market"]["case_chance"], 0)),
    ]
    return [facts_table(rows)]


GUESSES = {
    "move": Choice("move", MOVES, "exercise11.option.move.{option}"),
    "quiet": Choice("quiet", ("rare", "frequent", "same"), "exercise11.option.quiet.{option}"),
}

TASKS = (
    Task(
        "project",
        (
            Number("rate5", unit="share", decimals=1),
            Number("rate6", unit="share", decimals=1),
            Number("year10", decimals=0),
        ),
        check_project,
        _cohort,
        carried=carried_project,
    ),
    Task(
        "budget",
        (
            Number("kept", decimals=0),
            Number("value", unit="thousand_eur", decimals=1),
            Number("most", unit="thousand_eur", decimals=0),
        ),
        check_budget,
        _budget,
        carried=carried_budget,
    ),
    Task(
        "differ",
        (
            Number("worth", unit="thousand_eur", decimals=1),
            *(Choice(kind, OFFER, "exercise11.option.offer.{option}") for kind in ("alike", "mixed")),
        ),
        check_differ,
        _differ,
        long=True,
        carried=carried_differ,
    ),
    Task("strategy", (Levers("sheet", SHEET), Text("why")), check_strategy, _company, long=True, heavy=True),
)
