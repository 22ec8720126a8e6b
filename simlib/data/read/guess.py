"""Guesses about columns: how well a header names a role, and whether the cells speak for or against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from simlib.data.read.cells import is_blank
from simlib.data.read.dates import is_date, may_be_date
from simlib.data.read.evidence import share
from simlib.data.read.headers import CHINESE, Role, plain
from simlib.data.read.numbers import is_number

_SAMPLE = 400  # distinct cells looked at to judge a column
_EXACT, _PART = 100.0, 55.0  # a header that is the word; a header that holds it
_WEAK = 30.0  # taken off for each weak word ("expected close date" when there is "close date")
_EVIDENT = 35.0  # added when the cells themselves show the role


def guess_columns(columns: Mapping[str, Sequence], roles: Sequence[Role]) -> dict[str, str]:
    """{role: header} by the headers alone, as far as the cells do not speak against them."""
    return assigned(scores(samples_of(columns), columns, roles), {})[0]


def samples_of(columns: Mapping[str, Sequence]) -> dict[str, list]:
    return {header: sample(cells) for header, cells in columns.items()}


def scores(
    samples: Mapping, columns: Mapping[str, Sequence], roles: Sequence[Role]
) -> dict[tuple[str, str], float]:
    scores = {}
    for role in roles:
        for header, cells in samples.items():
            score = _named(plain(header), role)
            if score > 0 and _compatible(role.kind, cells):
                evident = role.evident is not None and role.evident(cells, unique(columns[header]))
                scores[role.name, header] = score + (_EVIDENT if evident else 0.0)
    return scores


def assigned(scores: Mapping, names: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The best pairs of role and header, each once; and which roles are new."""
    names, new = dict(names), []
    for (role, header), score in sorted(scores.items(), key=lambda item: -item[1]):
        if role not in names and header not in names.values() and score > 0:
            names[role] = header
            new.append(role)
    return names, new


@lru_cache(maxsize=100_000)
def _named(header: str, role: Role) -> float:
    """How well a header names a role; 0 when it does not."""
    solid = header.replace(" ", "")
    best, barred = 0.0, any(_holds(word, header, solid) for word in role.never)
    for rank, word in enumerate(role.words):
        whole_only, word = word.startswith("="), plain(word)
        if solid == word.replace(" ", ""):
            return _EXACT - rank / 2
        elif whole_only or barred:
            continue
        elif (word in solid) if CHINESE.search(word) else f" {word} " in f" {header} ":
            score = _PART + 30.0 * len(word) / len(header) - rank / 4
        else:
            continue
        best = max(best, score)
    weak = sum(_holds(word, header, solid) for word in role.weak)
    return max(best - _WEAK * weak, 1.0) if best else 0.0


def _holds(word: str, header: str, solid: str) -> bool:
    word = plain(word)
    return word in solid if CHINESE.search(word) else f" {word} " in f" {header} "


def sample(cells: Sequence) -> list:
    """Some distinct cells that are not blank, in file order."""
    found = []
    for cell in dict.fromkeys(cells):
        if not is_blank(cell):
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def unique(cells: Sequence) -> bool:
    different = set(cells)
    blank = sum(cell in ("", None) for cell in cells) if "" in different or None in different else 0
    return len(different) == len(cells) - max(blank - 1, 0)


def _compatible(kind: str, cells: Sequence) -> bool:
    """False when the cells speak against the header; formulas that were never calculated say nothing."""
    cells = [cell for cell in cells if not (isinstance(cell, str) and cell.startswith("="))]
    if kind == "date":
        return share(cells, may_be_date) >= 0.5
    if kind == "number":
        return share(cells, is_number) >= 0.5 and (not cells or share(cells, is_date) < 0.5)
    return not cells or share(cells, is_date) < 0.5
