"""Collecting: the dunning ladder, and collectors on a queue in which the oldest debts come first."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Protocol

from simlib.world.customers import Bill, Owed
from simlib.world.fading import Fading
from simlib.world.market.credit import TONES
from simlib.world.pools import Clock
from simlib.world.scenario import WEEK, Scenario
from simlib.world.strategy import Strategy
from simlib.world.streams import keyed_items
from simlib.world.tables import TABLES, packer

contact_row = packer(TABLES["contacts"])

RUNGS = 4
"""Most rungs of a ladder."""


class Ledger(Protocol):
    """What the collectors ask of the receivables."""

    fading: Fading

    def fall_due(self, bill: Bill, chance: float) -> None: ...
    def write(self, bill: Bill, paid: float, discount: int = 0, written_off: float = inf) -> None: ...
    def luck_of(self, bill: Bill) -> tuple[int, int]: ...


class Collecting:
    """The collectors of one run and the ladder by which they talk to debtors.

    A contact raises the debtor's rate of payment by the tone's effect on their type, may bring a promise (kept or
    broken), and costs the relationship what the tone costs. A bill that is paid while it waits costs no contact.
    After the last rung an unpaid bill is written off on the strategy's day, and an agency recovers a part.
    """

    def __init__(
        self, clock: Clock, market: Scenario, strategy: Strategy, note: Callable[[bytes], None], receivables: Ledger,
        horizon: float,
    ):  # fmt: skip
        self._clock, self._market, self._note, self._horizon = clock, market, note, horizon
        self._receivables, self._fading = receivables, receivables.fading
        self._days = market.contact_hours * WEEK / market.collector_hours_per_week
        self._effects = [getattr(market, tone) for tone in TONES]
        self._costs, self._promise_chance = market.tone_cost, market.promise_chance
        self._off = float(strategy.write_off_days)
        self._unspoken: list[Bill] = []  # bills to be asked for whose promises are not drawn
        self.pool = clock.pool(strategy.collectors, self._begin, ranked=True)

    def decide(self, strategy: Strategy) -> None:
        """Take over a strategy."""
        self._rungs = [
            (float(day), TONES.index(tone))
            for day, tone in zip(strategy.dunning_days, strategy.dunning_tones, strict=True)
            if tone != "none"
        ]
        self._days_of = [day for day, _ in self._rungs]
        self.reminds = bool(self._rungs) and self._rungs[0][0] < 0.0
        self._write_off_after(float(strategy.write_off_days))
        self.pool.resize(strategy.collectors)

    def warn(self, bill: Bill) -> bool:
        """Ask for a reminder before the due date if the ladder has one and there is still time; whether it does."""
        day = bill.due + self._rungs[0][0] if self._rungs else inf
        now = self._clock._now
        if day >= bill.due or day < now or bill.due >= self._horizon or bill.clear > bill.issued:
            return False
        bill.rung = 0
        self._clock.call_at(day, self._warn, bill)
        self._clock.call_at(bill.due, self._due, bill)
        return True

    def _warn(self, bill: Bill) -> None:
        bill.asked = self._clock._now
        self.pool.ask((bill,), 1.0)  # after every debt that is overdue

    def next(self, bill: Bill) -> None:
        """What comes next for an open bill: its payment, the next rung of the ladder, or the write-off."""
        days, rung, due = self._days_of, bill.rung + 1, bill.due
        count = len(days)
        if self.reminds:
            while rung < count and days[rung] < 0.0:
                rung += 1
        if rung < count:
            now = self._clock._now
            if bill.clear > now:
                now = bill.clear
            if bill.rung < 0:  # an old debt enters where it stands
                while rung + 1 < count and due + days[rung + 1] <= now:
                    rung += 1
            day = due + days[rung]
            if bill.promised > day:
                day = bill.promised
            if now > day:
                day = now
        else:
            day = self._write_off_day(bill)
        if bill.settled <= day or day >= self._horizon:
            self._receivables.write(bill, bill.settled)
        elif rung < count:
            bill.rung = rung
            if bill.promises is None and self._promise_chance:
                bill.promises = ()
                self._unspoken.append(bill)
            self._clock.call_at(day, self._ask, bill)
        else:
            self._receivables.write(bill, inf, 0, day)
            bill.settled = inf

    def leave(self) -> None:
        """The horizon: write down the bills still in the queue."""
        for bill in self._waiting():
            self._close(bill, self._horizon)
        del self.pool, self._receivables

    def _write_off_day(self, bill: Bill) -> float:
        return max(bill.due + self._off, bill.clear, bill.promised, 0.0)

    def _write_off_after(self, days: float) -> None:
        """Another day of the write-off: what was to be written off by now stays so, what still waits may be paid."""
        if days == self._off:
            return
        now, waiting = self._clock._now, self._waiting()
        for bill in waiting:
            if self._write_off_day(bill) <= now:
                self._close(bill, now)
                closed: Owed = bill
                closed.customer = None
        self._off = days
        for bill in waiting:
            if bill.customer is not None and bill.settled == inf:
                bill.settled = self._pays(bill)
                self._doubt(bill)

    def _waiting(self) -> list[Bill]:
        """The open bills that wait for a collector, but for reminders before the due date."""
        cases = self.pool.cases()
        return [case for case in cases if not isinstance(case, tuple) and case.customer is not None]

    def _doubt(self, bill: Bill) -> None:
        """A bill that would be paid only after it is written off will not be, unless a collector comes before."""
        if bill.settled > self._write_off_day(bill):
            bill.settled = inf

    def _pays(self, bill: Bill) -> float:
        """When a debtor pays at their present rate."""
        return self._fading.after(bill.due, bill.since, bill.left / bill.rate) if bill.rate > 0.0 else inf

    def _ask(self, bill: Bill) -> None:
        if bill.settled > bill.due + self._off:
            self._doubt(bill)
        bill.asked = now = self._clock._now
        late = now - bill.due
        rank = -4 if late >= 90.0 else -3 if late >= 60.0 else -2 if late >= 30.0 else -1 if late > 0.0 else 0
        self.pool.ask(bill, rank)

    def _due(self, bill: Bill) -> None:
        """The due date of a bill that was to be reminded before it."""
        market, debtor = self._market, bill.customer.debtor
        chance = market.on_time[debtor]
        if bill.rate > bill.usual:  # reminded in time
            chance = 1.0 - (1.0 - chance) ** (bill.rate / bill.usual)
            bill.rate = bill.usual
        self._receivables.fall_due(bill, chance)

    def _begin(self, case: Bill | tuple[Bill], collector: int) -> float:
        """A collector takes the telephone, or finds that the money has come."""
        now = self._clock._now
        if isinstance(case, tuple):  # a reminder before the due date, if its time has not passed
            if now < case[0].due and self._rungs:
                self._talk(case[0], collector, now)
                return self._days
            return 0.0
        bill = case
        if bill.customer is None:  # closed while it waited
            return 0.0
        # the second half is `now >= self._write_off_day(bill)`, without the call
        if bill.settled <= now or (
            now >= bill.due + self._off and now >= bill.clear and now >= bill.promised
        ):
            self._close(bill, now)
            return 0.0
        if not self._rungs:  # the ladder was given up while the bill waited
            self.next(bill)
            return 0.0
        if now > bill.since:
            bill.left -= bill.rate * self._fading.between(bill.due, bill.since, now)
            bill.since = now
        kept, pays = self._talk(bill, collector, now), self._pays(bill)
        bill.settled = bill.promised if kept and bill.promised < pays else pays
        self.next(bill)
        return self._days

    def _talk(self, bill: Bill, collector: int, now: float) -> bool:
        """One contact: its tone, what that does to the rate of payment and the relationship; if a promise holds."""
        c, rung, rungs = bill.customer, bill.rung, self._rungs
        if rung >= len(rungs):
            rung = len(rungs) - 1
        tone = rungs[rung][1]
        rate = bill.usual * self._effects[tone][c.debtor]
        if rate > bill.rate:
            bill.rate = rate
        cost = self._costs[tone]
        if cost:
            left = c.satisfaction - cost
            c.satisfaction = left if left > 0.0 else 0.0
        promised, kept = inf, -1
        if now >= bill.due and self._promise_chance:
            if not bill.promises:
                self._draw_promises()
            luck = bill.promises or ()
            if luck[rung] < self._promise_chance:
                market = self._market
                promised = bill.promised = now + market.promise_days
                kept = int(luck[RUNGS + rung] < market.promise_kept[c.debtor])
        self._note(contact_row(
            c.id, bill.order, bill.lead, bill.row, rung, tone, bill.asked, now, now + self._days, collector,
            promised, kept,
        ))  # fmt: skip
        return kept == 1

    def _draw_promises(self) -> None:
        """By rung the luck of promising and of keeping it, for all open bills that are to be asked for at once."""
        bills, self._unspoken = [bill for bill in self._unspoken if bill.customer is not None], []
        keys, first = zip(*map(self._receivables.luck_of, bills), strict=True)
        for bill, luck in zip(bills, keyed_items(keys, first, 2 * RUNGS), strict=True):
            bill.promises = luck

    def _close(self, bill: Bill, now: float) -> None:
        """Write down a bill whose end, if it has one by now, came while it waited."""
        off = self._write_off_day(bill)
        if off < bill.settled and off <= now:
            self._receivables.write(bill, inf, 0, off)
            bill.settled = inf
        else:
            self._receivables.write(bill, bill.settled)
