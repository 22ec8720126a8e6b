"""Unit 5, trust and relationship: a visit to give away, where care and gifts end, a cadence for a portfolio."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task
from simlib.text import t
from simlib.text.figures import in_percent
from simlib.units.trust.model import MOST_VISITS, RUNGS

from .carried import carried_visit
from .checks import check_limits, check_plan, check_visit
from .figures import ASKED, SITUATIONS
from .slips import LETTERS


def _visit(f) -> list[Table]:
    rows = [
        (letter, counted(buys), in_percent(f"{now}"), in_percent(f"{more}"))
        for letter, buys, now, more in zip(LETTERS, f["buys"], f["now"], f["more"], strict=True)
    ]
    return [Table(tuple(f"exercise05.head.{name}" for name in ("account", "potential", "now", "more")), rows)]


def _cases(f) -> list[Table]:
    rows = [(str(n), t(f"exercise05.case.{name}")) for n, name in enumerate(f["cases"], start=1)]
    return [Table(("exercise05.head.number", "exercise05.head.case"), rows)]


def _accounts(f) -> list[Table]:
    rows = [
        (letter, t(f"trust.rung.{RUNGS[rung]}"), counted(potential))
        for letter, rung, potential in zip("ABCDEF", f["rungs"], f["potentials"], strict=True)
    ]
    return [Table(tuple(f"exercise05.head.{name}" for name in ("account", "rung", "potential")), rows)]


GUESSES = {
    "way": Choice("way", ("visits", "promises"), "exercise05.way_option.{option}"),
    "visits": Number("visits", unit="visits", low=0, high=MOST_VISITS),
}

TASKS = (
    Task(
        "visit",
        (
            *(Number(f"extra_{letter.lower()}", "thousand_eur", low=0, decimals=1) for letter in LETTERS),
            Choice("who", tuple(LETTERS), "exercise05.who.{option}"),
        ),
        check_visit,
        _visit,
        carried=carried_visit,
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
