"""Lifetime value: by hand, against the closed forms and a simulated cohort, and in its directions."""

import numpy as np
import pytest

from simlib.course.lifetime_value import (
    beta_law,
    break_even_mean,
    break_even_retention,
    drawn_values,
    lifetime_value,
    shares_there,
    value_by_year,
)
from simlib.course.retention import discounted_lifetime


def test_by_hand_three_years():
    # 10 now, 10 × 0.8 / 1.1, 10 × 0.64 / 1.21
    worth = value_by_year(10.0, shares_there(0.8, 0.0, 3), 0.1)
    assert worth == pytest.approx([10.0, 17.2727, 22.5620], abs=1e-4)


def test_many_years_come_to_the_formula():
    worth = value_by_year(7.0, shares_there(0.85, 0.0, 400), 0.08)[-1]
    assert worth == pytest.approx(lifetime_value(7.0, 0.85, 0.08))
    mixed = value_by_year(7.0, shares_there(0.7, 0.3, 2000), 0.08)[-1]
    assert mixed == pytest.approx(7.0 * discounted_lifetime(*beta_law(0.7, 0.3), 0.08), rel=1e-6)


@pytest.mark.parametrize("spread", [0.05, 0.3, 0.8])
def test_difference_keeps_the_first_year_and_raises_the_value(spread):
    there, alike = shares_there(0.7, spread, 12), shares_there(0.7, 0.0, 12)
    assert there[1] == pytest.approx(alike[1]) == pytest.approx(0.7)
    assert (there[2:] > alike[2:]).all()
    rates = there[1:] / there[:-1]
    assert (np.diff(rates) > 0).all()


def test_nearly_alike_is_alike():
    assert shares_there(0.6, 1e-6, 8) == pytest.approx(shares_there(0.6, 0.0, 8), abs=1e-4)


def test_break_even_is_where_value_meets_cost():
    even = break_even_retention(10.0, 30.0, 0.1)
    assert lifetime_value(10.0, even, 0.1) == pytest.approx(30.0)
    mean = break_even_mean(10.0, 30.0, 0.1, 0.3, 15)
    assert value_by_year(10.0, shares_there(mean, 0.3, 15), 0.1)[-1] == pytest.approx(30.0)
    assert break_even_mean(10.0, 30.0, 0.1, 0.0, 400) == pytest.approx(even, abs=1e-6)


def test_customers_who_differ_break_even_at_a_lower_average():
    evens = [break_even_mean(12.0, 45.0, 0.1, spread, 15) for spread in (0.0, 0.1, 0.3, 0.6)]
    assert evens == sorted(evens, reverse=True) and evens[0] - evens[-1] > 0.1


def test_the_ends_of_break_even():
    assert break_even_mean(10.0, 10.0, 0.1, 0.2, 5) == 0.0
    assert break_even_mean(10.0, 51.0, 0.0, 0.2, 5) is None
    assert break_even_mean(10.0, 50.0, 0.0, 0.2, 5) == pytest.approx(1.0)


@pytest.mark.parametrize("spread", [0.0, 0.4])
def test_a_large_cohort_is_worth_what_the_model_says(spread):
    n = 20_000
    values = drawn_values(10.0, 0.75, spread, 0.1, 15, np.random.default_rng(5).random(n))
    model = value_by_year(10.0, shares_there(0.75, spread, 15), 0.1)[-1]
    assert abs(values.mean() - model) < 4 * values.std() / np.sqrt(n)
    assert values.min() == pytest.approx(10.0)
