"""A list of customers worked out by hand: tenures, who left, survival, and every row accounted for."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.data import fit_customers, read_customers
from simlib.data.customers.fit import held
from simlib.data.customers.read import understand
from simlib.data.customers.report import report_on
from simlib.data.customers.tenures import header_unit
from simlib.data.read.table import build_table
from simlib.data.read.words import meaning
from simlib.text import BadInput, speaking
from simlib.world import Scenario

HEADER = "customerID,tenure,Contract,MonthlyCharges,Churn"
GOOD = ["A,1,Monthly,10,Yes", "B,2,Monthly,20.5,Yes", "C,2,Yearly,30,No", "D,3,Yearly,40,No"]


@pytest.fixture(autouse=True)
def in_english():
    with speaking("en"):
        yield


def read(tmp_path, rows, header=HEADER, **options):
    path = tmp_path / "customers.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return read_customers(path, **options)


def test_figures_by_hand(tmp_path):
    found = report_on(read(tmp_path, GOOD), (1, 2, 3)).as_dict()
    assert (found["rows"], found["rows_used"], found["rows_left_out"], found["rows_noted"]) == (4, 4, [], [])
    assert (found["customers"], found["churned"], found["churn_rate"]) == (4, 2, 0.5)
    assert (found["charges"], found["charges_churned"]) == (100.5, 30.5)
    assert found["survival"] == {1: 0.75, 2: 0.5, 3: 0.5}
    assert found["survival_se"][2] == pytest.approx(0.25)
    assert found["longest_months"] == 3 and found["mean_months_within_longest"] == 2.25
    assert {name: (c["customers"], c["churned"]) for name, c in found["churn_by_segment"].items()} == {
        "Monthly": (2, 2), "Yearly": (2, 0),
    }  # fmt: skip
    assert found["tenure_unit"] == "months" and found["tenure_unit_by"] == "assumed"
    assert found["columns"] == {
        "id": "customerID", "tenure": "tenure", "churned": "Churn", "segment": "Contract",
        "charges": "MonthlyCharges",
    }  # fmt: skip


BAD = [
    ("E,5,Monthly,1,", "churn_missing", "Churn"),
    ("E,5,Monthly,1,perhaps", "churn_unknown", "Churn"),
    ("E,,Monthly,1,Yes", "tenure_missing", "tenure"),
    ("E,long,Monthly,1,Yes", "tenure_unreadable", "tenure"),
    ("E,-1,Monthly,1,Yes", "tenure_negative", "tenure"),
    ("E,5000,Monthly,1,Yes", "tenure_too_long", "tenure"),
    ("A,5,Monthly,1,Yes", "duplicate_customer", "customerID"),
    ("E,5,Monthly,1,Yes,more", "too_many_fields", None),
]


@pytest.mark.parametrize(("line", "reason", "field"), BAD)
def test_a_row_that_cannot_be_used_is_reported_and_the_others_count(tmp_path, line, reason, field):
    found = report_on(read(tmp_path, [*GOOD, line])).as_dict()
    assert found["rows_left_out"] == [{"row": 6, "reason": reason, "field": field}]
    assert (found["rows"], found["rows_used"], found["customers"], found["churned"]) == (5, 4, 4, 2)


def test_charges_may_be_missing(tmp_path):
    found = report_on(read(tmp_path, [*GOOD, "E,4,Monthly,,No", "F,4,Monthly,lots,No"])).as_dict()
    assert [(n["row"], n["reason"]) for n in found["rows_noted"]] == [
        (6, "charges_missing"), (7, "charges_unreadable"),
    ]  # fmt: skip
    assert (found["customers"], found["charges"]) == (6, 100.5)


def test_start_and_end_dates(tmp_path):
    """One month to the day; still there until the last date of the file; an end that lies ahead of the
    observation."""
    rows = [
        "A,2024-01-31,2024-02-29",
        "B,2024-01-15,",
        "C,2024-02-15,2024-04-15",
        "D,2024-03-01,2024-02-01",
        "E,,",
    ]
    customers = read(tmp_path, rows, "customer,start date,end date")
    assert customers.months.round(3).tolist() == [0.934, 3.0, 2.0]
    assert customers.left.tolist() == [True, False, True]
    assert [(r.row, r.reason) for r in customers.left_out] == [(5, "end_before_start"), (6, "start_missing")]
    assert (str(customers.tenure.until), customers.tenure.until_by) == ("2024-04-15", "latest")
    earlier = read(tmp_path, rows[:3], "customer,start date,end date", until="2024-03-15")
    assert earlier.months.round(3).tolist() == [0.934, 2.0, 1.0]
    assert earlier.left.tolist() == [True, False, False]


def test_a_column_of_observations_and_a_word_for_churn(tmp_path):
    rows = ["A,2024-01-01,,2024-07-01,active", "B,2024-01-01,2024-03-01,2024-07-01,lost",
            "C,2024-01-01,,2024-07-01,lost"]  # fmt: skip
    customers = read(tmp_path, rows, "customer,since,end date,as of,customer status")
    assert customers.months.tolist() == [6.0, 2.0] and customers.left.tolist() == [False, True]
    assert [(r.row, r.reason, r.field) for r in customers.left_out] == [(4, "left_without_end", "end date")]


@pytest.mark.parametrize(
    ("header", "unit", "months"),
    [("tenure_days", None, 30 / 30.4375), ("在网月数", None, 30.0), ("tenure in years", None, 360.0),
     ("tenure", None, 30.0), ("tenure", "weeks", 210 / 30.4375)],
)  # fmt: skip
def test_units(tmp_path, header, unit, months):
    customers = read(tmp_path, ["A,30,Yes", "B,1,No"], f"id,{header},churn", unit=unit)
    assert customers.months[0] == pytest.approx(months)
    assert header_unit("Tenure") is None


def test_decimal_commas_and_chinese(tmp_path):
    path = tmp_path / "客户.csv"
    text = "客户编号;在网月数;合同类型;月费;是否流失\n甲;1,5;月付;10,50;是\n乙;2,25;年付;20,00;否\n"
    path.write_bytes(text.encode("gb18030"))
    customers = read_customers(path)
    assert customers.months.tolist() == [1.5, 2.25] and customers.charges.tolist() == [10.5, 20.0]
    assert customers.left.tolist() == [True, False] and customers.segment.tolist() == ["月付", "年付"]
    assert customers.columns.headers["churned"] == "是否流失"


def test_excel_keeps_numbers_and_true_and_false(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["id", "tenure", "churn"], [1001, 3, True], [1002, 4, False], [1003, 5, 1], [1004, 6, 0]):
        book.active.append(row)
    book.save(tmp_path / "customers.xlsx")
    customers = read_customers(tmp_path / "customers.xlsx")
    assert customers.left.tolist() == [True, False, True, False]
    assert customers.id.tolist() == ["1001", "1002", "1003", "1004"]


@pytest.mark.parametrize(
    ("header", "rows", "options", "said"),
    [
        ("id,age,churn", ["A,1,Yes"], {}, "--column tenure="),
        ("id,tenure,mood", ["A,1,Yes"], {}, "--column churned="),
        ("id,tenure,churn", ["A,1,x", "B,2,q"], {}, "--churn"),
        ("id,tenure,churn", ["A,1,Yes"], {"churn": {"Gone": "left"}}, "has no Gone"),
        ("id,tenure,churn", ["A,1,Yes"], {"churn": {"Yes": "away"}}, "cannot mean away"),
        ("id,tenure,churn", ["A,1,Yes"], {"unit": "hours"}, "cannot be hours"),
        ("id,start,end", ["A,2024-01-01,"], {"until": "soon"}, "soon is no date"),
        ("id,tenure,churn", ["A,-1,Yes"], {}, "No row"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(tmp_path, header, rows, options, said):
    with pytest.raises(BadInput) as refusal:
        report_on(read(tmp_path, rows, header, **options))
    assert said in str(refusal.value) and "\n" not in str(refusal.value)


def test_words_can_be_told(tmp_path):
    customers = read(tmp_path, ["A,1,x", "B,2,y"], "id,tenure,churn", churn={"X": "left", "y": "there"})
    assert customers.left.tolist() == [True, False]
    assert [meaning("churn", word) for word in ("NO", "已流失", "", "未知")] == ["there", "left", None, None]


ROW = st.tuples(
    st.sampled_from(["", "3", "x", "-2", "1.5", "1e9"]),
    st.sampled_from(["Yes", "No", "", "?"]),
    st.integers(0, 5),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=30))
def test_no_row_is_lost(rows):
    records = [(1, ["id", "tenure", "churn"]), (2, ["known", "1", "Yes"])]
    records += [(i, [f"N{name}", tenure, word]) for i, (tenure, word, name) in enumerate(rows, 3)]
    customers = understand(build_table("list.csv", records))
    seen = sorted([*customers.row.tolist(), *(r.row for r in customers.left_out)])
    assert seen == list(range(2, len(rows) + 3))
    assert customers.rows == len(rows) + 1


def many(alpha=0.9, beta=8.0, size=6_000):
    """Customers with Beta leaving chances, each seen for up to 36 months."""
    luck = np.random.default_rng(11)
    tenure, seen_for = luck.geometric(luck.beta(alpha, beta, size)), luck.integers(1, 37, size)
    left = tenure <= seen_for
    return [f"C{i},{min(t, s)},M,1,{'Yes' if gone else 'No'}"
            for i, (t, s, gone) in enumerate(zip(tenure, seen_for, left, strict=True))]  # fmt: skip


def test_the_fit_finds_what_the_list_was_made_with(tmp_path):
    report = report_on(read(tmp_path, many()))
    assert report.sbg.alpha == pytest.approx(0.9, rel=0.15) and report.sbg.beta == pytest.approx(
        8.0, rel=0.15
    )
    assert report.sbg.largest_gap < 0.02
    market, provenance = fit_customers(report, "mine")
    assert (market.leaving_alpha, market.leaving_beta) == (report.sbg.alpha, report.sbg.beta)
    assert market.renewal_days == 30.4375 and market.leaving_at == "renewal" and market.name == "mine"
    assert "leaving_alpha" not in provenance.not_in_data and "order_margin" in provenance.not_in_data
    assert "found" in provenance.comments()["leaving_alpha"]


def test_a_year_between_renewals(tmp_path):
    report = report_on(read(tmp_path, many()), renewal=12)
    assert report.sbg.renewal_months == 12
    assert [report.sbg.survival[m] - report.curve.at(m) for m in (12, 24, 36)] == pytest.approx(
        [0, 0, 0], abs=0.02
    )
    assert fit_customers(report)[0].renewal_days == 12 * 30.4375


def test_nothing_to_fit_leaves_the_market_as_it_is(tmp_path):
    report = report_on(read(tmp_path, ["A,3,M,1,No", "B,4,M,1,No"]))
    assert report.sbg is None and report.as_dict()["survival"][3] == 1
    market, provenance = fit_customers(report)
    assert market.leaving_alpha == Scenario().leaving_alpha and provenance.fitted == {}
    json.dumps(report.as_dict())


def test_a_scenario_gets_what_it_can_hold(tmp_path):
    """Leaving at the same rate at every renewal: alpha and beta without end."""
    rows = [f"C{i},{i % 4 + 1},M,1,Yes" for i in range(80)]
    report = report_on(read(tmp_path, rows))
    assert report.sbg.ending == "alike"
    market, provenance = fit_customers(report)
    assert market.leaving_alpha == 10_000 and provenance.facts["nearest"]
    mean = market.leaving_alpha / (market.leaving_alpha + market.leaving_beta)
    assert mean == pytest.approx(80 / 200, rel=1e-6)
    assert held(1e-5, 3e-5) == pytest.approx((0.01, 0.03))
