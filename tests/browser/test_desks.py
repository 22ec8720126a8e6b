"""Who sits here, the map, handing in: as people do it who share a machine, from the first day to the next browser."""

from __future__ import annotations

import pytest

from simlib.classroom.names import Learner
from simlib.classroom.record import handed_in
from simlib.classroom.store import Answers

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ALIVE = """title => [...document.querySelectorAll(".simlib-page-header[data-state=alive]")].some(
    header => header.getClientRects().length && header.textContent.includes(title))"""
DESK = ".simlib-desk"


def alive(page, title):
    """The page of that title is in front and alive, however busy the machine is."""
    page.wait_for_function(ALIVE, arg=title)


def sit(page, name, number, class_code="", start="开始"):
    for field, value in zip(page.locator(f"{DESK} input").all(), (name, number, class_code), strict=True):
        field.fill(value)
    page.locator(DESK).get_by_role("button", name=start).click()
    page.locator(DESK).get_by_text(" · ".join(filter(None, (name, number, class_code)))).first.wait_for()


def figures(page):
    return page.locator(".simlib-tables table").first.inner_text()


FOLLOWED = """words => {
    const links = [...document.querySelectorAll("a[data-page='07_funnel']")];
    const link = links.find(a => a.getClientRects().length && a.textContent.includes(words));
    link?.click();
    return Boolean(link);
}"""


def open_unit_7(page, words):
    """Follow the map's link at one stroke: the map is drawn anew when somebody sits down."""
    page.wait_for_function(FOLLOWED, arg=words)
    alive(page, words)


def test_a_learner_works_hands_in_and_goes_on_where_the_work_stopped(workbook, artifacts, tmp_path):
    with workbook.served("zh") as page:
        alive(page, "从这里开始")
        page.screenshot(path=artifacts / "desk_asks_zh.png")
        sit(page, "王伟", "17", "CRM-1")
        open_unit_7(page, "销售漏斗")
        page.screenshot(path=artifacts / "desk_unit_top_zh.png")
        page.locator(DESK).get_by_text("王伟 · 17 · CRM-1").wait_for()
        first = figures(page)
        guess = page.locator(".simlib-guess").first
        guess.locator("input").fill("3000")
        guess.locator("button").click()
        guess.get_by_text("已记下").wait_for()
        page.get_by_role("textbox", name="加权销售机会额").fill("364")
        page.get_by_role("button", name="检查").first.click()
        page.locator(".simlib-said").filter(has_text="还没有填写").wait_for()
        page.locator(".simlib-end").wait_for()
        page.screenshot(path=artifacts / "desk_unit_end_zh.png")
        with page.expect_download() as saved:
            page.locator("a.simlib-press", has_text="提交第 7 单元").click()
        assert saved.value.suggested_filename == "王伟_17_unit07.html"
        handed = tmp_path / "handed.html"
        saved.value.save_as(handed)

        page.get_by_role("button", name="目录").click()
        alive(page, "从这里开始")
        page.get_by_text("您猜过 1 个数字").wait_for()
        page.screenshot(path=artifacts / "desk_map_zh.png")
        page.locator("a.simlib-press", has_text="接着上次学：7").click()
        alive(page, "销售漏斗")
        assert figures(page) == first

        paper = workbook.browser.new_page()
        paper.goto(handed.as_uri())
        for words in ("王伟", "17", "3,000", "364"):
            assert words in paper.locator("body").inner_text()
        paper.screenshot(path=artifacts / "handed_in_zh.png", full_page=True)
        paper.close()


def test_another_browser_is_another_desk_and_a_file_is_put_back(workbook, artifacts, tmp_path, monkeypatch):
    """Nobody's name is shown to the next browser, two of one name are two, and who sat here is listed."""
    monkeypatch.setenv("SIMLIB_HOME", str(workbook.home))
    first = Answers(Learner("王伟", "17", "CRM-1"))
    first.keep("07", "guess", "pipeline", "3000")
    handed = tmp_path / "handed.html"
    handed.write_text(handed_in(first.data, ["07"])[1], encoding="utf-8")
    with workbook.served("en") as page:
        alive(page, "Start here")
        assert page.get_by_text("王伟").count() == 0
        sit(page, "王伟", "18", "CRM-1", start="Start")
        page.screenshot(path=artifacts / "desk_map_en.png")
        page.get_by_role("button", name="Next learner").click()
        page.get_by_role("button", name="王伟 · 18 · CRM-1").wait_for()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Put an earlier file back").click()
        chooser.value.set_files(handed)
        page.get_by_text("What 王伟 · 17 · CRM-1 had handed in is back.").wait_for()
        page.screenshot(path=artifacts / "desk_put_back_en.png")
        with page.expect_download() as saved:
            page.locator("a.simlib-press", has_text="Hand in everything").click()
        assert saved.value.suggested_filename == "王伟_17_all.html"

        open_unit_7(page, "The sales funnel")
        page.locator(DESK).get_by_text("王伟 · 17 · CRM-1").wait_for()
        assert page.locator(".simlib-guess input").first.input_value() == "3000"
        seventeenth = figures(page)
        page.locator(DESK).get_by_role("button", name="Next learner").click()
        page.get_by_role("button", name="王伟 · 18 · CRM-1").click()
        page.locator(DESK).get_by_text("Here sits 王伟 · 18 · CRM-1").wait_for()
        page.wait_for_function(
            "old => document.querySelector('.simlib-tables table').innerText !== old", arg=seventeenth
        )
        assert page.locator(".simlib-guess input").first.input_value() == ""
