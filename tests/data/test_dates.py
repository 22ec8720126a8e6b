"""Dates of real files: every way they are written, and one order of day and month for a file."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.data.read.calendar import read_dates
from simlib.data.read.dates import is_date, parse
from simlib.text import BadInput, speaking

DAY = (dt.date(2024, 3, 5) - dt.date(1970, 1, 1)).days


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-05", "2024/3/5", "2024.3.5", "20240305", "2024-03-05 14:30:00", "2024-03-05T14:30:00Z",
        "2024年3月5日", "2024 年 3 月 5 日", "24年3月5日", "2024年3月5日 星期二", "2024年3月5日 下午3:20",
        "２０２４－０３－０５",
        "5 Mar 2024", "05-Mar-24", "March 5, 2024", "Mar 5 2024 09:15", "5th March 2024",
        "45356", "45356.75", 45356, 45356.75, dt.date(2024, 3, 5), dt.datetime(2024, 3, 5, 23, 59),
    ],
)  # fmt: skip
def test_one_day_in_every_writing(cell):
    assert parse(cell) == DAY


@pytest.mark.parametrize(
    "cell", ["2024-13-05", "2024-02-30", "31.02.", "soon", "12", 7, 2958466, "2024-03", True]
)
def test_what_is_no_date(cell):
    assert parse(cell) == "no date"


@pytest.mark.parametrize("cell", ["", "-", "N/A", "无", "0000-00-00"])
def test_words_for_nothing_are_blank(cell):
    assert parse(cell) is None


def test_two_digit_years_turn_at_seventy():
    found = read(a=["25/2/69", "25/2/70"]).values["a"]
    assert [str(day) for day in found] == ["2069-02-25", "1970-02-25"]


def test_days_of_a_1904_workbook_count_from_1904():
    assert parse(45356 - 1462, epoch_1904=True) == DAY


def test_a_bare_number_alone_shows_no_date():
    assert not is_date(45356) and not is_date("45356") and is_date("2024-03-05")


def read(**columns):
    order = columns.pop("order", None)
    spans = columns.pop("spans", ())
    size = len(next(iter(columns.values())))
    return read_dates(columns, rows=range(2, 2 + size), file="f.csv", order=order, spans=spans)


days = st.dates(dt.date(1971, 1, 1), dt.date(2068, 12, 31))
forms = st.sampled_from(
    ["{0:02d}/{1:02d}/{2}", "{0}.{1}.{2}", "{0:02d}-{1:02d}-{2} 08:00", "{0}/{1}/{3:02d}"]
)


@settings(deadline=None)
@given(st.lists(days, max_size=20), days.filter(lambda d: d.day > 12), forms, st.booleans())
def test_a_file_with_one_telling_day_is_read_back_exactly(some, telling, form, day_first):
    """Law: what is written day first or month first, one day at least above 12, comes back as it was."""
    dates = [*some, telling]

    def write(d):
        parts = (d.day, d.month) if day_first else (d.month, d.day)
        return form.format(*parts, d.year, d.year % 100)

    found = read(a=[write(d) for d in dates])
    assert found.order == ("dmy" if day_first else "mdy")
    assert found.decided_by == "value_above_12"
    assert found.values["a"].tolist() == dates
    assert not found.problems["a"]


def test_a_telling_day_in_one_column_decides_the_other():
    found = read(start=["03/04/2024"], close=["25/04/2024"])
    assert found.values["start"][0] == np.datetime64("2024-04-03")


def test_fewer_ends_before_starts_decide_where_no_day_tells():
    columns = {"start": ["03/04/2024", "05/06/2024"], "close": ["02/05/2024", "01/08/2024"]}
    found = read(**columns, spans=[("start", "close")])
    assert (found.order, found.decided_by) == ("dmy", "end_before_start")


def test_undecided_dates_are_asked_for():
    with pytest.raises(BadInput) as caught:
        read(
            start=["03/03/2024", "03/04/2024"], close=["05/05/2024", "05/06/2024"], spans=[("start", "close")]
        )
    assert caught.value.key == "data.dates.undecided"
    assert (caught.value.values["row"], caught.value.values["example"]) == (3, "03/04/2024")
    for language in ("zh", "en"):
        with speaking(language):
            assert "--dates dmy" in str(caught.value) and "--dates mdy" in str(caught.value)


def test_equal_parts_need_no_order():
    found = read(a=["03/03/2024", "2024-05-06"])
    assert (found.order, found.decided_by) == (None, "not_needed")


def test_the_given_order_wins():
    found = read(a=["03/04/2024"], order="mdy")
    assert (found.values["a"][0], found.decided_by) == (np.datetime64("2024-03-04"), "given")


def test_a_few_contradicting_dates_are_named_and_not_read():
    found = read(a=["13/01/2024", "14/01/2024", "15/01/2024", "01/16/2024", "45/01/2024"])
    assert found.order == "dmy"
    assert found.evidence == {"dmy": 3, "mdy": 1}
    assert found.problems["a"] == {3: "date_contradicts_order", 4: "date_unreadable"}
    assert np.isnat(found.values["a"][3:]).all()


def test_even_contradiction_is_asked_about():
    with pytest.raises(BadInput) as caught:
        read(a=["13/01/2024", "01/16/2024"])
    assert caught.value.key == "data.dates.conflict"
    assert (caught.value.values["dmy_row"], caught.value.values["mdy_row"]) == (2, 3)


def test_an_unknown_order_is_refused():
    with pytest.raises(BadInput) as caught:
        read(a=["2024-01-01"], order="dym")
    assert caught.value.key == "data.dates.unknown_order"
