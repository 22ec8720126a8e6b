"""What one takes home: tables that add up, hold numbers and days, and never a cell that a spreadsheet would run."""

import csv
import datetime as dt
import io
import json

import numpy as np
import pytest
from openpyxl import load_workbook

from simlib.cli import main
from simlib.data import read_invoices
from simlib.data.export import Sheet, safe, workbook_bytes
from simlib.data.invoices.report import report_on
from simlib.data.invoices.take_home import aging_sheet, sheets, statement_sheet
from simlib.text import LANGUAGES, BadInput, keys, speaking

LEDGER = """customer,invoice no,invoice date,due date,paid on,amount,disputed
=HYPERLINK("x"),1,2026-05-20,2026-06-19,,100.50,no
Beta,2,2026-04-01,2026-05-01,,40,yes
Beta,3,2026-06-01,2026-07-01,,60,no
Beta,4,2026-05-01,2026-05-31,2026-06-10,500,no
+Gamma,5,2026-05-01,2026-05-31,,30,no
broken,6,soon,2026-05-31,,30,no
"""
AS_OF = ["--as-of", "2026-06-30"]


@pytest.fixture(params=LANGUAGES)
def lang(request):
    with speaking(request.param):
        yield request.param


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(LEDGER.replace('"x"', "x"), encoding="utf-8")
    return path


def test_aging_by_customer_adds_up_by_hand(lang, ledger):
    report = report_on(read_invoices(ledger), "2026-06-30")
    rows = {row[0]: row[1:] for row in aging_sheet(report).rows}
    assert rows["Beta"] == (2, 60, 0, 40, 0, 0, 100)
    assert list(rows.values())[-1] == (5, 60, 160.5, 40, 0, 0, 260.5)
    assert sum(r[-1] for r in list(rows.values())[:-1]) == 260.5 == report.money(report.aging.amount.sum())


def test_a_statement_of_account_runs_to_the_balance(ledger):
    report = report_on(read_invoices(ledger), "2026-06-30")
    sheet = statement_sheet(report, "Beta")
    assert [(row[0], row[-2], row[-1]) for row in sheet.rows] == [("2", 40, 40), ("4", 0, 40), ("3", 60, 100)]
    with pytest.raises(BadInput, match="Nobody"):
        statement_sheet(report, "Nobody")


def test_the_workbook_holds_numbers_days_and_no_formula(lang, ledger, tmp_path, capsys):
    out = tmp_path / "out.xlsx"
    assert main(["fit", "invoices", str(ledger), *AS_OF, "--export", str(out), "--customer", "Beta"]) == 0
    assert "out.xlsx" in capsys.readouterr().out
    book = load_workbook(out)
    assert len(book.sheetnames) == 6
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [
        c for c in cells if c.data_type == "f" or str(c.value)[0] in "=+@\t" or str(c.value).startswith("-H")
    ]
    assert any(isinstance(c.value, dt.datetime) for c in cells) and 100.5 in {c.value for c in cells}
    assert "'=HYPERLINK(x)" in {c.value for c in cells} and "'+Gamma" in {c.value for c in cells}


def test_a_file_each_as_csv_and_never_over_the_data(ledger, tmp_path, capsys):
    assert main(["fit", "invoices", str(ledger), *AS_OF, "--export", str(tmp_path / "t.csv"), "--json"]) == 0
    json.loads(capsys.readouterr().out)
    written = sorted(path.name for path in tmp_path.glob("t*.csv"))
    assert len(written) == 5 and "t.csv" in written
    for path in tmp_path.glob("t*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))], path.name
    for wrong in (ledger, tmp_path / "x.pdf", tmp_path / "no" / "x.xlsx"):
        assert main(["fit", "invoices", str(ledger), "--export", str(wrong)]) == 2
    assert ledger.read_text(encoding="utf-8").startswith("customer,")


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\x00=1", "\u3000=1", "%0A=1"]
)
def test_no_text_starts_as_a_formula(text):
    assert safe(text).startswith("'")
    book = load_workbook(io.BytesIO(workbook_bytes([Sheet("a/b:*?", ("h",), [(text,)])])))
    assert book.active["A2"].data_type == "s" and book.active["A2"].value.startswith("'")


def test_an_open_items_list_cannot_tell_how_fast_customers_pay(lang, tmp_path):
    path = tmp_path / "open.csv"
    path.write_text("customer,invoice date,due date,amount\nA,2026-05-01,2026-05-31,30\n", encoding="utf-8")
    report = report_on(read_invoices(path), "2026-06-30")
    assert report.source.open_items and report.dso != report.dso and report.cei != report.cei
    figures = sheets(report)[2]
    assert figures.notes[0] == keys(lang)["invoices.sheet.open_items"]


def test_sellers_are_told_apart_or_said_to_be_alike(tmp_path, capsys):
    """Two sellers with 30 and 5 of 40 differ (chi-square 31.7); with 21 and 19 of 40 they do not."""
    for won, apart in (((30, 5), True), ((21, 19), False)):
        rows = [
            f"{n}{i},{who},{'Won' if i < n else 'Lost'}"
            for who, n in zip("AB", won, strict=True)
            for i in range(40)
        ]
        path = tmp_path / "deals.csv"
        path.write_text("\n".join(["id,owner,stage", *rows]), encoding="utf-8")
        with speaking("en"):
            assert (
                main(["fit", "opportunities", str(path), "--json", "--export", str(tmp_path / "s.xlsx")]) == 0
            )
            found = json.loads(capsys.readouterr().out)["sellers"]
            assert main(["fit", "opportunities", str(path)]) == 0
        assert ("cannot be told apart" in capsys.readouterr().out) == (not apart) and found["apart"] == apart
        best, worst = found["sellers"]
        assert worst["win_rate"] < worst["likely"] <= best["likely"] < best["win_rate"]
        assert best["low"] < best["likely"] < best["high"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_book_is_taken_home_from_the_panel_by_hand(lang, tmp_path):
    """Sales 60, 30 and 10 of 100; 60 of a wallet of 80."""
    from simlib import ParetoPanel
    from simlib.data.books.take_home import sheets

    path = tmp_path / "=book.csv"
    path.write_text("customer,sales,potential\n=A,60,80\nB,10,\nC,30,30\nTotal,100,110\n", encoding="utf-8")
    with speaking(lang):
        panel = ParetoPanel()
        home = panel.reader.home
        assert home.layout.display == "none"
        panel.reader.read(path)
        book, left = sheets(panel.reader.found)
        assert [row[0] for row in book.rows] == ["=A", "C", "B"]
        assert np.array([row[1:4] for row in book.rows]) == pytest.approx(
            np.array([(60, 0.6, 0.6), (30, 0.3, 0.9), (10, 0.1, 1.0)])
        )
        assert book.rows[0][4:] == (80, 0.75) and len(left.rows) == 2
        home.take.click()
        assert panel.error is None and "book_simlib.xlsx" in home.taken.value and home.layout.display == ""
        panel.reader.leave()
        assert home.layout.display == "none"


def test_a_log_of_purchases_is_taken_home(tmp_path, capsys):
    log = tmp_path / "log.csv"
    rows = [f"C{i},2026-0{m}-0{1 + i % 8},{10 + i}" for i in range(9) for m in range(1, 3 + i % 4)]
    log.write_text("\n".join(["customer,date,amount", *rows]), encoding="utf-8")
    assert main(["fit", "purchases", str(log), "--export", str(tmp_path / "out.csv")]) == 0
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    table = {cells[0]: cells for cells in (line.split(",") for line in lines[1:10])}
    assert table["C3"][1:5] == ["5", "65.0", "2026-01-04", "2026-05-04"]
    chances = [float(cells[5]) for cells in table.values()]
    assert chances == sorted(chances, reverse=True) and 0 <= chances[-1] < chances[0] <= 1
