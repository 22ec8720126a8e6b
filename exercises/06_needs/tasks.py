"""Unit 6, needs and value: implied or explicit, a plan of questions, features turned into benefits."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Number
from simlib.classroom.tasks import Table, Task
from simlib.text import t
from simlib.units.needs.model import KINDS, MOST_QUESTIONS, ORDERS, PITCHES

from .checks import check_benefits, check_plan, check_statements
from .figures import ASKED, STATEMENTS, TOPICS


def _statements(f) -> list[Table]:
    rows = [(str(n), t(f"exercise06.said.{name}")) for n, name in enumerate(f["said"], start=1)]
    return [Table(("exercise06.head.number", "exercise06.head.statement"), rows)]


def _customer(f) -> list[Table]:
    rows = [
        (t("exercise06.fact.role"), t(f"needs.role.{f['role']}")),
        (t("exercise06.fact.animal"), t(f"world.animal.{f['animal']}")),
    ]
    return [Table(("exercise06.head.fact", "exercise06.head.value"), rows)]


def _needs(f) -> list[Table]:
    rows = [
        (t(f"exercise06.feature.{topic}"),
         t(f"needs.topic.{topic}.{'explicit' if topic in f['voiced'] else 'implied'}"))
        for topic in TOPICS
    ]  # fmt: skip
    return [Table(("exercise06.head.feature", "exercise06.head.said"), rows)]


GUESSES = {
    "share": Number("share", unit="share", low=0, high=1),
    "kind": Choice("kind", KINDS, "needs.kind.{option}"),
}

TASKS = (
    Task(
        "statements",
        tuple(Choice(f"s{n + 1}", tuple(STATEMENTS), "exercise06.sort.{option}") for n in range(ASKED)),
        check_statements,
        _statements,
    ),
    Task(
        "plan",
        (
            *(Number(kind, low=0, high=MOST_QUESTIONS) for kind in KINDS),
            Choice("order", ORDERS, "needs.plan.order.{option}"),
            Choice("pitch", PITCHES, "needs.pitch.{option}"),
        ),
        check_plan,
        _customer,
        long=True,
        joined=((*KINDS, "order", "pitch"),),
    ),
    Task(
        "benefits",
        tuple(
            Choice(topic, ("feature", "advantage", "benefit", "ask"), f"exercise06.option.{topic}.{{option}}")
            for topic in TOPICS
        ),
        check_benefits,
        _needs,
    ),
)
