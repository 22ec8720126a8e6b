"""Small logs written from given figures, read by the company's KPIs: the code side of formula kinds."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.kpi.view import View
from simlib.lab.kpi.weekly import weekly
from simlib.world.log import LEAD_COLUMNS, VISIT_COLUMNS, Log
from simlib.world.scenario import WEEK, Scenario
from simlib.world.strategy import Strategy

_WHOLE = 1e9
"""Amounts in a log are whole; given figures are scaled so that the largest is about this, and scaled back."""

_LAST = len(STAGES) - 1


class _Book:
    """A log in the making: deals that stand in the last stage from one day to another."""

    def __init__(self, horizon: float):
        self._horizon = horizon
        self._leads: list[tuple] = []
        self._visits: list[tuple] = []

    def deal(
        self,
        amount: int,
        entered: float,
        left: float = np.nan,
        passed: int = -1,
        arrived: float | None = None,
    ) -> None:
        """Add a deal; without `left` it is open at the end. It waits for nobody."""
        n, reason = len(self._leads), -1
        came = entered if arrived is None else arrived
        self._leads.append((n, came, 0, -1, _LAST, 0, amount, 1.0, 1, 1, 0.0))
        self._visits.append((n, _LAST, entered, entered, entered, left, passed, reason, 0, amount))

    def close(self) -> Log:
        """The log."""
        leads = dict(zip(LEAD_COLUMNS, np.array(self._leads, dtype=float).T, strict=True))
        visits = dict(zip(VISIT_COLUMNS, np.array(self._visits, dtype=float).T, strict=True))
        for name in ("lead", "stage", "grade", "amount", "qualified", "recorded", "origin", "parent"):
            leads[name] = leads[name].astype(np.int64)
        for name in ("lead", "stage", "passed", "reason", "rep", "price"):
            visits[name] = visits[name].astype(np.int64)
        return Log(self._horizon, leads, visits, {name: np.empty(0) for name in ("lead", "stage", "entered")})


def progress_by_kpi(
    weighted_last: float, weighted_now: float, revenue_last: float, revenue_now: float, quota: float
) -> float:
    """The weekly review's sales progress in the second week of a log in which the given figures come about.

    The deals count with weight 1: what stands open at the end of a week is the week's weighted pipeline.
    """
    largest = max(abs(x) for x in (weighted_last, weighted_now, revenue_last, revenue_now, quota))
    scale = _WHOLE / largest
    book = _Book(horizon=2 * WEEK)
    book.deal(round(weighted_last * scale), entered=0.0, left=1.5 * WEEK, passed=0)
    book.deal(round(weighted_now * scale), entered=1.5 * WEEK)
    for week, sold in ((1, revenue_last), (2, revenue_now - revenue_last)):
        book.deal(round(sold * scale), entered=(week - 0.5) * WEEK, left=(week - 0.25) * WEEK, passed=1)
    market = Scenario().but(win_rates=(1.0,) * len(STAGES), quota_per_quarter=max(round(quota * scale), 1))
    return float(weekly(book.close(), market).progress[2])


def velocity_by_kpi(opportunities: int, mean_value: float, win_rate: float, cycle_days: float) -> float:
    """The KPI "velocity" of a log with so many open deals of that value, and wins and losses at that rate."""
    share = Fraction(win_rate).limit_denominator(20_000)
    amount = round(_WHOLE)
    book = _Book(horizon=WEEK)
    for _ in range(opportunities):
        book.deal(amount, entered=0.0)
    for number in range(share.denominator):  # closed as the first week begins: in no week's pipeline
        book.deal(amount, 0.0, left=0.0, passed=int(number < share.numerator), arrived=-cycle_days)
    view = View(book.close(), Scenario().but(horizon_days=WEEK), Strategy())
    return KPIS["velocity"].of(view) * mean_value / amount
