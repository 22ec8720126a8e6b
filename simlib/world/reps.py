"""The reps' skill: their own gift, what tenure and coaching add (shift of the log-odds to pass a stage)."""

from __future__ import annotations

from math import exp

from simlib.world.scenario import Scenario
from simlib.world.streams import ROWS_PER_BLOCK, Streams

REP = 20
"""Purpose of the random numbers: the gift of each rep, a row each."""


class Reps:
    """Skill of each rep by number, on any day.

    The first `opening_reps` are experienced; who is hired later ramps up: the deficit fades with
    exp(-tenure / ramp_days) [assumed].

    >>> reps = Reps(Scenario().but(skill_spread=0.0), Streams(1))
    >>> reps.hire(6, day=0.0)
    >>> round(reps.skill(6, 0.0), 2), round(reps.skill(6, 364.0), 2)
    (-0.8, -0.11)
    """

    def __init__(self, market: Scenario, streams: Streams):
        self._spread, self._streams = market.skill_spread, streams
        self._deficit, self._ramp = market.ramp_deficit, market.ramp_days
        self._gifts: list[float] = []
        self._hired: dict[int, float] = {}

    def hire(self, rep: int, day: float) -> None:
        """Remember that a rep is a newcomer of this day."""
        self._hired[rep] = day

    def skill(self, rep: int, day: float) -> float:
        """The rep's shift of the log-odds on a day, coaching left out."""
        while rep >= len(self._gifts):
            block = len(self._gifts) // ROWS_PER_BLOCK
            gifts = self._streams.generator(REP, block).standard_normal(ROWS_PER_BLOCK) * self._spread
            self._gifts += gifts.tolist()
        day_hired = self._hired.get(rep)
        if day_hired is None:
            return self._gifts[rep]
        return self._gifts[rep] - self._deficit * exp((day_hired - day) / self._ramp)


def coaching_skill(market: Scenario, hours: float) -> float:
    """What weekly coaching adds to every rep's log-odds, against the hours usual in the market.

    Saturating: half of `coaching_gain` at `coaching_half_hours` [assumed].

    >>> [round(coaching_skill(Scenario(), hours), 2) for hours in (0, 1, 3)]
    [-0.16, 0.0, 0.11]
    """

    def gain(h: float) -> float:
        return market.coaching_gain * h / (h + market.coaching_half_hours)

    return gain(hours) - gain(market.coaching_reference)


def commission_drive(market: Scenario, commission: float, on_cash: float) -> float:
    """What commission adds to every rep's log-odds, against the commission usual in the market.

    Saturating: half of `commission_effect` at `commission_half`; money that is paid only on collection drives selling
    by a third less [assumed].

    >>> [round(commission_drive(Scenario(), rate, 0.0), 2) for rate in (0.0, 0.02, 0.06)]
    [-0.3, 0.0, 0.15]
    """

    def drive(rate: float) -> float:
        return market.commission_effect * rate / (rate + market.commission_half)

    return drive(commission * (1.0 - on_cash / 3.0)) - drive(market.commission_usual)
