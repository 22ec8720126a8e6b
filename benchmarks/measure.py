"""How ratios are taken: all sides in turn in a round, CPU seconds, a ratio for each round, their median."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

from simlib.world import kept_luck


@dataclass(frozen=True)
class Ratio:
    """How many times longer one side took than the other: the median of the rounds and their range."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} [{self.low:.2f} .. {self.high:.2f}]"


@dataclass(frozen=True)
class Times:
    """CPU seconds of one replication by side, a number for each round."""

    seconds: dict[str, list[float]]

    def median(self, side: str) -> float:
        return median(self.seconds[side])

    def ratio(self, slow: str, fast: str) -> Ratio:
        rounds = [a / b for a, b in zip(self.seconds[slow], self.seconds[fast], strict=True)]
        return Ratio(median(rounds), min(rounds), max(rounds))


def interleaved(sides: dict[str, Callable[[int], object]], rounds: int, repeats: dict[str, int]) -> Times:
    """Time each side in each round, after one round to warm up; a side is called with a replication's number.

    `repeats` lets a quick side play several replications in a round, so that all are measured about as long. Each
    side draws its numbers itself: no luck is kept from another.
    """
    seconds: dict[str, list[float]] = {side: [] for side in sides}
    for number in range(-1, rounds):
        for side, play in sides.items():
            times = repeats.get(side, 1)
            kept_luck.forget()
            gc.collect()
            begun = process_time()
            for k in range(times):
                play(max(number, 0) * times + k)
            if number >= 0:
                seconds[side].append((process_time() - begun) / times)
    return Times(seconds)
