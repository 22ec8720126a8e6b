"""The service desk: cases wait for an agent, and how long moves satisfaction."""

from __future__ import annotations

from math import exp, nan

import simpy

from simlib.world import WEEK


class Service:
    """The agents of one company `w`, first come first served."""

    def __init__(self, w):
        self.w = w
        self.agents = simpy.Resource(w.env, w.strategy.service_agents)
        self.mean = w.market.case_hours * WEEK / w.market.agent_hours_per_week

    def case(self, c, order):
        env, market = self.w.env, self.w.market
        opened = env.now
        row = [c.id, order, opened, nan, nan, -1]
        self.w.log["cases"].append(row)
        with self.agents.request() as request:
            yield request
            row[3], row[5] = env.now, self.agents.count - 1
            yield env.timeout(self.w.rng.exponential(self.mean))
            row[4] = env.now
        late = max(row[3] - opened - market.promised_days, 0.0)
        restored = market.case_drop * market.recovery * exp(-late / market.patience_days)
        c.satisfaction = min(c.satisfaction + restored, 1.0)
