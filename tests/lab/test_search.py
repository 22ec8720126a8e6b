"""Searching: it finds what is there to find, on the same luck, and owns up to the winner's curse."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from simlib.lab import search
from simlib.lab.search import LADDER, SEARCHED, _ranked_again, searched
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

pytest.importorskip("optuna")
MARKET = scenario("machinery").alone("funnel").but(horizon_days=364.0)


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


def test_a_finalist_that_is_ruined_more_often_than_the_baseline_is_not_taken(monkeypatch):
    """Ruin is no part of the mean that is searched for: a bold plan may win on average and go under now and then."""
    bold, calm = Strategy().but(reps=9), Strategy().but(reps=7)

    def played(market, plan, **how):
        worth, ruined = {Strategy(): (0.0, 0.1), bold: (9.0, 0.2), calm: (5.0, 0.1)}[plan]
        return SimpleNamespace(values={"value_created": np.array([worth]), "ruined": np.array([ruined])})

    monkeypatch.setattr(sys.modules[search.__module__], "replicate", played)
    order = _ranked_again(MARKET, [Strategy(), bold, calm], "value_created", 1, 2, 1, 1)
    assert order == [calm, Strategy(), bold]


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
