"""A folder of hand-ins, read: what counts, what is double, what is late, and why a file cannot be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from simlib.classroom.marking.folder import expect_ordinary, files_below
from simlib.classroom.names import Learner, identity
from simlib.classroom.store import read_answers
from simlib.text import BadInput

ENDINGS = (".json", ".html", ".htm")
"""Files that may hold answers."""
_STAMP = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)(?!\d)")  # as Blackboard names a file
_LATE = re.compile(r"_LATE_")  # as Canvas does


@dataclass(frozen=True)
class HandIn:
    """One learner's file: `data` as `read_answers` gives it, `at` when it was handed in, and whether that was late."""

    file: str
    learner: Learner
    data: dict[str, Any]
    at: datetime
    late: bool = False

    @property
    def units(self) -> dict[str, dict[str, dict]]:
        """What is kept of each unit: {"guess": {}, "answers": {}, "tries": {}}."""
        return self.data["units"]

    def came(self, unit: str) -> dict[str, dict]:
        """Guesses of a unit beside what came: {question: {"guess", "result"}}."""
        came = self.data.get("came")
        found = came.get(unit) if isinstance(came, dict) else None
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Folder:
    """Hand-ins by learner, the latest of each; earlier ones of the same learner; {file: why it cannot be used}."""

    handins: tuple[HandIn, ...]
    earlier: tuple[tuple[HandIn, HandIn], ...] = ()
    refused: dict[str, BadInput] = field(default_factory=dict)


def read_folder(folder: Path, *, due: datetime | None = None, leave: Sequence[Path] = ()) -> Folder:
    """Read every file below `folder` but those in `leave`; nothing outside it, so no link is followed.

    A file is late when it was handed in after `due`. Of several by one learner the last one counts.
    BadInput when there is no such folder.
    """
    found, refused = [], {}
    for path, name in files_below(folder, leave):
        try:
            found.append(_handin(path, name, due))
        except BadInput as reason:
            refused[name] = reason
    found.sort(key=lambda h: (identity(h.learner), h.at, h.file))
    last, earlier = [], []
    for _, some in groupby(found, key=lambda h: identity(h.learner)):
        *before, counts = some
        last.append(counts)
        earlier += [(old, counts) for old in before]
    return Folder(tuple(last), tuple(earlier), refused)


def _handin(path: Path, name: str, due: datetime | None) -> HandIn:
    expect_ordinary(path, name, ENDINGS)
    data = read_answers(path)
    at = _handed_in(path, name, data)
    late = bool(_LATE.search(name)) or (due is not None and at > due)
    return HandIn(name, Learner.of(data), data, at, late)


def _handed_in(path: Path, name: str, data: dict) -> datetime:
    """When it was handed in: as the platform wrote into the file's name, else the last entry, else the file's date."""
    try:
        if stamp := _STAMP.search(name):
            return datetime(*map(int, stamp.groups()))
        if noted := [datetime.fromisoformat(unit["last"]) for unit in data.get("time", {}).values()]:
            return max(noted).replace(tzinfo=None)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass  # no such day, or no time at all
    return datetime.fromtimestamp(int(path.stat().st_mtime))


def fingerprint(*parts: object) -> str:
    """A digest of plain values, to draw by and to find again by."""
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:20]
