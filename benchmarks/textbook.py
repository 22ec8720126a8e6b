"""The plain funnel as a SimPy textbook would write it: a process for each deal, a draw for each number.

The market is a Scenario at reference (no effect, nothing but chances), the strategy gives the reps, the order
of work and the thresholds. The program shares nothing with simlib's engine, only the figures of the market.
"""

from __future__ import annotations

from itertools import accumulate
from math import exp, log
from random import Random

import numpy as np
import simpy

from benchmarks.figures import Tally
from simlib.course.pipeline import pass_chances
from simlib.world import WEEK, YEAR, Scenario, Strategy

LAST = 5


class PythonDraws(Random):
    """random.Random under the names of a numpy Generator."""

    def exponential(self, mean):
        return -log(1.0 - self.random()) * mean

    def normal(self, mu, sigma):
        return self.normalvariate(mu, sigma)

    def gamma(self, shape, scale):
        return self.gammavariate(shape, scale)

    def beta(self, a, b):
        return self.betavariate(a, b)

    def lognormal(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))


class Textbook:
    """One replication; `draws` is "numpy" (a Generator, a call each) or "python" (random.Random)."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int, *, draws: str = "numpy"):
        self.market, self.strategy = market, strategy
        self.rng = np.random.default_rng(seed) if draws == "numpy" else PythonDraws(seed)
        self.env = simpy.Environment()
        self.ranked = strategy.work_order == "late_stage"
        self.reps = (simpy.PriorityResource if self.ranked else simpy.Resource)(self.env, strategy.reps)
        self.tally = Tally()
        self.chance = pass_chances(market.win_rates)
        days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
        self.work = [hours * days_per_hour for hours in market.work_hours]
        self.own_mu = [log(days) - market.own_sigma**2 / 2 for days in market.own_days]
        self.amount_mu = [log(median) for median in market.amount_median]
        self.edges = list(accumulate(market.grade_shares))[:-1]

    def run(self) -> dict[str, float]:
        market, horizon = self.market, self.market.horizon_days
        self.env.process(self.review())
        for stage, (count, amount) in enumerate(
            zip(market.opening_count, market.opening_amount, strict=True)
        ):
            for _ in range(count):
                self.tally.opportunities += 1
                self.env.process(self.opportunity(amount // count, stage, opening=True))
        self.env.process(self.arrivals())
        self.env.run(until=horizon)
        return self.tally.figures(self.strategy.reps * horizon)

    def arrivals(self):
        gap, threshold = YEAR / self.market.leads_per_year, self.strategy.qualification_threshold
        while True:
            yield self.env.timeout(self.rng.exponential(gap))
            self.tally.leads += 1
            if self.rng.random() < threshold:
                self.tally.disqualified += 1
                continue
            self.tally.opportunities += 1
            mark = self.rng.random()
            grade = sum(mark >= edge for edge in self.edges)
            amount = round(self.rng.lognormal(self.amount_mu[grade], self.market.amount_sigma))
            self.env.process(self.opportunity(amount, 0, grade=grade))

    def opportunity(self, amount, first, opening=False, grade=None):
        env, rng, tally = self.env, self.rng, self.tally
        arrived = env.now
        recorded = amount >= self.strategy.small_order_threshold
        for stage in range(first, LAST + 1):
            asked = env.now
            if recorded:
                tally.count[stage] += 1
                tally.amount[stage] += amount
            with self.request(stage) as request:
                yield request
                tally.visits[stage] += 1
                tally.waited += env.now - asked
                work = rng.exponential(self.work[stage])
                tally.busy += min(work, self.market.horizon_days - env.now)
                yield env.timeout(work)
            yield env.timeout(rng.lognormal(self.own_mu[stage], self.market.own_sigma))
            if recorded:
                tally.count[stage] -= 1
                tally.amount[stage] -= amount
            if rng.random() >= self.chance[stage]:
                tally.lost += 1
                break
            tally.passed[stage] += 1
        else:
            tally.won += 1
            price = round(amount * (1 - self.strategy.discount))
            tally.revenue += price
            self.accepted(price, grade)
            if not opening:
                tally.new_won += 1
                tally.cycle_won += env.now - arrived
        if not opening:
            tally.new_closed += 1
            tally.cycle_all += env.now - arrived

    def accepted(self, price, grade):
        """A deal is won: what the company does with it; the funnel alone does nothing."""

    def request(self, stage):
        return self.reps.request(priority=-stage) if self.ranked else self.reps.request()

    def review(self):
        while True:
            yield self.env.timeout(0 if not self.tally.weeks_count else WEEK)
            self.tally.weeks_count.append(list(self.tally.count))
            self.tally.weeks_amount.append(list(self.tally.amount))
