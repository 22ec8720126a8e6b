"""Whether a changed collector setting could rerun a part of the company only: how far and how early it reaches."""

from __future__ import annotations

from math import inf

import numpy as np

from benchmarks.report import say
from simlib.world import Strategy, scenario
from simlib.world.company import simulate
from simlib.world.log import Log
from simlib.world.strategy import ladder

COLLECTING = {"invoices", "contacts", "staff"}
CHANGES = (
    ("collectors 2 -> 3", {"collectors": 3}),
    ("collectors 2 -> 1", {"collectors": 1}),
    ("firm ladder", ladder("firm")),
    ("write off after 180 days", {"write_off_days": 180}),
    ("credit limit 3 -> 1 quarters", {"credit_limit": 1.0}),
)


def run(worlds: int) -> None:
    """For each setting: worlds in which facts outside collection change, and the day of the first changed fact.

    What cannot change before that day is the most that going on from a kept state could save; a rerun of receivables
    alone is right only in worlds where nothing else changes.
    """
    market = scenario("machinery")
    logs = [simulate(market, Strategy(), seed=1, replication=r) for r in range(worlds)]
    for name, change in CHANGES:
        plan = Strategy().but(**change)
        others = [simulate(market, plan, seed=1, replication=r) for r in range(worlds)]
        beyond = sum(bool(changed(*pair) - COLLECTING) for pair in zip(logs, others, strict=True))
        days = np.array([first_day(*pair) for pair in zip(logs, others, strict=True)])
        saved = np.minimum(days, market.horizon_days) / market.horizon_days
        say(f"{name}: facts outside collection change in {beyond} of {worlds} worlds; first changed fact on day "
            f"{np.median(days):.0f} (median), so at most {saved.mean():.0%} of a run could be kept")  # fmt: skip


def changed(one: Log, other: Log) -> set[str]:
    """The tables that differ between two logs, row for row."""
    pairs = {"leads": (one.leads, other.leads), "visits": (one.visits, other.visits)} | {
        name: (one.tables[name], other.tables[name]) for name in one.tables
    }
    return {name for name, (here, there) in pairs.items() if not all(_same(here[c], there[c]) for c in here)}


def first_day(one: Log, other: Log) -> float:
    """The first whole day at whose end two logs differ, by bisection; infinite if they never do."""
    early, late = -1, int(max(one.horizon, other.horizon)) + 1
    if not changed(one, other):
        return inf
    while late - early > 1:
        day = (early + late) // 2
        early, late = (early, day) if changed(one.until(day), other.until(day)) else (day, late)
    return float(late)


def _same(here: np.ndarray, there: np.ndarray) -> bool:
    return np.array_equal(here, there, equal_nan=here.dtype.kind == "f")
