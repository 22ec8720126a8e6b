"""The page on ethics and law in JupyterLab in a real browser: it runs, a case is judged, nothing sticks out."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize("lang, width, height", [("zh", 1280, 800), ("en", 1024, 768)])
def test_the_page_runs_and_a_case_is_judged(open_notebook, desk, artifacts, lang, width, height):
    name = f"{lang}/14_ethics.ipynb"
    shutil.copy(NOTEBOOKS / name, desk / name)
    page = open_notebook(name, lang=lang, width=width, height=height)
    page.run_all()
    assert page.errors() == []
    panel = page.page.locator(".simlib-panel")
    panel.locator("button").first.click()
    page.page.wait_for_function("document.querySelector('.simlib-panel [role=status]') !== null")
    panel.scroll_into_view_if_needed()
    page.keep(artifacts / f"14_{lang}.png")
    assert page.overflow() <= 0.5
    assert page.problems == []
