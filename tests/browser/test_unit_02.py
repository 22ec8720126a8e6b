"""Unit 2 in JupyterLab in a real browser: it runs, levers move pictures, an upload is read, nothing sticks out."""

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
BOOK = "客户,销售额,采购潜力\n甲,60,100\n乙,25,200\n丙,10,40\n丁,5,90\n合计,100,430\n"


@pytest.mark.parametrize("lang, width, height", [("zh", 1280, 800), ("en", 1024, 768)])
def test_the_unit_runs_and_its_panels_answer(open_notebook, desk, artifacts, lang, width, height):
    name = f"{lang}/02_segments.ipynb"
    shutil.copy(NOTEBOOKS / name, desk / name)
    page = open_notebook(name, lang=lang, width=width, height=height)
    page.run_all()
    assert page.errors() == []
    panels = page.page.locator(".simlib-panel")
    assert panels.count() == 6
    old = page.picture(0)
    page.page.locator(".simlib-levers .noUi-handle").first.focus()
    page.page.keyboard.press("ArrowRight")
    page.wait_for_new_picture(old, 0)
    for n in range(panels.count()):
        panels.nth(n).scroll_into_view_if_needed()
        panels.nth(n).screenshot(path=artifacts / f"02_{lang}_panel_{n}.png")
    old = page.picture(0)
    panels.nth(0).scroll_into_view_if_needed()
    panels.nth(0).locator(".simlib-fold .jupyter-widget-Collapse-header").last.click()
    with page.page.expect_file_chooser() as chosen:
        panels.nth(0).locator(".jupyter-widget-Collapse-open .jupyter-button").first.click()
    chosen.value.set_files({"name": "book.csv", "mimeType": "text/csv", "buffer": BOOK.encode()})
    page.wait_for_new_picture(old, 0)
    assert "book.csv" in panels.nth(0).inner_text()
    panels.nth(0).screenshot(path=artifacts / f"02_{lang}_own_book.png")
    assert page.overflow() <= 0.5
    assert page.problems == []
