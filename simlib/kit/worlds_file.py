"""Where a kernel keeps the worlds it simulated: beside the answers, so that the second opening is quick."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from simlib.classroom.files import home
from simlib.lab.kept import keep_in


@cache
def keep_worlds() -> None:
    """In a kernel, keep worlds in `worlds.sqlite` beside the answers, or in the file that SIMLIB_WORLDS names.

    >>> keep_worlds()  # no kernel here: nothing is kept
    """
    ipython = sys.modules.get("IPython")
    if ipython and hasattr(ipython.get_ipython(), "kernel"):
        keep_in(Path(os.environ.get("SIMLIB_WORLDS") or home() / "worlds.sqlite"))
