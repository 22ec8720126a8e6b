"""The pages of the workbook in JupyterLab in a real browser, in both languages: it runs, each of its panels answers,
no label is cut, nothing sticks out, lever, picture and verdict are seen together, and every control and picture has a
name for those who hear the page."""

from pathlib import Path

import pytest
from on_pages import long_answer, own_book, own_ledger, quarter, talk

pytestmark = pytest.mark.browser

ALSO = {"02_segments": own_book, "08_negotiation": talk, "09_team": long_answer, "12_receivables": own_ledger,
        "13_capstone": quarter}  # fmt: skip
PAGES = sorted(path.stem for path in Path(__file__).parents[2].glob("notebooks/en/*.ipynb"))
SCREENS = ((1920, 1080), (2560, 1440), (853, 533))  # the last: a laptop of 1280 by 800 at 150 %


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_its_panels_answer(open_unit, artifacts, name):
    page = open_unit(name)
    answered = [page.answers(n) for n in range(page.panels.count())]
    assert any(answered) or name == "00_start"
    page.keep_panels(artifacts)
    if name in ALSO:
        ALSO[name](page, artifacts)
    assert page.faults() == []
    assert page.scattered() == []
    assert page.unheard() == []
    for width, height in SCREENS:
        assert page.scattered(width, height) == []
    if name == "07_funnel":
        with page.darkened():
            assert page.unheard(".simlib-panel", ".simlib-form") == []
            page.keep(artifacts / f"07_{page.lang}_dark.png")
