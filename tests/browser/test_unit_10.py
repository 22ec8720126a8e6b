"""Unit 10 in JupyterLab in a real browser: it runs, a lever of each panel moves its picture."""

import pytest

pytestmark = pytest.mark.browser


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("10_channels")
    panels = page.panels
    assert panels.count() == 3
    for n in range(3):
        page.nudge(panels.nth(n).locator(".noUi-handle").nth(1), n)
    page.keep_panels(artifacts)
    assert page.faults() == []
