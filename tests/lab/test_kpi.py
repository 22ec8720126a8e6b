"""KPIs and the weekly review: the course's table, brute-force counts, and what replications promise."""

import json
from math import fsum
from pathlib import Path

import numpy as np
import pytest

from simlib.course.pipeline import pass_chances, weighted_pipeline
from simlib.lab import KPIS, calibration, compare, kpis_of, replicate, run, weekly
from simlib.text import BadInput, keys, speaking
from simlib.world import Scenario, Strategy, scenario

MARKET = scenario("machinery").alone("funnel")
GOLDEN = Path(__file__).with_name("golden_machinery.json")


def test_the_course_table_comes_out():
    assert weighted_pipeline([300, 240, 176, 464, 146, 98]) == pytest.approx(364.8)
    assert pass_chances() == pytest.approx((0.5, 0.5, 2 / 3, 0.6, 0.625, 0.8))
    review = weekly(run(MARKET, horizon=7.0).log, MARKET)
    assert review.weighted[0] / 10_000 == pytest.approx(364.8)
    assert review.count[0].tolist() == [5, 4, 3, 2, 2, 2]


def test_the_weighted_pipeline_is_rounded_once_on_every_processor():
    """Not by linear algebra, whose order of adding is the processor's own (Shewchuk's exact sum)."""
    review = run(MARKET, horizon=91.0).weekly
    exact = [
        fsum(a * r for a, r in zip(row, MARKET.win_rates, strict=True)) for row in review.amount.tolist()
    ]
    assert review.weighted.tolist() == exact


def test_golden_first_replication():
    """Refresh after a wanted change: `python tests/lab/test_kpi.py`."""
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for name, figures in golden().items():
        assert figures == pytest.approx(expected[name], rel=1e-9), name


def golden():
    plan = Strategy().but(style_matching=True, work_order="late_stage", discount=0.05, coaching_hours=2.0)
    cases = {
        "baseline": (MARKET, Strategy()),
        "plan": (MARKET, plan),
        "reference": (MARKET.at_reference(), Strategy()),
    }
    return {name: run(market, strategy).kpis for name, (market, strategy) in cases.items()}


def test_the_week_s_pipeline_is_what_a_walk_through_the_facts_finds():
    done = run(MARKET, Strategy().but(small_order_threshold=150_000), horizon=182.0)
    log, review = done.log, done.weekly
    hidden = set(log.leads["lead"][log.leads["recorded"] == 0].tolist())
    stage_of = {}
    facts = [(f["time"], f["kind"], f["lead"], f["stage"]) for f in log.facts]
    for week in range(0, 27, 5):
        stage_of.clear()
        for time, kind, lead, stage in facts:
            if time > 7 * week:
                break
            if kind == 2:
                stage_of[lead] = stage
            elif kind >= 6:
                stage_of.pop(lead)
        shown = [s for lead, s in stage_of.items() if lead not in hidden]
        assert np.bincount(shown, minlength=6).tolist() == review.count[week].tolist()


def test_cumulative_revenue_restarts_with_the_quarter():
    review = run(MARKET).weekly
    for quarter in range(1, 8):
        first = 13 * quarter + 1
        sold_in_week = round(review.progress[first] * MARKET.quota_per_quarter
                             - (review.weighted[first] - review.weighted[first - 1]))  # fmt: skip
        assert review.revenue[first] == pytest.approx(sold_in_week, abs=2)
        assert review.revenue[13 * quarter] >= review.revenue[13 * quarter - 1]


def test_calibration_counts_only_deals_that_had_time_to_close():
    counted = calibration(run(MARKET).log, MARKET)
    assert (counted.won <= counted.entered).all() and counted.entered[0] > 50
    assert np.isnan(calibration(run(MARKET, horizon=7.0).log, MARKET).share).any()


def test_more_replications_continue_the_first_ones():
    five, two = replicate(MARKET, replications=5), replicate(MARKET, replications=2)
    more = replicate(MARKET, replications=5, have=two)
    for name in kpis_of("funnel"):
        np.testing.assert_array_equal(five.values[name], more.values[name])
        np.testing.assert_array_equal(five.values[name][:2], two.values[name])
    assert len(more) == 5 and replicate(MARKET, replications=1, have=two).values["won"].shape == (1,)


def test_two_processes_give_the_same_bytes():
    one, two = (replicate(MARKET, replications=4, processes=p) for p in (1, 2))
    for name in kpis_of("funnel"):
        assert one.values[name].tobytes() == two.values[name].tobytes()


def test_comparing_a_strategy_with_itself_shows_no_difference_at_all():
    result = compare(MARKET, [Strategy(), Strategy()], replications=3)
    assert {result.pair(kpi).verdict for kpi in kpis_of("funnel")} <= {"same", "unknown"}


def test_the_verdict_is_a_sentence_in_both_languages():
    result = compare(MARKET, [Strategy(), Strategy().but(reps=4)], replications=12, names=("A", "B"))
    with speaking("en"):
        assert "wait for a rep: B is" in result.sentence("wait_days") and "95 %" in result.sentence(
            "wait_days"
        )
        assert result.changed() == ["reps: 6 people → 4 people"]
        assert "No difference" in result.sentence("leads") or "leads" in result.sentence("leads")
        assert result.sentence() in repr(result) and "<table>" in result._repr_html_()
    with speaking("zh"):
        assert "与A相比，B" in result.sentence("wait_days") and result.changed() == ["销售人数：6 人 → 4 人"]


def test_a_plan_says_from_which_day_it_changes():
    later = [(0.0, Strategy()), (91.0, Strategy().but(reps=8))]
    with speaking("en"):
        assert compare(MARKET, [Strategy(), later], replications=2).changed() == [
            "from day 91: reps: 6 people → 8 people"
        ]


def test_bad_questions_get_a_sentence():
    with pytest.raises(BadInput):
        compare(MARKET, [Strategy()])
    with pytest.raises(BadInput):
        compare(MARKET, [Strategy(), Strategy()], kpi="happiness", replications=2)
    with pytest.raises(BadInput):
        run(MARKET, [(5.0, Strategy())])


def test_every_kpi_has_words_and_a_unit():
    for kpi in KPIS.values():
        for key in (f"kpi.{kpi.name}", f"kpi.{kpi.name}.help", f"world.unit.{kpi.unit}"):
            assert key in keys("zh") and key in keys("en")


@pytest.mark.parametrize(
    "market", [Scenario().but(leads_per_year=0.0, opening_count=(0,) * 6, opening_amount=(0,) * 6)]
)
def test_an_empty_company_has_figures_too(market):
    figures = run(market, Strategy().but(reps=0), horizon=7.0).kpis
    assert figures["won"] == 0 and np.isnan(figures["win_rate"]) and figures["profit"] < 0


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(golden(), indent=1) + "\n", encoding="utf-8")


def test_one_world_shows_a_difference_but_no_verdict():
    """One replication has no interval: the sentence says so instead of naming one."""
    market = Scenario().but(horizon_days=120.0)
    pair = compare(market, [Strategy(), Strategy().but(reps=7)], replications=1)
    with speaking("en"):
        assert "One cannot tell" in pair.sentence("profit") and "–" not in pair.sentence("profit")
    with speaking("zh"):
        assert "只看一次" in pair.sentence("profit")
