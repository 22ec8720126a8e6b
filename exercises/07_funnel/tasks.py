"""Unit 7, the sales funnel: three indicators from a snapshot, the bottleneck, a sheet that beats the
baseline."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Levers, Number, Text
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.course.pipeline import STAGES, WIN_RATES, pass_chances
from simlib.lab.figures import figure
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_bottleneck, carried_indicators
from .checks import check_bottleneck, check_indicators, check_strategy, own_market

SHEET = (
    "work_order", "qualification_threshold", "style_matching", "preparation_hours",
    "coaching_hours", "discount", "small_order_threshold",
)  # fmt: skip
"""The levers that cost no more people: reps and marketing stay as they are."""


def _stage(index: int) -> str:
    return t(f"world.stage.{STAGES[index]}")


def _snapshot(f) -> list[Table]:
    rows = [
        (_stage(i), short(f["counts"][i], 10), counted(f["amounts"][i]), show_share(rate))
        for i, rate in enumerate(WIN_RATES)
    ]
    rows.append((t("classroom.total"), short(sum(f["counts"]), 10), counted(sum(f["amounts"])), ""))
    head = [f"exercise07.head.{name}" for name in ("stage", "count", "amount", "win_rate")]
    facts = [
        (t(f"exercise07.fact.{name}", quarter=f["quarter"]), counted(f[name]))
        for name in (
            "target", "quota", "weighted_last", "done_last", "quarter_last", "week_revenue",
            "small_done", "small_expected",
        )
    ]  # fmt: skip
    return [Table(head, rows), facts_table(facts, "classroom.unit.thousand_eur")]


def _year(f) -> list[Table]:
    chances = pass_chances()
    rows = [
        (
            _stage(i), *(short(f[column][i], 10) for column in ("entered", "finished", "open", "hours")),
            short(f["available"][i], 10), short(f["waiting"][i], 10),
            show_share(f["shares"][i] / 100), show_share(chances[i], 0),
        )
        for i in range(len(STAGES))
    ]  # fmt: skip
    names = ("stage", "entered", "finished", "open", "hours", "available", "waiting", "share", "chance")
    return [Table([f"exercise07.head.{name}" for name in names], rows)]


def _market(f) -> list[Table]:
    market = f["market"]
    rows = [
        (t("world.field.leads_per_year"), short(market["leads_per_year"], 10)),
        (t("world.field.gross_margin"), show_share(market["gross_margin"])),
        (t("world.field.house_style"), t(f"world.animal.{market['house_style']}")),
        (t("world.field.rep_cost"), figure(market["rep_cost"], "money_per_year", own_market(f))),
    ]
    return [facts_table(rows)]


GUESSES = {
    "pipeline": Number("pipeline", unit="thousand_eur", low=0, high=1_000_000),
    "lever": Choice(
        "lever", ("reps", "marketing", "coaching", "order", "discount"), "exercise07.option.lever.{option}"
    ),
}

TASKS = (
    Task(
        "indicators",
        (
            Number("weighted", unit="thousand_eur", decimals=0),
            Number("forecast", unit="share", decimals=1),
            Number("progress", unit="share", decimals=1),
            Number("adjusted", unit="share", decimals=1),
        ),
        check_indicators,
        _snapshot,
        carried=carried_indicators,
    ),
    Task(
        "bottleneck",
        (
            Choice("stage", STAGES, "world.stage.{option}"),
            Number("load", unit="share", decimals=0),
            Number("gain", unit="deals", decimals=2),
        ),
        check_bottleneck,
        _year,
        carried=carried_bottleneck,
    ),
    Task("strategy", (Levers("sheet", SHEET), Text("why")), check_strategy, _market, long=True, heavy=True),
)
