"""By hand: KPIs of a company so small that paper suffices."""

import numpy as np
import pytest

from simlib.lab import run
from simlib.world import Scenario, Strategy

# one deal of 900,000; a rep needs one day for each stage, the customer ten: won on day 66
ONE = Scenario().at_reference().but(
    leads_per_year=0.0, win_rates=(1.0,) * 6, work_hours=(0.0,) * 6, own_days=(10.0,) * 6, own_sigma=0.0,
    recording_hours=25.0 / 7.0, opening_count=(1, 0, 0, 0, 0, 0), opening_amount=(900_000, 0, 0, 0, 0, 0),
    horizon_days=182.0, quota_per_quarter=1_000_000, gross_margin=0.4, rep_cost=100_000,
)  # fmt: skip
PLAN = Strategy().but(reps=1, coaching_hours=0.0, marketing_spend=200_000, discount=0.1)


@pytest.fixture(scope="module")
def figures():
    return run(ONE, PLAN).kpis


def test_profit_is_price_less_cost_of_sales_staff_and_marketing(figures):
    assert figures["revenue"] == 810_000
    # half a year: cost of sales 60 % of the list price, half a rep's year, half a year's marketing
    assert figures["profit"] == pytest.approx(810_000 - 540_000 - 50_000 - 100_000)


def test_coverage_is_the_open_amount_over_the_quota_at_quarter_starts(figures):
    assert figures["coverage"] == pytest.approx((0.9 + 0.0) / 2)


def test_the_forecast_is_too_hopeful_by_the_discount(figures):
    assert figures["forecast_bias"] == pytest.approx(((0.9 - 0.81) + (0.0 - 0.0)) / 2)


def test_a_deal_due_and_closed_in_its_quarter_does_not_slip(figures):
    assert figures["slippage"] == 0.0


def test_a_deal_that_nobody_works_slips_in_every_quarter():
    assert run(ONE, PLAN.but(reps=0)).kpis["slippage"] == 1.0


def test_a_rep_who_works_six_days_of_182_is_used_so_much(figures):
    assert figures["utilisation"] == pytest.approx(6 / 182)
    assert figures["wait_days"] == 0.0


def test_opening_deals_have_no_cycle_and_so_the_company_no_velocity(figures):
    assert np.isnan(figures["cycle_won_days"]) and np.isnan(figures["velocity"])


def test_velocity_is_the_textbook_product_of_its_four_parts():
    done = run(Scenario())
    k, review = done.kpis, done.weekly
    value = review.amount.sum() / review.count.sum()
    count = review.count.sum(axis=1).mean()
    assert k["velocity"] == pytest.approx(count * value * k["win_rate"] / k["cycle_won_days"])


def test_the_cycle_is_from_arrival_to_close_of_deals_that_arrived():
    log = run(Scenario()).log
    arrived = dict(zip(log.leads["lead"].tolist(), log.leads["time"].tolist(), strict=True))
    origin = dict(zip(log.leads["lead"].tolist(), log.leads["origin"].tolist(), strict=True))
    facts = [f for f in log.facts if f["kind"] in (6, 7) and origin[int(f["lead"])] != 1]
    days = {
        kind: [f["time"] - arrived[int(f["lead"])] for f in facts if f["kind"] == kind] for kind in (6, 7)
    }
    k = run(Scenario()).kpis
    assert k["cycle_won_days"] == pytest.approx(np.mean(days[6]))
    assert k["cycle_all_days"] == pytest.approx(np.mean(days[6] + days[7]))
