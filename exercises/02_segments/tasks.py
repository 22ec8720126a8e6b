"""Unit 2, segments: classify a book, find five moves, divide hours with evidence, test the claim of five points."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.course.segments import MOVES
from simlib.text import t
from simlib.text.figures import short, show_share
from simlib.units.segments.model import expected_profit

from .carried import carried_claim
from .checks import check_book, check_claim, check_hours, check_moves
from .slips import FIRM, firm_of

FIRM_SHOWN = {"customers": str, "retention": show_share}
"""How those of FIRM are shown that are no amounts."""
WHEN = ("thin", "thick", "cheap", "dear")


def _book(f) -> list[Table]:
    """The book by sales, added up from the largest."""
    order, total, run, rows = (
        sorted(enumerate(f["sales"], start=1), key=lambda c: -c[1]),
        sum(f["sales"]),
        0,
        [],
    )
    for place, (n, sales) in enumerate(order, start=1):
        run += sales
        rows.append((str(place), f"K{n}", counted(sales), show_share(run / total, 1)))
    return [Table(tuple(f"exercise02.head.{h}" for h in ("place", "customer", "sales", "so_far")), rows)]


def _asked(f) -> list[Table]:
    """The book by potential, and which five are asked about; the share of the first is the reader's to find."""
    asked = {i: n for n, i in enumerate(f["asked"], start=1)}
    rows = []
    for place, i in enumerate(sorted(range(len(f["sales"])), key=lambda i: -f["potential"][i]), start=1):
        share = "?" if asked.get(i) == 1 else show_share(f["sales"][i] / f["potential"][i], 0)
        asks = t("exercise02.asked", n=asked[i]) if i in asked else ""
        rows.append(
            (str(place), f"K{i + 1}", counted(f["potential"][i]), counted(f["sales"][i]), share, asks)
        )
    head = ("place", "customer", "potential", "sales", "wallet", "question")
    return [Table(tuple(f"exercise02.head.{h}" for h in head), rows)]


def _company(f) -> list[Table]:
    rows = [
        (t("exercise02.fact.opening"), short(f["opening"], 10)),
        (t("exercise02.fact.hours"), short(f["hours"], 10)),
    ]
    return [facts_table(rows)]


def _firm(f) -> list[Table]:
    rows = [(t(f"exercise02.fact.{name}"), FIRM_SHOWN.get(name, counted)(f[name])) for name in FIRM]
    rows.append((t("exercise02.fact.profit"), counted(round(expected_profit(firm_of(f)), 1))))
    return [facts_table(rows)]


GUESSES = {
    "elsewhere": Choice("elsewhere", MOVES, "exercise02.elsewhere.{option}"),
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
            *(Choice(f"m{n}", MOVES, "world.move.{option}") for n in range(1, 6)),
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
            Number("gain", unit="thousand_eur", decimals=0),
            Number("share", unit="share", decimals=0),
            Choice("holds", ("yes", "no"), "exercise02.holds.{option}"),
            Choice("when", WHEN, "exercise02.when.{option}"),
        ),
        check_claim,
        _firm,
        long=True,
        carried=carried_claim,
    ),
)
