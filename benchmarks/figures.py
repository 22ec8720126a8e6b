"""The statistics that every engine of the benchmark gathers, and the sum of them for one replication.

COUNTS    leads, disqualified, opportunities, won, lost, open, visits and passes of each stage
RATES     win rate, mean wait for a rep (days), utilisation of reps, mean cycle of won and all closed deals
MONEY     revenue at the discounted price
PIPELINE  every week: number and amount of the open recorded deals by stage (given as means over the weeks)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import nan

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.kpi.kpis import KPIS, View, pass_shares
from simlib.world import Scenario, Strategy
from simlib.world.log import Log

N = len(STAGES)


@dataclass
class Tally:
    """Running totals of one replication, for the engines that count as they go."""

    leads: int = 0
    disqualified: int = 0
    opportunities: int = 0
    won: int = 0
    lost: int = 0
    waited: float = 0.0
    busy: float = 0.0
    cycle_won: float = 0.0
    cycle_all: float = 0.0
    new_won: int = 0
    new_closed: int = 0
    revenue: int = 0
    visits: list[int] = field(default_factory=lambda: [0] * N)
    passed: list[int] = field(default_factory=lambda: [0] * N)
    count: list[int] = field(default_factory=lambda: [0] * N)
    amount: list[int] = field(default_factory=lambda: [0] * N)
    weeks_count: list[list[int]] = field(default_factory=list)
    weeks_amount: list[list[int]] = field(default_factory=list)

    def figures(self, rep_days: float) -> dict[str, float]:
        closed = self.won + self.lost
        result = {
            "leads": self.leads, "disqualified": self.disqualified, "opportunities": self.opportunities,
            "won": self.won, "lost": self.lost, "open": self.opportunities - closed,
            "win_rate": self.won / closed if closed else nan,
            "wait_days": self.waited / sum(self.visits) if sum(self.visits) else nan,
            "utilisation": self.busy / rep_days,
            "cycle_won_days": self.cycle_won / self.new_won if self.new_won else nan,
            "cycle_all_days": self.cycle_all / self.new_closed if self.new_closed else nan,
            "revenue": self.revenue,
        }  # fmt: skip
        result |= by_stage("visits", self.visits) | by_stage("passed", self.passed)
        if self.weeks_count:
            result |= by_stage("pipeline", np.mean(self.weeks_count, axis=0))
            result |= by_stage("pipeline_amount", np.mean(self.weeks_amount, axis=0))
        return result


def of_log(log: Log, market: Scenario, strategy: Strategy, view: View | None = None) -> dict[str, float]:
    """The same figures from simlib's log, by its own KPI code; `revenue` is that of the deals."""
    view = View(log, market, strategy) if view is None else view
    names = (
        "leads", "disqualified", "opportunities", "won", "lost", "open", "win_rate", "wait_days",
        "utilisation", "cycle_won_days", "cycle_all_days",
    )  # fmt: skip
    kpis = {name: float(KPIS[name].of(view)) for name in names} | {"revenue": float(view.price.sum())}
    _, passed = pass_shares(log)
    visits = np.bincount(log.visits["stage"], minlength=N)
    review = view.weekly
    return (
        kpis | by_stage("visits", visits) | by_stage("passed", passed)
        | by_stage("pipeline", review.count.mean(axis=0))
        | by_stage("pipeline_amount", review.amount.mean(axis=0))
    )  # fmt: skip


def by_stage(name: str, values) -> dict[str, float]:
    return {f"{name}_{stage}": float(value) for stage, value in zip(STAGES, values, strict=True)}
