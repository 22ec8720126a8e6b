"""Luck has an address in the whole company: a lever changes only what it causes (model.md, point 3)."""

import numpy as np
import pytest

from simlib.world import Scenario, Strategy, scenario
from simlib.world.clock import LeanClock
from simlib.world.company import Company, simulate
from simlib.world.customer_luck import ROWS, Block
from simlib.world.log import LogBook
from simlib.world.strategy import as_plan, ladder
from simlib.world.streams import Streams, keyed

MARKET = scenario("machinery").but(horizon_days=364.0)
BASE = Strategy()

CREDIT = [
    {"credit_limit": 0.5}, {"early_discount": 0.04}, {"collectors": 0}, {"write_off_days": 30}, ladder("firm"),
    ladder("reminder"), {"payment_terms": 90},
]  # fmt: skip


def same(a, b):
    assert a.keys() == b.keys()
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=name)


def test_equal_strategies_are_equal_event_by_event():
    a, b = (simulate(MARKET, BASE, seed=4, replication=2) for _ in range(2))
    same(a.visits, b.visits)
    for name in a.tables:
        same(a.tables[name], b.tables[name])


@pytest.mark.parametrize("changes", CREDIT, ids=str)
def test_credit_levers_leave_every_opportunity_before_the_first_invoice_untouched(changes):
    logs = [simulate(MARKET, BASE.but(**c), seed=7) for c in ({}, changes)]
    first = min(log.tables["invoices"]["issued"][log.tables["invoices"]["issued"] >= 0].min() for log in logs)
    early = [log.until(np.nextafter(first, 0)) for log in logs]
    assert len(early[0].visits["lead"]) > 0
    for name in ("leads", "visits", "waiting"):
        same(getattr(early[0], name), getattr(early[1], name))
    # and what was begun before it keeps its outcome, whenever that comes
    begun = [{n: c[log.visits["begun"] < first] for n, c in log.visits.items()} for log in logs]
    same(*begun)


def test_a_customer_keeps_their_temper_whatever_the_strategy():
    one, other = (
        simulate(MARKET, plan, seed=3)
        for plan in (BASE, BASE.but(service_agents=1, payment_terms=90, reps=3))
    )
    there = np.intersect1d(one.tables["customers"]["customer"], other.tables["customers"]["customer"])
    assert len(there) >= 250
    for column in ("grade", "animal", "debtor", "rate", "wallet", "leaving"):
        a, b = (
            log.tables["customers"][column][np.isin(log.tables["customers"]["customer"], there)]
            for log in (one, other)
        )
        np.testing.assert_array_equal(np.sort(a), np.sort(b))
    # the n-th order of a customer has its amount, whenever it comes
    amounts = [
        {
            (c, n): a
            for c, n, a in zip(
                *(log.tables["orders"][k].tolist() for k in ("customer", "order", "amount")), strict=True
            )
        }
        for log in (one, other)
    ]
    shared = amounts[0].keys() & amounts[1].keys()
    assert len(shared) > 800 and all(amounts[0][key] == amounts[1][key] for key in shared)


def order_now(what):
    clock, company, customer = what
    customer.due = clock.now
    company.customers._order(customer)


def test_one_more_order_moves_nobody_elses_luck():
    """An order inserted by hand at one customer leaves all others' orders, cases and payments as they were."""
    market = MARKET.at_reference().alone("receivables")
    logs = []
    for extra in (False, True):
        clock, book = LeanClock(), LogBook()
        company = Company(clock, market, as_plan(BASE.but(collectors=1_000)), Streams(5), book, 364.0)
        company.start()
        if extra:
            customer = company.customers.active()[11]
            clock.call_at(100.25, order_now, (clock, company, customer))
            chosen = customer.id
        clock.run(until=364.0)
        book.write_waiting(company.leave())
        logs.append(book.close(364.0))
    for name in ("orders", "invoices", "contacts"):
        others = [
            {n: c[log.tables[name]["customer"] != chosen] for n, c in log.tables[name].items()}
            for log in logs
        ]
        for columns in others:
            columns.pop("collector", None)  # who of many idle collectors is asked may differ
        same(*others)
    times = [
        log.tables["orders"]["time"][log.tables["orders"]["customer"] == chosen].tolist() for log in logs
    ]
    assert 100.25 in times[1] and 100.25 not in times[0]


def test_keyed_numbers_are_uniform_and_unrelated():
    """Means, variances and neighbours' correlations of 20,000 keyed numbers within four standard errors."""
    for item in (0, 1, 8):
        u = np.array([keyed(12345, entity, item) for entity in range(20_000)])
        v = np.array([keyed(12345, entity, item + 1) for entity in range(20_000)])
        assert abs(u.mean() - 0.5) < 4 * np.sqrt(1 / 12 / 20_000)
        assert abs(u.var() - 1 / 12) < 4 * np.sqrt(1 / 180 / 20_000)
        for other in (v, np.roll(u, 1)):
            assert abs(np.corrcoef(u, other)[0, 1]) < 4 / np.sqrt(20_000)


def test_luck_that_is_not_kept_is_drawn_again_to_the_same_numbers():
    """A customer's orders and renewals have their luck, whether their block keeps the row or not."""
    market, streams = Scenario().alone("customers"), Streams(5)
    whole, spare = (Block(market, streams, 3, 256) for _ in range(2))
    for block in (whole, spare):
        block.birth()
    spare.expected, spare.reviews = np.where(np.arange(256) % 2, 100.0, 0.0), 6
    for row in (0, 1, 254, 255):
        for chunk in (0, 1, 3):
            one, other = whole.orders(row, chunk), spare.orders(row, chunk)
            for name in ("gap", "amount", "case", "work", "on_time", "pay", "prepay", "capital"):
                a, b = getattr(one, name), getattr(other, name)
                first, place = one.first[row], other.first[row]
                assert a[first : first + ROWS].tolist() == b[place : place + ROWS].tolist(), name
        for m in (0, 5, 6, 7, 8):
            assert whole.renewal(row, m) == spare.renewal(row, m)
    assert len(spare.orders(1, 1).gap) == 128 * ROWS and len(whole.orders(1, 1).gap) == 256 * ROWS
