"""Bargaining by hand and in its directions (Ståhl 1972, Rubinstein 1982, Nash 1950, Faratin et al. 1998)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.course.bargaining import backward_induction, nash_split, rubinstein_share
from simlib.course.concession import Negotiator, crossing
from simlib.theory.bargaining import finite_share, meeting

discounts = st.floats(0.0, 0.999)


@given(n=st.integers(1, 60), first=discounts, second=discounts)
def test_backward_induction_round_by_round(n, first, second):
    share = 0.0
    for left in range(1, n + 1):  # from the last round back; who proposes there depends on how many are left
        other = second if (n - left) % 2 == 0 else first
        share = 1.0 if left == 1 else 1.0 - other * share
    assert backward_induction(n, first, second) == pytest.approx(share, abs=1e-12)
    assert finite_share(n, first, second) == pytest.approx(share, abs=1e-9)


@given(first=discounts, second=discounts)
def test_many_rounds_come_to_rubinstein(first, second):
    assert backward_induction(10**9, first, second) == pytest.approx(
        rubinstein_share(first, second), rel=1e-9, abs=1e-12
    )


def test_patience_pays_and_so_does_moving_first():
    assert rubinstein_share(0.95, 0.9) > rubinstein_share(0.9, 0.9) > rubinstein_share(0.9, 0.95)
    assert rubinstein_share(0.9, 0.9) > 0.5
    with pytest.raises(ValueError, match="waiting"):
        rubinstein_share(1.0, 1.0)


@given(
    gap=st.floats(1.0, 50.0), zone=st.floats(0.1, 40.0), b1=st.floats(0.05, 20.0), b2=st.floats(0.05, 20.0)
)
def test_two_sides_meet_where_their_curves_do(gap, zone, b1, b2):
    reserve_seller, reserve_buyer = 100.0, 100.0 + zone
    buyer = (reserve_seller - gap, reserve_buyer)
    seller = (reserve_seller, reserve_buyer + gap)
    time, price = crossing(Negotiator(*buyer, 10.0, b1), Negotiator(seller[1], seller[0], 10.0, b2))
    expected = meeting(buyer, seller, 10.0, b1, b2)
    assert (time, price) == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert reserve_seller <= price <= reserve_buyer + 1e-9


def test_who_holds_out_gets_the_better_price():
    seller = Negotiator(120.0, 70.0, 10.0, 1.0)
    prices = [crossing(Negotiator(60.0, 100.0, 10.0, beta), seller)[1] for beta in (0.2, 1.0, 5.0)]
    assert prices == sorted(prices)  # a buyer who concedes early pays more
    assert crossing(Negotiator(60.0, 65.0, 10.0, 1.0), seller) is None


def test_nash_splits_the_zone():
    assert nash_split(70.0, 100.0, power=0.0) == 70.0 and nash_split(70.0, 100.0, power=1.0) == 100.0
    with pytest.raises(ValueError, match="no zone"):
        nash_split(101.0, 100.0)
