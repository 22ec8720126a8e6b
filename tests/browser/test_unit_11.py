"""Unit 11 in JupyterLab in a real browser: it runs, a lever moves the picture, nothing sticks out."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize("lang, width, height", [("zh", 1280, 800), ("en", 1024, 768)])
def test_the_unit_runs_and_its_panels_answer(open_notebook, desk, artifacts, lang, width, height):
    name = f"{lang}/11_churn.ipynb"
    shutil.copy(NOTEBOOKS / name, desk / name)
    page = open_notebook(name, lang=lang, width=width, height=height)
    page.run_all()
    assert page.errors() == []
    panels = page.page.locator(".simlib-panel")
    assert panels.count() >= 3
    old = page.picture(0)
    page.page.locator(".simlib-levers .noUi-handle").first.focus()
    page.page.keyboard.press("ArrowRight")
    page.wait_for_new_picture(old, 0)
    for n in range(panels.count()):
        panels.nth(n).scroll_into_view_if_needed()
        panels.nth(n).screenshot(path=artifacts / f"11_{lang}_panel_{n}.png")
    assert page.overflow() <= 0.5
    assert page.problems == []
