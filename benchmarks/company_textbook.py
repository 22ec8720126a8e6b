"""The company's core as a SimPy textbook would write it: a process for each deal, customer, case and invoice.

The funnel is that of `textbook.py`; every effect is at reference. Resources are the reps and agents (first come) and
the collectors (a PriorityResource: the oldest debts first).
"""

from __future__ import annotations

import simpy

from benchmarks.company_core import EARLY, Core, Debt, Person
from benchmarks.company_figures import CompanyTally
from benchmarks.textbook import Textbook
from simlib.world import QUARTER, WEEK, Scenario, Strategy


class CompanyTextbook(Textbook):
    """One replication of the company; `draws` as in Textbook."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int, *, draws: str = "numpy"):
        super().__init__(market, strategy, seed, draws=draws)
        self.core, self.tally = Core(market, strategy, self.rng), CompanyTally()
        self.chance = market.stage_chances
        self.agents = simpy.Resource(self.env, strategy.service_agents)
        self.collectors = simpy.PriorityResource(self.env, strategy.collectors)

    def run(self) -> dict[str, float]:
        self.env.process(self.weeks())
        people = [self.found(None) for _ in range(self.market.opening_customers)]
        for number, amount, due, in_time in self.core.opening_bills() if people else ():
            self.env.process(self.bill(people[number], amount, due, in_time=in_time))
        super().run()
        return self.tally.company(self.market, self.strategy)

    def weeks(self):
        for number in range(1, int(self.market.horizon_days // WEEK) + 1):
            yield self.env.timeout(WEEK - (1e-9 if number == 1 else 0.0))  # just before a week is over
            self.tally.week(number)

    def accepted(self, price, grade):
        """A deal founds a customer and is invoiced in milestones."""
        c = self.found(grade)
        for amount, days in self.core.milestones(price):
            self.tally.invoiced += amount
            self.env.process(self.bill(c, amount, self.env.now + days, contract=True))

    def found(self, grade):
        c = self.core.born(Person(), grade)
        self.tally.founded += 1
        self.env.process(self.orders(c))
        self.env.process(self.renewals(c))
        return c

    def renewals(self, c):
        env, tally, market = self.env, self.tally, self.market
        yield env.timeout(self.rng.random() * market.renewal_days)
        while True:
            if env.now > market.horizon_days - QUARTER:
                tally.renewals += 1
                tally.satisfaction += c.satisfaction
            if self.rng.random() < c.leaving:
                c.active = False
                tally.left += 1
                return
            yield env.timeout(market.renewal_days)

    def orders(self, c):
        env, rng = self.env, self.rng
        while True:
            yield env.timeout(rng.exponential(c.gap))
            if not c.active:
                return
            amount = self.core.amount(c.grade)
            if c.owed + amount <= c.limit:
                self.deliver(c, amount)
            elif rng.random() < self.market.prepay_chance:
                self.deliver(c, amount, prepaid=True)
            else:
                env.process(self.held(c, amount))

    def held(self, c, amount):
        """An order above the credit limit is looked at again every week, and cancelled in the end."""
        env, ordered = self.env, self.env.now
        while True:
            yield env.timeout(WEEK)
            if not c.active or env.now >= ordered + self.market.hold_days:
                self.tally.cancelled += 1
                return
            if c.owed + amount <= c.limit:
                self.deliver(c, amount)
                return

    def deliver(self, c, amount, prepaid=False):
        env, market, tally = self.env, self.market, self.tally
        tally.orders += 1
        tally.order_revenue += amount
        tally.invoiced += amount
        case = None
        if self.rng.random() < market.case_chance:
            case = env.process(self.case(c))
        else:
            c.satisfaction += market.order_gain * (1.0 - c.satisfaction)
        if prepaid:
            tally.collected += amount
            tally.paid += 1
        else:
            env.process(self.bill(c, amount, env.now + self.strategy.payment_terms, case=case))

    def case(self, c):
        env, market, tally = self.env, self.market, self.tally
        opened = env.now
        tally.cases += 1
        c.satisfaction = max(c.satisfaction - market.case_drop, 0.0)
        with self.agents.request() as request:
            yield request
            wait = env.now - opened
            tally.begun += 1
            tally.response += wait
            work = self.rng.exponential(self.core.case_mean)
            tally.serving += min(work, market.horizon_days - env.now)
            yield env.timeout(work)
        self.core.answer(c, wait)

    def bill(self, c, amount, due, *, case=None, contract=False, in_time=True):
        """An invoice: it rests while its case is open, is paid in time or late, reminded, and written off at last."""
        env, rng, tally, core, market = self.env, self.rng, self.tally, self.core, self.market
        week = tally.issue(amount, due)
        if not contract:
            c.owed += amount
        if case is not None:
            yield case
        clear, chance, luck = env.now, market.on_time[c.debtor], rng.random()
        if in_time and luck < chance:
            yield env.timeout(max(due - EARLY * luck / chance - clear, 0.0))
        else:
            yield env.timeout(max(due - clear, 0.0))
            debt = Debt()
            debt.debtor, debt.rate = c.debtor, market.pay_rate[c.debtor]
            debt.settled = env.now + rng.exponential(1.0 / debt.rate)
            debt.rung = core.first_rung(due, env.now)
            if not (yield from self.collect(debt, due, clear)):
                tally.close(amount, week)
                tally.written_off += amount
                recovered = core.written_off(amount)
                if recovered:
                    yield env.timeout(market.agency_days)
                    tally.collected += recovered
                return
        tally.pay(amount, week, env.now - due)
        if not contract:
            c.owed -= amount

    def collect(self, debt, due, clear):
        """The ladder of reminders of a late bill; whether it is paid, else it is to be written off."""
        env, core = self.env, self.core
        while True:
            off = max(due + self.strategy.write_off_days, clear, debt.promised, 0.0)
            last = debt.rung >= len(core.rungs)
            day = off if last else max(due + core.rungs[debt.rung][0], debt.promised, env.now)
            yield env.timeout(max(min(day, debt.settled) - env.now, 0.0))
            if debt.settled <= day:
                return True
            if last:
                return False
            late = env.now - due
            with self.collectors.request(
                priority=-min(int(late // 30.0) + 1, 4) if late > 0.0 else 0
            ) as request:
                if request.triggered:
                    yield request
                else:
                    yield request | env.timeout(max(min(debt.settled, off) - env.now, 0.0))
                    if not request.triggered:  # paid or given up while it waited
                        return debt.settled <= off
                core.call(debt, env.now, self.tally)
                yield env.timeout(core.call_days)
            debt.rung += 1
