"""Text files read and written whole: what cannot be read or written is one sentence, and nothing is half there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from simlib.text.refusal import BadInput


def read_whole(path: Path) -> str:
    """The text of a file, without the byte order mark that some editors write; BadInput for anything else.

    A pipe or a device is refused, so that nobody waits for it; UnicodeDecodeError for what is no UTF-8.

    >>> read_whole(Path("nowhere.toml"))
    Traceback (most recent call last):
    simlib.text.refusal.BadInput: Cannot read nowhere.toml: No such file or directory.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadInput("world.error.not_a_file", file=str(path))
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput("world.error.read", file=str(path), why=error.strerror or error) from None


def check_place(path: Path) -> None:
    """Find out before the work whether a file can be written there; BadInput if its folder is none or is closed."""
    folder = path.parent
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or os.path.isdir(path):
        raise BadInput("world.error.place", file=str(path))


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it; BadInput if it cannot be."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    draft = None
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        with open(handle, "wb") as file:
            file.write(data)
        # mkstemp's own are for one user alone
        os.chmod(draft, path.stat().st_mode if path.exists() else 0o644)
        os.replace(draft, path)
        draft = None
    except OSError as error:
        raise BadInput("world.error.write", file=str(path), why=error.strerror or error) from None
    finally:
        if draft:
            os.unlink(draft)
