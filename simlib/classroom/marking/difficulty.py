"""What a class found hard: tasks, slips by name, hints, the way from the guess to the end, what to discuss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simlib.classroom.assignment import assignment
from simlib.classroom.fields import Number
from simlib.classroom.marking.marks import EARNED, Marks
from simlib.classroom.tasks import Hint
from simlib.lab.stats import Interval, interval
from simlib.text import BadInput

DISCUSS = (0.3, 0.7)
"""Share of right answers between which a question is worth a discussion among learners [published: Lasry, Mazur
and Watkins, Peer instruction: from Harvard to the two-year college, American Journal of Physics 76 (2008)]."""
CLOSE = 0.1
"""A guess within a tenth of what came counts as right [assumed]."""
FEWEST = 3
"""Learners below whom no interval is given."""


@dataclass(frozen=True)
class Difficulty:
    """One part of a task over the class: how many answered, the share that earned it, and slips by name."""

    unit: str
    task: str
    fields: tuple[str, ...]
    answered: int
    share: float
    slips: tuple[tuple[str, int, Hint], ...] = ()


@dataclass(frozen=True)
class Gain:
    """Of one unit: share of guesses right before, share of points at the end, and the mean difference a learner."""

    unit: str
    learners: int
    before: float
    after: float
    gain: Interval | None


@dataclass(frozen=True)
class ClassReport:
    """What a class found hard. `tasks` is (unit, task, learners, mean share of points, failed tries a learner)."""

    learners: int
    tasks: tuple[tuple[str, str, int, float, float], ...] = ()
    parts: tuple[Difficulty, ...] = ()
    gains: tuple[Gain, ...] = ()
    discuss: Difficulty | None = field(default=None)


def class_report(marked: Sequence[Marks], units: Sequence[str]) -> ClassReport:
    """Over the learners who answered a task; hardest first."""
    tasks, parts = [], []
    for n, (unit, task) in enumerate((m.unit, m.task) for m in (marked[0].tasks if marked else ())):
        marks = [m.tasks[n] for m in marked if m.tasks[n].answered]
        if not marks:
            continue
        hints = sum(max(m.tries - (m.share == 1), 0) for m in marks) / len(marks)
        tasks.append((unit, task, len(marks), sum(m.share for m in marks) / len(marks), hints))
        for k, part in enumerate(marks[0].parts):
            parts.append(_difficulty(unit, task, part.fields, [m.parts[k] for m in marks]))
    tasks.sort(key=lambda row: (row[3], row[0], row[1]))
    parts.sort(key=lambda d: (d.share, d.unit, d.task, d.fields))
    gains = tuple(filter(None, (_gain(marked, unit) for unit in units)))
    return ClassReport(len(marked), tuple(tasks), tuple(parts), gains, _discuss(parts))


def _difficulty(unit: str, task: str, fields: tuple[str, ...], parts: list) -> Difficulty:
    seen = [part for part in parts if part.state != "missing"]
    found, first = Counter(), {}
    for part in seen:
        for hint in part.hints:
            found[hint.key] += 1
            first.setdefault(hint.key, hint)
    slips = tuple(
        (key, n, first[key]) for key, n in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )
    share = sum(part.state in EARNED for part in seen) / len(seen) if seen else 0.0
    return Difficulty(unit, task, fields, len(seen), share, slips)


def _discuss(parts: Sequence[Difficulty]) -> Difficulty | None:
    """Of the questions that a good part of the class has right and a good part has not, the most evenly split."""
    split = [d for d in parts if d.answered >= FEWEST and DISCUSS[0] <= d.share <= DISCUSS[1]]
    return min(split, key=lambda d: (abs(d.share - 0.5), -d.answered, d.unit, d.task, d.fields), default=None)


def _gain(marked: Sequence[Marks], unit: str) -> Gain | None:
    before, after = [], []
    for marks in marked:
        tasks = [m for m in marks.tasks if m.unit == unit]
        right = _guesses_right(unit, marks.handin.came(unit))
        if right and any(m.answered for m in tasks):
            before.append(sum(right) / len(right))
            after.append(sum(m.share for m in tasks) / len(tasks))
    if not before:
        return None
    moved = np.subtract(after, before)
    found = interval(moved) if len(moved) >= FEWEST else None
    return Gain(unit, len(before), float(np.mean(before)), float(np.mean(after)), found)


def _guesses_right(unit: str, came: dict[str, dict]) -> list[bool]:
    """Whether each guess was right, of those that have met what came."""
    found = []
    for key, question in assignment(unit).guesses.items():
        try:
            guess, result = question.read(came[key]["guess"]), came[key]["result"]
            if isinstance(question, Number):
                found.append(abs(guess - float(result)) <= CLOSE * abs(float(result)))
            else:
                found.append(guess == result)
        except (BadInput, KeyError, TypeError, ValueError):
            continue  # no guess, or a question that was changed since
    return found
