"""A list of opportunities worked out by hand: counts, rates, values, cycles, and every row accounted for."""

import json
from math import isnan

import numpy as np
import pytest
from effort import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.data import read_opportunities
from simlib.data.opportunities.read import understand
from simlib.data.opportunities.report import quarter, report_on
from simlib.data.read.table import build_table

HEADER = "id,account,seller,stage,start,close,amount"
# row numbers in the file:  2 won, 3 lost, 4 open without dates, 5 won later by another seller
GOOD = ["1,Acme,Ann,Won,2024-01-10,2024-02-09,1000", "2,Beta,Ann,Lost,2024-01-10,2024-01-20,",
        "3,Acme,Bo,Prospecting,,,", "4,Coda,Bo,Won,2024-03-01,2024-04-10,500.5"]  # fmt: skip


def read(tmp_path, rows, **options):
    path = tmp_path / "deals.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return read_opportunities(path, **options)


def test_figures_by_hand(tmp_path):
    found = report_on(read(tmp_path, GOOD)).as_dict()
    assert (found["rows"], found["rows_used"], found["rows_left_out"], found["rows_noted"]) == (4, 4, [], [])
    assert (found["opportunities"], found["won"], found["lost"], found["open"]) == (4, 2, 1, 1)
    assert found["win_rate"] == 2 / 3
    assert found["won_value"] == 1500.5
    assert found["mean_cycle_days_won"] == 35.0
    assert found["mean_cycle_days_all"] == pytest.approx(80 / 3)
    assert found["stages"] == {"Won": 2, "Lost": 1, "Prospecting": 1}
    assert found["stage_mapping"] == {"Won": "won", "Lost": "lost", "Prospecting": "open"}
    assert [(p["period"], p["won"], p["lost"], p["won_value"]) for p in found["by_period"]] == [
        ("2024-Q1", 1, 1, 1000.0),
        ("2024-Q2", 1, 0, 500.5),
    ]
    assert [(s["seller"], s["opportunities"], s["win_rate"]) for s in found["by_seller"]] == [
        ("Ann", 2, 0.5),
        ("Bo", 2, 1.0),
    ]


BAD = [
    ("5,A,Ann,,2024-01-01,2024-02-01,1", "stage_missing", "stage"),
    ("4,Coda,Bo,Won,2024-03-01,2024-04-10,500.5", "duplicate_id", "id"),
    ("4,Coda,Ann,Negotiation,2024-03-01,2024-03-10,1", "earlier_row", "id"),
    ("5,A,Ann,Won,2024-01-01,2024-02-01,1,234", "too_many_fields", None),
]


@pytest.mark.parametrize(("row", "reason", "field"), BAD)
def test_a_row_that_cannot_be_used_is_named(tmp_path, row, reason, field):
    found = report_on(read(tmp_path, [*GOOD, "", row])).as_dict()
    assert found["rows_left_out"] == [{"row": 7, "reason": reason, "field": field}]
    assert (found["rows"], found["rows_used"], found["won"]) == (5, 4, 2)


GAPS = [
    ("5,A,Ann,Won,2024-02-30,2024-02-01,1", "date_unreadable_kept", "start"),
    ("5,A,Ann,Won,2024-01-01,soon,1", "date_unreadable_kept", "close"),
    ("5,A,Ann,Won,2024-01-01,2024-02-01,lots", "amount_unreadable_kept", "amount"),
    ("5,A,Ann,Won,2024-02-02,2024-02-01,1", "close_before_start", "close"),
    ("4,Another,Ann,Won,,2024-02-01,1", "closed_without_start_date", "start"),  # its number, another account
    ("5,A,Ann,Won,2024-01-01,,9", "closed_without_close_date", "close"),
    ("5,A,Ann,Won,,2024-02-01,9", "closed_without_start_date", "start"),
    ("5,A,Ann,Won,2024-01-01,2024-02-01,", "won_without_amount", "amount"),
]


@pytest.mark.parametrize(("row", "reason", "field"), GAPS)
def test_a_row_with_a_gap_counts_and_is_noted(tmp_path, row, reason, field):
    found = report_on(read(tmp_path, [*GOOD, row])).as_dict()
    assert found["rows_noted"] == [{"row": 6, "reason": reason, "field": field}]
    assert (found["won"], found["rows_left_out"]) == (3, [])


def test_a_row_without_its_last_cells_counts(tmp_path):
    found = report_on(read(tmp_path, [*GOOD, "5,A,Ann,Engaging"])).as_dict()
    assert (found["open"], found["rows_noted"]) == (
        2,
        [{"row": 6, "reason": "too_few_fields", "field": None}],
    )


def test_a_deal_without_a_close_date_has_no_period(tmp_path):
    periods = report_on(read(tmp_path, [*GOOD, "5,A,Ann,Won,2024-01-01,,9"])).as_dict()["by_period"]
    assert periods[-1]["period"] is None and sum(p["won"] for p in periods) == 3


stages = st.sampled_from(["Won", "Lost", "Open", ""])
cells = st.sampled_from(["2024-01-05", "2024-02-01", "2024-13-01", "", "x"])
amounts = st.sampled_from(["", "5", "-5", "x", "1,5,"])


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), stages, cells, cells, amounts), min_size=1, max_size=30))
def test_no_row_is_lost(rows):
    """Books: rows of the file = rows used + rows left out, each row number in exactly one of them."""
    records = [["id", "stage", "start", "close", "amount"], *([f"N{r[0]}", *r[1:]] for r in rows)]
    deals = understand(
        build_table("f.csv", enumerate(records, start=1)), columns={"stage": "stage"}, dates="dmy"
    )
    left_out = [remark.row for remark in deals.left_out]
    assert sorted([*deals.row.tolist(), *left_out]) == list(range(2, len(rows) + 2))
    total = report_on(deals).total
    assert total.won + total.lost + total.open == total.opportunities == len(deals)


def test_quarters_are_those_of_the_calendar():
    months = [quarter(np.datetime64(f"2023-{month:02d}-28")) for month in range(1, 13)]
    assert months == [f"2023-Q{q}" for q in (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)]


def test_nothing_closed_has_no_rate(tmp_path):
    found = report_on(read(tmp_path, ["1,A,Ann,Talks,2024-01-01,,"]))
    assert (
        isnan(found.total.win_rate) and isnan(found.total.mean_cycle_days_all) and found.total.won_value == 0
    )


def test_tables_are_pandas(tmp_path):
    deals = read(tmp_path, GOOD)
    assert deals.table().loc[2, "cycle_days"] == 30
    assert report_on(deals).table("seller").loc["Bo", "won"] == 1
    assert report_on(deals).table("period").loc["2024-Q2", "won_value"] == 500.5
    assert report_on(deals).table("stage").loc["Lost", "outcome"] == "lost"


def test_day_first_and_iso_say_the_same(tmp_path):
    """The same file in two writings gives the same figures, but for how its dates were read."""
    rng = np.random.default_rng(5)
    starts = np.datetime64("2023-01-01") + rng.integers(0, 400, 300)
    closes = starts + rng.integers(1, 90, 300)

    def rows(write):
        return [f"{i},A,S,{'Won' if i % 3 else 'Lost'},{write(str(s))},{write(str(c))},{i}" for i, (s, c) in
                enumerate(zip(starts, closes, strict=True))]  # fmt: skip

    iso = report_on(read(tmp_path, rows(str))).as_dict()
    swapped = report_on(read(tmp_path, rows(lambda d: "-".join(reversed(d.split("-")))))).as_dict()
    assert swapped.pop("date_order") == "dmy" and iso.pop("date_order") is None
    for key in ("date_order_by", "date_evidence", "notes"):
        iso.pop(key), swapped.pop(key)
    assert iso == swapped


def test_as_dict_is_json(tmp_path):
    assert json.loads(json.dumps(report_on(read(tmp_path, GOOD)).as_dict()))["won"] == 2


def test_the_work_of_reading_grows_with_the_rows_and_no_faster(tmp_path):
    def work(n):
        rows = [f"N{i},Account {i % 90},S{i % 30},{'Won' if i % 3 else 'Lost'},{1 + i % 28}/{1 + i % 6}/2023,"
                f"{1 + i % 28}/{7 + i % 6}/2023,{i}.50" for i in range(n)]  # fmt: skip
        return calls(lambda: report_on(read(tmp_path, rows)))

    few, many = work(3000), work(9000)
    assert many < 3 * few and many < 400 * 9000
