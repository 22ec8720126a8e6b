"""What a manager could know at a quarter's end, and what the next quarter may bring: reports and forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simlib.classroom.decisions import MOST_QUARTERS
from simlib.classroom.foresight import LEVEL
from simlib.lab import OBJECTIVE, Run, run
from simlib.lab.kept import once
from simlib.lab.kpi.value import weekly_profit
from simlib.lab.ledger.ledger import aging
from simlib.world import QUARTER, WEEK, Scenario
from simlib.world.firm import ruin_reason
from simlib.world.strategy import Steps

WEEKS = int(QUARTER // WEEK)
ELSEWHERE = 2**32
"""The seed of the forecast's worlds: beyond every seed that a game can have."""
WORLDS = 30


def until(market: Scenario, quarters: int) -> Scenario:
    """The market with its horizon at the end of a quarter: what happens later is not there to be looked at."""
    return market.but(horizon_days=float(quarters * QUARTER))


@dataclass(frozen=True)
class Report:
    """The company as its books show it after `quarters` quarters of the played world.

    Arrays with one number a quarter: `sales`, `profit`, `value` created, `customers_left`; `cash` has one more, the
    opening first. `funnel` counts open deals by stage, `aging` amounts owed by bucket, now. Money in whole units.
    `ruined_by`: why the credit line is used up, and the game with it (simlib.world.firm.ruin_reason); "" if it is not.
    """

    quarters: int
    sales: np.ndarray
    profit: np.ndarray
    value: np.ndarray
    cash: np.ndarray
    customers_left: np.ndarray
    customers: int
    funnel: np.ndarray
    weighted: float
    aging: np.ndarray
    dso: float
    ruined_by: str

    @property
    def ruined(self) -> bool:
        """Whether the credit line is used up."""
        return bool(self.ruined_by)

    @property
    def overdue(self) -> float:
        """Share of what is owed that is past due."""
        total = self.aging.sum()
        return float(self.aging[1:].sum() / total) if total else 0.0


def report(market: Scenario, plan: Steps, seed: int, quarters: int) -> Report:
    """The report after `quarters` quarters; 0 is the day the company is taken over.

    >>> from simlib.world import Strategy, scenario
    >>> told = report(scenario("machinery"), ((0.0, Strategy()),), 1, 2)
    >>> len(told.sales), len(told.cash), told.funnel.shape
    (2, 3, (6,))
    """
    return _report(market, _known(plan, quarters), seed, quarters)


def played(market: Scenario, plan: Steps, seed: int, quarters: int) -> Run:
    """The world of a game up to the end of a quarter."""
    return _played(market, _known(plan, quarters), seed, quarters)


def _known(plan: Steps, quarters: int) -> Steps:
    """The part of a plan that is in force before the end of a quarter: what comes later changes nothing before it."""
    return tuple(step for step in plan if step[0] < max(quarters, 1) * QUARTER)


@lru_cache(maxsize=4 * MOST_QUARTERS)
def _played(market: Scenario, plan: Steps, seed: int, quarters: int) -> Run:
    return run(until(market, max(quarters, 1)), plan, seed=seed)


@lru_cache(maxsize=8 * MOST_QUARTERS)
def _report(market: Scenario, plan: Steps, seed: int, quarters: int) -> Report:
    done, now = _played(market, plan, seed, quarters), quarters * WEEKS
    view, kpis = done.view, done.kpis
    before = _report(market, _known(plan, quarters - 1), seed, quarters - 1) if quarters else None
    left = kpis["customers_left"] if quarters else 0
    return Report(
        quarters=quarters,
        sales=_by_quarter(view.books.revenue, quarters),
        profit=_by_quarter(weekly_profit(view), quarters),
        value=np.append(before.value, kpis[OBJECTIVE] - before.value.sum()) if before else np.zeros(0),
        cash=np.append(view.books.opening_cash, view.books.cash)[: now + 1 : WEEKS].astype(float),
        customers_left=np.append(before.customers_left, left - before.customers_left.sum())
        if before
        else np.zeros(0),
        customers=int(kpis["customers"]) if quarters else market.opening_customers,
        funnel=done.weekly.count[now],
        weighted=float(done.weekly.weighted[now]),
        aging=aging(view.ledger, float(quarters * QUARTER)).amount,
        dso=kpis["dso"] if quarters else np.nan,
        ruined_by=ruin_reason(view.books) if quarters and kpis["ruined"] else "",
    )


def _by_quarter(weekly: np.ndarray, quarters: int) -> np.ndarray:
    return weekly[: quarters * WEEKS].reshape(quarters, WEEKS).sum(axis=1)


@dataclass(frozen=True)
class Forecast:
    """The quarter to come in `worlds` other worlds that decided the same: a number for each world."""

    sales: np.ndarray
    profit: np.ndarray
    cash: np.ndarray

    def ends(self, name: str) -> tuple[float, float, float]:
        """Low end, middle and high end of what the middle 80 % of the worlds bring."""
        low, middle, high = np.quantile(getattr(self, name), ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2))
        return float(low), float(middle), float(high)

    @property
    def worlds(self) -> int:
        return len(self.sales)


def forecast(market: Scenario, plan: Steps, known: Report, worlds: int = WORLDS) -> Forecast:
    """The quarter after those of a report, under a plan that goes one quarter further.

    Other worlds meet the same decisions from day 0 with luck of their own; what the quarter does to their cash is put
    on the cash that is known. The played world's luck is not used, and cannot be: it has another seed.
    """
    found = [once(_quarter, (market, plan, known.quarters, world)) for world in range(worlds)]
    sales, profit, change = np.array(found).T
    return Forecast(sales, profit, known.cash[-1] + change)


@lru_cache(maxsize=4096)
def _quarter(market: Scenario, plan: Steps, done: int, world: int) -> tuple[float, float, float]:
    """Sales, profit and change of cash of quarter `done` + 1 in another world."""
    view = run(until(market, done + 1), plan, seed=ELSEWHERE, replication=world).view
    cash = np.append(view.books.opening_cash, view.books.cash)
    last = slice(done * WEEKS, None)
    change = float(cash[-1] - cash[done * WEEKS])
    return float(view.books.revenue[last].sum()), float(weekly_profit(view)[last].sum()), change


def came(told: Report, quarter: int) -> dict[str, float]:
    """What the bets of a quarter (0 is the first) are held against."""
    return {"sales": float(told.sales[quarter]), "cash": float(told.cash[quarter + 1])}
