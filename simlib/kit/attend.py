"""How a form learns whose page it is on: the desk of the browser that woke the page, and who sits down there."""

from __future__ import annotations

from collections.abc import Callable

from IPython import get_ipython

from simlib.classroom.desk import take_desk, watch


def attend(follow: Callable[[], None]) -> None:
    """Take the desk that the page told with the cell that runs now, and call `follow` when its learner changes."""
    shell = get_ipython()
    told = (shell.get_parent() if hasattr(shell, "get_parent") else None) or {}
    take_desk(str((told.get("metadata") or {}).get("simlib_desk", "")))
    watch(follow)
