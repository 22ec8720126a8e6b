"""A simulated class: answer files as the workbook writes them, with right answers, typical slips and gaps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from simlib.classroom.assignment import Assignment, assignment
from simlib.classroom.names import Learner
from simlib.classroom.tasks import Task

FAMILIES = ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴")
GIVEN = ("伟", "芳", "娜", "敏", "静", "磊", "洋", "艳", "勇", "杰")
WESTERN = ("Anna Schmidt", "Zoë Martin", "José García", "Olga Petrova", "Nguyễn Thị Hoa")


def learner(n: int) -> Learner:
    """The n-th learner of the class, 0 first; two may share a name, never a number."""
    name = WESTERN[n // 7 % 5] if n % 7 == 3 else FAMILIES[n % 10] + GIVEN[n * 7 // 10 % 10]
    return Learner(name, f"2026{n:04d}", "CRM-1")


def hand_in(n: int, units: Sequence[str], seed: int = 1) -> dict:
    """The answer file of the n-th learner: about half of the tasks right, a third with a typical slip, some open."""
    rng, who = np.random.default_rng((seed, n)), learner(n)
    kept, came = {}, {}
    for unit in units:
        exercise = assignment(unit)
        figures = exercise.figures(who)
        right, slips = (
            exercise.part("key.reference").answers(figures),
            exercise.part("key.mistakes").mistakes(figures),
        )
        kept[unit] = {"guess": {}, "answers": {}, "tries": {}}
        for task in exercise.tasks:
            draw = rng.random()
            mine = [
                raw
                for name, hint, raw in slips
                if name == task.id and (hint == "unchanged" or not task.heavy)
            ]
            raw = right[task.id] if draw < 0.55 or not mine else mine[int(rng.integers(len(mine)))]
            if draw < 0.9:
                kept[unit]["answers"][task.id] = raw
                kept[unit]["tries"][task.id] = _tried(
                    exercise, task, figures, raw, raw is right[task.id], rng
                )
        for key, question in exercise.guesses.items():
            options = getattr(question, "options", None)
            guess = str(options[int(rng.integers(len(options)))] if options else int(rng.integers(1, 100)))
            result = options[0] if options else 50.0
            kept[unit]["guess"][key] = guess
            came.setdefault(unit, {})[key] = {"guess": guess, "result": result}
    return {"format": 1, **who.as_data(), "version": version("simlib"), "units": kept, "came": came}


def _tried(
    exercise: Assignment, task: Task, figures: dict, raw: dict, right: bool, rng: np.random.Generator
) -> dict:
    """The last try; a heavy check is not run for a right answer, it takes seconds."""
    said = {"passed": True, "hints": [], "values": {}, "unjudged": []}
    if not (task.heavy and right):
        said = exercise.attempt(task.id, figures, raw).as_data()
    return {"count": int(rng.integers(1, 5)), "answer": raw, **said}


def write_class(folder: Path, people: int, units: Sequence[str], seed: int = 1) -> None:
    """A hand-in for each of so many learners."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(people):
        text = json.dumps(hand_in(n, units, seed), ensure_ascii=False, indent=1)
        (folder / f"{learner(n).number}.json").write_text(text, encoding="utf-8")
