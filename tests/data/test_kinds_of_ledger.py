"""Ledgers as systems and people send them, one small file a kind: what is owed is read right, or asked for.

By hand: `owed` is what is open of each row that counts, in file order.
"""

import datetime as dt

import pytest
from openpyxl import Workbook, load_workbook

from simlib.data import read_invoices
from simlib.data.invoices.report import report_on
from simlib.text import BadInput

HEAD = "Invoice No,Customer,Invoice Date,Due Date"
A, B = "1,Alder,2026-03-01,2026-03-31", "2,Birch,2026-04-01,2026-05-01"

TEXTS = {
    "title rows and the day of report": (
        f"Aged receivables\nAs of 30 April 2026\n\n{HEAD},Amount\n{A},100\n{B},50\n", [100, 50]),
    "open balance beside the amount": (f"{HEAD},Amount,Open Balance\n{A},100,30\n{B},50,0\n", [30, 0]),
    "paid amount beside the total": (f"{HEAD},Total,Amount Paid\n{A},100,60\n{B},50,50\n", [40, 0]),
    "last payment with a balance left": (
        f"{HEAD},Amount,Balance,Last Payment Date\n{A},100,70,2026-04-02\n{B},50,0,2026-04-12\n", [70, 0]),
    "a status alone": (f"{HEAD},Invoice Amount,Status\n{A},100,Overdue\n{B},50,Paid\n", [100, 0]),
    "void and draft documents": (f"{HEAD},Amount,Status\n{A},100,Cancelled\n{B},50,Posted\n3,C,,,9,Draft\n", [50]),
    "a credit note below 0": (f"{HEAD},Amount\n{A},100\n{B},-40\n", [100, -40]),
    "payments in rows of their own": (
        "Document No,Customer,Document Date,Due Date,Type,Amount\n"
        "1,Alder,2026-03-01,2026-03-31,RV,100\n1,Alder,2026-03-15,,DZ,30\n2,Birch,2026-03-16,,DG,5\n", [70, -5]),
    "dirhams": (f'{HEAD},Amount\n{A},"AED 1,200.00"\n{B},AED 50.50\n', [1200, 50.5]),
    "rupees": (f'{HEAD},Amount\n{A},"Rs. 1,20,000.00"\n{B},Rs 50\n', [120000, 50]),
    "crowns behind": (f"{HEAD},Amount\n{A},1 200 kr\n{B},50 kr\n", [1200, 50]),
    "Singapore dollars": (f'{HEAD},Amount\n{A},"S$1,200.00"\n{B},S$50.50\n', [1200, 50.5]),
    "debit and credit": (f'{HEAD},Amount\n{A},"1,200.00 Dr"\n{B},50.00 Cr\n', [1200, -50]),
    "元整": (f"{HEAD},Amount\n{A},1200元整\n{B},50.5元\n", [1200, 50.5]),
    "a quote against changing the cell": (f"{HEAD},Amount\n{A},'1200.00\n{B},'50.50\n", [1200, 50.5]),
    "dashes for no cents": (f'{HEAD},Amount\n{A},"1.200,--"\n{B},"50,50"\n', [1200, 50.5]),
    "30w": (f"{HEAD},Amount\n{A},30w\n{B},5000\n", [300000, 5000]),
    "powers of ten, as a spreadsheet shows them": (f"{HEAD},Amount\n{A},1.5E+06\n{B},1e5\n", [1_500_000, 100_000]),
    "powers with a decimal comma": (f"{HEAD};Amount\n".replace(",", ";") + f"{A};1,5E+03\n{B};50,25\n".replace(
        ",2026", ";2026").replace("1,A", "1;A").replace("2,B", "2;B"), [1500, 50.25]),
    "days in words": (
        "发票号,客户,开票日期,到期日,金额\n1,甲,二〇二六年三月一日,二零二六年三月三十一日,100\n"
        "2,乙,二〇二五年十二月十日,二〇二六年一月二十号,50\n", [100, 50]),
    "commas of full width": ("发票号，客户，开票日期，到期日，金额\n1，甲，2026-03-01，2026-03-31，100\n", [100]),
    "digits and signs of full width": (
        "发票号,客户,开票日期,到期日,金额\n１,甲,２０２６／０３／０１,２０２６年３月３１日,￥１，２００．５０\n".replace(
            "，２", "２"), [1200.5]),
    "marks that nobody sees": (
        f"{HEAD},Amount\u200b\n1,Alder,\u200e2026-03-01,2026-03-31\u202c,\u202a100\u202c\n{B},50\u200b\n", [100, 50]),
    "cells that a spreadsheet is told to leave alone": (
        f'{HEAD},Amount\n="001",="Alder",2026-03-01,2026-03-31,="100"\n="002",="Birch",2026-03-02,2026-04-01,50\n',
        [100, 50]),
    "a byte-order mark twice": (f"\ufeff\ufeff{HEAD},Amount\n{A},100\n", [100]),
    "instalments of one invoice": (
        f"{HEAD},Amount\n1,Alder,2026-03-01,2026-03-31,30\n1,Alder,2026-03-01,2026-04-30,30\n", [30, 30]),
    "lines of an invoice": (
        "Invoice No,Customer,Invoice Date,Due Date,Item Name,Item Total\n" f"{A},Pump,70\n{A},Valve,20\n", [70, 20]),
    "lines that repeat the invoice's total": (
        "Invoice No,Customer,Invoice Date,Due Date,Description,Invoice Total\n" f"{A},Pump,90\n{A},Valve,90\n", [90]),
    "the same row twice": (f"{HEAD},Amount\n{A},100\n{A},100\n{B},50\n", [100, 50]),
    "numbers in scientific notation": (
        f"{HEAD},Amount\n2.4E+19,Alder,2026-03-01,2026-03-31,100\n2.4E+19,Birch,2026-04-01,2026-05-01,50\n",
        [100, 50]),
    "numbers that start anew for each customer": (
        f"{HEAD},Amount\n1,Alder,2026-03-01,2026-03-31,100\n1,Birch,2026-03-01,2026-03-31,100\n", [100, 100]),
    "SAP's day for none": (
        "Customer\tDocument No\tDocument Date\tNet due date\tClearing date\tAmount\n"
        "1\t9\t01.03.2026\t31.03.2026\t00.00.0000\t1.000,00\n2\t8\t13.03.2026\t12.04.2026\t28.03.2026\t500,00\n",
        [1000, 0]),
    "words for not yet paid": (
        f"{HEAD},Amount,Payment Date\n{A},100,尚未收款\n{B},50,NaT\n3,C,2026-03-01,2026-03-31,5,9999-12-31\n"
        "4,C,2026-03-01,2026-03-31,6,\\N\n5,C,2026-03-01,2026-03-31,7,31-DEC-4712\n", [100, 50, 5, 6, 7]),
    "paid before it was issued": (f"{HEAD},Amount,Payment Date\n{A},100,2026-02-20\n{B},50,\n", [0, 50]),
    "a blank due date": (f"{HEAD},Amount\n1,Alder,2026-03-01,,100\n{B},50\n", [100, 50]),
    "a promised date is no payment": (f"{HEAD},Amount,Promised Payment Date\n{A},100,2026-04-20\n{B},50,\n", [100, 50]),
    "years of two digits in front": (
        f"{HEAD},Amount\n1,A,26-03-01,26-03-31,100\n2,B,26-03-15,26-04-14,50\n3,C,26-04-05,26-05-05,5\n",
        [100, 50, 5]),
    "years of the Republic": (
        "發票號碼,客戶名稱,開立日期,到期日,發票金額,收款日\n"
        "1,甲,115/03/01,115/03/31,NT$100,115/04/02\n2,乙,民國115年3月5日,115.04.04,NT$50,\n", [0, 50]),
    "a clock of twelve hours": (
        f"{HEAD},Amount,Payment Date\n1,A,15/03/2026  10:55:00 PM,14/04/2026  12:00:00 AM,100,\n"
        "2,B,01/03/2026 22:55,31/03/2026 00:00,50,28/03/2026  09:01:00 AM\n", [100, 0]),
    "zones": (f"{HEAD},Amount\n1,A,2026-03-01T00:00:00.000Z,2026-03-31T00:00:00+08:00,100\n", [100]),
    "net, tax and gross": (
        "发票号码,客户名称,开票日期,到期日,金额,税额,价税合计\n1,甲,2026-03-01,2026-03-31,100,13,113\n"
        "2,乙,2026-03-02,2026-04-01,50,6.5,56.5\n", [113, 56.5]),
    "sums between": (
        f"{HEAD},Amount\n{A},100\n,Total Alder,,,100\n{B},50\n,Total Birch,,,50\n,Grand total,,,150\n", [100, 50]),
    "lines drawn, a pipe before and behind": (
        "Open items\n--------------------------------------------\n"
        "|Customer|DocumentNo|Type|Doc. Date |Net due dt|Amt in loc.cur.|\n"
        "--------------------------------------------\n"
        "|10001   |1         |RV  |13.03.2026|12.04.2026|      1.190,00 |\n"
        "|10001   |2         |RV  |14.03.2026|13.04.2026|        100,00-|\n"
        "--------------------------------------------\n", [1190, -100]),
    "groups of an aging detail": (
        "Acme\nA/R Aging Detail\nAs of 30 April 2026\n\n,Date,Type,Num,Customer,Due date,Amount,Open balance\nCurrent\n"
        ",15/04/2026,Invoice,3,Alder,15/05/2026,300,300\nTotal for Current,,,,,,300,300\n1 - 30 days past due\n"
        ",01/03/2026,Invoice,1,Alder,31/03/2026,1200,200\n,28/04/2026,Payment,,Birch,28/04/2026,-75,-75\n"
        "TOTAL,,,,,,1425,425\n", [300, 200, -75]),
    "Oracle's classes and states": (
        "TRX_NUMBER;TRX_DATE;DUE_DATE;CUSTOMER_NAME;CLASS;AMOUNT_DUE_ORIGINAL;AMOUNT_DUE_REMAINING;STATUS\n"
        "1;05-MAR-26;04-APR-26;Alder;INV;100;0;CL\n2;15-MAR-26;14-APR-26;Birch;INV;50;50;OP\n"
        "C7;20-MAR-26;20-MAR-26;Birch;CM;-5;-5;OP\n", [0, 50, -5]),
    "two rows of header in text": (
        "Invoice,,,Money,\nNumber,Customer,Invoice date,Due date,Amount\n1,Alder,2026-03-01,2026-03-31,100\n", [100]),
    "units below the header": (f"{HEAD},Amount\n,,yyyy-mm-dd,yyyy-mm-dd,k\n{A},100\n{B},50\n", [100_000, 50_000]),
    "amounts in ten thousand": (
        "应收明细\n单位：万元\n客户,开票日期,到期日,金额\n甲,2026-03-01,2026-03-31,1.5\n", [15000]),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_what_is_owed(tmp_path, kind):
    text, owed = TEXTS[kind]
    path = tmp_path / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    found = read_invoices(path)
    assert found.outstanding.tolist() == pytest.approx(owed), kind
    assert found.used + len(found.left_out) == found.rows
    report = report_on(found, "2026-06-30")  # all is due by then
    assert report.money(report.aging.amount.sum()) == pytest.approx(sum(owed))


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
def test_a_traditional_ledger_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "ledger.csv"
    path.write_bytes(
        "發票號碼,客戶名稱,開票日期,到期日,金額\n1,遠山機電,2026-03-01,2026-03-31,100\n".encode(encoding)
    )
    assert read_invoices(path).customer.tolist() == ["遠山機電"]


LETTERS = {"id": "A", "customer": "B", "issued": "C", "due": "D", "amount": "E"}
REFUSED = {  # the file, the sentence, what is asked, an answer
    "several currencies": (
        f"{HEAD},Amount,Currency\n{A},100,EUR\n{B},50,USD\n",
        "data.currency.several", "currency", {"currency": "EUR"}),
    "an aged summary": (
        "Customer,Current,1-30,31-60,61-90\nAlder,1,2,3,4\nBirch,5,6,7,8\n", "invoices.error.summary", None, None),
    "no order of day and month": (
        f"{HEAD},Amount\n1,A,03/05/2026,04/06/2026,5\n", "data.dates.undecided", "dates", {"dates": "dmy"}),
    "no due date and no terms": (
        "Customer,Invoice Date,Amount\nA,2026-03-01,5\n", "data.columns.missing", "due", {"terms": 30}),
    "no header": (f"{A},100\n{B},50\n", "data.columns.no_header", "header", {"header": 0, "columns": LETTERS}),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_known_is_asked_and_the_answer_is_taken(tmp_path, kind):
    text, key, ask, answer = REFUSED[kind]
    path = tmp_path / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_invoices(path)
    assert refused.value.key == key and getattr(refused.value, "ask", None) == ask
    if ask:
        assert len(read_invoices(path, **answer)) >= 1


def book(path, *sheets, hidden=(), epoch_1904=False, merge=None):
    made = Workbook()
    made.remove(made.active)
    if epoch_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        made.epoch = CALENDAR_MAC_1904
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
        page.sheet_state = "hidden" if name in hidden else "visible"
        if merge:
            page.merge_cells(merge)
    made.save(path)
    return path


MARCH, APRIL = (dt.date(2026, 3, 1), dt.date(2026, 3, 31)), (dt.date(2026, 4, 1), dt.date(2026, 5, 1))
NAMES = [*HEAD.split(","), "Amount"]
ROWS = [NAMES, [1, "Alder", *MARCH, 100], [2, "Birch", *APRIL, 50]]
GROUPED = [["客户", "发票号", "开票日期", "到期日", "金额"],
           ["甲公司"], ["", "F1", *MARCH, 100], ["乙公司"], ["", "F2", *MARCH, 50]]  # fmt: skip
MERGED = [NAMES, [1, "Alder", *MARCH, 100], [2, None, *APRIL, 50]]
SERIALS = [NAMES, [1, "Alder", 46082, 46112, 100], [2, "Birch", 46113, 46143, 50]]


@pytest.mark.parametrize(
    "made",
    [
        {"sheets": [("Cover", [["Acme", ""], ["Ledger of March"]]), ("Ledger", ROWS)]},
        {"sheets": [("Empty", []), ("2026", ROWS)]},
        {"sheets": [("Old", ROWS), ("Ledger", ROWS)], "hidden": ("Old",)},
        {"sheets": [("Pivot", [["Row Labels", "Sum of Amount"], ["Alder", 100]]), ("Data", ROWS)]},
        {"sheets": [("Ledger", ROWS)], "epoch_1904": True},
        {"sheets": [("Ledger", SERIALS)]},
        {"sheets": [("Ledger", GROUPED)]},
        {"sheets": [("Ledger", MERGED)], "merge": "B2:B3"},
    ],
    ids=["cover", "empty first", "hidden", "pivot", "1904", "serials", "grouped", "merged"],
)
def test_the_table_of_a_workbook_is_found(tmp_path, made):
    found = read_invoices(book(tmp_path / "ledger.xlsx", *made.pop("sheets"), **made))
    assert found.outstanding.tolist() == [100, 50]
    assert found.issued.astype(str).tolist()[0] == "2026-03-01" and all(found.customer)


def test_a_workbook_of_two_ledgers_asks_which_and_takes_the_answer(tmp_path):
    path = book(tmp_path / "ledger.xlsx", ("March", ROWS), ("April", ROWS))
    with pytest.raises(BadInput) as refused:
        read_invoices(path)
    assert refused.value.ask == "sheet" and len(read_invoices(path, sheet="April")) == 2


def test_rows_that_are_filtered_away_count_and_are_said(tmp_path):
    path = book(tmp_path / "ledger.xlsx", ("Ledger", ROWS))
    made = load_workbook(path)
    made.active.row_dimensions[3].hidden = True
    made.save(path)
    found = read_invoices(path)
    assert found.outstanding.tolist() == [100, 50]
    assert [note.rows for note in found.said if note.key == "data.say.unshown"] == [(3,)]


def test_formulas_that_were_never_calculated_are_named(tmp_path):
    rows = [ROWS[0], *([*row[:4], f"=B{n}*2"] for n, row in enumerate(ROWS[1:], 2))]
    with pytest.raises(BadInput) as refused:
        read_invoices(book(tmp_path / "ledger.xlsx", ("Ledger", rows)))
    assert refused.value.key == "data.file.formulas"


def test_days_that_a_spreadsheet_swapped_are_seen_and_put_back(tmp_path):
    """Opened month first, 3 May became 5 March as a date, and 17/03/2026 stayed text."""
    rows = [ROWS[0], *([n, "A", dt.date(2026, day, 3), f"{12 + n}/04/2026", n] for n, day in enumerate((5, 6, 7), 1)),
            [4, "A", "17/03/2026", "26/04/2026", 4]]  # fmt: skip
    path = book(tmp_path / "ledger.xlsx", ("Ledger", rows))
    with pytest.raises(BadInput) as refused:
        read_invoices(path)
    assert refused.value.ask == "swapped"
    assert str(read_invoices(path, dates="swapped").issued[0]) == "2026-03-05"


def test_a_word_told_goes_for_the_column_that_has_it(tmp_path):
    """The state of payment and that of the document stand in columns of their own."""
    path = tmp_path / "ledger.csv"
    path.write_text("客户,开票日期,到期日,金额,付款状态,单据状态\n甲,2026-03-01,2026-03-31,100,蓝,已审核\n"
                    "乙,2026-03-01,2026-03-31,50,红,已审核\n", encoding="utf-8")  # fmt: skip
    assert read_invoices(path, statuses={"蓝": "paid", "红": "open"}).outstanding.tolist() == [0, 50]
    with pytest.raises(BadInput) as refused:
        read_invoices(path, statuses={"绿": "paid"})
    assert refused.value.key == "invoices.status.unknown_word"
