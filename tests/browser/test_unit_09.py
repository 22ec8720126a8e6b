"""Unit 9 in JupyterLab in a real browser: it runs, a lever of each panel that draws moves its picture."""

import pytest

pytestmark = pytest.mark.browser

DRAWN = ("hire", "stage", "turnover")
"""The panels whose first sliders move a picture, in the order of the notebook."""


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("09_team")
    page.unfold()
    panels = page.panels
    assert panels.count() == 7
    page.keep_panels(artifacts)
    drawn = page.page.locator(".simlib-panel:has(.simlib-picture)")
    for n, _ in enumerate(DRAWN):
        page.nudge(drawn.nth(n).locator(".noUi-handle").nth(1), n)
    hire = drawn.nth(DRAWN.index("hire"))
    hire.locator(".simlib-right select").select_option(index=2)
    button = hire.locator(".simlib-refine button")
    button.wait_for()
    stop = button.inner_text()
    button.click()
    button.filter(has_not_text=stop).wait_for()
    hire.screenshot(path=artifacts / f"09_{page.lang}_panel_stopped.png")
    button.click()
    button.wait_for(state="hidden")
    assert page.faults() == []
