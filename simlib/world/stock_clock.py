"""Stock SimPy as the company's clock, for comparison."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappush

import simpy
from simpy.events import NORMAL, Event

from simlib.world.clock import OtherClock
from simlib.world.stock_pool import StockPool


class StockClock(OtherClock, simpy.Environment):
    """Stock SimPy with the interface of LeanClock, to show that both run the same story.

    >>> clock = StockClock()
    >>> clock.call_at(2.5, print, "two and a half days")
    >>> clock.run(until=7)
    two and a half days
    """

    def call_at(self, time: float, function: Callable, argument: object) -> None:
        """Call `function(argument)` at `time` (days)."""
        event = Event(self)
        event._ok, event._value = True, None
        event.callbacks.append(lambda _: function(argument))
        # the absolute time, no rounding by now + delay
        heappush(self._queue, (time, NORMAL, next(self._eid), event))

    def pool(self, servers: int, begin: Callable, *, ranked: bool = False) -> StockPool:
        """A pool of servers made of a simpy.PriorityResource; see `simlib.world.stock_pool.StockPool`."""
        return StockPool(self, servers, begin, ranked=ranked)

    def desk(self, servers: int, begin: Callable) -> StockPool:
        """The same pool: SimPy cannot book ahead, it begins when the time has come."""
        return StockPool(self, servers, lambda case, server: begin(case, server, self._now))

    def forget(self) -> None:
        """Drop what is still to come, so that it is freed at once."""
        self._queue.clear()
