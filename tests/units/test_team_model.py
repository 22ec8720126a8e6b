"""By hand and in its directions: the small team model, what a stage does, the cost of a plan, a team seen in a log."""

import numpy as np
import pytest

from simlib.course.pipeline import WIN_RATES, pass_chances
from simlib.lab import run
from simlib.units.team.company import careers, team_weeks, young_firm, young_strategy
from simlib.units.team.model import (
    STAGE_EFFECTS,
    TEAM_STAGES,
    WEEKS,
    TeamRules,
    equal_coaching,
    leaving_rate,
    play_team,
    ramped,
    staffing_cost,
    staged_rates,
    team_luck,
)
from simlib.world import Strategy


def test_a_newcomer_by_hand():
    assert ramped(0.0, 182.0) == 0.0
    assert ramped(182.0, 182.0) == pytest.approx(1 - np.exp(-1))
    assert ramped(np.inf, 182.0) == 1.0 and ramped(-5.0, 182.0) == 0.0


def test_one_who_leaves_by_hand():
    """Luck 0 in the first month for the first chair: gone after week 4, back 60 days later, ramping from then on."""
    luck = np.ones((1, WEEKS // 4, 20))
    luck[0, 0, 0] = 0.0
    record = play_team(TeamRules(), luck)
    assert record.present[0, :4].tolist() == [6] * 4 and record.left[0, 3:5].tolist() == [0, 1]
    weeks_empty = int(np.sum(record.present[0] == 5))
    assert weeks_empty == int(np.ceil(60 / 7)) and record.present[0, -1] == 6
    back = 4 + weeks_empty
    first = 7 * weeks_empty - 60
    assert record.ramped[0, back] == pytest.approx(5 + ramped(first, 182.0))
    assert record.load[0, 0] == pytest.approx(120 / (6 * 24)) and record.load[0, 5] == pytest.approx(1.0)


def test_directions_of_the_small_model():
    luck = team_luck(300, 5)
    usual = play_team(TeamRules(), luck)

    def moved(name, **change):
        return getattr(play_team(TeamRules(**change), luck), name).mean() - getattr(usual, name).mean()

    assert moved("left", work=140.0) > 0 > moved("ramped", work=140.0)
    # the same load, so only the coaching differs
    assert moved("left", coaching=2.0, work=120.0 * 23 / 24) < 0
    assert moved("ramped", hiring_days=150.0) < 0 and moved("ramped", ramp_days=400.0) < 0
    assert moved("left", overload=0.0, work=140.0) < moved("left", work=140.0)
    assert play_team(TeamRules(leaving=0.0), luck).left.max() == 0


def test_leaving_is_the_companys_rule():
    """simlib.world.team: rate × exp(effect × (load − reference) − stay × (hours − usual))."""
    rules = TeamRules(coaching=3.0)
    assert leaving_rate(rules, 1.0) == pytest.approx(0.12 * np.exp(4 * 0.2 - 0.3 * 2))
    market = young_firm()
    names = {"leaving": "rep_leaving", "overload": "overload_effect", "reference": "overload_reference",
             "stay": "coaching_stay", "hiring_days": "hiring_days", "ramp_days": "ramp_days",
             "hours": "selling_hours_per_week", "usual_coaching": "coaching_reference"}  # fmt: skip
    assert all(getattr(TeamRules(), mine) == getattr(market, theirs) for mine, theirs in names.items())


def test_a_stage_shifts_every_chance_by_its_log_odds():
    assert staged_rates(WIN_RATES, 0.0) == pytest.approx(WIN_RATES)
    before, after = (np.array(pass_chances(rates)) for rates in (WIN_RATES, staged_rates(WIN_RATES, -0.3)))
    assert np.log(after / (1 - after)) - np.log(before / (1 - before)) == pytest.approx(np.full(6, -0.3))
    assert STAGE_EFFECTS["norming"] == (1.0, 0.0) and set(STAGE_EFFECTS) == set(TEAM_STAGES)


def test_costs_by_hand():
    assert staffing_cost((6, 7, 7, 5), 6, 120_000, 20_000).tolist() == [180_000, 230_000, 210_000, 150_000]
    assert equal_coaching(1, 5) == 5.0 and equal_coaching(0, 6) == 0.0


def test_a_hire_waits_and_ramps_in_the_companys_log():
    market = young_firm(182.0).but(rep_leaving=0.0)
    done = run(market, young_strategy().but(reps=7))
    team, weeks = careers(done), team_weeks(done)
    assert [one.newcomer for one in team] == [False] * 6 + [True] and team[6].came == 60.0
    assert weeks.people.tolist() == [6.0] * 8 + [7.0] * 18
    assert weeks.capacity[8] == pytest.approx(6 + ramped(63 - 60, 182.0))
    assert weeks.skill[7] == 0.0 and weeks.skill[8] == pytest.approx(-0.8 * np.exp(-3 / 182) / 7)
    assert weeks.won[-1] == done.kpis["won"] and 0 <= weeks.load.min() and weeks.load.max() <= 1.0 + 1e-9
    busy = weeks.load @ weeks.people / weeks.people.sum()
    assert busy == pytest.approx(done.kpis["utilisation"], abs=0.02)


def test_a_plan_over_time_changes_the_team_and_its_skill():
    calm = young_firm(182.0).but(rep_leaving=0.0, hiring_days=0.0)
    done = run(calm, [(0, young_strategy()), (91, young_strategy().but(reps=4, coaching_hours=3.0))])
    weeks = team_weeks(done)
    assert (
        weeks.people[12] == 6
        and weeks.people[13] == 4
        and sum(one.left == 91.0 for one in careers(done)) == 2
    )
    assert weeks.skill[11] == 0.0 and weeks.skill[14] > 0.1


def test_busy_teams_are_helped_by_hands_and_idle_ones_by_coaching():
    from simlib.lab import compare

    base: Strategy = young_strategy()
    plans = [base.but(reps=7), base.but(coaching_hours=5.0)]
    busy = compare(young_firm(546.0, leads=700), plans, replications=6).pair("won")
    idle = compare(young_firm(546.0, leads=260), plans, replications=6).pair("won")
    assert busy.difference.high < 0 < idle.difference.mean
