"""Running a market: once, or in replications whose luck differs and whose market does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import numpy as np

from simlib.lab.kept import all_once
from simlib.lab.kpi.kpis import figures, kpis_of
from simlib.lab.kpi.view import View
from simlib.lab.kpi.weekly import Weekly
from simlib.lab.spread import cores, spread
from simlib.lab.stats import Interval, interval
from simlib.world import Scenario, Strategy
from simlib.world.company import simulate
from simlib.world.log import Log
from simlib.world.strategy import Plan

_MANY = 4  # worlds for each process, from which on none is long without one [assumed]


@dataclass(frozen=True)
class Run:
    """One run: its market, plan, address (seed, replication) and log."""

    market: Scenario
    plan: Strategy | Plan
    seed: int
    replication: int
    log: Log

    @cached_property
    def kpis(self) -> dict[str, float]:
        """All KPIs by name."""
        return figures(self.view)

    @cached_property
    def weekly(self) -> Weekly:
        """The weekly review."""
        return self.view.weekly

    @cached_property
    def view(self) -> View:
        """The log seen through market and plan: ledger, statement, weekly review."""
        return View(self.log, self.market, self.plan)

    def rows(self, table: str, column: str, value: int) -> np.ndarray:
        """The rows of a table of the log (or of its visits or facts) with this value in a column of ids, in order.

        The first question sorts the table; each further one is a look into a dictionary.

        >>> run(Scenario(), horizon=91.0).rows("visits", "lead", 5_005_000_001).tolist()
        [17]
        """
        if (table, column) not in self._sorted:
            ids = (
                getattr(self.log, table)[column]
                if table in ("visits", "facts")
                else self.log.tables[table][column]
            )
            order = np.argsort(ids, kind="stable")
            known, first = np.unique(ids[order], return_index=True)
            groups = np.split(order, first[1:])
            self._sorted[table, column] = dict(zip(known.tolist(), groups, strict=False))
        return self._sorted[table, column].get(value, np.empty(0, dtype=np.int64))

    @cached_property
    def _sorted(self) -> dict[tuple[str, str], dict[int, np.ndarray]]:
        return {}


@dataclass(frozen=True)
class Replications:
    """Replications 0 … n-1 of one market and plan: `values` has n numbers for each KPI, `reviews` n weekly reviews."""

    market: Scenario
    plan: Strategy | Plan
    seed: int
    values: dict[str, np.ndarray]
    reviews: tuple[Weekly, ...]

    def __len__(self) -> int:
        return len(self.reviews)

    def interval(self, kpi: str) -> Interval:
        """Mean and 95 % interval of a KPI; KeyError for an unknown name."""
        return interval(self.values[kpi])

    def weekly(self, name: str) -> np.ndarray:
        """A column of the weekly review in all replications: (n, weeks + 1) or (n, weeks + 1, 6)."""
        return np.stack([getattr(review, name) for review in self.reviews])

    def table(self) -> Any:
        """KPIs as a pandas DataFrame: a row each, mean, low, high, sd, n."""
        import pandas as pd

        rows = {name: vars(self.interval(name)) for name in self.values}
        return pd.DataFrame.from_dict(rows, orient="index")


def run(
    market: Scenario,
    plan: Strategy | Plan | None = None,
    *,
    seed: int = 1,
    replication: int = 0,
    horizon: float | None = None,
    stock: bool = False,
) -> Run:
    """Run a market once under a strategy or a plan of (from_day, strategy); the default is Strategy().

    >>> run(Scenario(), horizon=91.0).kpis["leads"] > 0
    True
    """
    plan = Strategy() if plan is None else plan
    market = market if horizon is None else market.but(horizon_days=float(horizon))
    log = simulate(market, plan, seed=seed, replication=replication, stock=stock)
    return Run(market, plan, seed, replication, log)


def replicate(
    market: Scenario,
    plan: Strategy | Plan | None = None,
    *,
    replications: int = 30,
    seed: int = 1,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
    have: Replications | None = None,
) -> Replications:
    """Run replications 0 … n-1; each is the same whatever the number of processes or the others.

    `processes` and `cluster`: simlib.lab.spread.
    `have` are the first replications of the same market, plan and seed, done before: only the rest is run.

    >>> len(replicate(Scenario().but(horizon_days=28.0), replications=3))
    3
    """
    plan = Strategy() if plan is None else plan
    done = len(have) if have else 0
    jobs = [(market, plan, seed, r) for r in range(done, replications)]

    def make(rest: Sequence[tuple]) -> Iterable:
        return spread(_one, rest, processes=processes, cluster=cluster, progress=progress)

    more = _gather(market, plan, seed, all_once(_one, jobs, make))
    if not have:
        return more
    values = {
        name: np.concatenate([have.values[name], more.values[name]])[:replications] for name in more.values
    }
    return Replications(market, plan, seed, values, (have.reviews + more.reviews)[:replications])


def replicate_each(
    market: Scenario,
    plans: Sequence[Strategy | Plan],
    *,
    replications: int = 30,
    seed: int = 1,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
) -> tuple[Replications, ...]:
    """`replicate` for each plan, the worlds of all of them spread together: none waits for the end of another.

    Where there are worlds enough for all processes, a world is one job: its luck is drawn once for all plans.

    >>> [len(one) for one in replicate_each(Scenario().but(horizon_days=28.0), [Strategy()] * 2, replications=3)]
    [3, 3]
    """

    def make(rest: Sequence[tuple]) -> Iterable:
        share = replications >= _MANY * (processes or cores())
        worlds = (
            [tuple(same) for _, same in groupby(rest, key=itemgetter(3))]
            if share
            else [(one,) for one in rest]
        )
        done = spread(_each, worlds, processes=processes, cluster=cluster, progress=progress)
        return chain.from_iterable(done)

    jobs = [(market, plan, seed, r) for r in range(replications) for plan in plans]
    found = all_once(_one, jobs, make)
    return tuple(_gather(market, plan, seed, found[i :: len(plans)]) for i, plan in enumerate(plans))


def _gather(market: Scenario, plan: Strategy | Plan, seed: int, results: Iterable) -> Replications:
    found = tuple(results)
    names = kpis_of(market.part)
    values = {name: np.array([kpis[name] for kpis, _ in found], dtype=float) for name in names}
    return Replications(market, plan, seed, values, tuple(review for _, review in found))


def _each(*jobs: tuple) -> list[tuple[dict[str, float], Weekly]]:
    return [_one(*job) for job in jobs]


def _one(
    market: Scenario, plan: Strategy | Plan, seed: int, replication: int
) -> tuple[dict[str, float], Weekly]:
    view = View(simulate(market, plan, seed=seed, replication=replication), market, plan)
    return figures(view), view.weekly
