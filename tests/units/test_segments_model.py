"""By hand: Pareto, ABC, the cells, the firm of the five points; laws: the simulation against its expectation."""

from dataclasses import replace

import numpy as np
import pytest

from simlib.course.portfolio import Book, abc_classes, cells, customers_for, pareto, top_share
from simlib.course.segments import ACQUIRE, CONTEST, DROP, HOLD, RETAIN, moves
from simlib.units.segments.model import (
    POINTS,
    Firm,
    break_even_programme,
    customer_value,
    expected_profit,
    luck,
    profits,
)

SALES = np.array([400.0, 200.0, 200.0, 100.0, 50.0, 30.0, 10.0, 5.0, 5.0, 0.0])


def test_pareto_and_abc_by_hand():
    """800 of 1,000 come with the third customer, 950 with the fifth; both cuts are met exactly."""
    assert pareto(SALES)[[1, 3, 5]].tolist() == [0.4, 0.8, 0.95]
    assert abc_classes(SALES).tolist() == [0, 0, 0, 1, 1, 2, 2, 2, 2, 2]
    assert abc_classes(SALES, 0.79, 0.96).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
    assert top_share(SALES) == pytest.approx(0.6) and customers_for(SALES) == 0.3
    assert top_share(np.ones(7)) == pytest.approx(0.2)


def test_classes_follow_customers_and_not_places():
    order = np.random.default_rng(1).permutation(len(SALES))
    assert abc_classes(SALES[order]).tolist() == abc_classes(SALES)[order].tolist()


def test_a_credit_note_is_last_and_nothing_is_lost():
    sales = np.array([90.0, -10.0, 20.0])
    assert pareto(sales).tolist() == pytest.approx([0, 0.9, 1.1, 1.0])
    assert abc_classes(sales).tolist() == [0, 2, 1]


def test_the_five_cells_by_hand():
    potential = np.array([100.0, 90.0, 50.0, 40.0, 8.0])
    sales = np.array([10.0, 81.0, 5.0, 30.0, 8.0])
    book = Book(tuple("abcde"), sales, potential)
    found = cells(book, 0.4, 0.2, 0.5)
    assert found.move.tolist() == [ACQUIRE, RETAIN, CONTEST, HOLD, DROP]
    assert found.sales.tolist() == sales.tolist() and found.elsewhere.tolist() == [90, 9, 45, 10, 0]


def test_who_has_no_potential_stands_in_no_cell():
    book = Book(("x", "y", "z"), np.array([5.0, 7.0, 2.0]), np.array([10.0, np.nan, 0.0]))
    found = cells(book, 1.0, 0.0, 0.5)
    assert found.move.tolist() == [RETAIN, -1, -1] and found.count.sum() == 1
    assert Book(("x",), np.array([20.0]), np.array([10.0])).wallet.tolist() == [1.0]


def test_thresholds_move_cells_in_their_directions():
    draw = np.random.default_rng(2)
    potential, wallet = draw.lognormal(3, 1, 200), draw.random(200)

    def count(*cuts):
        return np.bincount(moves(potential, wallet, *cuts), minlength=5)

    base = count(0.2, 0.4, 0.4)
    assert count(0.4, 0.4, 0.4)[[ACQUIRE, RETAIN]].sum() == 80 > base[[ACQUIRE, RETAIN]].sum() == 40
    assert count(0.2, 0.6, 0.4)[DROP] == 120 > base[DROP] == 80
    assert count(0.2, 0.4, 0.8)[ACQUIRE] > base[ACQUIRE] and count(0.2, 0.4, 0.8)[HOLD] < base[HOLD]
    assert count(1.0, 1.0, 0.4)[DROP] == 200


@pytest.mark.parametrize("replaced", [True, False])
@pytest.mark.parametrize("points, programme", [(0.0, 0.0), (POINTS, 0.2), (-POINTS, 0.0)])
def test_the_simulated_firm_earns_what_it_should_on_average(replaced, points, programme):
    firm = Firm(customers=50, years=4, replaced=replaced)
    found = profits(firm, luck(2000, firm, 7), points=points, programme=programme)
    error = found.std(ddof=1) / np.sqrt(len(found))
    assert abs(found.mean() - expected_profit(firm, points=points, programme=programme)) < 4 * error


def test_the_firm_by_hand():
    """200 customers at 6, 700 fixed, 40 replaced at 6: 260. Five points spare ten of them, and cost 0.2 each."""
    firm = Firm()
    assert expected_profit(firm) == pytest.approx(260)
    assert expected_profit(firm, points=POINTS, programme=0.2) == pytest.approx(260 + 60 - 40)
    lone = Firm(customers=100, retention=0.5, margin=2.0, fixed=10.0, years=2, replaced=False)
    assert expected_profit(lone) == pytest.approx((100 * 2 + 50 * 2) / 2 - 10)
    assert customer_value(Firm(retention=0.55, margin=5.0, acquisition=3.0)) == pytest.approx(
        5 / (1 - 0.5) - 3
    )


def test_the_dearest_programme_is_the_one_that_just_makes_a_quarter():
    firm = replace(Firm(), fixed=860.0)
    most = break_even_programme(firm)
    gain = expected_profit(firm, points=POINTS, programme=most) - expected_profit(firm)
    assert most > 0 and gain == pytest.approx(expected_profit(firm) / 4)


def test_the_claim_in_its_directions():
    firm = Firm(fixed=800.0)

    def share(**moved):
        one = replace(firm, **moved)
        return expected_profit(one, points=POINTS, programme=one.programme) / expected_profit(one) - 1

    assert share(fixed=900.0) > share() > share(fixed=0.0)  # little profit left makes percentages large
    assert share(acquisition=7.0) > share() > share(programme=0.3)
    assert share(margin=7.0) < share()


def test_margins_that_grow_reward_retention_and_the_same_luck_keeps_the_same_customers():
    firm, grown = Firm(), Firm(growth=0.1)
    drawn = luck(40, firm, 3)

    def gain(one):
        return (profits(one, drawn, points=POINTS) - profits(one, drawn)).mean()

    assert gain(grown) > gain(firm)
    assert (profits(firm, drawn, points=POINTS) >= profits(firm, drawn)).all()
    assert profits(replace(firm, retention=1.0), drawn, points=POINTS).tolist() == [200 * 6 - 700] * 40
