"""What a reader does on one page alone, in the browser: an own book is read, a talk is led, a long answer stopped, an
own ledger read and taken home, a quarter played."""

from openpyxl import load_workbook

BOOK = "客户,销售额,采购潜力\n甲,60,100\n乙,25,200\n丙,10,40\n丁,5,90\n合计,100,430\n"
OFFERS = {"zh": ("提出报价", "接受对方要价"), "en": ("Make this offer", "Accept their demand")}
FORM = {"zh": ("开始", "检查", "第 20 号"), "en": ("Start", "Check", "no. 20")}
LEDGER = {
    "zh": "应收账款明细表,,,,,\n截至日期：30/06/2026,,,,,\n,,,,,\n客户名称,发票号,开票日期,到期日,价税合计,已收金额\n",
    "en": "Accounts receivable,,,,,\nAs of 30/06/2026,,,,,\n,,,,,\n"
    "Customer,Invoice No,Invoice Date,Due Date,Total,Paid Amount\n",
}
ROWS = (
    "=Anton,1,20/05/2026,19/06/2026,100.50,0\nBerta,2,13/04/2026,13/05/2026,400,150\n"
    "Berta,3,05/06/2026,05/07/2026,60,0\nBerta,4,01/05/2026,31/05/2026,500,500\n"
)
NEXT_MONTH = "Berta,5,05/07/2026,05/08/2026,40,0\nAnton,6,02/07/2026,02/08/2026,70,20\n"
"""Days that can be read either way round: without what was kept in June they would be asked about."""
READING = {
    "zh": ("保存读法，下个月再用", "不用保存的读法", "读取“ledger.csv”时保存的读法"),
    "en": ("Keep this reading for next month", "Forget what was kept", "Read as ledger.csv was on"),
}
KEYS = {"zh": "ArrowRight", "en": "ArrowLeft"}  # what one language simulated is kept for the other


def own_book(page, artifacts) -> None:
    """Unit 2: a reader's own customers are read from a file."""
    own, old = page.panels.first, page.picture(0)
    own.scroll_into_view_if_needed()
    own.locator(".simlib-fold .jupyter-widget-Collapse-header").filter(visible=True).last.click()
    with page.page.expect_file_chooser() as chosen:
        own.locator(".jupyter-widget-Collapse-open .jupyter-button").first.click()
    chosen.value.set_files({"name": "book.csv", "mimeType": "text/csv", "buffer": BOOK.encode()})
    page.wait_for_new_picture(old, 0)
    assert "book.csv" in own.inner_text()
    own.screenshot(path=artifacts / f"02_{page.lang}_own_book.png")


def talk(page, artifacts) -> None:
    """Unit 8: an offer is answered, the talk gives the line that the exercise asks for."""
    led = page.page.locator(".simlib-panel:has(.simlib-picture)").first
    for words in OFFERS[page.lang]:
        old = page.picture(0)
        led.get_by_role("button", name=words).click()
        page.wait_for_new_picture(old, 0)
    line = led.locator("input[type=text]").last
    line.wait_for()  # the picture comes first, the line after it
    assert line.input_value().startswith("eagle 20: ")
    assert line.input_value().endswith("; accept")
    form = _handed_in(page, line.input_value())  # a talk with another eagle than the learner's own
    form.locator("textarea").first.scroll_into_view_if_needed()
    page.keep(artifacts / f"08_{page.lang}_hand_in.png")


def _handed_in(page, line: str):
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


def long_answer(page, artifacts) -> None:
    """Unit 9: an answer of many worlds is stopped and goes on."""
    hire = page.page.locator(".simlib-panel:has(.simlib-picture)").first
    page.nudge(hire.locator(".noUi-handle").nth(2), key=KEYS[page.lang])
    hire.locator(".simlib-right select").select_option(index=2)
    button = hire.locator(".simlib-refine button")
    button.wait_for()
    stop = button.inner_text()
    button.click()
    button.filter(has_not_text=stop).wait_for()
    hire.screenshot(path=artifacts / f"09_{page.lang}_panel_stopped.png")
    button.click()
    button.wait_for(state="hidden")


def quarter(page, artifacts) -> None:
    """Unit 13: a quarter of the company is played."""
    game = page.page.locator(".simlib-panel:has(.simlib-levers)").first
    page.nudge(game.locator(".simlib-left .noUi-handle").first)
    question = game.locator(".simlib-question")
    first = question.inner_text()
    game.locator("button.mod-primary").click()
    question.filter(has_not_text=first).wait_for()
    game.locator("textarea").first.fill("8")
    game.locator("textarea").first.blur()
    game.screenshot(path=artifacts / f"13_{page.lang}_quarter.png")


def own_ledger(page, artifacts) -> None:
    """Unit 12: a titled, day-first, part-paid ledger is read, its aging taken home, its reading kept for next month.

    Owed by hand on 30 June: Anton 100.50 (11 days past due); Berta 250 (48 days) and 60 (not due). Kept, the way it was
    read serves July's file: 40 + 50.
    """
    own = page.page.locator(".simlib-panel:has(.widget-upload)").first
    _chosen(page, own, "ledger.csv", LEDGER[page.lang] + ROWS)
    own.get_by_text("410.5").filter(visible=True).first.wait_for()
    own.get_by_role("button", name={"zh": "把表格带走", "en": "Take the tables home"}[page.lang]).click()
    with page.page.expect_download() as download:
        own.locator("a[download$='.xlsx']").click()
    assert download.value.suggested_filename == "ledger_simlib.xlsx"
    home = artifacts / f"12_{page.lang}_aging.xlsx"
    download.value.save_as(home)
    rows = [[cell.value for cell in row] for row in load_workbook(home).worksheets[0].iter_rows()]
    assert rows[1:4] == [
        ["Berta", 2, 60, 0, 250, 0, 0, 310], ["'=Anton", 1, 0, 100.5, 0, 0, 0, 100.5],
        [{"zh": "合计", "en": "all"}[page.lang], 3, 60, 100.5, 250, 0, 0, 410.5],
    ]  # fmt: skip
    keep, forget, used = READING[page.lang]
    own.get_by_role("button", name=keep).click()
    own.get_by_text("mappings").wait_for()
    own.screenshot(path=artifacts / f"12_{page.lang}_own_ledger.png")
    _chosen(page, own, "july.csv", LEDGER[page.lang].replace("30/06", "31/07") + NEXT_MONTH)
    own.get_by_role("button", name=forget).wait_for()
    own.get_by_text(used).wait_for(state="attached")
    own.get_by_text("2026-07-31").filter(visible=True).first.wait_for()
    own.get_by_role("cell", name="90", exact=True).first.wait_for()
    own.screenshot(path=artifacts / f"12_{page.lang}_next_ledger.png")


def _chosen(page, panel, name: str, words: str) -> None:
    """Choose a file in a panel."""
    with page.page.expect_file_chooser() as chooser:
        panel.locator(".widget-upload").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": words.encode("utf-8-sig")})
