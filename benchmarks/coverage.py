"""Do the intervals hold what they say? How often 95 % intervals of few worlds hold the difference of very many."""

from __future__ import annotations

from functools import cache

import numpy as np

from benchmarks.report import say
from simlib.lab import OBJECTIVE, interval, replicate
from simlib.lab.compare import ENOUGH_WORLDS
from simlib.world import Scenario, baseline, scenario

GROUPS = 2_000
"""So many times a group of worlds is drawn from the pool; one share in them errs by half a point."""

MOVES: dict[str, tuple[str, dict]] = {
    # what is moved: (part of the company, levers)
    "a seventh rep": ("funnel", {"reps": 7}),
    "an hour of coaching more": ("funnel", {"coaching_hours": 2.0}),
    "5 % discount": ("funnel", {"discount": 0.05}),
    "half as much marketing again": ("funnel", {"marketing_spend": 900_000}),
    "a fourth agent": ("customers", {"service_agents": 4}),
    "an agent and a larger save budget": ("customers", {"service_agents": 4, "save_budget": 80_000}),
    "three visits to A customers": ("customers", {"visits_a": 3}),
    "2 % reward": ("customers", {"reward_rate": 0.02}),
    "45 days' terms": ("receivables", {"payment_terms": 45}),
    "2 % for early payment": ("receivables", {"early_discount": 0.02}),
    "one collector": ("receivables", {"collectors": 1}),
    "a fourth agent in the whole company": ("company", {"service_agents": 4}),
}
"""Levers that the units compare, each one step from the baseline, in the part of the company where they do."""

SIZES = {"funnel": 60, "customers": 40, "receivables": ENOUGH_WORLDS, "company": ENOUGH_WORLDS}
"""Worlds an interval: the race and the sheets of unit 7, the sheets of units 11 and 12; the fewest with a verdict."""

POOLS = 40
"""So many times the pool itself is drawn again: how far the share would move with another pool of that size."""


def run(pool: int) -> None:
    """The share of covering intervals for each lever of the machinery maker; the truth is the mean over the pool."""
    say(f"intervals of worlds out of {pool} ({GROUPS:,} draws each), in {OBJECTIVE.replace('_', ' ')}:")
    say(
        "| lever | worlds | mean, thousand | skewness | % hold it | % above | % below | % with another pool |"
    )
    say("|---" * 8 + "|")
    for name, (part, change) in MOVES.items():
        market, size = scenario("machinery").alone(part), SIZES[part]
        difference = _values(market, change, pool) - _usual(market, pool)
        held, above, below = (f"{100 * share:.1f}" for share in coverage(difference, size))
        low, high = (f"{100 * share:.1f}" for share in with_other_pools(difference, size))
        say(f"| {part}: {name} | {size} | {difference.mean() / 1000:,.0f} | {skewness(difference):.1f} "
            f"| {held} | {above} | {below} | {low} to {high} |")  # fmt: skip


def coverage(difference: np.ndarray, size: int, groups: int = GROUPS) -> tuple[float, float, float]:
    """(share of groups whose t interval holds the pool's mean, share wholly above, share wholly below).

    Groups are drawn with replacement, as worlds of the pool's own distribution, by an address of their own.

    >>> held, above, below = coverage(np.random.default_rng(1).normal(size=3000), 30)
    >>> 0.93 < held < 0.97, abs(held + above + below - 1) < 1e-9
    (True, True)
    """
    rng, truth = np.random.default_rng((20_26, size)), difference.mean()
    found = [interval(rng.choice(difference, size)) for _ in range(groups)]
    above, below = (
        float(np.mean(side)) for side in ([d.low > truth for d in found], [d.high < truth for d in found])
    )
    return 1 - above - below, above, below


def with_other_pools(difference: np.ndarray, size: int) -> tuple[float, float]:
    """The share that holds, low and high: 95 % of POOLS pools drawn from this one, each asked a quarter as often."""
    rng = np.random.default_rng((20_27, size))
    shares = [coverage(rng.choice(difference, len(difference)), size, GROUPS // 4)[0] for _ in range(POOLS)]
    return tuple(float(end) for end in np.quantile(shares, (0.025, 0.975)))


def skewness(difference: np.ndarray) -> float:
    """How lopsided luck is: the third standardised moment; a t interval of n worlds strays by skewness / √n."""
    z = (difference - difference.mean()) / difference.std()
    return float((z**3).mean())


@cache
def _usual(market: Scenario, pool: int) -> np.ndarray:
    return _values(market, {}, pool)


def _values(market: Scenario, change: dict, pool: int) -> np.ndarray:
    plan = baseline(market).but(**change)
    return replicate(market, plan, replications=pool).values[OBJECTIVE]
