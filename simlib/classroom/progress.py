"""How far a learner is: what is passed in each unit, the time that is known, and how good the guesses were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simlib.classroom.assignment import Assignment
from simlib.classroom.guesses import Guessed, guessed


@dataclass(frozen=True)
class Worked:
    """A unit as an answer file tells it: tasks passed, how often each was checked, guesses, seconds of work or
    None where no time is known."""

    unit: str
    passed: Mapping[str, bool]
    tries: Mapping[str, int]
    guesses: tuple[Guessed, ...]
    seconds: int | None
    last: str | None

    @property
    def done(self) -> bool:
        """Whether all tasks are passed."""
        return bool(self.passed) and all(self.passed.values())

    @property
    def begun(self) -> bool:
        """Whether anything was guessed or checked."""
        return any(self.tries.values()) or any(g.guess is not None for g in self.guesses)


def worked(exercise: Assignment, data: Mapping) -> Worked:
    """The progress in a unit that an answer file (`Answers.data`, `read_answers`) holds.

    >>> from simlib.classroom.assignment import assignment
    >>> sum(worked(assignment("07"), {"units": {}}).passed.values())
    0
    """
    unit = exercise.unit
    kept = {"answers": {}, "tries": {}, "guess": {}, "sure": {}} | dict(data["units"].get(unit, {}))
    tries = {task.id: _as_dict(kept["tries"].get(task.id)) for task in exercise.tasks}
    noted = data.get("time", {}).get(unit, {})
    came = data.get("came", {}).get(unit, {})
    return Worked(
        unit,
        {id: _holds(tried, _as_dict(kept["answers"].get(id))) for id, tried in tries.items()},
        {id: _count(tried) for id, tried in tries.items()},
        tuple(
            guessed(key, field, kept["guess"].get(key), came.get(key), kept["sure"].get(key))
            for key, field in exercise.guesses.items()
        ),
        noted.get("seconds"),
        noted.get("last"),
    )


def _as_dict(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def _count(tried: dict) -> int:
    count = tried.get("count", 0)
    return count if isinstance(count, int) else 0


def _holds(tried: dict, answers: dict) -> bool:
    """Passed, and nothing changed since."""
    entered = _as_dict(tried.get("answer"))
    return bool(tried.get("passed")) and all(answers.get(key, raw) == raw for key, raw in entered.items())


def calibration(units: list[Worked]) -> Counter:
    """The guesses that met their result, counted by `how`, and those numbers off by more than a tenth by `side`."""
    met = [g for unit in units for g in unit.guesses if g.result is not None]
    return Counter(g.how for g in met) + Counter(g.side for g in met if g.how in ("near", "far"))


def sureness(units: list[Worked]) -> dict[int, tuple[int, int]]:
    """Of the guesses that met their result, by how sure one was in percent: (right, all).

    >>> from simlib.classroom.guesses import Guessed
    >>> guesses = (Guessed("a", 95.0, 100.0, "close", "low", 90), Guessed("b", "x", "y", "other"))
    >>> sureness([Worked("07", {}, {}, guesses, 0, "")])
    {90: (1, 1)}
    """
    met = [g for unit in units for g in unit.guesses if g.result is not None and g.sure is not None]
    return {
        sure: (sum(g.right for g in met if g.sure == sure), sum(g.sure == sure for g in met))
        for sure in sorted({g.sure for g in met})
    }


def last_unit(data: Mapping) -> str | None:
    """The unit that was worked on last, None when no time is known."""
    times = data.get("time", {})
    return max(times, key=lambda unit: times[unit]["last"], default=None)
