"""What a reader waits for after moving a slider: 30 worlds, interval and picture."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

from benchmarks.measure import Ratio
from benchmarks.report import goal, say
from simlib.lab import replicate
from simlib.units.funnel.panel import FunnelPanel
from simlib.world import Strategy, scenario

WORLDS, PATIENCE = 30, 0.5


def run(rounds: int) -> None:
    """The engine alone, then the funnel panel with its picture redrawn; a new answer in each round."""
    market = scenario("machinery").alone("funnel")

    def engine(step: int) -> None:
        replicate(market, Strategy().but(reps=5 + step), replications=WORLDS).interval("profit")

    panel = FunnelPanel(market, replications=WORLDS)

    def slider(step: int) -> None:
        panel.levers.set(panel.strategy.but(discount=round(0.01 * (1 + step), 2)))
        panel.settle()

    _measure(f"{WORLDS} worlds with all KPIs", engine, rounds)
    _measure(f"{WORLDS} worlds, interval and redrawn picture in the funnel panel", slider, rounds, PATIENCE)


def _measure(what: str, work: Callable[[int], None], rounds: int, wanted: float | None = None) -> None:
    cpu, clock = [], []
    for step in range(rounds):
        begun, started = process_time(), perf_counter()
        work(step)
        cpu.append(process_time() - begun)
        clock.append(perf_counter() - started)
    seconds = Ratio(median(cpu), min(cpu), max(cpu))
    if wanted is None:
        say(f"{what}: {seconds} s CPU, {median(clock):.2f} s on the clock")
    else:
        goal(f"{what}: {median(clock):.2f} s on the clock, CPU", seconds, wanted, most=True, unit=" s")
