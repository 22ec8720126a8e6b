"""One replication: the parts, the clock they share, and the log they write."""

from __future__ import annotations

import numpy as np
import simpy

from benchmarks.company_effects.cash import Cash
from benchmarks.company_effects.customers import Customers
from benchmarks.company_effects.funnel import Funnel
from benchmarks.company_effects.receivables import Receivables
from benchmarks.company_effects.renewals import Renewals
from benchmarks.company_effects.service import Service
from benchmarks.company_effects.team import Team
from simlib.world import Scenario, Strategy
from simlib.world.tables import TABLES


class World:
    """A company; after `run`, `log` has a list of rows for each table, with the columns of simlib's log.

    ValueError for what is left out: another order of work than first come, payment by roll rates, cash sales, and
    leaving by orders.
    """

    def __init__(self, market: Scenario, strategy: Strategy, seed: int):
        if (
            strategy.work_order != "first_come" or market.payment != "hazards" or not market.credit_sales
            or market.leaving_at != "renewal" or market.part != "company"
        ):  # fmt: skip
            raise ValueError(
                "orders of work, roll rates, cash sales, leaving by orders and single parts are left out here"
            )
        self.market, self.strategy, self.rng = market, strategy, np.random.default_rng(seed)
        self.env = simpy.Environment()
        self.log: dict[str, list] = {name: [] for name in ("leads", "visits", *TABLES)}
        self.cash = Cash(self)
        self.team, self.funnel, self.customers = Team(self), Funnel(self), Customers(self)
        self.renewals, self.service, self.receivables = Renewals(self), Service(self), Receivables(self)

    def run(self) -> dict[str, list]:
        """The log of a run up to the horizon, or to the week in which credit ends."""
        env = self.env
        self.team.start()
        self.customers.start()
        self.receivables.start()
        env.process(self.renewals.quarters())
        self.funnel.start()
        env.process(self.cash.weeks())
        env.run(until=env.timeout(self.market.horizon_days) | self.cash.ruined)
        return self.log
