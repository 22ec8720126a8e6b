"""The whole company: its speed beside other engines, how long thirty pairs take, and a large population."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from time import perf_counter, process_time

from benchmarks.company_sides import PROGRAMS, company_side, core, program_side
from benchmarks.measure import interleaved
from benchmarks.report import goal, say
from simlib.lab import compare
from simlib.world import YEAR, Strategy, scenario
from simlib.world.company import simulate

SMALL, LARGE = 10_000, 100_000


def run(rounds: int) -> None:
    """Other engines, pairs of the default company, and 10,000 beside 100,000 customers."""
    _engines(rounds)
    _pairs()
    _population()


def _engines(rounds: int) -> None:
    market, strategy = core(), Strategy()
    say(f"the company's core, every effect at reference, {market.horizon_days:.0f} days")
    sides = {"simlib": company_side(market, strategy), "simlib on stock SimPy": company_side(market, strategy, stock=True)}
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
        compare(scenario("machinery"), plans, replications=worlds, processes=2)
        goal(f"{worlds} pairs of the default company, two processes, clock", perf_counter() - begun, wanted, most=True,
             unit=" s")  # fmt: skip


def _population() -> None:
    seen = {n: json.loads(subprocess.check_output([sys.executable, "-m", "benchmarks.company", str(n)], text=True))
            for n in (SMALL, LARGE)}  # fmt: skip
    for n, one in seen.items():
        say(f"{n} customers for a year, all effects: {one['seconds']:.1f} s CPU, {one['orders']} orders")
    goal("  peak memory of the large run", seen[LARGE]["megabytes"], 500.0, most=True, unit=" MB")
    each = [one["seconds"] / n for n, one in seen.items()]
    say(f"  time per customer, large / small: {each[1] / each[0]:.2f}")


def _one(customers: int) -> dict[str, float]:
    market = scenario("machinery").but(opening_customers=customers, horizon_days=YEAR, credit_line=10**12)
    scale = customers / 250
    strategy = Strategy().but(service_agents=round(3 * scale), collectors=round(2 * scale))
    begun = process_time()
    log = simulate(market, strategy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": process_time() - begun, "orders": len(log.tables["orders"]["time"]),
        "megabytes": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_one(int(sys.argv[1]))))
