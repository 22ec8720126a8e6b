"""A folder of hand-ins, read: what counts, what is double, what is late, and why a file cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
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
    """What one learner handed in: `data` as `read_answers` gives it, `at` when it came, and whether that was late.

    `file` is the latest of the learner's files; each unit is the one of the latest file that holds it, and `versions`
    says which version of the workbook wrote it.
    """

    file: str
    learner: Learner
    data: dict[str, Any]
    at: datetime
    late: bool = False
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def units(self) -> dict[str, dict[str, dict]]:
        """What is kept of each unit: {"guess": {}, "answers": {}, "tries": {}}."""
        return self.data["units"]

    def came(self, unit: str) -> dict[str, dict]:
        """Guesses of a unit beside what came: {question: {"guess", "result"}}."""
        return self.data.get("came", {}).get(unit, {})


@dataclass(frozen=True)
class Folder:
    """Hand-ins by learner; files that a later one of the same learner replaces; {file: why it cannot be used}."""

    handins: tuple[HandIn, ...]
    earlier: tuple[tuple[HandIn, HandIn], ...] = ()
    refused: dict[str, BadInput] = field(default_factory=dict)


def read_folder(folder: Path, *, due: datetime | None = None, leave: Sequence[Path] = ()) -> Folder:
    """Read every file below `folder` but those in `leave`; nothing outside it, so no link is followed.

    A file is late when it was handed in after `due`. A learner may hand in a file for each unit; of several with the
    same unit the last one counts.
    BadInput when there is no such folder.
    """
    found, refused = [], {}
    for path, name in files_below(folder, leave):
        try:
            found.append(_handin(path, name, due))
        except BadInput as reason:
            refused[name] = reason
    found.sort(key=lambda h: (identity(h.learner), h.at, h.file))
    whole, earlier = [], []
    for _, some in groupby(found, key=lambda h: identity(h.learner)):
        one, replaced = _together(list(some))
        whole.append(one)
        earlier += [(old, one) for old in replaced]
    return Folder(tuple(whole), tuple(earlier), refused)


def _together(files: list[HandIn]) -> tuple[HandIn, list[HandIn]]:
    """One learner's files, the latest last, as one hand-in; and those of which nothing counts."""
    counts = {unit: n for n, one in enumerate(files) for unit in one.units}
    data = dict(files[-1].data)
    for part in ("units", "came", "time"):
        data[part] = {
            u: files[n].data[part][u] for u, n in counts.items() if u in files[n].data.get(part, {})
        }
    used = {len(files) - 1, *counts.values()}
    late = any(files[n].late for n in used)
    versions = {unit: str(files[n].data.get("version")) for unit, n in counts.items()}
    last = files[-1]
    replaced = [one for n, one in enumerate(files) if n not in used]
    return HandIn(last.file, last.learner, data, last.at, late, versions), replaced


def _handin(path: Path, name: str, due: datetime | None) -> HandIn:
    expect_ordinary(path, name, ENDINGS)
    data = read_answers(path)
    at = _handed_in(path, name, data)
    late = bool(_LATE.search(name)) or (due is not None and at > due)
    return HandIn(name, Learner.of(data), data, at, late)


def _handed_in(path: Path, name: str, data: dict) -> datetime:
    """When it was handed in: as the platform wrote into the file's name, else as the file says, else its date."""
    with suppress(ValueError, TypeError):  # no such day
        if stamp := _STAMP.search(name):
            return datetime(*map(int, stamp.groups()))
    with suppress(ValueError, TypeError):
        return (
            datetime.fromisoformat(data["handed_in"]).replace(tzinfo=None)
            if "handed_in" in data
            else _last(data)
        )
    return datetime.fromtimestamp(int(path.stat().st_mtime))


def _last(data: dict) -> datetime:
    """The last entry; ValueError when no time is kept."""
    return max(datetime.fromisoformat(unit["last"]) for unit in data.get("time", {}).values()).replace(
        tzinfo=None
    )


def fingerprint(*parts: object) -> str:
    """A digest of plain values, to draw by and to find again by."""
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:20]
