"""Seasons: a yearly wave in how much happens, as a clock that runs faster in season and slower out of it."""

from __future__ import annotations

from math import cos, inf, pi, sin

from simlib.world.scenario import YEAR

_ENOUGH = 1e-9  # days


class Season:
    """A rate 1 + strength · cos(2π (day − peak) / 364): it is 1 on average over a year.

    `after(day, days)` is the day on which as much has happened since `day` as in so many usual days; `between`
    is its inverse. What waits for a fixed amount of such time (an order, a payment) is an event of a Poisson process
    whose rate follows the season (time change of a Poisson process, textbook).

    >>> from math import isclose
    >>> season = Season(0.8, peak=91.0)
    >>> isclose(season.between(10.0, season.after(10.0, 25.0)), 25.0)
    True
    >>> Season(0.0, peak=0.0).after(3.0, 4.0)
    7.0
    """

    __slots__ = ("_peak", "_pulse", "_reach", "strength")

    def __init__(self, strength: float, peak: float):
        self.strength, self._peak = strength, peak
        self._pulse = 2 * pi / YEAR
        self._reach = strength / self._pulse

    def between(self, day: float, later: float) -> float:
        """Usual days' worth of what happens between two days."""
        if not self.strength:
            return later - day
        return later - day + self._wave(later) - self._wave(day)

    def after(self, day: float, days: float) -> float:
        """The day on which `days` usual days' worth has happened since `day`; Newton's method, safeguarded."""
        if not self.strength or day == inf or days == inf:
            return day + days
        low, high = day, day + days + 2 * self._reach + YEAR
        guess = day + days
        for _ in range(60):
            error = self.between(day, guess) - days
            if abs(error) < _ENOUGH:
                break
            low, high = (low, guess) if error > 0 else (guess, high)
            step = guess - error / (1.0 + self.strength * cos(self._pulse * (guess - self._peak)))
            guess = step if low < step < high else (low + high) / 2
        return guess

    def _wave(self, day: float) -> float:
        return self._reach * sin(self._pulse * (day - self._peak))
