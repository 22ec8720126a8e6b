"""Marking one learner: every task again from the learner's own figures, points for each part of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import Any

from simlib.classroom.assignment import Assignment, assignment
from simlib.classroom.fields import Choice, Number, is_empty
from simlib.classroom.marking.handins import HandIn
from simlib.classroom.tasks import Hint, Result, Task
from simlib.text import BadInput

POINTS = 10.0
"""Points of a task; each of its parts has the same share of them."""
EARNED = ("right", "carried")


@dataclass(frozen=True)
class Part:
    """One part of a task: its fields, and "right", "carried" (follows from an earlier slip), "wrong" or "missing"."""

    fields: tuple[str, ...]
    state: str
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class TaskMark:
    """One task of one learner, marked: its parts, what was entered as read, tries, and how the verdict came about.

    `proof` is "checked", or "kept" where the verdict is the one that the learner's own workbook gave to this answer.
    """

    unit: str
    task: str
    parts: tuple[Part, ...]
    entries: Mapping[str, Any]
    texts: Mapping[str, str]
    tries: int = 0
    proof: str = "checked"
    answered: bool = True

    @property
    def share(self) -> float:
        """The share of the parts that earn their points."""
        return sum(part.state in EARNED for part in self.parts) / len(self.parts)

    @property
    def points(self) -> float:
        """Of POINTS, to a tenth."""
        return round(POINTS * self.share + 1e-9, 1)


@dataclass(frozen=True)
class Marks:
    """All tasks of one learner."""

    handin: HandIn
    tasks: tuple[TaskMark, ...]
    altered: bool = False

    @cached_property
    def total(self) -> float:
        """The sum of the points."""
        return round(sum(mark.points for mark in self.tasks), 1)


def tasks_of(units: Sequence[str]) -> list[tuple[str, str]]:
    """(unit, task) of every task of the units, in order."""
    return [(unit, task.id) for unit in units for task in assignment(unit).tasks]


def mark(handin: HandIn, units: Sequence[str], *, rerun: Collection[tuple[str, str]] = ()) -> Marks:
    """Every task of the units. A heavy check runs only where no verdict is kept for this answer, or for (unit, task) in
    `rerun`: there a kept verdict that does not come out again makes the marks `altered`.
    """
    marked, altered = [], False
    for unit in units:
        exercise, kept = assignment(unit), handin.units.get(unit, {})
        figures = exercise.figures(handin.learner)
        for task in exercise.tasks:
            raw, tried = (_plain(kept.get(part, {}).get(task.id)) for part in ("answers", "tries"))
            result = kept_result(exercise, task, raw, tried, handin) if task.heavy else None
            again = (unit, task.id) in rerun
            marked.append(mark_task(exercise, task, figures, raw, tried, None if again else result))
            if again and result is not None:
                altered |= result.passed != (marked[-1].share == 1)
    return Marks(handin, tuple(marked), altered)


def _plain(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def kept_result(exercise: Assignment, task: Task, raw: dict, tried: dict, handin: HandIn) -> Result | None:
    """The verdict that the learner's workbook kept for exactly this answer; None when there is none to rely on."""
    needed = [key for part in task.parts for key in part]
    before = _plain(tried.get("answer"))
    if any(key not in raw or raw[key] != before.get(key) for key in needed):
        return None
    if handin.versions.get(exercise.unit) != version("simlib"):
        return None
    with suppress(Exception):  # whatever somebody wrote there: it is then judged anew
        result = Result.from_data(tried)
        exercise.sentences(task.id, result)
        known = {f.key for f in task.fields}
        if result.passed != bool(result.hints) and {h.field for h in result.hints} <= known:
            return result
    return None


def mark_task(
    exercise: Assignment, task: Task, figures: Mapping, raw: dict, tried: dict, kept: Result | None = None
) -> TaskMark:
    """One task: what is missing or cannot be read costs its own part and is put down as nothing for the others."""
    answer, entries, unread = _read(task, raw)
    open_texts = {f.key: entries.pop(f.key, "") for f in task.fields if getattr(f, "optional", False)}
    texts = {key: text for key, text in open_texts.items() if text}
    whole = all(not set(part) & unread.keys() for part in task.parts)
    one = len(task.parts) == 1
    if kept is not None:
        result = kept
    elif not entries or (one and not whole):
        result = Result(False, readable=False)
    else:
        result = task.check(figures, answer)
    parts = _parts(task, figures, answer, unread, result)
    tries = tried.get("count", 0)
    tries = tries if isinstance(tries, int) and 0 <= tries < 10_000 else 0
    proof = "kept" if kept is not None else "checked"
    return TaskMark(exercise.unit, task.id, parts, entries, texts, tries, proof, bool(entries or texts))


def _read(task: Task, raw: dict) -> tuple[dict, dict, dict[str, Hint | None]]:
    """The answer with a stand-in for what is missing, the entries that could be read, and why others could not."""
    answer, entries, unread = {}, {}, {}
    for f in task.fields:
        value = raw.get(f.key)
        try:
            if is_empty(f, value):
                unread[f.key] = None
            else:
                answer[f.key] = entries[f.key] = f.read(value)
        except BadInput as reason:
            unread[f.key] = Hint(f.key, reason.key, reason.values)
        if f.key in unread:
            answer[f.key] = _stand_in(f)
    return answer, entries, unread


def _stand_in(field: Any) -> Any:
    if isinstance(field, Number):
        return min(max(0.0, field.low), field.high)
    return field.options[0] if isinstance(field, Choice) else ""


def _parts(
    task: Task, figures: Mapping, answer: dict, unread: Mapping[str, Hint | None], result: Result
) -> tuple[Part, ...]:
    hints: dict[str, list[Hint]] = {}
    for hint in result.hints:
        hints.setdefault(hint.field, []).append(hint)
    carried: set[str] = set()
    if result.readable and not result.passed:
        with suppress(ArithmeticError, ValueError):  # nothing follows from an entry far off
            carried = set(task.carried(figures, answer))
    found = []
    for fields in task.parts:
        told = tuple(hint for key in fields for hint in hints.get(key, ()))
        off = {key for key in fields if key in hints or key in result.unjudged}
        gaps = set(fields) & unread.keys()
        if gaps:
            told = tuple(filter(None, (unread[key] for key in fields if key in gaps)))
            state = "wrong" if told else "missing"
        elif not result.readable:
            state = "missing"
        else:
            state = "right" if not off else "carried" if off <= carried else "wrong"
        found.append(Part(fields, state, told))
    return tuple(found)
