"""What a learner wrote: one JSON file a learner, and a note of who is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simlib.classroom.files import home, locked, read_json, write_json
from simlib.classroom.names import digest, identity, tidy
from simlib.text import BadInput

FORMAT = 1
PARTS = ("guess", "answers", "tries")
_sitting: dict[Path, str] = {}
"""Who sits at this session's page, by folder of answers: nobody is moved by a name given in another window."""


class Answers:
    """One learner's answer file: guesses, answers and tries by unit.

    The file is `home()/<digest of the name>.json`. A file that cannot be read, is of another format or
    another person's is refused, left as it is and named in `refused`; answers then go to `<digest>-2.json`
    beside it.

    >>> Answers("Li Lei").keep("07", "guess", "pipeline", "350")
    >>> Answers("li lei ").unit("07")["guess"]
    {'pipeline': '350'}
    """

    def __init__(self, learner: str):
        self.learner = tidy(learner)
        self._data = _blank(self.learner)
        self._unwritten: list[tuple[str, str, str, Any]] = []
        with locked(home()):
            self._load()

    def _load(self) -> None:
        self.path, found, self.refused = _first_usable(
            digest(self.learner), lambda path: read_answers(path, self.learner)
        )
        if found is not None:
            self._data = found
            self.learner = found["learner"]

    def unit(self, unit: str) -> dict[str, dict]:
        """What is kept for a unit: {"guess": {}, "answers": {}, "tries": {}}, a copy."""
        return deepcopy({**{part: {} for part in PARTS}, **self._data["units"].get(unit, {})})

    def keep(self, unit: str, part: str, key: str, value: Any) -> None:
        """Write one entry of "guess", "answers" or "tries"; what another open notebook wrote meanwhile stays.

        The fields {field: entry} of an answer join those that are kept, so that an open page need not know
        what another one wrote into the same task. BadInput when the file cannot be written; the old file is
        then as it was, and the entry is kept in memory and written with the next one.
        """
        if part not in PARTS:
            raise KeyError(part)
        self._unwritten.append((unit, part, key, value))
        self._set(unit, part, key, value)
        with locked(home()):
            mine = self._data["units"]
            self._load()
            _merge_missing(self._data["units"], mine)
            for entry in self._unwritten:
                self._set(*entry)
            self._data["version"] = version("simlib")
            write_json(self.path, self._data)
            self._unwritten.clear()

    def fill_in(self, units: dict) -> None:
        """Write what an earlier file holds and this one lacks; what is here stays. BadInput as in `keep`."""
        with locked(home()):
            self._load()
            _merge_missing(self._data["units"], units)
            write_json(self.path, self._data)

    def _set(self, unit: str, part: str, key: str, value: Any) -> None:
        entries = self._data["units"].setdefault(unit, {}).setdefault(part, {})
        fields = part == "answers" and isinstance(value, dict) and isinstance(entries.get(key), dict)
        entries[key] = {**entries[key], **value} if fields else value


def read_answers(path: Path | str, learner: str | None = None) -> dict:
    """An answer file as {format, learner, version, units}; BadInput, one sentence, when it is not one.

    `learner`: refuse the file of anybody else.
    """
    path = Path(path)
    data = read_json(path)
    _expect_format(path, data)
    name = _learner(path, data)
    if learner is not None and identity(name) != identity(learner):
        raise BadInput("classroom.error.file.other", file=path, learner=learner)
    units = data.get("units")
    if not isinstance(units, dict):
        raise BadInput("classroom.error.file.shape", file=path, field="units")
    for unit, parts in units.items():
        if not isinstance(parts, dict) or any(
            p not in PARTS or not isinstance(parts[p], dict) for p in parts
        ):
            raise BadInput("classroom.error.file.shape", file=path, field=f"units.{unit}")
    return {**data, "learner": name}


def current() -> Answers | None:
    """The answers of the learner who sits at this session's page, else of the last one who gave a name, who
    then sits here; None when nobody did."""
    with locked(home()):
        _, desk, refused = _first_usable("current", _read_desk)
    learner = _sitting.get(home()) or (desk or {}).get("learner")
    if learner is None:
        return None
    _sitting[home()] = learner
    answers = Answers(learner)
    answers.refused += refused  # the note's own damage is named with the file's
    return answers


def sit_down(learner: str) -> Answers:
    """Make `learner` the one at the desk and at this session's page and open the answers; guesses made before
    the name was given go along."""
    answers = Answers(learner)
    _sitting[home()] = answers.learner
    with locked(home()):
        path, desk, refused = _first_usable("current", _read_desk)
        write_json(path, {"format": FORMAT, "learner": answers.learner, "guess": {}})
    for unit, guesses in (desk or {}).get("guess", {}).items():
        for key, value in guesses.items():
            if key not in answers.unit(unit)["guess"]:
                answers.keep(unit, "guess", key, value)
    answers.refused += refused
    return answers


def put_back(name: str, content: bytes) -> Answers:
    """Sit down as the learner of an earlier answer file, and take from it what is not here any more.

    `name` is the file's, for the sentence that refuses it: BadInput when it is no answer file.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(content)
        earlier = read_answers(file)
    answers = sit_down(earlier["learner"])
    answers.fill_in(earlier["units"])
    return answers


def keep_guess(unit: str, key: str, value: Any) -> None:
    """Keep a guess for the learner at the desk, or on the desk until somebody gives a name."""
    answers = current()
    if answers:
        answers.keep(unit, "guess", key, value)
        return
    with locked(home()):
        path, desk, _ = _first_usable("current", _read_desk)
        desk = desk or {"format": FORMAT, "learner": None, "guess": {}}
        desk["guess"].setdefault(unit, {})[key] = value
        write_json(path, desk)


def kept_guess(unit: str, key: str) -> Any:
    """The guess of the learner at the desk, or None."""
    answers = current()
    if answers:
        return answers.unit(unit)["guess"].get(key)
    with locked(home()):
        _, desk, _ = _first_usable("current", _read_desk)
    return (desk or {}).get("guess", {}).get(unit, {}).get(key)


def _read_desk(path: Path) -> dict:
    data = read_json(path)
    _expect_format(path, data)
    if "learner" not in data or data["learner"] is not None:
        _learner(path, data)
    guesses = data.get("guess")
    if not isinstance(guesses, dict) or any(not isinstance(g, dict) for g in guesses.values()):
        raise BadInput("classroom.error.file.shape", file=path, field="guess")
    return data


def _learner(path: Path, data: dict) -> str:
    try:
        if isinstance(data.get("learner"), str):
            return tidy(data["learner"])
    except BadInput:
        pass
    raise BadInput("classroom.error.file.shape", file=path, field="learner")


def _expect_format(path: Path, data: dict) -> None:
    if data.get("format") != FORMAT:
        raise BadInput("classroom.error.file.format", file=path, format=data.get("format"), known=FORMAT)


def _first_usable(stem: str, read: Callable[[Path], dict]) -> tuple[Path, dict | None, list[BadInput]]:
    """The first of stem.json, stem-2.json ... that can be read (path, content) or is free (path, None)."""
    refused: list[BadInput] = []
    number = 1
    while True:
        path = home() / (f"{stem}.json" if number == 1 else f"{stem}-{number}.json")
        if not path.exists():
            return path, None, refused
        try:
            return path, read(path), refused
        except BadInput as reason:
            refused.append(reason)
        number += 1


def _blank(learner: str) -> dict:
    return {"format": FORMAT, "learner": learner, "version": version("simlib"), "units": {}}


def _merge_missing(units: dict, mine: dict) -> None:
    """Put back what this notebook knew and the file has lost (it was deleted, spoilt, or a write failed)."""
    for unit, parts in mine.items():
        for part, entries in parts.items():
            kept = units.setdefault(unit, {}).setdefault(part, {})
            for key, value in entries.items():
                found = kept.setdefault(key, value)
                if part == "answers" and isinstance(found, dict) and isinstance(value, dict):
                    kept[key] = {**value, **found}
