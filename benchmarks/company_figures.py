"""The company's statistics that every engine gathers: those of the funnel, and of customers, service and ledger.

COUNTS   customers, those who left, orders delivered and cancelled, service cases, contacts with debtors
RATES    days until a case is begun, satisfaction at the renewals of the last quarter, load of agents and collectors,
         promises kept, mean days late of what was paid
MONEY    orders delivered; invoiced, collected (the agency's part too), written off, owed at the end
LEDGER   share past due, mean of the weeks; days sales outstanding, mean of the quarters
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import nan

import numpy as np

from benchmarks.figures import Tally, of_log
from simlib.lab.kpi.kpis import KPIS, View
from simlib.lab.ledger.collection import dso
from simlib.lab.ledger.ledger import books
from simlib.world import QUARTER, WEEK, Scenario, Strategy
from simlib.world.log import Log

_KPIS = (
    "customers", "customers_left", "orders", "order_revenue", "orders_cancelled", "cases", "response_days",
    "satisfaction", "service_load", "overdue_share", "days_late", "contacts", "promises_kept", "collector_load",
)  # fmt: skip


@dataclass
class CompanyTally(Tally):
    """Running totals of one replication of the company, for the engines that count as they go."""

    founded: int = 0
    left: int = 0
    orders: int = 0
    order_revenue: int = 0
    cancelled: int = 0
    cases: int = 0
    begun: int = 0
    response: float = 0.0
    serving: float = 0.0
    renewals: int = 0
    satisfaction: float = 0.0
    invoiced: int = 0
    collected: int = 0
    written_off: int = 0
    paid: int = 0
    late: float = 0.0
    contacts: int = 0
    promised: int = 0
    kept: int = 0
    calling: float = 0.0
    owed: int = 0
    overdue: int = 0
    falls_due: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    overdue_shares: list[float] = field(default_factory=list)
    dsos: list[float] = field(default_factory=list)
    invoiced_before: int = 0

    def issue(self, amount: int, due: float) -> int:
        """A bill enters the ledger; the week at whose end it stands past due, if it is open then."""
        self.owed += amount
        week = int(due // WEEK) + 1
        if week <= 0:
            self.overdue += amount
        else:
            self.falls_due[week] += amount
        return week

    def close(self, amount: int, week: int) -> None:
        """A bill leaves the ledger, paid or written off; `week` is what `issue` gave."""
        self.owed -= amount
        if week in self.falls_due:
            self.falls_due[week] -= amount
        else:
            self.overdue -= amount

    def pay(self, amount: int, week: int, late: float) -> None:
        """A bill is paid, so many days past due."""
        self.close(amount, week)
        self.collected += amount
        self.paid += 1
        self.late += late

    def week(self, number: int) -> None:
        """The end of a week: how much of the ledger is past due; of a quarter: the DSO."""
        self.overdue += self.falls_due.pop(number, 0)
        if self.owed:
            self.overdue_shares.append(self.overdue / self.owed)
        if number % (QUARTER / WEEK) == 0:
            sales = self.invoiced - self.invoiced_before
            self.dsos.append(self.owed / sales * QUARTER if sales else nan)
            self.invoiced_before = self.invoiced

    def company(self, market: Scenario, strategy: Strategy) -> dict[str, float]:
        """All figures of the run."""
        days = market.horizon_days
        return self.figures(strategy.reps * days) | {
            "customers": self.founded - self.left, "customers_left": self.left,
            "orders": self.orders, "order_revenue": self.order_revenue, "orders_cancelled": self.cancelled,
            "cases": self.cases, "response_days": _share(self.response, self.begun),
            "satisfaction": _share(self.satisfaction, self.renewals),
            "service_load": _share(self.serving, strategy.service_agents * days),
            "overdue_share": float(np.mean(self.overdue_shares)) if self.overdue_shares else nan,
            "days_late": _share(self.late, self.paid), "contacts": self.contacts,
            "promises_kept": _share(self.kept, self.promised),
            "collector_load": _share(self.calling, strategy.collectors * days),
            "dso": float(np.mean(self.dsos)) if self.dsos else nan,
            "invoiced": self.invoiced, "collected": self.collected, "written_off": self.written_off, "owed": self.owed,
        }  # fmt: skip


def of_company_log(log: Log, market: Scenario, strategy: Strategy) -> dict[str, float]:
    """The same figures from simlib's log, by its own KPI code."""
    view = View(log, market, strategy)
    figures = of_log(log, market, strategy, view=view)
    figures |= {name: float(KPIS[name].of(view)) for name in _KPIS}
    ledger, end = view.ledger, log.horizon
    figures["dso"] = float(dso(ledger, view.quarter_ends).mean())
    money = books(ledger, end)
    figures["invoiced"] = float(ledger.amount[ledger.issued >= 0.0].sum())
    figures["collected"] = float(money.collected + money.recovered)
    figures["written_off"], figures["owed"] = float(money.written_off), float(money.outstanding)
    return figures


def _share(part: float, whole: float) -> float:
    return part / whole if whole else nan
