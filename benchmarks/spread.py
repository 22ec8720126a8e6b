"""What a second core is worth: replications in this process and over two, the same bit for bit."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from benchmarks.measure import Ratio
from benchmarks.report import say
from simlib.lab import Comparison, compare
from simlib.world import Scenario, Strategy, scenario

PAIRS, CORES = 30, 2


def run(rounds: int, pairs: int = PAIRS) -> None:
    """Pairs of the default company and of its funnel alone, by the clock on the wall."""
    for name, market in (
        ("company", scenario("machinery")),
        ("funnel", scenario("machinery").alone("funnel")),
    ):
        one, two = timed(market, rounds, pairs)
        by_round = [a / b for a, b in zip(one, two, strict=True)]
        say(f"{pairs} pairs of the default {name}: {median(one):.2f} s in one process, "
            f"{median(two):.2f} s on {CORES}; "
            f"speed-up {Ratio(median(by_round), min(by_round), max(by_round))}, "
            f"results the same bit for bit")  # fmt: skip


def timed(market: Scenario, rounds: int, pairs: int) -> tuple[list[float], list[float]]:
    """Seconds in one process and on two, in turn; the processes are there before. AssertionError if results differ."""
    seconds: dict[int, list[float]] = {1: [], CORES: []}
    for number in range(-1, rounds):
        answers = {}
        for processes in seconds:
            begun = perf_counter()
            # worlds that nobody has played
            answers[processes] = _pairs(market, pairs, processes, seed=number + 2)
            if number >= 0:
                seconds[processes].append(perf_counter() - begun)
        assert same(answers[1], answers[CORES]), "two processes give other results than one"
    return seconds[1], seconds[CORES]


def same(one: Comparison, other: Comparison) -> bool:
    """Whether two comparisons have the same KPIs to the bit, replication by replication."""
    return all(
        here.values.keys() == there.values.keys()
        and all(here.values[name].tobytes() == there.values[name].tobytes() for name in here.values)
        for here, there in zip(one.results, other.results, strict=True)
    )


def _pairs(market: Scenario, pairs: int, processes: int, seed: int) -> Comparison:
    plans = [Strategy(), Strategy().but(reps=7)]
    return compare(market, plans, replications=pairs, processes=processes, seed=seed)
