"""The plain funnel in salabim: a component for each deal, a resource with the reps, one draw for each number.

Amounts, opening deals and disqualified leads are left out, and the resource's own monitors are switched off:
salabim has less to do here than simlib. Components are generators (yieldless False), salabim's faster way.
"""

from __future__ import annotations

from math import log
from random import Random

import salabim

from benchmarks.figures import Tally
from simlib.course.pipeline import pass_chances
from simlib.world import WEEK, YEAR, Scenario, Strategy

LAST = 5


class Deal(salabim.Component):
    """A deal on its way through the stages."""

    def setup(self, funnel):
        self.funnel = funnel

    def process(self):
        funnel, env = self.funnel, self.env
        tally, rng = funnel.tally, funnel.rng
        arrived = env.now()
        for stage in range(LAST + 1):
            asked = env.now()
            yield self.request(funnel.reps)
            tally.visits[stage] += 1
            tally.waited += env.now() - asked
            work = rng.expovariate(funnel.work_rate[stage])
            tally.busy += min(work, funnel.market.horizon_days - env.now())
            yield self.hold(work)
            self.release()
            yield self.hold(rng.lognormvariate(funnel.own_mu[stage], funnel.market.own_sigma))
            if rng.random() >= funnel.chance[stage]:
                tally.lost += 1
                break
            tally.passed[stage] += 1
        else:
            tally.won += 1
            tally.new_won += 1
            tally.cycle_won += env.now() - arrived
        tally.new_closed += 1
        tally.cycle_all += env.now() - arrived


class Arrivals(salabim.Component):
    """Brings the deals."""

    def setup(self, funnel):
        self.funnel = funnel

    def process(self):
        funnel = self.funnel
        while True:
            yield self.hold(funnel.rng.expovariate(funnel.market.leads_per_year / YEAR))
            funnel.tally.leads += 1
            funnel.tally.opportunities += 1
            Deal(funnel=funnel)


class Funnel:
    """What the components share."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int):
        self.market, self.rng, self.tally = market, Random(seed), Tally()
        days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
        self.work_rate = [1 / (hours * days_per_hour) for hours in market.work_hours]
        self.own_mu = [log(days) - market.own_sigma**2 / 2 for days in market.own_days]
        self.chance = pass_chances(market.win_rates)


def run(market: Scenario, strategy: Strategy, seed: int) -> dict[str, float]:
    """One replication."""
    salabim.yieldless(False)
    env = salabim.Environment(trace=False)
    funnel = Funnel(market, strategy, seed)
    funnel.reps = salabim.Resource("reps", capacity=strategy.reps, monitor=False)
    Arrivals(funnel=funnel)
    env.run(till=market.horizon_days)
    return funnel.tally.figures(strategy.reps * market.horizon_days)
