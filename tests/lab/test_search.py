"""Searching: it finds what is there to find, on the same luck, and owns up to the winner's curse."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from simlib.lab import search, tries
from simlib.lab.search import SEARCHED, _ranked_again, searched
from simlib.lab.stats import Interval
from simlib.lab.tries import LADDER, settings
from simlib.text import BadInput, speaking
from simlib.world import Strategy, describe, scenario

pytest.importorskip("optuna")
COMPANY = scenario("machinery")
MARKET = COMPANY.alone("funnel").but(horizon_days=364.0)


def test_it_finds_a_clearly_better_number_of_reps():
    """With one rep the funnel starves; anything near the usual six is far better, on unseen worlds too."""
    found = search(MARKET, ["reps"], 14, base=Strategy().but(reps=1), kpi="revenue", replications=4, check=12)
    assert found.best.reps > 3 and found.checked.verdict == "more"
    assert found.tried[0] == 0.0  # the baseline itself is the first one tried
    assert found.hoped.mean == pytest.approx(found.tried.max())


def test_the_same_seed_finds_the_same_strategy():
    one, other = (search(MARKET, ["discount", "work_order"], 6, replications=2, check=3) for _ in range(2))
    assert one.best == other.best and one.tried.tolist() == other.tried.tolist()


def test_a_kpi_that_is_better_when_small_is_made_small():
    found = search(MARKET, ["reps"], 10, kpi="wait_days", replications=2, check=3)
    assert found.best.reps > Strategy().reps and found.hoped.mean < 0


def test_every_lever_that_is_searched_by_default_can_be_moved():
    market = scenario("machinery").but(horizon_days=28.0)
    assert set(searched("company")) == {lever for group in SEARCHED.values() for lever in group}
    found = search(market, None, 3, replications=1, check=2)
    assert found.levers == searched("company") and LADDER in found.levers


@pytest.fixture
def played(monkeypatch):
    """Companies that are worth what a test says, played without a world; the plans in the order they are played."""
    plans = []

    def play(worth, ruined):
        def replicate(market, plan, *, replications, **how):
            plans.append(plan)
            values = {"value_created": worth(plan), "ruined": ruined(plan)}
            return SimpleNamespace(
                values={kpi: np.full(replications, value) for kpi, value in values.items()}
            )

        for module in (sys.modules[search.__module__], tries):
            monkeypatch.setattr(module, "replicate", replicate)
        return plans

    return play


def test_the_first_tries_are_the_baseline_and_each_lever_alone_then_what_gained_together(played):
    plans = played(lambda plan: plan.reps - 100 * plan.discount + plan.visits_a, lambda plan: 0.0)
    search(COMPANY, None, 120, replications=2, check=2)
    base, first, *alone, together = plans[:41]
    assert base == first == Strategy()
    names = searched("company")
    moved = [{k for k, v in settings(plan, names).items() if v != settings(base, names)[k]} for plan in alone]
    assert all(len(levers) == 1 for levers in moved) and set().union(*moved) == set(names)
    assert together == base.but(reps=10, visits_a=5)


def test_from_there_it_goes_on_in_steps_of_one_lever(played):
    """A hill with its top at two fifths of every slider: in 120 tries, 17 levers come 0.03 near on average."""
    sliders = [
        p for p in describe(Strategy) if p.name in searched("company") and p.kind in ("integer", "number")
    ]

    def worth(plan):
        return -sum(abs((getattr(plan, p.name) - p.low) / (p.high - p.low) - 0.4) for p in sliders)

    played(worth, lambda plan: 0.0)
    best = search(COMPANY, None, 120, replications=2, check=2).best
    assert worth(best) > -0.03 * len(sliders) and worth(Strategy()) < -0.2 * len(sliders)


def test_small_steps_go_on_as_long_as_they_gain(played):
    """To 9 of each from 0 to 3: a long step, a half, then one by one; what TPE has left would not find all six."""
    names = ["visits_a", "visits_b", "visits_c", "service_agents", "collectors", "account_hours"]
    played(lambda plan: -sum(abs(getattr(plan, name) - 9) for name in names), lambda plan: 0.0)
    best = search(COMPANY, names, 90, replications=2, check=2).best
    assert [getattr(best, name) for name in names] == [9] * 6


def test_of_a_plan_that_somebody_thought_of_only_the_searched_levers_are_tried(played):
    plans = played(lambda plan: 0.0, lambda plan: 0.0)
    search(COMPANY, ["reps"], 8, starts=[Strategy().but(reps=13, discount=0.1)], replications=2, check=2)
    assert Strategy().but(reps=13) in plans and all(plan.discount == 0 for plan in plans)


def test_the_best_is_compared_with_the_best_single_lever(played):
    """Worth 1 a rep and 10 a visit: four reps more alone bring 4, three visits 30, both 34 and further steps more."""

    def worth(plan):
        return plan.reps + 10 * plan.visits_a

    played(worth, lambda plan: 0.0)
    found = search(COMPANY, ["reps", "visits_a"], 12, replications=2, check=2)
    assert found.single == Strategy().but(visits_a=5)
    assert found.over_single.difference.mean == worth(found.best) - worth(found.single) >= 4.0


def test_what_is_ruined_more_often_than_the_baseline_comes_after_all_that_is_not(played):
    """Ruin is no part of the mean that is searched for: a bold plan may win on average and go under now and then."""
    played(lambda plan: plan.reps, lambda plan: float(plan.reps > 8))
    found = search(COMPANY, ["reps"], 20, replications=2, check=2)
    assert [plan.reps > 8 for plan in found.ranked] == sorted(plan.reps > 8 for plan in found.ranked)
    assert 6 < found.best.reps <= 8 and found.tried.max() > found.hoped.mean


def test_a_finalist_that_is_ruined_more_often_than_the_baseline_is_not_taken(played):
    usual, bold, calm = Strategy(), Strategy().but(reps=9), Strategy().but(reps=7)
    played(lambda plan: plan.reps, lambda plan: 0.2 if plan == bold else 0.1)
    assert _ranked_again(COMPANY, [usual, bold, calm], "value_created", 1, 2, 1, 1) == [calm, usual, bold]


def test_the_winners_curse_has_an_interval(played):
    """Hoped 3 ± 4 and checked 1 ± 3 on other worlds: 2 ± 5."""
    played(lambda plan: 0.0, lambda plan: 0.0)
    found = search(COMPANY, ["reps"], 2, replications=2, check=2)
    hoped, checked = Interval(3.0, -1.0, 7.0, 1.0, 9), Interval(1.0, -2.0, 4.0, 1.0, 9)
    found = replace(found, hoped=hoped, checked=replace(found.checked, difference=checked))
    assert found.winners_curse == (2.0, -3.0, 7.0)
    with speaking("en"):
        assert "(95 %: −3 … 7 EUR): the winner's curse" in repr(found)


@pytest.mark.parametrize("lang, word", [("en", "winner's curse"), ("zh", "赢家的诅咒")])
def test_it_speaks_the_readers_language(lang, word):
    with speaking(lang):
        assert word in repr(search(MARKET.but(horizon_days=91.0), ["reps"], 3, replications=2, check=3))


def test_what_cannot_be_searched_is_one_sentence():
    with pytest.raises(BadInput, match="rep"):
        search(MARKET, ["rep"], 2)
    with pytest.raises(BadInput, match="does not move this lever"):
        search(MARKET, ["dunning_days"], 2)
    with pytest.raises(BadInput, match="no KPI"):
        search(MARKET, ["reps"], 2, kpi="luck")
