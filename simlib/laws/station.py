"""One pool on the lean clock with Poisson arrivals: the simulated side of the queue kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np

from simlib.laws.precision import FIRST_REPLICATIONS, Sample
from simlib.theory.queues import relaxation_time
from simlib.world.clock import LeanClock
from simlib.world.pools import Pool
from simlib.world.streams import Streams

GAPS, WORK, CLASSES = 901, 902, 903
"""Purposes of the random numbers of a validation case."""

MOST_CUSTOMERS = 18_000_000
"""Customers simulated for one case at most: about half a minute."""

_FEWEST_MEASURED = 8_000
_WARM_UP, _MEASURED = 5.0, 30.0  # in relaxation times; long spells are what makes the control variates work


@dataclass(frozen=True)
class Service:
    """A law of service times: its name, mean and squared coefficient of variation."""

    law: str
    mean: float
    cv2: float

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """`size` service times."""
        if self.cv2 == 0:
            return np.full(size, self.mean)
        if self.law == "lognormal":
            sigma2 = log1p(self.cv2)
            return generator.lognormal(np.log(self.mean) - sigma2 / 2, sqrt(sigma2), size)
        if self.law == "gamma":
            return generator.gamma(1 / self.cv2, self.mean * self.cv2, size)
        return generator.exponential(self.mean, size)


@dataclass(frozen=True)
class Station:
    """One queue: Poisson arrivals of one or more classes, the first class first, served by a pool."""

    arrival_rates: tuple[float, ...]
    services: tuple[Service, ...]
    servers: int

    @property
    def arrival_rate(self) -> float:
        """All classes together."""
        return sum(self.arrival_rates)

    @property
    def utilisation(self) -> float:
        """Share of the servers' time that is work."""
        work = sum(a * s.mean for a, s in zip(self.arrival_rates, self.services, strict=True))
        return work / self.servers

    @property
    def shares(self) -> np.ndarray:
        """Share of each class among the arrivals."""
        return np.array(self.arrival_rates) / self.arrival_rate

    def mean_power(self, power: int) -> float:
        """Mean service time of all classes (power 1), or of its square (power 2)."""
        moments = [s.mean**power * (1 + s.cv2) ** (power - 1) for s in self.services]
        return float(self.shares @ np.array(moments))


@dataclass(frozen=True)
class Spell:
    """How long to warm up and to measure, in time units, and how many replications at most."""

    warm_up: float
    end: float
    most: int


@dataclass(frozen=True)
class Story:
    """What happened in one replication: one entry for each arrival, in order; `begin` is inf if not begun."""

    arrival: np.ndarray
    kind: np.ndarray
    work: np.ndarray
    begin: np.ndarray


def spell(fade: float, a_time: float, customers: int, settle: float = 0.0) -> Spell:
    """How long to run a queue whose memory fades by e in `fade`; `a_time` is customers in a unit of time.

    `customers` is the budget for the whole case, `settle` the least warm-up. A queue that is too crowded for
    its budget is measured for a shorter time; its warm-up is cut last.
    """
    warm_up = max(_WARM_UP * fade, settle)
    measured = max(_MEASURED * fade, 9 * settle, _FEWEST_MEASURED / a_time)
    budget = customers / FIRST_REPLICATIONS / a_time
    if warm_up + measured > budget:
        warm_up = min(warm_up, budget * 0.35)
        measured = budget - warm_up
    most = int(customers / ((warm_up + measured) * a_time))
    return Spell(warm_up, warm_up + measured, max(most, FIRST_REPLICATIONS))


def plan(station: Station) -> Spell:
    """Warm-up and length from the relaxation time of the queue, so that crowded queues are run longer."""
    mean = station.mean_power(1)
    cv2 = station.mean_power(2) / mean**2 - 1
    fade = relaxation_time(mean, cv2, station.servers, station.utilisation)
    urgent = sum(_loads(station)[:-1])  # the last class only gets what the others leave
    return spell(fade / (1 - urgent), station.arrival_rate, MOST_CUSTOMERS)


def _loads(station: Station) -> list[float]:
    return [a * s.mean for a, s in zip(station.arrival_rates, station.services, strict=True)]


def tell(station: Station, streams: Streams, end: float) -> Story:
    """Run one replication from an empty queue up to `end`, on the clock and the pools of the company.

    Where the first to come is the first served, every second replication runs on the desk that books ahead.
    """
    arrival = poisson_times(streams, station.arrival_rate, end)
    n = len(arrival)
    kind = np.zeros(n, dtype=np.int64)
    if len(station.services) > 1:
        kind = streams.generator(CLASSES).choice(len(station.services), size=n, p=station.shares)
    work = np.empty(n)
    for k, service in enumerate(station.services):
        mine = kind == k
        work[mine] = service.draw(streams.generator(WORK, k), int(mine.sum()))

    clock = LeanClock()
    arrivals, works, ranks = arrival.tolist(), work.tolist(), kind.tolist()
    begun = [np.inf] * n

    def begin(case: int, server: int, start: float) -> float:
        begun[case] = start
        return works[case]

    booked = len(station.services) == 1 and streams.replication % 2 == 1
    pool = company_pool(clock, station.servers, begin, end, booked=booked, ranked=len(station.services) > 1)
    ask, call_at = pool.ask, clock.call_at

    def arrive(case: int) -> None:
        call_at(arrivals[case + 1], arrive, case + 1)  # the last arrival lies beyond the end
        ask(case, ranks[case])

    call_at(arrivals[0], arrive, 0)
    clock.run(until=end)
    return Story(arrival, kind, work, np.array(begun))


def company_pool(
    clock: LeanClock, servers: int, begin: Callable, end: float, *, booked: bool, ranked: bool = False
) -> Pool:
    """A pool of the company, or its booking desk open to the end; `begin(case, server, start)` for both."""
    if booked:
        desk = clock.desk(servers, begin)
        desk.book_until(end)
        return desk
    return clock.pool(servers, lambda case, server: begin(case, server, clock._now), ranked=ranked)


def poisson_times(streams: Streams, rate: float, end: float) -> np.ndarray:
    """Times of a Poisson process from 0, the last one beyond the end."""
    expected = rate * end
    size = int(expected + 6 * sqrt(expected)) + 20
    pieces, block, last = [], 0, 0.0
    while last <= end:
        gaps = streams.generator(GAPS, block).exponential(1 / rate, size)
        pieces.append(last + np.cumsum(gaps))
        last, block = float(pieces[-1][-1]), block + 1
    times = np.concatenate(pieces)
    return times[: np.searchsorted(times, end, side="right") + 1]


def sample(station: Station, streams: Streams, times: Spell, states: int = 0) -> Sample:
    """One replication measured from the end of the warm-up: what came, began and stood in that window."""
    story = tell(station, streams, times.end)
    start, end = times.warm_up, times.end
    classes = len(station.services)
    begun = (story.begin >= start) & (story.begin < end)
    kind, work = story.kind[begun], story.work[begun]
    wait = story.begin[begun] - story.arrival[begun]

    def by_class(values: np.ndarray) -> np.ndarray:
        return np.bincount(kind, weights=values, minlength=classes)

    count, one = np.bincount(kind, minlength=classes).astype(float), np.ones(classes)
    length = end - start
    inside = overlap(story.arrival, story.begin, start, end)
    queue = np.bincount(story.kind, weights=inside, minlength=classes)
    leaving = story.begin + story.work
    busy = np.bincount(story.kind, weights=overlap(story.begin, leaving, start, end), minlength=classes)
    all_count, whole = np.array([count.sum()]), np.array([length])
    waits, stays = by_class(wait), by_class(wait + work)
    totals = {
        "mean_wait_by_class": (waits, count),
        "mean_time_in_system_by_class": (stays, count),
        "mean_queue_by_class": (queue, length * one),
        "mean_in_system_by_class": (queue + busy, length * one),
        "mean_wait": (waits.sum(keepdims=True), all_count),
        "mean_time_in_system": (stays.sum(keepdims=True), all_count),
        "mean_queue": (queue.sum(keepdims=True), whole),
        "mean_in_system": ((queue + busy).sum(keepdims=True), whole),
        "utilisation": (busy.sum(keepdims=True), whole * station.servers),
        "p_wait": (np.array([float((wait > 0).sum())]), all_count),
    }
    held = _time_in_states(story.arrival, leaving, start, end, max(states, 1))
    totals["p"] = (held, np.full(len(held), length))
    totals["p_empty"] = (held[:1], whole)
    return Sample(totals, {"": controls(station, story, start, end)})


def overlap(since: np.ndarray, until: np.ndarray, start: float, end: float) -> np.ndarray:
    """How much of each interval lies in the window."""
    return np.clip(until, start, end) - np.clip(since, start, end)


def _time_in_states(
    arrival: np.ndarray, leaving: np.ndarray, start: float, end: float, states: int
) -> np.ndarray:
    """Time with 0, 1 … states - 1 in the system within the window."""
    moments = np.concatenate([arrival, leaving, [start, end]])
    steps = np.concatenate([np.ones(len(arrival)), -np.ones(len(leaving)), [0, 0]])
    order = np.argsort(moments, kind="stable")
    moments, level = np.clip(moments[order], start, end), np.cumsum(steps[order]).astype(np.int64)
    held = np.diff(moments)
    kept = np.minimum(level[:-1], states)
    return np.bincount(kept[held > 0], weights=held[held > 0], minlength=states)[:states]


def controls(station: Station, story: Story, start: float, end: float) -> np.ndarray:
    """Sums of mean 0: gaps and works less their means, plain and times the queue met at that moment."""
    begins = np.sort(story.begin[story.begin < end])
    arrival = story.arrival[:-1]
    came = (arrival >= start) & (arrival < end)
    gap = np.diff(story.arrival)[came] - 1 / station.arrival_rate
    found = np.flatnonzero(came) - np.searchsorted(begins, arrival[came], side="left")

    taken = np.flatnonzero((story.begin >= start) & (story.begin < end))
    moment = story.begin[taken]
    means = np.array([s.mean for s in station.services])
    squares = np.array([s.mean**2 * (1 + s.cv2) for s in station.services])
    kind = story.kind[taken]
    more = story.work[taken] - means[kind]
    turn = np.empty(len(story.begin), dtype=np.int64)  # by turn, not by time: two may begin at one moment
    turn[np.argsort(story.begin, kind="stable")] = np.arange(len(story.begin))
    behind = np.searchsorted(story.arrival, moment, side="right") - turn[taken] - 1
    spread = story.work[taken] ** 2 - squares[kind]
    return np.array([gap.sum(), found @ gap, more.sum(), behind @ more, spread.sum()])
