"""The browser that a benchmark drives: SIMLIB_BROWSER_PATH, else Chromium, Chrome or Edge on the PATH."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

from benchmarks.report import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def browser_path() -> str | None:
    """Where it lies; None, and a word about it, where a figure has to be left out."""
    found = os.environ.get("SIMLIB_BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found and find_spec("playwright"):
        return found
    say(f"left out: {'playwright is not installed' if found else 'no browser: ' + ', '.join(BROWSERS)}")
    return None
