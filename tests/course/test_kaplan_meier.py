"""Kaplan-Meier by hand: the remission times of Freireich et al. (1963), and small lists."""

from math import isnan

import pytest

from simlib.course.kaplan_meier import kaplan_meier

TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


def test_remission_times():
    """The textbook's table: S and Greenwood's standard error after 6, 7, 10, … weeks of 21 patients."""
    curve = kaplan_meier(TREATED + CENSORED, [True] * len(TREATED) + [False] * len(CENSORED))
    assert curve.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.survival.round(4).tolist() == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert curve.se.round(4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    low, high = curve.interval(6)
    assert (round(low, 3), round(high, 3)) == (0.620, 0.952)


def test_between_before_and_after():
    curve = kaplan_meier([1, 2, 2, 3], [True, True, False, False])
    assert [curve.at(t) for t in (0, 0.5, 1, 1.9, 2, 3)] == [1, 1, 0.75, 0.75, 0.5, 0.5]
    assert isnan(curve.at(3.1)) and isnan(curve.interval(4)[0])
    assert curve.mean(3) == 1 + 0.75 + 0.5
    assert curve.interval(0.5) == (1, 1)


def test_everybody_and_nobody():
    gone = kaplan_meier([1, 2], [True, True])
    assert (gone.at(2), gone.se_at(2), gone.interval(2)) == (0, 0, (0, 0))
    stayed = kaplan_meier([1, 2], [False, False])
    assert (stayed.at(2), stayed.se_at(2), stayed.mean(2)) == (1, 0, 2)
    with pytest.raises(ValueError, match="customer"):
        kaplan_meier([], [])
