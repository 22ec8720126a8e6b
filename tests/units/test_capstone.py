"""Unit 13's pieces: a game is played, left and taken up again; the debrief is about the reader's own game."""

import asyncio

import pytest
from driving import texts, until, walk

from simlib import CompanyGame, GameDebrief, LevelSorter, LevelTable, PlayersRace
from simlib.classroom.desk import sit_down
from simlib.classroom.game import MODES, Keeper, ended, new_game
from simlib.classroom.judgement import scores
from simlib.classroom.reference_players import best_known
from simlib.text import speaking
from simlib.units.capstone.levels import DECISIONS, LEVELS
from simlib.world import Strategy, scenario
from simlib.world.strategy import ladder

pytestmark = pytest.mark.usefixtures("kept_worlds")

MARKET = scenario("machinery")
in_both = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))


def opened(mode="practice"):
    panel = CompanyGame(MARKET, mode, worlds=4)
    assert panel.error is None
    return panel


def press(panel, name):
    panel.buttons[name].click()
    assert panel.error is None, panel.error


def test_a_quarter_is_played_and_another_panel_goes_on_where_it_was():
    with speaking("en"):
        panel = opened()
        panel.levers.controls["service_agents"].value = 4
        panel.ladder.value = "firm"
        panel.bets.ends["sales"].value = (panel.bets.ends["sales"].min, panel.bets.ends["sales"].max / 2)
        press(panel, "play")
        panel.notes.fields["came"].value = "fewer deals"
        panel.levers.controls["reps"].value = 8  # the sheet as it stands is kept too
        again = opened()
        assert again.game == panel.game and again.levers.controls["reps"].value == 8
        turn = again.game.turns[0]
        assert turn.strategy == Strategy().but(service_agents=4, **ladder("firm"))
        assert set(turn.bets) == {"sales"} and turn.notes == {"came": "fewer deals"}
        assert again.notes.fields["came"].value == "fewer deals" and "Your interval" in texts(again)


def test_as_last_quarter_and_back_are_one_press_each():
    panel = opened()
    panel.levers.controls["reps"].value = 9
    press(panel, "as_last")
    assert panel.strategy() == Strategy()
    panel.levers.controls["reps"].value = 9
    press(panel, "play")
    press(panel, "back")
    assert panel.game.quarters == 0 and panel.strategy().reps == 9
    press(panel, "play")
    press(panel, "new")
    assert panel.game.quarters == 0 and panel.strategy() == Strategy()


@pytest.mark.parametrize("mode", MODES)
def test_only_practice_has_a_way_back(mode):
    panel = opened(mode)
    press(panel, "play")
    assert panel.buttons["back"].disabled == (mode != "practice")


def test_the_forecast_answers_the_sheet_and_not_the_luck():
    panel = opened()
    first = panel.ahead.value
    panel.levers.controls["discount"].value = 0.2
    assert panel.ahead.value != first
    press(panel, "as_last")
    assert panel.ahead.value == first
    press(panel, "new")  # another luck
    assert panel.ahead.value == first


def test_in_a_kernel_a_first_forecast_comes_at_once_and_the_rest_later():
    async def moved():
        panel = CompanyGame(MARKET, worlds=10)
        panel.levers.controls["reps"].value = 7
        assert panel.foreseen.worlds == 8 and panel.refine.pending
        await until(lambda: panel.refine.bar.value == 9)  # world by world, and others are heard in between
        assert panel.foreseen.worlds == 8
        await until(lambda: panel.foreseen.worlds == 10)

    asyncio.run(moved())


def test_explain_names_the_levers_of_the_last_quarter_alone():
    with speaking("en"):
        panel = opened()
        panel.levers.controls["reps"].value = 9
        press(panel, "play")
        panel.levers.controls["discount"].value = 0.1
        press(panel, "play")
        press(panel, "why")
        assert "through discount alone" in panel.why.value and "through reps" not in panel.why.value


def test_after_eight_quarters_there_is_nothing_left_to_decide_but_a_file_to_save():
    with speaking("en"):
        panel = opened("contest")
        for _ in range(8):
            press(panel, "play")
        assert panel.over and panel.buttons["play"] not in walk(panel) and ".toml" in panel.file.value
        panel.buttons["play"].click()
        assert "All 8 quarters" in str(panel.error)


def test_ruin_ends_the_game():
    with speaking("en"):
        game = new_game(MARKET, "practice").proposed(Strategy().but(discount=0.3, payment_terms=180, reps=20))
        Keeper(MARKET, "practice").keep(game)
        panel = opened()
        while not panel.over:
            press(panel, "play")
        assert panel.report.ruined and panel.game.quarters < 8 and "insolvent" in texts(panel)
        assert "tied up in unpaid bills" in texts(panel) and ".toml" in panel.file.value


def test_a_ruined_game_is_judged_and_told_what_ruined_it():
    with speaking("en"):
        game = new_game(MARKET, "solo").proposed(
            Strategy().but(discount=0.3, reps=20, marketing_spend=3_000_000)
        )
        while not ended(game):
            game = game.decided({"cash": (0.0, 1.0)})
        Keeper(MARKET, "solo").keep(game)
        shown = GameDebrief(MARKET, worlds=2)
        said = repr(shown)
        assert shown.error is None and shown.own and len(shown.told.gaps) == game.quarters < 8
        assert f"In quarter {game.quarters} the company became insolvent. The sales were made" in said
        assert "In 2 of 2 simulated companies" in said and said.startswith("You create more value than 0 %")


def test_who_sits_down_has_a_game_of_their_own():
    panel = opened()
    press(panel, "play")
    sit_down("韩梅梅")
    assert panel.game.quarters == 0 and panel.error is None


def test_the_debrief_is_an_example_until_the_reader_s_own_game_is_over():
    with speaking("en"):
        shown = GameDebrief(MARKET, worlds=4)
        assert shown.error is None and "as an example" in repr(shown) and "You" not in repr(shown)
        game = new_game(MARKET, "solo").proposed(Strategy().but(service_agents=4))
        for _ in range(8):
            game = game.decided({"sales": (0.0, 1e9), "cash": (0.0, 1.0)}).noted({"change": "<b>prices</b>"})
        Keeper(MARKET, "solo").keep(game)
        shown.again.click()
        said = repr(shown)
        assert shown.error is None and said.startswith("You create more value")
        assert "Sales: 8 of your 8 intervals held" in said and "Cash: 0 of your 8" in said
        assert [name for name, _ in shown.told.levers] == ["service_agents"]
        shown.over.click()
        own, best = (scores(MARKET, {"a": p}, 4)["a"].mean() for p in (game.plan, best_known(MARKET).plan))
        assert shown.error is None and sum(gap.mean for gap in shown.shares) == pytest.approx(own - best)
        assert "Most was lost in quarter" in shown.best_said.value and shown.best.value
        assert "&lt;b&gt;prices" in shown.notes.value and "<b>prices" not in shown.notes.value


@in_both
def test_players_are_named_and_ties_are_told(lang):
    with speaking(lang):
        race = PlayersRace(
            MARKET, ((0.0, Strategy()),), worlds=3
        )  # who decides as "do nothing" cannot be told from it
        rows = {line.split(" | ")[0]: line for line in repr(race).splitlines()}
        you, nothing = {"zh": ("您", "什么都不改"), "en": ("You", "Do nothing")}[lang]
        assert nothing in rows[you].split(" | ")[-1] and 0 < race.luck < 1


def test_every_decision_has_a_level_and_a_reason_and_the_sorter_counts_first_tries():
    assert {level for _, _, level in DECISIONS} == set(LEVELS)
    assert {unit for _, unit, _ in DECISIONS} == {2, 7, 9, 10, 11, 12}  # as the syllabus names them
    assert len(repr(LevelTable()).splitlines()) == len(DECISIONS) + 1
    game = LevelSorter()
    for _, _, level in DECISIONS[:-1]:
        assert game.sort(level)
        game.next_card()
    assert not game.sort(LEVELS[0]) and game.right == len(DECISIONS) - 1
