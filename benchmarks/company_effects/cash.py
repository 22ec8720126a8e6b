"""The firm's money, week by week: the balance, interest on what is overdrawn, and ruin."""

from __future__ import annotations

from simlib.world import WEEK, YEAR


class Cash:
    """The cash of one company `w`; every part adds and takes as things happen."""

    def __init__(self, w):
        self.w, self.balance, self.week = w, float(w.market.opening_cash), float(w.market.opening_cash)
        self.ruined = w.env.event()

    def accepted(self, amount, price):
        """The goods of a deal, and the share of the commission that is paid at once."""
        market, strategy = self.w.market, self.w.strategy
        self.balance -= round(amount * (1 - market.gross_margin))
        self.balance -= round(price * strategy.commission * (1 - strategy.commission_on_cash))

    def delivered(self, amount, reward):
        self.balance -= round(amount * (1 - self.w.market.order_margin)) + reward

    def weeks(self):
        w, market, strategy = self.w, self.w.market, self.w.strategy
        yearly = strategy.service_agents * market.agent_cost + strategy.collectors * market.collector_cost
        yearly += strategy.marketing_spend + market.overhead + strategy.save_budget
        while True:
            reps = len(w.team.people)
            yield w.env.timeout(WEEK)
            self.balance -= round((yearly + reps * market.rep_cost) * WEEK / YEAR)
            self.balance -= round(max(-self.week, 0.0) * market.overdraft_rate * WEEK / YEAR)
            self.week = self.balance
            if self.balance < -market.credit_line:
                self.ruined.succeed()
                return
