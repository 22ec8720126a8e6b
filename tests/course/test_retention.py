"""Shifted beta-geometric: by hand, against scipy's hypergeometric function and optimiser, and at its ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import betaln, hyp2f1

from simlib.course.retention import (
    ALIKE,
    MIXED,
    SPLIT,
    Renewals,
    discounted_lifetime,
    expected_lifetime,
    fit,
    hyp2f1_one,
    log_likelihood,
    residual_lifetimes,
    retention_rates,
    survival_curve,
)

REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]  # Fader & Hardie 2007
HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491]


def test_survival_by_hand():
    """alpha = beta = 1: every chance to leave as likely as any other, and S(t) = 1/(t + 1)."""
    assert survival_curve(1, 1, 4).tolist() == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])
    assert retention_rates(1, 1, 3).tolist() == pytest.approx([1 / 2, 2 / 3, 3 / 4])


@given(st.floats(0.01, 1e4), st.floats(0.01, 1e6))
def test_survival_is_a_ratio_of_beta_functions(alpha, beta):
    t = np.arange(13)
    expected = np.exp(betaln(alpha, beta + t) - betaln(alpha, beta))
    assert survival_curve(alpha, beta, 12) == pytest.approx(expected, rel=1e-6)


def test_lifetimes_by_hand():
    """Without discount: 3 periods of those with alpha 3 and beta 5, and S(t) = 2/((t + 1)(t + 2)) sums to
    2."""
    assert expected_lifetime(3, 5) == 3.5
    assert expected_lifetime(2, 1) == 2
    assert discounted_lifetime(2, 1, 0) == 2
    assert residual_lifetimes(2, 1, 0, 2).tolist() == pytest.approx([1, 2])
    assert expected_lifetime(1, 5) == float("inf")


@pytest.mark.parametrize("rate", [0.001, 0.02, 0.1, 1.0, 50.0])
@pytest.mark.parametrize(("alpha", "beta"), [(0.704, 1.182), (0.05, 9.0), (4.0, 0.3), (900.0, 2500.0)])
def test_lifetimes_are_sums(alpha, beta, rate):
    t = np.arange(40_000)
    curve = survival_curve(alpha, beta, len(t) - 1)
    assert discounted_lifetime(alpha, beta, rate) == pytest.approx(
        curve @ (1 + rate) ** -t.astype(float), rel=1e-9
    )
    third = curve[3:] / curve[2] @ (1 + rate) ** -(t[3:] - 3.0)
    assert residual_lifetimes(alpha, beta, rate, 3)[2] == pytest.approx(third, rel=1e-9)


@pytest.mark.parametrize("z", [0.0, 0.2, 0.9, 0.999, 1 - 1e-6])
@pytest.mark.parametrize(("b", "c"), [(1.182, 1.886), (0.01, 0.02), (3.0, 4.0), (0.5, 200.0), (40.0, 41.5)])
def test_the_hypergeometric_function(b, c, z):
    assert hyp2f1_one(b, c, z) == pytest.approx(hyp2f1(1, b, c, z), rel=1e-9)


def test_lifetimes_grow_with_tenure_and_shrink_with_discount():
    rests = residual_lifetimes(0.7, 1.2, 0.1, 20)
    assert (np.diff(rests) > 0).all()
    assert discounted_lifetime(0.7, 1.2, 0.05) > discounted_lifetime(0.7, 1.2, 0.1)


@pytest.mark.parametrize("curve", [REGULAR, HIGH_END, [500, 450, 415, 390], [200, 150, 120, 100, 86, 76]])
def test_the_fit_is_where_a_general_optimiser_ends(curve):
    seen = Renewals.of_curve(curve)
    found = fit(seen)
    sharp = {"xatol": 1e-8, "fatol": 1e-10}
    best = minimize(
        lambda x: -log_likelihood(*np.exp(x), seen), [0.0, 1.0], method="Nelder-Mead", options=sharp
    )
    assert found.ending == MIXED
    assert [found.alpha, found.beta] == pytest.approx(np.exp(best.x), rel=1e-4)
    assert found.log_likelihood == pytest.approx(-best.fun, abs=1e-8)


def test_published_fit():
    found = fit(Renewals.of_curve(HIGH_END))
    assert (round(found.alpha, 3), round(found.beta, 3), round(found.log_likelihood, 2)) == (
        0.668,
        3.806,
        -1611.16,
    )


@pytest.mark.parametrize("curve", [[1000, 900, 810, 729, 656], [1000, 900, 800, 700, 600], [10, 5, 1]])
def test_customers_all_alike(curve):
    """Leaving that does not fall with tenure: alpha and beta without end, their mean chance that of the
    data."""
    found = fit(Renewals.of_curve(curve))
    gone, at_risk = curve[0] - curve[-1], sum(curve[:-1])
    assert found.ending == ALIKE
    assert found.alpha / (found.alpha + found.beta) == pytest.approx(gone / at_risk, rel=1e-3)


def test_customers_of_two_sorts():
    found = fit(Renewals.of_curve([1000, 600, 600, 600]))
    assert found.ending == SPLIT
    assert found.alpha / (found.alpha + found.beta) == pytest.approx(0.4, rel=1e-3)
    assert fit(Renewals.of_curve([1000, 600, 590, 585])).ending == MIXED


@pytest.mark.parametrize("curve", [[100, 100, 100], [100, 0, 0], [100, 50]])
def test_nothing_to_fit(curve):
    with pytest.raises(ValueError, match="fit needs"):
        fit(Renewals.of_curve(curve))


def test_a_curve_and_its_customers_tell_the_same():
    """Each customer of the curve by tenure: who left at renewal 3, and who was still there after the
    seventh."""
    gone = [REGULAR[n] - REGULAR[n + 1] for n in range(7)]
    tenures = [n + 1 for n in range(7) for _ in range(gone[n])] + [7] * REGULAR[-1]
    left = [True] * sum(gone) + [False] * REGULAR[-1]
    assert fit(Renewals.of_tenures(tenures, left)).alpha == pytest.approx(
        fit(Renewals.of_curve(REGULAR)).alpha
    )


def test_who_is_seen_for_a_while_only_counts_for_that_while():
    """Three periods of four customers: one leaves at once, one after 1.2; one was seen for 1.6, one for 3.

    In the second period three begin, one leaves, and one of them counts half: 2.5 at risk, a third leaves.
    """
    seen = Renewals.of_tenures([0, 1.2, 1.6, 3], [True, True, False, False])
    assert seen.left.tolist() == pytest.approx([1, 2.5 / 3, 0])
    assert seen.stayed.tolist() == pytest.approx([3, 2.5 * 2 / 3, 1])
    assert len(Renewals.of_tenures([0.5, 0.7], [True, False]).left) == 0


def test_customers_seen_for_parts_of_periods_tell_the_same():
    """Leaving at any time of a period, seen for any time: the share that leaves in a period is found all the
    same."""
    luck = np.random.default_rng(8)
    tenure, seen_for = luck.exponential(2.0, 100_000), luck.uniform(0, 6, 100_000)
    seen = Renewals.of_tenures(np.minimum(tenure, seen_for), tenure <= seen_for)
    assert (seen.left / (seen.left + seen.stayed))[:4] == pytest.approx(1 - np.exp(-0.5), abs=0.01)


def test_more_data_bring_the_fit_back_to_the_truth():
    luck = np.random.default_rng(5)
    chance = luck.beta(0.7, 3.0, 200_000)
    tenure, seen_for = luck.geometric(chance), luck.integers(1, 30, len(chance))
    left = tenure <= seen_for
    found = fit(Renewals.of_tenures(np.minimum(tenure, seen_for), left))
    assert [found.alpha, found.beta] == pytest.approx([0.7, 3.0], rel=0.03)
