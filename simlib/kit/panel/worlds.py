"""Replications as a panel keeps them: one record a world, gathered in steps and remembered."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np

from simlib.lab.kept import once

Record = dict[str, object]
"""What a panel keeps of one world: figures, arrays, and whatever else it shows of it."""


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

    def first(self, name: str) -> object:
        """What the first world's record holds under this name, as it is."""
        return self._records[0][name]


class Memory:
    """Worlds already simulated, by (scenario, strategy, seed); only what is missing is simulated.

    `simulate(scenario, strategy, seed, replication)` gives one record. The `keep` used last are kept.
    """

    def __init__(self, simulate: Callable[..., Record], keep: int = 48):
        self.simulate, self._keep = simulate, keep
        self._known: OrderedDict[Hashable, list[Record]] = OrderedDict()

    def worlds(self, scenario, strategy, seed: int, replications: int) -> Worlds:
        """The first `replications` worlds of this strategy."""
        records = self._records(scenario, strategy, seed)
        while len(records) < replications:
            records.append(once(self.simulate, (scenario, strategy, seed, len(records))))
        return Worlds(records[:replications])

    def known(self, sides: Iterable[tuple], seed: int) -> int:
        """How many first worlds all of these sides, each a (scenario, strategy), already have."""
        return min(len(self._records(*side, seed)) for side in sides)

    def advance(self, sides: Iterable[tuple], seed: int, asked: int, *, seconds: float, least: int) -> int:
        """Simulate worlds of all `sides` in turn for about `seconds`, and say how many all of them now have.

        A side is a (scenario, strategy). Never more than `asked`, and at least `least` more than before.
        """
        sides = dict.fromkeys(sides)
        start = now = time.perf_counter()
        known = done = min(asked, self.known(sides, seed))
        longest = 0.0
        while done < asked and (done < known + least or now + longest < start + seconds):
            for side in sides:
                self.worlds(*side, seed, done + 1)
            done, before, now = done + 1, now, time.perf_counter()
            longest = max(longest, now - before)
        return done

    def step(self, sides: Iterable[tuple], seed: int, asked: int, *, seconds: float) -> int:
        """Simulate single worlds that `sides` still lack for about `seconds`, one at least; how many all now have."""
        sides, longest = list(dict.fromkeys(sides)), 0.0
        start = now = time.perf_counter()
        while (done := self.known(sides, seed)) < asked and (now == start or now + longest < start + seconds):
            behind = next(side for side in sides if self.known([side], seed) == done)
            self.worlds(*behind, seed, done + 1)
            before, now = now, time.perf_counter()
            longest = max(longest, now - before)
        return done

    def _records(self, scenario, strategy, seed: int) -> list[Record]:
        key = (scenario, strategy, seed)
        records = self._known.setdefault(key, [])
        self._known.move_to_end(key)
        while len(self._known) > self._keep:
            self._known.popitem(last=False)
        return records
