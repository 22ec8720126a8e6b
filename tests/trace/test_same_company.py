"""Trace: the lean clock and stock SimPy run the same company, entry by entry."""

import numpy as np
import pytest

from simlib.world import Strategy, scenario
from simlib.world.company import simulate
from simlib.world.strategy import ladder
from simlib.world.tables import TABLES

BUSY = Strategy().but(reps=4, service_agents=2, collectors=1, **ladder("reminder"), early_discount=0.02)
PLANS = {
    "plain": Strategy(),
    "busy": BUSY,
    "nobody": Strategy().but(reps=0, service_agents=0, collectors=0),
    "a new sheet a quarter": [(0.0, BUSY), (91.0, BUSY.but(reps=7, service_agents=4, collectors=3)),
                              (182.0, BUSY.but(reps=2, service_agents=1, visit_mode="by_move"))],
}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("part", ["customers", "receivables", "company"])
@pytest.mark.parametrize("reference", [False, True])
def test_lean_and_stock_simpy_run_the_same_company(name, part, reference):
    market = scenario("machinery").alone(part).but(opening_customers=120, rep_leaving=1.0)
    market = market.at_reference() if reference else market
    lean, stock = (simulate(market, PLANS[name], seed=11, horizon=250.0, stock=s) for s in (False, True))
    for table in TABLES:
        one, other = lean.tables[table], stock.tables[table]
        assert len(one) == len(other)
        for column in one.keys() - {"collector"}:  # of two free at one moment either may take the telephone
            np.testing.assert_allclose(
                one[column], other[column], rtol=1e-9, atol=1e-9, err_msg=f"{table}.{column}"
            )
    for column in lean.visits:
        np.testing.assert_allclose(
            lean.visits[column], stock.visits[column], rtol=1e-9, atol=1e-9, err_msg=column
        )
