"""Law: questions on earlier units come from fixed places back, are judged at once, and the first answer is kept."""

import pytest

from simlib.classroom.desk import kept_guess, sit_down
from simlib.classroom.prompts import asked_in
from simlib.text import LANGUAGES, keys
from simlib.units import headers, questions_of
from simlib.units.recall import Recall, questions


def test_each_question_of_a_unit_comes_back_once_at_its_own_distance():
    asked = [(unit - earlier, which) for unit in range(7, 15) for earlier, which in asked_in(unit)]
    assert sorted(asked) == sorted([(1, 0), (3, 1), (6, 2)] * 8)


@pytest.mark.parametrize("number", [0, *(unit.NUMBER for unit in headers())])
def test_a_unit_words_its_questions_in_both_languages(number):
    room, own = questions_of(number)
    assert len(own) in (0, 3)
    for name, (right, options) in own.items():
        assert right in options and len(options) == 3
        for lang in LANGUAGES:
            words = keys(lang)
            whole = [
                words[f"{room}.recall.{name}{part}"] for part in ("", ".why", *(f".{o}" for o in options))
            ]
            assert len(set(whole)) == 5


def test_the_first_answer_is_kept_and_every_answer_is_judged():
    sit_down("Li Lei")
    page = Recall("01")
    (question,) = page.questions
    wrong = next(option for option in question.options if option != question.right)
    page.answer(question, wrong)
    assert "Not quite" in page.answers[question.key].value
    page.answer(question, question.right)
    assert "Right." in page.answers[question.key].value
    assert kept_guess("01", question.key, "recall") == wrong
    assert "Not quite" in Recall("01").answers[question.key].value


def test_the_right_answer_does_not_always_stand_at_the_same_place():
    places = {
        options.index(right) for room in headers() for right, options in getattr(room, "RECALL", {}).values()
    }
    assert len(places) > 1


def test_without_a_kernel_the_questions_are_kept_without_their_answers():
    sit_down("Han Meimei")
    shown = Recall("01")
    assert questions(1) and "Right." not in repr(shown) + shown.still()
    assert "Not quite" not in shown.still() and repr(shown).count(" / ") == 2
