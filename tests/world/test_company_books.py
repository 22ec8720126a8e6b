"""Books of the company: whatever the market and the strategy, nothing is created or lost (model.md, what must hold, 2).

CI tries a few hundred pairs; `pytest --hypothesis-profile=full tests/world/test_company_books.py` tries 2,000.
"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simlib.lab import ledger
from simlib.lab.kpi.kpis import kpis
from simlib.lab.ledger.ledger import aging, books
from simlib.world import Scenario, Strategy
from simlib.world.company import simulate
from simlib.world.firm import statement
from simlib.world.funnel import LAST
from simlib.world.strategy import LADDERS, ladder
from simlib.world.tables import CUSTOMER_OUTCOMES, MOMENTS, ORDER_STATES

STAYED, LEFT, SAVED, RETURNED = range(len(CUSTOMER_OUTCOMES))

markets = st.builds(
    lambda part, people, horizon, orders, case, limit, alpha, at, bills, rep, line, season, payment, credit,
    reference: (
        (m.at_reference() if reference else m)
        if (m := Scenario().but(
            part=part, opening_customers=people, horizon_days=horizon, category_orders=orders, case_chance=case,
            hold_days=limit, leaving_alpha=alpha, leaving_at=at, opening_bills=(bills,) * 5,
            opening_owed=(bills * 10_007,) * 5, rep_leaving=rep, credit_line=line, leads_per_year=120.0,
            renewal_days=30.0, winback_chance=0.5, winback_days=10.0, recommend_chance=0.2,
            own_days=(6.0,) * 6, win_rates=(0.3, 0.4, 0.5, 0.6, 0.8, 0.9), repeat_chance=0.8, repeat_days=15.0,
            order_season=season, pay_season=season, payment=payment, credit_sales=credit,
        )) else None
    ),
    part=st.sampled_from(["company", "company", "customers", "receivables"]), people=st.sampled_from([0, 1, 40, 300]),
    horizon=st.sampled_from([1.0, 60.0, 200.5, 371.0]), orders=st.sampled_from([0.0, 15.0, 120.0]),
    case=st.sampled_from([0.0, 0.3, 1.0]), limit=st.sampled_from([0.0, 21.0]), alpha=st.sampled_from([0.05, 3.0]),
    at=st.sampled_from(["renewal", "order"]), bills=st.sampled_from([0, 1, 23]), rep=st.sampled_from([0.0, 3.0]),
    line=st.sampled_from([0, 3_000_000]), season=st.sampled_from([0.0, 0.9]),
    payment=st.sampled_from(["hazards", "roll_rates"]), credit=st.sampled_from([True, True, False]),
    reference=st.booleans(),
)  # fmt: skip
sheets = st.builds(
    lambda ladders, **levers: Strategy(**ladder(ladders), **levers),
    reps=st.sampled_from([0, 1, 6]), service_agents=st.sampled_from([0, 1, 4]), collectors=st.sampled_from([0, 1, 3]),
    payment_terms=st.sampled_from([0, 30, 180]), credit_limit=st.sampled_from([0.0, 1.0, 10.0]),
    early_discount=st.sampled_from([0.0, 0.05]), write_off_days=st.sampled_from([30, 240]),
    ladders=st.sampled_from(sorted(LADDERS)), visits_c=st.sampled_from([0, 3]),
    visit_mode=st.sampled_from(["by_grade", "by_move"]), reward_rate=st.sampled_from([0.0, 0.1]),
    save_budget=st.sampled_from([0, 500_000]), commission_on_cash=st.sampled_from([0.0, 1.0]),
    discount=st.sampled_from([0.0, 0.2]),
)  # fmt: skip
plans = st.one_of(sheets, st.tuples(sheets, sheets).map(lambda two: [(0.0, two[0]), (30.0, two[1])]))


@given(market=markets, plan=plans, seed=st.integers(0, 2**40))
def test_the_companys_books_balance(market, plan, seed):
    log = simulate(market, plan, seed=seed)
    nothing_happens_after_the_end(log)
    customers_are_there_or_have_left(log)
    every_order_has_one_fate(log, market)
    the_ledger_adds_up(log)
    the_cash_is_what_came_and_went(log, market, plan)
    nobody_does_two_things_at_once(log)
    the_past_can_be_rebuilt(log)
    assert all(isinstance(value, float) for value in kpis(log, market, plan).values())


def nothing_happens_after_the_end(log):
    end = log.horizon if np.isnan(log.ruined) else log.ruined
    for name, columns in log.tables.items():
        moment = columns[MOMENTS[name]]
        assert (np.diff(moment) >= 0).all() and (moment <= end).all(), name
    assert (log.visits["begun"] <= end).all()


def customers_are_there_or_have_left(log):
    people, reviews = log.tables["customers"], log.tables["reviews"]
    assert len(np.unique(people["customer"])) == len(people["customer"])
    assert set(reviews["customer"].tolist()) <= set(people["customer"].tolist())
    there = dict.fromkeys(people["customer"].tolist(), True)
    count = dict.fromkeys(there, 0)
    for customer, number, outcome in zip(
        *(reviews[c].tolist() for c in ("customer", "review", "outcome")), strict=True
    ):
        assert there[customer] == (outcome != RETURNED) and number == count[customer]
        there[customer] = outcome != LEFT
        count[customer] += 1
    outcomes = reviews["outcome"]
    active = len(there) - (outcomes == LEFT).sum() + (outcomes == RETURNED).sum()
    assert sum(there.values()) == active  # customers = active + left
    for name in ("satisfaction", "trust", "wallet"):
        assert ((reviews[name] >= 0) & (reviews[name] <= 1)).all()
    left = outcomes == LEFT
    assert (reviews["reason"][left] >= 0).all() and (reviews["reason"][outcomes == STAYED] == -1).all()


def every_order_has_one_fate(log, market):
    orders, invoices, cases = log.tables["orders"], log.tables["invoices"], log.tables["cases"]
    key = np.column_stack([orders["customer"], orders["order"]])
    assert len(np.unique(key, axis=0)) == len(key)
    for customer in np.unique(orders["customer"]):
        numbers = np.sort(orders["order"][orders["customer"] == customer])
        assert (numbers == np.arange(len(numbers))).all()  # none is skipped
    sent = ~np.isnan(orders["issued"])
    assert (orders["issued"][sent] >= orders["time"][sent]).all()
    assert not (sent & (orders["state"] == ORDER_STATES.index("cancelled"))).any()
    if market.part == "customers":
        assert not len(invoices["order"])
    else:
        billed = invoices["order"] >= 0
        assert billed.sum() == sent.sum()
        assert invoices["amount"][billed].sum() == orders["amount"][sent].sum()
        for won, paid in contracts(log):
            assert won == paid
    assert {(c, n) for c, n in zip(cases["customer"], cases["order"], strict=True)} <= {
        (c, n) for c, n in zip(orders["customer"][sent], orders["order"][sent], strict=True)
    }


def contracts(log):
    """(price, what its invoice rows sum to) of every deal won."""
    visits, invoices = log.visits, log.tables["invoices"]
    won = (visits["stage"] == LAST) & (visits["passed"] == 1)
    for lead, price in zip(visits["lead"][won], visits["price"][won], strict=True):
        yield price, invoices["amount"][invoices["lead"] == lead].sum()


def the_ledger_adds_up(log):
    entries = ledger(log)
    end = log.horizon if np.isnan(log.ruined) else log.ruined
    for day in np.linspace(0.0, end, 7):
        book = books(entries, day)
        assert book.invoiced == book.collected + book.discounts + book.written_off + book.outstanding
        assert aging(entries, day).amount.sum() == book.outstanding  # buckets sum to the ledger
    settled = ~np.isnan(entries.paid) | ~np.isnan(entries.written_off)
    assert (entries.settled[settled] >= entries.issued[settled]).all()
    assert (entries.recovered <= entries.amount).all() and (entries.discount >= 0).all()
    assert (entries.recovered[np.isnan(entries.written_off)] == 0).all()


def the_cash_is_what_came_and_went(log, market, plan):
    firm = statement(log, market, plan)
    flows = firm.receipts - sum(firm.payments.values())
    np.testing.assert_array_equal(firm.cash, firm.opening_cash + np.cumsum(flows))
    whole = books(ledger(log), log.horizon)
    if market.part != "customers":
        assert firm.receipts.sum() == whole.collected + whole.recovered
        assert firm.owed[-1] == whole.outstanding
    # profit and cash part by what is owed, and by nothing else
    difference = firm.profit.sum() - (firm.cash[-1] - firm.opening_cash)
    opened = log.tables["invoices"]["amount"][log.tables["invoices"]["order"] < -1].sum()
    if market.part != "customers":
        np.testing.assert_allclose(difference, firm.owed[-1] - opened, atol=0.5)
    else:
        assert difference == 0


def nobody_does_two_things_at_once(log):
    for table, who, begun, ended in (
        ("cases", "agent", "begun", "closed"),
        ("contacts", "collector", "begun", "ended"),
    ):
        rows = log.tables[table]
        for person in np.unique(rows[who][rows[who] >= 0]):
            mine = (rows[who] == person) & ~np.isnan(rows[begun])
            order = np.argsort(rows[begun][mine], kind="stable")
            begins, ends = rows[begun][mine][order][1:], rows[ended][mine][order][:-1]
            known = ~np.isnan(ends)
            assert (begins[known] >= ends[known] - 1e-9).all()


def the_past_can_be_rebuilt(log):
    """The log cut at a past day is the log of a run that ended there, entry by entry."""
    day = round(log.horizon / 2, 1)
    past = log.until(day)
    entries, then = ledger(log), ledger(past)
    assert aging(then, day).amount.tolist() == aging(entries, day).amount.tolist()
    assert books(then, day).collected == books(entries, day).collected
