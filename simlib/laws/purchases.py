"""Repeat purchases of the company's customers: the simulated side of BG/NBD."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from simlib.course.repeat_buying import chance_of_none, expected_repeats
from simlib.laws.lives import buy, gamma_weights
from simlib.laws.precision import FIRST_REPLICATIONS, Sample

MOST_REPLICATIONS = 400
"""At most: under a minute."""

_EVENTS = 20_000  # births and purchases in one replication
_CUSTOMERS = (100, 10_000)
_SPARE = 1.4  # customers over those needed
_AIMED = 0.01  # relative standard error of a count
_RARE = 0.05  # shares below are simulated among customers who buy less


@dataclass(frozen=True)
class Shop:
    """Customers of a BG/NBD model and the moments at which their purchases are counted."""

    r: float
    alpha: float
    a: float
    b: float
    times: tuple[float, ...]

    def sample(self, asked: Iterable[float], seed: int, replication: int) -> Sample:
        """Repeat purchases by each of `times`, and customers without one by each time of `asked`."""
        last = max(self.times)
        size = self._customers(self.alpha, last)
        seen = buy(self.r, self.alpha, self.a, self.b, size, last, seed, replication * 1_000)
        moments = np.sort(seen.moments)
        made = np.searchsorted(moments, self.times, side="right").astype(float)
        none, everybody, controls = {}, {}, {"": np.empty(0)}
        for number, time in enumerate(sorted(asked), 1):
            if chance_of_none(self.r, self.alpha, time) >= _RARE:
                none[time], everybody[time] = float((seen.first > time).sum()), float(size)
            else:
                none[time], everybody[time], control = self._rarely(time, seed, replication * 1_000 + number)
                controls["p_zero_at", time] = control
        totals = {"expected_repeats": (made, np.full(len(made), float(size))), "p_zero_at": (none, everybody)}
        return Sample(totals, controls)

    def _rarely(self, time: float, seed: int, replication: int) -> tuple[float, float, np.ndarray]:
        """Customers without a purchase by a time by which few have none, of how many, and the control
        variate."""
        drawn = self.alpha + time / 2  # the second moment of the estimate is then the smallest
        size = self._customers(drawn, time)
        seen = buy(self.r, drawn, self.a, self.b, size, time, seed, replication)
        weights = gamma_weights(seen.rate, self.r, self.alpha, drawn)
        return float(weights[seen.first > time].sum()), float(size), np.array([weights.mean() - 1])

    def _customers(self, alpha: float, last: float) -> int:
        """Customers of one replication: as many as the rarest count needs, or as can be afforded."""
        first = min((time for time in self.times if time > 0), default=last)
        count = expected_repeats(self.r, alpha, self.a, self.b, min(first, last))
        need = _SPARE * (1 / count + 1 / self.r) / _AIMED**2 / FIRST_REPLICATIONS if count else 0.0
        each = 1 + expected_repeats(self.r, alpha, self.a, self.b, last)
        return int(min(max(min(need, _EVENTS / each), _CUSTOMERS[0]), _CUSTOMERS[1]))
