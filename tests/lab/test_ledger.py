"""Books and by hand: the ledger's balances and buckets, and the figures of collection."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.lab.ledger.collection import best_possible_dso, cei, countback_dso, dso
from simlib.lab.ledger.delays import delay_curve
from simlib.lab.ledger.ledger import BUCKETS, Ledger, aging, books, bucket, outstanding
from simlib.lab.ledger.roll_rates import STATES, RollRates, allowance, roll_rates

NAN = np.nan


def by_hand():
    """Five rows: paid on time, paid late less a discount, open, written off and recovered, issued last."""
    return Ledger(
        customer=[1, 1, 2, 3, 2],
        issued=[0, 10, 40, 0, 95],
        due=[30, 40, 70, 30, 125],
        amount=[100, 200, 400, 800, 1600],
        paid=[30, 75, NAN, NAN, NAN],
        written_off=[NAN, NAN, NAN, 121, NAN],
        discount=[0, 4, 0, 0, 0],
        recovered=[0, 0, 0, 300, 0],
        recovered_on=[NAN, NAN, NAN, 150, NAN],
    )


BY_DAY = {
    -1: [0, 0, 0, 0, 0],
    0: [900, 0, 0, 0, 0],
    29: [1100, 0, 0, 0, 0],
    30: [1000, 0, 0, 0, 0],  # paid on the day: gone
    31: [200, 800, 0, 0, 0],
    70: [400, 200, 800, 0, 0],
    75: [0, 400, 800, 0, 0],
    100: [1600, 400, 0, 800, 0],
    120: [1600, 0, 400, 800, 0],  # 90 days past due is the last day of 61-90
    120.5: [1600, 0, 400, 0, 800],
    121: [1600, 0, 400, 0, 0],
}


def test_aging_by_hand_one_day_and_many():
    ledger = by_hand()
    for day, amounts in BY_DAY.items():
        assert aging(ledger, day).amount.tolist() == amounts, day
        assert aging(ledger, day).count.tolist() == [bin(a // 100).count("1") for a in amounts]
    days = list(BY_DAY)[::-1]  # in any order
    assert aging(ledger, days).amount.tolist() == [BY_DAY[day] for day in days]


def test_books_by_hand():
    book = books(by_hand(), [100, 121, 150])
    assert book.invoiced.tolist() == [3100, 3100, 3100]
    assert book.collected.tolist() == [296, 296, 296]
    assert book.discounts.tolist() == [4, 4, 4]
    assert book.written_off.tolist() == [0, 800, 800]
    assert book.recovered.tolist() == [0, 0, 300]
    assert book.outstanding.tolist() == [2800, 2000, 2000]


moments = st.floats(-50, 400, width=16)
rows = st.tuples(
    moments, st.floats(0, 120, width=16), st.integers(-(10**6), 10**12), moments, st.integers(0, 2)
)


@given(st.lists(rows, max_size=30), st.lists(moments, max_size=6))
def test_buckets_sum_to_the_ledger_and_the_books_balance(rows, days):
    issued, terms, amount, end, way = (
        (np.array(c) for c in zip(*rows, strict=True)) if rows else [np.empty(0)] * 5
    )
    paid, lost = np.where(way == 1, end, NAN), np.where(way == 2, end, NAN)
    discount = np.where(way == 1, amount // 50, 0)
    ledger = Ledger(np.arange(len(rows)), issued, issued + terms, amount, paid, lost, discount)
    aged, book = aging(ledger, days), books(ledger, days)
    assert aged.amount.dtype == np.int64
    assert (aged.amount.sum(axis=1) == book.outstanding).all()
    assert (book.invoiced == book.collected + book.discounts + book.written_off + book.outstanding).all()
    for k, day in enumerate(days):  # the slow way
        there = (ledger.issued <= day) & (day < ledger.settled)
        which = bucket(day - ledger.due[there])
        assert aged.amount[k].tolist() == [int(ledger.amount[there][which == b].sum()) for b in range(5)]
        assert aged.count[k].tolist() == np.bincount(which, minlength=5).tolist()


def test_rows_that_cannot_be():
    with pytest.raises(ValueError, match="either paid or written off"):
        Ledger([1], [0], [30], [1], [40], [50])
    with pytest.raises(ValueError, match="due"):
        Ledger([1], [0], [NAN], [1])
    with pytest.raises(ValueError, match="amount"):
        Ledger([1], [0], [30], [1, 2])
    with pytest.raises(ValueError, match="paid"):
        Ledger([1], [0], [30], [1], [[40]])


def test_some_rows_and_an_empty_ledger():
    ledger = by_hand()
    assert ledger.rows(ledger.customer == 2).amount.tolist() == [400, 1600]
    empty = ledger.rows(ledger.customer == 9)
    assert outstanding(empty, [0, 5]).tolist() == [0, 0]
    assert aging(empty, 3.0).amount.tolist() == [0] * 5
    assert np.isnan(dso(empty, 30))
    assert countback_dso(empty, 30) == 0
    assert len(delay_curve(empty, 30).days) == 0
    assert np.isnan(roll_rates(empty, 0, 90).rates).all()


def test_collection_figures_by_hand():
    ledger = by_hand()
    # day 100, looking back 60 days: sales after day 40 are 1,600; 2,800 stand, 1,600 of them not due
    assert dso(ledger, 100, 60) == pytest.approx(2800 / 1600 * 60)
    assert best_possible_dso(ledger, 100, 60) == pytest.approx(60)
    # on day 40 there were 1,400 (200 + 400 + 800); 1,400 + 1,600 - 2,800 collected of 1,400 + 1,600 - 1,600
    assert cei(ledger, 100, 60) == pytest.approx(100 * 200 / 1400)
    # counting back: (70, 100] brings 1,600 and (40, 70] nothing; of (10, 40] all 400 are needed; the last 800
    # are in the month before, which sold 1,100
    assert countback_dso(ledger, 100) == pytest.approx(90 + 30 * 800 / 1100)
    both = dso(ledger, [40, 100], 60)
    assert both.tolist() == [float(dso(ledger, 40, 60)), float(dso(ledger, 100, 60))]


def test_countback_knows_the_newest_sales_stand():
    """Even sales, all of the last 45 days stand: 45 by counting back, and by the simple figure too."""
    issued = np.arange(1, 361, dtype=float)
    ledger = Ledger(np.ones(360), issued, issued + 30, np.full(360, 10), issued + 45)
    assert countback_dso(ledger, 360) == pytest.approx(45)
    assert dso(ledger, 360, 90) == pytest.approx(45)


def test_roll_rates_by_hand():
    """Days 10, 40, 70, 100, 130: each row followed on paper."""
    rolls = roll_rates(by_hand(), 10, 130)
    assert rolls.moved.shape == (len(BUCKETS), len(STATES))
    assert rolls.moved.tolist() == [
        [600, 3000, 0, 0, 0, 100, 0],
        [0, 0, 1200, 0, 0, 200, 0],
        [0, 0, 0, 800, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 800],
        [0, 0, 0, 0, 0, 0, 0],
    ]
    assert roll_rates(by_hand(), 10, 130, by="count").moved[0].tolist() == [2, 4, 0, 0, 0, 1, 0]
    assert roll_rates(by_hand(), 10, 129).moved.sum() < rolls.moved.sum()  # whole steps only
    current = 3000 / 3100 * 6 / 7
    assert rolls.loss_rates[:4] == pytest.approx([current, 6 / 7, 1, 1])
    assert np.isnan(rolls.loss_rates[4])
    assert allowance([310, 70, 0, 0, 0], rolls.loss_rates) == pytest.approx(310 * current + 60)
    with pytest.raises(ValueError, match="amount or count"):
        roll_rates(by_hand(), 0, 90, by="weight")


def test_a_bucket_nothing_leaves_has_no_loss_rate_and_spoils_those_that_reach_it():
    moved = np.zeros((5, 7))
    moved[0, 5], moved[1, 4], moved[4, 4] = 10, 10, 10
    assert RollRates(moved).loss_rates[0] == 0
    assert np.isnan(RollRates(moved).loss_rates[1:]).all()


def test_delay_curve_by_hand():
    """Kaplan-Meier on paper, from the due date: paid at 0 and 35, open at 30 and 70."""
    curve = delay_curve(by_hand(), 100)  # row 5 is 25 days before its due date: censored at -25
    assert curve.days.tolist() == [0, 35]
    assert curve.at_risk.tolist() == [4, 2]
    assert curve.unpaid.tolist() == pytest.approx([3 / 4, 3 / 8])
    assert curve.unpaid_at([-1, 0, 34, 35, 500]).tolist() == pytest.approx([1, 3 / 4, 3 / 4, 3 / 8, 3 / 8])
    assert curve.quantile() == 35 and curve.quantile(0.25) == 0 and np.isnan(curve.quantile(0.9))
    greenwood = 1 / (4 * 3), 1 / (4 * 3) + 1 / (2 * 1)
    assert curve.se == pytest.approx(curve.unpaid * np.sqrt(greenwood))
    assert delay_curve(by_hand(), 100, since="issued").days.tolist() == [30, 65]
    later = delay_curve(by_hand(), 1000)  # the written-off row stays unpaid, it does not leave
    assert later.at_risk.tolist() == [5, 4]
    with pytest.raises(ValueError, match="due or issued"):
        delay_curve(by_hand(), 100, since="order")


def test_what_was_written_off_stays_unpaid_in_the_delay_curve():
    """One of two is written off at a delay of 10: at 50, when the other is paid, half are unpaid."""
    ledger = Ledger([1, 1], [0, 0], [30, 30], [5, 5], paid=[80, NAN], written_off=[NAN, 40])
    assert delay_curve(ledger, 200).unpaid.tolist() == [0.5]


def test_the_delay_curve_is_right_although_half_the_invoices_are_open():
    """Laws: exponential delays of mean 40, seen on a day when many are open; within 4 standard errors."""
    luck = np.random.default_rng(3)
    issued = luck.uniform(0, 100, 4000)
    delay = luck.exponential(40, 4000)
    ledger = Ledger(np.zeros(4000), issued, issued, np.ones(4000), issued + delay)
    curve = delay_curve(ledger, 100)
    for k in np.searchsorted(curve.days, [10, 40, 80]):
        assert abs(curve.unpaid[k] - np.exp(-curve.days[k] / 40)) < 4 * curve.se[k]
    known = ledger.paid <= 100  # to leave the open ones out would flatter
    assert (delay[known] > 40).mean() < np.exp(-1) - 0.05


def test_many_days_at_once_are_the_same_as_day_by_day():
    luck = np.random.default_rng(1)
    issued = luck.uniform(0, 728, 300)
    ledger = Ledger(
        np.zeros(300), issued, issued + 30, luck.integers(1, 10**6, 300), issued + luck.gamma(2, 25, 300)
    )
    weeks = np.arange(105) * 7.0
    together = aging(ledger, weeks).amount
    assert together.shape == (105, 5)
    assert (together == np.array([aging(ledger, day).amount for day in weeks])).all()
    assert (together.sum(axis=1) == outstanding(ledger, weeks)).all()
