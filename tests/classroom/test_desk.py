"""Desks: a browser's own, people who share one, and desks from before numbers and classes were asked for."""

import json

import numpy as np
import pytest

from simlib.classroom import desk
from simlib.classroom.assignment import assignment
from simlib.classroom.desk import current, keep_guess, kept_guess, sat_here, sit_down, stand_up, take_desk
from simlib.classroom.names import Learner, digest, file_stem, own_seed
from simlib.classroom.store import Answers

ONE, OTHER = "1" * 32, "2" * 32


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(desk, "_here", desk.MACHINE)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def kernel(monkeypatch):
    """Become a new kernel, woken by the page of a browser or by none."""

    def start(browser=""):
        desk._sitting.clear()
        monkeypatch.setattr(desk, "_here", desk.MACHINE)
        take_desk(browser)

    return start


def test_two_of_one_name_are_two_learners_with_figures_of_their_own():
    """The three parts count, spellings of them do not."""
    people = [Learner("王伟"), Learner("王伟", "17"), Learner("王伟", "18"), Learner("王伟", "17", "B"),
              Learner("王伟", "", "17")]  # fmt: skip
    figures = [json.dumps(assignment("07").figures(who), default=np.ndarray.tolist) for who in people]
    assert len(set(figures)) == len({digest(who) for who in people}) == len(people)
    assert digest(Learner("wang wei", "A17", "crm")) == digest(Learner(" Wang  Wei ", "ａ１７", "CRM "))


def test_figures_and_file_of_a_name_alone_are_what_they_were():
    """From before numbers were asked for; both worked out with that version."""
    assert digest("李雷") == digest(Learner("李雷")) == "3a47328a607f3e0a"
    assert own_seed("07", Learner("李雷")) % 10**12 == own_seed("07", "李雷") % 10**12 == 580085874200


def test_a_desk_from_before_is_taken_over_by_the_first_browser(home, kernel):
    (home / "current.json").write_text(
        '{"format": 1, "learner": "李雷", "guess": {"07": {"pipeline": "350"}}}', encoding="utf-8"
    )
    Answers("韩梅梅").keep("07", "guess", "pipeline", "1")
    kernel(ONE)
    assert current().learner == Learner("李雷")
    stand_up()
    assert Learner("韩梅梅") in sat_here()
    kernel(OTHER)
    assert current() is None and sat_here() == []


def test_each_browser_has_a_desk_that_is_there_again_the_next_day(kernel):
    kernel(ONE)
    sit_down(Learner("王伟", "17"))
    kernel(OTHER)
    assert current() is None, "nobody finds the name of another"
    keep_guess("07", "pipeline", "5")
    sit_down(Learner("王伟", "18"))
    kernel(ONE)
    assert current().learner.number == "17" and kept_guess("07", "pipeline") is None
    kernel(OTHER)
    assert current().learner.number == "18" and kept_guess("07", "pipeline") == "5"


def test_the_next_learner_is_asked_and_who_sat_here_is_listed(kernel):
    kernel(ONE)
    for number in "123":
        sit_down(Learner("王伟", number))
    stand_up()
    kernel(ONE)
    assert current() is None and [who.number for who in sat_here()] == ["3", "2", "1"]
    keep_guess("07", "pipeline", "5")
    sit_down(Learner("王伟", "1"))
    assert [who.number for who in sat_here()] == ["1", "3", "2"] and kept_guess("07", "pipeline") == "5"


def test_the_machines_own_desk_lists_everybody_with_a_file(kernel):
    kernel()
    sit_down("李雷").keep("07", "guess", "pipeline", "1")
    kernel(ONE)
    sit_down(Learner("韩梅梅", "2")).keep("07", "guess", "pipeline", "1")
    kernel()
    assert current().learner.name == "李雷" and {who.name for who in sat_here()} == {"李雷", "韩梅梅"}


def test_what_is_no_browsers_name_changes_no_desk(kernel):
    for strange in ("", "../../x", "A" * 32, "1" * 33):
        kernel(strange)
        assert desk._here == desk.MACHINE


@pytest.mark.parametrize(
    "learner, name",
    [
        (Learner("王伟", "17"), "王伟_17_unit07"),
        (Learner("محمد", "٣"), "محمد_٣_unit07"),
        (Learner("A. B/C:D", "2026\\1"), "A-B-C-D_2026-1_unit07"),
        (Learner("con."), "con_unit07"),
        (Learner("\u202egpj.exe"), "gpj-exe_unit07"),
        (Learner("???"), "unit07"),
        (Learner("喆" * 80, "1" * 80), "喆" * 30 + "_" + "1" * 80 + "_unit07"),
    ],
)
def test_a_file_handed_in_is_named_by_learner_and_number(learner, name):
    assert file_stem(learner, "unit07") == name and len(name.encode()) < 200
