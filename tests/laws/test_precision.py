"""Laws: a standard error is what it says, with control variates and without."""

import numpy as np
import pytest

from simlib import theory
from simlib.laws import network, precision, station
from simlib.laws.network import Network
from simlib.laws.precision import Sample, Wanted, estimate, until_precise
from simlib.laws.station import Service, Station
from simlib.world.streams import Streams

NONE = {"": np.empty(0)}
EXPONENTIAL = Service("exponential", 1.0, 1.0)


def of_mean(values, control=None):
    known = NONE if control is None else {"": np.array([control])}
    return Sample({"x": (np.array([values]), np.ones(1))}, known)


def test_more_replications_until_precise_and_then_no_more():
    luck = np.random.default_rng(5).normal(10.0, 2.0, 5_000)
    asked = []

    def replicate(number):
        asked.append(number)
        return of_mean(luck[number])

    seen = until_precise(replicate, [Wanted("x", 0, 10.0)], 5_000, lambda: None)["x", 0]
    assert seen.se <= 0.1
    assert asked == list(range(seen.n))
    assert 300 < seen.n < 1500  # (2 / .1)^2 = 400 are needed


def test_an_imprecise_figure_stops_at_the_most():
    luck = np.random.default_rng(5).normal(10.0, 200.0, 100)
    seen = until_precise(lambda number: of_mean(luck[number]), [Wanted("x", 0, 10.0)], 90, lambda: None)[
        "x", 0
    ]
    assert seen.n == 90
    assert seen.se > 1


def test_a_rare_event_never_seen_is_not_precise():
    seen = estimate([of_mean(0.0)] * 40, Wanted("x", 0, 1e-6, True))
    assert seen.se == float("inf")


def test_what_counts_as_precise():
    assert Wanted("x", 0, 10.0).allowed == pytest.approx(0.2)
    assert Wanted("x", 0, 0.004, True).allowed == pytest.approx(0.001)
    assert Wanted("x", 0, 0.004, False).allowed == pytest.approx(0.00008)
    assert Wanted("x", 0, 0.005, True).allowed == pytest.approx(0.0001)


def test_control_variates_sharpen_and_a_control_whose_mean_is_not_0_is_not_trusted():
    rng = np.random.default_rng(8)
    control = rng.normal(0.0, 1.0, 60)
    values = 10 + 3 * control + rng.normal(0.0, 0.1, 60)
    wanted = Wanted("x", 0, 10.0)
    plain = estimate([of_mean(v) for v in values], wanted)
    sharp = estimate([of_mean(v, c) for v, c in zip(values, control, strict=True)], wanted)
    assert sharp.se < plain.se / 9
    assert abs(sharp.mean - 10) < 4 * sharp.se
    wrong = estimate([of_mean(v, c + 2) for v, c in zip(values, control, strict=True)], wanted)
    assert wrong == plain


def z_scores(figure, expected, replicate, seeds, controlled):
    """How many standard errors off the estimate is, for many seeds."""
    size = abs(expected) * (1e-6 if controlled else 100.0)  # aimed at so sharply, or so loosely
    scores = []
    for seed in seeds:
        seen = estimate([replicate(seed, number) for number in range(40)], Wanted(figure, 0, size))
        scores.append((seen.mean - expected) / seen.se)
    return np.array(scores)


@pytest.mark.parametrize("controlled", [False, True])
@pytest.mark.parametrize(
    ("queue", "expected"),
    [
        (Station((0.8,), (EXPONENTIAL,), 1), theory.mmc(0.8, 1, 1)["mean_wait"]),
        (Station((1.5,), (EXPONENTIAL,), 2), theory.mmc(1.5, 1, 2)["mean_wait"]),
        (Station((0.6,), (Service("lognormal", 1.0, 2.0),), 1), theory.mg1(0.6, 1, 2)["mean_wait"]),
    ],
)
def test_standard_errors_of_a_queue_are_honest(queue, expected, controlled):
    """16 seeds: the scores are standard normal. Alarm rate about 1 in 1,000 a bound; the seeds are fixed."""
    spell = station.Spell(warm_up=300.0, end=1800.0, most=40)

    def replicate(seed, number):
        return station.sample(queue, Streams(seed, number), spell)

    scores = z_scores("mean_wait", expected, replicate, range(16), controlled)
    assert abs(scores.mean()) < 3.3 / 4
    assert 0.5 < scores.std() < 1.7


@pytest.mark.parametrize("controlled", [False, True])
def test_standard_errors_of_a_network_are_honest(controlled):
    funnel = Network(2.0, (0.8, 1.2), (2, 1), (0.35, 0.6))
    expected = theory.feed_forward_network(2.0, (0.8, 1.2), (2, 1), (0.35, 0.6))["mean_open"]
    spell = station.Spell(warm_up=200.0, end=1000.0, most=40)

    def replicate(seed, number):
        return network.sample(funnel, Streams(seed, number), spell)

    scores = z_scores("mean_open", expected, replicate, range(12), controlled)
    assert abs(scores.mean()) < 3.3 / 12**0.5
    assert 0.4 < scores.std() < 1.8


def mean_scores(controls):
    """How many standard errors the mean of each control variate is off 0; a row for each replication."""
    rows = np.array(controls)
    rows = rows[:, rows.any(axis=0)]  # nobody passes anything before the first stage
    return rows.mean(axis=0) / (rows.std(axis=0, ddof=1) / len(rows) ** 0.5)


def test_control_variates_of_a_queue_are_0_in_the_mean():
    """Alarm rate about 1 in 3,000; the seed is fixed."""
    queue = Station((0.3, 0.5), (EXPONENTIAL, Service("gamma", 1.0, 2.0)), 1)
    spell = station.Spell(warm_up=50.0, end=450.0, most=40)
    rows = [station.sample(queue, Streams(4, number), spell).controls[""] for number in range(300)]
    assert np.abs(mean_scores(rows)).max() < 4


def test_cases_that_begin_at_one_moment_leave_one_after_the_other_behind():
    """By hand: three wait at 5, two need no time, so 2, 1 and 0 are left behind; mean work 1."""
    story = station.Story(
        arrival=np.array([0.0, 1.0, 2.0, 3.0, 99.0]),
        kind=np.zeros(5, dtype=np.int64),
        work=np.array([5.0, 0.0, 0.0, 1.0, 1.0]),
        begin=np.array([0.0, 5.0, 5.0, 5.0, np.inf]),
    )
    behind_by_work = station.controls(Station((0.5,), (EXPONENTIAL,), 1), story, 0.0, 50.0)[3]
    assert behind_by_work == 2 * (0 - 1) + 1 * (0 - 1)


def test_control_variates_of_a_network_are_0_in_the_mean():
    """Alarm rate about 1 in 2,000; the seed is fixed."""
    funnel = Network(2.0, (0.4, 0.8, 1.2), (1, 1, 1), (0.5, 0.75, 0.6))
    spell = station.Spell(warm_up=50.0, end=350.0, most=40)
    samples = [network.sample(funnel, Streams(4, number), spell) for number in range(300)]
    for stage in range(3):
        scores = mean_scores([sample.controls["mean_time_by_stage", stage] for sample in samples])
        assert np.abs(scores).max() < 4


def test_every_second_replication_is_booked_ahead_and_tells_the_same_story():
    queue = Station((1.8,), (EXPONENTIAL,), 2)
    on_pool, on_desk = Streams(3, 0), Streams(3, 0)
    on_desk.replication = 1
    on_desk.generator = on_pool.generator  # the same luck, the other pool
    one, other = (station.tell(queue, streams, 400.0) for streams in (on_pool, on_desk))
    before = one.begin < 400.0
    assert before.sum() > 600
    np.testing.assert_array_equal(one.begin[before], other.begin[before])
    assert (other.begin[~before] >= 400.0).all()


def test_no_replication_is_like_another():
    queue = Station((0.5,), (EXPONENTIAL,), 1)
    stories = [station.tell(queue, Streams(1, number), 50.0).arrival[0] for number in range(40)]
    assert len(set(stories)) == 40
    assert precision.FIRST_REPLICATIONS >= 30


def test_controls_that_explain_all_that_was_seen_leave_a_tenth_of_the_error():
    """Mean time in a stage where nobody happened to wait: work alone explains it, the rare wait is still unknown."""
    rng = np.random.default_rng(5)
    samples = []
    for _ in range(40):
        work = rng.exponential(1.0, 20)
        samples.append(
            Sample({"time": (np.array([work.sum()]), np.array([20.0]))}, {"": np.array([(work - 1).sum()])})
        )
    wanted = Wanted("time", 0, 1.0)
    plain = estimate([Sample(s.totals, {"": np.empty(0)}) for s in samples], wanted)
    cut = estimate(samples, wanted)
    assert plain.se > wanted.aimed
    assert cut.se == pytest.approx(plain.se / 10) and abs(cut.mean - 1) < 1e-9
