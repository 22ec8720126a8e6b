"""Tables saved as a web page or as Excel's older XML, which many programs export under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from simlib.data.read.find import MAX_COLUMNS
from simlib.data.read.workbook import MAX_CELLS
from simlib.text import BadInput

_PAGE = re.compile(r"\s*<(!doctype|html|head|meta|style|table|\?xml)", re.IGNORECASE)
_MAIL = re.compile(r"\s*mime-version:", re.IGNORECASE)  # a page with its pictures in one file
_TAG = re.compile(
    r"<(/?)(?:ss:)?(table|tr|td|th|row|cell|br|p|div|li)(?![\w-])([^<>]*)>|<[^<>]*>", re.IGNORECASE
)
_UNSEEN = (("<!--", "-->"), ("<style", "</style"), ("<script", "</script"), ("<head", "</head"))
_MARKS = {  # what a cell says of its place: in a page, and in Excel's XML, which counts the others
    name: re.compile(rf"(?<![\w-])(?:ss:)?{name}\s*=\s*[\"']?\s*(\d{{1,4}})", re.IGNORECASE)
    for name in ("index", "colspan", "rowspan", "mergeacross", "mergedown")
}


@dataclass
class _Cell:
    """Pieces of its text, the column that it names (from 1, 0 for the next), the columns and rows that it covers."""

    column: int
    wide: int
    high: int
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(unescape("".join(self.pieces)).split())


def is_page(text: str) -> bool:
    """True for what a browser would show, whatever the file's name says."""
    return bool(_PAGE.match(text[:2_000]) or _MAIL.match(text[:2_000]))


def records(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of the table of the page that holds most.

    The text of a cell over several rows goes for each of them. BadInput for a page without a table, or with more
    columns or cells than a sheet may have.
    """
    tables = [] if _MAIL.match(text[:2_000]) else _tables(_seen(text))
    best = max(tables, key=lambda rows: sum(map(len, rows)), default=[])
    if not any(len(row) > 1 for row in best):
        raise BadInput("data.file.web_page", file=file)
    return iter(enumerate(_laid_out(best, file), start=1))


def _seen(text: str) -> str:
    """The page without comments, styles and scripts."""
    for opens, closes in _UNSEEN:
        first, *rest = re.split(opens, text, flags=re.IGNORECASE)
        shown = [re.split(closes, part, maxsplit=1, flags=re.IGNORECASE) for part in rest]
        text = first + "".join(
            "<" + part[1] if closes[0] == "<" else part[1] for part in shown if len(part) == 2
        )
    return text


def _tables(text: str) -> list[list[list[_Cell]]]:
    """The rows of each table; one inside a cell of another stands for itself."""
    done: list[list[list[_Cell]]] = []
    open_: list[list[list[_Cell]]] = []
    cell, at = None, 0
    for tag in _TAG.finditer(text):
        if cell is not None:
            cell.pieces.append(text[at : tag.start()])
        at = tag.end()
        closing, name = tag.group(1), (tag.group(2) or "").lower()
        if name == "table" and not closing:
            open_.append([])
            cell = None
        elif name == "table" and open_:
            done.append(open_.pop())
            cell = None
        elif name in ("tr", "row") and open_:
            cell = None
            if not closing:
                open_[-1].append([])
        elif name in ("td", "th", "cell") and open_ and open_[-1]:
            cell = None if closing else _cell(tag.group(3))
            if cell is not None:
                open_[-1][-1].append(cell)
        elif name and cell is not None:  # a new line in the cell
            cell.pieces.append(" ")
    return [*done, *open_]


def _cell(attributes: str) -> _Cell:
    said = {name: int(m.group(1)) if (m := mark.search(attributes)) else 0 for name, mark in _MARKS.items()}
    wide = max(said["colspan"], said["mergeacross"] + 1)
    return _Cell(said["index"], wide, max(said["rowspan"], said["mergedown"] + 1))


def _laid_out(rows: list[list[_Cell]], file: str) -> list[list[str]]:
    """The texts of the cells in their columns, all rows as wide as the widest."""
    out: list[list[str]] = []
    above: dict[
        int, tuple[int, str]
    ] = {}  # columns that a cell further up covers: for how many rows, its text
    widest = 0
    for row in rows:
        texts = {column: text for column, (_, text) in above.items()}
        covered = {column: (left - 1, text) for column, (left, text) in above.items() if left > 1}
        at = 0
        for cell in row:
            at = max(at, cell.column - 1)
            while at in above:
                at += 1
            if at + cell.wide > MAX_COLUMNS:
                raise BadInput("data.file.too_wide", file=file, columns=at + cell.wide, limit=MAX_COLUMNS)
            texts[at] = cell.text
            if cell.high > 1:
                covered |= {at + i: (cell.high - 1, "" if i else texts[at]) for i in range(cell.wide)}
            at += cell.wide
        above = covered
        out.append([texts.get(column, "") for column in range(max(texts, default=-1) + 1)])
        widest = max(widest, len(out[-1]))
        if widest * len(out) > MAX_CELLS:
            raise BadInput("data.file.too_many_cells", file=file, limit=MAX_CELLS)
    return [[*texts, *[""] * (widest - len(texts))] for texts in out]
