"""Laws: the closed forms against the same figures worked out another way, by linear algebra or recursion."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib import theory
from simlib.course import pipeline
from simlib.theory.queues import relaxation_time


def stationary(rates):
    """The stationary law of a Markov chain in continuous time: solves p Q = 0, sum p = 1."""
    q = rates - np.diag(rates.sum(axis=1))
    a = np.vstack([q.T, np.ones(len(q))])
    return np.linalg.lstsq(a, np.array([0.0] * len(q) + [1.0]), rcond=None)[0]


def birth_and_death(up, down, states):
    rates = np.zeros((states, states))
    for n in range(states - 1):
        rates[n, n + 1], rates[n + 1, n] = up, down(n + 1)
    return stationary(rates)


@pytest.mark.parametrize(
    ("arrival_rate", "service_rate", "servers"),
    [(0.3, 1, 1), (1.7, 1, 2), (5, 2, 3), (16, 1, 20), (0.02, 1, 2)],
)
def test_mmc_against_its_balance_equations(arrival_rate, service_rate, servers):
    p = birth_and_death(arrival_rate, lambda n: min(n, servers) * service_rate, 400)
    queue = sum(max(n - servers, 0) * share for n, share in enumerate(p))
    figures = theory.mmc(arrival_rate, service_rate, servers)
    expected = {
        "p_wait": p[servers:].sum(),
        "mean_queue": queue,
        "mean_wait": queue / arrival_rate,
        "mean_in_system": p @ np.arange(400),
        "utilisation": p @ np.minimum(np.arange(400), servers) / servers,
        "p_empty": p[0],
        "mean_time_in_system": queue / arrival_rate + 1 / service_rate,
    }
    assert figures == pytest.approx(expected, rel=1e-6, abs=1e-8)
    assert theory.mmc_state_law(arrival_rate, service_rate, servers, 40) == pytest.approx(
        p[:40], rel=1e-6, abs=1e-12
    )


def test_mmc_with_very_many_servers_neither_overflows_nor_loses_mass():
    law = theory.mmc_state_law(1900.0, 1.0, 2000, 4000)
    assert sum(law) == pytest.approx(1, rel=1e-9)
    assert 0 < theory.mmc(1900.0, 1.0, 2000)["p_wait"] < 0.1


@pytest.mark.parametrize(("servers", "capacity"), [(1, 1), (2, 5), (3, 3), (4, 9)])
def test_mmck_against_its_balance_equations(servers, capacity):
    p = birth_and_death(5.0, lambda n: min(n, servers) * 2.0, capacity + 1)
    figures = theory.mmck(5.0, 2.0, servers, capacity)
    inside = p @ np.arange(capacity + 1)
    assert figures["p_lost"] == pytest.approx(p[-1])
    assert figures["mean_in_system"] == pytest.approx(inside)
    assert figures["mean_time_in_system"] == pytest.approx(inside / (5.0 * (1 - p[-1])))


def test_mmck_against_the_published_figure():
    """M/M/2/5 with rates 5 and 2."""
    figures = theory.mmck(5, 2, 2, 5)
    assert [
        figures[k] for k in ("p_lost", "mean_in_system", "mean_time_in_system", "throughput")
    ] == pytest.approx([0.28365254, 3.27720795, 0.91497719, 3.58173732], rel=1e-7)


@pytest.mark.parametrize("patience_rate", [0.05, 0.4, 3.0])
def test_erlang_a_against_its_balance_equations(patience_rate):
    p = birth_and_death(8.0, lambda n: min(n, 7) + max(n - 7, 0) * patience_rate, 500)
    queue = sum(max(n - 7, 0) * share for n, share in enumerate(p))
    figures = theory.erlang_a(8, 1, 7, patience_rate)
    assert [figures[k] for k in ("p_wait", "mean_queue", "p_abandon")] == pytest.approx(
        [p[7:].sum(), queue, patience_rate * queue / 8], rel=1e-6
    )


def test_erlang_a_against_the_published_figure():
    """Arrivals 8, service 1, 7 servers, patience .4."""
    figures = theory.erlang_a(8, 1, 7, 0.4)
    assert [figures[k] for k in ("p_wait", "mean_queue", "p_abandon")] == pytest.approx(
        [0.80395136, 3.53808492, 0.17690425], rel=1e-7
    )


def test_mg1_against_the_queue_at_departures():
    """M/D/1 by its embedded chain: the number left behind, with Poisson arrivals during a service."""
    rate, size = 0.7, 200
    came = [math.exp(-rate) * rate**k / math.factorial(k) for k in range(100)] + [0.0] * size
    move = np.zeros((size, size))
    for n in range(size):
        for k in range(size):
            after = max(n - 1, 0) + k
            if after < size:
                move[n, after] += came[k]
    a = np.vstack([move.T - np.eye(size), np.ones(size)])
    p = np.linalg.lstsq(a, np.array([0.0] * size + [1.0]), rcond=None)[0]
    assert theory.mg1(rate, 1.0, 0.0)["mean_in_system"] == pytest.approx(p @ np.arange(size), rel=1e-6)


def test_mg1_with_exponential_service_is_mm1():
    assert theory.mg1(0.6, 1.25, 1.0) == pytest.approx(theory.mmc(0.6, 0.8, 1))


def test_priority_against_its_balance_equations():
    """Two classes with different services; a state is (first waiting, second waiting, class in service)."""
    arrive, serve, size = (0.25, 0.3), (1.0, 0.8), 45
    index = {(i, j, k): n for n, (i, j, k) in enumerate(np.ndindex(size, size, 2))}
    idle = len(index)
    rows, columns, values = [], [], []

    def move(a, b, rate):
        rows.append(a), columns.append(b), values.append(rate)

    for (i, j, k), here in index.items():
        if i + 1 < size:
            move(here, index[i + 1, j, k], arrive[0])
        if j + 1 < size:
            move(here, index[i, j + 1, k], arrive[1])
        after = index[i - 1, j, 0] if i else index[0, j - 1, 1] if j else idle
        move(here, after, serve[k])
    for k in (0, 1):
        move(idle, index[0, 0, k], arrive[k])
    scipy_sparse = pytest.importorskip("scipy.sparse")
    from scipy.sparse.linalg import spsolve

    n = idle + 1
    q = scipy_sparse.coo_matrix((values, (rows, columns)), shape=(n, n)).tolil()
    q.setdiag(-np.asarray(q.sum(axis=1)).ravel())
    system = q.T.tolil()
    system[n - 1, :] = 1.0
    right = np.zeros(n)
    right[n - 1] = 1.0
    p = spsolve(system.tocsc(), right)
    waiting = np.array([[i, j] for i, j, _ in index])
    queues = p[:idle] @ waiting
    figures = theory.mm1_priority(arrive, serve)
    assert figures["mean_queue_by_class"] == pytest.approx(queues, rel=1e-4)
    assert figures["mean_wait_by_class"] == pytest.approx(queues / np.array(arrive), rel=1e-4)


@given(st.lists(st.floats(0.01, 1.0), min_size=1, max_size=6), st.floats(0.05, 0.99))
def test_priorities_only_deal_out_the_same_wait(shares, load):
    """Kleinrock's conservation law: the load-weighted wait is that of first come first served."""
    rates = [load * share / sum(shares) for share in shares]
    figures = theory.mm1_priority(rates, [1.0] * len(rates))
    weighted = sum(r * w for r, w in zip(rates, figures["mean_wait_by_class"], strict=True)) / load
    assert weighted == pytest.approx(theory.mmc(load, 1.0, 1)["mean_wait"], rel=1e-9)
    assert figures["mean_wait_by_class"] == sorted(figures["mean_wait_by_class"])


def test_network_against_its_balance_equations():
    """Two stages solved as one chain, which knows nothing of the product form."""
    leads, work, reps, passing, size = 1.0, (0.5, 1.1), (1, 2), (0.6, 0.7), 40
    index = {state: n for n, state in enumerate(np.ndindex(size, size))}
    rates = np.zeros((len(index),) * 2)
    for (i, j), here in index.items():
        first, second = min(i, reps[0]) / work[0], min(j, reps[1]) / work[1]
        for there, rate in (
            ((i + 1, j), leads),
            ((i - 1, j + 1), first * passing[0]),
            ((i - 1, j), first * (1 - passing[0])),
            ((i, j - 1), second),
        ):
            if there in index:
                rates[here, index[there]] += rate
    q = rates - np.diag(rates.sum(axis=1))
    q[:, -1] = 1.0
    p = np.linalg.solve(q.T, np.array([0.0] * (len(index) - 1) + [1.0]))
    inside = p @ np.array(list(index))
    figures = theory.feed_forward_network(leads, work, reps, passing)
    assert figures["mean_open_by_stage"] == pytest.approx(inside, rel=1e-4)
    assert figures["mean_open"] == pytest.approx(inside.sum(), rel=1e-4)
    assert figures["won_per_day"] == pytest.approx(0.42)
    assert figures["won_cycle_days"] == pytest.approx(inside[0] / 1.0 + inside[1] / 0.6, rel=1e-4)


def test_relaxation_time_against_the_spectral_gap():
    size, arrive = 400, 0.7
    beside = np.full(size - 1, -(arrive**0.5))  # of the generator made symmetric, services at rate 1
    stay = np.full(size, arrive + 1.0)
    stay[0], stay[-1] = arrive, 1.0
    gap = np.linalg.eigvalsh(np.diag(stay) + np.diag(beside, 1) + np.diag(beside, -1))[1]
    assert 1 / gap == pytest.approx(relaxation_time(1.0, 1.0, 1, arrive), rel=0.05)


amounts = st.lists(st.floats(0, 1e6), min_size=6, max_size=6)
rates = st.lists(st.floats(0.001, 1.0), min_size=6, max_size=6).map(sorted)


@given(amounts, rates)
def test_exact_decimals_and_the_course_formulas_agree(values, win_rates):
    close = {"rel": 1e-9, "abs": 1e-9}
    assert theory.weighted_pipeline(values, win_rates) == pytest.approx(
        pipeline.weighted_pipeline(values, win_rates), **close
    )
    assert theory.weighted_sd(values, win_rates) == pytest.approx(
        pipeline.weighted_sd(values, win_rates), **close
    )
    assert theory.pass_chances(win_rates) == pytest.approx(pipeline.pass_chances(win_rates), **close)
    figures = (*values[:4], 1000.0)
    assert theory.progress(*figures) == pytest.approx(pipeline.sales_progress(*figures), rel=1e-6, abs=1e-6)
    assert theory.velocity(7, values[0], 0.5, 30.0) == pytest.approx(
        pipeline.sales_velocity(7, values[0], 0.5, 30.0)
    )


def test_replay_by_hand():
    """Two servers, one place to wait; worked out on paper.

    a comes at 0 and is served to 4, b at 1 to 3, c waits from 1 to 3 and is served to 8, d at 2 finds the
    place taken, e at 3 finds c begun and waits to 4, f at 4 finds e begun and waits to 5.
    """
    seen = theory.replay_queue(2, [0, 1, 1, 2, 3, 4], [4, 2, 5, 1, 1, 1], queue_capacity=1)
    assert seen.services == [[0, 4], [1, 3], [3, 8], [4, 5], [5, 6]]
    assert seen.rejected_at == [2]
    assert seen.figures["end"] == 8


def test_replay_stops_where_it_is_told():
    seen = theory.replay_queue(1, [0, 1, 2], [Fraction(3, 2)] * 3, balk_at_or_above=2, until=Fraction(3, 2))
    assert seen.services == [[0, Fraction(3, 2)]]
    assert seen.balked_at == []
    assert theory.replay_queue(1, [0, 1, 1], [2, 2, 2], balk_at_or_above=2, until=1).figures["balked"] == 1


@pytest.mark.parametrize("law", [theory.mmc, theory.mmc_state_law])
def test_no_steady_state_no_figures(law):
    with pytest.raises(ValueError, match="steady state"):
        law(2.0, 1.0, 2, *([3] if law is theory.mmc_state_law else []))
