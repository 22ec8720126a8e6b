"""A roster in a workbook: cells are put into the sheet's own XML, so that every other cell, style and picture stays."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from simlib.data.read.cells import as_text, letter
from simlib.data.read.workbook import Sheet, sheets
from simlib.data.roster.csv_roster import highest
from simlib.text import BadInput

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW = re.compile(
    r"<(?P<p>(?:\w+:)?)row\b(?P<attributes>[^>]*?)(?:/>|>(?P<cells>.*?)</(?P=p)row>)", re.DOTALL
)
_REFERENCE = re.compile(r'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"')


class XlsxRoster:
    """A roster in the first visible sheet that holds anything; `rows` by the sheet's own numbers."""

    def __init__(self, data: bytes, file: str):
        self._data, self._file = data, file
        held = [sheet for sheet in sheets(data, file) if sheet.records and not sheet.hidden]
        if not held:
            raise BadInput("data.file.empty", file=file)
        self._sheet = held[0]
        self.rows = {number: _spread(self._sheet, cells) for number, cells in self._sheet.records}

    def filled(
        self, columns: Mapping[str, Mapping[int, float]], header: int | None, maximum: Mapping[str, float]
    ) -> bytes:
        """The workbook with `columns` {name: {row: value}}: set where the header has them, else put behind the last."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as old:
            place = self._place(old)
            parts = [(info, old.read(info)) for info in old.infolist()]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for info, content in parts:
                if info.filename == place:
                    content = self._edited(content.decode("utf-8"), columns, header, maximum).encode("utf-8")
                new.writestr(info, content)  # with the part's own date: the same bytes again
        return out.getvalue()

    def _place(self, book: zipfile.ZipFile) -> str:
        """The part of the file that holds the sheet."""
        named = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        related = next(s.get(_RELATED) for s in named if s.get("name") == self._sheet.name)
        links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        target = next(link.get("Target") for link in links if link.get("Id") == related)
        return target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def _edited(self, xml: str, columns: Mapping, header: int | None, maximum: Mapping[str, float]) -> str:
        heads = self.rows.get(header, []) if header else []
        behind = max(map(_index, (column for column, _ in _REFERENCE.findall(xml))), default=-1) + 1
        places = {}
        for name in columns:
            places[name] = heads.index(name) if name in heads else behind
            behind += name not in heads
        number = 0

        def row(found: re.Match) -> str:
            nonlocal number
            named = re.search(r'\br="(\d+)"', found["attributes"])
            number = int(named[1]) if named else number + 1
            if number < (header or 1) or number not in self.rows:
                return found[0]
            most, cells, prefix = highest(self.rows[number]), found["cells"] or "", found["p"]
            for name, values in columns.items():
                value = name if number == header else maximum[name] if most else values.get(number)
                cells = _put(cells, f"{letter(places[name])}{number}", value, prefix)
            attributes = re.sub(r'\sspans="[^"]*"', "", found["attributes"])
            return f"<{prefix}row{attributes}>{cells}</{prefix}row>"

        last = letter(max(behind - 1, 0))
        wider = re.sub(r'(<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]+\d+):[A-Z]+(\d+")', rf"\1:{last}\2", xml)
        return _ROW.sub(row, wider)


def _put(cells: str, place: str, value: str | float | None, prefix: str) -> str:
    """The cells of a row with one of them set; a cell that is there keeps its style."""
    there = re.search(
        rf'<{prefix}c\b(?P<at>[^>]*?\br="{place}"[^>]*?)(?:/>|>.*?</{prefix}c>)', cells, re.DOTALL
    )
    style = re.search(r'\ss="\d+"', there["at"]) if there else None
    if value is None and not there:
        return cells
    kept = style[0] if style else ""
    if value is None:
        cell = f'<{prefix}c r="{place}"{kept}/>'
    elif isinstance(value, str):
        words = f"<{prefix}is><{prefix}t>{escape(value)}</{prefix}t></{prefix}is>"
        cell = f'<{prefix}c r="{place}"{kept} t="inlineStr">{words}</{prefix}c>'
    else:
        cell = f'<{prefix}c r="{place}"{kept}><{prefix}v>{value:g}</{prefix}v></{prefix}c>'
    return cells[: there.start()] + cell + cells[there.end() :] if there else cells + cell


def _index(letters: str) -> int:
    index = 0
    for sign in letters:
        index = 26 * index + ord(sign) - ord("A") + 1
    return index - 1


def _spread(sheet: Sheet, cells: list) -> list[str]:
    """The cells of a record in the columns of the sheet, as text."""
    row = [""] * (sheet.places[len(cells) - 1] + 1)
    for place, cell in zip(sheet.places, cells, strict=False):
        row[place] = as_text(cell)
    return row
