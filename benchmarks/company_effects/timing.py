"""The company with all its effects and its whole log: textbook SimPy, simlib, and simlib on stock SimPy."""

from __future__ import annotations

from benchmarks.company_effects.settings import SETTINGS
from benchmarks.company_effects.world import World
from benchmarks.measure import interleaved
from benchmarks.report import goal, say
from simlib.world import scenario
from simlib.world.company import simulate

GOAL = 3.0


def run(rounds: int) -> None:
    """Each side makes the log of one replication of the default company, in turn."""
    market = scenario("machinery")
    for name, strategy in SETTINGS.items():
        sides = {
            "simlib": lambda r, s=strategy: simulate(market, s, replication=r),
            "simlib on stock SimPy": lambda r, s=strategy: simulate(market, s, replication=r, stock=True),
            "textbook": lambda r, s=strategy: World(market, s, r).run(),
        }
        times = interleaved(sides, rounds, repeats={"simlib": 3})
        say(f"{name}, {market.horizon_days:.0f} days")
        for side in sides:
            say(f"  {side:24s} {1000 * times.median(side):8.1f} ms")
        goal("  textbook / simlib", times.ratio("textbook", "simlib"), GOAL)
        say(f"  stock SimPy / simlib: {times.ratio('simlib on stock SimPy', 'simlib')}")
