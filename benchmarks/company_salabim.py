"""The company's core in salabim: a component for each deal, customer, case and invoice, resources for the people.

Components are generators (yieldless False), salabim's faster way; the resources' own monitors are switched off.
"""

from __future__ import annotations

from math import log

import salabim

from benchmarks.company_core import EARLY, Core, Debt, Person
from benchmarks.company_figures import CompanyTally
from benchmarks.textbook import LAST, PythonDraws
from simlib.world import QUARTER, WEEK, YEAR, Scenario, Strategy


class Part(salabim.Component):
    """A component that knows its company; `process` is the method of the company named by `what`."""

    def setup(self, work):
        self.work = work

    def process(self):
        yield from self.work(self)


class CompanySalabim:
    """One replication of the company; each process is a method that holds and requests through its component."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int):
        self.market, self.strategy, self.rng = market, strategy, PythonDraws(seed)
        self.core, self.tally = Core(market, strategy, self.rng), CompanyTally()
        salabim.yieldless(False)
        self.env = salabim.Environment(trace=False)
        self.reps = salabim.Resource("reps", capacity=strategy.reps, monitor=False)
        self.agents = salabim.Resource("agents", capacity=strategy.service_agents, monitor=False)
        self.collectors = salabim.Resource("collectors", capacity=strategy.collectors, monitor=False)
        days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
        self.work_mean = [hours * days_per_hour for hours in market.work_hours]
        self.own_mu = [log(days) - market.own_sigma**2 / 2 for days in market.own_days]
        self.amount_mu = [log(median) for median in market.amount_median]

    def begin(self, process, *arguments, **named):
        """Start a process of the company as a component."""
        return Part(work=lambda me: process(me, *arguments, **named))

    def run(self) -> dict[str, float]:
        self.begin(self.weeks)
        people = [self.found(None) for _ in range(self.market.opening_customers)]
        for number, amount, due, in_time in self.core.opening_bills() if people else ():
            self.begin(self.bill, people[number], amount, due, in_time=in_time)
        for stage, (deals, total) in enumerate(
            zip(self.market.opening_count, self.market.opening_amount, strict=True)
        ):
            for _ in range(deals):
                self.tally.opportunities += 1
                self.begin(self.deal, total // deals, None, stage, opening=True)
        self.begin(self.leads)
        self.env.run(till=self.market.horizon_days)
        return self.tally.company(self.market, self.strategy)

    def weeks(self, me):
        tally = self.tally
        for number in range(int(self.market.horizon_days // WEEK) + 1):
            tally.weeks_count.append(list(tally.count))
            tally.weeks_amount.append(list(tally.amount))
            if number:
                tally.week(number)
            yield me.hold(WEEK - (1e-9 if not number else 0.0))

    def leads(self, me):
        market, rng, tally = self.market, self.rng, self.tally
        while True:
            yield me.hold(rng.exponential(YEAR / market.leads_per_year))
            tally.leads += 1
            if rng.random() < self.strategy.qualification_threshold:
                tally.disqualified += 1
                continue
            tally.opportunities += 1
            grade = self.core.grade()
            self.begin(self.deal, round(rng.lognormal(self.amount_mu[grade], market.amount_sigma)), grade, 0)

    def deal(self, me, amount, grade, first, opening=False):
        env, rng, tally, market = self.env, self.rng, self.tally, self.market
        arrived = env.now()
        recorded = amount >= self.strategy.small_order_threshold
        for stage in range(first, LAST + 1):
            asked = env.now()
            if recorded:
                tally.count[stage] += 1
                tally.amount[stage] += amount
            yield me.request(self.reps)
            tally.visits[stage] += 1
            tally.waited += env.now() - asked
            work = rng.exponential(self.work_mean[stage])
            tally.busy += min(work, market.horizon_days - env.now())
            yield me.hold(work)
            me.release()
            yield me.hold(rng.lognormal(self.own_mu[stage], market.own_sigma))
            if recorded:
                tally.count[stage] -= 1
                tally.amount[stage] -= amount
            if rng.random() >= market.stage_chances[stage]:
                tally.lost += 1
                break
            tally.passed[stage] += 1
        else:
            price = round(amount * (1 - self.strategy.discount))
            tally.won += 1
            tally.revenue += price
            if not opening:
                tally.new_won += 1
                tally.cycle_won += env.now() - arrived
            c = self.found(grade)
            for part, days in self.core.milestones(price):
                tally.invoiced += part
                self.begin(self.bill, c, part, env.now() + days, contract=True)
        if not opening:
            tally.new_closed += 1
            tally.cycle_all += env.now() - arrived

    def found(self, grade):
        c = self.core.born(Person(), grade)
        self.tally.founded += 1
        self.begin(self.orders, c)
        self.begin(self.renewals, c)
        return c

    def renewals(self, me, c):
        market, tally = self.market, self.tally
        yield me.hold(self.rng.random() * market.renewal_days)
        while True:
            if self.env.now() > market.horizon_days - QUARTER:
                tally.renewals += 1
                tally.satisfaction += c.satisfaction
            if self.rng.random() < c.leaving:
                c.active = False
                tally.left += 1
                return
            yield me.hold(market.renewal_days)

    def orders(self, me, c):
        while True:
            yield me.hold(self.rng.exponential(c.gap))
            if not c.active:
                return
            amount = self.core.amount(c.grade)
            if c.owed + amount <= c.limit:
                self.deliver(c, amount)
            elif self.rng.random() < self.market.prepay_chance:
                self.deliver(c, amount, prepaid=True)
            else:
                self.begin(self.held, c, amount)

    def held(self, me, c, amount):
        ordered = self.env.now()
        while True:
            yield me.hold(WEEK)
            if not c.active or self.env.now() >= ordered + self.market.hold_days:
                self.tally.cancelled += 1
                return
            if c.owed + amount <= c.limit:
                self.deliver(c, amount)
                return

    def deliver(self, c, amount, prepaid=False):
        market, tally = self.market, self.tally
        tally.orders += 1
        tally.order_revenue += amount
        tally.invoiced += amount
        disputed = self.rng.random() < market.case_chance
        bill = None
        if prepaid:
            tally.collected += amount
            tally.paid += 1
        else:
            due = self.env.now() + self.strategy.payment_terms
            bill = self.begin(self.bill, c, amount, due, disputed=disputed)
        if disputed:
            self.begin(self.case, c, bill)
        else:
            c.satisfaction += market.order_gain * (1.0 - c.satisfaction)

    def case(self, me, c, bill):
        env, market, tally = self.env, self.market, self.tally
        opened = env.now()
        tally.cases += 1
        c.satisfaction = max(c.satisfaction - market.case_drop, 0.0)
        yield me.request(self.agents)
        wait = env.now() - opened
        tally.begun += 1
        tally.response += wait
        work = self.rng.exponential(self.core.case_mean)
        tally.serving += min(work, market.horizon_days - env.now())
        yield me.hold(work)
        me.release()
        self.core.answer(c, wait)
        if bill is not None:
            bill.activate()

    def bill(self, me, c, amount, due, *, disputed=False, contract=False, in_time=True):
        env, rng, tally, core, market = self.env, self.rng, self.tally, self.core, self.market
        week = tally.issue(amount, due)
        if not contract:
            c.owed += amount
        if disputed:
            yield me.passivate()
        clear, chance, luck = env.now(), market.on_time[c.debtor], rng.random()
        if in_time and luck < chance:
            yield me.hold(max(due - EARLY * luck / chance - clear, 0.0))
        else:
            yield me.hold(max(due - clear, 0.0))
            debt = Debt()
            debt.debtor, debt.rate = c.debtor, market.pay_rate[c.debtor]
            debt.settled = env.now() + rng.exponential(1.0 / debt.rate)
            debt.rung = core.first_rung(due, env.now())
            if not (yield from self.collect(me, debt, due, clear)):
                tally.close(amount, week)
                tally.written_off += amount
                recovered = core.written_off(amount)
                if recovered:
                    yield me.hold(market.agency_days)
                    tally.collected += recovered
                return
        tally.pay(amount, week, env.now() - due)
        if not contract:
            c.owed -= amount

    def collect(self, me, debt, due, clear):
        """The ladder of reminders of a late bill; whether it is paid, else it is to be written off."""
        env, core = self.env, self.core
        while True:
            off = max(due + self.strategy.write_off_days, clear, debt.promised, 0.0)
            last = debt.rung >= len(core.rungs)
            day = off if last else max(due + core.rungs[debt.rung][0], debt.promised, env.now())
            yield me.hold(max(min(day, debt.settled) - env.now(), 0.0))
            if debt.settled <= day:
                return True
            if last:
                return False
            late = env.now() - due
            rank = -min(int(late // 30.0) + 1, 4) if late > 0.0 else 0
            yield me.request((self.collectors, 1, rank), fail_at=max(min(debt.settled, off), env.now()))
            if me.failed():  # paid or given up while it waited
                return debt.settled <= off
            core.call(debt, env.now(), self.tally)
            yield me.hold(core.call_days)
            me.release()
            debt.rung += 1
