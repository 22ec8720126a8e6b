"""Unit 8, negotiation: a sheet, four buyers, a live deal, a plan proved on unseen buyers."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number, Text
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import show_share
from simlib.units.negotiation.model import PATTERNS
from simlib.units.negotiation.opponents import ANIMALS, MOVES

from .carried import carried_proof, carried_zone
from .checks import check_plans, check_proof, check_zone
from .live import check_live

FACTS = ("price", "other", "other_days", "rate", "extra", "rival", "switching", "ask")
NO_MONEY = {"rate": lambda percent: show_share(percent / 100, 0), "other_days": str}
"""How those of FACTS are shown that are no amounts."""


def _zone(f) -> list[Table]:
    rows = [(t(f"exercise08.fact.{k}"), NO_MONEY[k](f[k]) if k in NO_MONEY else counted(f[k])) for k in FACTS]
    return [facts_table(rows)]


def _buyers(f) -> list[Table]:
    rows = [(t(f"negotiation.animal.{a}"), str(f["seeds"][a])) for a in ANIMALS]
    return [Table(("exercise08.head.animal", "exercise08.head.number"), rows)]


def _usual(f) -> list[Table]:
    rows = [
        (t("exercise08.fact.animal"), t(f"negotiation.animal.{f['animal']}")),
        (t("exercise08.fact.first"), t(f"negotiation.pattern.{f['pair'][0]}")),
        (t("exercise08.fact.second"), t(f"negotiation.pattern.{f['pair'][1]}")),
        (t("exercise08.fact.usual"), t("negotiation.pattern.conceder")),
    ]
    return [facts_table(rows)]


GUESSES = {
    "pattern": Choice("pattern", PATTERNS, "negotiation.pattern.{option}"),
    "fox": Number("fox", unit="share", low=0, high=1),
}

TASKS = (
    Task(
        "zone",
        tuple(Number(k, unit="thousand_eur", decimals=1) for k in ("ours", "theirs", "width", "nash")),
        check_zone,
        _zone,
        carried=carried_zone,
    ),
    Task(
        "plans",
        tuple(
            field
            for a in ANIMALS
            for field in (
                Number(f"{a}_step", unit="count", low=0, high=12),
                Choice(f"{a}_move", MOVES, "negotiation.move.{option}"),
            )
        ),
        check_plans,
        _buyers,
        joined=[(f"{a}_step", f"{a}_move") for a in ANIMALS],
    ),
    Task("live", (Text("line", optional=False),), check_live, _buyers),
    Task(
        "proof",
        (
            Choice("better", ("first", "second", "neither"), "exercise08.better.{option}"),
            Choice("pattern", PATTERNS, "negotiation.pattern.{option}"),
            Choice("move", MOVES, "negotiation.move.{option}"),
            Text("why"),
        ),
        check_proof,
        _usual,
        long=True,
        joined=(("pattern", "move"),),
        carried=carried_proof,
    ),
)
