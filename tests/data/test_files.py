"""Files as they come: encodings, delimiters, workbooks, row numbers, and everything that is no table."""

import datetime as dt
import io
import random
import zipfile
from collections import Counter

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange

from simlib.data import read_opportunities
from simlib.data.read import find, table, textfile
from simlib.data.read.table import read_table
from simlib.data.read.workbook import _fill
from simlib.text import BadInput, speaking

CHINESE = "商机编号,阶段,负责人\nA1,赢单,张三\nA2,输单,李四\n"


def write(folder, content, name="deals.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_in_every_encoding(tmp_path, encoding):
    deals = read_opportunities(write(tmp_path, CHINESE.encode(encoding)))
    assert deals.seller.tolist() == ["张三", "李四"]
    assert deals.outcome.tolist() == ["won", "lost"]


def test_western_accents_are_not_taken_for_chinese(tmp_path):
    deals = read_opportunities(write(tmp_path, "Owner,Stage\nMüller,Won\nJosé,Lost\n".encode("cp1252")))
    assert deals.seller.tolist() == ["Müller", "José"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_guessed(tmp_path, delimiter):
    text = 'id,stage,account\n1,Won,"Acme{0} Ltd"\n2,Lost,Beta\n'.replace(",", delimiter).replace(
        "{0}", delimiter
    )
    found = read_table(write(tmp_path, text))
    assert found.headers == ("id", "stage", "account")
    assert found.columns["account"] == [f"Acme{delimiter} Ltd", "Beta"]


def test_semicolons_win_over_decimal_commas(tmp_path):
    found = read_table(write(tmp_path, "stage;amount\nWon;1,5\nLost;2,5\n"))
    assert found.columns["amount"] == ["1,5", "2,5"]


def test_rows_keep_the_numbers_of_the_file(tmp_path):
    text = 'stage,account\nWon,"two\nlines"\n\nLost,B\n,\nWon,C,surplus\nWon\nWon,D,\n'
    found = read_table(write(tmp_path, text))
    assert found.rows == [2, 4, 7, 8]
    assert [(r.row, r.reason) for r in found.left_out] == [(6, "too_many_fields")]
    assert [(r.row, r.reason) for r in found.notes] == [(7, "too_few_fields")]


def test_headers_are_told_apart(tmp_path):
    assert read_table(write(tmp_path, "stage,date,date,\n1,2,3,4\n")).headers == ("stage", "date", "date (2)")


def test_the_separator_line_of_excel_is_no_row(tmp_path):
    found = read_table(write(tmp_path, "sep=;\nstage;a\nWon;1\n"))
    assert (found.headers, found.rows) == (("stage", "a"), [2])


@pytest.fixture
def book(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "商机"
    sheet.append(["商机编号", "阶段", "创建日期", "成交日期", "金额"])
    sheet.append([1001, "赢单", dt.datetime(2024, 3, 5), dt.date(2024, 4, 4), 12000.5])
    sheet.append([])
    sheet.append([1002, "输单", 45356, 45387])
    sheet.append([1003, "谈判"])
    other = book.create_sheet("second")
    other.append(["stage"])
    other.append(["Won"])
    path = tmp_path / "deals.xlsx"
    book.save(path)
    return path


def test_a_workbook_with_real_dates_and_day_numbers(book):
    deals = read_opportunities(book)
    assert deals.row.tolist() == [2, 4, 5]
    assert deals.id.tolist() == ["1001", "1002", "1003"]
    assert deals.cycle[:2].tolist() == [30.0, 31.0]
    assert not deals.notes and not deals.left_out


def test_sheets_by_name_and_number(book):
    assert len(read_opportunities(book, sheet="second")) == 1
    assert len(read_opportunities(book, sheet="2")) == 1
    with pytest.raises(BadInput) as caught:
        read_opportunities(book, sheet="third")
    assert "商机, second" in str(caught.value)


def test_a_wrong_size_written_into_the_sheet_loses_no_rows(book):
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    first = "xl/worksheets/sheet1.xml"
    assert b'ref="A1:E5"' in parts[first]
    parts[first] = parts[first].replace(b'ref="A1:E5"', b'ref="A1:B2"')
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert len(read_opportunities(book)) == 3


def test_the_content_decides_not_the_ending(book):
    renamed = book.with_suffix(".csv")
    book.rename(renamed)
    assert len(read_opportunities(renamed)) == 3


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD = {
    "empty": (b"", "data.file.empty"),
    "white space": (b" \n\n", "data.file.empty"),
    "header only": (b"id,stage\n", "data.file.no_rows"),
    "noise": (random.Random(1).randbytes(4000), "data.file.not_table"),
    "zip": (zipped(), "data.file.not_table"),
    "broken zip": (b"PK\x03\x04" + b"abc" * 99, "data.file.damaged"),
    "old Excel": (OLE, "data.file.old_excel"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "data.file.password"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "data.file.web_page"),
    "JSON": (b'[{"id": 1, "stage": "Won"}]', "data.file.not_table"),
    "open quote": (b'id,stage\n1,Won\n2,"Lost\n3,Won\n', "data.file.open_quote"),
    "broken text": (b"\xff\xfe\x00", "data.file.encoding"),
    "no columns": (b"a,b\n1,2\n", "data.columns.none"),
    "no stage": (b"account,b\nx,2\n", "data.columns.missing"),
    "no header": (b"A1,Won,2024-01-01\nA2,Lost,2024-01-01\n", "data.columns.no_header"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_gets_one_sentence_in_both_languages(tmp_path, name):
    content, key = BAD[name]
    path = write(tmp_path, content)
    with pytest.raises(BadInput) as caught:
        read_opportunities(path)
    assert caught.value.key == key
    sentences = {}
    for language in ("zh", "en"):
        with speaking(language):
            sentences[language] = str(caught.value)
        assert "deals.csv" in sentences[language] and "\n" not in sentences[language]
    assert sentences["zh"] != sentences["en"]


def test_the_row_of_an_open_quotation_mark(tmp_path):
    with pytest.raises(BadInput) as caught:
        read_table(write(tmp_path, BAD["open quote"][0]))
    assert caught.value.values["row"] == 3


def test_a_truncated_workbook_is_damaged(book):
    book.write_bytes(book.read_bytes()[:3000])
    with pytest.raises(BadInput, match="Excel") as caught:
        read_table(book)
    assert caught.value.key == "data.file.damaged"


def test_missing_folder_and_too_big(tmp_path, monkeypatch):
    for path, key in ((tmp_path / "no.csv", "data.file.missing"), (tmp_path, "data.file.folder")):
        with pytest.raises(BadInput) as caught:
            read_table(path)
        assert caught.value.key == key
    monkeypatch.setattr(table, "MAX_BYTES", 10)
    with pytest.raises(BadInput) as caught:
        read_table(write(tmp_path, CHINESE))
    assert caught.value.key == "data.file.too_big"


def test_a_text_file_has_no_sheets(tmp_path):
    with pytest.raises(BadInput) as caught:
        read_table(write(tmp_path, CHINESE), sheet="x")
    assert caught.value.key == "data.file.no_sheets"


@pytest.mark.parametrize("first", ["Stage," * 5000, ",".join(f"c{i}" for i in range(5000)), "," * 5000])
def test_of_a_wide_header_no_more_cells_are_looked_at_than_a_table_may_have(tmp_path, monkeypatch, first):
    """A header of 10,000 cells over 50 rows held the reader up for minutes before it was refused."""
    asked = Counter()
    monkeypatch.setattr(find, "familiarity", lambda cell, kinds: asked.update(n=1) or 0.0)
    content = first + "x\n" + ("1," * 5000 + "1\n") * 50
    with pytest.raises(BadInput) as caught:
        read_table(write(tmp_path, content.encode()))
    assert caught.value.key in ("data.file.too_wide", "data.columns.no_header")
    assert asked["n"] <= 60 * find.MAX_COLUMNS


def workbook(path, *, merged=(), extra=()):
    """A deal list of four rows whose first three share an owner, in a sheet with `merged` areas and `extra` parts."""
    made = openpyxl.Workbook()
    for row in (
        ("id", "stage", "owner"),
        (1, "Won", "Li"),
        (2, "Won", None),
        (3, "Lost", None),
        (4, "Won", "Wu"),
    ):
        made.active.append(row)
    for area in merged:
        made.active.merge_cells(area)
    made.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in extra:
            archive.writestr(name, content)
    return path


def test_a_merged_area_gives_its_value_to_all_its_rows(tmp_path):
    deals = read_opportunities(workbook(tmp_path / "a.xlsx", merged=["C2:C4"]))
    assert deals.seller.tolist() == ["Li", "Li", "Li", "Wu"]


def test_areas_that_overlap_cost_no_more_than_the_rows_they_cover():
    """60,000 areas down to the last row took minutes: a file of half a megabyte."""

    class Row(dict):
        asked = 0

        def setdefault(self, *pair):
            Row.asked += 1
            return super().setdefault(*pair)

    rows = {number: Row({1: "x"}) for number in range(1, 501)}
    _fill(rows, [CellRange(f"A{first}:A1048576") for first in range(1, 501)])
    assert Row.asked == 499


def test_a_workbook_that_unpacks_to_a_thousand_times_its_size_is_refused_by_its_name(tmp_path):
    path = workbook(tmp_path / "a.xlsx", extra=[("xl/styles2.xml", b" " * 8_000_000)])
    with pytest.raises(BadInput) as caught:
        read_table(path)
    assert caught.value.key == "data.file.bomb" and caught.value.values["times"] > 120


def test_sheets_that_are_one_part_of_the_file_are_damage(book):
    """Two thousand sheets in the list of a workbook, all the same part, were read one after the other."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b"sheet2.xml", b"sheet1.xml")
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadInput) as caught:
        read_table(book)
    assert caught.value.key == "data.file.damaged"


def test_a_control_character_in_a_good_file_is_left_out(tmp_path):
    """One NUL made a good list "no table"; an escape sequence in a name moved the reader's terminal."""
    found = read_table(write(tmp_path, "stage,account\nWon,A\x00cme\nLost,B\x1b[2Jeta\n" + "Won,C\n" * 300))
    assert found.columns["account"][:3] == ["Acme", "B[2Jeta", "C"]
    assert not any("\x1b" in c or "\x00" in c for cells in found.columns.values() for c in cells)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Kunde;Größe;Ort\nMüller;3;Köln\n", "cp1252"),  # two accented letters side by side are no character
        ("client;créée le\nNoël;3\n", "cp1252"),
        ("id\tamount\nD0\t¥0.01\n", "gb18030"),  # four bytes, two of them digits
        ("id\tamount\nD0\t0.01元\n", "gb18030"),  # valid UTF-8, and nobody's letter
        ("client,note\nŁódź,żółć\n", "utf-8"),
        ("العميل,المبلغ\nعلي,3\n", "utf-8"),
        ("客户\t金额\n龑\t3\n", "gb18030"),
        ("客戶\t金額\n龑\t3\n", "big5hkscs"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(text, encoding):
    assert textfile.decode(text.encode(encoding), "list.csv") == text


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u3000", "\u2009"])
@pytest.mark.parametrize("text", [
    "id,amount\n{}a,1\n", "id,amount\na{},1\n", "id,amount\na,{}1\n", "id,amount\na,1{}\n", "{}id,amount\na,1",
    "id,amount\na,1{}", "id,amount\r\na,1{}\r\n", 'id,amount\n"{}a",1\n',
])  # fmt: skip
def test_blanks_round_a_cell_are_no_part_of_it_wherever_they_stand(blank, text):
    cells = [cells for _, cells in textfile.records(text.format(blank).encode("utf-8"), "blanks.csv")]
    assert cells == [["id", "amount"], ["a", "1"]]
