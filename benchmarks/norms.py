"""The norm table: what 500 random strategies create in each shipped market, for the percentile of a learner alone."""

from __future__ import annotations

import tomllib

import numpy as np

from benchmarks.report import say
from simlib.classroom.judgement import COMMON, outcome
from simlib.classroom.norms import TABLE, market_digest, random_strategy
from simlib.text.files import read_whole, write_whole
from simlib.world import Scenario, as_plan, scenario, shipped

WORLDS = 4
HEAD = """# What random strategies create in a market, in its currency: quantiles 0, 1 ... 100 of the mean over worlds.
# Made by: python -m benchmarks norms
"""


def run(strategies: int) -> None:
    """The table simlib/classroom/norms.toml, each market written when it is done."""
    import tomli_w

    made = tomllib.loads(read_whole(TABLE)) if TABLE.exists() else {}
    for name in shipped(Scenario):
        made[name] = norm_of(scenario(name), strategies)
        middle, ruined = made[name]["value_created"][50], made[name]["ruined"]
        say(f"{name}: median {middle:,.0f}, ruined {100 * ruined:.0f} %")
        write_whole(TABLE, HEAD + tomli_w.dumps(made))


def norm_of(market: Scenario, strategies: int) -> dict:
    """The quantiles of a market, and in which share of all worlds the company was ruined."""
    rng = np.random.default_rng(13)
    plans = [as_plan(random_strategy(market, rng)) for _ in range(strategies)]
    found = np.array([[outcome(market, plan, COMMON + 1, w) for plan in plans] for w in range(WORLDS)])
    quantiles = np.quantile(found[..., 0].mean(axis=0), np.arange(101) / 100)
    return {
        "market": market_digest(market), "strategies": strategies, "worlds": WORLDS,
        "ruined": round(float(found[..., 1].mean()), 3), "value_created": [round(float(v), -3) for v in quantiles],
    }  # fmt: skip
