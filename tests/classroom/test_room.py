"""The room's guess: read from hands and numbers, kept on the desk, told against what came, gone for the next class."""

import pytest

from simlib import Guess, GuessReveal
from simlib.classroom import desk
from simlib.classroom.fields import Choice, Number
from simlib.classroom.names import Learner
from simlib.classroom.room import read_room, told_room
from simlib.text import BadInput, speaking

MONEY, SHARE = Number("revenue", "thousand_eur", 0, 1e6), Number("share", "share", 0, 1)
SIDE = Choice("side", ("reps", "coaching"), "exercise.07.lever.{option}")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path))


@pytest.mark.parametrize(
    "field, raw, guesses",
    [
        (MONEY, "300 450 1,200", [300, 450, 1200]),
        (MONEY, "李雷 300，韩梅梅 450；王伟 1,200", [300, 450, 1200]),
        (MONEY, "Li Lei 300, Han Meimei 450\n364.8 万", [300, 450, 3648]),
        (SHARE, "5 % 12% 0.3", [0.05, 0.12, 0.3]),
        (MONEY, "", []),
        (MONEY, None, []),
        (SIDE, {"reps": 2, "coaching": 1}, ["reps", "reps", "coaching"]),
        (SIDE, {"strange": 4}, []),
    ],
)
def test_a_room_is_read(field, raw, guesses):
    found = read_room(field, raw)
    assert found == (guesses if field is SIDE else pytest.approx(guesses))


@pytest.mark.parametrize(
    "field, raw", [(MONEY, "300 2e9x"), (SHARE, "700"), (SIDE, {"reps": -1}), (SIDE, {"reps": "3"})]
)
def test_what_is_no_guess_is_refused(field, raw):
    with pytest.raises(BadInput):
        read_room(field, raw)


def test_a_room_is_scored():
    with speaking("en"):
        told = told_room(MONEY, [100.0, 105.0, 160.0, 900.0], 100.0)
        assert (
            "the middle one: 132k EUR" in told and "within a tenth: 2" in told and "factor of two: 3" in told
        )


def test_options_that_cannot_be_told_apart_all_count_as_right(monkeypatch):
    monkeypatch.setattr(Choice, "show", lambda self, option: option)
    with speaking("en"):
        told = told_room(SIDE, ["reps", "coaching", "coaching"], ("reps", "coaching"))
        assert "right: 3" in told and told.endswith("most hands for: coaching.")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_typed_in_is_revealed_beside_what_came(lang):
    with speaking(lang):
        guess, reveal = Guess("07", "pipeline"), GuessReveal("07", "pipeline", 3648.0)
        assert not reveal.room.children
        guess.room.numbers.value = {"en": "3600 4000 9000", "zh": "360 400 900"}[lang]
        middle = {"en": "4 million EUR", "zh": "400 万欧元"}[lang]
        assert middle in reveal.room.told.value and bytes(reveal.room.picture.value).startswith(b"\x89PNG")
        assert reveal.answer.value == ""  # nobody guessed alone: the room's score says what came
        guess.room.numbers.value = "3600x"
        assert middle in reveal.room.told.value, "what cannot be read leaves what was kept"


def test_the_room_stays_when_learners_change_and_goes_with_the_class():
    desk.keep_room("07", "pipeline", "300")
    desk.sit_down(Learner("Li Lei"))
    desk.stand_up()
    assert desk.kept_room("07", "pipeline") == "300" and desk.classes_before() == 0
    desk.sit_down(Learner("Li Lei"))
    desk.keep_guess("07", "pipeline", "5")
    desk.next_class()
    assert desk.kept_room("07", "pipeline") is None and desk.current() is None and desk.classes_before() == 1
    assert desk.sit_down(Learner("Li Lei")).unit("07")["guess"] == {"pipeline": "5"}, "a learner's file stays"


def test_the_next_class_is_asked_about_once_and_meets_levers_back_and_another_luck():
    from simlib import FunnelPanel
    from simlib.kit.forms.next_class import NextClass

    panel, button = FunnelPanel("machinery", replications=2, horizon=91), NextClass()
    panel.levers.controls["reps"].value += 1
    panel.versus.keep()
    button.button.click()
    button.no.click()
    assert panel.seed.value == 1 and panel.strategy != panel.baseline
    button.button.click()
    button.yes.click()
    assert panel.seed.value == 2 and panel.strategy == panel.baseline and panel.versus.kept is None
    assert FunnelPanel("machinery", replications=2, horizon=91).seed.value == 2


def test_a_panel_that_cannot_start_again_is_nobody_elses_trouble():
    """A book without purchase potential cannot be placed: the panel says so, and the desk is cleared all the same."""
    from simlib import MapPanel

    panel = MapPanel()

    def refuse():
        raise BadInput("segments.map.no_potential")

    panel._show = refuse
    desk.next_class()
    assert desk.current() is None and "no purchase potential" in panel.trouble.value
