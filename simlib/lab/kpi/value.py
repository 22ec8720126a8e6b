"""What a strategy is worth: profit after credit loss and capital, and what customers and pipeline are worth at the end.

Value created = profit + change in customer equity + change in pipeline value. Equity and pipeline are reckoned as a
manager could: from what is seen of customers (grade, potential, share of wallet, satisfaction and trust at their last
renewal, how long they have stayed) and of deals (stage, amount, how long they wait), at what is usual in the market.
Nobody's hidden tendency to leave, nobody's debtor type and no outcome that is not known yet comes in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simlib.lab.kpi.view import EVERY_PART, LEFT, Kpi, View
from simlib.lab.kpi.weekly import stage_stays
from simlib.lab.ledger.credit_loss import AGES
from simlib.world import GRADES, QUARTER, WEEK, YEAR, Scenario
from simlib.world.customer_luck import mean_order
from simlib.world.fading import agency_share
from simlib.world.log import ORIGINS

CUSTOMERS, CREDIT, SELLING = ("customers", "company"), ("receivables", "company"), ("funnel", "company")


# --- profit


def weekly_credit_loss(view: View) -> np.ndarray:
    """Expected credit loss booked in each week: what the allowance grew by, what was written off, less what came back.

    Its sum from day 0 to the end: allowance at the end − at the beginning + written off − recovered − claims.
    """
    if view.market.part not in CREDIT:
        return np.zeros(len(view.books.owed))
    found = view.credit_loss
    return np.diff(found.allowance - found.claims) + view.books.written_off - view.books.recovered


def weekly_capital_charge(view: View) -> np.ndarray:
    """What the money tied up in the ledger costs in each week, at the scenario's `capital_rate`."""
    there = np.clip(view.end - np.arange(len(view.books.owed)) * WEEK, 0.0, WEEK)
    return view.books.owed * view.market.capital_rate * there / YEAR


def weekly_profit(view: View) -> np.ndarray:
    """Profit by week, after expected credit loss and the charge for capital."""
    return view.books.operating - weekly_credit_loss(view) - weekly_capital_charge(view)


def profit(view: View) -> float:
    """Profit of a run, after expected credit loss and the charge for capital."""
    if view.market.part != "funnel":
        return float(weekly_profit(view).sum())
    cost_of_sales = view.lead(view.won, "amount") * (1 - view.market.gross_margin)
    staff = view.years_with("reps") * view.market.rep_cost
    return float(view.price.sum() - cost_of_sales.sum() - staff - view.years_with("marketing_spend"))


# --- customer equity


@dataclass(frozen=True)
class Seen:
    """What is seen of the customers who are there: arrays, one number each.

    `spend` a year in the category at mean order sizes (whole currency), `home` and `wallet` shares, `satisfaction`
    and `trust` scores, `renewals` survived so far, `orders` a year in the category.
    """

    spend: np.ndarray
    orders: np.ndarray
    home: np.ndarray
    wallet: np.ndarray
    satisfaction: np.ndarray
    trust: np.ndarray
    renewals: np.ndarray


def seen_at_start(view: View) -> Seen:
    """The opening customers as they are taken over: nobody has been asked yet."""
    people, market = view.table("customers"), view.market
    return _seen(view, people["lead"] < 0, {
        "wallet": people["wallet"], "renewals": np.zeros(len(people["time"])),
        "satisfaction": np.full(len(people["time"]), market.satisfaction_start),
        "trust": np.full(len(people["time"]), market.trust_start),
    })  # fmt: skip


def seen_at_end(view: View) -> Seen:
    """The customers who are there at the end, as they were at their last renewal; a case still open tells too."""
    people, reviews, market = view.table("customers"), view.table("reviews"), view.market
    order = np.argsort(people["customer"])
    row = order[np.searchsorted(people["customer"], reviews["customer"], sorter=order)]
    n = len(people["time"])
    state = {
        "wallet": people["wallet"].copy(), "renewals": np.bincount(row, minlength=n).astype(float),
        "satisfaction": np.full(n, market.satisfaction_start), "trust": np.full(n, market.trust_start),
    }  # fmt: skip
    for name in ("wallet", "satisfaction", "trust"):
        state[name][row] = reviews[name]  # in order of time: the last one stays
    there = np.ones(n, dtype=bool)
    there[row] = reviews["outcome"] != LEFT
    cases = view.table("cases")
    open_case = np.isnan(cases["begun"]) & (view.end - cases["opened"] > market.promised_days)
    waits = order[np.searchsorted(people["customer"], cases["customer"][open_case], sorter=order)]
    state["satisfaction"] = np.maximum(
        state["satisfaction"] - market.case_drop * np.bincount(waits, minlength=n), 0.0
    )
    return _seen(view, there, state)


def _seen(view: View, there: np.ndarray, state: dict[str, np.ndarray]) -> Seen:
    people = view.table("customers")
    size = np.array([mean_order(view.market, grade) for grade in range(len(GRADES))])
    rate = people["rate"][there]
    return Seen(
        spend=rate * size[people["grade"][there]], orders=rate, home=people["wallet"][there],
        **{name: values[there] for name, values in state.items()},
    )  # fmt: skip


def customer_equity(market: Scenario, seen: Seen) -> float:
    """The expected margin of these customers over the scenario's `equity_days`, discounted at its `capital_rate`.

    Each quarter those who are still with us order at their potential × share of wallet; share and trust above or
    below where they began fade as they do in the market. Who has survived n renewals leaves at the next with
    α/(α + β + n), shifted beta-geometric as in unit 11 (Fader & Hardie 2007), moved on the log-odds scale by
    satisfaction, trust and pressure. Of each order its margin counts, less the usual credit loss and service.

    >>> market = Scenario().but(leaving_alpha=0.01, leaving_beta=1e6, capital_rate=0.0, case_chance=0.0)
    >>> one = Seen(*(np.array([x]) for x in (100_000.0, 10.0, 0.5, 0.5, 0.72, 0.3, 0.0)))
    >>> round(customer_equity(market, one) / (3 * 50_000 * 0.38), 3)  # a funnel's market sells nothing on credit
    1.0
    """
    per_sale, per_order = _margins(market)
    pressure = market.competitor_pressure
    push = pressure + market.satisfaction_effect * (1 + pressure) * (
        market.satisfaction_reference - seen.satisfaction
    )
    by_order = market.leaving_at == "order"
    there, value, at = np.ones(len(seen.spend)), 0.0, seen.renewals.copy()
    for quarter in range(int(market.equity_days // QUARTER)):
        day = (quarter + 0.5) * QUARTER
        share = seen.home + (seen.wallet - seen.home) * np.exp(-day / market.wallet_days)
        trust = market.trust_start + (seen.trust - market.trust_start) * np.exp(-day / market.trust_days)
        often = seen.orders * share * QUARTER / YEAR if by_order else QUARTER / market.renewal_days
        odds = market.leaving_alpha / (market.leaving_beta + at)
        odds = odds * np.exp(push + market.trust_leaving_effect * (market.trust_reference - trust))
        stay = (1 / (1 + odds)) ** often
        margin = share * (seen.spend * per_sale - seen.orders * per_order) * QUARTER / YEAR
        value += float((there * np.sqrt(stay) * margin).sum()) / (1 + market.capital_rate) ** (day / YEAR)
        there, at = there * stay, at + often
    return value


def _margins(market: Scenario) -> tuple[float, float]:
    """What is left of a unit of orders, and what serving one order costs, at what is usual in the market."""
    lost = _usual_loss(market)
    hour = market.agent_cost / (market.agent_hours_per_week * YEAR / WEEK)
    return market.order_margin - lost, market.case_chance * market.case_hours * hour


def _usual_loss(market: Scenario) -> float:
    """Of what is sold on credit, the share usually lost in the end."""
    on_credit = market.part in ("company", "receivables") and market.credit_sales
    return float(np.prod(market.usual_rolls)) * (1 - agency_share(market, AGES[-1])) * on_credit


# --- pipeline


def pipeline_value(view: View, *, opening: bool = False) -> float:
    """What the open deals are expected to bring after cost of sales, credit loss and the work they still need.

    In the company a deal that founds a customer brings the usual equity of one, too.

    Each at the win rate of its stage; in the stage where a deal waits for a rep the chance to pass falls with the
    wait, as it does in the market. A deal that costs more work than it promises counts 0, since it can be dropped.
    """
    log, market = view.log, view.market
    lead, stage, entered, left = stage_stays(log)
    day = 0.0 if opening else view.end
    waiting = np.zeros(len(lead), dtype=bool)
    if opening:
        first = log.leads["origin"] == 1
        lead, stage = log.leads["lead"][first], log.leads["stage"][first].astype(np.int64)
        waited = np.zeros(len(lead))
    else:
        waiting[len(lead) - len(log.waiting["lead"]) :] = True
        still = np.isinf(left)
        lead, stage, waited = lead[still], stage[still], ((day - entered) * waiting)[still] / WEEK
    chances, hours = np.array(market.stage_chances), _hours_left(market)
    odds = chances / np.maximum(1 - chances, 1e-12)
    after = np.append(np.cumprod(chances[::-1])[::-1][1:], 1.0)
    lower = odds[stage] * np.exp(-market.waiting_effect * waited)
    win = lower / (1 + lower) * after[stage]
    rows = log.rows(lead)
    amount = log.leads["amount"][rows]
    hour = market.rep_cost / (market.selling_hours_per_week * YEAR / WEEK)
    margin = amount * (market.gross_margin - _usual_loss(market))
    if market.part == "company":
        founds = log.leads["origin"][rows] != ORIGINS.index("repeat")
        margin = margin + founds * _new_customer(market)[log.leads["grade"][rows]]
    brings = margin * win - hours[stage] * hour
    return float(np.maximum(brings, 0.0).sum())


def _new_customer(market: Scenario) -> np.ndarray:
    """By grade: the equity of the usual customer whom a won deal founds."""
    share = market.wallet_alpha / (market.wallet_alpha + market.wallet_beta)
    usual = (share, share, market.satisfaction_start, market.trust_start, 0.0)
    orders = market.category_orders
    return np.array([
        customer_equity(market, Seen(*(np.array([x]) for x in (orders * mean_order(market, g), orders, *usual))))
        for g in range(len(GRADES))
    ])  # fmt: skip


def _hours_left(market: Scenario) -> np.ndarray:
    """By stage: the hours of work that a deal there still takes on average, until it is won or lost."""
    rest, hours = 0.0, []
    for work, chance in zip(market.work_hours[::-1], market.stage_chances[::-1], strict=True):
        rest = work + market.recording_hours + chance * rest
        hours.append(rest)
    return np.array(hours[::-1])


# --- value created


def value_created(view: View) -> float:
    """Profit plus what customers and pipeline are worth more at the end than at the beginning."""
    part = view.market.part
    gained = sum((kpi.of(view) * sign for kpi, sign in _STOCKS if part in kpi.parts), start=0.0)
    return profit(view) + gained


def _equity(view: View, seen: Callable[[View], Seen]) -> float:
    return (
        customer_equity(view.market, seen(view))
        if np.isnan(view.log.ruined) or seen is seen_at_start
        else 0.0
    )


def _pipeline(view: View) -> float:
    return pipeline_value(view) if np.isnan(view.log.ruined) else 0.0


_STOCKS = (
    (Kpi("customer_equity", "money", +1, lambda v: _equity(v, seen_at_end), CUSTOMERS), +1),
    (Kpi("opening_customer_equity", "money", 0, lambda v: _equity(v, seen_at_start), CUSTOMERS), -1),
    (Kpi("pipeline_value", "money", +1, _pipeline, SELLING), +1),
    (Kpi("opening_pipeline_value", "money", 0, lambda v: pipeline_value(v, opening=True), SELLING), -1),
)  # fmt: skip
"""What is owned at the end counts, what was there at the beginning is taken off; a ruined company owns nothing."""

VALUE_KPIS = (
    Kpi("value_created", "money", +1, value_created, EVERY_PART),
    Kpi("profit", "money", +1, profit, EVERY_PART),
    *(kpi for kpi, _ in _STOCKS),
    Kpi("expected_credit_loss", "money", -1, lambda v: weekly_credit_loss(v).sum(), CREDIT),
    Kpi("capital_charge", "money", -1, lambda v: weekly_capital_charge(v).sum(), CREDIT),
)  # fmt: skip
