"""The program's rows as a Log of simlib's, so that one code reads the figures of both."""

from __future__ import annotations

from math import isnan

import numpy as np

from benchmarks.company_effects.world import World
from simlib.lab.kpi.kpis import figures
from simlib.lab.kpi.view import View
from simlib.world import Scenario, Strategy
from simlib.world.log import LEAD_COLUMNS, VISIT_COLUMNS, WAITING_COLUMNS, Log
from simlib.world.tables import LATER, MOMENTS, TABLES, cut, kind_of


def as_log(world: World) -> Log:
    """The rows of a finished run as columns; those still waiting for a rep apart."""
    log = world.log
    begun = sorted((row for row in log["visits"] if not isnan(row[3])), key=lambda row: row[3])
    waiting = [row[:3] for row in log["visits"] if isnan(row[3])]
    end = world.market.horizon_days
    tables = {name: cut(name, _table(name, log[name]), end) for name in TABLES}
    return Log(
        end, _columns(LEAD_COLUMNS, log["leads"]), _whole(_columns(VISIT_COLUMNS, begun)),
        _whole(_columns(WAITING_COLUMNS, waiting)), tables,
        world.env.now if world.cash.ruined.triggered else np.nan,
    )  # fmt: skip


def of_run(log: Log, market: Scenario, strategy: Strategy) -> dict[str, float]:
    """All KPIs, and the number of facts of each kind: rows, and moments that have come."""
    seen = figures(View(log, market, strategy))
    seen["rows of leads"], seen["rows of visits"] = len(log.leads["lead"]), len(log.visits["lead"])
    for moment in ("worked", "left"):
        seen[f"visits {moment}"] = int((~np.isnan(log.visits[moment])).sum())
    for name, columns in log.tables.items():
        seen[f"rows of {name}"] = len(columns[MOMENTS[name]])
        for moment in LATER.get(name, ()):
            seen[f"{name} {moment}"] = int((~np.isnan(columns[moment])).sum())
    for table, code in (("orders", "state"), ("reviews", "outcome"), ("reviews", "reason"), ("contacts", "tone"),
                        ("contacts", "rung"), ("contacts", "kept"), ("staff", "change")):  # fmt: skip
        values = log.tables[table][code]
        for value in range(-1, 6):
            seen[f"{table} {code} {value}"] = int((values == value).sum())
    for reason in range(12):
        seen[f"lost for {reason}"] = int((log.visits["reason"] == reason).sum())
    return seen


def _columns(names, rows) -> dict[str, np.ndarray]:
    if not rows:
        return {name: np.empty(0) for name in names}
    return {name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def _table(name, rows) -> dict[str, np.ndarray]:
    return {column: values.astype(kind_of(column)) for column, values in _columns(TABLES[name], rows).items()}


def _whole(columns):
    """Codes and ids as whole numbers, where no row made them so."""
    return {
        n: c if n in ("entered", "begun", "worked", "left") else c.astype(np.int64)
        for n, c in columns.items()
    }
