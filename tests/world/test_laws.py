"""Laws: at reference effects the funnel does what its chances say within 4 standard errors (alarm 1 in 16,000)."""

import numpy as np
import pytest

from simlib.course.pipeline import WIN_RATES, pass_chances
from simlib.lab.kpi.kpis import calibration, pass_shares
from simlib.world import GRADES, YEAR, Scenario, Strategy
from simlib.world.company import simulate

MANY = Scenario().at_reference().but(
    leads_per_year=40_000.0, opening_count=(0,) * 6, opening_amount=(0,) * 6, selling_hours_per_week=60.0,
    own_days=(1.0,) * 6, work_hours=(0.01,) * 6, horizon_days=364.0,
)  # fmt: skip
FREE = Strategy().but(qualification_threshold=0.0, reps=20)


@pytest.fixture(scope="module")
def log():
    return simulate(MANY, FREE, seed=3)


def test_each_stage_is_passed_with_the_chance_of_the_course_table(log):
    settled, passed = pass_shares(log)
    for p, n, k in zip(pass_chances(), settled, passed, strict=True):
        assert abs(k / n - p) < 4 * np.sqrt(p * (1 - p) / n)


def test_win_rates_from_each_stage_are_the_course_s(log):
    counted = calibration(log, MANY, settled=300.0)
    for rate, n, won in zip(WIN_RATES, counted.entered, counted.won, strict=True):
        assert n > 1000
        assert abs(won / n - rate) < 4 * np.sqrt(rate * (1 - rate) / n)


def test_leads_arrive_as_a_poisson_process(log):
    n = len(log.leads["lead"])
    assert abs(n - 40_000) < 4 * np.sqrt(40_000)
    weeks = np.histogram(log.leads["time"], bins=np.arange(0, 365, 7))[0]
    dispersion = weeks.var(ddof=1) / weeks.mean()
    assert abs(dispersion - 1) < 4 * np.sqrt(2 / (len(weeks) - 1))


def test_grades_and_amounts_follow_the_scenario(log):
    n = len(log.leads["lead"])
    for code, (grade, share) in enumerate(zip(GRADES, MANY.grade_shares, strict=True)):
        here = log.leads["grade"] == code
        assert abs(here.mean() - share) < 4 * np.sqrt(share * (1 - share) / n), grade
        logs = np.log(log.leads["amount"][here])
        assert abs(logs.mean() - np.log(MANY.amount_median[code])) < 4 * MANY.amount_sigma / np.sqrt(
            here.sum()
        )
        assert abs(logs.std() - MANY.amount_sigma) < 4 * MANY.amount_sigma / np.sqrt(2 * here.sum())


def test_work_is_exponential_and_own_time_has_the_stated_mean():
    slow = MANY.but(leads_per_year=4000.0, work_hours=(2.0,) * 6, own_days=(5.0,) * 6)
    visits = simulate(slow, FREE).visits
    done = ~np.isnan(visits["left"])
    work = (visits["worked"] - visits["begun"])[done]
    days = 2.0 * 7 / (60.0 - FREE.coaching_hours)
    assert abs(work.mean() - days) < 4 * days / np.sqrt(len(work))
    assert abs(work.std() / work.mean() - 1) < 0.1
    own = (visits["left"] - visits["worked"])[done]
    assert abs(own.mean() - 5.0) < 4 * own.std() / np.sqrt(len(own)) + 0.02  # the horizon cuts the longest


def test_marketing_thins_the_same_leads():
    """Less marketing takes leads away and moves none; the share kept is the response curve's."""
    market = Scenario().but(
        leads_per_year=20_000.0, opening_count=(0,) * 6, opening_amount=(0,) * 6, horizon_days=YEAR
    )
    free = Strategy().but(qualification_threshold=0.0, reps=0)
    rich, poor = (simulate(market, free.but(marketing_spend=s)).leads for s in (600_000, 0))
    assert np.isin(poor["lead"], rich["lead"]).all()
    same = np.isin(rich["lead"], poor["lead"])
    assert (rich["time"][same] == poor["time"]).all() and (rich["amount"][same] == poor["amount"]).all()
    left = 20_000 * market.marketing_floor
    assert abs(len(poor["lead"]) / left - 1) < 4 / np.sqrt(left)


def test_effects_move_the_odds_as_stated():
    """A discount of 10 % adds effect × 0.1 to the log-odds of comparison and commitment, and to no other stage."""
    market = MANY.but(discount_effect=6.0)
    plain, cheap = (simulate(market, FREE.but(discount=d), seed=5) for d in (0.0, 0.1))
    expected = [1 / (1 + (1 / p - 1) * np.exp(-0.6 * (k in (3, 4)))) for k, p in enumerate(pass_chances())]
    settled, passed = pass_shares(cheap)
    for p, n, k in zip(expected, settled, passed, strict=True):
        assert abs(k / n - p) < 4 * np.sqrt(p * (1 - p) / n)
    assert pass_shares(plain)[1][:3].tolist() == passed[:3].tolist()
