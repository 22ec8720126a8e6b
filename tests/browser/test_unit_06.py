"""Unit 6 in JupyterLab in a real browser: it runs, a call is played by buttons, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("06_needs")
    panels = page.panels
    assert panels.count() == 4
    old = page.picture(0)
    panels.nth(1).locator("button").nth(2).click()
    page.wait_for_new_picture(old, 0)
    page.nudge(panels.nth(2).locator(".noUi-handle").nth(2), 1)
    panels.nth(0).locator("button").first.click()
    panels.nth(0).locator("[role=status]").wait_for()
    page.keep_panels(artifacts)
    assert page.faults() == []
