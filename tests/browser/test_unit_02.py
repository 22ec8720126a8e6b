"""Unit 2 in JupyterLab in a real browser: it runs, levers move pictures, an upload is read, nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser

BOOK = "客户,销售额,采购潜力\n甲,60,100\n乙,25,200\n丙,10,40\n丁,5,90\n合计,100,430\n"


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("02_segments")
    panels = page.panels
    assert panels.count() >= 3  # what is folded away is not shown before it is opened
    page.nudge(page.page.locator(".simlib-levers .noUi-handle").first)
    page.keep_panels(artifacts)
    own, nth = panels.nth(1), page.page.locator(".simlib-panel").nth(0).locator(".simlib-picture").count()
    old = page.picture(nth)
    own.scroll_into_view_if_needed()
    own.locator(".simlib-fold .jupyter-widget-Collapse-header").filter(visible=True).last.click()
    with page.page.expect_file_chooser() as chosen:
        own.locator(".jupyter-widget-Collapse-open .jupyter-button").first.click()
    chosen.value.set_files({"name": "book.csv", "mimeType": "text/csv", "buffer": BOOK.encode()})
    page.wait_for_new_picture(old, nth)
    assert "book.csv" in own.inner_text()
    own.screenshot(path=artifacts / f"02_{page.lang}_own_book.png")
    assert page.faults() == []
