"""What an importer must know of a kind of list: its roles, how it is understood, what it can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simlib.data.read.numbers import DECIMALS


@dataclass(frozen=True)
class Option:
    """One more thing a list can be told: its `name` (a keyword of `understand`) and the `label` of its control.

    A choice of `values`, each named by "<words>.<value>", or without values what is typed, with the hint "<words>"; a
    `whole` number is typed as digits. `read(found)` is what was understood, None where it does not matter.
    """

    name: str
    label: str
    words: str
    values: tuple[str, ...] = ()
    whole: bool = False
    read: Callable[[Any], object] = lambda found: None


DATES = Option(
    "dates", "reader.dates", "reader.order", ("dmy", "mdy", "ymd", "swapped"), read=lambda f: f.date_order
)
DECIMAL = Option("decimal", "reader.decimal", "reader.sign", DECIMALS, read=lambda found: found.decimal)
CURRENCY = Option("currency", "reader.currency", "reader.currency_hint")
SHEET = Option("sheet", "reader.sheet", "reader.sheet_hint", read=lambda found: found.taken_from.sheet)
HEADER = Option(
    "header", "reader.header", "reader.header_hint", whole=True, read=lambda f: f.taken_from.header_row
)
FINDING = (SHEET, HEADER)  # where the table stands in the file: another choice reads the file anew


@dataclass(frozen=True)
class Meanings:
    """Words of one column whose meaning is guessed: stages, or who has left.

    `name` is the keyword of `understand` and the key "reader.<name>" of its heading; `read(found)` {word: value or
    None}; `values` are named by "<words>.<value>". `unknown` is the key of the error for a word that is not there,
    `nothing` of that for a column (its "field") in which no word is known.
    """

    name: str
    words: str
    values: tuple[str, ...]
    read: Callable[[Any], dict[str, str | None]]
    unknown: str
    nothing: str = ""


@dataclass(frozen=True)
class ListKind:
    """A kind of list (see `simlib.data.read.headers`), how it is understood, and what else it can be told.

    `usual` are the roles whose columns stand in the open, the others in a fold. `sample(path)` writes a simulated one.
    """

    kind: str
    understand: Callable[..., Any]
    usual: tuple[str, ...]
    options: tuple[Option, ...] = (DATES, DECIMAL, CURRENCY)
    meanings: Meanings | None = None
    sample: Callable[[Path], object] | None = None
