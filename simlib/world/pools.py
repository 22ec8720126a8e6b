"""Pools of people (reps, agents, collectors): who is free takes the next case."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from heapq import heapify, heappop, heappush, heapreplace
from math import inf
from typing import Any, Protocol

from simlib.world.stock_pool import StockPool


class Clock(Protocol):
    """What the company's parts ask of a clock, lean or stock."""

    @property
    def now(self) -> float: ...
    @property
    def _now(self) -> float: ...
    def call_at(self, time: float, function: Callable, argument: object, /) -> None: ...
    def pool(self, servers: int, begin: Callable, *, ranked: bool = False) -> Pool | StockPool: ...
    def desk(self, servers: int, begin: Callable) -> Desk | StockPool: ...


class Pool:
    """A pool of servers with one queue, on a LeanClock.

    `begin(case, server)` is called when a server takes a case and returns the service time in days; what follows
    from the service is scheduled there. `ask` puts a case in: the server idle longest takes it at once, else it
    waits: first come first served, or, in a ranked pool, lowest rank first and first come among equals. A free
    server costs no event: only a waiting queue keeps one wake-up in the clock. At equal times departures precede
    arrivals. `begin` must not ask the same pool; it schedules what follows.

    >>> from simlib.world.clock import LeanClock
    >>> clock = LeanClock()
    >>> def begin(case, server):
    ...     print(f"day {clock.now:g}: server {server} takes {case}")
    ...     return 3.0
    >>> pool = clock.pool(1, begin)
    >>> for day, case in ((0.0, "a"), (1.0, "b")):
    ...     clock.call_at(day, pool.ask, case)
    >>> clock.run(until=7)
    day 0: server 0 takes a
    day 3: server 0 takes b
    """

    __slots__ = (
        "_begin", "_clock", "_free", "_hired", "_leaving", "_numbers", "_queue", "_ranked", "_wake_at",
    )  # fmt: skip

    def __init__(self, clock: Clock, servers: int, begin: Callable, *, ranked: bool = False):
        self._clock = clock
        self._begin = begin
        self._ranked = ranked
        self._free = [(clock.now, i) for i in range(servers)] + [
            (inf, -1)
        ]  # when each server is free; a sentinel
        self._hired = servers
        self._leaving: list[float] = []  # when those let go end the work begun
        self._queue: Any = [] if ranked else deque()  # a heap, or first in, first out
        self._numbers = 0
        self._wake_at = inf  # the earliest wake-up in the clock

    def ask(self, case: object, rank: float = 0.0) -> None:
        """Put a case in; it is begun at once if a server is free."""
        free, now = self._free, self._clock._now
        if free[0][0] <= now and self._queue:
            self._settle()
        since, server = free[0]
        if since <= now:
            heapreplace(free, (now + self._begin(case, server), server))
            return
        if self._ranked:
            self._numbers += 1
            heappush(self._queue, (rank, self._numbers, case))
        else:
            self._queue.append(case)
        if since < self._wake_at:
            self._arm()

    def resize(self, servers: int) -> None:
        """Hire or let go; who leaves finishes the work begun, new servers get new numbers."""
        while len(self._free) - 1 < servers:
            heappush(self._free, (self._clock.now, self._hired))
            self._hired += 1
        while len(self._free) - 1 > servers:
            newest = max(self._free, key=lambda entry: entry[1])
            self._free.remove(newest)
            heapify(self._free)
            self._leaving.append(newest[0])
        self._serve()

    def dismiss(self, server: int) -> None:
        """One person leaves, after the work begun; ValueError if they are not in the pool."""
        at = next((i for i, entry in enumerate(self._free) if entry[1] == server and server >= 0), None)
        if at is None:
            raise ValueError(f"no server {server} in this pool")
        self._settle()
        at = next(i for i, entry in enumerate(self._free) if entry[1] == server)
        self._leaving.append(self._free.pop(at)[0])
        heapify(self._free)

    @property
    def staff(self) -> list[int]:
        """The numbers of the people in the pool now, rising."""
        return sorted(server for _, server in self._free if server >= 0)

    def book_until(self, day: float) -> None:
        """Nothing to do: only a desk books ahead."""

    @property
    def waiting(self) -> int:
        """Cases in the queue now."""
        self._settle()
        return len(self._queue)

    def cases(self) -> list:
        """The waiting cases, in the order they came or of their rank."""
        return [entry[2] for entry in sorted(self._queue)] if self._ranked else list(self._queue)

    @property
    def servers(self) -> int:
        """People in the pool now."""
        return len(self._free) - 1

    @property
    def hired(self) -> int:
        """People ever hired: the number the next one gets."""
        return self._hired

    def in_service(self) -> int:
        """Cases being served now."""
        self._settle()
        now = self._clock.now
        ends = [free for free, _ in self._free] + self._leaving
        return sum(now < end < inf for end in ends)

    def _settle(self) -> None:
        """Give every server free by now the next case."""
        queue, free, now, begin, ranked = self._queue, self._free, self._clock._now, self._begin, self._ranked
        while queue and free[0][0] <= now:
            server = free[0][1]
            case = heappop(queue)[2] if ranked else queue.popleft()
            heapreplace(free, (now + begin(case, server), server))

    def _arm(self) -> None:
        """Put a wake-up into the clock at the moment the first server is free."""
        self._wake_at = at = self._free[0][0]
        self._clock.call_at(at, self._wake, at)

    def _wake(self, at: float) -> None:
        if at == self._wake_at:
            self._wake_at = inf
        self._serve()

    def _serve(self) -> None:
        """Begin what can begin now, and wake up when the next can."""
        self._settle()
        if self._queue and self._free[0][0] < self._wake_at:
            self._arm()


class Desk(Pool):
    """A first-come pool that books ahead, for the same story with no event in the clock.

    Who comes first is served first, so server and start are known as soon as a case asks, as long as staff and
    service stay as they are: `book_until(day)` says until when. `begin(case, server, start)` is called at once for
    a start before that day; the others wait for the next `book_until`.

    >>> from simlib.world.clock import LeanClock
    >>> clock = LeanClock()
    >>> def begin(case, server, start):
    ...     print(f"day {clock.now:g}: server {server} takes {case} on day {start:g}")
    ...     return 3.0
    >>> desk = clock.desk(1, begin)
    >>> desk.book_until(7.0)
    >>> for day, case in ((0.0, "a"), (1.0, "b")):
    ...     clock.call_at(day, desk.ask, case)
    >>> clock.run(until=7)
    day 0: server 0 takes a on day 0
    day 1: server 0 takes b on day 3
    """

    __slots__ = ("_starts", "_until")

    def __init__(self, clock: Clock, servers: int, begin: Callable):
        super().__init__(clock, servers, begin)
        self._starts: list[float] = []  # of those who had to wait, rising
        self._until = -inf

    def ask(self, case: object, rank: float = 0.0) -> None:
        """Put a case in; it is booked at once if its start is before the day of `book_until`."""
        free, now = self._free, self._clock._now
        since, server = free[0]
        if since <= now < self._until:
            heapreplace(free, (now + self._begin(case, server, now), server))
        elif since < self._until:
            self._starts.append(since)
            heapreplace(free, (since + self._begin(case, server, since), server))
        else:
            self._queue.append(case)

    def book_until(self, day: float) -> None:
        """Staff and service will not change before `day`: book all that start by then."""
        self._until = day
        waiting, self._queue = self._queue, deque()
        for case in waiting:
            self.ask(case)

    @property
    def waiting(self) -> int:
        """Cases that have not begun by now."""
        return len(self._starts) - bisect_right(self._starts, self._clock.now) + len(self._queue)

    def _settle(self) -> None:
        """Nothing to do: what can be settled was booked."""

    def _serve(self) -> None:
        """Nothing to do before the next `book_until`."""
