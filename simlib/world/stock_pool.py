"""The pool of people on stock SimPy: the same story, told by the library's own queue."""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heapify, heappop, heappush
from typing import Any

import simpy


class StockPool:
    """A Pool as a textbook SimPy program: a process for each case, simpy.PriorityResource for the queue.

    It is there for the trace test (the same story on stock SimPy) and for the benchmark.
    """

    def __init__(self, clock: simpy.Environment, servers: int, begin: Callable, *, ranked: bool = False):
        self._clock = clock
        self._begin = begin
        self._ranked = ranked
        self._resource: Any = simpy.PriorityResource(clock, max(servers, 1))
        self._idle = [(clock.now, i) for i in range(servers)]
        self._staff = set(range(servers))
        self._leaving = 0  # people let go who still finish their work
        self._working = 0
        self._hired = servers
        self._seat()

    def ask(self, case: object, rank: float = 0.0) -> None:
        """Put a case in."""
        self._clock.process(self._serve(case, rank if self._ranked else 0.0))

    def _serve(self, case: object, rank: float) -> Generator[simpy.Event]:
        with self._resource.request(priority=rank) as request:
            request.case = case
            yield request
            _, server = heappop(self._idle)
            self._working += 1
            yield self._clock.timeout(self._begin(case, server))
            self._working -= 1
            if server in self._staff:
                heappush(self._idle, (self._clock.now, server))
            else:
                self._leaving -= 1
                self._seat()

    def _seat(self) -> None:
        # SimPy fixes a resource's size at birth and refuses 0; its own queue logic reads this field alone
        self._resource._capacity = len(self._staff) + self._leaving

    def resize(self, servers: int) -> None:
        """Hire or let go; who leaves finishes the work begun."""
        while len(self._staff) < servers:
            heappush(self._idle, (self._clock.now, self._hired))
            self._staff.add(self._hired)
            self._hired += 1
        while len(self._staff) > servers:
            newest = max(self._staff)
            self._staff.remove(newest)
            self._idle.sort()
            # cases of this moment that take the first idle servers
            granted = self._resource.count - self._working
            free = [entry for entry in self._idle[granted:] if entry[1] != newest]
            self._leaving += granted + len(free) == len(self._idle)
            self._idle[granted:] = free
        self._seat()
        for _ in range(servers):  # SimPy grants one request a call
            self._resource._trigger_put(None)

    def dismiss(self, server: int) -> None:
        """One person leaves, after the work begun; ValueError if they are not in the pool."""
        if server not in self._staff:
            raise ValueError(f"no server {server} in this pool")
        self._staff.remove(server)
        idle = [entry for entry in self._idle if entry[1] != server]
        self._leaving += len(idle) == len(self._idle)
        self._idle = idle
        heapify(self._idle)
        self._seat()

    @property
    def staff(self) -> list[int]:
        """The numbers of the people in the pool now, rising."""
        return sorted(self._staff)

    def book_until(self, day: float) -> None:
        """Nothing to do: only a desk books ahead."""

    @property
    def waiting(self) -> int:
        """Cases in the queue now."""
        return len(self._resource.queue)

    def cases(self) -> list:
        """The waiting cases, in the order they came or of their rank."""
        return [request.case for request in self._resource.queue]

    @property
    def servers(self) -> int:
        """People in the pool now."""
        return len(self._staff)

    @property
    def hired(self) -> int:
        """People ever hired: the number the next one gets."""
        return self._hired

    def in_service(self) -> int:
        """Cases being served now."""
        return self._resource.count
