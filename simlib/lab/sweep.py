"""One lever moved over its range on the same luck: what it does to a KPI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simlib.lab.compare import Pair, paired
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.run import Replications, replicate_each
from simlib.world import Scenario, Strategy, describe


@dataclass(frozen=True)
class Sweep:
    """Replications for each value of one lever, all on the same seed."""

    lever: str
    values: tuple
    results: tuple[Replications, ...]

    def best(self, kpi: str = OBJECTIVE) -> object:
        """The value with the highest mean of a KPI."""
        means = [result.interval(kpi).mean for result in self.results]
        return self.values[means.index(max(means))]

    def pairs(self, kpi: str, base: int = 0) -> list[Pair]:
        """Each value against the one at index `base`, pair by pair."""
        reference = self.results[base].values[kpi]
        return [paired(kpi, reference, result.values[kpi]) for result in self.results]

    def table(self, kpi: str = OBJECTIVE) -> Any:
        """A pandas DataFrame: a row for each value, mean and interval of a KPI."""
        import pandas as pd

        rows = [
            {self.lever: v, **vars(r.interval(kpi))} for v, r in zip(self.values, self.results, strict=True)
        ]
        return pd.DataFrame(rows)


def sweep(
    market: Scenario,
    strategy: Strategy,
    lever: str,
    values: Sequence | None = None,
    *,
    replications: int = 30,
    seed: int = 1,
    processes: int = 1,
    cluster: str | None = None,
) -> Sweep:
    """Run a strategy with one lever at each of `values` (default: `grid(lever)`).

    >>> quarter = Scenario().but(horizon_days=91.0)
    >>> sweep(quarter, Strategy(), "reps", [2, 6], replications=2).values
    (2, 6)
    """
    points = tuple(grid(lever) if values is None else values)
    plans = [strategy.but(**{lever: value}) for value in points]
    results = replicate_each(
        market, plans, replications=replications, seed=seed, processes=processes, cluster=cluster
    )
    return Sweep(lever, points, results)


def grid(lever: str, points: int = 9) -> list:
    """Values of a lever from one end of its range to the other, on its own steps; all of a choice or switch.

    >>> grid("reps", 5)
    [0, 5, 10, 15, 20]
    """
    parameter = next(p for p in describe(Strategy) if p.name == lever)
    if parameter.kind == "switch":
        return [False, True]
    if parameter.kind == "choice":
        return list(parameter.choices)
    low, high, step = parameter.scale
    values = [low + round(i * (high - low) / (points - 1) / step) * step for i in range(points)]
    return sorted({int(v) if parameter.kind == "integer" else round(v, 10) for v in values})
