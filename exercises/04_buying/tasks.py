"""Unit 4, the buying centre: ten call notes, the next visit, a plan of visits that beats an even one."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.tasks import Table, Task
from simlib.course.call_results import RESULTS
from simlib.text import t
from simlib.units.buying.model import MOST_VISITS, ROLES
from simlib.units.buying.visits import VISIT_RULES

from .carried import carried_notes
from .checks import ASKS, check_next, check_notes, check_plan
from .figures import ASKED


def _notes(f) -> list[Table]:
    rows = [(str(n), t(f"exercise04.note.{name}")) for n, name in enumerate(f["notes"], start=1)]
    return [Table(("exercise04.head.number", "exercise04.head.note"), rows)]


def _map(f) -> list[Table]:
    rows = [
        (t(f"buying.role.{role}"), str(weight), f"{stands:+d}" if stands else "0",
         t(f"exercise04.met.{'yes' if met else 'no'}"))
        for role, weight, stands, met in zip(ROLES, f["influence"], f["support"], f["met"], strict=True)
    ]  # fmt: skip
    head = tuple(f"exercise04.head.{name}" for name in ("role", "influence", "support", "met"))
    rule = [(t("exercise04.decides"), t(f"buying.rule.{f['rule']}"))]
    return [Table(head, rows), Table(("exercise04.head.fact", "exercise04.head.value"), rule)]


GUESSES = {
    "who": Choice("who", ROLES, "buying.role.{option}"),
    "share": Number("share", unit="share", low=0, high=1),
}

TASKS = (
    Task(
        "notes",
        (
            *(Choice(f"n{n + 1}", RESULTS, "units.result.{option}") for n in range(ASKED)),
            Number("success", unit="share", low=0, high=1000, decimals=0),
        ),
        check_notes,
        _notes,
        carried=carried_notes,
    ),
    Task(
        "next",
        (
            Choice("who", ROLES, "buying.role.{option}"),
            Choice("why", VISIT_RULES, "buying.visit.{option}"),
            Choice("ask", ASKS, "exercise04.ask.{option}"),
        ),
        check_next,
        _map,
    ),
    Task(
        "plan",
        tuple(Number(role, low=0, high=MOST_VISITS) for role in ROLES),
        check_plan,
        _map,
        long=True,
        joined=(ROLES,),
    ),
)
