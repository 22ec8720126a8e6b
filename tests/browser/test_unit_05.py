"""Unit 5 in JupyterLab in a real browser: it runs, levers move pictures, nothing sticks out."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize("lang, width, height", [("zh", 1280, 800), ("en", 1024, 768)])
def test_the_unit_runs_and_its_panels_answer(open_notebook, desk, artifacts, lang, width, height):
    name = f"{lang}/05_trust.ipynb"
    shutil.copy(NOTEBOOKS / name, desk / name)
    page = open_notebook(name, lang=lang, width=width, height=height)
    page.run_all()
    assert page.errors() == []
    panels = page.page.locator(".simlib-panel")
    assert panels.count() == 4
    for panel, picture in ((0, 0), (2, 1), (3, 2)):
        old = page.picture(picture)
        panels.nth(panel).locator(".noUi-handle").first.focus()
        page.page.keyboard.press("ArrowLeft")
        page.wait_for_new_picture(old, picture)
    panels.nth(1).locator("button").first.click()
    panels.nth(1).locator("[role=status]").first.wait_for()
    for n in range(4):
        panels.nth(n).scroll_into_view_if_needed()
        panels.nth(n).screenshot(path=artifacts / f"05_{lang}_panel_{n}.png")
    assert page.overflow() <= 0.5
    assert page.problems == []
