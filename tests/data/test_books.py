"""By hand: a book of customers from CSV and Excel; laws: no row and no money is lost; bad input is one sentence."""

import numpy as np
import pytest

from simlib.data.books.read import read_book
from simlib.lab import run
from simlib.text import BadInput, speaking
from simlib.units.segments.company import customer_book
from simlib.world import scenario


def written(tmp_path, text, name="book.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return path


ROWS = """客户名称;我方销售额(千元);采购潜力(千元)
甲公司;1.234,5;4.000,0
乙公司;200,5;
甲公司;-34,5;5.000,0
丙公司;未知;300,0
;80,0;100,0
丁公司;90,0;60,0
戊公司;;70,0
合计;1.571,0;9.530,0
"""


def test_a_chinese_book_with_decimal_commas_by_hand(tmp_path):
    found = read_book(written(tmp_path, ROWS, encoding="gb18030"))
    assert found.book.names == ("甲公司", "乙公司", "丁公司")
    assert found.book.sales.tolist() == [1_200_000, 200_500, 90_000]
    assert found.book.potential[[0, 2]].tolist() == [5_000_000, 60_000] and np.isnan(found.book.potential[1])
    assert [(r.row, r.reason) for r in found.left_out] == [
        (5, "amount_unreadable"), (6, "no_customer"), (8, "amount_missing"), (9, "total_row"),
    ]  # fmt: skip
    assert [(r.row, r.reason) for r in found.notes] == [
        (3, "potential_missing"),
        (7, "potential_below_sales"),
    ]
    assert found.rows == 8 == found.used + len(found.left_out) and found.decimal == "comma"
    assert found.total == 1_490_500


def test_a_book_without_potential_is_a_book(tmp_path):
    found = read_book(written(tmp_path, "customer,revenue\nA,10\nB,20\n"))
    assert found.book.sales.tolist() == [10, 20] and not found.book.placed.any() and not found.notes


def test_excel_gives_the_same(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Customer", "Sales", "Total spend"], ["A", 10.5, 40], [1001, 20, None], ["Total", 30.5, 40]):
        book.active.append(row)
    book.save(tmp_path / "book.xlsx")
    found = read_book(tmp_path / "book.xlsx")
    assert found.book.names == ("A", "1001") and found.book.sales.tolist() == [10.5, 20]
    assert [r.reason for r in found.left_out] == ["total_row"] and [r.reason for r in found.notes] == [
        "potential_missing"
    ]


def test_the_simulated_book_holds_the_orders_of_its_year():
    done = run(scenario("machinery").alone("customers"), horizon=364.0)
    book, orders = customer_book(done), done.view.table("orders")
    reviews = done.view.table("reviews")
    assert len(book) == done.kpis["customers"] and (book.potential >= book.sales).all()
    assert 0 < book.sales.sum() <= orders["amount"][~np.isnan(orders["issued"])].sum()
    assert np.median(np.abs(book.wallet - np.median(reviews["wallet"]))) < 0.4


@pytest.mark.parametrize(
    "text, key",
    [
        ("customer,sales\nA,0\nB,0\n", "data.book.nothing"),
        ("customer,sales\nA,-5\n", "data.book.nothing"),
        ("customer,sales\nTotal,5\n", "data.book.nothing"),
        ("region,visits\nNorth,5\nSouth,7\n", "data.columns.none"),
        ("customer,remark\nA,good\nB,late\n", "data.columns.missing"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_in_both_languages(tmp_path, text, key):
    with pytest.raises(BadInput) as caught:
        read_book(written(tmp_path, text))
    assert caught.value.key == key
    spoken = set()
    for lang in ("zh", "en"):
        with speaking(lang):
            spoken.add(str(caught.value))
    assert len(spoken) == 2 and all("\n" not in words for words in spoken)


def test_a_column_may_be_named_or_denied(tmp_path):
    path = written(tmp_path, "客户,甲列,乙列\nA,1,100\nB,2,50\n")
    found = read_book(path, columns={"sales": "乙列", "potential": None})
    assert found.book.sales.tolist() == [100, 50] and "potential" not in found.columns.headers
