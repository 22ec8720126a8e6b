"""Guesses and the debrief on their page: kept, told against what came, handed in."""

import pytest
from driving import saved, seated

from simlib.classroom.guesses import words
from simlib.classroom.record import handed_in
from simlib.kit.forms.debrief import Debrief
from simlib.kit.forms.guess import Guess, GuessReveal
from simlib.text import speaking, t

pytestmark = pytest.mark.usefixtures("home")


def test_a_guess_is_kept_and_shown_against_the_result(lang):
    guess = Guess("07", "pipeline")
    before = repr(guess)
    assert GuessReveal("07", "pipeline", 3648.0).sentence == t(
        "classroom.guess.none", result=words(guess.field, 3648.0)
    )
    guess.control.input.value = {"zh": "900", "en": "9,000"}[lang]
    guess.keep()
    kept = {"zh": "900 万欧元", "en": "9 million EUR"}[lang]
    assert repr(guess) != before and kept in repr(guess)
    assert kept in repr(guess.against(3648.0)) and "2.5" in repr(guess.against(3648.0))
    assert t("classroom.guess.close") in repr(guess.against(9100.0))
    seated("李雷")
    assert kept in Guess("07", "pipeline").answer.value
    assert "application/vnd.jupyter.widget-view+json" in saved(guess)


def test_a_guess_of_options(lang):
    guess = Guess("07", "lever")
    guess.control.input.value = "discount"
    guess.button.click()
    assert t("classroom.guess.same") in repr(guess.against("discount"))
    assert t("classroom.guess.other") in repr(guess.against("coaching"))


def test_an_unreadable_guess_is_a_sentence_and_the_kept_one_stays(lang):
    guess = Guess("07", "pipeline")
    guess.control.input.value = "350"
    guess.keep()
    for strange in ("viel", "", "-5", "9e99"):
        guess.control.input.value = strange
        guess.keep()
        assert "role" in guess.answer.value
    assert "350" in repr(Guess("07", "pipeline"))
    assert "mars" in Guess("07", "mars").answer.value


def test_the_reveal_follows_a_guess_made_after_the_page_ran():
    """Whoever runs all and guesses then is not told that no guess was left."""
    guess, reveal = Guess("07", "pipeline"), GuessReveal("07", "pipeline", 3648.0)
    guess.control.set("3000")
    guess.keep()
    assert reveal.sentence == GuessReveal("07", "pipeline", 3648.0).sentence
    assert words(guess.field, 3000.0) in reveal.sentence and reveal.sentence in reveal.answer.value


def test_how_sure_one_is_stands_beside_the_guess_at_its_reveal():
    with speaking("en"):
        seated()
        guess = Guess("07", "lever")
        guess.control.input.value = "coaching"
        guess.keep()
        assert "how sure are you" in guess.answer.value
        guess.sureness.value = 90
        guess.keep()
        assert "how sure" not in guess.answer.value
        assert GuessReveal("07", "lever", "reps").sentence.endswith("You were 90 % sure.")
        assert Guess("07", "lever").sureness.value == 90


def test_what_is_written_in_the_debrief_is_kept_and_handed_in():
    with speaking("en"):
        form = seated()
        page = Debrief("07")
        assert len(page.fields) == 3
        page.fields["change"].input.value = "Count the waiting deals"
        assert Debrief("07").fields["change"].raw == "Count the waiting deals"
        form.answers.arrive("07")
        _, record = handed_in(form.answers.data, ["07"])
        assert "What will you change at work?" in record and "Count the waiting deals" in record
        assert "Count" not in repr(page)
