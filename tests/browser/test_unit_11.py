"""Unit 11 in JupyterLab in a real browser: it runs, a lever moves the picture, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("11_churn")
    panels = page.panels
    assert panels.count() >= 3
    page.nudge(page.page.locator(".simlib-levers .noUi-handle").first)
    page.keep_panels(artifacts)
    assert page.faults() == []
