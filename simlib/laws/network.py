"""A pool for each stage on the lean clock: the simulated side of the funnel as an open Jackson network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np

from simlib.laws.precision import Sample
from simlib.laws.station import Spell, company_pool, overlap, poisson_times, spell
from simlib.theory.queues import relaxation_time
from simlib.world.clock import LeanClock
from simlib.world.streams import Streams

WORK, LUCK = 911, 912
"""Purposes of the random numbers; the leads' arrivals come from the station's."""

MOST_VISITS = 6_000_000
"""Stage visits simulated for one case at most: about half a minute."""

BY_STAGE = (
    "mean_time_by_stage", "mean_wait_by_stage", "mean_queue_by_stage", "mean_open_by_stage",
    "p_wait_by_stage", "utilisation_by_stage",
)  # fmt: skip


@dataclass(frozen=True)
class Network:
    """Stages in a row, each with its own reps; who fails a stage is lost, who passes the last is won."""

    leads_per_day: float
    mean_work_days: tuple[float, ...]
    reps: tuple[int, ...]
    pass_chance: tuple[float, ...]

    @property
    def reach(self) -> list[float]:
        """Share of the leads that reach each stage."""
        return list(accumulate(self.pass_chance[:-1], mul, initial=1.0))

    @property
    def utilisation(self) -> list[float]:
        """Share of the reps' time that is work, by stage."""
        rows = zip(self.reach, self.mean_work_days, self.reps, strict=True)
        return [self.leads_per_day * share * work / reps for share, work, reps in rows]


@dataclass(frozen=True)
class Visits:
    """One stage in one replication: a row for each visit begun, and when each lead entered, in order."""

    entered: np.ndarray
    begun: np.ndarray
    work: np.ndarray
    passed: np.ndarray
    all_entered: np.ndarray

    @property
    def left(self) -> np.ndarray:
        """When the work is done."""
        return self.begun + self.work


def plan(network: Network) -> Spell:
    """Warm-up and length: the relaxation times of the stages one after the other."""
    rows = zip(network.mean_work_days, network.reps, network.utilisation, strict=True)
    fade = [relaxation_time(work, 1.0, reps, busy) for work, reps, busy in rows]
    return spell(max(fade), network.leads_per_day * sum(network.reach), MOST_VISITS, settle=sum(fade))


def tell(network: Network, streams: Streams, end: float) -> tuple[list[Visits], np.ndarray]:
    """Run one replication from an empty funnel up to `end`.

    Returns the visits by stage and, for each lead that came, a row (arrived, left, 1 if won): left is inf
    while open, the last row lies beyond the end.
    """
    clock = LeanClock()
    last = len(network.reps) - 1
    arrivals = poisson_times(streams, network.leads_per_day, end)
    times = arrivals.tolist()
    booked = streams.replication % 2 == 1  # every second replication on the desks that book ahead
    left, won = [np.inf] * len(times), [False] * len(times)
    entered: list[list[float]] = [[] for _ in network.reps]
    rows: list[list[tuple]] = [[] for _ in network.reps]

    def leave(lead: int) -> None:
        left[lead] = clock._now

    def stage_entry(stage: int, onward):
        """The callback that brings a lead into a stage; `onward` takes it when it has passed."""
        draws, note, chance = _draws(network, streams, stage), rows[stage].append, network.pass_chance[stage]
        log_entry = entered[stage].append

        def begin(case: tuple[int, float], server: int, start: float) -> float:
            lead, since = case
            work, luck = next(draws)
            passed = luck < chance
            note((since, start, work, passed))
            clock.call_at(start + work, onward if passed else leave, lead)
            if stage == last:
                won[lead] = passed
            return work

        ask = company_pool(clock, network.reps[stage], begin, end, booked=booked).ask

        def enter(lead: int) -> None:
            log_entry(clock._now)
            ask((lead, clock._now))

        return enter

    enter = leave
    for stage in range(last, -1, -1):
        enter = stage_entry(stage, enter)

    def arrive(lead: int) -> None:
        clock.call_at(times[lead + 1], arrive, lead + 1)  # the last arrival lies beyond the end
        enter(lead)

    clock.call_at(times[0], arrive, 0)
    clock.run(until=end)
    leads = np.column_stack([arrivals, left, won])
    return [_columns(seen, came) for seen, came in zip(rows, entered, strict=True)], leads


def _draws(network: Network, streams: Streams, stage: int):
    """Work and luck of each visit to a stage, without end, from blocks of fixed size."""
    block, size = 0, 4096
    while True:
        address = stage + len(network.reps) * block
        work = streams.generator(WORK, address).exponential(network.mean_work_days[stage], size)
        yield from zip(work.tolist(), streams.generator(LUCK, address).random(size).tolist(), strict=True)
        block += 1


def _columns(rows: list[tuple], entered: list[float]) -> Visits:
    table = np.array(rows, dtype=float).reshape(len(rows), 4)
    return Visits(*table.T, np.array(entered))


def sample(network: Network, streams: Streams, times: Spell) -> Sample:
    """One replication measured from the end of the warm-up."""
    stages, leads = tell(network, streams, times.end)
    start, end = times.warm_up, times.end
    n, length = len(stages), end - start
    waits, works, counts, waited, queue, busy = (np.zeros(n) for _ in range(6))
    for k, visits in enumerate(stages):
        inside = (visits.begun >= start) & (visits.begun < end)
        wait = (visits.begun - visits.entered)[inside]
        waits[k], works[k], counts[k] = wait.sum(), visits.work[inside].sum(), inside.sum()
        waited[k] = (wait > 0).sum()
        present = overlap(visits.all_entered, np.full(len(visits.all_entered), np.inf), start, end).sum()
        queue[k] = present - overlap(visits.begun, np.full(len(visits.begun), np.inf), start, end).sum()
        busy[k] = overlap(visits.begun, visits.left, start, end).sum()
    arrived, left, won = leads.T
    gone = (left >= start) & (left < end)
    sold = gone & (won == 1)
    whole, days = np.array([length]), np.full(n, length)

    def total(value: float) -> np.ndarray:
        return np.array([float(value)])

    totals = {
        "mean_time_by_stage": (waits + works, counts),
        "mean_wait_by_stage": (waits, counts),
        "mean_queue_by_stage": (queue, days),
        "mean_open_by_stage": (queue + busy, days),
        "p_wait_by_stage": (waited, counts),
        "utilisation_by_stage": (busy, days * np.array(network.reps)),
        "won_per_day": (total(sold.sum()), whole),
        "lost_per_day": (total((gone & (won == 0)).sum()), whole),
        "won_share": (total(sold.sum()), total(gone.sum())),
        "won_cycle_days": (total((left - arrived)[sold].sum()), total(sold.sum())),
        "all_cycle_days": (total((left - arrived)[gone].sum()), total(gone.sum())),
        "mean_open": (total(overlap(arrived, left, start, end).sum()), whole),
    }
    return Sample(totals, _controls(network, stages, arrived, start, end))


def _controls(
    network: Network, stages: list[Visits], arrived: np.ndarray, start: float, end: float
) -> dict[tuple[str, int] | str, np.ndarray]:
    """Sums of mean 0 by stage: its queue times the luck that brings leads, and times the work taken up.

    The luck that brings leads: the gaps between arrivals, and who passed the stages before, each weighted
    by the chance to come through the rest of the way.
    """
    gap = np.diff(arrived) - 1 / network.leads_per_day
    passing: list[tuple[np.ndarray, np.ndarray]] = []  # moment and luck, by earlier stage
    known: dict[tuple[str, int] | str, np.ndarray] = {}
    rows = []
    for k, visits in enumerate(stages):
        entered, begun = visits.all_entered, visits.begun

        def by_queue(moment, luck, side, entered=entered, begun=begun) -> np.ndarray:
            inside = (moment >= start) & (moment < end)
            moment, luck = moment[inside], luck[inside]
            queue = np.searchsorted(entered, moment, side=side) - np.searchsorted(begun, moment, side=side)
            return np.array([queue @ luck, luck.sum()])

        # the queue just before a lead may come in, and the queue just after a rep has taken one up
        came = sum((by_queue(moment, luck, "left") for moment, luck in passing), np.zeros(2))
        own = by_queue(begun, visits.work - network.mean_work_days[k], "right")
        rows.append(np.concatenate([by_queue(arrived[:-1], gap, "left"), came, own]))
        known.update({(name, k): rows[k] for name in BY_STAGE})
        chance = network.pass_chance[k]
        passing = [(moment, luck * chance) for moment, luck in passing]
        passing.append((visits.left, visits.passed - chance))
    busiest = np.argsort(network.utilisation)[-2:]  # what the figures of the whole funnel hang on
    known[""] = np.concatenate([rows[k] for k in busiest])
    return known
