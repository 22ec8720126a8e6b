"""An exercise folder: found beside the package, loaded, ready to be worked on."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from simlib.classroom.names import Learner, own_generator
from simlib.classroom.tasks import Hint, Result, Task
from simlib.text import BadInput, add_words, has_words, t


@dataclass(frozen=True)
class Assignment:
    """The exercise of one unit: its tasks, its questions to guess, and its figures for a learner.

    >>> exercise = assignment("07")
    >>> figures = exercise.figures("Li Lei")
    >>> exercise.attempt("indicators", figures, {}).hints[0].key
    'classroom.hint.empty'
    """

    unit: str
    package: str

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks, in the order they are worked on."""
        return tuple(self._module("tasks").TASKS)

    @cached_property
    def guesses(self) -> Mapping[str, Any]:
        """The unit's questions to guess, {key: field}; words in "guess.<key>"."""
        return getattr(self._module("tasks"), "GUESSES", {})

    @property
    def folder(self) -> Path:
        """Where the exercise lies."""
        return Path(sys.modules[self.package].__path__[0])

    def task(self, task_id: str) -> Task:
        """The task of that id; KeyError when there is none."""
        return {task.id: task for task in self.tasks}[task_id]

    def figures(self, learner: Learner | str) -> dict[str, Any]:
        """The learner's own figures; they follow from name, number and class code, the same on every machine."""
        return self._module("figures").figures(own_generator(self.unit, learner))

    def attempt(self, task_id: str, figures: Mapping, raw: Mapping[str, Any]) -> Result:
        """Judge what was entered for a task, {field: entry}."""
        return self.task(task_id).attempt(figures, raw)

    def words(self, key: str, **values: Any) -> str:
        """The exercise's own words for `key`."""
        return t(f"exercise{self.unit}.{key}", **values)

    def label(self, task_id: str, field: str) -> str:
        """The name of a field."""
        return self.words(f"field.{task_id}.{field}")

    def sentences(self, task_id: str, result: Result) -> list[str]:
        """What the learner reads: one sentence for each field that is not right, or the word on passing."""
        if result.passed:
            return [self.words(f"task.{task_id}.passed", **result.values)]
        told = [self.sentence(task_id, hint) for hint in result.hints]
        if len(told) == 1:
            return told
        return [
            t("classroom.hint.at", field=self.label(task_id, hint.field), hint=words)
            for hint, words in zip(result.hints, told, strict=True)
        ]

    def sentence(self, task_id: str, hint: Hint) -> str:
        """A hint in the reader's language; too low and too high get the field's own way to the answer."""
        if hint.key in ("low", "high"):
            way = self.words(f"way.{task_id}.{hint.field}")
            return t(f"classroom.hint.{hint.key}", way=way, **hint.values)
        if hint.key == "classroom.hint.empty":
            return t(
                hint.key,
                fields=t("classroom.comma").join(self.label(task_id, f) for f in hint.values["fields"]),
            )
        own = f"exercise{self.unit}.hint.{task_id}.{hint.key}"
        return t(own if has_words(own) else hint.key, **hint.values)

    def ways(self, task_id: str, result: Result) -> list[str]:
        """How to get to the fields that are not right, where no hint has said so yet."""
        keys = [
            f"way.{task_id}.{hint.field}"
            for hint in result.hints
            if hint.key not in ("low", "high", "classroom.hint.rounded")
        ]
        return [self.words(key) for key in keys if has_words(f"exercise{self.unit}.{key}")]

    def part(self, name: str) -> ModuleType:
        """A module of the folder, e.g. "key.reference" for those who mark; the checks never ask for it."""
        return self._module(name)

    def _module(self, name: str) -> ModuleType:
        return import_module(f"{self.package}.{name}")


def assignment(unit: str, *, start: Path | None = None) -> Assignment:
    """The exercise of a unit ("07"), the folder exercises/07_* beside the package or, if given, in `start`.

    BadInput when there is none. No other folder is looked into, as an exercise is code that runs.
    """
    return _load(unit, exercise_folder(unit, start))


def exercise_folder(unit: str, start: Path | None = None) -> Path:
    """The folder exercises/NN_name that belongs to a unit; BadInput says where it was looked for."""
    folder = _exercises(start)
    for tasks in sorted(folder.glob(f"{unit}_*/tasks.py")):
        return tasks.parent
    raise BadInput("classroom.error.no_exercise", unit=unit, folder=folder)


def units_with_exercise(start: Path | None = None) -> list[str]:
    """The units that have an exercise, in their order.

    >>> units_with_exercise()[:2]
    ['01', '02']
    """
    return sorted(tasks.parent.name[:2] for tasks in _exercises(start).glob("[0-9][0-9]_*/tasks.py"))


def _exercises(start: Path | None) -> Path:
    return (start.resolve() if start else Path(__file__).resolve().parents[2]) / "exercises"


@cache
def _load(unit: str, folder: Path) -> Assignment:
    """Make the folder a package of its own, so that its modules may import each other and nothing else finds
    them."""
    address = crc32(str(folder).encode("utf-8"))  # two copies of an exercise never share a package
    name = f"exercise_{unit}_{address:08x}"
    spec = util.spec_from_loader(name, loader=None, is_package=True)
    package = util.module_from_spec(spec)
    package.__path__ = [str(folder)]
    sys.modules[name] = package
    add_words(f"exercise{unit}", folder / "words.po")
    return Assignment(unit, name)
