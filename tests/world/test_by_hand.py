"""By hand: whole logs of the funnel worked out on paper."""

import numpy as np
import pytest

from simlib.course.pipeline import STAGES
from simlib.lab import weekly
from simlib.world import Scenario, Strategy
from simlib.world.company import simulate
from simlib.world.log import FACTS

ONE_DAY_OF_RECORDING = 25.0 / 7.0  # hours; with 25 selling hours a week they take a rep one day

# every stage is passed for certain; the rep needs one day, the customer ten
CERTAIN = Scenario().at_reference().but(
    leads_per_year=0.0, win_rates=(1.0,) * 6, work_hours=(0.0,) * 6, own_days=(10.0,) * 6, own_sigma=0.0,
    recording_hours=ONE_DAY_OF_RECORDING, opening_count=(1, 0, 0, 0, 0, 0), opening_amount=(900_000, 0, 0, 0, 0, 0),
    horizon_days=364.0,
)  # fmt: skip
PLAIN = Strategy().but(reps=1, coaching_hours=0.0, qualification_threshold=0.0)


def story(log):
    return [(round(float(f["time"]), 6), FACTS[f["kind"]], int(f["stage"])) for f in log.facts]


def test_one_deal_goes_down_in_sixty_six_days():
    log = simulate(CERTAIN, PLAIN)
    expected = [(0.0, "arrived", -1)]
    for stage in range(6):
        start = 11.0 * stage
        end = "won" if stage == 5 else "passed"
        expected += [(start, "entered", stage), (start, "begun", stage), (start + 1, "worked", stage)]
        expected += [(start + 11, end, stage)]
    assert story(log) == expected
    assert log.facts[-1]["amount"] == 900_000


def test_the_second_of_two_deals_waits_for_the_only_rep():
    two = CERTAIN.but(
        opening_count=(2, 0, 0, 0, 0, 0), opening_amount=(900_001, 0, 0, 0, 0, 0), horizon_days=13.0
    )
    log = simulate(two, PLAIN)
    assert log.leads["amount"].tolist() == [450_000, 450_001]  # the remainder goes to the last
    first, second = log.leads["lead"].tolist()
    rows = list(zip(log.visits["lead"].tolist(), log.visits["begun"], log.visits["left"], strict=True))
    # the rep takes the first on day 0, the second on day 1; on days 11 and 12 they are back, now at incubation
    assert [(lead, round(begun, 6)) for lead, begun, _ in rows] == [
        (first, 0.0), (second, 1.0), (first, 11.0), (second, 12.0)]  # fmt: skip
    assert [round(left, 6) for _, _, left in rows[:2]] == [11.0, 12.0]
    assert np.isnan(rows[2][2]) and np.isnan(rows[3][2])  # beyond the horizon nothing is known
    assert log.visits["passed"].tolist() == [1, 1, -1, -1]


@pytest.mark.parametrize(
    "order, expected",
    [("first_come", [0, 1, 3, 5]), ("late_stage", [0, 5, 3, 1]), ("biggest", [0, 3, 5, 1])],
)
def test_a_free_rep_takes_the_deal_that_the_work_order_names(order, expected):
    """Four deals at once: the first is taken before the others are there to compare, then the order speaks."""
    four = CERTAIN.but(
        opening_count=(1, 1, 0, 1, 0, 1),
        opening_amount=(500_000, 100_000, 0, 300_000, 0, 200_000),
        horizon_days=5.0,
    )
    log = simulate(four, PLAIN.but(work_order=order))
    assert log.visits["stage"].tolist() == expected


def test_value_per_hour_prefers_a_late_small_deal_to_an_early_larger_one():
    rates = (0.05, 0.1, 0.2, 0.3, 0.5, 0.8)
    two = CERTAIN.but(
        win_rates=rates, opening_count=(2, 0, 0, 0, 0, 1), opening_amount=(1_200_000, 0, 0, 0, 0, 300_000)
    )
    log = simulate(two.but(horizon_days=3.0), PLAIN.but(work_order="value_per_hour"))
    assert log.visits["stage"].tolist() == [0, 5, 0]


def test_a_deal_that_nobody_takes_waits_to_the_end():
    log = simulate(CERTAIN, PLAIN.but(reps=0))
    assert len(log.visits["lead"]) == 0
    assert log.waiting["stage"].tolist() == [0] and log.waiting["entered"].tolist() == [0.0]


def test_a_discount_is_given_when_the_contract_is_signed():
    log = simulate(CERTAIN, [(0.0, PLAIN.but(discount=0.1)), (50.0, PLAIN.but(discount=0.3))])
    # commitment begins on day 44, before the discount of the second decision
    assert log.visits["price"].tolist() == [900_000] * 4 + [810_000] * 2


def test_hiring_on_a_day_frees_the_queue_on_that_day():
    two = CERTAIN.but(
        opening_count=(2, 0, 0, 0, 0, 0), opening_amount=(900_000, 0, 0, 0, 0, 0), horizon_days=5.0
    )
    log = simulate(two, [(0.0, PLAIN), (0.5, PLAIN.but(reps=2))])
    assert log.visits["begun"].tolist() == [0.0, 0.5]
    assert log.visits["rep"].tolist() == [0, 1]


def test_the_weekly_review_of_one_deal():
    review = weekly(simulate(CERTAIN.but(horizon_days=84.0, quota_per_quarter=1_000_000), PLAIN),
                    CERTAIN.but(quota_per_quarter=1_000_000, win_rates=(1.0,) * 6))  # fmt: skip
    stages = [int(np.flatnonzero(row)[0]) if row.any() else None for row in review.count]
    # entered at 0, 11, 22, 33, 44, 55, won on day 66: seen at the end of weeks 0 to 12
    assert stages == [0, 0, 1, 1, 2, 3, 3, 4, 5, 5, None, None, None]
    assert review.weighted[:10].tolist() == [900_000.0] * 10 and review.weighted[10] == 0
    assert review.revenue.tolist() == [0.0] * 10 + [900_000.0] * 3
    # the week of the win: the pipeline falls by as much as revenue rises, progress is 0, and is not counted twice
    assert review.progress[1:].tolist() == [0.0] * 12
    assert review.forecast.tolist() == [0.9] * 13


def test_small_orders_stay_out_of_the_funnel_and_are_booked_outside():
    log = simulate(CERTAIN.but(horizon_days=84.0), PLAIN.but(small_order_threshold=1_000_000))
    review = weekly(log, CERTAIN)
    assert review.count.sum() == 0
    assert review.out_of_funnel[-1] == review.revenue[-1] == 900_000
    # unrecorded, it costs the rep no recording day: six stages of ten days
    assert log.visits["left"][-1] == 60.0


def test_stages_are_those_of_the_course():
    assert STAGES == ("interest", "incubation", "design", "comparison", "commitment", "use")
