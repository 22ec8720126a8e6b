"""Amounts as people write them; one decimal sign for a column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.data.read.numbers import is_number, read_numbers
from simlib.text import BadInput


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.5", 1234.5), ("12,34,567.0", 1234567), ("1 234.5", 1234.5),
        ("1\u202f234\u00a0567.25", 1234567.25),
        ("1'234.50", 1234.5), ("€ 99", 99), ("$1,234.00", 1234), ("¥12", 12),
        ("CNY1000", 1000), ("1000 EUR", 1000), ("US$ 7", 7),
        ("300元", 300), ("3.5万", 35_000), ("1.2 亿", 120_000_000), ("3万元", 30_000),
        ("(1,250.00)", -1250), ("（5）", -5), ("-3", -3), ("−3", -3),
        ("3-", -3), ("- 3", -3), ("+4", 4), ("12k", 12_000),
        ("￥１２.５", 12.5), (".5", 0.5), ("1.2m", 1_200_000), (12, 12), (1.5, 1.5),
        ("0", 0),
    ],
)  # fmt: skip
def test_one_number(cell, value):
    assert read_numbers([cell], decimal="point").values[0] == pytest.approx(value)


@pytest.mark.parametrize("cell", ["", "-", "N/A", "null", "无", None])
def test_nothing_is_blank_and_no_problem(cell):
    numbers = read_numbers([cell])
    assert np.isnan(numbers.values[0]) and not numbers.problems


@pytest.mark.parametrize("cell", ["abc", "12.5%", "1,23", "1.2.3", "2024-01-05", "12 34", True, "A12"])
def test_what_is_no_number_is_named(cell):
    assert read_numbers([5, cell], decimal="point").problems == {1: "number_unreadable"}


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=10), st.sampled_from([",.", ".,"]))
def test_amounts_with_cents_come_back_in_either_writing(cents, signs):
    """Law: two decimals always show the decimal sign, whichever it is."""
    group, point = signs
    cells = [f"{c / 100:,.2f}".translate(str.maketrans(",.", group + point)) for c in cents]
    numbers = read_numbers(cells)
    assert numbers.values.tolist() == pytest.approx([c / 100 for c in cents])
    assert numbers.decimal == ("point" if point == "." else "comma")


def test_one_cell_decides_the_column():
    assert read_numbers(["1.234", "12,5"]).values.tolist() == [1234, 12.5]
    assert read_numbers(["1,234", "12.5"]).values.tolist() == [1234, 12.5]


def test_three_digits_after_the_only_separator_are_thousands_and_it_says_so():
    numbers = read_numbers(["1.234", "2.500"])
    assert numbers.values.tolist() == [1234, 2500]
    assert (numbers.decimal, numbers.decided_by) == ("comma", "assumed")
    assert read_numbers(["1.234"], decimal="point").values.tolist() == [1.234]


def test_cells_against_the_column_are_named():
    numbers = read_numbers(["1.50", "2.50", "3.50", "4,50"])
    assert numbers.problems == {3: "number_unreadable"}


def test_a_column_that_contradicts_itself_is_asked_about():
    with pytest.raises(BadInput) as caught:
        read_numbers(["1.50", "2,50"], field="amount")
    assert caught.value.key == "data.numbers.conflict"
    assert (caught.value.values["point"], caught.value.values["comma"]) == (1, 1)


def test_a_date_is_no_number():
    assert not is_number("01.01.24") and is_number("1.234,5")


@pytest.mark.parametrize("header, unit", [
    ("金额（万元）", 1e4), ("金额(万)", 1e4), ("成交金额：亿元", 1e8), ("金额（千欧元）", 1e3),
    ("合同额（百万元）", 1e6),
    ("Amount (k EUR)", 1e3), ("Amount (k)", 1e3), ("Value in thousands", 1e3), ("Deal value (in m USD)", 1e6),
    ("Amount", 1.0), ("Close value", 1.0), ("金额", 1.0), ("Amount (EUR)", 1.0), ("Market value", 1.0),
    ("万科项目金额", 1.0),
])  # fmt: skip
def test_a_unit_in_the_header_goes_for_its_cells(header, unit):
    assert read_numbers(["3.5", 2], field=header).values.tolist() == [3.5 * unit, 2 * unit]


def test_a_cell_s_own_unit_wins_over_the_header_s():
    assert read_numbers(["3.5万", "2"], field="金额（万元）").values.tolist() == [35_000.0, 20_000.0]
