"""A cohort of repeat buyers drawn by lot against the published law: counts, who is there, what comes after."""

import numpy as np
import pytest

from simlib.course.repeat_buying import (
    chance_alive,
    chance_of_none,
    expected_repeats,
    expected_repeats_of,
    nbd,
)
from simlib.units.churn.model import BuyingLaw, chances_there, expected_orders, repeat_cohort

CDNOW = BuyingLaw(0.243, 4.414, 0.793, 2.426)  # Fader, Hardie & Lee 2005
LAWS = [CDNOW, BuyingLaw(2.0, 6.0, 1.5, 6.0), BuyingLaw(1.0, 3.0, 0.4, 0.6)]
MANY = 60_000


def draw(law, weeks=39.0, seed=3):
    return repeat_cohort(law, MANY, weeks, np.random.default_rng(seed))


def near(found, expected, errors=4):
    """Within four standard errors of a mean."""
    found = np.asarray(found, dtype=float)
    return abs(found.mean() - expected) <= errors * found.std() / np.sqrt(len(found))


@pytest.mark.parametrize("law", LAWS)
def test_orders_and_those_without_any_follow_the_law(law):
    seen = draw(law)
    assert near(seen.repeats, expected_repeats(law.r, law.alpha, law.a, law.b, 39.0))
    assert near(seen.repeats == 0, chance_of_none(law.r, law.alpha, 39.0))
    both = expected_repeats(law.r, law.alpha, law.a, law.b, 78.0)
    assert near(seen.repeats + seen.came, both)


@pytest.mark.parametrize("law", LAWS)
def test_the_chance_to_be_there_is_the_share_that_is_there(law):
    """In ten groups of equal chance: the truth, which only a simulation has, agrees with what BG/NBD says."""
    seen = draw(law)
    chance = chances_there(law, seen.repeats, seen.last, 39.0)
    for group in np.array_split(np.argsort(chance), 10):
        assert near(seen.there[group] - chance[group], 0.0)


@pytest.mark.parametrize("law", LAWS)
def test_orders_to_come_agree_group_by_group(law):
    seen = draw(law)
    expected = expected_orders(law, seen.repeats, seen.last, 39.0)
    for n in range(4):
        own = seen.repeats == n
        assert near(seen.came[own] - expected[own], 0.0)


def test_where_almost_nobody_leaves_counts_are_negative_binomial():
    law = BuyingLaw(1.5, 8.0, 1e-9, 1.0)
    seen = draw(law)
    assert seen.there.all()
    for n, chance in enumerate(nbd(1.5, 8.0, 39.0, 5)):
        assert near(seen.repeats == n, chance)


def test_arrays_say_what_one_customer_is_told():
    rng = np.random.default_rng(5)
    x, last = rng.integers(0, 30, 50), rng.uniform(0, 39, 50)
    law = (CDNOW.r, CDNOW.alpha, CDNOW.a, CDNOW.b)
    alone = [chance_alive(*law, int(n), float(t), 39.0) for n, t in zip(x, last, strict=True)]
    assert chances_there(CDNOW, x, last, 39.0) == pytest.approx(alone, rel=1e-12)
    orders = [expected_repeats_of(*law, int(n), float(t), 39.0, 39.0) for n, t in zip(x, last, strict=True)]
    assert expected_orders(CDNOW, x, last, 39.0) == pytest.approx(orders, rel=1e-12)


def test_levers_make_the_law_with_these_means():
    law = BuyingLaw.of(2.9, 0.25, 0.25, 0.25)
    assert 52 * law.r / law.alpha == pytest.approx(2.9) and law.a / (law.a + law.b) == pytest.approx(0.25)
    assert 1 / (law.a + law.b + 1) == pytest.approx(0.25)


def test_the_same_silence_says_more_of_a_frequent_buyer():
    chance = chances_there(CDNOW, [1, 2, 6, 12], [31.0] * 4, 39.0)
    assert (np.diff(chance[1:]) < 0).all() and chance[-1] < chance[1] - 0.1
    assert (np.diff(chances_there(CDNOW, [4] * 5, [39.0, 30, 20, 10, 1], 39.0)) < 0).all()
