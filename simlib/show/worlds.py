"""Replications as a panel keeps them: one record a world, gathered in steps and remembered."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence

import numpy as np

Record = dict[str, np.ndarray | float]


class Worlds:
    """The records of some replications of one strategy; `worlds[name]` is an array with a row a world.

    >>> Worlds([{"won": 3.0}, {"won": 5.0}])["won"].tolist()
    [3.0, 5.0]
    """

    def __init__(self, records: Sequence[Record]):
        self._records = records
        self._columns: dict[str, np.ndarray] = {}

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._columns:
            self._columns[name] = np.array([record[name] for record in self._records], dtype=float)
        return self._columns[name]


class Memory:
    """Worlds already simulated, by (scenario, strategy, seed); only what is missing is simulated.

    `simulate(scenario, strategy, seed, replication)` gives one record. The `keep` used last are kept.
    """

    def __init__(self, simulate: Callable[..., Record], keep: int = 48):
        self._simulate, self._keep = simulate, keep
        self._known: OrderedDict[Hashable, list[Record]] = OrderedDict()
        self._pace: float | None = None  # seconds a world took here

    def worlds(self, scenario, strategy, seed: int, replications: int) -> Worlds:
        """The first `replications` worlds of this strategy."""
        key = (scenario, strategy, seed)
        records = self._known.setdefault(key, [])
        self._known.move_to_end(key)
        while len(self._known) > self._keep:
            self._known.popitem(last=False)
        start, missing = time.perf_counter(), replications - len(records)
        while len(records) < replications:
            records.append(self._simulate(scenario, strategy, seed, len(records)))
        if missing > 0:
            self._pace = (time.perf_counter() - start) / missing
        return Worlds(records[:replications])

    def known(self, scenario, strategy, seed: int) -> int:
        """How many worlds of this strategy are there already."""
        return len(self._known.get((scenario, strategy, seed), ()))

    def affordable(self, scenario, strategies, seed: int, asked: int, *, seconds: float, least: int) -> int:
        """How many of the worlds asked for can be had for all `strategies` in about `seconds`.

        At least `least` more than are known, for want of a pace or of time.
        """
        known = {strategy: min(asked, self.known(scenario, strategy, seed)) for strategy in strategies}
        unfinished = sum(n < asked for n in known.values())
        if not unfinished:
            return asked
        room = int(seconds / (self._pace * unfinished)) if self._pace else 0
        return min(asked, min(known.values()) + max(least, room))
