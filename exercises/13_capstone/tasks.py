"""Unit 13, the capstone: what value created is, how good an interval was, eight quarters of one company."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.fields import Choice, Number, Quarters, Text
from simlib.classroom.money import counted
from simlib.classroom.reference_players import PLAYERS
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import show_share

from .carried import carried_value
from .checks import MARKET, check_game, check_score, check_value


def _books(f: Mapping) -> list[Table]:
    names = ("profit", "cash", "equity_start", "equity_end", "pipeline_start", "pipeline_end")
    rows = [(t(f"exercise13.fact.{name}"), counted(f[name])) for name in names]
    return [facts_table(rows, "classroom.unit.thousand_eur")]


def _bets(f: Mapping) -> list[Table]:
    bets = [
        (t(f"exercise13.fact.{quarter}"), counted(f["low"]), counted(f["high"]), counted(f[came]))
        for quarter, came in (("first_bet", "inside"), ("second_bet", "outside"))
    ]
    chances = [
        (t("exercise13.fact.player", name=name), show_share(f[key] / 100))
        for name, key in zip("ABC", ("p_first", "p_second", "p_third"), strict=True)
    ]
    heads = ("quarter", "low", "high", "came")
    return [
        Table([f"exercise13.head.{h}" for h in heads], bets),
        Table(("exercise13.head.player", "exercise13.head.p_best"), chances),
    ]


GUESSES = {
    "best": Choice("best", tuple(PLAYERS), "capstone.manner.{option}"),
    "luck": Number("luck", unit="share", low=0, high=1),
}

TASKS = (
    Task(
        "value",
        (
            Number("equity", unit="thousand_eur", decimals=0),
            Number("created", unit="thousand_eur", decimals=0),
        ),
        check_value,
        _books,
        carried=carried_value,
    ),
    Task(
        "score",
        (
            Number("held", unit="thousand_eur", decimals=0),
            Number("missed", unit="thousand_eur", decimals=0),
            Number("level", low=0, high=100, decimals=0),
        ),
        check_score,
        _bets,
    ),
    Task("game", (Quarters("sheet", MARKET), Text("why")), check_game, long=True, heavy=True),
)
