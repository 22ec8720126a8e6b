"""Unit 2, segments: classify a book, find five moves, divide hours with evidence, test the claim of five points."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.tasks import Table, Task
from simlib.course.segments import MOVES
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_claim
from .checks import check_book, check_claim, check_hours, check_moves
from .slips import FIRM

WHEN = ("thin", "thick", "cheap", "dear")


def _book(f) -> list[Table]:
    rows = [
        (f"K{n}", short(sales, 10), short(potential, 10))
        for n, (sales, potential) in enumerate(zip(f["sales"], f["potential"], strict=True), start=1)
    ]
    return [Table(tuple(f"exercise02.head.{h}" for h in ("customer", "sales", "potential")), rows)]


def _asked(f) -> list[Table]:
    rows = [(str(n), f"K{i + 1}") for n, i in enumerate(f["asked"], start=1)]
    return [*_book(f), Table(("exercise02.head.question", "exercise02.head.customer"), rows)]


def _company(f) -> list[Table]:
    rows = [
        (t("exercise02.fact.opening"), short(f["opening"], 10)),
        (t("exercise02.fact.hours"), short(f["hours"], 10)),
    ]
    return [Table(("exercise02.head.fact", "exercise02.head.value"), rows)]


def _firm(f) -> list[Table]:
    rows = [
        (t(f"exercise02.fact.{name}"), show_share(f[name]) if name == "retention" else short(f[name], 10))
        for name in FIRM
    ]
    return [Table(("exercise02.head.fact", "exercise02.head.value"), rows)]


GUESSES = {
    "top": Number("top", unit="share", low=0, high=1),
    "hours": Choice("hours", ("high", "attack", "defence"), "segments.race.{option}"),
}

TASKS = (
    Task(
        "book",
        (
            Number("a", decimals=0),
            Number("b", decimals=0),
            Number("top", unit="share", decimals=0),
            Number("needed", unit="share", decimals=0),
        ),
        check_book,
        _book,
    ),
    Task(
        "moves",
        (
            Number("wallet", unit="share", decimals=0),
            *(Choice(f"m{n}", MOVES, "segments.move.{option}") for n in range(1, 6)),
        ),
        check_moves,
        _asked,
    ),
    Task(
        "hours",
        tuple(Number(move, unit="share", low=0, high=1) for move in MOVES),
        check_hours,
        _company,
        long=True,
        heavy=True,
        joined=(MOVES,),
    ),
    Task(
        "claim",
        (
            Number("base", unit="thousand_eur", decimals=0),
            Number("gain", unit="thousand_eur", decimals=0),
            Number("share", unit="share", decimals=0),
            Choice("holds", ("yes", "no"), "exercise02.holds.{option}"),
            Number("most", unit="thousand_eur", decimals=3),
            Choice("when", WHEN, "exercise02.when.{option}"),
        ),
        check_claim,
        _firm,
        long=True,
        carried=carried_claim,
    ),
)
