"""The norm of a market: what random strategies create in it, so that one learner alone has somebody to stand beside."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import numpy as np

from simlib.classroom.marking.handins import fingerprint
from simlib.lab.search import LADDER, searched
from simlib.text.files import read_whole
from simlib.world import Scenario, Strategy, baseline, describe
from simlib.world.strategy import LADDERS, ladder

TABLE = Path(__file__).with_name("norms.toml")
"""By market: what its 500 random strategies create, 101 quantiles. Made by `python -m benchmarks norms`."""
MOVED = 4
"""The most levers that a random manager moves; half of the moves go less than a quarter of the way. [assumed]"""


def market_digest(market: Scenario) -> str:
    """What says that a norm belongs to a market and to the levers of random managers as they are now."""
    return fingerprint(sorted(market.model_dump(mode="json").items()), searched("company"), MOVED)


def random_strategy(market: Scenario, rng: np.random.Generator) -> Strategy:
    """The usual strategy of a market with one to MOVED of its levers moved, as a manager who guesses might.

    >>> from simlib.world import scenario
    >>> market = scenario("machinery")
    >>> 1 <= len(baseline(market).changes(random_strategy(market, np.random.default_rng(1)))) <= MOVED
    True
    """
    usual, levers = baseline(market), searched("company")
    some = rng.permutation(len(levers))[: int(rng.integers(1, MOVED + 1))]
    return usual.but(**{k: v for n in sorted(some) for k, v in _moved(levers[n], usual, rng).items()})


def _moved(name: str, usual: Strategy, rng: np.random.Generator) -> dict:
    """A lever, or the ladder's two, elsewhere: any other choice, or up or down by the square of a random share."""
    if name == LADDER:
        return ladder(sorted(LADDERS)[int(rng.integers(len(LADDERS)))])
    lever, here = next(p for p in describe(Strategy) if p.name == name), getattr(usual, name)
    if lever.kind == "choice":
        return {name: lever.choices[int(rng.integers(len(lever.choices)))]}
    low, high, step = lever.around(here)
    end = (low, high)[int(rng.integers(2))]
    value = low + step * round((here + (end - here) * rng.random() ** 2 - low) / step)
    return {name: int(value) if lever.kind == "integer" else round(float(value), 10)}


@cache
def norm(market: Scenario) -> np.ndarray | None:
    """Value created at the 0th, 1st ... 100th percentile of the random strategies; None for a market without a norm."""
    for made in tomllib.loads(read_whole(TABLE)).values():
        if made["market"] == market_digest(market):
            return np.array(made["value_created"], dtype=float)
    return None


def percentile(norm: np.ndarray, value: float) -> float:
    """How many of a hundred random strategies create less.

    >>> percentile(np.arange(0.0, 202.0, 2.0), 50.0)
    25.0
    """
    return float(np.interp(value, norm, np.arange(len(norm))))
