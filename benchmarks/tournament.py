"""A class's tournament, from its folder of decision files to the page: CPU seconds."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.report import say
from simlib.classroom.decisions import MOST_QUARTERS, decide, write_decisions
from simlib.classroom.norms import random_strategy
from simlib.cli import main
from simlib.world import scenario


def write_teams(folder: Path, teams: int) -> None:
    """So many teams of random managers: each changes its mind in the middle."""
    market, rng = scenario("machinery"), np.random.default_rng(7)
    for n in range(teams):
        first, second = (random_strategy(market, rng) for _ in range(2))
        half = MOST_QUARTERS // 2
        write_decisions(folder / f"{n}.toml", decide(f"Team {n}", market, [first] * half + [second] * half))


def run(teams: int) -> None:
    """Rank so many teams in one process; the goal is 200 in under five minutes on two cores."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_teams(folder, teams)
        started = time.process_time()
        assert main(["class", "tournament", place, "-o", str(folder / "out"), "--processes", "1"]) == 0
        cpu = time.process_time() - started
    say(
        f"{teams} teams: {cpu:.0f} CPU seconds (goal: 200 in under 600, so that two cores need less than 300)"
    )
