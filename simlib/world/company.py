"""One run of the company: the clock, its parts, and the log they write."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import ceil
from typing import cast

from simlib.world.clock import LeanClock
from simlib.world.customers import Customers
from simlib.world.firm import ruin
from simlib.world.funnel import Funnel
from simlib.world.kept_luck import is_small, streams_of
from simlib.world.leads import Lead, parent_id
from simlib.world.log import Log, LogBook
from simlib.world.orders import Orders
from simlib.world.pools import Clock
from simlib.world.receivables import Receivables
from simlib.world.renewals import Renewals
from simlib.world.scenario import QUARTER, WEEK, Figures, Scenario
from simlib.world.service import ServiceDesk
from simlib.world.stock_clock import StockClock
from simlib.world.strategy import Plan, Steps, Strategy, as_plan
from simlib.world.streams import Streams
from simlib.world.team import Team

_PAUSE = 28.0  # days: what a million customers write in between takes about 100 MB
_LONG_PAUSE = 364.0  # days: what a small company writes in between takes a few
_MOST_VISITING = 0.8  # of the reps' selling hours can go into visits at most [assumed]


def simulate(
    market: Scenario,
    plan: Strategy | Plan,
    *,
    seed: int = 1,
    replication: int = 0,
    horizon: float | None = None,
    stock: bool = False,
) -> Log:
    """Run the company, or the part of it that the scenario names, and give its log.

    `horizon` is in days (default: the scenario's). The same seed and replication give the same log, event by event.
    `stock` runs it on stock SimPy: the same story, slower. A company that overdraws its credit line ends there.

    >>> log = simulate(Scenario(), Strategy(), horizon=91.0)
    >>> int((log.leads["origin"] == 1).sum())  # the course's 18 opening deals
    18
    """
    end = market.horizon_days if horizon is None else float(horizon)
    clock = StockClock() if stock else LeanClock()
    book, steps = LogBook(), as_plan(plan)
    with _no_collector():
        figures = _figures(market)
        company = Company(clock, figures, steps, streams_of(market, seed, replication), book, end)
        company.start()
        for day in _pauses(end, _LONG_PAUSE if is_small(market) else _PAUSE):
            clock.run(until=day)
            book.spill()
        book.write_waiting(company.leave())
        clock.forget()
        del company  # its customers and bills make room for the log's columns
        if book.spilled:
            gc.collect()  # empties the interpreter's free lists, whose few scattered entries hold all that room back
    log = book.close(end)
    return ruin(log, market, steps) if market.part == "company" else log


@lru_cache(maxsize=8)
def _figures(market: Scenario) -> Scenario:
    """A scenario as runs read it, nobody changes it."""
    return cast(Scenario, Figures(market))


def _pauses(end: float, pause: float) -> list[float]:
    """The days on which the run pauses to tidy up: it goes on as if it had not.

    >>> _pauses(60.0, 28.0)
    [28.0, 56.0, 60.0]
    """
    return [k * pause for k in range(1, ceil(end / pause))] + [end]


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the garbage collector: a run leaves no cycles, and searching a large company's bills takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Company:
    """The parts of one run and what couples them: selling → terms → orders → service → satisfaction → cash."""

    def __init__(
        self, clock: Clock, market: Scenario, plan: Steps, streams: Streams, book: LogBook, end: float
    ):
        self._clock, self._market, self._plan, self._end = clock, market, plan, end
        part = market.part
        self.funnel = (
            Funnel(clock, market, plan, streams, book, end) if part in ("funnel", "company") else None
        )
        self.customers = self.renewals = self.service = self.receivables = self.orders = self.team = None
        if part == "funnel":
            return
        self.customers = Customers(clock, market, streams, book, end)
        if part in ("customers", "company"):
            refer = self.funnel.refer if self.funnel else None
            self.renewals = Renewals(clock, market, self.customers, book, end, refer)
            self.service = ServiceDesk(clock, market, plan, book, end)
        if part in ("receivables", "company"):
            self.receivables = Receivables(clock, market, self.customers, streams, book, end)
        self.orders = Orders(clock, market, self.customers, self.service, self.receivables, end)
        if self.funnel is not None and self.receivables is not None:
            self.team = Team(clock, market, streams, book, self.funnel, end)
            self.funnel.accepted = self._accept
            self.receivables.first_bill = self.funnel.know_terms

    def start(self) -> None:
        """Everything of day 0, and the days on which something is decided."""
        first = self._plan[0][1]
        if self.customers is None:
            if self.funnel is not None:
                self.funnel.start()
            return
        days = [day for day, _ in self._plan[1:]] + [self._end]
        self._decide((first, days[0]))
        if self.team:
            self.team.start(first)
        self.customers.start(first)
        if self.receivables:
            self.receivables.start(first)
        for (day, strategy), until in zip(self._plan[1:], days[1:], strict=True):
            if day < self._end:
                self._clock.call_at(day, self._change, (strategy, until))
        if self.renewals:
            self._quarter(1)
        if self.funnel:
            self.funnel.start()  # after the visits are planned: they take hours of the first day on

    def leave(self) -> list[tuple[int, int, float]]:
        """The end of the run; the deals that wait for a rep."""
        if self.service:
            self.service.leave()
        if self.orders:
            self.orders.leave()
        if self.receivables:
            self.receivables.leave()
        if self.renewals:
            self.renewals.leave()
        if self.customers:
            self.customers.leave()
        if self.team and self.funnel and self.receivables:
            del self.funnel.accepted, self.receivables.first_bill
        return self.funnel.leave() if self.funnel else []

    def _decide(self, decision: tuple[Strategy, float]) -> None:
        """A strategy, for everybody but the funnel and the team, and the day of the next."""
        strategy, until = decision
        self._strategy = strategy
        if self.customers and self.orders:
            self.customers.decide(strategy)
            self.orders.decide(strategy)
        if self.renewals and self.service:
            self.renewals.decide(strategy)
            self.service.decide(strategy, min(until, self._end))

    def _change(self, decision: tuple[Strategy, float]) -> None:
        self._decide(decision)
        if self.receivables:
            self.receivables.decide(decision[0])
        if self.team:
            self.team.decide(decision[0])

    def _quarter(self, number: int) -> None:
        """A quarter begins: who is visited, and which hours that takes from selling."""
        assert self.renewals is not None
        market, weeks = self._market, QUARTER / WEEK
        reps = self.funnel.pool.servers if self.funnel else self._strategy.reps
        most = _MOST_VISITING * market.selling_hours_per_week * weeks * reps
        hours = self.renewals.plan_visits(self._strategy, most)
        if self.funnel:
            self.funnel.visit(hours / (weeks * reps) if reps else 0.0)
        if number * QUARTER < self._end:
            self._clock.call_at(number * QUARTER, self._quarter, number + 1)

    def _accept(self, lead: Lead) -> None:
        """A deal is accepted: its customer is founded or enlarged, its milestones are invoiced."""
        assert self.customers is not None and self.renewals is not None and self.receivables is not None
        origin, kind = parent_id(lead.id)
        customer = self.customers.found(lead.id, lead.grade, origin if kind == 1 else None)
        if not customer.active:
            self.renewals.welcome(customer)
        self.receivables.bill_contract(customer, lead)
