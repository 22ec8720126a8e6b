"""Unit 1 in JupyterLab in a real browser: it runs, a lever moves the picture, a card is judged, nothing
sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("01_crm")
    panels = page.panels
    assert panels.count() == 7
    panels.nth(0).locator("button").first.click()
    page.page.wait_for_function("document.querySelector('.simlib-panel [role=status]') !== null")
    page.nudge(page.page.locator(".simlib-levers .noUi-handle").first)
    page.keep_panels(artifacts)
    assert page.faults() == []
