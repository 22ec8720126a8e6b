"""Laws and by hand: the roll-rate walk, and its luck by address."""

import numpy as np
import pytest

from simlib.world.roll_rates import PAID, WRITTEN_OFF, RollRates, month_luck, walk
from simlib.world.streams import Streams

UC = RollRates([[0.5, 0.2], [0.3, 0.1]], [[0.3, 0.0], [0.5, 0.1]])


def test_a_way_followed_on_paper():
    """Bucket 0: paid below .3, stays below .8. Bucket 1: paid below .5, back below .8, stays below .9."""
    luck = np.array(
        [[0.29, 0.30, 0.80, 0.79], [0.0, 0.29, 0.89, 0.81], [0.0, 0.0, 0.95, 0.79], [0, 0, 0, 0.1]]
    )
    paths = walk(UC, luck)
    assert paths.state.T.tolist() == [
        [0, PAID, PAID, PAID, PAID],
        [0, 0, PAID, PAID, PAID],
        [0, 1, 1, WRITTEN_OFF, WRITTEN_OFF],
        [0, 0, 1, 0, PAID],
    ]
    assert paths.months.tolist() == [1, 2, 3, 4]
    assert paths.ending.tolist() == [PAID, PAID, WRITTEN_OFF, PAID]


def test_it_may_start_in_any_bucket():
    assert walk(UC, np.array([[0.4, 0.4], [0.0, 0.0]]), start=[1, 0]).months.tolist() == [1, 2]


def test_each_step_has_the_chances_of_its_row():
    state = walk(UC, month_luck(Streams(3), 5, range(80))).state
    for i, row in enumerate(np.hstack([UC.stay, UC.leave])):
        then = state[1:][state[:-1] == i]
        for end, chance in zip((0, 1, PAID, WRITTEN_OFF), row, strict=True):
            assert abs((then == end).mean() - chance) <= 4 * np.sqrt(chance * (1 - chance) / len(then))


def test_an_invoice_meets_its_own_luck_whatever_the_others_do():
    """The same row alone in its block, among other blocks, and beside invoices of other buckets."""
    alone = walk(UC, month_luck(Streams(3, 2), 5, [7]))
    among = walk(UC, month_luck(Streams(3, 2), 5, [1, 7, 4]))
    shorter = min(len(alone.state), len(among.state))
    assert (among.state[:shorter, 256:512] == alone.state[:shorter]).all()
    assert (among.months[256:512] == alone.months).all()
    mixed = walk(UC, month_luck(Streams(3, 2), 5, [7]), start=np.arange(256) % 2)
    assert (mixed.months[::2] == alone.months[::2]).all()


def test_better_rates_end_no_invoice_later_or_worse():
    ladder = [[0.1, 0.5, 0.0], [0.0, 0.2, 0.5], [0.0, 0.0, 0.6]]
    worse = RollRates(ladder, [[0.4, 0], [0.3, 0], [0.2, 0.2]])
    better = RollRates([[0.1, 0.4, 0.0], [0.0, 0.2, 0.4], [0.0, 0.0, 0.5]], [[0.5, 0], [0.4, 0], [0.4, 0.1]])
    before, after = (walk(rates, month_luck(Streams(1), 5, range(20))) for rates in (worse, better))
    assert (after.ending >= before.ending).all() and (after.ending > before.ending).any()
    paid = before.ending == PAID
    assert (after.months[paid] <= before.months[paid]).all()


def test_rounding_leaves_no_way_to_an_end_that_has_no_chance():
    third = RollRates([[0.333, 0.333], [0.0, 0.0]], [[0.333, 0.0], [1.0, 0.0]])
    assert (third.upto[:, 2] == np.inf).all()
    assert (walk(third, month_luck(Streams(1), 5, range(40))).ending == PAID).all()


@pytest.mark.parametrize(
    ("stay", "leave", "said"),
    [
        ([[0.5, 0.2]], [[0.3, 0]], "shapes"),
        ([], np.empty((0, 2)), "shapes"),
        ([[0.5]], [[0.5]], "shapes"),
        ([[0.5]], [[0.3, 0.1]], "sum to 1"),
        ([[1.2]], [[-0.2, 0]], "0 or more"),
        ([[float("nan")]], [[1, 0]], "0 or more"),
        ([[0.5, 0.2], [0, 1]], [[0.3, 0], [0, 0]], "from bucket 1"),
    ],
)
def test_chances_that_cannot_be(stay, leave, said):
    with pytest.raises(ValueError, match=said):
        RollRates(stay, leave)
