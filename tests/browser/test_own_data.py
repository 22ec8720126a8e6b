"""Own data for somebody who never saw a terminal: a ledger is chosen in unit 12, its aging taken home."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from openpyxl import load_workbook

pytestmark = pytest.mark.browser

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
WORDS = {
    "zh": ("保存读法，下个月再用", "不用保存的读法", "读取“ledger.csv”时保存的读法"),
    "en": ("Keep this reading for next month", "Forget what was kept", "Read as ledger.csv was on"),
}


def put(desk, name, source):
    for lang in ("zh", "en"):
        notebook = new_notebook(cells=[new_code_cell(source)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, desk / lang / f"{name}.ipynb")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_titled_day_first_part_paid_ledger_is_read_taken_home_and_kept_for_next_month(
    open_notebook, desk, artifacts, tmp_path, lang
):
    """Owed by hand on 30 June: Anton 100.50 (11 days past due); Berta 250 (48 days) and 60 (not due).

    Kept, the way it was read serves July's file: 40 + 50.
    """
    file, july = tmp_path / "ledger.csv", tmp_path / "july.csv"
    july.write_text(LEDGER[lang].replace("30/06", "31/07") + NEXT_MONTH, encoding="utf-8-sig")
    file.write_text(LEDGER[lang] + ROWS, encoding="utf-8-sig")
    put(desk, "own_ledger", "from simlib import LedgerPanel\nLedgerPanel()")
    page = open_notebook(f"{lang}/own_ledger.ipynb", lang=lang)
    page.run_all()
    with page.page.expect_file_chooser() as chooser:
        page.page.locator(".widget-upload").click()
    chooser.value.set_files(file)
    page.page.wait_for_selector(".simlib-picture:visible", timeout=30_000)
    assert "410.5" in page.page.locator(".simlib-panel").inner_text()
    page.page.get_by_role("button", name={"zh": "把表格带走", "en": "Take the tables home"}[lang]).click()
    link = page.page.locator(".simlib-panel a[download]")
    with page.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "ledger_simlib.xlsx"
    download.value.save_as(tmp_path / "home.xlsx")
    rows = [
        [cell.value for cell in row]
        for row in load_workbook(tmp_path / "home.xlsx").worksheets[0].iter_rows()
    ]
    assert rows[1:4] == [
        ["Berta", 2, 60, 0, 250, 0, 0, 310], ["'=Anton", 1, 0, 100.5, 0, 0, 0, 100.5],
        [{"zh": "合计", "en": "all"}[lang], 3, 60, 100.5, 250, 0, 0, 410.5],
    ]  # fmt: skip
    keep, forget, used = WORDS[lang]
    page.page.get_by_role("button", name=keep).click()
    page.page.get_by_text("mappings").wait_for()
    page.panels.nth(0).screenshot(path=artifacts / f"own_ledger_{lang}.png")
    with page.page.expect_file_chooser() as chooser:
        page.page.locator(".widget-upload").click()
    chooser.value.set_files(july)
    page.page.get_by_role("button", name=forget).wait_for()
    page.page.get_by_text(used).wait_for(state="attached")
    page.page.get_by_text("2026-07-31").filter(visible=True).first.wait_for()
    assert "90" in page.page.locator(".simlib-panel").inner_text()
    assert page.faults() == []
    page.panels.nth(0).screenshot(path=artifacts / f"next_ledger_{lang}.png")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_monday_page_stands_in_a_notebook(open_notebook, desk, artifacts, lang):
    put(desk, "monday", "from simlib import MondayPanel\npanel = MondayPanel()\npanel.ledger.sample.click()\n"
        "panel.deals.sample.click()\npanel")  # fmt: skip
    page = open_notebook(f"{lang}/monday.ipynb", lang=lang)
    page.run_all()
    page.page.wait_for_selector(".monday section", timeout=30_000)
    assert page.page.locator(".monday section").count() == 7
    assert page.faults() == []
    page.panels.nth(0).screenshot(path=artifacts / f"monday_{lang}.png")
