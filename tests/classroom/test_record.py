"""Progress and what is handed in: what the answer file holds, no more; a person and a program read the same."""

import json
import re
from datetime import datetime, timedelta

import pytest

from simlib.classroom import store
from simlib.classroom.assignment import assignment, units_with_exercise
from simlib.classroom.fields import Number
from simlib.classroom.guesses import guessed
from simlib.classroom.names import Learner
from simlib.classroom.progress import calibration, last_unit, worked
from simlib.classroom.record import calibrated, card, certificate, handed_in
from simlib.classroom.store import PAUSE, Answers, read_answers
from simlib.text import LANGUAGES, BadInput, speaking, t

WHO = Learner("王伟", "17", "CRM-1")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def time(monkeypatch):
    """A clock that the test moves: time(seconds)."""
    now = [datetime(2026, 9, 1, 9)]
    monkeypatch.setattr(store, "clock", lambda: now[0])

    def move(seconds):
        now[0] += timedelta(seconds=seconds)

    return move


def answered(unit="07", tries=2, change=None) -> Answers:
    """Every task of a unit answered as its reference does, and passed."""
    answers, exercise = Answers(WHO), assignment(unit)
    for task, raw in exercise.part("key.reference").answers(exercise.figures(WHO)).items():
        answers.keep(unit, "answers", task, raw)
        tried = {"count": tries, "passed": True, "hints": [], "values": {}, "unjudged": [], "answer": raw}
        answers.keep(unit, "tries", task, tried)
    return answers


def test_a_task_counts_as_passed_until_its_answer_is_changed():
    answers, exercise = answered(), assignment("07")
    assert worked(exercise, answers.data).done and worked(exercise, answers.data).tries["strategy"] == 2
    answers.keep("07", "answers", "bottleneck", {"gain": "99"})
    assert worked(exercise, answers.data).passed == {
        "indicators": True,
        "bottleneck": False,
        "strategy": True,
    }


def test_time_is_what_passed_between_entries_without_the_pauses(time):
    answers = Answers(WHO)
    for passed in (0, 60, PAUSE, PAUSE + 1, 30, -5):
        time(passed)
        answers.keep("07", "guess", "pipeline", str(passed))
    answers.arrive("08")
    noted = read_answers(answers.path)["time"]
    assert noted["07"]["seconds"] == 60 + PAUSE + 30 and noted["08"]["seconds"] == 0
    assert worked(assignment("09"), answers.data).seconds is None and last_unit(answers.data) == "07"
    time(60)
    answers.arrive("08")
    assert last_unit(answers.data) == "08" and Answers(WHO).data["time"]["08"]["seconds"] == 60


def test_two_open_pages_count_their_time_once(time):
    one, other = Answers(WHO), Answers(WHO)
    for answers in (one, other, one, other):
        answers.keep("07", "guess", "pipeline", "1")
        time(10)
    assert read_answers(one.path)["time"]["07"]["seconds"] == 30


def test_the_first_guess_that_met_its_result_counts():
    answers, elsewhere = Answers(WHO), Answers(WHO)
    answers.came("07", "pipeline", "3000", 3648.0)
    elsewhere.came("07", "pipeline", "3648", 3648.0)
    answers.keep("07", "guess", "pipeline", "3648")
    answers.came("07", "pipeline", "3648", 3648.0)
    (pipeline, lever) = worked(assignment("07"), read_answers(answers.path)).guesses
    assert (pipeline.guess, pipeline.how, pipeline.side) == (3000.0, "near", "low") and lever.guess is None


@pytest.mark.parametrize(
    "guess, how, side",
    [("110", "close", "high"), ("111", "near", "high"), ("200", "near", "high"), ("201", "far", "high"),
     ("50", "near", "low"), ("49", "far", "low"), ("-100", "far", "low"), ("100", "close", None)],
)  # fmt: skip
def test_a_guess_is_close_within_a_tenth_and_near_within_a_factor_of_two(guess, how, side):
    found = guessed("x", Number("x"), guess, {"guess": guess, "result": 100.0})
    assert (found.how, found.side) == (how, side)


def test_ones_own_guesses_are_counted():
    answers = answered()
    answers.came("07", "pipeline", "9,000", 3648.0)
    answers.came("07", "lever", "discount", "discount")
    count = calibration([worked(assignment("07"), answers.data)])
    assert count == {"far": 1, "high": 1, "same": 1}
    with speaking("en"):
        assert calibrated([worked(assignment("08"), answers.data)]) == ""
        assert calibrated([worked(assignment("07"), answers.data)]).endswith(
            "Of 1 choices you guessed, 1 were right."
        )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("unit", units_with_exercise())
def test_every_units_page_says_what_was_entered_and_is_read_again(unit, lang, tmp_path):
    answers = answered(unit)
    with speaking(lang):
        name, page = handed_in(answers.data, [unit])
        exercise = assignment(unit)
        for words in (exercise.words("title"), t("classroom.record.passed_after", n=2)):
            assert words in page
    assert name == f"王伟_17_unit{unit}.html" and not re.search(
        r"\{\w+\}", page.split("<script")[0].split("</style>")[1]
    )
    file = tmp_path / name
    file.write_text(page, encoding="utf-8")
    again = read_answers(file, WHO)
    assert again["units"] == {unit: answers.data["units"][unit]} and again["time"].keys() == {unit}


def test_what_was_typed_stays_text_on_the_page(tmp_path):
    answers = answered()
    strange = "</script><script>alert(1)</script><b>x"
    answers.keep("07", "answers", "strategy", {"why": strange})
    name, page = handed_in(answers.data, ["07"])
    assert page.count("<script") == 1 and page.count("</script>") == 1 and "<b>x" not in page
    (tmp_path / name).write_text(page, encoding="utf-8")
    assert read_answers(tmp_path / name)["units"]["07"]["answers"]["strategy"]["why"] == strange


def test_a_card_and_the_certificate_say_what_was_done_and_no_more():
    answers = answered()
    answers.came("07", "pipeline", "3000", 3648.0)
    with speaking("en"):
        said = card(assignment("07"), worked(assignment("07"), answers.data))
        name, paper = certificate(answers.data, units_with_exercise())
    assert (
        "3 of 3 tasks passed; checks in all: 6." in said
        and "You guessed: 3 million EUR" in said
        and "✓" in said
    )
    assert name == "王伟_17_certificate.html" and "simlib-answers" not in paper
    assert paper.count("<td>") == 4 and "<td>3 / 3</td><td>6</td>" in paper and "It gives no mark" in paper


def test_a_file_put_back_brings_its_entries_and_keeps_what_was_here(tmp_path, monkeypatch):
    earlier = handed_in(answered().data, ["07"])[1]
    file = tmp_path / "handed.html"
    file.write_text(earlier, encoding="utf-8")
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "new machine"))
    answers = Answers(WHO)
    answers.keep("07", "guess", "pipeline", "5")
    answers.keep("07", "answers", "bottleneck", {"gain": "mine"})
    answers.put_back(read_answers(file))
    found = Answers(WHO)
    assert worked(assignment("07"), found.data).done and found.unit("07")["guess"] == {"pipeline": "5"}
    (before,) = answers.path.parent.glob("*.before.json")
    assert json.loads(before.read_text(encoding="utf-8"))["units"]["07"]["answers"] == {
        "bottleneck": {"gain": "mine"}
    }
    with pytest.raises(BadInput):
        Answers("韩梅梅").put_back(read_answers(file))


@pytest.mark.parametrize(
    "beside", ['"time": {"07": {"last": "now"}}', '"came": {"07": {"x": 1}}', '"number": 5']
)
def test_a_file_with_a_field_of_another_kind_is_refused(tmp_path, beside):
    file = tmp_path / "x.json"
    file.write_text(f'{{"format": 1, "learner": "A", "units": {{}}, {beside}}}', encoding="utf-8")
    with pytest.raises(BadInput):
        read_answers(file)


def test_a_file_from_before_numbers_is_read_as_it_was(tmp_path):
    file = tmp_path / "x.json"
    old = {"format": 1, "learner": "李雷", "version": "0.1.0", "units": {"07": {"guess": {"pipeline": "1"}}}}
    file.write_text(json.dumps(old), encoding="utf-8")
    assert read_answers(file) == old and worked(assignment("07"), old).begun


def test_how_sure_one_was_goes_with_the_guess_that_met_its_result():
    answers = Answers(WHO)
    answers.keep("07", "sure", "lever", 90)
    answers.keep("07", "guess", "lever", "discount")
    answers.came("07", "lever", "discount", "coaching", 90)
    answers.keep("07", "sure", "lever", 30)
    done = worked(assignment("07"), read_answers(answers.path))
    assert next(g for g in done.guesses if g.key == "lever").sure == 90
    with speaking("en"):
        assert calibrated([done]).endswith("Of 1 guesses you were 90 % sure of, 0 came so.")
