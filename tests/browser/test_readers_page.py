"""A reader's two days with a page, as `simlib lab` opens it: clicks and keys, saving, reload, restart."""

from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ALIVE = ".simlib-page-header[data-state=alive]"
NOTICE = ".simlib-page-notice"


def alive(page):
    page.wait_for_selector(ALIVE)


def turn_to(page, name):
    """Open a page of the course by its address, as a bookmark does."""
    page.goto(page.url.split("/tree/")[0] + f"/tree/notebooks/{name}.ipynb")
    page.wait_for_selector(".simlib-page-header", state="attached")


def save(page):
    with page.expect_response(lambda r: "/api/contents/" in r.url and r.request.method == "PUT"):
        page.keyboard.press("Control+s")


def sessions(page):
    found = page.evaluate("fetch('/api/sessions?token=t').then(r => r.json())")
    return [session["path"] for session in found]


def faults(page):
    return page.locator(".jp-OutputArea-output").filter(has_text="Error displaying widget").all()


def guess(page, number):
    form = page.locator(".simlib-guess").first
    form.locator("input").fill(number)
    form.locator("button").click()
    form.get_by_text("3 million EUR").wait_for()


def test_two_days_with_a_page(workbook):
    """It comes alive by itself, is alive after a reload and a restart, reads well the next day, stays as shipped."""
    with workbook.served("en") as page:
        alive(page)
        turn_to(page, "en/07_funnel")
        alive(page)
        assert sessions(page) == ["notebooks/en/07_funnel.ipynb"], "one kernel at a time"
        guess(page, "3000")
        reveal = page.locator(".simlib-guess").filter(has_text="You guessed").last
        save(page)

        page.reload()
        page.wait_for_selector(".simlib-page-header", state="attached")
        alive(page)
        assert page.locator(".simlib-guess input").first.input_value() == "3000"
        assert page.locator(".simlib-panel .noUi-handle").count() > 3
        assert faults(page) == []
        reveal.wait_for()
        save(page)
    assert workbook.git("status", "--porcelain") == ""

    with workbook.served("en") as page:
        page.route("**/api/kernels**", lambda route: route.abort())
        page.route("**/api/sessions**", lambda route: route.fulfill(json=[]) if route.request.method == "GET"
                   else route.abort())  # fmt: skip
        page.reload()
        page.wait_for_selector(".simlib-page-header", state="attached")
        assert "07_funnel" in page.url, "the page of yesterday opens"
        page.get_by_text("Kept: 3 million EUR").wait_for()
        assert page.locator(".jp-OutputArea-output img").count() >= 4
        assert faults(page) == []


def test_a_page_comes_alive_again_after_its_kernel_ended(workbook):
    with workbook.open("zh", "07_funnel") as page:
        alive(page)
        page.locator(".jp-RenderedMarkdown").first.click()
        page.keyboard.press("0")
        page.keyboard.press("0")
        page.locator(".jp-Dialog .jp-mod-accept").click()
        page.wait_for_selector(".simlib-page-header:not([data-state=alive])", state="attached")
        alive(page)

        kernel = page.evaluate("fetch('/api/kernels?token=t').then(r => r.json())")[0]["id"]
        xsrf = "const xsrf = () => ({'X-XSRFToken': document.cookie.match(/_xsrf=([^;]+)/)?.[1]});"
        end = f"fetch('/api/kernels/{kernel}?token=t', {{method: 'DELETE', headers: xsrf()}})"
        page.evaluate(f"() => {{ {xsrf} return {end} }}")
        page.locator(NOTICE).get_by_text("本页没有在运行").wait_for()
        page.locator(NOTICE).get_by_role("button", name="让本页动起来").click()
        alive(page)
        assert faults(page) == []


def test_only_shipped_code_runs_by_itself_and_the_original_comes_back(workbook):
    """Code that somebody changed waits for the reader's word; one button gives the page back as it came."""
    copy = workbook.home / "pages" / "notebooks" / "en" / "14_ethics.ipynb"
    copy.parent.mkdir(parents=True, exist_ok=True)
    notebook = json.loads((workbook.folder / "notebooks" / "en" / copy.name).read_text(encoding="utf-8"))
    theirs = {"cell_type": "code", "id": "theirs", "metadata": {}, "outputs": [], "execution_count": None,
              "source": "print('not yours')"}  # fmt: skip
    notebook["cells"].append(theirs)
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    with workbook.open("en", "14_ethics") as page:
        page.locator(NOTICE).get_by_text("The code of this page was changed").wait_for()
        assert page.locator(".jp-OutputArea-output").filter(has_text="not yours").count() == 0
        page.get_by_role("button", name="Original page").click()
        page.get_by_role("button", name="Give it back").click()
        alive(page)
        assert page.get_by_text("not yours").count() == 0
    assert not copy.exists()


def test_a_shipped_cell_cannot_be_lost(workbook):
    with workbook.open("en", "14_ethics") as page:
        alive(page)
        cells = page.locator(".jp-Cell")
        before = cells.count()
        first = cells.first.locator(".jp-RenderedMarkdown")
        first.click()
        page.keyboard.press("x")
        first.dblclick()
        assert cells.count() == before
        assert first.is_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reading_view_shows_the_page_and_nothing_else(workbook, lang, artifacts):
    code, reading = {"zh": ("显示代码", "阅读视图"), "en": ("Show code", "Reading view")}[lang]
    with workbook.open(lang, "07_funnel") as page:
        alive(page)
        for width, height in ((1280, 800), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            for clutter in (
                ".jp-NotebookPanel-toolbar",
                "#jp-MainMenu",
                "#jp-main-statusbar",
                ".jp-FileBrowser",
            ):
                assert not page.locator(clutter).first.is_visible(), clutter
            assert not page.locator(".jp-InputPlaceholder").first.is_visible()
            page.locator(".jp-Cell").first.focus()
            assert page.locator(".jp-Cell").first.evaluate("e => getComputedStyle(e).boxShadow") == "none"
            page.screenshot(path=artifacts / f"reading_{lang}_{width}.png")
            page.get_by_role("button", name=code).click()
            page.locator("#jp-MainMenu").wait_for()
            assert page.locator(".jp-InputPlaceholder").first.is_visible()
            page.get_by_role("button", name=reading).click()
            page.locator("#jp-MainMenu").wait_for(state="hidden")
        page.get_by_role("button", name=code).click()
        page.reload()
        alive(page)
        page.get_by_role("button", name=reading).click()
        page.locator("#jp-MainMenu").wait_for(state="hidden")
