"""Unit 13 in JupyterLab in a real browser: a quarter is played by hand, in both languages."""

import pytest

pytestmark = pytest.mark.browser


def test_a_quarter_is_played(open_unit, artifacts):
    page = open_unit("13_capstone")
    game = page.page.locator(".simlib-panel:has(.simlib-levers)").first
    game.screenshot(path=artifacts / f"13_{page.lang}_opened.png")
    page.nudge(game.locator(".simlib-left .noUi-handle").first)
    question = game.locator(".simlib-question")
    first = question.inner_text()
    game.locator("button.mod-primary").click()
    question.filter(has_not_text=first).wait_for()
    game.locator("textarea").first.fill("8")
    game.locator("textarea").first.blur()
    game.screenshot(path=artifacts / f"13_{page.lang}_quarter.png")
    assert page.faults() == []
    page.keep_panels(artifacts)
