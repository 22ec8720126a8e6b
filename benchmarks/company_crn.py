"""What common random numbers are worth in the whole company: staff of the service desk and of collection."""

from __future__ import annotations

from math import inf

import numpy as np

from benchmarks.report import goal, say
from simlib.lab import replicate
from simlib.world import YEAR, Scenario, Strategy, scenario

AGENTS, COLLECTORS = (2, 3), (3, 2)
AGENT_LOAD, COLLECTOR_LOAD = 0.74, 0.66
"""Loads of the first of both staffs, those of the reference model in which the goals were set (performance.md)."""

MOVES = (("service_agents", AGENTS, ("orders", "customers_left")), ("collectors", COLLECTORS, ("dso",)))
GOALS = {"orders": 8.0, "customers_left": 5.0, "dso": 12.0}
_RESAMPLES = 1000


def run(pairs: int) -> None:
    """Variance with independent seeds over that of pairs, with an interval: one year, then the shipped company.

    At reference a slow answer makes nobody leave, so agents would change neither orders nor churn and the factor
    would have no meaning: the one effect from answer to leaving (`satisfaction_effect`) stays as shipped.
    """
    shipped = scenario("machinery").but(horizon_days=YEAR, credit_line=10**12)  # nobody is cut off by ruin
    linked = shipped.at_reference().but(satisfaction_effect=shipped.satisfaction_effect)
    for name, market, goals in (("at reference", _loaded(linked), GOALS), ("as shipped", shipped, {})):
        for lever, staff, kpis in MOVES:
            before, after = (
                replicate(market, Strategy().but(**{lever: n}), replications=pairs).values for n in staff
            )
            say(f"effects {name}: {lever} {staff[0]} -> {staff[1]}, one year, {pairs} pairs")
            for kpi in kpis:
                _tell(kpi, before[kpi], after[kpi], goals.get(kpi))


def _tell(kpi: str, before: np.ndarray, after: np.ndarray, wanted: float | None) -> None:
    factor, low, high = gain(before, after)
    line = (
        f"  {kpi}: mean difference {np.mean(after - before):+.3f}, "
        f"variance smaller by a factor (95 %: {low:.1f} to {high:.1f}) of"
    )
    if wanted is None:
        say(f"{line} {factor:.1f}")
    else:
        goal(line, factor, wanted)


def gain(before: np.ndarray, after: np.ndarray) -> tuple[float, float, float]:
    """Variance of a difference of two runs that share nothing over that of pairs, and its 95 % interval.

    The interval is a percentile bootstrap over the pairs; all are infinite where the difference never varies.
    """
    if np.ptp(after - before) == 0:
        return inf, inf, inf
    pick = np.random.default_rng(1).integers(len(before), size=(_RESAMPLES, len(before)))
    return _factor(before, after), *np.quantile([_factor(before[i], after[i]) for i in pick], (0.025, 0.975))


def _factor(before: np.ndarray, after: np.ndarray) -> float:
    spread = (after - before).var(ddof=1)
    return float((before.var(ddof=1) + after.var(ddof=1)) / spread) if spread else inf


def _loaded(market: Scenario) -> Scenario:
    """The market with work so long that agents and collectors are as busy as in the reference model."""
    strategy = Strategy().but(service_agents=AGENTS[0], collectors=COLLECTORS[0])
    plenty = strategy.but(service_agents=20, collectors=20)  # nobody waits, so load is work over staff
    busy = replicate(market, plenty, replications=20).values
    agents, collectors = (float(np.mean(busy[k])) * 20 for k in ("service_load", "collector_load"))
    return market.but(
        case_hours=market.case_hours * AGENT_LOAD * AGENTS[0] / agents,
        contact_hours=market.contact_hours * COLLECTOR_LOAD * COLLECTORS[0] / collectors,
    )
