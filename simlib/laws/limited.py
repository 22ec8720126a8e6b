"""A pool that some customers never reach: rejected at a full system, or gone when their patience ends."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

from simlib.laws.precision import Sample
from simlib.laws.station import MOST_CUSTOMERS, Spell, overlap, poisson_times, spell
from simlib.theory.queues import relaxation_time
from simlib.world.clock import LeanClock
from simlib.world.streams import Streams

WORK, PATIENCE = 921, 922
"""Purposes of the random numbers; arrivals come from the station's."""

_MOST_CROWDED = 0.9
"""The utilisation whose memory is taken for a queue that only its limit keeps finite."""


@dataclass(frozen=True)
class LimitedQueue:
    """Poisson arrivals, exponential work, at most `capacity` in the system, exponential patience in queue."""

    arrival_rate: float
    service_rate: float
    servers: int
    capacity: float = inf
    patience_rate: float = 0.0


def plan(queue: LimitedQueue) -> Spell:
    """Warm-up and length; a limit shortens the memory of a crowded queue to that of its own size."""
    utilisation = min(queue.arrival_rate / queue.service_rate / queue.servers, _MOST_CROWDED)
    fade = relaxation_time(1 / queue.service_rate, 1.0, queue.servers, utilisation)
    if queue.patience_rate:
        fade = max(fade, 1 / queue.patience_rate)
    else:
        fade = max(fade, queue.capacity**2 / queue.arrival_rate / 10)  # diffusion through the places
    return spell(fade, queue.arrival_rate, MOST_CUSTOMERS)


def sample(queue: LimitedQueue, streams: Streams, times: Spell) -> Sample:
    """One replication on the clock and the pool of the company, measured from the end of the warm-up.

    A customer whose patience has ended is passed over when a server gets to him: work of no length.
    """
    start, end = times.warm_up, times.end
    arrival = poisson_times(streams, queue.arrival_rate, end)
    n = len(arrival)
    work = streams.generator(WORK).exponential(1 / queue.service_rate, n)
    deadline = np.full(n, inf)
    if queue.patience_rate:
        deadline = arrival + streams.generator(PATIENCE).exponential(1 / queue.patience_rate, n)
    begin, let_in = _tell(queue, arrival, work, deadline, end)

    gone = let_in & (begin > deadline)
    served = let_in & ~gone
    out_of_queue = np.minimum(begin, deadline)
    done = np.where(gone, deadline, begin + work)
    came = (arrival >= start) & (arrival < end)
    moved = let_in & (out_of_queue >= start) & (out_of_queue < end)
    begun = served & moved
    length, count = end - start, came.sum()
    waits = np.where(moved, out_of_queue - arrival, 0.0)
    whole = overlap(arrival, done, start, end)[let_in].sum()
    busy = overlap(begin, begin + work, start, end)[served].sum()
    totals = {
        "p_lost": ((came & ~let_in).sum(), count),
        "p_wait": ((came & let_in & (out_of_queue > arrival)).sum(), count),
        "p_abandon": ((gone & moved).sum(), moved.sum()),
        "mean_queue": (overlap(arrival, out_of_queue, start, end)[let_in].sum(), length),
        "mean_wait": (waits.sum(), moved.sum()),
        "mean_in_system": (whole, length),
        "mean_time_in_system": ((waits + work)[begun].sum(), begun.sum()),
        "throughput": (begun.sum(), length),
        "utilisation": (busy, length * queue.servers),
    }
    rows = {
        name: (np.array([float(top)]), np.array([float(bottom)])) for name, (top, bottom) in totals.items()
    }
    return Sample(rows, {"": np.empty(0)})


def _tell(
    queue: LimitedQueue, arrival: np.ndarray, work: np.ndarray, deadline: np.ndarray, end: float
) -> tuple[np.ndarray, np.ndarray]:
    """When each customer begins (inf if not) and whether he was let in."""
    clock = LeanClock()
    arrivals, works, deadlines = arrival.tolist(), work.tolist(), deadline.tolist()
    begun, let_in = [inf] * len(arrivals), [False] * len(arrivals)

    def begin(case: int, server: int) -> float:
        begun[case] = clock._now
        return works[case] if clock._now <= deadlines[case] else 0.0

    pool = clock.pool(queue.servers, begin)
    limited = queue.capacity < inf

    def arrive(case: int) -> None:
        clock.call_at(arrivals[case + 1], arrive, case + 1)  # the last arrival lies beyond the end
        if not limited or pool.waiting + pool.in_service() < queue.capacity:
            let_in[case] = True
            pool.ask(case)

    clock.call_at(arrivals[0], arrive, 0)
    clock.run(until=end)
    return np.array(begun), np.array(let_in)
