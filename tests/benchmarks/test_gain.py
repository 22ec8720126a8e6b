"""What pairs are worth, worked out on paper."""

import math
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.company_crn import gain


def test_a_difference_with_a_ninth_of_the_variances_is_worth_a_factor_of_nine():
    before = np.array([0.0, 2.0, 0.0, 2.0, 0.0, 2.0, 0.0, 2.0])
    after = before + np.array([0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0])
    # variances 8/7 and 10/7 (values 0, 2, 1, 3 twice), of the difference 2/7
    factor, low, high = gain(before, after)
    assert factor == pytest.approx((8 / 7 + 10 / 7) / (2 / 7)) and low < factor < high


def test_runs_that_share_nothing_are_worth_about_one():
    rng = np.random.default_rng(3)
    _, low, high = gain(rng.normal(size=2000), rng.normal(size=2000))
    assert low < 1.0 < high


def test_a_difference_that_never_varies_is_worth_more_than_any_number():
    before = np.arange(5.0)
    assert gain(before, before + 2.0)[0] == math.inf
