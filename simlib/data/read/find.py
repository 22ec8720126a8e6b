"""Where in a sheet the table is: its header of one or two rows, what the lines above say, its rows that are none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from simlib.data.read.cells import is_empty, letter
from simlib.data.read.dates import is_date, parse
from simlib.data.read.headers import familiarity
from simlib.data.read.notes import Asked
from simlib.data.read.numbers import header_unit, is_number
from simlib.data.read.words import fold, words

Record = tuple[int, Sequence]

LOOKED_AT = 300
"""Records at the top of a sheet among which the header is looked for."""

MAX_COLUMNS = 1_000
"""Columns that a table may have; of a wider record no more cells are looked at to know a header by."""

_DEEPEST = 60  # records among which a header may stand
_UNIT = re.compile(r"[(\[（]?(?:元|万元|千元|百万元|亿元|天|日|月|年|个|%|％|人民币|rmb|cny|usd|eur|days?|months?|"
                   r"k|yyyy.?mm.?dd|dd.?mm.?yyyy|mm.?dd.?yyyy|text|number|文本|数字|[-–—])[)\]）]?")  # fmt: skip
_DAY = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?[-\s]+[a-z]{3,9}\.?[-,\s]+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}",
    re.IGNORECASE,
)


@dataclass
class Layout:
    """What was found: the `names` of the columns, the number of the `last` header row and of all `header_rows`, the
    index of the first record below, and what the lines above the header say (`unit` of money, day `as_of`)."""

    names: list[str]
    header_rows: list[int]
    below: int
    unit: float = 1.0
    as_of: object = None
    titles: list[int] = field(default_factory=list)


def find_table(head: Sequence[Record], kinds: tuple[str, ...], file: str, given: int | None = None) -> Layout:
    """The layout of a sheet by its first filled records; `given` is the number of the header row, 0 for none.

    Asked "data.columns.no_header" where the first row of the table is data; "data.columns.header_row" for a number
    that no row has.
    """
    if given == 0:
        width = max(len(cells) for _, cells in head)
        return Layout([letter(i) for i in range(width)], [], 0)
    at = _header_at(head, kinds) if given is None else _at_row(head, given, file)
    number, cells = head[at]
    if given is None and any(map(_is_data, cells)) and not any(familiarity(c, kinds) == 1 for c in cells):
        raise Asked("data.columns.no_header", "header", file=file, row=number, known=_shown(cells))
    names, first, last = _two_rows(head, at, kinds)
    layout = Layout(headers(names), [n for n, _ in head[first : last + 1]], last + 1)
    for number, cells in head[:first]:
        layout.titles.append(number)
        _title(layout, cells)
    return layout


def _at_row(head: Sequence[Record], given: int, file: str) -> int:
    for at, (number, _) in enumerate(head):
        if number == given:
            return at
    raise Asked("data.columns.header_row", "header", file=file, row=given)


def _shown(cells: Sequence) -> str:
    return ", ".join(
        str(c.date() if isinstance(c, dt.datetime) else c) for c in list(cells)[:8] if not is_empty(c)
    )


def _is_data(cell: object) -> bool:
    return not is_empty(cell) and (isinstance(cell, bool) or is_number(cell) or is_date(cell))


def _filled(cells: Sequence) -> list:
    return [cell for cell in cells if not is_empty(cell)]


def _header_at(head: Sequence[Record], kinds: tuple[str, ...]) -> int:
    """The record that knows most header words, else the first that is as wide as the table."""
    widths = [len(_filled(cells)) for _, cells in head]
    usual = sorted(widths)[len(widths) // 2]
    first = next((i for i, width in enumerate(widths) if width >= max(min(2, usual), 0.6 * usual)), 0)
    best, most = first, _score(head[first][1], kinds)
    for i in range(min(len(head), _DEEPEST)):
        if i == first or widths[i] < 2 or widths[i] < 0.4 * usual:
            continue
        score = _score(head[i][1], kinds, most)
        if score >= 2 and score > most + (0 if i < first else 0.5):
            best, most = i, score
    return best


def _score(cells: Sequence, kinds: tuple[str, ...], least: float = 0.0) -> float:
    """How many header words the cells are, less those that are data; where that cannot be more than `least`, 0."""
    filled = _filled(cells[:MAX_COLUMNS])
    data = sum(map(_is_data, filled))
    return sum(familiarity(c, kinds) for c in filled) - data if len(filled) - data > least else 0.0


def _two_rows(head: Sequence[Record], at: int, kinds: tuple[str, ...]) -> tuple[list, int, int]:
    """The cells of the header, joined with the row above or below where the two make one header."""
    cells = list(head[at][1])
    if at + 1 < len(head):
        below = list(head[at + 1][1])
        if (
            _filled(below)
            and all(_UNIT.fullmatch(fold(str(c))) for c in _filled(below))
            and not all(_is_data(c) for c in _filled(below))
        ):
            return _joined(cells, below, bracket=True), at, at + 1
        blank = [
            i for i in range(len(below)) if not is_empty(below[i]) and (i >= len(cells) or is_empty(cells[i]))
        ]
        known = sum(familiarity(c, kinds) for c in _filled(below))
        if blank and known >= 1 and not any(map(_is_data, below)) and _data_follows(head, at + 2):
            return _joined(_across(cells, below), below), at, at + 1
    if at > 0:
        above = list(head[at - 1][1])
        twice = len(set(map(str, _filled(cells)))) < len(_filled(cells)) or any(
            not is_empty(a) and is_empty(c) for a, c in zip(above, cells, strict=False)
        )
        if len(_filled(above)) >= 2 and twice and not any(map(_is_data, above)):
            return _joined(_across(above, cells), cells), at - 1, at
    return cells, at, at


def _data_follows(head: Sequence[Record], at: int) -> bool:
    return at < len(head) and any(map(_is_data, head[at][1]))


def _across(upper: list, lower: list) -> list:
    """Upper cells carried to the right over blanks, as a heading that stands over several columns."""
    carried, out = "", []
    for i in range(max(len(upper), len(lower))):
        cell = upper[i] if i < len(upper) else ""
        below = lower[i] if i < len(lower) else ""
        carried = cell if not is_empty(cell) else carried
        out.append(carried if not is_empty(below) else cell)
    return out


def _joined(upper: list, lower: list, bracket: bool = False) -> list:
    out = []
    for i in range(max(len(upper), len(lower))):
        a = "" if i >= len(upper) or is_empty(upper[i]) else str(upper[i])
        b = "" if i >= len(lower) or is_empty(lower[i]) else str(lower[i])
        out.append(
            f"{a} ({b.strip('()（）[]')})" if bracket and a and b else f"{a} {b}".strip() if a != b else a
        )
    return out


def _title(layout: Layout, cells: Sequence) -> None:
    """Take the unit of money and the day of the report from a line above the header."""
    filled = _filled(cells)
    text = fold(" ".join(str(c.date()) if isinstance(c, dt.datetime) else str(c) for c in filled))
    if layout.unit == 1 and any(word in text for word in words("title", "unit")):
        layout.unit = header_unit(text)
    if (
        layout.as_of is None
        and any(word in text for word in words("title", "as_of"))
        and (day := _DAY.search(text))
    ):
        layout.as_of = parse(day.group())


def headers(cells: Sequence, places: Sequence[int] = ()) -> list[str]:
    """Header names, each once: a blank one gets its column letter, a repeated one a number.

    >>> headers(["Stage", "", "Date", "Date", ""])
    ['Stage', 'B', 'Date', 'Date (2)']
    """
    cells = list(cells)
    while cells and is_empty(cells[-1]):
        cells.pop()
    names: dict[str, None] = {}
    times: dict[str, int] = {}
    for i, cell in enumerate(cells):
        base = " ".join(str(cell).split()) if not is_empty(cell) else letter(places[i] if places else i)
        name = base
        while name in names:
            times[base] = times.get(base, 1) + 1
            name = f"{base} ({times[base]})"
        names[name] = None
    return list(names)
