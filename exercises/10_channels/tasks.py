"""Unit 10, channels: the crossing, a channel for three products, four dealers, a policy."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import digits, show_share
from simlib.units.channels.dealers import BOUNDS
from simlib.units.channels.model import WAYS

from .carried import carried_crossing, carried_products
from .checks import LEVERS, PRODUCTS, check_crossing, check_dealers, check_policy, check_products

NOTED = ("fell", "active", "wins", "months", "few", "more")
"""Figures in the visit reports."""
MOVES = ("margin", "rebate", "visits", "guard", "advertising")
OFFERS = ("trace", "train", "visit", "basis", "private", "threat")
UNITS = {"margin": "share", "rebate": "share", "visits": "count", "training": "days", "guard": "share"}


def _costs(f, *more: str) -> list[Table]:
    rows = [
        ("people", str(f["people"])),
        ("each", counted(f["each"])),
        ("own_share", show_share(f["own_share"])),
        ("agent_share", show_share(f["agent_share"])),
        ("support", counted(f["support"])),
        ("expected", counted(f["expected"])),
        *((key, counted(f[key])) for key in more),
    ]
    named = [(t(f"exercise10.fact.{key}"), value) for key, value in rows]
    return [facts_table(named)]


def _products(f) -> list[Table]:
    rows = [
        (t(f"exercise10.product.{name}"), counted(f["first"][name]), show_share(growth), show_share(cv))
        for name, (growth, cv) in PRODUCTS.items()
    ]
    heads = ("product", "first", "growth", "cv")
    return [*_costs(f, "change"), Table(tuple(f"exercise10.head.{h}" for h in heads), rows)]


def _dealers(f) -> list[Table]:
    rows = [
        (f"{n} · " + t(f"exercise10.case.{case}", **{k: f[k] for k in NOTED}),)
        for n, case in enumerate(f["cases"], start=1)
    ]
    return [Table(("exercise10.head.notes",), rows)]


def _usual(f) -> list[Table]:
    shown = {"share": show_share, "count": digits, "days": digits}
    rows = [(t(f"exercise10.lever.{name}"), shown[UNITS[name]](f[f"usual_{name}"])) for name in LEVERS]
    return [Table(("exercise10.head.lever", "exercise10.head.usual"), rows)]


GUESSES = {
    "share": Number("share", unit="share", low=0, high=1),
    "move": Choice("move", MOVES, "channels.move.{option}"),
}

TASKS = (
    Task(
        "crossing",
        (
            *(Number(key, "thousand_eur", low=0, decimals=0) for key in ("volume", "own_cost", "agent_cost")),
            Choice("cheaper", ("own", "agents"), "channels.{option}"),
        ),
        check_crossing,
        _costs,
        carried=carried_crossing,
    ),
    Task(
        "products",
        (
            *(Choice(name, WAYS, "exercise10.way.{option}") for name in PRODUCTS),
            Number("trigger", "thousand_eur", low=0, decimals=0),
        ),
        check_products,
        _products,
        long=True,
        carried=carried_products,
    ),
    Task(
        "dealers",
        tuple(Choice(f"d{n}", OFFERS, "exercise10.offer.{option}") for n in range(1, 5)),
        check_dealers,
        _dealers,
    ),
    Task(
        "policy",
        tuple(Number(name, UNITS[name], *BOUNDS[name][:2]) for name in LEVERS),
        check_policy,
        _usual,
        long=True,
        joined=(LEVERS,),
    ),
)
