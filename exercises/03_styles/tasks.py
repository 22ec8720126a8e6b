"""Unit 3, thinking styles: type four customers, choose an approach, price the match, write to all four."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number, Text
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.course.communication import ANIMALS, PAIR_FIT
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_price
from .checks import (
    FACTS,
    MOVES,
    REASONS,
    check_approach,
    check_message,
    check_price,
    check_types,
    draft_sentences,
)

ANIMAL = "world.animal.{option}"


def _said(lines) -> list[tuple[str]]:
    return [(t(f"exercise03.line.{animal}.{n}"),) for animal, n in lines]


def _transcripts(f) -> list[Table]:
    return [
        Table((f"exercise03.head.customer_{n}",), _said(customer["lines"]))
        for n, customer in enumerate(f["customers"], start=1)
    ]


def _meeting(f) -> list[Table]:
    facts = [
        (t("exercise03.fact.own"), t(f"world.animal.{f['own']}")),
        (t("exercise03.fact.role"), t(f"exercise03.role.{f['role']}")),
    ]
    return [
        facts_table(facts),
        Table(("exercise03.head.heard",), _said(f["heard"])),
    ]


def _price(f) -> list[Table]:
    rows = [
        (t("exercise03.fact.hours"), short(f["hours"], 10)),
        (t("exercise03.fact.deal_hours"), short(f["deal_hours"], 10)),
        (t("exercise03.fact.stage_hours"), short(f["stage_hours"], 10)),
        (t("exercise03.fact.rate"), show_share(f["rate"] / 100)),
        (t("exercise03.fact.matched_rate"), show_share((f["rate"] + f["gain"]) / 100)),
    ]
    return [facts_table(rows)]


def _draft(f) -> list[Table]:
    facts = [(t(f"exercise03.fact.{name}"), short(f[name], 10)) for name in FACTS]
    return [
        Table(("exercise03.head.draft",), [(sentence,) for sentence in draft_sentences(f)]),
        facts_table(facts),
    ]


GUESSES = {
    "worth": Number("worth", unit="deals", low=-1000, high=1000),
    "hardest": Choice("hardest", ANIMALS, "exercise03.hardest.{option}"),
}

TASKS = (
    Task(
        "types",
        tuple(Choice(f"customer_{n}", ANIMALS, ANIMAL) for n in (1, 2, 3, 4)),
        check_types,
        _transcripts,
    ),
    Task(
        "approach",
        (
            Choice("pair", tuple(PAIR_FIT), "styles.kind.{option}"),
            Choice("move", (*MOVES.values(), "gift", "threat"), "exercise03.option.move.{option}"),
            Choice("reason", (*REASONS.values(), "label", "usual"), "exercise03.option.reason.{option}"),
            Text("words"),
        ),
        check_approach,
        _meeting,
    ),
    Task(
        "price",
        (
            Number("without", unit="deals", decimals=1),
            Number("matched", unit="deals", decimals=1),
            Number("even", unit="share", decimals=1),
        ),
        check_price,
        _price,
        carried=carried_price,
    ),
    Task("message", (Text("message", optional=False),), check_message, _draft),
)
