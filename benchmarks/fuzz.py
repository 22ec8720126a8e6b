"""Hostile files of every kind: how many were accepted, how many refused with a sentence,
    and how many caught nobody.

The same inputs for the same number. What nobody catches is written to a folder; once mended it belongs to
tests/hostile/found, where it stays.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.hostile.kinds import KINDS, Kind, outcome
from benchmarks.report import say

FOUND = Path("fuzz-found")


def run(times: int) -> None:
    """`times` inputs of each kind; SystemExit where one ends in anything but a sentence."""
    total: Counter = Counter()
    for name, kind in KINDS.items():
        counts, uncaught = tally(kind, times)
        total += counts
        say(f"{name}: {told(counts)}")
        for number, (what, data) in enumerate(uncaught.items()):
            FOUND.mkdir(exist_ok=True)
            file = FOUND / f"{name.replace(' ', '-')}-{number}{kind.ending}"
            file.write_bytes(data)
            say(f"  {what}  ({file})")
    say(f"all: {told(total)}")
    if total["uncaught"]:
        raise SystemExit(1)


def told(counts: Counter) -> str:
    """The totals in a line."""
    named = ", ".join(f"{counts[what]:,} {what}" for what in ("refused", "accepted", "uncaught"))
    return f"{counts.total():,} tried, {named}"


def tally(kind: Kind, times: int, of: int = 1) -> tuple[Counter, dict[str, bytes]]:
    """How many of `times` inputs of seed `of` were accepted,
    refused and uncaught; for each uncaught error one input."""
    counts: Counter = Counter()
    uncaught: dict[str, bytes] = {}

    with tempfile.TemporaryDirectory(prefix="simlib-fuzz-") as folder:
        path = Path(folder) / f"input{kind.ending}"

        @seed(of)
        @settings(max_examples=times, phases=[Phase.generate], database=None, deadline=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(kind.make)
        def each(data: bytes) -> None:
            path.write_bytes(data)
            what = outcome(kind, path)
            counts[what if what in ("accepted", "refused") else "uncaught"] += 1
            if what not in ("accepted", "refused"):
                uncaught.setdefault(what, data)

        before = os.environ.get("SIMLIB_HOME")
        os.environ["SIMLIB_HOME"] = str(Path(folder) / "home")
        (Path(folder) / "home").mkdir()
        try:
            each()
        finally:
            os.environ.pop("SIMLIB_HOME")
            if before is not None:
                os.environ["SIMLIB_HOME"] = before
    return counts, uncaught
