"""Unit 8 in JupyterLab in a real browser: it runs, an offer is answered, a lever moves its picture."""

import pytest

pytestmark = pytest.mark.browser

WORDS = {"zh": ("提出报价", "接受对方要价"), "en": ("Make this offer", "Accept their demand")}
FORM = {"zh": ("开始", "检查", "第 20 号"), "en": ("Start", "Check", "no. 20")}


def hand_in(page, line: str):
    """Begin the exercise, put the line of the talk into its field and check: the form."""
    start, check, told = FORM[page.lang]
    form = page.page.locator(".simlib-form:not(.simlib-guess, .simlib-recall)").first
    if form.get_by_role("button", name=start).count():  # else begun in the other language
        form.locator("input[type=text]").first.fill("Li Lei")
        form.get_by_role("button", name=start).click()
    form.locator("textarea").first.fill(line)
    form.locator("textarea").first.blur()
    form.get_by_role("button", name=check).nth(2).click()
    form.get_by_text(told).first.wait_for()
    return form


def test_the_unit_runs_and_its_panels_answer(open_unit, artifacts):
    page = open_unit("08_negotiation")
    page.unfold()
    panels = page.panels
    assert panels.count() == 7  # three sorters, the sheet, talk, lab, deal
    pictures = [n for n in range(7) if panels.nth(n).locator(".simlib-picture").count()]
    assert len(pictures) == 3
    talk = panels.nth(pictures[0])
    for words in WORDS[page.lang]:
        old = page.picture(0)
        talk.get_by_role("button", name=words).click()
        page.wait_for_new_picture(old, 0)
    line = talk.locator("input[type=text]").last
    line.wait_for()  # the picture comes first, the line after it
    assert line.input_value().startswith("eagle 20: ")
    assert line.input_value().endswith("; accept")
    form = hand_in(page, line.input_value())  # a talk with another eagle than the learner's own
    form.locator("textarea").first.scroll_into_view_if_needed()
    page.keep(artifacts / f"08_{page.lang}_hand_in.png")
    for n in (1, 2):
        page.nudge(panels.nth(pictures[n]).locator(".noUi-handle").nth(1), n)
    page.keep_panels(artifacts)
    assert page.faults() == []
