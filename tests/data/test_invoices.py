"""A ledger worked out by hand: every row accounted for, every figure on paper."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.data import read_invoices, roles_of
from simlib.data.invoices.read import understand
from simlib.data.invoices.report import report_on
from simlib.data.read.table import build_table
from simlib.text import BadInput, speaking, t

HEADER = "invoice,customer,issued,due,paid on,amount,disputed,write off date"
# rows of the file: 2 in time, 3 late and disputed, 4 open and past due, 5 open and not due, 6 written off
GOOD = ["1,Acme,2024-01-01,2024-01-31,2024-01-31,100.50,no,",
        "2,Acme,2024-01-11,2024-02-10,2024-03-01,200,yes,",
        "3,Beta,2024-02-01,2024-03-02,,400,yes,", "4,Beta,2024-05-01,2024-05-31,open,800.25,no,",
        "5,Coda,2024-01-01,2024-01-31,,1000,,2024-04-30"]  # fmt: skip


def read(tmp_path, rows, header=HEADER, **options):
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return read_invoices(path, **options)


def test_figures_by_hand(tmp_path):
    found = report_on(read(tmp_path, GOOD)).as_dict()
    assert (found["rows"], found["rows_used"], found["rows_left_out"], found["rows_noted"]) == (5, 5, [], [])
    assert found["as_of"] == "2024-05-01"  # the last thing that happened: invoice 4
    assert (found["invoices"], found["customers"], found["total_amount"]) == (5, 3, 2500.75)
    assert (found["settled"], found["open"], found["written_off"]) == (2, 2, 1)
    assert found["open_amount"] == 1200.25
    assert found["mean_days_to_settle"] == (30 + 50) / 2
    assert found["late_share"] == 3 / 5  # invoices 2, 3 and 5
    assert (found["late_share_disputed"], found["late_share_undisputed"]) == (1.0, 1 / 3)
    assert found["late_share_by_customer"] == {"Acme": 0.5, "Beta": 0.5, "Coda": 1.0}
    assert found["aging"] == {
        "current": {"count": 1, "amount": 800.25},
        "1-30": {"count": 0, "amount": 0},
        "31-60": {"count": 1, "amount": 400},  # 60 days past due
        "61-90": {"count": 0, "amount": 0},
        "90+": {"count": 0, "amount": 0},
    }
    # the 91 days to 1 May begin after 31 January: 400 and 800.25 were sold, 1,200 stood at the beginning
    assert found["period_days"] == 91
    assert found["dso"] == pytest.approx(1200.25 / 1200.25 * 91)
    assert found["best_possible_dso"] == pytest.approx(800.25 / 1200.25 * 91)
    assert found["cei"] == pytest.approx(100 * 1200 / 1600)


def test_any_day_can_be_asked_for(tmp_path):
    ledger = read(tmp_path, GOOD)
    found = report_on(ledger, "2024-02-20").as_dict()
    assert (found["invoices"], found["issued_later"], found["customers"]) == (4, 1, 3)
    assert (found["settled"], found["open"], found["written_off"]) == (1, 3, 0)
    assert found["late_share"] == 2 / 4  # 2 is ten days late by now, 5 twenty; 3 is not due
    assert found["aging"]["1-30"] == {"count": 2, "amount": 1200}
    assert found["aging"]["current"] == {"count": 1, "amount": 400}
    for same in (np.datetime64("2024-02-20"), "20 Feb 2024"):
        assert repr(report_on(ledger, same).as_dict()) == repr(found)  # NaN equals NaN here
    later = report_on(ledger, "2025-01-01").as_dict()
    assert later["aging"]["90+"] == {"count": 2, "amount": 1200.25}
    assert math.isnan(later["dso"])  # nothing was sold in the last quarter
    with pytest.raises(BadInput, match="2023-12-31"):
        report_on(ledger, "2023-12-31")
    for vague in ("01/02/2024", "soon", ""):
        with pytest.raises(BadInput, match="one certain day"):
            report_on(ledger, vague)


def test_open_invoices_are_not_left_out_of_the_delay(tmp_path):
    """Kaplan-Meier on paper: paid 0 and 20 days past due; open at 60 and -30; written off: unpaid to 91."""
    found = report_on(read(tmp_path, GOOD)).as_dict()
    assert found["delay_curve"]["days"] == [0, 20]
    assert found["delay_curve"]["at_risk"] == [4, 3]
    assert found["delay_curve"]["unpaid"] == pytest.approx([3 / 4, 2 / 4])
    assert found["median_days_late"] == 20
    assert found["delay_curve_since_issue"]["days"] == [30, 50]


def test_roll_rates_and_allowance_by_hand(tmp_path):
    """Four months back from 1 May: 2 January, 1 February, 2 March and 1 April, each row followed on paper."""
    found = report_on(read(tmp_path, GOOD)).as_dict()
    rolls = found["roll_rates"]
    assert rolls["to"] == ["current", "1-30", "31-60", "61-90", "90+", "paid", "written_off"]
    assert rolls["amounts"] == [
        [400, 1400, 0, 0, 0, 300.5, 0],
        [0, 0, 1400, 0, 0, 0, 0],
        [0, 0, 0, 1000, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 1000],
        [0, 0, 0, 0, 0, 0, 0],
    ]
    lost = 1400 / 1700.5  # what leaves "not due": 1,400 towards the only bucket chain that ends written off
    assert rolls["loss_rates"][:4] == pytest.approx([lost, 1, 1, 1])
    assert found["allowance"] == pytest.approx(800.25 * lost + 400)


BAD = [
    ("6,Acme,,,,5,no,", "no_date", "issued"),
    ("6,Acme,2024-02-01,2024-03-10,,,no,", "amount_missing", "amount"),
    ("6,Acme,2024-02-01,2024-03-10,,much,no,", "amount_unreadable", "amount"),
    ("6,Acme,2024-02-01,2024-03-10,,99999999999999999999,no,", "amount_impossible", "amount"),
    ("5,Coda,2024-01-01,2024-01-31,,1000,,2024-04-30", "duplicate_id", "invoice"),
    ("6,Acme,2024-02-01,2024-03-10,,5,no,,,x", "too_many_fields", None),
]


@pytest.mark.parametrize(("row", "reason", "field"), BAD)
def test_a_row_that_cannot_be_used_is_named_and_changes_no_figure(tmp_path, row, reason, field):
    good, both = report_on(read(tmp_path, GOOD)).as_dict(), report_on(read(tmp_path, [*GOOD, row])).as_dict()
    assert both.pop("rows_left_out") == [{"row": 7, "reason": reason, "field": field}]
    assert (both.pop("rows"), both.pop("rows_used")) == (6, 5)
    counts = ("rows", "rows_used", "rows_left_out", "date_evidence")
    same = {name: value for name, value in good.items() if name not in counts}
    both.pop("date_evidence"), both.pop("notes"), same.pop("notes")
    assert repr(both) == repr(same)  # NaN equals NaN here


KEPT = [  # row, what is noted, in which column; how many are open and owed after it
    ("6,Acme,2024-02-31,2024-03-10,,5,no,", "date_unreadable_kept", "issued", 3, 1205.25),
    ("6,Acme,2024-02-01,2024-03-10,soon,5,no,", "date_unreadable_kept", "paid on", 3, 1205.25),
    ("6,Acme,2024-02-01,2024-01-10,,5,no,", "due_before_issued", "due", 3, 1205.25),
    ("6,Acme,2024-02-01,2024-03-10,2024-01-31,5,no,", "paid_before_issued", "paid on", 2, 1200.25),
    (
        "6,Acme,2024-02-01,2024-03-10,2024-03-12,5,no,2024-04-12",
        "settled_and_written_off",
        "write off date",
        2,
        1200.25,
    ),
    ("6,Acme,2024-02-01,2054-03-10,,5,no,", "date_far_off", "due", 3, 1205.25),
]


@pytest.mark.parametrize(("row", "reason", "field", "open_", "owed"), KEPT)
def test_no_row_is_lost_for_a_secondary_cell(tmp_path, row, reason, field, open_, owed):
    found = report_on(read(tmp_path, [*GOOD, row])).as_dict()
    assert (
        found["rows_noted"] == [{"row": 7, "reason": reason, "field": field}] and not found["rows_left_out"]
    )
    assert (found["invoices"], found["open"], found["open_amount"]) == (6, open_, owed)


def test_missing_days_follow_from_the_usual_terms_and_are_said(tmp_path):
    rows = ["6,Acme,2024-02-01,,,5,no,", "7,Acme,,2024-03-02,,5,no,"]
    ledger = read(tmp_path, [*GOOD, *rows])
    assert (
        str(ledger.due[5]) == "2024-03-02" and str(ledger.issued[6]) == "2024-02-01"
    )  # 30 days, as all others
    said = {note.key: note.rows for note in ledger.said}
    assert said["invoices.say.due_assumed"] == (7,) and said["invoices.say.issued_assumed"] == (8,)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_and_role_has_words(language):
    with speaking(language):
        for reason in (*(case[1] for case in (*BAD, *KEPT)), "customer_missing", "dispute_unreadable"):
            assert t(f"data.reason.{reason}", field="X")
        for role in roles_of("invoices"):
            assert t(f"invoices.role.{role.name}")


def test_gaps_are_noted_and_the_row_counts(tmp_path):
    rows = [
        *GOOD,
        "6,,2024-02-01,2024-03-10,2024-03-01,5,no,",
        "7,Acme,2024-02-01,2024-03-10,2024-03-01,5,maybe,",
        "8,Acme,2024-02-01,2024-03-10",
    ]
    found = report_on(read(tmp_path, rows)).as_dict()
    assert found["rows_noted"] == [
        {"row": 7, "reason": "customer_missing", "field": "customer"},
        {"row": 8, "reason": "dispute_unreadable", "field": "disputed"},
    ]
    assert found["rows_left_out"] == [{"row": 9, "reason": "amount_missing", "field": "amount"}]
    assert (found["invoices"], found["customers"]) == (7, 3)
    assert found["disputed"]["invoices"] + found["undisputed"]["invoices"] == 6


SHAPES = {
    "the IBM file": (
        "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,"
        "SettledDate,PaperlessBill,DaysToSettle,DaysLate",
        ["391,0379-NEVHP,4/6/2013,611365,1/2/2013,2/1/2013,55.94,No,1/15/2013,Paper,13,0",
         "406,8976-AMJEO,3/3/2012,7900770,1/26/2013,2/25/2013,61.74,Yes,3/3/2013,Electronic,36,6"],
        {}),
    "day first, semicolons, decimal commas": (
        "Rechnung;Kunde;Belegdatum;Netto faellig;Ausgleich;Betrag;Streit",
        ["A1;K1;02.01.2013;01.02.2013;15.01.2013;55,94;No",
         "A2;K2;26.01.2013;25.02.2013;03.03.2013;61,74;Yes"],
        {"columns": {"id": "Rechnung", "customer": "Kunde", "issued": "Belegdatum", "disputed": "Streit",
                     "due": "Netto faellig", "settled": "Ausgleich", "amount": "Betrag"}}),
    "Chinese": (
        "发票号码,客户名称,开票日期,到期日,回款日期,价税合计,是否有争议",
        ["001,甲公司,2013年1月2日,2013年2月1日,2013年1月15日,55.94元,否",
         "002,乙公司,2013/1/26,2013/2/25,2013/3/3,￥61.74,是"],
        {}),
    "an export of SAP by way of a data frame": (
        "business_code,cust_number,name_customer,clear_date,posting_date,due_in_date,total_open_amount,invoice_id,"
        "isOpen,disputed",
        ["U001,200769623,WAL-MAR,2013-01-15 00:00:00,2013-01-02,20130201.0,55.94,1930438491.0,0,0",
         "U002,200980828,BEN E,2013-03-03 00:00:00,2013-01-26,20130225.0,61.74,1929646410.0,0,1"],
        {}),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_ledgers_of_all_sorts_say_the_same(tmp_path, shape, encoding):
    header, rows, options = SHAPES[shape]
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join([header, *rows]), encoding=encoding)
    found = report_on(read_invoices(path, **options)).as_dict()
    assert found["rows_left_out"] == found["rows_noted"] == []
    assert set(found["columns"]) - {"status"} == {
        "id",
        "customer",
        "issued",
        "due",
        "settled",
        "amount",
        "disputed",
    }
    assert (found["invoices"], found["customers"]) == (2, 2)
    assert found["total_amount"] == 117.68
    assert found["mean_days_to_settle"] == (13 + 36) / 2
    assert (found["late_share"], found["late_share_disputed"], found["late_share_undisputed"]) == (0.5, 1, 0)
    assert found["as_of"] == "2013-03-03"


def test_an_excel_workbook(tmp_path):
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(
        [1, "Acme", dt.date(2024, 1, 1), dt.datetime(2024, 1, 31, 9), dt.date(2024, 2, 1), 100.5, "No"]
    )
    book.active.append([2, "Acme", dt.date(2024, 1, 1), dt.date(2024, 1, 31), None, 99.5, "Yes"])
    book.save(tmp_path / "ledger.xlsx")
    found = report_on(read_invoices(tmp_path / "ledger.xlsx"), "2024-02-01").as_dict()
    assert (found["invoices"], found["total_amount"], found["settled"], found["late_share"]) == (2, 200, 1, 1)
    assert found["aging"]["1-30"] == {"count": 1, "amount": 99.5}


def test_a_list_of_open_items_has_no_dates_of_settlement(tmp_path):
    rows = ["A1,K1,2024-01-01,2024-01-31,100", "A2,K2,2024-03-01,2024-03-31,50"]
    found = report_on(
        read(tmp_path, rows, "doc no,debtor,document date,net due date,amount"), "2024-03-15"
    ).as_dict()
    assert (found["open"], found["open_amount"], found["late_share"]) == (2, 150, 0.5)
    assert math.isnan(found["mean_days_to_settle"]) and found["disputed"] is None
    assert math.isnan(found["late_share_disputed"]) and math.isnan(found["median_days_late"])
    assert found["aging"]["31-60"]["amount"] == 100


@pytest.mark.parametrize("missing", ["issued", "due", "amount"])
def test_what_is_indispensable_is_asked_for(tmp_path, missing):
    names = {"issued": "invoice date", "due": "due date", "amount": "invoice amount"}
    cells = {"issued": "2024-01-01", "due": "2024-01-31", "amount": "5"}
    header = ",".join(name for role, name in names.items() if role != missing)
    row = ",".join(cell for role, cell in cells.items() if role != missing)
    with pytest.raises(BadInput, match=f"--column {missing}=HEADER"):
        read(tmp_path, [row + ",x"], header + ",remark")


def test_nothing_usable_is_said_so(tmp_path):
    with pytest.raises(BadInput, match="No row of"):
        report_on(read(tmp_path, ["1,Acme,,,,,,"]))


def test_cents_add_up_exactly(tmp_path):
    rows = [f"{i},Acme,2024-01-01,2024-01-31,,0.1,no," for i in range(30)]
    ledger = read(tmp_path, rows)
    assert report_on(ledger).as_dict()["total_amount"] == 3.0
    assert ledger.decimals == 1 and ledger.ledger().amount.tolist() == [1] * 30
    assert read(tmp_path, ["1,Acme,2024-01-01,2024-01-31,,0.12345,no,"]).decimals == 4
    assert read(tmp_path, ["1,Acme,2024-01-01,2024-01-31,,7,no,"]).decimals == 0


cell = st.one_of(
    st.sampled_from(
        [
            "",
            "2024-01-05",
            "2024-02-29",
            "2024-12-31",
            "open",
            "yes",
            "100",
            "-1",
            "1.234,5",
            "甲",
            "31/12/2023",
        ]
    ),
    st.text(max_size=6),
)


@given(st.lists(st.lists(cell, min_size=1, max_size=9), min_size=1, max_size=12))
def test_every_row_is_used_or_left_out_and_the_buckets_sum_to_the_open_amount(rows):
    try:
        ledger = understand(build_table("x.csv", enumerate([HEADER.split(","), *rows], 1)))
        found = report_on(ledger).as_dict()
    except BadInput:
        return
    assert found["rows"] == found["rows_used"] + len(found["rows_left_out"])
    assert sum(b["amount"] for b in found["aging"].values()) == pytest.approx(found["open_amount"])
    assert sum(b["count"] for b in found["aging"].values()) == found["open"]
    assert found["settled"] + found["open"] + found["written_off"] == found["invoices"]


def test_a_hundred_thousand_invoices_are_read_whole(tmp_path):
    luck = np.random.default_rng(1)
    start = np.datetime64("2020-01-01") + luck.integers(0, 1400, 100_000)
    paid = np.where(luck.random(100_000) < 0.9, start + luck.integers(1, 90, 100_000), np.datetime64("NaT"))
    settled = np.where(np.isnat(paid), "", paid.astype(str))
    rows = [f"{i},C{i % 997},{s},{s + 30},{settled[i]},{i % 1000}.25,no," for i, s in enumerate(start)]
    found = report_on(read(tmp_path, rows)).as_dict()
    assert found["invoices"] == 100_000 and found["customers"] == 997
    json.dumps(found)
