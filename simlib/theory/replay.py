"""A queue with given arrivals and services, worked out as one does on paper."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf

Number = Fraction | float
"""A moment or a length of time; fractions are exact."""


@dataclass
class Replay:
    """What happened: [start, end] of each service finished, arrival times of who balked or was rejected."""

    services: list[list[Number]] = field(default_factory=list)
    balked_at: list[Number] = field(default_factory=list)
    rejected_at: list[Number] = field(default_factory=list)

    @property
    def figures(self) -> dict:
        """The figures a case may ask for; `end` is 0 when nobody was served."""
        return {
            "services": self.services,
            "balked_at": self.balked_at,
            "rejected_at": self.rejected_at,
            "served": len(self.services),
            "balked": len(self.balked_at),
            "rejected": len(self.rejected_at),
            "end": max((end for _, end in self.services), default=0),
        }


def replay_queue(
    servers: int,
    arrivals: Sequence[Number],
    services: Sequence[Number],
    *,
    balk_at_or_above: float = inf,
    queue_capacity: float = inf,
    until: Number = inf,
) -> Replay:
    """First come first served with `servers` alike, customer by customer (Kiefer and Wolfowitz's recursion).

    `arrivals` in order, `services` one for each arrival. Who finds `balk_at_or_above` in the system goes
    away; who finds all servers busy and `queue_capacity` waiting is rejected. At equal times departures
    precede arrivals. What happens after `until` is left out.

    >>> replay_queue(1, [0, 2, 4, 4], [2, 2, 2, 2], queue_capacity=0).figures["rejected"]
    1
    """
    seen = Replay()
    free_at: list[Number] = [0] * servers
    starts: list[Number] = []
    ends: list[Number] = []
    departures: list[Number] = []
    for now, service in zip(arrivals, services, strict=True):
        if now > until:
            break
        waiting = len(starts) - bisect_right(starts, now)  # starts come in order
        in_system = len(departures) - bisect_right(departures, now)
        if in_system >= balk_at_or_above:
            seen.balked_at.append(now)
        elif in_system - waiting >= servers and waiting >= queue_capacity:
            seen.rejected_at.append(now)
        else:
            first = min(range(servers), key=free_at.__getitem__)
            start = max(now, free_at[first])
            free_at[first] = start + service
            starts.append(start)
            ends.append(start + service)
            insort(departures, start + service)
    seen.services = [[start, end] for start, end in zip(starts, ends, strict=True) if end <= until]
    return seen
