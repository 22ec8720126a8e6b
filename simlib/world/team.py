"""The team of reps over time: who leaves, how long a chair stays empty, and what a month's load was."""

from __future__ import annotations

from functools import partial
from math import exp

from simlib.world.funnel import Funnel
from simlib.world.log import LogBook
from simlib.world.pools import Clock
from simlib.world.scenario import YEAR, Scenario
from simlib.world.strategy import Strategy
from simlib.world.streams import ROWS_PER_BLOCK, Streams
from simlib.world.tables import TABLES, packer

STAYING = 21
"""Purpose of the random numbers: whether each rep stays, by (block of reps, month)."""

MONTH = 28.0

staff_row = packer(TABLES["staff"])


class Team:
    """The reps of the company: overload drives them away, coaching keeps them, an empty chair takes time to fill.

    Each month a rep leaves with hazard `rep_leaving`, multiplied by exp(effect × (load − reference)) and by
    exp(−coaching_stay × (hours − usual)) [assumed]; at reference nobody leaves.
    """

    def __init__(
        self, clock: Clock, market: Scenario, streams: Streams, book: LogBook, funnel: Funnel, horizon: float
    ):
        self._clock, self._market, self._streams = clock, market, streams
        self._funnel, self._horizon = funnel, horizon
        self._note = book.rows["staff"].extend
        self._coming, self._worked = 0, 0.0
        self._drawn = (-1, -1)
        self._numbers: list[float] = []

    def start(self, strategy: Strategy) -> None:
        """The reps of day 0 are there; the others that the strategy wants are being hired."""
        self._strategy = strategy
        pool = self._funnel.pool
        for person in pool.staff:
            self._note(staff_row(0.0, 0, person, 1, 0))
        self._fill()
        if self._market.rep_leaving and MONTH < self._horizon:
            self._clock.call_at(MONTH, self._month, 1)

    def decide(self, strategy: Strategy) -> None:
        """More chairs are filled after the hiring time; of fewer the newest reps leave, after the work begun."""
        self._strategy = strategy
        pool = self._funnel.pool
        for person in pool.staff[strategy.reps :]:
            pool.dismiss(person)
            self._note(staff_row(self._clock._now, 0, person, -1, 0))
        self._fill()

    def _fill(self) -> None:
        """Look for people for every empty chair that nobody is coming for."""
        now, wanted = self._clock._now, self._strategy.reps
        while len(self._funnel.pool.staff) + self._coming < wanted:
            self._coming += 1
            day = now + self._market.hiring_days
            self._clock.call_at(day, self._arrive, day)

    def _arrive(self, day: float) -> None:
        self._coming -= 1
        pool = self._funnel.pool
        if pool.servers >= self._strategy.reps:
            return  # the chair is gone
        person = pool.hired
        self._funnel.hire(person)
        pool.resize(pool.servers + 1)
        self._note(staff_row(day, 0, person, 1, self._market.hiring_cost))

    def _month(self, month: int) -> None:
        """Who leaves at the end of a month."""
        market, pool, now = self._market, self._funnel.pool, self._clock._now
        there = pool.staff
        worked, self._worked = self._funnel.worked - self._worked, self._funnel.worked
        load = min(worked / (len(there) * MONTH), 1.5) if there else 0.0
        hours = self._strategy.coaching_hours - market.coaching_reference
        rate = market.rep_leaving * exp(
            market.overload_effect * (load - market.overload_reference) - market.coaching_stay * hours
        )
        chance = 1.0 - exp(-rate * MONTH / YEAR)
        for person in there:
            if self._luck(person, month) < chance:
                pool.dismiss(person)
                self._note(staff_row(now, 0, person, -1, 0))
        self._fill()
        if now + MONTH < self._horizon:
            self._clock.call_at(now + MONTH, self._month, month + 1)

    def _luck(self, person: int, month: int) -> float:
        block, row = divmod(person, ROWS_PER_BLOCK)
        if self._drawn != (block, month):
            self._drawn = (block, month)
            self._numbers = self._streams.once((STAYING, block, month), partial(self._draw, block, month))
        return self._numbers[row]

    def _draw(self, block: int, month: int) -> list[float]:
        return self._streams.generator(STAYING, block, month).random(ROWS_PER_BLOCK).tolist()
