"""What the company's core comes to for a program that tells it: chances, means and draws from a market at reference.

It is shared by the textbook program, the raw loop and salabim; none of it is simlib's engine. The levers are the
reps, agents and collectors, the thresholds, payment terms, credit limit, write-off and a ladder of reminders after the
due date; a discount for early payment and reminders before the due date are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from math import exp, inf, log

from simlib.world import QUARTER, WEEK, YEAR, Scenario, Strategy
from simlib.world.market.credit import TONES

AGES = ((-30, 0), (1, 30), (31, 60), (61, 90), (91, 150))  # of the opening ledger's buckets, days past due
EARLY = 5.0  # who pays in time pays within so many days before the due date


class Core:
    """Chances, means and draws; `rng` has the names of a numpy Generator."""

    def __init__(self, market: Scenario, strategy: Strategy, rng):
        self.market, self.strategy, self.rng = market, strategy, rng
        self.grade_edges = list(accumulate(market.grade_shares))[:-1]
        self.debtor_edges = list(accumulate(market.debtor_shares))[:-1]
        self.order_mu = [log(median) for median in market.order_median]
        self.order_mean = [median * exp(market.order_sigma**2 / 2) for median in market.order_median]
        self.case_mean = market.case_hours * WEEK / market.agent_hours_per_week
        self.call_days = market.contact_hours * WEEK / market.collector_hours_per_week
        self.rungs = [
            (float(day), TONES.index(tone))
            for day, tone in zip(strategy.dunning_days, strategy.dunning_tones, strict=True) if tone != "none"
        ]  # fmt: skip
        if any(day < 0.0 for day, _ in self.rungs) or strategy.early_discount:
            raise ValueError("reminders before the due date and early-payment discounts are left out here")
        self.effects = [getattr(market, tone) for tone in TONES]
        self.most = strategy.credit_limit

    def grade(self) -> int:
        mark = self.rng.random()
        return sum(mark >= edge for edge in self.grade_edges)

    def born(self, c, grade: int | None):
        """Who a new customer is."""
        market, rng = self.market, self.rng
        c.grade = self.grade() if grade is None else grade
        mark = rng.random()
        c.debtor = sum(mark >= edge for edge in self.debtor_edges)
        rate = rng.gamma(market.order_shape, market.category_orders / market.order_shape) / YEAR
        wallet = min(max(rng.beta(market.wallet_alpha, market.wallet_beta), 1e-6), 1.0)
        c.leaving = rng.beta(market.leaving_alpha, market.leaving_beta)
        c.gap = 1.0 / max(rate * wallet, 1e-12)
        c.satisfaction, c.active, c.owed = market.satisfaction_start, True, 0
        mean = self.order_mean[c.grade]
        c.limit = self.most * max(mean * rate * wallet * QUARTER, mean)
        return c

    def amount(self, grade: int) -> int:
        """The amount of an order."""
        return max(round(self.rng.lognormal(self.order_mu[grade], self.market.order_sigma)), 1)

    def milestones(self, price: int) -> Iterator[tuple[int, float]]:
        """The rows in which a contract is invoiced: amount, and days until it is due."""
        market = self.market
        amounts = [int(price * share) for share in market.milestone_shares]
        amounts[-1] += price - sum(amounts)
        for row, amount in enumerate(amounts):
            if amount:
                yield amount, market.milestone_days[row] + self.strategy.payment_terms * (row in (1, 2))

    def opening_bills(self) -> Iterator[tuple[int, int, float, bool]]:
        """The ledger of day 0: customer, amount, due day, whether it may still be paid in time."""
        market, number = self.market, 0
        for bucket, (count, total) in enumerate(zip(market.opening_bills, market.opening_owed, strict=True)):
            low, high = AGES[bucket]
            for i in range(count):
                amount = total // count + (total % count if i == count - 1 else 0)
                yield (
                    (7 * number) % market.opening_customers,
                    amount,
                    -(low + (high - low) * (i + 0.5) / count),
                    bucket == 0,
                )
                number += 1

    def first_rung(self, due: float, now: float) -> int:
        """Where on the ladder a bill enters that is late from now on."""
        rung = 0
        while rung + 1 < len(self.rungs) and due + self.rungs[rung + 1][0] <= now:
            rung += 1
        return rung

    def call(self, bill, now: float, tally) -> None:
        """One call: what it does to the rate at which the bill is paid, and what is promised."""
        market, rng, debtor = self.market, self.rng, bill.debtor
        tone = self.rungs[bill.rung][1]
        bill.rate = max(bill.rate, market.pay_rate[debtor] * self.effects[tone][debtor])
        bill.settled = now + rng.exponential(1.0 / bill.rate)
        if rng.random() < market.promise_chance:
            bill.promised = now + market.promise_days
            kept = rng.random() < market.promise_kept[debtor]
            if bill.promised <= market.horizon_days:
                tally.promised += 1
                tally.kept += kept
            if kept:
                bill.settled = min(bill.settled, bill.promised)
        tally.contacts += 1
        tally.calling += min(self.call_days, market.horizon_days - now)

    def written_off(self, amount: int) -> int:
        """What the agency recovers of a bill that is written off, 0 if it does not reach the debtor."""
        if self.rng.random() < 0.5:
            return min(int(2 * amount * self.market.agency_share + 0.5), amount)
        return 0

    def answer(self, c, wait: float) -> None:
        """A case is closed: what that restores of the customer's satisfaction."""
        market = self.market
        late = max(wait - market.promised_days, 0.0)
        c.satisfaction = min(
            c.satisfaction + market.case_drop * market.recovery * exp(-late / market.patience_days), 1.0
        )


class Person:
    """A customer."""

    __slots__ = ("active", "debtor", "gap", "grade", "leaving", "limit", "owed", "satisfaction")


class Debt:
    """What is known of a bill that is late."""

    __slots__ = (
        "amount", "asked", "clear", "customer", "debtor", "due", "promised", "rate", "rung", "settled", "told", "week",
    )  # fmt: skip

    def __init__(self):
        self.promised, self.settled = -inf, inf
