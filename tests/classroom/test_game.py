"""A game of eight quarters: its rules, its file under kills, reports and forecasts that know no more than a manager."""

import random
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from simlib.classroom.decisions import MOST_QUARTERS, Decisions, decision_text, read_decisions
from simlib.classroom.desk import sit_down
from simlib.classroom.fields import Quarters
from simlib.classroom.files import home
from simlib.classroom.foresight import LEVEL, interval_score
from simlib.classroom.game import MODES, Keeper, ended, finished, new_game
from simlib.classroom.judgement import lever_worth, scores, turning_points
from simlib.classroom.names import Learner
from simlib.classroom.quarters import came, forecast, report
from simlib.kit.forms.fields import control
from simlib.lab import run
from simlib.lab.stats import share_interval
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario
from simlib.world.strategy import ladder

MARKET = scenario("machinery")
PLAN = ((0.0, Strategy()), (91.0, Strategy().but(reps=7)), (182.0, Strategy().but(discount=0.1)))


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))


def played_out(mode="practice", **levers):
    game = new_game(MARKET, mode).proposed(Strategy().but(**levers))
    for _ in range(MOST_QUARTERS):
        game = game.decided({"sales": (1.0, 2.0)}).noted({"came": "少了"})
    return game


# --- rules


def test_a_sheet_stays_until_it_is_changed_and_only_practice_goes_back():
    game = new_game(MARKET, "practice").proposed(Strategy().but(reps=8)).decided().decided()
    assert [turn.strategy.reps for turn in game.turns] == [8, 8]
    assert game.back().quarters == 1 and game.back().draft.reps == 8
    with pytest.raises(BadInput):
        new_game(MARKET, "practice").back()
    for mode in ("solo", "contest"):
        with pytest.raises(BadInput, match="no way back"), speaking("en"):
            new_game(MARKET, mode).decided().back()
    with pytest.raises(BadInput):
        played_out().decided()


def test_practice_meets_another_luck_solo_the_same_and_contest_one_that_nobody_knows():
    first = new_game(MARKET, "practice")
    assert new_game(MARKET, "practice", first).seed != first.seed
    sit_down("李雷")
    solo = new_game(MARKET, "solo")
    assert new_game(MARKET, "solo", solo).seed == solo.seed
    sit_down("韩梅梅")
    assert new_game(MARKET, "solo").seed != solo.seed
    assert len({new_game(MARKET, "contest").seed for _ in range(5)}) == 5


# --- the file


@pytest.mark.parametrize("mode", MODES)
def test_a_game_is_read_as_it_was_kept_and_each_learner_has_an_own_one(mode):
    sit_down("李雷")
    game = played_out(mode, **ladder("firm"), payment_terms=45).proposed(Strategy().but(reps=3))
    Keeper(MARKET, mode).keep(game)
    assert Keeper(MARKET, mode).game == game
    sit_down("韩梅梅")
    assert Keeper(MARKET, mode).game.quarters == 0


def test_the_decision_file_of_a_game_is_read_by_the_tournament(tmp_path):
    game = played_out(reps=8)
    path = tmp_path / "李雷.toml"
    path.write_text(decision_text(game.decisions(Learner("李雷"))), encoding="utf-8")
    assert read_decisions(path, MARKET).quarters == tuple(turn.strategy for turn in game.turns)


@pytest.mark.parametrize("spoilt", ["{", '{"format": 1}', '{"format": 9}', "[]", ""])
def test_a_spoilt_file_stays_is_named_and_a_new_game_begins(spoilt):
    keeper = Keeper(MARKET, "solo")
    keeper.keep(played_out("solo"))
    keeper.path.write_text(spoilt, encoding="utf-8")
    again = Keeper(MARKET, "solo")
    assert len(again.refused) == 1 and again.game.quarters == 0 and again.path != keeper.path
    again.keep(again.game.decided())
    assert keeper.path.read_text(encoding="utf-8") == spoilt and Keeper(MARKET, "solo").game.quarters == 1


def test_the_game_of_another_version_is_not_continued():
    Keeper(MARKET, "solo").keep(played_out("solo"))
    other = MARKET.but(rep_cost=MARKET.rep_cost + 1)
    assert Keeper(other, "solo").game.quarters == 0 and Keeper(MARKET, "solo").game.over


PLAYER = """
from simlib.classroom.game import Keeper, new_game
from simlib.world import scenario
keeper = Keeper(scenario("machinery"), "practice")
while True:
    game = keeper.game
    game = new_game(game.market, "practice", game) if game.over else game.decided()
    keeper.keep(game)
    print(game.seed, game.quarters, flush=True)
    keeper.keep(game.proposed(game.draft.but(reps=game.draft.reps % 9 + 1)))
"""


def test_kills_at_any_moment_lose_no_quarter_that_was_played(request):
    """Three kills; 200 in the full profile. A quarter that the player was told of is on the disk."""
    kills = 200 if request.config.getoption("hypothesis_profile") == "full" else 3
    rng = random.Random(7)
    for _ in range(kills):
        with subprocess.Popen([sys.executable, "-c", PLAYER], stdout=subprocess.PIPE, text=True) as child:
            told = [child.stdout.readline() for _ in range(rng.randint(1, 9))]  # it plays on while this reads
            child.kill()
            told += child.stdout.read().splitlines()
        keeper = Keeper(MARKET, "practice")
        whole = [line.split() for line in told if len(line.split()) == 2]
        assert not keeper.refused
        assert (keeper.game.seed, keeper.game.quarters) >= tuple(map(int, whole[-1]))
    assert not [path for path in home().iterdir() if path.name.startswith(".writing-")]


# --- reports and forecasts


def test_a_report_is_the_same_whatever_is_decided_later():
    early, late = (report(MARKET, PLAN[:n], 5, 2) for n in (2, 3))
    assert early is late  # the later step is not even looked at
    whole = run(MARKET, PLAN, seed=5)
    books = whole.view.books
    assert early.cash.tolist() == [books.opening_cash, books.cash[12], books.cash[25]]
    assert early.sales.tolist() == [books.revenue[:13].sum(), books.revenue[13:26].sum()]


def test_value_created_of_the_quarters_sums_to_that_of_the_whole():
    told = report(MARKET, PLAN, 5, 8)
    assert told.value.sum() == pytest.approx(run(MARKET, PLAN, seed=5).kpis["value_created"])
    assert len(told.value) == len(told.sales) == 8 and told.customers_left.sum() >= 0


def test_a_forecast_knows_the_books_and_nothing_of_the_luck():
    """Two games that differ in their luck alone: the same sales ahead, cash apart by what is known."""
    one, two = (report(MARKET, PLAN, seed, 2) for seed in (5, 6))
    a, b = (forecast(MARKET, PLAN, known, worlds=4) for known in (one, two))
    assert a.sales.tolist() == b.sales.tolist()
    assert np.ptp(a.cash - b.cash) < 1e-6 and (a.cash - b.cash)[0] == pytest.approx(
        one.cash[-1] - two.cash[-1]
    )


def test_the_forecast_s_interval_holds_as_often_as_it_says():
    """The first quarter of 60 games; four standard errors."""
    known = report(MARKET, PLAN[:1], 1, 0)
    low, _, high = forecast(MARKET, PLAN[:1], known, worlds=60).ends("sales")
    seen = [came(report(MARKET, PLAN[:1], seed, 1), 0)["sales"] for seed in range(60)]
    hits = sum(low <= x <= high for x in seen)
    ends = share_interval(hits, 60, z=4.0)
    assert ends[0] <= LEVEL <= ends[1] and hits < 60


def test_to_say_what_one_believes_is_best():
    """Proper (Gneiting & Raftery 2007): of all intervals the quantiles' own has the least mean score."""
    rng = np.random.default_rng(2)
    seen = rng.lognormal(size=4000)
    low, high = np.quantile(seen, (0.1, 0.9))

    def mean(a, b):
        return np.mean([interval_score(a, b, x) for x in seen])

    assert all(mean(low, high) < mean(low * a, high * b) for a, b in ((0.5, 1), (1.5, 1), (1, 0.8), (1, 1.3)))
    assert interval_score(20, 30, 33) == pytest.approx(40) and interval_score(20, 30, 15) == pytest.approx(60)


# --- judgement


def test_scores_are_runs_and_a_lever_s_worth_is_what_putting_it_back_costs():
    quarter = MARKET.but(horizon_days=91.0)
    plan = ((0.0, Strategy().but(reps=7, discount=0.2)),)
    mine = scores(quarter, {"me": plan}, 3)["me"]
    without = scores(quarter, {"me": ((0.0, Strategy().but(reps=7)),)}, 3)["me"]
    worth = dict(lever_worth(quarter, plan, 3))
    assert set(worth) == {"reps", "discount"}
    assert worth["discount"].mean == pytest.approx((mine - without).mean())


def test_doing_nothing_has_no_turning_point():
    assert turning_points(MARKET, ((0.0, Strategy()),), 3, 2).tolist() == [0.0, 0.0]
    assert np.abs(turning_points(MARKET, ((0.0, Strategy().but(reps=2)),), 3, 2)).max() > 0


# --- the exercise's field


def test_the_field_takes_the_game_of_the_most_demanding_mode():
    field = Quarters("sheet", "machinery")
    with speaking("en"):
        taken = control(field, "decisions")
        taken.take()
        assert taken.raw is None and "As last quarter" in taken.shown.value
        Keeper(MARKET, "practice").keep(played_out(reps=3))
        Keeper(MARKET, "solo").keep(played_out("solo", reps=8))
        assert finished(MARKET).mode == "solo"
        taken.take()
        assert {s.reps for s in field.read(taken.raw)} == {8} and "8 people" in taken.shown.value


def test_a_ruined_game_is_handed_in_whole():
    """What was decided last stays in force, so the field and the decision file judge the same plan."""
    game = new_game(MARKET, "solo").proposed(Strategy().but(discount=0.3, reps=20, marketing_spend=3_000_000))
    while not ended(game):
        game = game.decided()
    Keeper(MARKET, "solo").keep(game)
    assert finished(MARKET).turns == game.turns and game.quarters < MOST_QUARTERS
    read = Quarters("sheet", "machinery").read(game.tables)
    assert set(read) == {game.draft} and len(read) == MOST_QUARTERS
    mine, padded = (
        scores(MARKET, {"a": plan}, 1)["a"] for plan in (game.plan, Decisions("", "", "", read).plan)
    )
    assert mine == padded


@pytest.mark.parametrize(
    "raw", [None, [], [{}] * 7, [{}] * 9, [1] * 8, [{"nonsense": 1}] * 8, [{"reps": -1}] * 8]
)
def test_what_is_no_whole_game_is_refused(raw):
    with pytest.raises(BadInput), suppress(TypeError):
        Quarters("sheet", "machinery").read(raw)


def test_a_note_belongs_to_the_last_quarter():
    game = new_game(MARKET, "practice").decided().noted({"came": "a"}).decided().noted({"came": "b"})
    assert [turn.notes["came"] for turn in game.turns] == ["a", "b"]
    assert replace(game, turns=game.turns[:1]) == replace(game.back(), draft=game.draft)
