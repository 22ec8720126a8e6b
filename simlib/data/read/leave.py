"""Rows of a table that are none of its items: sums, repeated headers, lines that name a group."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from simlib.data.read.cells import is_empty
from simlib.data.read.dates import is_date
from simlib.data.read.numbers import is_number, read_numbers
from simlib.data.read.words import fold, is_total
from simlib.text import BadInput

GROUP = "line above"
"""The header of the column that lines above their rows make."""

_MAY_BE_TOTAL = (
    "total",
    "sum",
    "overall",
    "percent",
    "计",
    "汇总",
    "总",
    "百分比",
    "占比",
    "計",
    "匯總",
    "總",
)
_ITEMS = 500  # items that show what kind of cell stands in a column
_TOTALS_AT_ONCE = 20_000  # rows up to which sums are checked against the rows above


@dataclass
class Aside:
    """`out` {row index: "total_row", "header_again" or "group"}; `groups` the group's name of each row, empty
    where the table has none; `columns` with blanks filled that a report leaves under the first of a group."""

    columns: dict[str, list]
    out: dict[int, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)


def set_aside(columns: dict[str, list], rows: list[int], workbook: bool) -> Aside:
    """Find the rows that are no items."""
    found = Aside(columns)
    names, cells = list(columns), list(columns.values())
    filled = sum(_filled(column).astype(int) for column in cells)
    _headers_again(found, names, cells)
    _totals(found, cells, filled)
    if len(names) >= 3:
        _lines(found, cells, filled)
    if workbook and any(reason == "total_row" for reason in found.out.values()):
        found.columns = _filled_down(found, columns)
    return found


def _filled(column: list) -> np.ndarray:
    """Which cells hold something."""
    if set(map(type, column)) <= {str}:
        return np.fromiter(map(bool, column), bool, len(column))
    cells = np.array([*column, None], dtype=object)[:-1]  # None keeps numpy from looking for a narrower type
    return (cells != "") & (cells != None)  # noqa: E711  (cell by cell)


def _headers_again(found: Aside, names: list[str], cells: list[list]) -> None:
    if not cells or names[0] not in cells[0]:
        return
    for i, cell in enumerate(cells[0]):
        if cell == names[0] and sum(
            column[i] == name for name, column in zip(names, cells, strict=True)
        ) * 2 > len(names):
            found.out[i] = "header_again"


def _totals(found: Aside, cells: list[list], filled: np.ndarray) -> None:
    """Rows whose name says total; where it only begins or ends with it, if they are sums or have nothing of an item."""
    named: dict[int, str] = {}
    for column in cells:
        different = set(column)
        if set(map(type, different)) != {str}:
            different = set(filter(_text, different))
        if not _may_be_total("\n".join(different)):
            continue
        sure = {c: kind for c in different if _may_be_total(c) and (kind := is_total(c))}
        if sure:
            for i, cell in enumerate(column):
                if cell in sure and named.get(i) != "whole":
                    named[i] = sure[cell]
    usual = np.median(filled) if len(filled) else 0
    for i, kind in named.items():
        texts = sum(
            _text(column[i]) and not is_number(column[i]) and not is_date(column[i]) for column in cells
        )
        dated = any(is_date(column[i]) for column in cells)
        bare = filled[i] < usual or texts <= 1
        if not dated and (
            (kind == "whole" and bare) or (kind == "part" and (filled[i] < usual or _is_sum(i, cells)))
        ):
            found.out[i] = "total_row"
    last = len(filled) - 1
    for i in range(max(last - 3, 0), last + 1):  # a sum below the table often has no name at all
        if (
            i not in found.out
            and filled[i]
            and filled[i] < usual
            and all(
                is_empty(column[i]) or (is_number(column[i]) and not is_date(column[i])) for column in cells
            )
            and _is_sum(i, cells)
        ):
            found.out[i] = "total_row"


def _may_be_total(text: str) -> bool:
    """Whether a text can say total at all: soon looked at, before its cells are read with care."""
    lower = text.casefold()
    return any(word in lower for word in _MAY_BE_TOTAL)


def _text(cell: object) -> bool:
    return isinstance(cell, str) and cell != ""


def _is_sum(at: int, cells: list[list]) -> bool:
    """Whether a number of the row is the sum of some rows right above it, in one column."""
    if at == 0 or at > _TOTALS_AT_ONCE:
        return False
    for column in cells:
        if is_empty(column[at]) or not is_number(column[at]):
            continue
        try:
            values = np.nan_to_num(read_numbers(column[: at + 1]).values)
        except BadInput:
            continue
        sums = np.cumsum(values[:-1][::-1])
        if at > 1 and values[-1] and np.isclose(sums[1:], values[-1], rtol=1e-9, atol=0.005).any():
            return True
    return False


def _lines(found: Aside, cells: list[list], filled: np.ndarray) -> None:
    """Lines of one text that name the group of the items below them.

    Such a text stands where the items have nothing, a date, a number or a code; any other line of one text is a row
    without its data.
    """
    enough = max(3, 0.5 * float(np.median(filled)))
    item = filled >= enough
    item[list(found.out)] = False
    alone = [i for i in np.flatnonzero(filled == 1).tolist() if i not in found.out]
    if not alone or not item.any() or len(alone) > item.sum():
        return
    items = np.flatnonzero(item)[:_ITEMS].tolist()
    opens: dict[int, str] = {}
    for i in alone:
        column = next(c for c in cells if not is_empty(c[i]))
        after = next((k for k in range(i + 1, len(filled)) if filled[k] > 1), None)
        if (
            after is not None
            and item[after]
            and _text(column[i])
            and _heads(column[i], [column[k] for k in items])
        ):
            opens[i] = _name(column[i])
    if not opens or np.flatnonzero(item)[0] < min(
        opens
    ):  # rows before the first group: remarks, not headings
        return
    group, found.groups = "", [""] * len(filled)
    for i in range(len(filled)):
        group = opens.get(i, group)
        found.groups[i] = group
    found.out |= dict.fromkeys(opens, "group")


def _heads(text: str, below: list) -> bool:
    """Whether a text is of another kind than what stands below it."""
    if is_number(text) or is_date(text):
        return False
    texts = [c for c in below if _text(c) and not is_number(c) and not is_date(c)]
    if len(texts) * 5 <= len(below):
        return True
    codes = sum(any(sign.isdigit() for sign in c) for c in texts)
    return codes * 5 >= len(below) * 4 and not any(sign.isdigit() for sign in text)


def _name(line: str) -> str:
    """The name in a line such as "Customer: Cedar Cafe"."""
    label, sign, name = (
        re.split(r"[:：]", line, maxsplit=1)[0],
        *(re.split(r"([:：])", line, maxsplit=1)[1:] or ("", "")),
    )
    known = any(
        word in fold(label)
        for word in ("customer", "client", "account", "owner", "客户", "往来", "负责人", "业务员")
    )
    return name.strip() if sign and name.strip() and known else line


def _filled_down(found: Aside, columns: dict[str, list]) -> dict[str, list]:
    """A report names a group in the first of its rows only: the name goes for the rows below, up to the sum."""
    name, cells = next(iter(columns.items()))
    kept = [i for i in range(len(cells)) if i not in found.out]
    blank = [i for i in kept if is_empty(cells[i])]
    if (
        not blank
        or not kept
        or is_empty(cells[kept[0]])
        or any(is_number(cells[i]) for i in kept if not is_empty(cells[i]))
    ):
        return columns
    carried, out = "", list(cells)
    for i in range(len(cells)):
        if i in found.out:
            carried = ""
        elif is_empty(cells[i]):
            out[i] = carried
        else:
            carried = cells[i]
    return {**columns, name: out}
