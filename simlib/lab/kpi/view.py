"""A log seen through its market and plan: what KPIs are made of, each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.kpi.weekly import Weekly, weekly
from simlib.lab.ledger.credit_loss import CreditLoss, credit_loss
from simlib.lab.ledger.ledger import Ledger
from simlib.world import QUARTER, WEEK, YEAR, Scenario, Strategy, as_plan
from simlib.world.fading import agency_share
from simlib.world.firm import Statement, statement
from simlib.world.log import Log
from simlib.world.strategy import Plan
from simlib.world.tables import CUSTOMER_OUTCOMES, Columns

LAST = len(STAGES) - 1
LEFT, RETURNED = CUSTOMER_OUTCOMES.index("left"), CUSTOMER_OUTCOMES.index("returned")
EVERY_PART = ("funnel", "customers", "receivables", "company")
OBJECTIVE = "value_created"
"""The figure by which strategies are judged: profit, cash or any other alone can be raised by nonsense."""


@dataclass(frozen=True)
class Kpi:
    """One figure of a run: its name (words under "kpi.<name>"), unit, and +1, -1 or 0 for better, worse, neither.

    `of` makes it from a View; `parts` are the simulators that have it.
    """

    name: str
    unit: str
    better: int
    of: Callable[[View], float]
    parts: tuple[str, ...] = ("funnel", "company")


class View:
    """A log seen through its market and plan; what several KPIs need is worked out once."""

    def __init__(self, log: Log, market: Scenario, plan: Strategy | Plan):
        self.log, self.market, self.plan = log, market, as_plan(plan)

    @cached_property
    def weekly(self) -> Weekly:
        return weekly(self.log, self.market)

    @cached_property
    def qualified(self) -> int:
        return int((self.log.leads["qualified"] == 1).sum())

    @cached_property
    def won(self) -> np.ndarray:
        """Rows of visits that ended in a win."""
        visits = self.log.visits
        return np.flatnonzero((visits["stage"] == LAST) & (visits["passed"] == 1))

    @cached_property
    def lost(self) -> np.ndarray:
        return np.flatnonzero(self.log.visits["passed"] == 0)

    @cached_property
    def price(self) -> np.ndarray:
        return self.log.visits["price"][self.won].astype(float)

    def lead(self, rows: np.ndarray, column: str) -> np.ndarray:
        """A column of the leads that visits belong to."""
        return self.log.leads[column][self.log.rows(self.log.visits["lead"][rows])]

    def cycle(self, rows: np.ndarray) -> float:
        """Mean days from arrival to close; opening deals are left out, their arrival is unknown."""
        new = self.lead(rows, "origin") != 1
        days = self.log.visits["left"][rows] - self.lead(rows, "time")
        return float(days[new].mean()) if new.any() else np.nan

    def years_with(self, lever: str) -> float:
        """A lever's value times the years it was in force: what it cost in yearly units."""
        ends = [day for day, _ in self.plan[1:]] + [np.inf]
        return sum(
            getattr(strategy, lever) * max(min(end, self.end) - day, 0.0) / YEAR
            for (day, strategy), end in zip(self.plan, ends, strict=True)
        )

    @cached_property
    def starts(self) -> np.ndarray:
        """The weeks at which a quarter begins that ends before the horizon."""
        weeks = int(QUARTER // 7)
        return np.arange(0, len(self.weekly.week) - weeks, weeks)

    # --- the company's tables

    def table(self, name: str) -> Columns:
        """A table of the company's log (simlib.world.tables)."""
        return self.log.tables[name]

    @property
    def end(self) -> float:
        """The last day on which something could happen: the horizon, or the day of ruin."""
        return self.log.horizon if np.isnan(self.log.ruined) else self.log.ruined

    @cached_property
    def ledger(self) -> Ledger:
        """The receivables, an entry an invoice row."""
        return ledger(self.log)

    @cached_property
    def books(self) -> Statement:
        """The firm's statement by week."""
        return statement(self.log, self.market, self.plan)

    @cached_property
    def credit_loss(self) -> CreditLoss:
        """Allowance and claims at day 0 and at each week's end, as far as the run came."""
        days = np.minimum(np.arange(len(self.books.owed) + 1) * WEEK, self.end)
        market = self.market
        brings = partial(agency_share, market)
        return credit_loss(self.ledger, days, market.usual_rolls, brings, market.agency_days)

    @cached_property
    def rep_days(self) -> float:
        """Days that reps were in the team, summed."""
        staff = self.table("staff")
        reps = staff["team"] == 0
        return float((staff["change"][reps] * (self.end - staff["time"][reps])).sum())

    @cached_property
    def quarter_ends(self) -> np.ndarray:
        """The last day of each whole quarter; the end of the run if there is none."""
        days = np.arange(1, int(self.log.horizon // QUARTER) + 1) * QUARTER
        return days if len(days) else np.array([self.log.horizon])

    @cached_property
    def customer_days(self) -> float:
        """Days that customers were with us, summed."""
        reviews = self.table("reviews")
        left, back = reviews["outcome"] == LEFT, reviews["outcome"] == RETURNED
        whole = (self.end - self.table("customers")["time"]).sum()
        return float(
            whole - (self.end - reviews["time"][left]).sum() + (self.end - reviews["time"][back]).sum()
        )


def ledger(log: Log) -> Ledger:
    """The receivables of a run's log: bills of its opening ledger, orders and contracts.

    >>> from simlib.world.company import simulate
    >>> len(ledger(simulate(Scenario().alone("receivables"), Strategy(), horizon=28.0))) > 150
    True
    """
    columns = log.tables["invoices"]
    names = (
        "customer",
        "issued",
        "due",
        "amount",
        "paid",
        "written_off",
        "discount",
        "recovered",
        "recovered_on",
    )
    return Ledger(**{name: columns[name] for name in names})
