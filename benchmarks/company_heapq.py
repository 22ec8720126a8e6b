"""The company's core as a raw loop over a heap: no engine, no process, a closure for each kind of event.

It is what Python can do with one event after another, the limit for simlib's clock. Each of the textbook's moments
is an entry of the heap; a free rep, agent or collector costs none, and numbers are drawn one by one with `random`.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import count
from math import log

from benchmarks.company_core import EARLY, Core, Debt, Person
from benchmarks.company_figures import CompanyTally
from benchmarks.textbook import LAST, PythonDraws
from simlib.world import QUARTER, WEEK, YEAR, Scenario, Strategy


class CompanyHeapq:
    """One replication of the company."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int):
        self.market, self.strategy = market, strategy
        self.core, self.tally = Core(market, strategy, PythonDraws(seed)), CompanyTally()
        self.queue: list[tuple] = []
        self.number = count()

    def at(self, time, function, argument):
        """Call `function(time, argument)` at `time`."""
        heappush(self.queue, (time, next(self.number), function, argument))

    def run(self) -> dict[str, float]:
        market, queue = self.market, self.queue
        for week in range(int(market.horizon_days // WEEK) + 1):
            self.at(week * WEEK - 1e-9, self.week, week)
        born, collect = self.customers()
        people = [born(0.0, None) for _ in range(market.opening_customers)]
        for number, amount, due, in_time in self.core.opening_bills() if people else ():
            people[number].owed += amount
            collect(0.0, people[number], amount, due, self.tally.issue(amount, due), True, in_time)
        self.funnel(born, collect)
        end = market.horizon_days
        while queue[0][0] < end:
            time, _, function, argument = heappop(queue)
            function(time, argument)
        return self.tally.company(market, self.strategy)

    def week(self, _now, number):
        tally = self.tally
        tally.weeks_count.append(list(tally.count))
        tally.weeks_amount.append(list(tally.amount))
        if number:
            tally.week(number)

    def funnel(self, born, collect):
        """Leads, deals and reps; what is accepted founds a customer and is invoiced."""
        market, strategy, tally, core, at = self.market, self.strategy, self.tally, self.core, self.at
        rng, end, chance = core.rng, market.horizon_days, market.stage_chances
        days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
        work_mean = [hours * days_per_hour for hours in market.work_hours]
        own_mu = [log(days) - market.own_sigma**2 / 2 for days in market.own_days]
        amount_mu = [log(median) for median in market.amount_median]
        waiting, free = deque(), [strategy.reps]
        gap = YEAR / market.leads_per_year

        def enter(now, deal):  # (amount, grade, stage, arrived or None if it was there on day 0, recorded)
            amount, _, stage, _, recorded = deal
            if recorded:
                tally.count[stage] += 1
                tally.amount[stage] += amount
            if free[0]:
                free[0] -= 1
                begin(now, now, deal)
            else:
                waiting.append((now, deal))

        def begin(now, asked, deal):
            stage = deal[2]
            tally.visits[stage] += 1
            tally.waited += now - asked
            work = rng.exponential(work_mean[stage])
            tally.busy += min(work, end - now)
            at(now + work, worked, deal)

        def worked(now, deal):
            at(now + rng.lognormal(own_mu[deal[2]], market.own_sigma), decided, deal)
            if waiting:
                begin(now, *waiting.popleft())
            else:
                free[0] += 1

        def decided(now, deal):
            amount, grade, stage, arrived, recorded = deal
            if recorded:
                tally.count[stage] -= 1
                tally.amount[stage] -= amount
            if rng.random() < chance[stage]:
                tally.passed[stage] += 1
                if stage < LAST:
                    enter(now, (amount, grade, stage + 1, arrived, recorded))
                    return
                price = round(amount * (1 - strategy.discount))
                tally.won += 1
                tally.revenue += price
                if arrived is not None:
                    tally.new_won += 1
                    tally.cycle_won += now - arrived
                c = born(now, grade)
                for part, days in core.milestones(price):
                    tally.invoiced += part
                    collect(now, c, part, now + days, tally.issue(part, now + days), False, True)
            else:
                tally.lost += 1
            if arrived is not None:
                tally.new_closed += 1
                tally.cycle_all += now - arrived

        def lead(now, _):
            at(now + rng.exponential(gap), lead, None)
            tally.leads += 1
            if rng.random() < strategy.qualification_threshold:
                tally.disqualified += 1
                return
            tally.opportunities += 1
            grade = core.grade()
            amount = round(rng.lognormal(amount_mu[grade], market.amount_sigma))
            enter(now, (amount, grade, 0, now, amount >= strategy.small_order_threshold))

        for stage, (deals, total) in enumerate(zip(market.opening_count, market.opening_amount, strict=True)):
            for _ in range(deals):
                amount = total // deals
                tally.opportunities += 1
                enter(0.0, (amount, None, stage, None, amount >= strategy.small_order_threshold))
        at(rng.exponential(gap), lead, None)

    def customers(self):
        """Customers, their orders and cases; the functions that found a customer and send a bill."""
        market, strategy, tally, core, at = self.market, self.strategy, self.tally, self.core, self.at
        rng, end = core.rng, market.horizon_days
        waiting, free = deque(), [strategy.service_agents]
        recent, terms = end - QUARTER, strategy.payment_terms
        collect = self.ledger()

        def born(now, grade):
            c = core.born(Person(), grade)
            tally.founded += 1
            at(now + rng.exponential(c.gap), order, c)
            at(now + rng.random() * market.renewal_days, renew, c)
            return c

        def renew(now, c):
            if now > recent:
                tally.renewals += 1
                tally.satisfaction += c.satisfaction
            if rng.random() < c.leaving:
                c.active = False
                tally.left += 1
            else:
                at(now + market.renewal_days, renew, c)

        def order(now, c):
            if not c.active:
                return
            amount = core.amount(c.grade)
            if c.owed + amount <= c.limit:
                deliver(now, c, amount)
            elif rng.random() < market.prepay_chance:
                deliver(now, c, amount, True)
            else:
                at(now + WEEK, look, (c, amount, now))
            at(now + rng.exponential(c.gap), order, c)

        def look(now, held):
            c, amount, ordered = held
            if not c.active or now >= ordered + market.hold_days:
                tally.cancelled += 1
            elif c.owed + amount <= c.limit:
                deliver(now, c, amount)
            else:
                at(now + WEEK, look, held)

        def deliver(now, c, amount, prepaid=False):
            tally.orders += 1
            tally.order_revenue += amount
            tally.invoiced += amount
            due = now + terms
            if prepaid:
                tally.collected += amount
                tally.paid += 1
                bill = None
            else:
                c.owed += amount
                bill = (c, amount, due, tally.issue(amount, due), True, True)
            if rng.random() < market.case_chance:
                tally.cases += 1
                c.satisfaction = max(c.satisfaction - market.case_drop, 0.0)
                if free[0]:
                    free[0] -= 1
                    serve(now, now, c, bill)
                else:
                    waiting.append((now, c, bill))
                return
            c.satisfaction += market.order_gain * (1.0 - c.satisfaction)
            if bill is not None:
                collect(now, *bill)

        def serve(now, opened, c, bill):
            tally.begun += 1
            tally.response += now - opened
            work = rng.exponential(core.case_mean)
            tally.serving += min(work, end - now)
            at(now + work, served, (c, now - opened, bill))

        def served(now, case):
            c, wait, bill = case
            core.answer(c, wait)
            if bill is not None:
                collect(now, *bill)
            if waiting:
                serve(now, *waiting.popleft())
            else:
                free[0] += 1

        return born, collect

    def ledger(self):
        """Bills and collectors; the function by which a bill begins to be paid."""
        market, strategy, tally, core, at = self.market, self.strategy, self.tally, self.core, self.at
        rng, rungs, number = core.rng, core.rungs, self.number
        waiting, free = [], [strategy.collectors]

        def collect(now, c, amount, due, week, ordered, in_time):
            chance, luck = market.on_time[c.debtor], rng.random()
            if in_time and luck < chance:
                at(max(due - EARLY * luck / chance, now), paid, (c if ordered else None, amount, due, week))
                return
            debt = Debt()
            debt.customer, debt.debtor, debt.amount, debt.due = c if ordered else None, c.debtor, amount, due
            debt.week, debt.clear, debt.rate, start = week, now, market.pay_rate[c.debtor], max(due, now)
            debt.settled = start + rng.exponential(1.0 / debt.rate)
            debt.rung = core.first_rung(due, start)
            step(start, debt)

        def paid(now, bill):
            c, amount, due, week = bill
            tally.pay(amount, week, now - due)
            if c is not None:
                c.owed -= amount

        def pay(now, debt):
            paid(now, (debt.customer, debt.amount, debt.due, debt.week))

        def off_day(debt):
            return max(debt.due + strategy.write_off_days, debt.clear, debt.promised, 0.0)

        def step(now, debt):
            last = debt.rung >= len(rungs)
            day = off_day(debt) if last else max(debt.due + rungs[debt.rung][0], debt.promised, now)
            if debt.settled <= day:
                at(debt.settled, pay, debt)
            else:
                at(day, give_up if last else ask, debt)

        def give_up(now, debt):
            tally.close(debt.amount, debt.week)
            tally.written_off += debt.amount
            recovered = core.written_off(debt.amount)
            if recovered:
                at(now + market.agency_days, recover, recovered)

        def recover(_now, amount):
            tally.collected += amount

        def ask(now, debt):
            if free[0]:
                free[0] -= 1
                talk(now, debt)
                return
            late = now - debt.due
            debt.told = False  # no collector has spoken to them on this rung yet
            heappush(waiting, (-min(int(late // 30.0) + 1, 4) if late > 0.0 else 0, next(number), debt))
            off = off_day(debt)
            at(min(debt.settled, off), meanwhile, (debt, debt.rung))

        def meanwhile(now, asked):
            debt, rung = asked
            if debt.rung == rung and not debt.told:  # paid or given up while it waited
                debt.rung, debt.told = -1, True
                (pay if debt.settled <= now else give_up)(now, debt)

        def talk(now, debt):
            core.call(debt, now, tally)
            debt.told = True
            debt.rung += 1
            at(now + core.call_days, called, None)
            step(now, debt)

        def called(now, _):
            while waiting:
                debt = heappop(waiting)[2]
                if not debt.told:
                    talk(now, debt)
                    return
            free[0] += 1

        return collect
