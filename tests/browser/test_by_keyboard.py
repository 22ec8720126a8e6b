"""Unit 5 done by keyboard alone: the guess kept, a lever moved, every task of the exercise passed."""

import shutil

import pytest
from hands import Keys

from simlib.classroom.assignment import assignment

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LEARNER = "Li Lei"
SLOW = """async () => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    await kernel.requestExecute({ code: `
import time
from simlib.classroom.store import Answers
keep = Answers.keep
Answers.keep = lambda *words: (time.sleep(.1), keep(*words))[1]
    ` }).done;
}"""  # a slow disk: hands are quicker than what keeps their answers


@pytest.fixture
def keys(open_notebook, desk, root):
    shutil.copy(root / "notebooks/en/05_trust.ipynb", desk / "en")
    page = open_notebook("en/05_trust.ipynb")
    page.run_all()
    page.page.evaluate(SLOW)
    return Keys(page)


def test_a_unit_is_done_by_keyboard_alone(keys):
    page = keys.shown
    exercise = assignment("05")
    answers = exercise.part("key.reference").answers(exercise.figures(LEARNER))

    guess = page.locator(".simlib-guess").first
    keys.enter(guess.locator("select").first, exercise.guesses["way"], "promises")
    keys.to(guess.get_by_role("button"))
    keys.press("Enter")
    guess.get_by_role("status").wait_for()
    assert exercise.guesses["way"].show("promises") in guess.get_by_role("status").inner_text()

    picture = keys.page.picture(0)
    keys.to(keys.page.first_slider(0))
    keys.press("ArrowRight")
    keys.page.wait_for_new_picture(picture, 0)

    form = (
        page.locator(".simlib-form:not(.simlib-guess)").filter(has=page.locator("h4, input[type=text]")).last
    )
    keys.to(form.locator("input").first)
    page.keyboard.type(LEARNER)
    keys.to(form.get_by_role("button", name="Start"))
    keys.press("Enter")
    form.locator("h4").first.wait_for()
    fields = form.locator(".simlib-field :is(input, select, textarea)")
    checks = form.get_by_role("button", name="Check")
    at = 0
    for number, task in enumerate(exercise.tasks):
        for field in task.fields:
            keys.enter(fields.nth(at), field, answers[task.id][field.key])
            at += 1
        keys.to(checks.nth(number))
        keys.press("Enter")
        form.locator(".simlib-said-passed").nth(number).wait_for()
