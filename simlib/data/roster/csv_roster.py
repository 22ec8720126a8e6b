"""A roster as text: cells are found by their place in the file, so that what is not filled stays byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from simlib.data.read.textfile import decode, guess_delimiter
from simlib.text import BadInput

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp1252")


@dataclass(frozen=True)
class _Cell:
    text: str
    start: int
    end: int


class CsvRoster:
    """A roster in a text file of any encoding and delimiter; `rows` are counted from 1, blank lines included."""

    def __init__(self, data: bytes, file: str):
        self._text = decode(data, file)
        self._bom, self._encoding = _written_as(data, self._text, file)
        named = re.match(r"sep=(.)\r?\n", self._text)
        self._delimiter = named.group(1) if named else guess_delimiter(self._text)
        self._cells = _records(self._text, self._delimiter)
        self.rows = {n: [cell.text.strip() for cell in cells] for n, cells in self._cells.items()}

    def filled(
        self, columns: Mapping[str, Mapping[int, float]], header: int | None, maximum: Mapping[str, float]
    ) -> bytes:
        """The file with `columns` {name: {row: value}}: set where the header has them, else put behind the last.

        Rows above the header and blank lines are left alone. `maximum` goes into a row of highest points.
        """
        heads = self.rows.get(header, []) if header else []
        rows = [n for n in self._cells if n >= (header or 1) and any(self.rows[n])]
        width = max((len(self._cells[n]) for n in rows), default=0)
        edits: list[tuple[int, int, str]] = []
        for n in rows:
            cells, behind = self._cells[n], []
            for name, values in columns.items():
                value = name if n == header else self._number(values.get(n))
                if highest(self.rows[n]):
                    value = self._number(maximum[name])
                if name not in heads:
                    behind.append(value)
                elif n != header and (value or heads.index(name) < len(cells)):
                    place = heads.index(name)
                    if place >= len(cells):
                        continue  # a row that ends before the column has nobody in it
                    edits.append((cells[place].start, cells[place].end, value))
            if behind:
                gap = self._delimiter * (width - len(cells))
                edits.append(
                    (cells[-1].end, cells[-1].end, gap + "".join(self._delimiter + v for v in behind))
                )
        return self._bom + self._with(edits).encode(self._encoding)

    def _number(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:g}".replace(".", "," if self._delimiter == ";" else ".")

    def _with(self, edits: list[tuple[int, int, str]]) -> str:
        parts, at = [], 0
        for start, end, value in sorted(edits):
            parts += [self._text[at:start], value]
            at = end
        return "".join([*parts, self._text[at:]])


def highest(cells: list[str]) -> bool:
    """The row in which a platform keeps the highest points of each column."""
    return any(re.fullmatch(r"points possible|满分|总分值", cell.strip().lower()) for cell in cells)


def _written_as(data: bytes, text: str, file: str) -> tuple[bytes, str]:
    """The mark at the file's head and the encoding that give its bytes back."""
    bom = next(mark for mark in _BOMS if data.startswith(mark))
    for encoding in _ENCODINGS:
        try:
            if bom + text.encode(encoding) == data:
                return bom, encoding
        except UnicodeEncodeError:
            continue
    raise BadInput("data.file.encoding", file=file)


def _records(text: str, delimiter: str) -> dict[int, list[_Cell]]:
    """Every record with a cell in it: its cells with their places in the text, quotation marks included."""
    pattern = re.compile(rf'(?P<cell>"(?:[^"]|"")*"[^{re.escape(delimiter)}\r\n]*|[^{re.escape(delimiter)}\r\n]*)'
                         rf"(?P<end>{re.escape(delimiter)}|\r\n|\r|\n|\Z)")  # fmt: skip
    found: dict[int, list[_Cell]] = {}
    cells: list[_Cell] = []
    number = at = 0
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:  # a quotation mark that never closes: the rest is one cell
            cells.append(_Cell(text[at:], at, len(text)))
            break
        cells.append(_Cell(_plain(match["cell"]), match.start("cell"), match.end("cell")))
        at = match.end()
        if match["end"] != delimiter:
            number += 1
            found[number], cells = cells, []
        elif at == len(text):
            cells.append(_Cell("", at, at))
    if cells:
        found[number + 1] = cells
    return found


def _plain(cell: str) -> str:
    quoted = re.fullmatch(r'"((?:[^"]|"")*)"\s*', cell)
    return quoted[1].replace('""', '"') if quoted else cell
