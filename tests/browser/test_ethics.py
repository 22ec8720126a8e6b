"""The page on ethics and law in JupyterLab in a real browser: it runs, a case is judged, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser


def test_the_page_runs_and_a_case_is_judged(open_unit, artifacts):
    page = open_unit("14_ethics")
    panel = page.panels
    panel.locator("button").first.click()
    page.page.wait_for_function("document.querySelector('.simlib-panel [role=status]') !== null")
    panel.scroll_into_view_if_needed()
    page.keep(artifacts / f"14_{page.lang}.png")
    assert page.faults() == []
