"""Every page of the workbook in JupyterLab in a real browser, in both languages: it runs, each of its panels answers,
no label is cut, nothing sticks out, nobody complains."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGES = sorted(path.stem for path in Path(__file__).resolve().parents[2].glob("notebooks/en/*.ipynb"))
BOOK = "客户,销售额,采购潜力\n甲,60,100\n乙,25,200\n丙,10,40\n丁,5,90\n合计,100,430\n"
WORDS = {"zh": ("提出报价", "接受对方要价"), "en": ("Make this offer", "Accept their demand")}
FORM = {"zh": ("开始", "检查", "第 1 号"), "en": ("Start", "Check", "no. 1")}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_its_panels_answer(open_unit, artifacts, name):
    page = open_unit(name)
    if name in OWN:
        OWN[name](page, artifacts)
    answered = [page.answers(n) for n in range(page.panels.count())]
    assert any(answered) or name == "00_start"
    page.keep_panels(artifacts)
    assert page.faults() == []


def a_book_is_sent(page, artifacts):
    book, old = page.panels.nth(0), page.picture(0)
    book.scroll_into_view_if_needed()
    book.locator(".simlib-fold .jupyter-widget-Collapse-header").last.click()
    with page.page.expect_file_chooser() as chosen:
        book.locator(".jupyter-widget-Collapse-open .jupyter-button").first.click()
    chosen.value.set_files({"name": "book.csv", "mimeType": "text/csv", "buffer": BOOK.encode()})
    page.wait_for_new_picture(old, 0)
    assert "book.csv" in book.inner_text()


def a_talk_is_closed_and_handed_in(page, artifacts):
    talk = page.page.locator(".simlib-panel:has(.simlib-picture)").first
    for words in WORDS[page.lang]:
        old = page.picture(0)
        talk.get_by_role("button", name=words).click()
        page.wait_for_new_picture(old, 0)
    line = talk.locator("input[type=text]").last
    line.wait_for()  # the picture comes first, the line after it
    said = line.input_value()
    assert said.startswith("eagle 1: ") and said.endswith("; accept")
    start, check, told = FORM[page.lang]
    form = page.page.locator(".simlib-form:not(.simlib-guess)").first
    if form.get_by_role("button", name=start).count():  # else begun in the other language
        form.locator("input[type=text]").first.fill("Li Lei")
        form.get_by_role("button", name=start).click()
    answer = form.locator("textarea").first
    answer.fill(said)
    answer.blur()
    form.get_by_role("button", name=check).nth(2).click()
    form.get_by_text(told).first.wait_for()  # a talk with another eagle than the learner's own
    answer.scroll_into_view_if_needed()
    page.keep(artifacts / f"08_{page.lang}_hand_in.png")


def worlds_are_stopped_and_go_on(page, artifacts):
    hire = page.page.locator(".simlib-panel:has(.simlib-refine)").first
    hire.locator(".simlib-right select").select_option(index=2)
    button = hire.locator(".simlib-refine button")
    button.wait_for()
    stop = button.inner_text()
    button.click()
    button.filter(has_not_text=stop).wait_for()
    hire.screenshot(path=artifacts / f"09_{page.lang}_panel_stopped.png")
    button.click()
    button.wait_for(state="hidden")


OWN = {
    "02_segments": a_book_is_sent, "08_negotiation": a_talk_is_closed_and_handed_in, "09_team": worlds_are_stopped_and_go_on,
}  # fmt: skip
"""What a reader does on one page only."""
