"""The speed-up on two cores is of equal work: the results are compared to the bit."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.spread import same, timed
from simlib.lab import compare
from simlib.world import Strategy, scenario

MARKET = scenario("machinery").but(horizon_days=91.0)
PLANS = [Strategy(), Strategy().but(reps=7)]


def test_a_round_times_both_and_finds_the_same_results():
    one, two = timed(MARKET, rounds=1, pairs=3)
    assert len(one) == len(two) == 1 and min(one + two) > 0.0


def test_other_luck_is_another_result():
    first, again, other = (compare(MARKET, PLANS, replications=2, seed=seed) for seed in (1, 1, 2))
    assert same(first, again) and not same(first, other)
