"""The relationship ladder: by hand, simulated within four standard errors of the matrix, its directions."""

from math import inf, sqrt

import numpy as np
import pytest

from simlib.lab.stats import interval
from simlib.units.trust import model as trust
from simlib.units.trust.model import (
    TRUST,
    Account,
    best_next,
    brought,
    expected,
    luck,
    matrix,
    months_to,
    over_time,
    reached_by,
    steady_state,
    walk,
)  # fmt: skip

PLANS = [(1.0, 0.0), (2.0, 0.02), (4.0, 0.05), (8.0, 0.1), (0.5, 0.2)]
MANY = 4000
SMALL = np.array([[0.75, 0.25, 0.0], [0.1, 0.7, 0.2], [0.0, 0.05, 0.95]])


def walked(visits: float, broken: float, *, start: int = 0, months: int = 36, seed: int = 3) -> np.ndarray:
    """The rungs of MANY accounts, accounts x (months + 1)."""
    chances = luck(seed, MANY, months, 1)
    return walk(np.array([start]), np.array([visits]), broken, chances)[:, :, 0]


def test_a_chain_of_three_by_hand():
    """E1 = (1 + .1 E0) / .3 and E0 = 4 + E1, so .2 E1 = 1.4 and E0 = 11; weights 1, 2.5, 10."""
    assert months_to(SMALL, 2) == pytest.approx(11.0) and months_to(SMALL, 2, 1) == pytest.approx(7.0)
    assert steady_state(SMALL) == pytest.approx(np.array([1, 2.5, 10]) / 13.5)
    assert over_time(SMALL, 0, 2)[-1] == pytest.approx([0.5875, 0.3625, 0.05])
    assert reached_by(SMALL, 2, 0, 2) == pytest.approx(0.05)


def test_a_month_by_hand():
    """Two visits work with 1 - 1/e = .632; both promises kept: .98 squared = .9604."""
    chain = matrix(2.0, 0.02)
    up = 0.9604 * 0.22 * 0.63212
    down = (0.9604 - up) * 0.20 * 0.36788
    assert chain[1] == pytest.approx([0.0396 + down, 0.9604 - up - down, up, 0.0], abs=1e-5)
    assert chain[3, 1] == pytest.approx(0.0396) and chain[0, 2] == 0


def test_one_walk_by_hand():
    """Climbs, climbs, breaks a promise and falls two rungs, then cools no further than the ground."""
    lucky, unlucky = [0.9, 0.0, 0.9], [0.9, 0.9, 0.0]
    months = [lucky, lucky, [0.0, 0.0, 0.0], unlucky]
    chances = np.array(months)[None, :, :, None]
    rungs = walk(np.array([0]), np.array([2.0]), 0.02, chances)[0, :, 0]
    assert rungs.tolist() == [0, 1, 2, 0, 0]
    money = brought(rungs[None, :, None], [Account(0, 1200.0)])
    assert money == pytest.approx([100 * (0.08 + 0.22 + 0.02 + 0.02)])


@pytest.mark.parametrize("visits, broken", PLANS)
@pytest.mark.parametrize("start", [0, 3])
def test_many_accounts_follow_the_matrix(visits, broken, start):
    """The distribution month by month, and whether trust was ever reached."""
    rungs, exact = walked(visits, broken, start=start), over_time(matrix(visits, broken), start, 36)
    for month in (1, 2, 6, 12, 36):
        for rung in range(4):
            p = exact[month, rung]
            gap = abs((rungs[:, month] == rung).mean() - p)
            assert gap <= 4 * sqrt(p * (1 - p) / MANY) + 1e-12, (month, rung)
    p = reached_by(matrix(visits, broken), TRUST, start, 36)
    assert abs((rungs >= TRUST).any(axis=1).mean() - p) <= 4 * sqrt(p * (1 - p) / MANY) + 1e-12


@pytest.mark.parametrize("visits, broken", PLANS[:3])
def test_the_wait_for_trust_is_the_solved_one(visits, broken):
    """Long enough that every account arrives; then the mean first month is the expected one."""
    rungs = walked(visits, broken, months=500)
    arrived = rungs >= TRUST
    assert arrived.any(axis=1).all()
    first = interval(arrived.argmax(axis=1).astype(float))
    assert abs(first.mean - months_to(matrix(visits, broken), TRUST)) <= 4 * first.sd / sqrt(MANY)


@pytest.mark.parametrize("visits, broken", PLANS[:3])
def test_the_long_run_is_the_steady_state(visits, broken):
    chain = matrix(visits, broken)
    stay = steady_state(chain)
    assert stay.sum() == pytest.approx(1) and stay @ chain == pytest.approx(stay)
    rungs = walked(visits, broken, months=500)[:, -1]
    for rung, p in enumerate(stay):
        assert abs((rungs == rung).mean() - p) <= 4 * sqrt(p * (1 - p) / MANY) + 1e-9


@pytest.mark.parametrize("visits", [0.0, 0.5, 3.0, trust.MOST_VISITS])
@pytest.mark.parametrize("broken", [0.0, 0.02, 0.2, 1.0])
def test_every_row_is_a_distribution(visits, broken):
    chain = matrix(visits, broken)
    assert (chain >= 0).all() and chain.sum(axis=1) == pytest.approx(np.ones(4))


def test_what_a_portfolio_brings_is_what_the_matrix_says():
    accounts = [Account(0, 6000.0), Account(2, 1200.0)]
    chances = luck(4, MANY, trust.MONTHS, 2)
    rungs = walk(np.array([0, 2]), np.array([3.0, 1.0]), 0.02, chances)
    found = interval(brought(rungs, accounts))
    exact = expected(accounts[0], 3.0, 0.02) + expected(accounts[1], 1.0, 0.02)
    assert abs(found.mean - exact) <= 4 * found.sd / sqrt(MANY)


def test_directions():
    """Broken promises always hurt; visits help where promises are kept and can hurt where they are not."""

    def stays(visits, broken):
        return steady_state(matrix(visits, broken))[TRUST:].sum()

    assert stays(2, 0.0) > stays(2, 0.02) > stays(2, 0.1)
    assert stays(8, 0.0) > stays(2, 0.0) and stays(8, 0.1) < stays(2, 0.1)
    assert months_to(matrix(0.0, 0.0), TRUST) == inf and months_to(matrix(0.0, 0.0), TRUST, 2) == 0.0
    assert expected(Account(2, 100.0), 2, 0.02) > expected(Account(1, 100.0), 2, 0.02)


def test_the_same_luck_and_more_of_it():
    assert np.array_equal(luck(1, 5, 4, 2), luck(1, 9, 4, 2)[:5])
    assert not np.array_equal(luck(1, 5, 4, 2), luck(2, 5, 4, 2))


def test_visits_one_after_the_other_go_where_they_add_most():
    accounts = [Account(0, 6000.0), Account(2, 300.0)]
    plan = best_next(accounts, 4, 0.01)
    assert sum(plan) == 4 and plan[0] > plan[1]
    best = max(
        range(5),
        key=lambda n: expected(accounts[0], n, 0.01) + expected(accounts[1], 4 - n, 0.01),
    )
    assert plan[0] == best


@pytest.mark.parametrize("visits, broken", [(-1.0, 0.1), (1.0, -0.1), (1.0, 1.1)])
def test_what_is_out_of_range_is_refused(visits, broken):
    with pytest.raises(ValueError, match="out of range"):
        matrix(visits, broken)
