"""The clock: SimPy's event queue, lean for the company's short callbacks."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import floor, inf
from types import MethodType
from typing import Any

import simpy
from simpy.core import EmptySchedule, StopSimulation
from simpy.events import NORMAL, URGENT, Event, Process, Timeout

from simlib.world.pools import Desk, Pool

LONG = 4096
"""Entries that still fit into a processor's cache as one heap: some 600 KB [assumed]."""


class OtherClock:
    """What a clock that is not lean begins with, so that the compiled parts of the company can ask it."""


class LeanClock(simpy.Environment):
    """A SimPy environment whose queue also takes plain calls.

    An entry is (time, priority, number, event, None) for SimPy's own events, and (time, priority, number,
    function, argument) for a call. Everything of SimPy goes through `schedule`, so processes, resources,
    conditions and interrupts work beside the calls; a call costs one queue entry and no event object.

    What is to come is a heap. A heap of all that is to come in a large company is larger than the processor's cache,
    and every entry taken from it waits for memory: when a run begins with more than LONG entries, only those of today
    stay a heap, and each later day has a list, in no order until its morning (a calendar queue: Brown 1988). The
    order is the same.

    >>> clock = LeanClock()
    >>> clock.call_at(2.5, print, "two and a half days")
    >>> clock.run(until=7)
    two and a half days
    """

    _queue: Any  # entries of five, not SimPy's four

    def __init__(self, initial_time: float = 0.0):
        super().__init__(initial_time)
        # SimPy binds these early for its own class only; without it a subclass is slower by a tenth
        for name, kind in (("timeout", Timeout), ("process", Process), ("event", Event)):
            setattr(self, name, MethodType(kind, self))
        queue, number = self._queue, self._eid.__next__
        later: dict[float, list[tuple]] = {}  # what is to come by day
        days: list[float] = []  # and these days as a heap
        tomorrow = inf  # what comes before it goes into the heap

        def put(entry: tuple) -> None:
            if entry[0] < tomorrow:
                heappush(queue, entry)
                return
            day = floor(entry[0]) if entry[0] < inf else inf
            if day in later:
                later[day].append(entry)
            else:
                later[day] = [entry]
                heappush(days, day)

        def call_at(time: float, function: Callable, argument: object) -> None:
            if time < tomorrow:
                heappush(queue, (time, NORMAL, number(), function, argument))
                return
            day = floor(time)
            if day in later:
                later[day].append((time, NORMAL, number(), function, argument))
            else:
                put((time, NORMAL, number(), function, argument))

        def divide(now: float) -> None:
            nonlocal tomorrow
            if tomorrow == inf and len(queue) > LONG:
                tomorrow, entries = floor(now) + 1, queue[:]
                queue.clear()
                for entry in entries:
                    put(entry)

        def turn() -> bool:  # the next day on which something is to come, if there is one
            nonlocal tomorrow
            if not days:
                return False
            day = heappop(days)
            tomorrow = day + 1
            queue.extend(later.pop(day))
            queue.sort()  # what is in order is a heap
            return True

        def forget() -> None:
            for entries in (queue, later, days):
                entries.clear()

        self._put, self._divide, self._turn, self.forget = put, divide, turn, forget
        # the same as the method: the queue and the counter are at hand, a third quicker
        vars(self)["call_at"] = call_at

    def schedule(self, event: Event, priority: int = NORMAL, delay: float = 0) -> None:
        self._put((self._now + delay, priority, next(self._eid), event, None))

    def call_at(self, time: float, function: Callable, argument: object) -> None:
        """Call `function(argument)` at `time` (days, finite); `argument` is anything but None."""
        self._put((time, NORMAL, next(self._eid), function, argument))

    def peek(self) -> float:
        """The time of what comes next; infinite if nothing does."""
        return self._queue[0][0] if self._queue or self._turn() else inf

    def pool(self, servers: int, begin: Callable, *, ranked: bool = False) -> Pool:
        """A pool of servers on this clock; see `simlib.world.pools.Pool`."""
        return Pool(self, servers, begin, ranked=ranked)

    def desk(self, servers: int, begin: Callable) -> Desk:
        """A first-come pool that books ahead; see `simlib.world.pools.Desk`."""
        return Desk(self, servers, begin)

    def step(self) -> None:
        if not (self._queue or self._turn()):
            raise EmptySchedule
        self._now, _, _, event, argument = heappop(self._queue)
        if argument is None:
            self._happen(event)
        else:
            event(argument)

    def run(self, until: float | Event | None = None) -> object:
        if isinstance(until, Event):
            return super().run(until)
        end = inf if until is None else float(until)
        if end <= self._now:
            raise ValueError(f"until ({end}) must be greater than the current simulation time")
        self._divide(self._now)
        queue, turn, pop = self._queue, self._turn, heappop
        if end < inf:  # as SimPy does: an entry that ends the run before anything else of that moment
            self._put((end, URGENT, next(self._eid), _stop, end))
        try:
            while queue or turn():
                self._now, _, _, event, argument = pop(queue)
                if argument is None:
                    self._happen(event)
                else:
                    event(argument)
        except StopSimulation as stop:
            return stop.args[0]
        return None

    @staticmethod
    def _happen(event: Event) -> None:
        """What SimPy's own step does with an event."""
        callbacks: Any = event.callbacks
        event.callbacks = None  # type: ignore[assignment]  # SimPy's own mark of what has happened
        for callback in callbacks:
            callback(event)
        if not event._ok and not hasattr(event, "_defused"):
            error = type(event._value)(*event._value.args)
            error.__cause__ = event._value
            raise error


def _stop(_end: float) -> None:
    raise StopSimulation(None)
