"""What a learner wrote: one JSON file a learner."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from simlib.classroom.files import home, locked, read_json, write_json
from simlib.classroom.names import Learner, digest, identity, known
from simlib.text import BadInput

FORMAT = 1
UNNAMED = ("guess", "sure", "recall", "debrief")
"""What a reader may enter before a name is given: guesses, how sure of each in percent, answers to questions on
earlier units, and what was written in the debrief."""
PARTS = (*UNNAMED, "answers", "tries")
BESIDE = ("time", "came", "decks")
"""What a file may hold beside "units", by unit: when it was worked on, what came of a guess, the best with a deck."""
PAUSE = 600
"""Seconds: a longer silence between two entries is a pause and no work. Our own rule."""
clock: Callable[[], datetime] = datetime.now


class Answers:
    """One learner's answer file: guesses, answers and tries by unit, and when each unit was worked on.

    The file is `home()/<digest of the learner>.json`. A file that cannot be read, is of another format or
    another person's is refused, left as it is and named in `refused`; answers then go to `<digest>-2.json`
    beside it.

    >>> Answers("Li Lei").keep("07", "guess", "pipeline", "350")
    >>> Answers("li lei ").unit("07")["guess"]
    {'pipeline': '350'}
    """

    def __init__(self, learner: Learner | str):
        self.learner = known(learner)
        self.data = {"format": FORMAT, **self.learner.as_data(), "version": version("simlib"), "units": {}}
        self._unwritten: list[Callable[[dict], None]] = []
        with locked(home()):
            self._load()

    def _load(self) -> None:
        self.path, found, self.refused = first_usable(
            digest(self.learner), lambda path: read_answers(path, self.learner)
        )
        if found is not None:
            self.data = found
            self.learner = Learner.of(found)

    def unit(self, unit: str) -> dict[str, dict]:
        """What is kept for a unit, {part: {key: entry}} for each of PARTS, a copy."""
        return deepcopy({**{part: {} for part in PARTS}, **self.data["units"].get(unit, {})})

    def keep(self, unit: str, part: str, key: str, value: Any) -> None:
        """Write one entry of one of PARTS; what another open notebook wrote meanwhile stays.

        The fields {field: entry} of an answer join those that are kept, so that an open page need not know
        what another one wrote into the same task. BadInput when the file cannot be written; the old file is
        then as it was, and the entry is kept in memory and written with the next one.
        """
        if part not in PARTS:
            raise KeyError(part)
        now = clock()

        def enter(data: dict) -> None:
            _enter(data["units"], unit, part, key, value)
            _note_time(data, unit, now)

        self._write(enter)

    def arrive(self, unit: str) -> None:
        """Note that the page of a unit was opened now."""
        now = clock()
        self._write(lambda data: _note_time(data, unit, now))

    def came(self, unit: str, key: str, guess: Any, result: Any, sure: int | None = None) -> None:
        """Keep what came of a guess, and how sure (percent) one was of it. The first guess that met its result
        counts: a later one is no guess."""
        first = {"guess": guess, "result": result} | ({} if sure is None else {"sure": sure})
        if key not in self.data.get("came", {}).get(unit, {}):  # else nothing is to be written
            self._write(lambda data: data.setdefault("came", {}).setdefault(unit, {}).setdefault(key, first))

    def played(self, unit: str, deck: str, right: int, of: int) -> None:
        """Keep how many of a deck's first tries were right, where it is the best so far."""
        best = self.best(unit, deck)
        if best is None or right > best:
            score = {"right": right, "of": of}
            self._write(lambda data: data.setdefault("decks", {}).setdefault(unit, {}).update({deck: score}))

    def best(self, unit: str, deck: str) -> int | None:
        """The best with a deck so far, None before it was played to its end."""
        score = self.data.get("decks", {}).get(unit, {}).get(deck)
        return None if score is None else score["right"]

    def put_back(self, earlier: dict) -> None:
        """Take all entries of an earlier file, as `read_answers` gives it, over those that are here.

        The file as it was before stays beside it, as `<digest>.before.json`. BadInput for another's file.
        """
        if identity(Learner.of(earlier)) != identity(self.learner):
            raise BadInput("classroom.error.file.other", file=self.path, learner=self.learner)
        with locked(home()):
            if self.path.exists():
                write_json(self.path.with_suffix(".before.json"), self.data)

        def take(data: dict) -> None:
            for unit, parts in earlier["units"].items():
                for part, entries in parts.items():
                    data["units"].setdefault(unit, {}).setdefault(part, {}).update(entries)
            for beside in BESIDE:
                for unit, noted in earlier.get(beside, {}).items():
                    data.setdefault(beside, {}).setdefault(unit, noted)

        self._write(take)

    def _write(self, change: Callable[[dict], None]) -> None:
        """Make a change to the file as it is by now."""
        self._unwritten.append(change)
        change(self.data)
        with locked(home()):
            mine = self.data
            self._load()
            _merge_missing(self.data, mine)
            for each in self._unwritten:
                each(self.data)
            self.data["version"] = version("simlib")
            write_json(self.path, self.data)
            self._unwritten.clear()


def _enter(units: dict, unit: str, part: str, key: str, value: Any) -> None:
    entries = units.setdefault(unit, {}).setdefault(part, {})
    fields = part == "answers" and isinstance(value, dict) and isinstance(entries.get(key), dict)
    entries[key] = {**entries[key], **value} if fields else value


def _note_time(data: dict, unit: str, now: datetime) -> None:
    """Add what passed since the unit's last entry to its seconds of work, unless it was a pause."""
    shown = now.isoformat(timespec="seconds")
    noted = data.setdefault("time", {}).setdefault(unit, {"first": shown, "last": shown, "seconds": 0})
    passed = (now - datetime.fromisoformat(noted["last"])).total_seconds()
    if 0 < passed <= PAUSE:
        noted["seconds"] += round(passed)
    noted["last"] = max(shown, noted["last"])


def read_answers(path: Path | str, learner: Learner | str | None = None) -> dict:
    """An answer file as {format, learner, number, class_code, version, units, time, came, decks}, what was not given
    left out; BadInput, one sentence, when it is not one. The file may be the JSON itself or a page handed in.

    `learner`: refuse the file of anybody else.
    """
    path = Path(path)
    return checked(read_json(path), path, learner)


def checked(data: dict, path: Path | str, learner: Learner | str | None = None) -> dict:
    """What stands in an answer file, as `read_answers` gives it."""
    expect_format(path, data)
    who = learner_in(path, data)
    if learner is not None and identity(who) != identity(learner):
        raise BadInput("classroom.error.file.other", file=path, learner=learner)
    units = data.get("units")
    if not isinstance(units, dict):
        raise BadInput("classroom.error.file.shape", file=path, field="units")
    for unit, parts in units.items():
        if not isinstance(parts, dict) or any(
            p not in PARTS or not isinstance(parts[p], dict) for p in parts
        ):
            raise BadInput("classroom.error.file.shape", file=path, field=f"units.{unit}")
    for beside, check in zip(BESIDE, (_is_time, _is_came, _are_decks), strict=True):
        if beside in data and not (isinstance(data[beside], dict) and all(map(check, data[beside].values()))):
            raise BadInput("classroom.error.file.shape", file=path, field=beside)
    return {**data, **who.as_data()}


def _is_time(noted: Any) -> bool:
    with suppress(Exception):
        datetime.fromisoformat(noted["last"]), datetime.fromisoformat(noted["first"])
        return isinstance(noted["seconds"], int)
    return False


def _is_came(noted: Any) -> bool:
    return isinstance(noted, dict) and all(
        isinstance(each, dict) and {"guess", "result"} <= each.keys() for each in noted.values()
    )


def _are_decks(noted: Any) -> bool:
    return isinstance(noted, dict) and all(
        isinstance(each, dict) and isinstance(each.get("right"), int) for each in noted.values()
    )


def learner_in(path: Path | str, data: dict) -> Learner:
    """The learner that a file names; BadInput when it names none."""
    if all(isinstance(data.get(part, ""), str) for part in ("number", "class_code")):
        with suppress(BadInput):
            if isinstance(data.get("learner"), str):
                return Learner.of(data)
    raise BadInput("classroom.error.file.shape", file=path, field="learner")


def expect_format(path: Path | str, data: dict) -> None:
    """BadInput for a file of a format that is not known here."""
    if data.get("format") != FORMAT:
        raise BadInput("classroom.error.file.format", file=path, format=data.get("format"), known=FORMAT)


def first_usable(stem: str, read: Callable[[Path], dict]) -> tuple[Path, dict | None, list[BadInput]]:
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


def _merge_missing(data: dict, mine: dict) -> None:
    """Put back what this notebook knew and the file has lost (it was deleted, spoilt, or a write failed)."""
    for unit, parts in mine["units"].items():
        for part, entries in parts.items():
            kept = data["units"].setdefault(unit, {}).setdefault(part, {})
            for key, value in entries.items():
                found = kept.setdefault(key, value)
                if part == "answers" and isinstance(found, dict) and isinstance(value, dict):
                    kept[key] = {**value, **found}
    for beside in BESIDE:
        for unit, noted in mine.get(beside, {}).items():
            data.setdefault(beside, {}).setdefault(unit, noted)
