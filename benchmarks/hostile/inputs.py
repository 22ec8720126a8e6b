"""Hostile and unlucky files, one strategy a kind: near what is right, with a few things wrong."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
from hypothesis import strategies as st

from simlib.data.read.headers import needed, roles_of
from simlib.text.files import read_whole
from simlib.world import Scenario, Strategy, save

NASTY = (
    "", " ", "\u00a0", "\u200b", "-", "—", "n/a", "#REF!", "#N/A", "NaN", "inf", "-inf", "1e999", "-0",
    "9" * 400, "1" * 25,
    "0x1F", "1,2,3", "1.2.3,4", "１２３", "①", "½", "三千万", "1万亿", "(5)", "5-", "$", "¥", "€ 1.234,56", "12%",
    "1e5",
    "2024-02-30", "30.02.2024", "0000-00-00", "9999-12-31", "1/1/1", "31/12/99", "99999", "-1", "2024年13月1日",
    "今天", "Q1 24",
    "=1+1", "=A1", "@x", "'", '"', '""', "a\nb", "\r", "\t", "\x1b]0;x\x07", "\x85", "\u2028",
    "\ufeff", "\ud800",
    "😀", "e\u0301", "ﷺ", "合计", "Total", "TOTAL", "小计", "Won", "Lost", "open", "赢单", "Paid", "Yes", "否", "true",
    "None",
    "x" * 3_000, "{0}", "%s", "{file}", "../../etc", "2024-01-05", "2024-03-01 10:00", "45000", "100", "7.5",
    "1,234.50", "A", "B",
)  # fmt: skip
SENSIBLE = {
    "date": ("2024-01-05", "2024-02-10", "2024-03-01", "2023-11-30", ""), "number": ("100", "2500.5", "12", "0", ""),
    "name": ("Won", "Lost", "Open", "A", "B", ""), "text": ("1", "2", "3", "Acme", "Beta"),
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "cp1252", "big5", "latin-1")


@st.composite
def grids(draw, kind: str) -> list[list[str]]:
    """A list as it should be, then a few cells, headers and rows that are not."""
    groups = needed(kind)
    roles = [
        role for role in roles_of(kind) if any(role.name in group for group in groups) or draw(st.booleans())
    ]
    names = [draw(st.sampled_from(role.words)).lstrip("=") for role in roles]
    row = st.tuples(*(st.sampled_from(SENSIBLE[role.kind]) for role in roles)).map(list)
    rows = [names, *draw(st.lists(row, min_size=1, max_size=12))]
    letters = st.characters(exclude_categories=("Cc", "Cs"))
    wrong = st.one_of(st.sampled_from(NASTY), st.text(letters, max_size=8))
    for at, place, cell in draw(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9), wrong), max_size=4)
    ):
        line = rows[at % len(rows)]
        line[place % len(line)] = cell
    for cells in draw(st.lists(st.lists(wrong, max_size=14), max_size=1)):
        rows.insert(draw(st.integers(0, len(rows))), cells)
    return [*draw(st.sampled_from(([], [], [["Report"]], [["单位：万元", "截至 2024-06-30"]]))), *rows]


def damaged(data: bytes, draw) -> bytes:
    """The bytes as they are, or cut, or with some in between that are not theirs."""
    how = draw(st.sampled_from((*["as it is"] * 5, "cut", "put in", "taken out")))
    at = len(data) * draw(st.integers(0, 1_000)) // 1_000  # in its length: a workbook's moves with the hour
    if how == "cut":
        return data[:at]
    if how == "put in":
        return data[:at] + draw(st.binary(max_size=6)) + data[at:]
    if how == "taken out":
        return data[:at] + data[at + draw(st.integers(1, 40)) :]
    return data


@st.composite
def text_lists(draw, kind: str) -> bytes:
    """A list as a CSV file and its relatives."""
    sign, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(("\n", "\r\n", "\r")))
    quoted = draw(st.booleans())
    rows = draw(grids(kind))
    text = end.join(sign.join('"' + c.replace('"', '""') + '"' if quoted else c for c in row) for row in rows)
    return damaged(text.encode(draw(st.sampled_from(ENCODINGS)), "replace"), draw)


_CELLS = ("<td>", "<td>", "<td>", "<TH class=x>", "<td colspan=2>", "<td colspan='999'>", "<td rowspan=3>",
          "<td rowspan=0>", "<td colspan=9999999999>", "<td", "<td><table><tr><td>",
          "<ss:Cell ss:Index=\"3\">", "<Cell ss:Index='0'>",
          "<!--", "<td><!-- --><b>", "<style>", "</td></td><td>",
          "<td x:num=\"5\">&nbsp;", "<td>&#0;&#x110000;&yen;")  # fmt: skip


@st.composite
def pages(draw, kind: str) -> bytes:
    """A list as a web page under the name of a workbook, with tags that are not as they should be."""
    opens, row = draw(st.sampled_from((("<html><body><table>", "<tr>"), ("<table border=1>", "<tr>"),
                                       ("<?xml version='1.0'?><Workbook><Table>", "<Row>"))))  # fmt: skip
    odd = draw(st.dictionaries(st.integers(0, 60), st.sampled_from(_CELLS), max_size=5))
    text, count = opens, 0
    for cells in draw(grids(kind)):
        text += row
        for cell in cells:
            text += odd.get(count, "<td>") + cell + draw(st.sampled_from(("</td>", "")))
            count += 1
    return damaged((text + "</table>").encode(draw(st.sampled_from(ENCODINGS)), "replace"), draw)


_PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
    "[Content_Types].xml",
          "xl/_rels/workbook.xml.rels")  # fmt: skip
_XML = (
    (b'r="A1"', b'r="XFD1048576"'), (b'r="2"', b'r="99999999"'), (b't="s"', b't="e"'), (b't="s"', b't="n"'),
    (b"<v>", b"<v>-"), (b"<v>", b"<v>9e999"), (b"<v>1</v>", b"<v>99999</v>"), (b"<row", b"<raw"), (b"</row>",
    b""),
    (b'Id="rId1"', b'Id="rId9"'), (b"sheet1", b"sheet7"), (b"visible", b"veryHidden"), (b"<sheetData>",
    b"<sheetData/><sheetData>"),
    (b"numFmtId=", b"numFmtId=1"), (b"<c ", b"<c s='77' "), (b"</sheetData>",
    b'</sheetData><mergeCells><mergeCell ref="A1:C9"/></mergeCells>'),
    (b"encoding", b"encodeing"), (b"?>", b"?><!DOCTYPE x [<!ENTITY e 'eeee'>]>"), (b'count="', b'count="9'),
    (b"</t>", b"&e;</t>"),
)  # fmt: skip


@st.composite
def workbooks(draw, kind: str) -> bytes:
    """A list as an Excel workbook, whose parts may be damaged too."""
    book = openpyxl.Workbook()
    native = st.one_of(st.none(), st.booleans(), st.integers(-10, 10**9), st.floats(allow_nan=False,
    allow_infinity=False),
                       st.dates().filter(lambda day: day.year >= 1900))  # fmt: skip
    for row in draw(grids(kind)):
        cells = [openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", c.replace("\ud800", "")) for c in row]
        book.active.append([draw(native) if c == "100" else c for c in cells])
    out = io.BytesIO()
    book.save(out)
    edits = draw(st.lists(st.tuples(st.sampled_from(_PARTS), st.sampled_from(_XML)), max_size=3))
    if edits:
        with zipfile.ZipFile(out) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, (old, new) in edits:
            if name in parts:
                parts[name] = parts[name].replace(old, new)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
    return damaged(out.getvalue(), draw)


_TOML = (
    "nan", "inf", "-inf", "-1", "0", "1e308", "9" * 30, "9" * 5_000, '""', '"x"', '"baseline"', "true", "[]",
    "[1]", "[[1]]", "{}",
    "{a = 1}", "[nan, nan, nan, nan]", "2024-01-05", "10:00:00", "0x" + "f" * 4_000, "[" * 60 + "]" * 60,
    '"\\ud800"', "1_000", "+7",
    '"' + "y" * 5_000 + '"', "[0.25, 0.25, 0.25, 0.25]", "[1, 2, 3, 4]", "0.5", "3",
)  # fmt: skip


@cache
def _shipped(model: type) -> tuple[str, ...]:
    """A scenario or strategy as it is written, line by line."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        save(model(), Path(folder, "a.toml"))
        return tuple(read_whole(Path(folder, "a.toml")).splitlines())


@st.composite
def tomls(draw, model: type) -> bytes:
    """A scenario or a strategy some of whose fields hold what they may not."""
    lines = list(_shipped(model))
    for at in draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=3)):
        name = lines[at].split("=")[0].strip() or "self"
        field = draw(st.sampled_from((name, name, name, "self", "part", name + ".a")))
        lines[at] = f"{field} = {draw(st.sampled_from(_TOML))}"
    return damaged(
        "\n".join(lines).encode(draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16"))), "replace"), draw
    )


_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(NASTY),
    st.sampled_from((10**400, [], {}, [[]], -1, 0, 0.5)),
)  # fmt: skip


def _changed(value: object, draw, depth: int = 0) -> object:
    """A JSON value with something else in one place."""
    if depth < 6 and isinstance(value, (dict, list)) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        if isinstance(value, dict) and not draw(st.integers(0, 5)):
            return {k: v for k, v in value.items() if k != key}
        copy = dict(value) if isinstance(value, dict) else list(value)
        copy[key] = _changed(value[key], draw, depth + 1)
        return copy
    return draw(_LEAVES)


@st.composite
def jsons(draw, whole: object) -> bytes:
    """A JSON file of a known shape with a few values changed."""
    value = whole
    for _ in range(draw(st.integers(0, 3))):
        value = _changed(value, draw)
    return damaged(json.dumps(value).encode("utf-8"), draw)


TOML_MODELS = {"scenario": Scenario, "strategy": Strategy}
