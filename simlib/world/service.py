"""The service desk: cases wait for an agent; how long they wait moves satisfaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf

from simlib.world.customers import Customer
from simlib.world.log import LogBook
from simlib.world.pools import Clock
from simlib.world.scenario import WEEK, Scenario
from simlib.world.strategy import Plan, Strategy
from simlib.world.tables import TABLES, packer

case_row = packer(TABLES["cases"])


@dataclass(slots=True, init=False, eq=False, repr=False)
class Case:
    """A service case of one order; `then(case)` is told as soon as its end is known."""

    customer: Customer
    order: int
    opened: float
    work: float
    wait: float
    then: Callable[[float], None]


class ServiceDesk:
    """The agents and their queue, first come first served.

    An opened case costs satisfaction; its answer restores `recovery` of it if begun within the promised time, and
    less and less the later it comes (e-fold in `patience_days`). Whether recovery may exceed the loss, the
    service-recovery paradox, is contested: by default it does not.
    """

    def __init__(self, clock: Clock, market: Scenario, plan: Plan, book: LogBook, horizon: float):
        self._clock, self._market, self._horizon = clock, market, horizon
        self._note = book.rows["cases"].extend
        self._days_per_hour = WEEK / market.agent_hours_per_week
        self.desk = clock.desk(plan[0][1].service_agents, self._begin)

    def decide(self, strategy: Strategy, until: float) -> None:
        """Take over a strategy that holds until a day."""
        self.desk.resize(strategy.service_agents)
        self.desk.book_until(until)

    def raise_case(self, c: Customer, order: int, work: float, then: Callable[[float], None]) -> None:
        """Open a case now; `then(day)` is called once the day is known on which it is closed."""
        case = Case()
        case.customer, case.order, case.opened, case.work, case.then = c, order, self._clock._now, work, then
        c.satisfaction = max(c.satisfaction - self._market.case_drop, 0.0)
        self.desk.ask(case)

    def waiting(self) -> list[Case]:
        """The cases that no agent has begun."""
        return self.desk.cases()

    def leave(self) -> None:
        """The horizon: cases still waiting are written down, and the desk ends here."""
        for case in self.desk.cases():
            self._note(case_row(case.customer.id, case.order, case.opened, inf, inf, -1))
            case.then(inf)
        del self.desk

    def _begin(self, case: Case, agent: int, start: float) -> float:
        market = self._market
        days = case.work * market.case_hours * self._days_per_hour
        closed = start + days
        self._note(case_row(case.customer.id, case.order, case.opened, start, closed, agent))
        case.wait = start - case.opened
        if closed < self._horizon:
            self._clock.call_at(closed, self._close, case)
        case.then(closed)
        return days

    def _close(self, case: Case) -> None:
        market, c = self._market, case.customer
        late = max(case.wait - market.promised_days, 0.0)
        restored = market.case_drop * market.recovery * exp(-late / market.patience_days)
        c.satisfaction = min(c.satisfaction + restored, 1.0)
