"""The whole company: its speed beside other engines, and how long thirty pairs take."""

from __future__ import annotations

from time import perf_counter

from benchmarks.company_sides import PROGRAMS, company_side, core, program_side
from benchmarks.measure import interleaved
from benchmarks.report import goal, say
from simlib.lab import compare
from simlib.world import Strategy, scenario


def run(rounds: int) -> None:
    """Other engines, and pairs of the default company."""
    _engines(rounds)
    _pairs()


def _engines(rounds: int) -> None:
    market, strategy = core(), Strategy()
    say(f"the company's core, every effect at reference, {market.horizon_days:.0f} days")
    sides = {
        "simlib": company_side(market, strategy),
        "simlib on stock SimPy": company_side(market, strategy, stock=True),
    }
    for name in PROGRAMS:
        try:
            sides[name] = program_side(name, market, strategy)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            say(f"  {name} is not installed: pip install -r benchmarks/requirements.txt")
    times = interleaved(sides, rounds, repeats={"simlib": 3, "heapq": 3})
    for side in sides:
        say(f"  {side:24s} {1000 * times.median(side):8.1f} ms")
    goal("  textbook / simlib", times.ratio("textbook", "simlib"), 5.0)
    if "salabim" in sides:
        goal("  salabim / simlib", times.ratio("salabim", "simlib"), 20.0)
    goal("  simlib / raw heapq", times.ratio("simlib", "heapq"), 1.5, most=True)
    say(f"  stock SimPy / simlib: {times.ratio('simlib on stock SimPy', 'simlib')}")


def _pairs() -> None:
    plans = [Strategy(), Strategy().but(reps=7)]
    for worlds, wanted in ((5, 0.5), (30, 2.0)):
        compare(scenario("machinery"), plans, replications=2, processes=2)  # the processes are there
        begun = perf_counter()
        # nobody has played these
        compare(scenario("machinery"), plans, replications=worlds, processes=2, seed=worlds)
        goal(f"{worlds} pairs of the default company, two processes, clock", perf_counter() - begun, wanted, most=True,
             unit=" s")  # fmt: skip
