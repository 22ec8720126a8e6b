"""Unit 4 in JupyterLab in a real browser: it runs, its panels answer, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("04_buying")
    panels = page.panels
    assert panels.count() == 3
    for n, slider in ((0, 1), (1, 3)):
        page.nudge(panels.nth(n).locator(".noUi-handle").nth(slider), n, "ArrowLeft")
    panels.nth(2).locator("button").first.click()
    panels.nth(2).locator("[role=status]").wait_for()
    page.keep_panels(artifacts)
    assert page.faults() == []
