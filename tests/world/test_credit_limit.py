"""The credit limit as the log alone shows it: what a customer owed when an order went out, and what it came to."""

import numpy as np
import pytest

from simlib.world import QUARTER, YEAR, Strategy, scenario
from simlib.world.company import simulate
from simlib.world.customer_luck import mean_order
from simlib.world.orders import HELD, INVOICED

TIGHT = Strategy().but(credit_limit=1.5)
PLANS = {
    "the usual team": TIGHT,
    "nobody calls": TIGHT.but(collectors=0, write_off_days=60),
    "a later write-off": (
        (0.0, TIGHT.but(collectors=0, write_off_days=60)),
        (200.0, TIGHT.but(write_off_days=360)),
    ),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_an_order_on_credit_is_within_the_limit_of_what_is_still_unpaid(plan):
    """What was written off while it waited for a collector was never paid: it counts like any other unpaid bill."""
    market = scenario("machinery").at_reference()
    log = simulate(market, plan, replication=2)
    people, orders, bills = (log.tables[name] for name in ("customers", "orders", "invoices"))
    mean = np.array([mean_order(market, grade) for grade in people["grade"]])
    quarterly = mean * people["rate"] * people["wallet"] * QUARTER / YEAR
    limits = dict(zip(people["customer"], 1.5 * np.maximum(quarterly, mean), strict=True))
    on_credit = (orders["state"] == INVOICED) | ((orders["state"] == HELD) & ~np.isnan(orders["issued"]))
    assert on_credit.sum() > 1000
    unpaid_until = np.where(np.isnan(bills["paid"]), np.inf, bills["paid"])
    for customer, day, amount, number in zip(
        *(orders[name][on_credit] for name in ("customer", "issued", "amount", "order")), strict=True
    ):
        own = (bills["customer"] == customer) & (bills["lead"] < 0) & (bills["order"] != number)
        owed = bills["amount"][own & (bills["issued"] <= day) & (unpaid_until > day)].sum()
        assert owed + amount <= limits[customer] + 1e-6


def test_what_was_written_off_stays_so_when_the_day_of_the_write_off_moves():
    """Nobody calls: until day 200 a bill is written off after 60 days, from then on after 360."""
    plan = (
        (0.0, TIGHT.but(collectors=0, write_off_days=60)),
        (200.0, TIGHT.but(collectors=0, write_off_days=360)),
    )
    log = simulate(scenario("machinery").at_reference().but(case_chance=0.0), plan, replication=2)
    bills = log.tables["invoices"]
    due, off = bills["due"], bills["written_off"]
    late = ~(bills["paid"] <= due + 60.0) & (bills["lead"] < 0)
    before = late & (due > 0.0) & (due + 60.0 <= 200.0)
    after = late & (due + 60.0 > 200.0) & (due < 180.0)  # in the queue when it moves
    assert before.sum() > 20
    np.testing.assert_allclose(off[before], due[before] + 60.0)
    assert np.isnan(bills["paid"][before]).all()
    assert (bills["paid"][after] > due[after] + 60.0).any()
    np.testing.assert_allclose(off[after & ~np.isnan(off)], due[after & ~np.isnan(off)] + 360.0)
