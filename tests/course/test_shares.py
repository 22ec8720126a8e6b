"""Luck and skill: the chi-square tail against scipy, and partial pooling against simulated sellers."""

import numpy as np
import pytest

from simlib.theory.shares import chi_square_tail, pooled, same_share


@pytest.mark.parametrize("df", [1, 2, 7, 29, 400])
@pytest.mark.parametrize("times", [0.01, 0.5, 1.0, 1.5, 4.0])
def test_the_tail_is_that_of_scipy(df, times):
    stats = pytest.importorskip("scipy.stats")
    assert chi_square_tail(times * df, df) == pytest.approx(
        stats.chi2.sf(times * df, df), rel=1e-9, abs=1e-14
    )


def test_sellers_of_equal_skill_are_called_different_once_in_twenty():
    rng = np.random.default_rng(1)
    called = [same_share(rng.binomial(60, 0.6, 20), [60] * 20).apart for _ in range(600)]
    assert 0.03 < np.mean(called) < 0.075


def test_the_pooled_share_is_nearer_to_the_true_one_and_its_interval_holds_it():
    """20 sellers whose skill differs by 8 points, 40 deals each: less error than the raw rates, 80 % coverage."""
    rng = np.random.default_rng(2)
    raw, moved, held = [], [], []
    for _ in range(40):
        skill = np.clip(rng.normal(0.5, 0.08, 20), 0.05, 0.95)
        won = rng.binomial(40, skill)
        likely, low, high = pooled(won, [40] * 20)
        raw += [*(won / 40 - skill) ** 2]
        moved += [*(likely - skill) ** 2]
        held += [*((low <= skill) & (skill <= high))]
    assert np.mean(moved) < 0.8 * np.mean(raw)
    assert 0.75 < np.mean(held) < 0.86
