"""Ways to project by hand, the published cohorts, the loyalty curve in its directions, cohorts against their law."""

import numpy as np
import pytest

from simlib.course.retention import survival_curve
from simlib.units.churn.model import COHORTS, WAYS, beta_of, carried_on, cohort, projected, retention, stays


def test_ways_by_hand():
    known = [100, 50, 40]  # stays: .5 and .8
    assert carried_on("first_year", known, 1).tolist() == [20]
    assert carried_on("last_year", known, 2).round(6).tolist() == [32, 25.6]
    assert carried_on("mean_rate", known, 1).round(6).tolist() == [26]
    assert carried_on("straight", known, 2).tolist() == [10, 0]
    assert retention(known).tolist() == [0.5, 0.8]


def test_the_published_cohorts_fall_and_their_later_retention_rises():
    for curve in COHORTS.values():
        assert len(curve) == 13 and (np.diff(curve) < 0).all()
        assert retention(curve)[7:].mean() > retention(curve)[:4].mean()


def misses(name):
    known, came = COHORTS[name][:6], np.array(COHORTS[name][6:11])
    ways = {way: carried_on(way, known) for way in WAYS} | {"model": projected(known)}
    return {way: np.abs(line - came).mean() for way, line in ways.items()}, ways, came


@pytest.mark.parametrize("name", COHORTS)
def test_rates_kept_fall_short_of_the_published_cohorts(name):
    miss, ways, came = misses(name)
    assert all(ways[way][-1] < came[-1] for way in WAYS)
    assert miss["model"] < 0.5 * min(miss[way] for way in ("first_year", "mean_rate", "straight"))


def test_the_model_beats_the_last_rate_on_regular_customers_and_is_level_with_it_on_high_end():
    regular, high_end = misses("regular")[0], misses("high_end")[0]
    assert regular["model"] < 0.5 * regular["last_year"]
    assert high_end["last_year"] < high_end["model"] < high_end["last_year"] + 0.3


def test_a_pair_of_mean_and_spread_is_the_beta_law_with_them():
    a, b = beta_of(0.2, 0.1)
    assert a / (a + b) == pytest.approx(0.2) and 1 / (a + b + 1) == pytest.approx(0.1)


@pytest.mark.parametrize("spread", [0.0, 0.3])
def test_a_simulated_cohort_follows_its_law_within_four_standard_errors(spread):
    many, years = 40_000, 6
    there = cohort(0.2, spread, many, years, np.random.default_rng(5)) / many
    law = survival_curve(*beta_of(0.2, spread), years) if spread else 0.8 ** np.arange(years + 1)
    error = np.sqrt(law * (1 - law) / many)
    assert (np.abs(there - law)[1:] < 4 * error[1:]).all()
    if spread:
        assert law[-1] > 0.8**years + 0.05  # those who remain are the steady ones


def test_loyalty_rises_with_satisfaction_and_only_where_customers_may_choose():
    grid = np.linspace(0, 1, 11)
    free, captive = stays(grid, 1.0, 1.0), stays(grid, 0.0, 1.0)
    assert (np.diff(free) > 0).all() and np.ptp(captive) == 0
    assert captive[0] == pytest.approx((1 - 0.036) ** 4)
    assert stays(0.72, 1.0, 0.0) == pytest.approx((1 - 0.036) ** 4)  # the reference of satisfaction
    assert stays(0.6, 1.0, 2.0) < stays(0.6, 1.0, 0.5) < stays(0.6, 0.5, 0.5)
