"""What a reader does on one page alone, in the browser: an own book is read, a talk is led, a long answer stopped, a
quarter played."""

BOOK = "客户,销售额,采购潜力\n甲,60,100\n乙,25,200\n丙,10,40\n丁,5,90\n合计,100,430\n"
OFFERS = {"zh": ("提出报价", "接受对方要价"), "en": ("Make this offer", "Accept their demand")}
FORM = {"zh": ("开始", "检查", "第 20 号"), "en": ("Start", "Check", "no. 20")}
KEYS = {"zh": "ArrowRight", "en": "ArrowLeft"}  # what one language simulated is kept for the other


def own_book(page, artifacts) -> None:
    """Unit 2: a reader's own customers are read from a file."""
    own, nth = page.panels.nth(1), page.panels.nth(0).locator(".simlib-picture").count()
    old = page.picture(nth)
    own.scroll_into_view_if_needed()
    own.locator(".simlib-fold .jupyter-widget-Collapse-header").filter(visible=True).last.click()
    with page.page.expect_file_chooser() as chosen:
        own.locator(".jupyter-widget-Collapse-open .jupyter-button").first.click()
    chosen.value.set_files({"name": "book.csv", "mimeType": "text/csv", "buffer": BOOK.encode()})
    page.wait_for_new_picture(old, nth)
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
