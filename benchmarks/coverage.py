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


def run(pool: int, size: int = ENOUGH_WORLDS) -> None:
    """The share of covering intervals for each lever of the machinery maker; the truth is the mean over the pool."""
    say(
        f"intervals of {size} worlds out of {pool} ({GROUPS:,} draws each), in {OBJECTIVE.replace('_', ' ')}:"
    )
    for name, (part, change) in MOVES.items():
        market = scenario("machinery").alone(part)
        difference = _values(market, change, pool) - _usual(market, pool)
        share, above, below = coverage(difference, size)
        sides = f"{100 * above:.1f} % lie above it, {100 * below:.1f} % below"
        mean = f"{difference.mean() / 1000:,.0f} thousand"
        say(f"  {part}, {name}: {100 * share:.1f} % hold it; {sides}; the pool's mean is {mean}")


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


@cache
def _usual(market: Scenario, pool: int) -> np.ndarray:
    return _values(market, {}, pool)


def _values(market: Scenario, change: dict, pool: int) -> np.ndarray:
    plan = baseline(market).but(**change)
    return replicate(market, plan, replications=pool).values[OBJECTIVE]
