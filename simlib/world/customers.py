"""The customers: who they are, and how they order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, log

import numpy as np

from simlib.world.customer_luck import (
    OPENING_CUSTOMER,
    ROWS,
    Block,
    OrderLuck,
    founded_block,
    mean_order,
    opening_blocks,
)
from simlib.world.log import LogBook
from simlib.world.pools import Clock
from simlib.world.scenario import QUARTER, YEAR, Scenario
from simlib.world.season import Season
from simlib.world.strategy import Strategy
from simlib.world.streams import ROWS_PER_BLOCK, Streams
from simlib.world.tables import TABLES, packer
from simlib.world.terms import order_pace

_ENLARGED = 0.3  # share of the missing share of wallet that a repeat project wins [assumed]

customer_row, order_row = packer(TABLES["customers"]), packer(TABLES["orders"])


@dataclass(slots=True, init=False, eq=False, repr=False)
class Customer:
    """One customer: who they are (hidden from the strategy), how it stands with them, and their open bills."""

    active: bool
    block: Block
    luck: OrderLuck
    bills: list[Owed] | tuple[()]
    id: int
    row: int
    at: int
    n: int
    own: int
    review: int
    grade: int
    debtor: int
    due: float
    home: float
    leaving: float
    limit: float
    margin: float
    rate: float
    satisfaction: float
    since: float
    trust: float
    wallet: float

    def forget_paid(self, now: float) -> int:
        """Drop the bills that are paid by now; what is still owed of the others."""
        self.bills = still = [bill for bill in self.bills if bill.settled > now] or ()
        owed = 0
        for bill in still:
            owed += bill.amount
        return owed

    def forget_closed(self, now: float) -> None:
        """Drop the bills that are paid for good: nothing can happen to them, they only take memory."""
        if self.bills:
            self.bills = [
                bill for bill in self.bills if bill.customer is not None or bill.settled > now
            ] or ()


@dataclass(slots=True, init=False, eq=False, repr=False)
class Owed:
    """What a customer owes: how much, until when (`settled`, infinite if unknown); no `customer` once that is sure.

    It is all that most bills come to. A large company has hundreds of thousands, and a Bill is four times as large.
    """

    amount: int
    customer: Customer | None
    settled: float


@dataclass(slots=True, init=False, eq=False, repr=False)
class Bill(Owed):
    """One invoice row: `settled` is when it will be paid if nothing more is done.

    From `since` on the debtor pays at a daily `rate`; `left` is the Exp(1) luck that is not used up yet.
    """

    customer: Customer  # until it is closed for good
    order: int
    lead: int
    row: int
    rung: int
    commission: int
    discount: int
    asked: float
    clear: float
    due: float
    early: float
    issued: float
    left: float
    on_time: float
    promised: float
    rate: float
    since: float
    usual: float
    promises: Sequence[float] | None


class Customers:
    """The customers of one run, as short callbacks on a clock.

    A customer orders as a Poisson process: their own rate in the category times our share of wallet; the rest of a
    gap is stretched when the share changes. Rates are gamma distributed, so orders at a constant share are negative
    binomial (NBD). `sold(customer, order, luck, place, now)` takes an order on; `met(customer, phase)` is told of
    everybody who becomes a customer or comes back; `renew(customer)` after each order where leaving goes by orders.
    """

    def __init__(self, clock: Clock, market: Scenario, streams: Streams, book: LogBook, horizon: float):
        self._clock, self._market, self._streams = clock, market, streams
        self._book, self._horizon = book, horizon
        self._people: dict[int, Customer] = {}
        self._note_order = book.rows["orders"].extend
        self._season = Season(market.order_season, market.order_peak)
        self._seasonal = bool(market.order_season)
        self.means = [mean_order(market, grade) for grade in range(3)]
        self.sold: Callable = lambda *_: None
        self.met: Callable = lambda *_: None
        self.renew: Callable | None = None
        self._when_due = self._order  # bound once: a large company has one in the clock for each customer

    # --- beginning

    def start(self, strategy: Strategy) -> None:
        """Put the opening customers, their first orders and renewals into the clock."""
        self.decide(strategy)
        left = self._market.opening_customers
        for block in opening_blocks(self._market, self._streams):
            self._born(
                block, min(left, ROWS_PER_BLOCK), 0.0, OPENING_CUSTOMER + block.number * ROWS_PER_BLOCK, -1
            )
            left -= ROWS_PER_BLOCK

    def found(self, deal: int, grade: int, origin: int | None = None) -> Customer:
        """A won deal founds a customer, or enlarges the one (`origin`) it came from; the customer."""
        now = self._clock._now
        known = None if origin is None else self._people.get(origin)
        if known is None:
            block = founded_block(self._market, self._streams, deal, grade)
            self._born(block, 1, now, deal, deal)
            return self._people[deal]
        self._people[deal] = known
        gain = _ENLARGED * max(self._market.wallet_ceiling - known.wallet, 0.0)
        self.share(known, known.wallet + gain, now)
        return known

    def of(self, deal: int) -> Customer:
        """The customer that a deal founded or enlarged, or an opening customer by id; KeyError if there is none."""
        return self._people[deal]

    def active(self) -> list[Customer]:
        """The customers who have not left, in the order they came."""
        return [person for person in dict.fromkeys(self._people.values()) if person.active]

    def come_back(self, c: Customer) -> None:
        """Who had left orders again, from now on."""
        c.active = True
        self._expect(c, self._clock._now)
        self.met(c, 1.0)

    def leave(self) -> None:
        """The horizon: customers, their bills and those who heard of them part, so that all are freed at once."""
        for person in self._people.values():
            person.bills = ()
        self._people.clear()
        del self.sold, self.met, self.renew, self._when_due

    def _born(self, block: Block, count: int, now: float, first: int, deal: int) -> None:
        market, birth = self._market, block.birth()
        if count > 1 and not self._streams.keeps:  # a large company keeps only the luck it is likely to need
            if market.leaving_at == "renewal":
                block.reviews = int((self._horizon - now) // market.renewal_days) + 1
            block.expected = np.array(birth["rate"]) * birth["wallet"] * ((self._horizon - now) / YEAR)
        orders = block.orders(0, 0)
        write = self._book.rows["customers"].extend
        met, expect = self.met, self._expect
        for row in range(count):
            c = Customer()
            c.id, c.block, c.row, c.luck, c.at = first + row, block, row, orders, orders.first[row]
            c.grade, c.debtor, c.rate = birth["grade"][row], birth["debtor"][row], birth["rate"][row] / YEAR
            c.wallet = c.home = birth["wallet"][row]
            c.leaving = birth["leaving"][row]
            c.margin = log(c.leaving / (1.0 - c.leaving))
            c.satisfaction, c.trust, c.since = birth["satisfaction"][row], market.trust_start, now
            c.active, c.n, c.review, c.bills, c.own = True, 0, 0, (), -1
            mean = self.means[c.grade]
            # a quarter's purchases, one order at least
            c.limit = max(mean * c.rate * c.wallet * QUARTER, mean)
            self._people[c.id] = c
            write(customer_row(
                c.id, now, deal, c.grade, birth["animal"][row], c.debtor, c.rate * YEAR, c.wallet, c.leaving
            ))  # fmt: skip
            c.due = inf
            expect(c, now)
            met(c, birth["phase"][row])

    # --- decisions

    def decide(self, strategy: Strategy) -> None:
        """Take over a strategy: what depends on levers alone, computed once."""
        self._reward = strategy.reward_rate
        self._pace = order_pace(self._market, strategy)

    # --- orders

    def _expect(self, c: Customer, now: float) -> None:
        """Put the next order into the clock."""
        pace = c.rate * c.wallet * self._pace[c.debtor]
        if pace > 0.0:
            gap = c.luck.gap[c.at + c.n % ROWS] / pace
            c.due = due = self._season.after(now, gap) if self._seasonal else now + gap
            if due < self._horizon:
                self._clock.call_at(due, self._when_due, c)

    def share(self, c: Customer, wallet: float, now: float) -> None:
        """Another share of wallet: the rest of the gap to the next order is stretched or shortened with it."""
        if wallet == c.wallet:
            return
        before, c.wallet = c.wallet, wallet
        if c.active and c.due < inf:
            if self._seasonal:
                due = self._season.after(now, self._season.between(now, c.due) * before / wallet)
            else:
                due = now + (c.due - now) * before / wallet
            c.due = due
            if due < self._horizon:
                self._clock.call_at(due, self._when_due, c)

    def _order(self, c: Customer) -> None:
        now = self._clock._now
        if c.due != now or not c.active:
            return  # the gap was stretched since, or they left
        n = c.n
        place = c.at + n % ROWS
        luck = c.luck
        c.n = n + 1
        if not c.n % ROWS:
            c.luck = c.block.orders(c.row, c.n // ROWS)
            c.at = c.luck.first[c.row]
        self.sold(c, n, luck, place, now)
        if self.renew is not None:
            self.renew(c)
        if c.active:
            self._expect(c, now)

    def note_order(self, c: Customer, n: int, time: float, amount: int, state: int, issued: float) -> None:
        """Write an order into the log with the reward it earns."""
        reward = int(amount * self._reward + 0.5) if state != 3 else 0
        self._note_order(order_row(c.id, n, time, amount, state, issued, reward))
