"""Who sits here: a desk for each browser that opens the course, and one for whatever has no browser of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakMethod

from simlib.classroom.files import home, locked, read_json, write_json
from simlib.classroom.names import Learner, identity, known
from simlib.classroom.store import (
    FORMAT,
    UNNAMED,
    Answers,
    expect_format,
    first_usable,
    learner_in,
    read_answers,
)
from simlib.text import BadInput

MACHINE = "current"
"""The desk of a kernel that no page of the course woke: the machine's own."""
BROWSER = "desk-"
_NAME = re.compile(r"[0-9a-f]{32}")
_FILE_OF_A_LEARNER = re.compile(r"[0-9a-f]{16}(-\d+)?\.json")
_sitting: dict[Path, Learner] = {}
"""Who sits at this session's page, by folder of answers: nobody is moved by a name given in another window."""
_here = MACHINE
_watchers: list[WeakMethod] = []


def take_desk(browser: str) -> None:
    """Sit at the desk of a browser from now on, by the 32 hexadecimal digits it goes by; others change nothing."""
    global _here
    if _NAME.fullmatch(browser):
        _here = f"{BROWSER}{browser}"


def current() -> Answers | None:
    """The answers of the learner who sits at this session's page, else of the last one at its desk, who then
    sits here; None when nobody did."""
    with locked(home()):
        _, desk, refused = _open()
    learner = _sitting.get(home()) or (desk["learner"] and Learner.of(desk))
    if not learner:
        return None
    _sitting[home()] = learner
    answers = Answers(learner)
    answers.refused += refused  # the note's own damage is named with the file's
    return answers


def sit_down(learner: Learner | str) -> Answers:
    """Make `learner` the one at the desk and at this session's page and open the answers; guesses made before
    the name was given go along."""
    answers = Answers(known(learner))
    who = _sitting[home()] = answers.learner
    with locked(home()):
        path, desk, refused = _open()
        _note(path, _seated(desk, who))
    for part in UNNAMED:
        for unit, entries in desk.get(part, {}).items():
            for key, value in entries.items():
                if key not in answers.unit(unit)[part]:
                    answers.keep(unit, part, key, value)
    answers.refused += refused
    _tell()
    return answers


def stand_up() -> None:
    """Leave the desk to the next learner; what was written stays in the file."""
    _sitting.pop(home(), None)
    with locked(home()):
        path, desk, _ = _open()
        _note(path, _seated(desk, None))
    _tell()


def sat_here() -> list[Learner]:
    """Who sat at this desk before, the last one first."""
    with locked(home()):
        return _before(_open()[1])


def keep_guess(unit: str, key: str, value: Any, part: str = "guess") -> None:
    """Keep a guess, or an entry of another `part` of UNNAMED, for the learner at the desk, or on the desk until
    somebody gives a name."""
    answers = current()
    if answers:
        answers.keep(unit, part, key, value)
    else:
        with locked(home()):
            path, desk, _ = _open()
            desk.setdefault(part, {}).setdefault(unit, {})[key] = value
            _note(path, desk)
    _tell()


def kept_guess(unit: str, key: str, part: str = "guess") -> Any:
    """The guess of the learner at the desk, or another entry that `keep_guess` keeps, or None."""
    answers = current()
    if answers:
        return answers.unit(unit)[part].get(key)
    with locked(home()):
        return _open()[1].get(part, {}).get(unit, {}).get(key)


def keep_room(unit: str, key: str, raw: Any) -> None:
    """Keep the guess of the whole room on the desk, whoever sits there: {option: hands} or numbers in one text."""
    with locked(home()):
        path, desk, _ = _open()
        desk.setdefault("room", {}).setdefault(unit, {})[key] = raw
        _note(path, desk)
    _tell()


def kept_room(unit: str, key: str) -> Any:
    """The guess of the room as it was kept, or None."""
    with locked(home()):
        return _open()[1].get("room", {}).get(unit, {}).get(key)


def classes_before() -> int:
    """How many classes this desk was cleared after."""
    with locked(home()):
        return _open()[1].get("classes", 0)


def next_class() -> None:
    """Clear the desk for another class: who sits and sat here, guesses, the room's guesses; learners' files stay."""
    _sitting.pop(home(), None)
    with locked(home()):
        path, desk, _ = _open()
        cleared = {"learner": None, "guess": {}, "classes": desk.get("classes", 0) + 1}
        _note(path, cleared | ({"before": []} if "before" in desk else {}))
    _tell()


def watch(follow: Callable[[], None]) -> None:
    """Call the method `follow` of a form whenever somebody sits down, stands up or guesses on this page, or
    another class comes."""
    _watchers.append(WeakMethod(follow))


def _tell() -> None:
    _watchers[:] = [watcher for watcher in _watchers if watcher() is not None]
    for watcher in list(_watchers):
        follow = watcher()
        if follow:
            follow()


def _open() -> tuple[Path, dict, list[BadInput]]:
    """The desk's note: where it is written, what it says, and what of it could not be read.

    The first browser of all takes over the machine's desk, from before browsers had their own.
    """
    path, desk, refused = first_usable(_here, _read)
    if _here == MACHINE:
        return path, desk or {"learner": None, "guess": {}}, refused
    if desk is None and not any(home().glob(f"{BROWSER}*.json")):
        _, desk, refused = first_usable(MACHINE, _read)
        desk = desk and {**desk, "before": [other.as_data() for other in _before(desk)]}
    return path, desk or {"learner": None, "guess": {}, "before": []}, refused


def _seated(desk: dict, who: Learner | None) -> dict:
    """The desk with somebody else at it, or nobody."""
    of_all = {part: desk[part] for part in ("room", "classes") if part in desk}
    taken = {**(who.as_data() if who else {"learner": None}), "guess": {}, **of_all}
    if "before" in desk:
        others = [other for other in _before(desk) if who is None or identity(other) != identity(who)]
        taken["before"] = [other.as_data() for other in ([who] if who else []) + others]
    return taken


def _note(path: Path, desk: dict) -> None:
    write_json(path, {**desk, "format": FORMAT})


def _before(desk: dict) -> list[Learner]:
    """Who sat at a desk; at the machine's own, everybody whose file lies here."""
    if "before" in desk:
        return [Learner.of(other) for other in desk["before"]]
    files = [path for path in home().glob("*.json") if _FILE_OF_A_LEARNER.fullmatch(path.name)]
    found: dict[str, Learner] = {}
    for path in sorted(files, key=lambda path: path.stat().st_mtime, reverse=True):
        try:
            who = Learner.of(read_answers(path))
        except BadInput:
            continue  # named where it is opened
        found.setdefault(identity(who), who)
    return list(found.values())


def _read(path: Path) -> dict:
    data = read_json(path)
    expect_format(path, data)
    if "learner" not in data or data["learner"] is not None:
        learner_in(path, data)
    for part in (*UNNAMED, "room"):
        noted = data.get(part, None if part == "guess" else {})
        if not isinstance(noted, dict) or any(not isinstance(entries, dict) for entries in noted.values()):
            raise BadInput("classroom.error.file.shape", file=path, field=part)
    if not isinstance(data.get("classes", 0), int):
        raise BadInput("classroom.error.file.shape", file=path, field="classes")
    before = data.get("before", [])
    if not isinstance(before, list) or any(not isinstance(other, dict) for other in before):
        raise BadInput("classroom.error.file.shape", file=path, field="before")
    for other in before:
        learner_in(path, other)
    return data
