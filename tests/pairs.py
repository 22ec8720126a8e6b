"""Pairs of worlds on the same luck, only as many as decide: few where an effect is many times its error."""

from collections.abc import Iterator

from simlib.lab import replicate
from simlib.lab.compare import Pair, paired
from simlib.lab.run import Replications
from simlib.world import Scenario, Strategy
from simlib.world.strategy import Plan

DECIDED = 2.5
"""Half widths of its 95 % interval (five standard errors) beyond which a difference needs no more worlds."""


def grown(market: Scenario, plan: Strategy | Plan, steps: tuple[int, ...]) -> Iterator[Replications]:
    """The first worlds of a plan, more at each step."""
    have = None
    for replications in steps:
        have = replicate(market, plan, replications=replications, have=have)
        yield have


def decided(kpi: str, base: Iterator[Replications], other: Iterator[Replications]) -> Pair:
    """The pair of the first step that decides; of the last one, with all worlds, where none does."""
    for sides in zip(base, other, strict=True):
        pair = paired(kpi, *(side.values[kpi] for side in sides))
        d = pair.difference
        if abs(d.mean) > DECIDED * (d.high - d.low) / 2:
            break
    return pair
