"""Receivables: a process for each invoice, paid early, in time or late, reminded, and written off at last."""

from __future__ import annotations

from math import exp, inf, nan

import simpy

from benchmarks.company_core import AGES, EARLY
from simlib.world import WEEK, YEAR
from simlib.world.market.credit import TONES
from simlib.world.season import Season


class Bill:
    """One invoice; `row` is its row of the log."""

    def __init__(self, c, row, contract):
        self.c, self.row, self.contract = c, row, contract
        self.amount, self.issued, self.due = row[6], row[4], row[5]
        self.promised, self.settled, self.rung = -inf, inf, -1


class Receivables:
    """The ledger and the collectors of one company `w`."""

    def __init__(self, w):
        self.w, market, strategy = w, w.market, w.strategy
        self.collectors = simpy.PriorityResource(w.env, strategy.collectors)
        self.days = market.contact_hours * WEEK / market.collector_hours_per_week
        self.effects = [getattr(market, tone) for tone in TONES]
        self.rungs = [
            (float(day), TONES.index(tone))
            for day, tone in zip(strategy.dunning_days, strategy.dunning_tones, strict=True) if tone != "none"
        ]  # fmt: skip
        self.warns = bool(self.rungs) and self.rungs[0][0] < 0.0
        gained, rate = strategy.payment_terms - strategy.early_days, strategy.early_discount
        self.earns = rate / (1.0 - rate) * 364.0 / gained if gained > 0 else 0.0
        on_cash = strategy.commission * strategy.commission_on_cash
        usual = market.commission_usual
        self.cash_share = on_cash
        self.pushed = 1.0 + market.commission_collecting * (on_cash / usual if usual else 0.0)
        self.season = Season(market.pay_season, market.pay_peak)

    # --- what is billed

    def start(self):
        """The ledger of day 0, spread over its buckets and over the opening customers."""
        market, people, number = self.w.market, self.w.customers.everybody, 0
        for bucket, (count, total) in enumerate(zip(market.opening_bills, market.opening_owed, strict=True)):
            low, high = AGES[bucket]
            for i in range(count if people else 0):
                amount = total // count + (total % count if i == count - 1 else 0)
                due = -(low + (high - low) * (i + 0.5) / count)
                bill = self.bill(
                    people[7 * number % len(people)],
                    -2 - number,
                    -1,
                    0,
                    amount,
                    due - market.terms_usual,
                    due,
                )
                self.w.env.process(self.life(bill, in_time=bucket == 0))
                number += 1

    def bill(self, c, order, lead, row, amount, issued, due):
        row = [c.id, order, lead, row, issued, due, amount, nan, 0, nan, nan, 0, 0]
        self.w.log["invoices"].append(row)
        bill = Bill(c, row, lead >= 0)
        self.pace(bill)
        if not bill.contract:
            c.owed += amount
        return bill

    def pace(self, bill):
        """The rate at which a late debtor pays, as things stand on the day of the invoice."""
        market, c = self.w.market, bill.c
        happy = exp(market.unhappy_effect * (c.satisfaction - market.satisfaction_reference))
        bill.usual = bill.rate = market.pay_rate[c.debtor] * happy * (self.pushed if bill.contract else 1.0)

    def order(self, c, order, amount, prepaid):
        now = self.w.env.now
        bill = self.bill(
            c, order, -1, 0, amount, now, now + (0.0 if prepaid else self.w.strategy.payment_terms)
        )
        if prepaid:
            self.pay(bill)
        else:
            self.w.funnel.terms_known = True
        return bill

    def contract(self, c, lead, price):
        """An accepted contract is invoiced in milestones."""
        w, market = self.w, self.w.market
        amounts = [int(price * share) for share in market.milestone_shares]
        amounts[-1] += price - sum(amounts)
        for row, amount in enumerate(amounts):
            if amount:
                terms = w.strategy.payment_terms if row in (1, 2) else 0.0
                bill = self.bill(
                    c, -1, lead, row, amount, w.env.now, w.env.now + market.milestone_days[row] + terms
                )
                bill.row[12] = int(amount * self.cash_share + 0.5)
                w.funnel.terms_known = True
                w.env.process(self.life(bill))

    # --- how it ends

    def pay(self, bill, discount=0):
        bill.row[7], bill.row[8] = self.w.env.now, discount
        self.w.cash.balance += bill.amount - discount - bill.row[12]
        if not bill.contract:
            bill.c.owed -= bill.amount

    def give_up(self, bill):
        """Written off; an agency reaches every second debtor."""
        w, market = self.w, self.w.market
        bill.row[9] = w.env.now
        if w.rng.random() < 0.5:
            yield w.env.timeout(market.agency_days)
            bill.row[10] = w.env.now
            old = max(bill.row[9] - bill.due, 0.0) / YEAR
            share = market.agency_share * exp(-market.agency_fading * old)
            bill.row[11] = min(int(2 * bill.amount * share + 0.5), bill.amount)
            w.cash.balance += bill.row[11]

    def life(self, bill, *, case=None, in_time=True):
        """An invoice rests while its case is open, and is then paid early, in time, late or never."""
        env, rng, market, strategy = self.w.env, self.w.rng, self.w.market, self.w.strategy
        if case is not None:
            yield case
        elif self.earns and not bill.contract and bill.issued >= 0.0 and bill.c.debtor < 2:
            spread = market.debtor_capital_spread
            if market.debtor_capital * exp(spread * rng.normal() - spread**2 / 2) < self.earns:
                yield env.timeout(strategy.early_days)
                self.pay(bill, int(bill.amount * strategy.early_discount + 0.5))
                return
        clear, due, luck = env.now, bill.due, rng.random() if in_time else 1.0
        chance = market.on_time[bill.c.debtor]
        if self.warns and case is None and bill.issued >= 0.0 and due + self.rungs[0][0] >= env.now:
            chance = yield from self.warn(bill, chance)
        if luck < chance:
            yield env.timeout(max(due - EARLY * luck / chance - env.now, 0.0))
            self.pay(bill)
            return
        yield env.timeout(max(due - env.now, 0.0))
        bill.settled = self.payment(bill)
        if (yield from self.collect(bill, clear)):
            self.pay(bill)
        else:
            yield from self.give_up(bill)

    def payment(self, bill):
        """The day on which a late debtor pays: days at the rate of today, thinned as the debt grows old."""
        market, rng, day = self.w.market, self.w.rng, self.w.env.now
        while bill.rate and day < market.horizon_days:
            day = self.season.after(day, rng.exponential(1.0 / bill.rate))
            if rng.random() < exp(-market.debt_fading * self.season.between(bill.due, day) / YEAR):
                return day
        return inf

    # --- reminders

    def warn(self, bill, chance):
        """A reminder before the due date; the chance to be paid in time after it."""
        env, bill.rung = self.w.env, 0
        yield env.timeout(bill.due + self.rungs[0][0] - env.now)
        asked = env.now
        with self.collectors.request(priority=1) as request:
            yield request | env.timeout(bill.due - env.now)
            if request.triggered and env.now < bill.due:
                self.talk(bill, asked)
                yield env.timeout(self.days)
        yield env.timeout(max(bill.due - env.now, 0.0))
        if bill.rate > bill.usual:
            chance = 1.0 - (1.0 - chance) ** (bill.rate / bill.usual)
            bill.rate = bill.usual
        return chance

    def collect(self, bill, clear):
        """The ladder of a late bill; whether it is paid, else it is to be written off."""
        env, rungs, due = self.w.env, self.rungs, bill.due
        rung = bill.rung + 1
        while rung < len(rungs) and rungs[rung][0] < 0.0:
            rung += 1
        while bill.rung < 0 and rung + 1 < len(rungs) and due + rungs[rung + 1][0] <= clear:
            rung += 1
        while True:
            off = max(due + self.w.strategy.write_off_days, clear, bill.promised, 0.0)
            last = rung >= len(rungs)
            day = off if last else max(due + rungs[rung][0], bill.promised, env.now)
            yield env.timeout(max(min(day, bill.settled) - env.now, 0.0))
            if bill.settled <= day:
                return True
            if last:
                return False
            asked, late, bill.rung = env.now, env.now - due, rung
            with self.collectors.request(
                priority=-min(int(late // 30.0) + 1, 4) if late > 0.0 else 0
            ) as request:
                if request.triggered:
                    yield request
                else:
                    yield request | env.timeout(max(min(bill.settled, off) - env.now, 0.0))
                    if not request.triggered:
                        return bill.settled <= off
                kept = self.talk(bill, asked)
                bill.settled = min(self.payment(bill), bill.promised if kept else inf)
                yield env.timeout(self.days)
            rung += 1

    def talk(self, bill, asked):
        """One contact: what its tone does to payment and relationship; whether a promise will be kept."""
        w, rng, market, c = self.w, self.w.rng, self.w.market, bill.c
        now, tone = w.env.now, self.rungs[bill.rung][1]
        bill.rate = max(bill.rate, bill.usual * self.effects[tone][c.debtor])
        c.satisfaction = max(c.satisfaction - market.tone_cost[tone], 0.0)
        promised, kept = inf, -1
        if now >= bill.due and rng.random() < market.promise_chance:
            promised = bill.promised = now + market.promise_days
            kept = int(rng.random() < market.promise_kept[c.debtor])
        w.log["contacts"].append([
            *bill.row[:4], bill.rung, tone, asked, now, now + self.days, self.collectors.count - 1, promised, kept,
        ])  # fmt: skip
        return kept == 1
