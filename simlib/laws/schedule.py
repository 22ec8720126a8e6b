"""A pool with given arrivals and services: the simulated side of the queue worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf

from simlib.theory.replay import Replay
from simlib.world.clock import LeanClock


def play_queue(
    servers: int,
    arrivals: Sequence[Fraction],
    services: Sequence[Fraction],
    *,
    balk_at_or_above: float = inf,
    queue_capacity: float = inf,
    until: Fraction | float = inf,
) -> Replay:
    """What `replay_queue` works out, played on the clock and the pool of the company.

    Times are exact fractions, so that two moments written as equal decimals are equal; the clock takes them
    as they are.
    """
    seen = Replay()
    clock = LeanClock()

    def begin(case: int, server: int) -> Fraction:
        if clock.now + services[case] <= until:
            seen.services.append([clock.now, clock.now + services[case]])
        return services[case]

    pool = clock.pool(servers, begin)

    def arrive(case: int) -> None:
        waiting, busy = pool.waiting, pool.in_service()
        if clock.now > until:
            return
        if waiting + busy >= balk_at_or_above:
            seen.balked_at.append(clock.now)
        elif busy >= servers and waiting >= queue_capacity:
            seen.rejected_at.append(clock.now)
        else:
            pool.ask(case)

    for case, time in enumerate(arrivals):
        clock.call_at(time, arrive, case)
    clock.run()
    return seen
