"""BG/NBD: the sums over purchases against the published formulas, which scipy's 2F1 evaluates."""

import numpy as np
import pytest
from scipy.special import hyp2f1
from scipy.stats import nbinom

from simlib.course.repeat_buying import (
    MOST_RATIO,
    chance_alive,
    chance_of_none,
    expected_repeats,
    expected_repeats_of,
    nbd,
)

CDNOW = (0.243, 4.414, 0.793, 2.426)  # Fader, Hardie & Lee 2005


def published(r, alpha, a, b, t):
    z = t / (alpha + t)
    return (a + b - 1) / (a - 1) * (1 - (alpha / (alpha + t)) ** r * hyp2f1(r, b, a + b - 1, z))


def published_of(r, alpha, a, b, x, last, age, t):
    z = t / (alpha + age + t)
    rest = ((alpha + age) / (alpha + age + t)) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z)
    odds = a / (b + x - 1) * ((alpha + age) / (alpha + last)) ** (r + x) if x else 0.0
    return (a + b + x - 1) / (a - 1) * (1 - rest) / (1 + odds)


@pytest.mark.parametrize("t", [0.01, 1, 39, 78, 5_000])
@pytest.mark.parametrize("model", [CDNOW, (5, 1, 0.5, 3), (50, 0.01, 1.7, 0.2), (0.05, 10, 4.0, 900.0)])
def test_expected_repeats(model, t):
    if t / model[1] < 10_000:
        assert expected_repeats(*model, t) == pytest.approx(published(*model, t), rel=1e-8)


def test_where_the_published_formula_divides_by_nothing():
    """a = 1 is a number like any other; for r = alpha = a = b = 1 it is log(1 + t)."""
    assert expected_repeats(1, 1, 1, 1, 3) == pytest.approx(np.log(4), rel=1e-12)
    around = [expected_repeats(2, 5, a, 3, 20) for a in (1 - 1e-7, 1, 1 + 1e-7)]
    assert around[0] > around[1] > around[2] == pytest.approx(around[0], rel=1e-6)


@pytest.mark.parametrize("t", [5.0, 40.0])
def test_a_and_b_that_make_one(t):
    """The curve goes straight through a + b = 1, where (b − 1) / (a + b − 1) has no value."""
    around = [expected_repeats(1, 3, 0.4, b, t) for b in (0.6 - 1e-7, 0.6, 0.6 + 1e-7)]
    assert around[0] < around[1] < around[2] == pytest.approx(around[0], rel=1e-6)


def test_nobody_leaves_and_everybody_leaves():
    assert expected_repeats(2, 5, 1e-12, 1, 30) == pytest.approx(2 * 30 / 5, rel=1e-9)
    assert expected_repeats(2, 5, 1, 1e-12, 30) == pytest.approx(1 - chance_of_none(2, 5, 30), rel=1e-9)
    assert expected_repeats(*CDNOW, 0) == 0


@pytest.mark.parametrize(
    ("x", "last", "age"), [(0, 0, 38.86), (2, 30.43, 38.86), (7, 20.0, 39.0), (20, 39, 39)]
)
def test_customers_with_a_past(x, last, age):
    found = expected_repeats_of(*CDNOW, x, last, age, 39)
    assert found == pytest.approx(published_of(*CDNOW, x, last, age, 39), rel=1e-8)


def test_still_there():
    """Nobody can have left before the first repeat purchase; a long silence after many speaks against
    staying."""
    assert chance_alive(*CDNOW, 0, 0, 39) == 1
    assert (
        chance_alive(*CDNOW, 10, 39, 39)
        > chance_alive(*CDNOW, 10, 30, 39)
        > chance_alive(*CDNOW, 10, 5, 39)
        > 0
    )
    assert 0 <= chance_alive(*CDNOW, 500, 1, 5_000) < 1e-100


def test_negative_binomial():
    expected = nbinom.pmf(np.arange(30), 2.5, 4 / (4 + 6))
    assert nbd(2.5, 4, 6, 29) == pytest.approx(expected, rel=1e-10)
    assert chance_of_none(2.5, 4, 6) == pytest.approx(expected[0])


def test_a_time_too_long_is_refused():
    with pytest.raises(ValueError, match="times alpha"):
        expected_repeats(*CDNOW, 4.414 * MOST_RATIO * 1.01)
