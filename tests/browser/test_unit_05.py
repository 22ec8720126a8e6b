"""Unit 5 in JupyterLab in a real browser: it runs, levers move pictures, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("05_trust")
    panels = page.panels
    assert panels.count() == 4
    for panel, picture in ((0, 0), (2, 1), (3, 2)):
        page.nudge(panels.nth(panel).locator(".noUi-handle").first, picture, "ArrowLeft")
    panels.nth(1).locator("button").first.click()
    panels.nth(1).locator("[role=status]").first.wait_for()
    page.keep_panels(artifacts)
    assert page.faults() == []
