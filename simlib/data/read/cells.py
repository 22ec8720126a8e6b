"""Single cells: what is empty, what says "nothing", and a cell as text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from simlib.data.read.words import fold, words

CLEAR_MAJORITY = 2
"""Cells that tell one way, for each that tells the other, up to which a column or file is not decided."""

_MARKS = re.compile(r"[-–—_.·*?/\\~\s]*")  # lone punctuation says nothing

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def is_empty(cell: object) -> bool:
    """True for a cell with nothing in it."""
    return cell is None or cell == ""


def is_blank(cell: object) -> bool:
    """True for an empty cell and for the usual words for "nothing" in a column of dates, numbers or stages.

    >>> [is_blank(c) for c in ("", "N/A", "无", "---", 0, "0")]
    [True, True, True, True, False, False]
    """
    return cell is None or (isinstance(cell, str) and _says_nothing(cell))


@lru_cache(maxsize=50_000)
def _says_nothing(text: str) -> bool:
    return bool(_MARKS.fullmatch(text)) or fold(text) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(words("none", "all"))


def as_text(cell: object) -> str:
    """A cell as text; Excel keeps the id 1001 as 1001.0.

    >>> as_text(1001.0), as_text("  two  words "), as_text(None)
    ('1001', 'two words', '')
    """
    if cell.__class__ is str:  # most cells of most files
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if is_empty(cell) else " ".join(str(cell).split())


def seen(text: str) -> str:
    """The text without what nobody sees and some programs write round a date or a name: marks of direction, blanks of
    no width.

    >>> seen("\u200e2026-01-05\u202c")
    '2026-01-05'
    """
    return text if text.isascii() else _UNSEEN.sub("", text)


def letter(index: int) -> str:
    """The letters over a column of a spreadsheet, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
