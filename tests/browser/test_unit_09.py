"""Unit 9 in JupyterLab in a real browser: it runs, a lever of each panel that draws moves its picture."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
DRAWN = ("stage", "hire", "turnover")
"""The panels whose first sliders move a picture, in the order of the notebook."""


@pytest.mark.parametrize("lang, width, height", [("zh", 1280, 800), ("en", 1024, 768)])
def test_the_unit_runs_and_its_panels_answer(open_notebook, desk, artifacts, lang, width, height):
    name = f"{lang}/09_team.ipynb"
    shutil.copy(NOTEBOOKS / name, desk / name)
    page = open_notebook(name, lang=lang, width=width, height=height)
    page.run_all()
    assert page.errors() == []
    panels = page.page.locator(".simlib-panel")
    assert panels.count() == 8
    for n in range(8):
        panels.nth(n).scroll_into_view_if_needed()
        panels.nth(n).screenshot(path=artifacts / f"09_{lang}_panel_{n}.png")
    drawn = page.page.locator(".simlib-panel:has(.simlib-picture)")
    for n, _ in enumerate(DRAWN):
        old = page.picture(n)
        drawn.nth(n).locator(".noUi-handle").nth(1).focus()
        page.page.keyboard.press("ArrowRight")
        page.wait_for_new_picture(old, n)
    hire = drawn.nth(DRAWN.index("hire"))
    hire.locator(".simlib-right select").select_option(index=2)
    button = hire.locator(".simlib-refine button")
    button.wait_for()
    stop = button.inner_text()
    button.click()
    button.filter(has_not_text=stop).wait_for()
    hire.screenshot(path=artifacts / f"09_{lang}_panel_stopped.png")
    button.click()
    button.wait_for(state="hidden")
    assert page.overflow() <= 0.5
    assert page.problems == []
