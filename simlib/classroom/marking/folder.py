"""The files of a folder that others filled: nothing outside it, no link, nothing too large."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from simlib.text import BadInput

LARGEST = 4_000_000
"""Bytes; a whole course of answers takes some 50,000."""
_NOISE = re.compile(r"(\..*|~\$.*|__MACOSX|Thumbs\.db|desktop\.ini)", re.IGNORECASE)


def files_below(folder: Path, leave: Sequence[Path] = ()) -> Iterator[tuple[Path, str]]:
    """Every file below `folder` with its name inside it, but those in `leave` and what systems put there.

    Links are named and not followed. BadInput when there is no such folder.
    """
    if not folder.is_dir():
        raise BadInput("classroom.error.class.folder", folder=folder)
    left = {path.resolve() for path in leave}
    for here, rooms, files in os.walk(folder, followlinks=False):
        linked = [room for room in rooms if (Path(here) / room).is_symlink()]
        plain = (r for r in rooms if not _NOISE.fullmatch(r) and r not in linked)
        rooms[:] = sorted(r for r in plain if (Path(here) / r).resolve() not in left)
        for name in sorted([*files, *linked]):
            path = Path(here) / name
            if not _NOISE.fullmatch(name) and (path.is_symlink() or path.resolve() not in left):
                yield path, path.relative_to(folder).as_posix().encode(errors="replace").decode()


def expect_ordinary(path: Path, name: str, endings: Sequence[str]) -> None:
    """BadInput for a link, a pipe, a file of another ending or one too large to be what is looked for."""
    if path.is_symlink() or not path.is_file():
        raise BadInput("classroom.error.class.link", file=name)
    if path.suffix.lower() not in endings:
        raise BadInput("classroom.error.class.ending", file=name, endings=", ".join(endings))
    size = path.stat().st_size
    if size > LARGEST:
        raise BadInput("classroom.error.class.large", file=name, size=f"{size:,}", high=f"{LARGEST:,}")
