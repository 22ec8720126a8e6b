"""The four metrics by hand from a log of a few rows, and their laws on a simulated company."""

from types import SimpleNamespace

import numpy as np
import pytest

from simlib.lab import KPIS, run
from simlib.lab.kpi import metrics as M
from simlib.world import Scenario, Strategy, scenario
from simlib.world.tables import CUSTOMER_OUTCOMES, ORDER_STATES

STAYED, LEFT, SAVED, RETURNED = range(len(CUSTOMER_OUTCOMES))


def small_view():
    """Four customers from day 0 and one won on day 50; half a year of 182 days."""
    columns = lambda **named: {name: np.array(values) for name, values in named.items()}  # noqa: E731
    tables = {
        "customers": columns(customer=[1, 2, 3, 4, 5], time=[0.0, 0, 0, 0, 50], lead=[-1, -1, -1, -1, 77]),
        "reviews": columns(
            customer=[1, 2, 3, 4, 5, 1, 2], time=[10.0, 20, 30, 40, 60, 100, 150],
            satisfaction=[0.625, 0.62, 0.9, 0.3, 0.5, 0.8, 0.7],
            outcome=[STAYED, LEFT, SAVED, STAYED, LEFT, STAYED, RETURNED],
            visits=[2, 0, 1, 0, 0, 1, 0], spent=[0, 0, 500, 0, 0, 0, 300],
        ),
        "orders": columns(
            customer=[1, 3, 3, 1, 4, 2], issued=[5.0, 15, 80, 95, 120, np.nan],
            amount=[1000, 2000, 500, 1000, 4000, 9000],
            reward=[10, 20, 5, 10, 40, 0], state=[ORDER_STATES.index("invoiced")] * 6,
        ),
        "staff": columns(time=[0.0, 0.0], team=[0, 0], person=[1, 2], change=[1, 1], cost=[0, 0]),
    }  # fmt: skip
    weeks = np.zeros(26)
    paid = {"marketing": weeks + 100.0, "commission": weeks + 10.0}
    log = SimpleNamespace(
        horizon=182.0, ruined=np.nan, visits={"left": np.array([50.0, 60.0, 170.0])},
        leads={"qualified": np.array([0, 1, 0]), "time": np.array([5.0, 6.0, 100.0])},
    )  # fmt: skip
    market = SimpleNamespace(
        part="company",
        order_margin=0.5,
        agent_cost=3640,
        rep_cost=36_400,
        selling_hours_per_week=20.0,
        visit_hours=2.0,
    )
    return SimpleNamespace(
        log=log, market=market, end=182.0, table=tables.__getitem__, won=np.array([0]), lost=np.array([1, 2]),
        books=SimpleNamespace(payments=paid), years_with=lambda lever: 1.0 * 182 / M.YEAR,
    )  # fmt: skip


def test_csat_counts_four_and_five_of_all_answers():
    view = small_view()
    assert M.csat(view, 0.0, 182.0) == pytest.approx(3 / 6)  # a return is no answer
    assert M.csat(view, 91.0, 182.0) == 1.0 and np.isnan(M.csat(view, 182.0, 200.0))


def test_who_is_there_and_who_was_kept():
    view = small_view()
    assert [M.there_at(view, day) for day in (0.0, 45.0, 55.0, 91.0, 182.0)] == [4, 3, 4, 3, 4]
    assert M.kept(view, 0.0, 91.0) == pytest.approx(3 / 4)  # customer 5 came and left within: not counted
    assert M.kept(view, 91.0, 182.0) == 1.0


def test_repeat_purchase_asks_the_buyers_of_the_quarter_before():
    view = small_view()
    assert M.repeat_rate(view, 91.0, 182.0) == pytest.approx(1 / 2)  # 1 and 3 bought; 1 buys again
    assert np.isnan(M.quarterly(view)["repeat_rate"][0])


def test_conversion_is_won_over_decided():
    view = small_view()
    assert M.conversion(view, 0.0, 182.0) == pytest.approx(1 / 5)
    assert M.conversion(view, 0.0, 91.0) == pytest.approx(1 / 3)


def test_acquisition_cost_takes_off_what_visits_took():
    view = small_view()
    hour = 36_400 / (20 * M.YEAR / 7)
    assert M.visit_cost(view, 0.0, 182.0) == pytest.approx(4 * 2 * hour)
    wages = 2 * 36_400 * 182 / M.YEAR
    assert M.acquisition_cost(view, 0.0, 182.0) == pytest.approx(26 * 110 + wages - 8 * hour)
    assert np.isnan(M.acquisition_cost(view, 91.0, 182.0))


def test_margin_and_value_by_hand():
    view = small_view()
    years = ((4 + 3) / 2 * 91 + (3 + 4) / 2 * 91) / M.YEAR
    hour = 36_400 / (20 * M.YEAR / 7)
    earned = 0.5 * 8500 - 85 - 800 - 3640 * 182 / M.YEAR - 8 * hour
    assert M.yearly_margin(view, 0.0, 182.0) == pytest.approx(earned / years)
    stay = 0.75 ** (M.YEAR / 182)
    assert M.log_value(view, 0.0, 182.0) == pytest.approx(earned / years * 1.1 / (1.1 - stay))


@pytest.fixture(scope="module")
def done():
    return run(scenario("machinery").alone("company"), Strategy(), horizon=273.0)


def test_quarters_and_the_whole_say_the_same(done):
    found, k = M.quarterly(done.view), done.kpis
    assert all(len(values) == 3 for values in found.values())
    assert k["retention"] == pytest.approx(np.prod(found["retention"]) ** (M.YEAR / 273))
    assert k["repeat_rate"] == pytest.approx(found["repeat_rate"][1:].mean())
    assert k["clv"] == pytest.approx(found["clv"][-1]) and k["cac"] == pytest.approx(found["cac"][-1])
    for name in ("csat", "retention", "repeat_rate", "conversion"):
        assert 0 <= k[name] <= 1
    assert M.there_at(done.view, 273.0) == k["customers"]


def test_the_metrics_stand_with_their_parts(done):
    assert "cac" not in run(scenario("machinery").alone("customers"), horizon=28.0).kpis
    assert "clv" not in run(Scenario(), horizon=28.0).kpis and KPIS["cac"].better == -1


def test_a_run_too_short_for_a_quarter_has_figures_too():
    found = M.quarterly(run(scenario("machinery").alone("company"), horizon=28.0).view)
    assert all(len(values) == 1 for values in found.values()) and found["retention"][0] > 0.9


def test_no_customers_no_figures():
    market = scenario("machinery").alone("customers").but(opening_customers=0)
    k = run(market, horizon=28.0).kpis
    assert all(np.isnan(k[name]) for name in ("csat", "retention", "repeat_rate", "clv"))
