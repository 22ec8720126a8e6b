"""Unit 5, trust and relationship: a small chain, where care and gifts end, a cadence for a portfolio."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.tasks import Table, Task
from simlib.text import t
from simlib.text.figures import in_percent
from simlib.units.trust.model import MOST_VISITS, RUNGS

from .checks import check_chain, check_limits, check_plan
from .figures import ASKED, SITUATIONS


def _chain(f) -> list[Table]:
    rows = [
        (t(f"exercise05.fact.{name}"), in_percent(f"{f[name]}")) for name in ("up1", "up2", "down1", "down2")
    ]
    return [Table(("exercise05.head.fact", "exercise05.head.chance"), rows)]


def _cases(f) -> list[Table]:
    rows = [(str(n), t(f"exercise05.case.{name}")) for n, name in enumerate(f["cases"], start=1)]
    return [Table(("exercise05.head.number", "exercise05.head.case"), rows)]


def _accounts(f) -> list[Table]:
    rows = [
        (letter, t(f"trust.rung.{RUNGS[rung]}"), f"{potential:,}")
        for letter, rung, potential in zip("ABCDEF", f["rungs"], f["potentials"], strict=True)
    ]
    return [Table(tuple(f"exercise05.head.{name}" for name in ("account", "rung", "potential")), rows)]


GUESSES = {
    "way": Choice("way", ("visits", "promises"), "exercise05.way_option.{option}"),
    "visits": Number("visits", low=0, high=MOST_VISITS),
}

TASKS = (
    Task(
        "chain",
        (
            Number("two_months", "share", low=0, high=100, decimals=1),
            Number("months", low=0, high=10_000, decimals=1),
            Number("long_run", "share", low=0, high=100, decimals=0),
        ),
        check_chain,
        _chain,
    ),
    Task(
        "limits",
        tuple(Choice(f"s{n + 1}", tuple(SITUATIONS), "exercise05.sort.{option}") for n in range(ASKED)),
        check_limits,
        _cases,
    ),
    Task(
        "plan",
        tuple(Number(f"v{n + 1}", low=0, high=MOST_VISITS) for n in range(6)),
        check_plan,
        _accounts,
        long=True,
        joined=([f"v{n + 1}" for n in range(6)],),
    ),
)
