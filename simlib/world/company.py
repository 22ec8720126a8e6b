"""One run of the company: the clock, the funnel and the log they write."""

from __future__ import annotations

from simlib.world.clock import LeanClock, StockClock
from simlib.world.funnel import Funnel
from simlib.world.log import Log, LogBook
from simlib.world.scenario import Scenario
from simlib.world.strategy import Plan, Strategy, as_plan
from simlib.world.streams import Streams


def simulate(
    market: Scenario,
    plan: Strategy | Plan,
    *,
    seed: int = 1,
    replication: int = 0,
    horizon: float | None = None,
    stock: bool = False,
) -> Log:
    """Run the company for `horizon` days (default: the scenario's) and give its log.

    The same seed and replication give the same log, event by event. `stock` runs it on stock SimPy: the same story,
    slower.

    >>> log = simulate(Scenario(), Strategy(), horizon=91.0)
    >>> int((log.leads["origin"] == 1).sum())  # the course's 18 opening deals
    18
    """
    end = market.horizon_days if horizon is None else float(horizon)
    clock = StockClock() if stock else LeanClock()
    book = LogBook()
    funnel = Funnel(clock, market, as_plan(plan), Streams(seed, replication), book, end)
    funnel.start()
    clock.run(until=end)
    clock.forget()
    return book.close(end, funnel.leave())
