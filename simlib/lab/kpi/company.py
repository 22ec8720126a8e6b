"""The KPIs of customers, receivables and firm: pure functions of the company's tables in the log."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simlib.lab.kpi.view import LEFT, RETURNED, Kpi, View
from simlib.lab.ledger.collection import best_possible_dso, cei, dso
from simlib.lab.ledger.ledger import aging
from simlib.world import QUARTER, YEAR
from simlib.world.log import ORIGINS
from simlib.world.tables import CUSTOMER_OUTCOMES, ORDER_STATES

SAVED = CUSTOMER_OUTCOMES.index("saved")
CUSTOMERS, CREDIT, FIRM = ("customers", "company"), ("receivables", "company"), ("company",)
ORDERING = ("customers", "receivables", "company")

Figure = Callable[[View], float]


def _outcome(kind: int) -> Figure:
    return lambda view: (view.table("reviews")["outcome"] == kind).sum()


def _active(view: View) -> float:
    outcomes = view.table("reviews")["outcome"]
    return len(view.table("customers")["time"]) - (outcomes == LEFT).sum() + (outcomes == RETURNED).sum()


def _churn(view: View) -> float:
    """Customers who left over customer-years."""
    years = view.customer_days / YEAR
    return float(_outcome(LEFT)(view) / years) if years else np.nan


def _last_quarter(name: str) -> Figure:
    """Mean over the renewals of the last quarter: how it stands with customers at the end."""

    def mean(view: View) -> float:
        reviews = view.table("reviews")
        recent = reviews["time"] > view.end - QUARTER
        return float(reviews[name][recent].mean()) if recent.any() else np.nan

    return mean


def _delivered(view: View) -> np.ndarray:
    return ~np.isnan(view.table("orders")["issued"])


def _wait(view: View) -> np.ndarray:
    cases = view.table("cases")
    return (cases["begun"] - cases["opened"])[~np.isnan(cases["begun"])]


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan


def _service_level(view: View) -> float:
    """Cases begun within the promised days, of those whose promise has run out or was kept."""
    cases = view.table("cases")
    waited = np.where(np.isnan(cases["begun"]), view.end, cases["begun"]) - cases["opened"]
    known = ~np.isnan(cases["begun"]) | (waited > view.market.promised_days)
    return _mean(waited[known] <= view.market.promised_days)


def _load(table: str, begun: str, ended: str, lever: str) -> Figure:
    """Share of the team's days that are worked."""

    def load(view: View) -> float:
        rows, days = view.table(table), view.years_with(lever) * YEAR
        there = ~np.isnan(rows[begun])
        ends = np.where(np.isnan(rows[ended]), view.end, rows[ended])
        return float((ends - rows[begun])[there].sum() / days) if days else np.nan

    return load


def _weeks(view: View) -> np.ndarray:
    return np.arange(1, int(view.end // 7) + 1) * 7.0


def _overdue(view: View) -> float:
    """Share of the ledger that is past due, mean of the weeks."""
    owed = aging(view.ledger, _weeks(view)).amount
    total = owed.sum(axis=-1)
    return _mean((owed[..., 1:].sum(axis=-1) / np.maximum(total, 1))[total > 0])


def _late(view: View) -> float:
    """Mean days past due of what was paid; early payments count below 0."""
    ledger = view.ledger
    return _mean((ledger.paid - ledger.due)[~np.isnan(ledger.paid)])


def _kept(view: View) -> float:
    kept = view.table("contacts")["kept"]
    return _mean(kept[kept >= 0])


def _not_delivered(view: View) -> int:
    return (view.table("orders")["state"] == ORDER_STATES.index("cancelled")).sum()


COMPANY_KPIS = (
    Kpi("customers", "count", +1, _active, CUSTOMERS),
    Kpi("customers_left", "count", -1, _outcome(LEFT), CUSTOMERS),
    Kpi("churn_rate", "share", -1, _churn, CUSTOMERS),
    Kpi("saved", "count", 0, _outcome(SAVED), CUSTOMERS),
    Kpi("returned", "count", +1, _outcome(RETURNED), CUSTOMERS),
    Kpi("referrals", "count", +1, lambda v: (v.log.leads["origin"] == ORIGINS.index("referral")).sum(), FIRM),
    Kpi("orders", "count", +1, lambda v: _delivered(v).sum(), ORDERING),
    Kpi("order_revenue", "money", +1, lambda v: v.table("orders")["amount"][_delivered(v)].sum(), ORDERING),
    Kpi("satisfaction", "score", +1, _last_quarter("satisfaction"), CUSTOMERS),
    Kpi("trust", "score", +1, _last_quarter("trust"), CUSTOMERS),
    Kpi("share_of_wallet", "share", +1, _last_quarter("wallet"), CUSTOMERS),
    Kpi("visits", "count", 0, lambda v: v.table("reviews")["visits"].sum(), CUSTOMERS),
    Kpi("cases", "count", -1, lambda v: len(v.table("cases")["opened"]), CUSTOMERS),
    Kpi("response_days", "days", -1, lambda v: _mean(_wait(v)), CUSTOMERS),
    Kpi("service_level", "share", +1, _service_level, CUSTOMERS),
    Kpi("service_load", "share", 0, _load("cases", "begun", "closed", "service_agents"), CUSTOMERS),
    Kpi("dso", "days", -1, lambda v: _mean(dso(v.ledger, v.quarter_ends)), CREDIT),
    Kpi("best_possible_dso", "days", 0, lambda v: _mean(best_possible_dso(v.ledger, v.quarter_ends)), CREDIT),
    Kpi("cei", "share", +1, lambda v: _mean(cei(v.ledger, v.quarter_ends)) / 100, CREDIT),
    Kpi("overdue_share", "share", -1, _overdue, CREDIT),
    Kpi("days_late", "days", -1, _late, CREDIT),
    Kpi("collected", "money", +1, lambda v: v.books.receipts.sum(), CREDIT),
    Kpi("receivables", "money", 0, lambda v: v.books.owed[-1], CREDIT),
    Kpi("bad_debt", "money", -1, lambda v: (v.books.written_off - v.books.recovered).sum(), CREDIT),
    Kpi("orders_cancelled", "count", -1, _not_delivered, CREDIT),
    Kpi("contacts", "count", 0, lambda v: len(v.table("contacts")["begun"]), CREDIT),
    Kpi("promises_kept", "share", +1, _kept, CREDIT),
    Kpi("collector_load", "share", 0, _load("contacts", "begun", "ended", "collectors"), CREDIT),
    Kpi("reps_left", "count", -1, lambda v: (v.table("staff")["change"] < 0).sum(), FIRM),
    Kpi("interest", "money", -1, lambda v: v.books.payments["interest"].sum(), FIRM),
    Kpi("cash", "money", +1, lambda v: v.books.cash[-1], FIRM),
    Kpi("lowest_cash", "money", +1, lambda v: v.books.cash.min(), FIRM),
    Kpi("ruined", "share", -1, lambda v: not np.isnan(v.log.ruined), FIRM),
)
"""The KPIs beyond the funnel, in the order of the chain: customers, service, receivables, team, cash."""
