"""Customers: who they are, when they order, and what becomes of an order."""

from __future__ import annotations

from itertools import accumulate
from math import cos, exp, log, nan, pi

import simpy

from simlib.world import QUARTER, WEEK, YEAR
from simlib.world.customer_luck import OPENING_CUSTOMER

UNABLE_UNWILLING = 3  # of the four debtor types
INVOICED, PREPAID, HELD, CANCELLED = range(4)
ENLARGED = 0.3  # share of the missing share of wallet that a repeat project wins


def terms_pull(market, terms):
    """Terms beside the usual ones in months: longer ones please less and less, shorter ones hurt more."""
    months = (terms - market.terms_usual) / 30.0
    enough = market.terms_enough / 30.0
    return market.terms_loss * months if months < 0.0 else enough * (1.0 - exp(-months / enough))


class Customer:
    """One customer."""


class Customers:
    """The customers of one company `w` and their orders."""

    def __init__(self, w):
        self.w, self.everybody, market = w, [], w.market
        self.grade_edges = list(accumulate(market.grade_shares))[:-1]
        self.debtor_edges = list(accumulate(market.debtor_shares))[:-1]
        self.animal_edges = list(accumulate(market.animal_shares))[:-1]
        self.mu = [log(median) for median in market.order_median]
        self.means = [median * exp(market.order_sigma**2 / 2) for median in market.order_median]
        pull = terms_pull(market, w.strategy.payment_terms)
        self.pace = [max(1.0 + market.terms_orders * pull, 0.05)] * 4
        lenient = max(pull, 0.0) + max(log(max(w.strategy.credit_limit, 1e-9) / market.limit_usual), 0.0)
        self.pace[UNABLE_UNWILLING] *= exp(market.lenient_pull * lenient)

    def start(self):
        for number in range(self.w.market.opening_customers):
            self.born(OPENING_CUSTOMER + number, None, -1)

    def draw(self, edges):
        mark = self.w.rng.random()
        return sum(mark >= edge for edge in edges)

    def born(self, number, grade, deal):
        w, rng, market = self.w, self.w.rng, self.w.market
        c = Customer()
        c.id, c.grade = number, self.draw(self.grade_edges) if grade is None else grade
        c.animal, c.debtor = self.draw(self.animal_edges), self.draw(self.debtor_edges)
        c.satisfaction = min(max(rng.normal(market.satisfaction_start, market.satisfaction_spread), 0.0), 1.0)
        c.rate = rng.gamma(market.order_shape, market.category_orders / market.order_shape) / YEAR
        c.wallet = c.home = min(max(rng.beta(market.wallet_alpha, market.wallet_beta), 1e-6), 1.0)
        c.leaving = min(max(rng.beta(market.leaving_alpha, market.leaving_beta), 1e-12), 1.0 - 1e-12)
        c.trust, c.since, c.active, c.n, c.review, c.owed = market.trust_start, w.env.now, True, 0, 0, 0
        mean = self.means[c.grade]
        c.limit = w.strategy.credit_limit * max(mean * c.rate * c.wallet * QUARTER, mean)
        self.everybody.append(c)
        w.log["customers"].append([
            c.id, w.env.now, deal, c.grade, c.animal, c.debtor, c.rate * YEAR, c.wallet, c.leaving,
        ])  # fmt: skip
        c.ordering = w.env.process(self.orders(c))
        w.env.process(w.renewals.life(c, rng.random()))
        return c

    def found(self, deal, grade, known):
        """A won deal founds a customer, or enlarges the one whose repeat project it was."""
        if known is None:
            return self.born(deal, grade, deal)
        self.share(known, known.wallet + ENLARGED * max(self.w.market.wallet_ceiling - known.wallet, 0.0))
        if not known.active:
            self.w.renewals.back(known, 0)
        return known

    def share(self, c, wallet):
        """Another share of wallet: the next order is waited for anew (its time has no memory)."""
        c.wallet = wallet
        if c.active:
            c.ordering.interrupt()

    def orders(self, c):
        w, rng, market = self.w, self.w.rng, self.w.market
        season = market.order_season
        while c.active:
            try:
                yield w.env.timeout(
                    rng.exponential(1.0 / (c.rate * c.wallet * self.pace[c.debtor] * (1.0 + season)))
                )
            except simpy.Interrupt:
                continue
            if season:
                wave = 1.0 + season * cos(2 * pi * (w.env.now - market.order_peak) / YEAR)
                if rng.random() * (1.0 + season) > wave:
                    continue
            self.take(c, max(round(rng.lognormal(self.mu[c.grade], market.order_sigma)), 1))

    def take(self, c, amount):
        w = self.w
        row = [c.id, c.n, w.env.now, amount, INVOICED, nan, int(amount * w.strategy.reward_rate + 0.5)]
        w.log["orders"].append(row)
        c.n += 1
        if c.owed + amount <= c.limit:
            self.deliver(c, row)
        elif w.rng.random() < w.market.prepay_chance:
            row[4] = PREPAID
            self.deliver(c, row)
        else:
            row[4] = HELD
            c.satisfaction = max(c.satisfaction - w.market.refusal_drop, 0.0)
            w.env.process(self.held(c, row))

    def held(self, c, row):
        """An order above the credit limit is looked at again every week, and cancelled in the end."""
        w = self.w
        while True:
            yield w.env.timeout(WEEK)
            if not c.active or w.env.now >= row[2] + w.market.hold_days:
                row[4], row[6] = CANCELLED, 0
                return
            if c.owed + row[3] <= c.limit:
                self.deliver(c, row)
                return

    def deliver(self, c, row):
        w, market = self.w, self.w.market
        row[5], prepaid = w.env.now, row[4] == PREPAID
        w.cash.delivered(row[3], row[6])
        bill = w.receivables.order(c, row[1], row[3], prepaid)
        case = None
        if w.rng.random() < market.case_chance:
            c.satisfaction = max(c.satisfaction - market.case_drop, 0.0)
            case = w.env.process(w.service.case(c, row[1]))
        else:
            c.satisfaction += market.order_gain * (1.0 - c.satisfaction)
            w.receivables.pace(bill)
        if not prepaid:
            w.env.process(w.receivables.life(bill, case=case))
