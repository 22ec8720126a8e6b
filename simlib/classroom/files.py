"""Files never half-written: a lock for the folder, and a write that replaces the old file at one stroke."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from simlib.text import BadInput

PATIENCE = 5.0
"""Seconds to wait for a lock that another process holds; a save takes some milliseconds."""
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}
_DRAFT, _DRAFT_AGE = ".writing-", 3600.0
_IN_A_PAGE = re.compile(r'<script type="application/json" id="simlib-answers">(.*?)</script>', re.S)
in_vain: set[Path] = set()


def home() -> Path:
    """The folder where answers are kept: SIMLIB_HOME, else the user's data folder of the system."""
    chosen = os.environ.get("SIMLIB_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("simlib", appauthor=False)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for a read-change-write, so that two open notebooks do not undo each other's answers.

    The system drops the lock when a process ends. Where a file system has no locks, or a stopped process holds
    the lock for longer than `PATIENCE`, work goes on without one: losing the guard is better than refusing to
    save. Drafts of killed saves are cleared away. BadInput when the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".lock").open("a+b")
    except OSError as error:
        raise BadInput("classroom.error.folder", folder=folder, why=error.strerror or error) from None
    with file:
        _clear(folder, 0 if taken(file, folder) else _DRAFT_AGE)
        yield


def taken(file: IO[bytes], folder: Path) -> bool:
    """Whether the lock was got; a lock once waited for in vain is tried, not waited for, until it is free."""
    end = time.monotonic() + (0 if folder in in_vain else PATIENCE)
    while True:
        try:
            take(file)
        except OSError as error:
            if error.errno not in _BUSY:
                return False  # no locks here
        else:
            in_vain.discard(folder)
            return True
        if time.monotonic() >= end:
            in_vain.add(folder)
            return False
        time.sleep(0.01)


def take(file: IO[bytes]) -> None:
    """Take the lock or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        if not hasattr(fcntl, "flock"):  # a browser's Python: one page, one process
            raise OSError(errno.ENOLCK, "no locks")
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(folder: Path, age: float) -> None:
    """Remove drafts older than `age` seconds; whoever holds the lock knows that nobody is writing one."""
    for draft in folder.glob(f"{_DRAFT}*"):
        with suppress(OSError):
            if age == 0 or time.time() - draft.stat().st_mtime > age:
                draft.unlink()


def write_json(path: Path, data: dict) -> None:
    """Write `data` beside the old file, force it to the disk, then put it in the old one's place.

    If anything fails the old file is as it was and nothing is left lying about. BadInput says what failed.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_DRAFT)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(_text(data) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _settle(path.parent)
    except OSError as error:
        raise BadInput("classroom.error.write", file=path, why=error.strerror or error) from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _text(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)


def _settle(folder: Path) -> None:
    """Force the folder's own entry to the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_json(path: Path) -> dict:
    """The object in a JSON file, or in a page that was handed in; BadInput when it cannot be read or is no object."""
    try:
        return object_in(path.read_bytes(), path)
    except OSError as error:
        raise BadInput("classroom.error.file.read", file=path, why=error.strerror or error) from None


def object_in(content: bytes, named: Path | str) -> dict:
    """The object in the content of such a file, called `named` where it is refused.

    What could not be written again (no finite number, half a letter) is no JSON either.
    """
    try:
        text = content.decode("utf-8-sig")
        page = _IN_A_PAGE.search(text) if text.lstrip().startswith("<") else None
        data = json.loads(page[1] if page else text)
        _text(data).encode("utf-8")
    except (ValueError, RecursionError):
        raise BadInput("classroom.error.file.json", file=named) from None
    if not isinstance(data, dict):
        raise BadInput("classroom.error.file.shape", file=named, field="{}")
    return data
