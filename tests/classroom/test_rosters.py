"""Rosters as platforms export them come back filled, and otherwise byte for byte or cell for cell as they were."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.styles import Font

from simlib.classroom.marking.handins import HandIn
from simlib.classroom.names import Learner
from simlib.classroom.roster import place
from simlib.data.roster import open_roster
from simlib.text import BadInput

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Final Score\r\n"
    "    Points Possible,,,,,(read only)\r\n"
    '"Schmidt, Anna",77,20260003,anna@uni.example,CRM-1,\r\n'
    '"王, 伟",78,20260000,ww,CRM-1,"9,5"\r\n'
)
MOODLE = (
    '"First name",Surname,"ID number","Email address","Course total (Real)"\n'
    "Anna,Schmidt,,anna@uni.example,-\n伟,王,20260000,w@uni.example,-\n\n李,雷,,,-"
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Availability"\r\n'
    '"Schmidt"\t"Anna"\t"as17"\t"20260003"\t"Yes"\r\n"王"\t"伟"\t"ww"\t"20260000"\t"Yes"\r\n'
)
SUPERSTAR = "学号/工号,姓名,院系,备注\r\n20260003,Anna Schmidt,商学院,\r\n20260000,王伟,商学院,𠮷\r\n"
RAIN = "学号;姓名;行政班\n20260003;Anna Schmidt;一班\n20260000;王伟;一班\n"
PLAIN = "王伟\r\nAnna Schmidt\r\n赵敏\r\n"
LAYOUTS = {
    "canvas": CANVAS, "moodle": MOODLE, "blackboard": BLACKBOARD, "superstar": SUPERSTAR, "rain": RAIN, "plain": PLAIN,
}  # fmt: skip
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
COLUMNS = ("07 indicators", "simlib total")


def handins(*people):
    when = datetime(2026, 1, 1)
    return [HandIn(f"{n}.json", who, {"units": {}}, when) for n, who in enumerate(people)]


ANNA, WEI = Learner("Anna Schmidt", "20260003", "CRM-1"), Learner("王伟", "20260000", "CRM-1")


def filled(path, points=(7.5, 10)):
    roster = open_roster(path)
    placed = place(roster.rows, handins(ANNA, WEI))
    by_file = dict(zip(("0.json", "1.json"), points, strict=True))
    values = {name: {row: by_file[h.file] for row, h in placed.rows.items()} for name in COLUMNS}
    return placed, roster.filled(values, placed.header, dict.fromkeys(COLUMNS, 10))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_roster_comes_back_filled_and_else_byte_for_byte(tmp_path, layout, encoding):
    path = tmp_path / "roster.xls"  # Blackboard calls its text so
    path.write_bytes(LAYOUTS[layout].encode(encoding))
    placed, data = filled(path)
    assert len(placed.rows) == 2 and not placed.without_row
    old, new = LAYOUTS[layout], data.decode(encoding)
    assert old.splitlines() != new.splitlines() and old.count("\n") == new.count("\n")
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        assert after.rstrip("\r").startswith(before.rstrip("\r")) and before.endswith("\r") == after.endswith(
            "\r"
        )
    told = {"7.5", "10"} if layout != "rain" else {"7,5", "10"}
    assert {
        mark for mark in ("7.5", "7,5", "10") if any(line.rstrip().endswith(mark) for line in new.split("\n"))
    } == told
    assert data == path.read_bytes()[:4] + data[4:]  # the mark at the head as well


@pytest.mark.parametrize("layout", LAYOUTS)
def test_filled_again_only_the_points_change(tmp_path, layout):
    path = tmp_path / "roster.csv"
    path.write_bytes(LAYOUTS[layout].encode("utf-8"))
    path.write_bytes(first := filled(path)[1])
    again = filled(path)[1]
    if layout != "plain":  # it has no header to find the columns by
        assert again == first
        changed = filled(path, (8.5, 9.25))[1].decode()
        for new, old in (("8.5", "7.5"), ("8,5", "7,5"), ("9.25", "10"), ("9,25", "10")):
            changed = changed.replace(new, old)
        assert changed == first.decode()


def test_the_row_of_highest_points_is_filled(tmp_path):
    path = tmp_path / "canvas.csv"
    path.write_text(CANVAS, encoding="utf-8", newline="")
    assert filled(path)[1].decode().splitlines()[1].endswith("(read only),10,10")


def workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "成绩单"
    sheet.append(["某某大学 2026 秋"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["学号", "姓名", "班级", "总评"])
    sheet.append(["20260003", "Anna Schmidt", "一班", "=1+1"])
    sheet.append([20260000, "王伟", "一班", datetime(2026, 1, 2)])
    sheet.append(["20260009", "赵敏", "一班", None])
    sheet["B4"].font = Font(bold=True)
    sheet["F5"].font = Font(italic=True)  # a cell with a style and nothing in it, beyond the last header
    book.create_sheet("说明")["A1"] = "不要改动"
    book.save(path)


def cells(data):
    book = openpyxl.load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data)
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.font.b, cell.number_format)
        for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    }  # fmt: skip


def test_a_workbook_comes_back_filled_and_else_cell_for_cell(tmp_path):
    path = tmp_path / "roster.xlsx"
    workbook(path)
    placed, data = filled(path)
    assert placed.header == 3 and len(placed.rows) == 2 and placed.people == 3
    old, new = cells(path), cells(data)
    added = {place: value[0] for place, value in new.items() if place not in old}
    assert all(new[place] == value for place, value in old.items())
    assert added == {
        ("成绩单", "G3"): "07 indicators", ("成绩单", "H3"): "simlib total", ("成绩单", "G4"): 7.5,
        ("成绩单", "H4"): 7.5, ("成绩单", "G5"): 10, ("成绩单", "H5"): 10,
    }  # fmt: skip
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        other = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert before.namelist() == after.namelist() and other == ["xl/worksheets/sheet1.xml"]
    assert filled(path)[1] == data
    path.write_bytes(data)
    assert filled(path)[1] == data  # its own columns are found again
    changed = cells(filled(path, (1, 2))[1])
    assert changed["成绩单", "G4"][0] == 1 and changed.keys() == new.keys()


def test_who_has_no_row_is_told_why():
    rows = {1: ["姓名", "学号"], 2: ["王伟", "1"], 3: ["王伟", "2"], 4: ["Li, Lei", "3"], 5: ["", ""]}
    people = handins(
        Learner("王伟", "2"),
        Learner("王 伟"),
        Learner("Lei Li"),
        Learner("lei li", "03"),
        Learner("Nobody"),
        Learner("1"),
    )
    placed = place(rows, people)
    assert {row: h.file for row, h in placed.rows.items()} == {3: "0.json", 4: "2.json", 2: "5.json"}
    assert (
        placed.without_row == {"1.json": "unknown", "3.json": "taken", "4.json": "unknown"}
        and placed.people == 3
    )
    assert place(rows, handins(Learner("王伟"))).without_row == {"0.json": "several"}


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9]
)
def test_what_is_no_roster_is_one_sentence(tmp_path, content):
    path = tmp_path / "roster.xlsx"
    path.write_bytes(content)
    try:
        assert open_roster(path).rows == {}
    except BadInput as reason:
        assert "roster.xlsx" in str(reason)
