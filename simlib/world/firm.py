"""The firm's money: a statement week by week, made from the log alone, and the day on which credit ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.world.log import Log
from simlib.world.scenario import WEEK, YEAR, Scenario
from simlib.world.strategy import Plan, Steps, Strategy, as_plan

PAYMENTS = (
    "goods", "wages", "commission", "marketing", "overhead", "rewards", "saves", "visits", "hiring", "interest",
)  # fmt: skip
"""What the firm pays for, as columns of a Statement."""


@dataclass(frozen=True)
class Statement:
    """The firm by week, arrays of weeks in whole currency units; index 0 is the first week.

    On payment: `receipts` (from customers and the agency), `payments` (an array for each of PAYMENTS), `cash` at the
    week's end. On accrual: `revenue` (deals accepted, orders delivered), `discounts` taken, `written_off`,
    `recovered`, and `operating` profit = revenue − payments − discounts, before credit losses and the cost of the
    capital tied up (simlib.lab.kpi.value takes both off). `owed` is the ledger at the week's end.
    cash = opening cash + Σ receipts − Σ payments, exactly.
    """

    opening_cash: int
    receipts: np.ndarray
    payments: dict[str, np.ndarray]
    revenue: np.ndarray
    discounts: np.ndarray
    written_off: np.ndarray
    recovered: np.ndarray
    cash: np.ndarray
    owed: np.ndarray

    @property
    def operating(self) -> np.ndarray:
        """Profit on accrual before credit losses and the cost of capital, by week."""
        return self.revenue - sum(self.payments.values()) - self.discounts

    def ruined(self, credit_line: int) -> float:
        """The day on which a week ends with more overdrawn than the credit line; NaN if none does."""
        weeks = np.flatnonzero(self.cash < -credit_line)
        return (weeks[0] + 1) * WEEK if len(weeks) else np.nan


def statement(log: Log, market: Scenario, plan: Strategy | Plan) -> Statement:
    """The firm's statement for a run: a pure function of its log, market and plan.

    Goods are paid when a deal is accepted or an order delivered; wages, marketing and overhead week by week;
    interest on what is overdrawn at a week's end.

    >>> from simlib.world.company import simulate
    >>> market = Scenario().alone("company")
    >>> books = statement(simulate(market, Strategy(), horizon=91.0), market, Strategy())
    >>> flows = books.receipts.sum() - sum(column.sum() for column in books.payments.values())
    >>> int(books.cash[-1] - books.opening_cash - flows)
    0
    """
    told = market, as_plan(plan)
    if told not in log.statements:
        log.statements[told] = _statement(log, *told)
    return log.statements[told]


def _statement(log: Log, market: Scenario, steps: Steps) -> Statement:
    end = log.horizon if np.isnan(log.ruined) else log.ruined
    weeks = int(-(-log.horizon // WEEK))
    week = _Weeks(weeks)
    visits, tables = log.visits, log.tables
    won = (visits["stage"] == len(STAGES) - 1) & (visits["passed"] == 1)
    price, day = visits["price"][won], visits["left"][won]
    listed = log.leads["amount"][log.rows(visits["lead"][won])]
    orders, invoices = tables["orders"], tables["invoices"]
    sent = ~np.isnan(orders["issued"])
    amount, delivered, reward = orders["amount"][sent], orders["issued"][sent], orders["reward"][sent]
    paid = ~np.isnan(invoices["paid"])
    received = (invoices["amount"] - invoices["discount"])[paid]
    off, back = ~np.isnan(invoices["written_off"]), ~np.isnan(invoices["recovered_on"])
    on_credit = market.part in ("receivables", "company")
    recovered = week.sum(invoices["recovered_on"][back], invoices["recovered"][back])
    revenue = week.sum(day, price) + week.sum(delivered, amount)
    receipts = week.sum(invoices["paid"][paid], received) + recovered if on_credit else revenue
    rate, on_cash = _lever(steps, day, "commission"), _lever(steps, day, "commission_on_cash")
    reviews, staff = tables["reviews"], tables["staff"]
    payments = {
        "goods": week.sum(day, np.rint(listed * (1 - market.gross_margin)))
        + week.sum(delivered, np.rint(amount * (1 - market.order_margin))),
        "wages": _wages(log, market, steps, end, weeks),
        "commission": week.sum(day, np.rint(price * rate * (1 - on_cash)))
        + week.sum(invoices["paid"][paid], invoices["commission"][paid]),
        "marketing": _yearly(steps, "marketing_spend", end, weeks)
        if len(log.leads["lead"])
        else np.zeros(weeks),
        "overhead": np.rint(np.diff(np.minimum(np.arange(weeks + 1) * WEEK, end)) * market.overhead / YEAR),
        "rewards": week.sum(delivered, reward),
        "saves": _yearly(steps, "save_budget", end, weeks)
        if market.part != "receivables"
        else np.zeros(weeks),
        "visits": week.sum(
            reviews["time"], reviews["visits"] * (market.visit_hours * market.displaced_per_hour)
        )
        if market.part == "customers"  # elsewhere visits cost the deals that the reps have no hours for
        else np.zeros(weeks),
        "hiring": week.sum(staff["time"], staff["cost"]),
    }
    flow = receipts - sum(payments.values())
    cash, payments["interest"] = _cash(flow, market, end)
    issued = week.sum(np.maximum(invoices["issued"], 0.0), invoices["amount"])
    gone = week.sum(invoices["paid"][paid], invoices["amount"][paid])
    written = week.sum(invoices["written_off"][off], invoices["amount"][off])
    return Statement(
        opening_cash=market.opening_cash, receipts=receipts, payments=payments, revenue=revenue,
        discounts=week.sum(invoices["paid"][paid], invoices["discount"][paid]), written_off=written,
        recovered=recovered, cash=cash, owed=np.cumsum(issued - gone - written),
    )  # fmt: skip


def ruin(log: Log, market: Scenario, plan: Strategy | Plan) -> Log:
    """The log as it is, or cut on the day on which the credit line is overdrawn: nothing happens after it."""
    day = statement(log, market, plan).ruined(market.credit_line)
    return log if np.isnan(day) else replace(log.until(day), horizon=log.horizon, ruined=day)


def ruin_reason(books: Statement) -> str:
    """Why the credit was used up: "unpaid" when the ledger tied up more than was lost, else "losses"."""
    lost = (books.written_off - books.recovered - books.operating).sum()
    return "unpaid" if books.owed[-1] > lost else "losses"


class _Weeks:
    """Sums by week: day d belongs to the week that ends at or after it, day 0 to the first."""

    def __init__(self, weeks: int):
        self._n = weeks

    def sum(self, day: np.ndarray, amount: np.ndarray) -> np.ndarray:
        index = np.maximum(np.ceil(day / WEEK) - 1, 0).astype(np.int64)
        return np.bincount(index, amount, self._n)[: self._n]


def _cash(flow: np.ndarray, market: Scenario, end: float) -> tuple[np.ndarray, np.ndarray]:
    """Cash at each week's end, and the interest that is due for the week on what was overdrawn before it."""
    rate, cash, balance, interest = market.overdraft_rate * WEEK / YEAR, [], float(market.opening_cash), []
    for i, amount in enumerate(flow.tolist()):
        due = float(round(-balance * rate)) if balance < 0.0 and i * WEEK < end else 0.0
        balance += amount - due
        cash.append(balance)
        interest.append(due)
    return np.array(cash), np.array(interest)


def _lever(steps: Steps, days: np.ndarray, name: str) -> np.ndarray:
    """A lever's value on each of these days."""
    values = np.array([getattr(strategy, name) for _, strategy in steps], dtype=float)
    return values[np.searchsorted([day for day, _ in steps], days, side="right") - 1]


def _days_in_force(steps: Steps, end: float, weeks: int) -> np.ndarray:
    """(steps, weeks): on how many days of each week each step was in force, until the end."""
    starts = np.array([day for day, _ in steps])
    ends = np.append(starts[1:], np.inf)
    low, high = np.arange(weeks) * WEEK, np.minimum(np.arange(1, weeks + 1) * WEEK, end)
    return np.maximum(np.minimum(high, ends[:, None]) - np.maximum(low, starts[:, None]), 0.0)


def _yearly(steps: Steps, lever: str, end: float, weeks: int) -> np.ndarray:
    """What a lever in money a year costs by week, in whole units."""
    values = np.array([getattr(strategy, lever) for _, strategy in steps], dtype=float)
    return np.rint(values @ _days_in_force(steps, end, weeks) / YEAR)


def _wages(log: Log, market: Scenario, steps: Steps, end: float, weeks: int) -> np.ndarray:
    """Wages by week: reps as long as they are there, agents and collectors as the plan says."""
    days = _days_in_force(steps, end, weeks)
    total = np.zeros(weeks)
    pays = {"service_agents": market.agent_cost * (market.part in ("customers", "company")),
            "collectors": market.collector_cost * (market.part in ("receivables", "company")),
            "reps": market.rep_cost * (market.part == "customers")}  # fmt: skip
    for lever, cost in pays.items():
        total += np.array([getattr(strategy, lever) for _, strategy in steps], dtype=float) @ days * cost
    staff = log.tables["staff"]
    reps = staff["team"] == 0
    for day, change in zip(staff["time"][reps], staff["change"][reps], strict=True):
        low, high = np.arange(weeks) * WEEK, np.minimum(np.arange(1, weeks + 1) * WEEK, end)
        total += change * np.maximum(high - np.maximum(low, day), 0.0) * market.rep_cost
    return np.rint(total / YEAR)
