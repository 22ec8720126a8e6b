"""Why two runs of one world differ: which deals, customers and invoices turned out otherwise, by which lever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.compare import strategy_on
from simlib.lab.figures import figure
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.names import INVOICE_KEY, customer_name, deal_name, invoice_name
from simlib.lab.run import Run, run
from simlib.text import BadInput, t
from simlib.text.figures import digits
from simlib.world import Scenario, Strategy, as_plan
from simlib.world.log import Log
from simlib.world.market.customers import REASONS_TO_LEAVE
from simlib.world.strategy import Plan
from simlib.world.tables import CUSTOMER_OUTCOMES

LAST = len(STAGES) - 1
LEFT, RETURNED = CUSTOMER_OUTCOMES.index("left"), CUSTOMER_OUTCOMES.index("returned")
SHOWN = 5
"""Differences of a kind that the printed explanation names; the tables have them all."""

MONEY = (OBJECTIVE, "profit", "cash")
"""What is split over the levers; of a part that keeps no cash only the profit."""


@dataclass(frozen=True)
class Change:
    """One entity that turned out otherwise: its kind (deal, customer, invoice), id, name and fate in each run.

    A fate is (word, day, detail): the word names an entry of the catalogue ("lab.fate.<word>"), the day is NaN while
    it is open, the detail a stage or reason, or -1. `amount` is what it is about, in whole currency units.
    """

    kind: str
    id: tuple[int, ...]
    name: str
    before: tuple[str, float, int]
    after: tuple[str, float, int]
    amount: int


@dataclass(frozen=True)
class Explanation:
    """The differences between two runs and their split over the levers.

    `changes` by kind, largest amounts first. `shares` has for each of MONEY {lever: what that lever alone changes};
    `together` is the whole difference; what the levers do alone and what they do together differ by their interplay.
    """

    base: Run
    other: Run
    changes: dict[str, tuple[Change, ...]]
    shares: dict[str, dict[str, float]]
    together: dict[str, float]

    def interplay(self, money: str = OBJECTIVE) -> float:
        """What is left of a difference once each lever has had its own part."""
        return self.together[money] - sum(self.shares[money].values())

    def table(self, kind: str = "deal") -> Any:
        """All changes of a kind as a pandas DataFrame: name, fates, amount."""
        import pandas as pd

        market = self.base.market
        rows = [
            {"name": c.name, "before": _fate(c, c.before), "after": _fate(c, c.after), "amount": c.amount}
            for c in self.changes[kind]
        ]
        return pd.DataFrame(rows, columns=["name", "before", "after", "amount"]).assign(
            currency=market.currency
        )

    def __repr__(self) -> str:
        """The split of each money, then the largest changes of each kind, in the reader's language."""
        market, lines = self.base.market, []
        for money, parts in self.shares.items():
            lines.append(
                t("lab.explain.together", kpi=t(f"kpi.{money}"), amount=_signed(self.together[money], market))
            )
            for lever, amount in sorted(parts.items(), key=lambda item: -abs(item[1])):
                lines.append(
                    t("lab.explain.part", what=t(f"world.lever.{lever}"), amount=_signed(amount, market))
                )
            if len(parts) > 1:
                lines.append(t("lab.explain.interplay", amount=_signed(self.interplay(money), market)))
        for kind, changes in self.changes.items():
            if not changes:
                continue
            lines.append(t(f"lab.explain.{kind}s", n=len(changes)))
            for c in changes[:SHOWN]:
                money = figure(float(c.amount), "money", market)
                lines.append(t("lab.explain.change", name=c.name, amount=money, before=_fate(c, c.before),
                               after=_fate(c, c.after)))  # fmt: skip
        return "\n".join(lines) if any(self.changes.values()) else t("lab.explain.same")


def explain(base: Run, other: Run) -> Explanation:
    """What made two runs of one world differ: same market, seed and replication, another plan.

    Each lever that differs is moved alone in a run of its own, from the base's plan to the other's; the rest is their
    interplay. BadInput when the runs are of different worlds.

    >>> from simlib.world import Scenario
    >>> market = Scenario().alone("company").but(horizon_days=91.0)
    >>> why = explain(run(market), run(market, Strategy().but(reps=7, collectors=1)))
    >>> sorted(why.shares["profit"]), round(why.interplay() + sum(why.shares["profit"].values())) == round(
    ...     why.together["profit"])
    (['collectors', 'reps'], True)
    """
    if (base.market, base.seed, base.replication) != (other.market, other.seed, other.replication):
        raise BadInput("lab.error.worlds")
    changes = {
        "deal": _changed("deal", _deals(base.log), _deals(other.log)),
        "customer": _changed("customer", _customers(base.log), _customers(other.log)),
        "invoice": _changed("invoice", _invoices(base.log), _invoices(other.log)),
    }
    moneys = [money for money in MONEY if money in base.kpis]
    shares: dict[str, dict[str, float]] = {money: {} for money in moneys}
    for lever in differing(base.plan, other.plan):
        alone = run(
            base.market, moved(base.plan, other.plan, lever), seed=base.seed, replication=base.replication
        )
        for money in moneys:
            shares[money][lever] = alone.kpis[money] - base.kpis[money]
    together = {money: other.kpis[money] - base.kpis[money] for money in moneys}
    return Explanation(base, other, changes, shares, together)


def differing(base: Strategy | Plan, other: Strategy | Plan) -> list[str]:
    """The levers that two plans set differently on any day, in the order of the Strategy's fields.

    >>> differing(Strategy(), [(0, Strategy()), (91, Strategy().but(reps=8))])
    ['reps']
    """
    days = _days(base, other)
    found = {lever for day in days for lever in strategy_on(base, day).changes(strategy_on(other, day))}
    return [lever for lever in Strategy.model_fields if lever in found]


def moved(base: Strategy | Plan, other: Strategy | Plan, lever: str) -> Plan:
    """The base's plan with one lever as the other plan sets it, day by day."""
    return [
        (day, strategy_on(base, day).but(**{lever: getattr(strategy_on(other, day), lever)}))
        for day in _days(base, other)
    ]


def _days(base: Strategy | Plan, other: Strategy | Plan) -> list[float]:
    return sorted({day for plan in (base, other) for day, _ in as_plan(plan)})


# --- fates: {id: (fate, amount, name)} of every entity of a run

Fates = dict[tuple[int, ...], tuple[tuple[str, float, int], int, str]]


def _deals(log: Log) -> Fates:
    leads, visits = log.leads, log.visits
    fates: Fates = {}
    for lead, amount, qualified in zip(
        *(leads[c].tolist() for c in ("lead", "amount", "qualified")), strict=True
    ):
        fates[lead,] = (("working" if qualified else "disqualified", np.nan, -1), amount, deal_name(lead))
    columns = (visits[c].tolist() for c in ("lead", "stage", "left", "passed", "price"))
    for lead, stage, left, passed, price in zip(*columns, strict=True):
        if passed == 0 or (passed == 1 and stage == LAST):
            word = "won" if passed else "lost"
            fates[lead,] = ((word, left, stage), price if passed else fates[lead,][1], fates[lead,][2])
    return fates


def _customers(log: Log) -> Fates:
    people, reviews, orders = (log.tables[name] for name in ("customers", "reviews", "orders"))
    bought: dict[int, int] = {}
    sent = ~np.isnan(orders["issued"])
    for customer, amount in zip(
        orders["customer"][sent].tolist(), orders["amount"][sent].tolist(), strict=True
    ):
        bought[customer] = bought.get(customer, 0) + amount
    fates: Fates = {
        (c,): (("active", np.nan, -1), bought.get(c, 0), customer_name(c))
        for c in people["customer"].tolist()
    }
    columns = (reviews[c].tolist() for c in ("customer", "time", "outcome", "reason"))
    for customer, day, outcome, reason in zip(*columns, strict=True):
        _, amount, name = fates[customer,]
        if outcome == LEFT:
            fates[customer,] = (("left", day, reason), amount, name)
        elif outcome == RETURNED:
            fates[customer,] = (("active", np.nan, -1), amount, name)
    return fates


def _invoices(log: Log) -> Fates:
    invoices = log.tables["invoices"]
    columns = [invoices[c].tolist() for c in (*INVOICE_KEY, "amount", "paid", "written_off")]
    fates: Fates = {}
    for customer, order, lead, row, amount, paid, off in zip(*columns, strict=True):
        fate = (
            ("paid", paid, -1)
            if paid == paid
            else ("written_off", off, -1)
            if off == off
            else ("owed", np.nan, -1)
        )
        fates[customer, order, lead, row] = (fate, amount, invoice_name(customer, order, lead, row))
    return fates


def _changed(kind: str, before: Fates, after: Fates) -> tuple[Change, ...]:
    absent = (("absent", np.nan, -1), 0, "")
    changes: list[Change] = []
    for key in _keys(before, after):
        (fate, amount, name), (other, more, named) = before.get(key, absent), after.get(key, absent)
        later = kind == "invoice" and abs(fate[1] - other[1]) >= 1.0  # a day or more, both known
        if fate[0] != other[0] or later or (kind != "invoice" and fate[2] != other[2]):
            changes.append(Change(kind, key, name or named, fate, other, max(amount, more)))
    return tuple(sorted(changes, key=lambda c: -c.amount))


def _keys(before: Fates, after: Fates) -> Iterator[tuple[int, ...]]:
    yield from before
    yield from (key for key in after if key not in before)


def _fate(change: Change, fate: tuple[str, float, int]) -> str:
    word, day, detail = fate
    what = ""
    if word == "lost":
        what = t(f"world.stage.{STAGES[detail]}")
    elif word == "left":
        what = t(f"world.leave.{REASONS_TO_LEAVE[detail]}")
    return t(f"lab.fate.{word}", day=digits(round(day)) if day == day else "", what=what)


def _signed(amount: float, market: Scenario) -> str:
    return f"{'+' if amount > 0 else ''}{figure(amount, 'money', market)}"
