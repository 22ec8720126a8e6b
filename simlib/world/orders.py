"""Orders on their way: credit check, delivery, service case, invoice."""

from __future__ import annotations

from functools import partial
from math import inf

from simlib.world.customer_luck import OrderLuck
from simlib.world.customers import Customer, Customers
from simlib.world.pools import Clock
from simlib.world.receivables import Receivables
from simlib.world.scenario import WEEK, Scenario
from simlib.world.service import ServiceDesk
from simlib.world.strategy import Strategy
from simlib.world.tables import ORDER_STATES

INVOICED, PREPAID, HELD, CANCELLED = range(len(ORDER_STATES))


class Orders:
    """What happens to an order: within the credit limit it is delivered; above it is prepaid, held or cancelled.

    A held order is looked at again every week: it goes out when the customer has paid enough, and is cancelled after
    `hold_days`. A delivered order may raise a service case, which holds its payment back until it is closed. Without
    receivables an order is paid at once, without a service desk none goes wrong.
    """

    def __init__(
        self, clock: Clock, market: Scenario, customers: Customers, service: ServiceDesk | None,
        receivables: Receivables | None, horizon: float,
    ):  # fmt: skip
        self._clock, self._market, self._customers, self._horizon = clock, market, customers, horizon
        self._service, self._receivables = service, receivables
        self._case_chance = market.case_chance if service else 0.0
        self._gain = market.order_gain if service else 0.0
        self._note = customers.note_order
        self._held: dict[tuple[int, int], tuple] = {}
        customers.sold = self.take

    def decide(self, strategy: Strategy) -> None:
        """Take over a strategy."""
        self._limit = strategy.credit_limit

    def take(self, c: Customer, n: int, luck: OrderLuck, place: int, now: float) -> None:
        """A customer orders."""
        amount = luck.amount[place]
        if self._receivables is not None and self._beyond_limit(c, amount, now):
            if luck.prepay[place] < self._market.prepay_chance:
                self._deliver(c, n, luck, place, now, PREPAID, amount, now)
            else:
                c.satisfaction = max(
                    c.satisfaction - self._market.refusal_drop, 0.0
                )  # no credit, no delivery
                self._held[c.id, n] = (c, n, luck, place, now)
                self._look_again((c, n, luck, place, now))
            return
        self._deliver(c, n, luck, place, now, INVOICED, amount, now)

    def leave(self) -> None:
        """The horizon: orders still held are written down."""
        for c, n, luck, place, ordered in self._held.values():
            self._customers.note_order(c, n, ordered, luck.amount[place], HELD, inf)

    def _beyond_limit(self, c: Customer, amount: int, now: float) -> bool:
        limit = self._limit * c.limit
        return amount > limit or (bool(c.bills) and c.forget_paid(now) + amount > limit)

    def _look_again(self, held: tuple) -> None:
        c, n, luck, place, ordered = held
        now = self._clock._now
        amount = luck.amount[place]
        if not c.active or now >= ordered + self._market.hold_days:
            del self._held[c.id, n]
            self._customers.note_order(c, n, ordered, amount, CANCELLED, inf)
        elif now > ordered and not self._beyond_limit(c, amount, now):
            del self._held[c.id, n]
            self._deliver(c, n, luck, place, ordered, HELD, amount, now)
        elif now + WEEK < self._horizon:
            self._clock.call_at(now + WEEK, self._look_again, held)

    def _deliver(
        self,
        c: Customer,
        n: int,
        luck: OrderLuck,
        place: int,
        ordered: float,
        state: int,
        amount: int,
        now: float,
    ) -> None:
        self._note(c, n, ordered, amount, state, now)
        receivables = self._receivables
        if luck.case[place] < self._case_chance and self._service is not None:
            if state == PREPAID or receivables is None:
                then = _nothing
            else:
                then = partial(receivables.collect, receivables.bill_order(c, n, luck, place, now))
            self._service.raise_case(c, n, luck.work[place], then)
        else:
            gain = self._gain
            if gain:
                c.satisfaction += gain * (1.0 - c.satisfaction)
            if receivables is not None and state != PREPAID:
                receivables.invoice(c, n, luck, place, now)
        if state == PREPAID and receivables is not None:
            receivables.prepaid(c, n, amount, now)


def _nothing(_closed: float) -> None:
    """Nobody waits for the end of this case."""
