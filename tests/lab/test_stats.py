"""Statistics of replications against scipy and against their own promise of coverage."""

import numpy as np
import pytest
from scipy import stats

from simlib.lab.compare import paired
from simlib.lab.stats import interval, replications_needed, t_quantile


@pytest.mark.parametrize("df", [1, 2, 3, 4, 7, 10, 29, 30, 99, 299, 1000])
@pytest.mark.parametrize("p", [0.9, 0.95, 0.975, 0.995])
def test_t_quantiles_agree_with_scipy(p, df):
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-9)


@pytest.mark.parametrize("df", [1001, 5000, 10**6])
def test_beyond_a_thousand_degrees_of_freedom_the_expansion_serves(df):
    assert t_quantile(0.975, df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-5)


def test_the_interval_is_scipys():
    values = np.random.default_rng(1).normal(5, 2, 30)
    ours, theirs = interval(values), stats.t.interval(0.95, 29, values.mean(), stats.sem(values))
    assert (ours.low, ours.high) == pytest.approx(theirs)
    assert ours.n == 30 and ours.sd == pytest.approx(values.std(ddof=1))


def test_the_interval_holds_the_truth_95_times_in_100():
    """2,000 samples of 20: coverage within 4 standard errors of .95 (alarm 1 in 16,000)."""
    samples = np.random.default_rng(2).normal(0, 1, (2000, 20))
    held = np.mean([(i := interval(row)).low <= 0 <= i.high for row in samples])
    assert abs(held - 0.95) < 4 * np.sqrt(0.95 * 0.05 / 2000)


def test_missing_figures_are_left_out_and_few_give_no_bounds():
    assert interval(np.array([1.0, np.nan, 3.0])).n == 2
    assert np.isnan(interval(np.array([1.0])).low) and np.isnan(interval(np.array([])).mean)


@pytest.mark.parametrize("difference, sd", [(1.0, 2.0), (0.1, 3.0), (5.0, 1.0), (-0.5, 1.0)])
def test_the_replications_needed_just_suffice(difference, sd):
    n = replications_needed(difference, sd)
    half = [
        (stats.t.ppf(0.975, m - 1) + stats.t.ppf(0.8, m - 1)) * sd / np.sqrt(m) for m in (n, n - 1) if m > 1
    ]
    assert half[0] <= abs(difference) * 1.001
    assert len(half) == 1 or half[1] > abs(difference) * 0.999


def test_no_difference_needs_endlessly_many():
    assert replications_needed(0.0, 1.0) == np.inf


def test_a_pair_s_verdict():
    base = np.zeros(10)
    up, noise = np.full(10, 1.0) + 0.01 * np.arange(10), np.array([1.0, -1.0] * 5)
    assert paired("profit", base, up).verdict == "more" and paired("profit", up, base).verdict == "less"
    assert paired("profit", base, noise).verdict == "none" and paired("profit", base, base).verdict == "same"
    assert paired("profit", base, np.full(10, np.nan)).verdict == "unknown"


def test_share_won_knows_that_a_shorter_cycle_is_better():
    shorter = paired("cycle_won_days", np.full(4, 100.0), np.array([90.0, 95.0, 101.0, 99.0]))
    assert shorter.share_won == 0.75 and shorter.share_more == 0.25
