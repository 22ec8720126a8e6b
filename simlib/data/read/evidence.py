"""Cells that alone show what their column means: tests that the table of headers names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simlib.data.read.numbers import is_number
from simlib.data.read.words import fold, guess_outcome, words

_FEW = 10  # different cells below which a column shows neither ids nor amounts
_MAX_STAGES = 40  # a column with more different names is no column of stages


def share(cells: Sequence, test: Callable[[object], bool]) -> float:
    """The share of cells that pass a test; 1 when there are none."""
    return sum(map(test, cells)) / len(cells) if cells else 1.0


def shows_ids(cells: Sequence, unique: bool) -> bool:
    """Whether cells are codes with digits, each once."""
    return unique and len(cells) > _FEW and share(cells, _is_code) == 1.0


def _is_code(cell: object) -> bool:
    return isinstance(cell, str) and any(c.isdigit() for c in cell) and not is_number(cell)


def shows_amounts(cells: Sequence, unique: bool) -> bool:
    """Whether cells are numbers, nearly all."""
    return len(cells) > _FEW and share(cells, is_number) >= 0.9


def shows_stages(cells: Sequence, unique: bool) -> bool:
    """Whether some cells say won and some lost."""
    return len(cells) <= _MAX_STAGES and {"won", "lost"} <= {guess_outcome(str(cell)) for cell in cells}


def shows_disputes(cells: Sequence, unique: bool) -> bool:
    """Whether all cells say disputed or not, by a word that nothing else would be said by."""
    said = {fold(str(cell)) for cell in cells}
    known = {*words("dispute", "disputed"), *words("dispute", "undisputed")} - {"none", "正常", "是", "否"}
    return bool(said) and said <= known
