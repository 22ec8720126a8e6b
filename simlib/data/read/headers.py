"""What a column can mean, and the headers that systems give it: one table (headers.toml), both languages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simlib.data.read.words import fold, guess_outcome, meaning, yes_or_no

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Role:
    """What a column can mean. `kind` is "text", "date", "number" or "name" (a few repeated names).

    `words` are headers that name the role, best first, in English and Chinese; "=word" counts only when it
    is the whole header. `weak` words make a header a poorer candidate, `never` words none. `evident(distinct
    cells, no cell twice)` says that the cells alone show it.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    evident: Callable[[Sequence, bool], bool] | None = None


@cache
def _file() -> dict[str, dict]:
    with Path(__file__).with_name("headers.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def roles_of(kind: str) -> tuple[Role, ...]:
    """The roles of a list: "opportunities", "invoices", "customers", "books" or "purchases".

    >>> [role.name for role in roles_of("purchases")]
    ['customer', 'date', 'amount', 'currency', 'id', 'status']
    """
    from simlib.data.read import evidence

    table = _file()
    common = {f"${name}": text for name, text in table["common"].items()}
    return tuple(
        Role(name, row["kind"],
             *(_listed(" , ".join(row.get(f, "") for f in fields.split()), common)
               for fields in ("en zh", "weak", "never")),
             getattr(evidence, f"shows_{row['shown']}") if "shown" in row else None)
        for name, row in table[kind].items()
    )  # fmt: skip


def needed(kind: str) -> tuple[tuple[str, ...], ...]:
    """The roles that a list cannot do without: one of each group."""
    return tuple(tuple(role.strip() for role in group.split(",")) for group in _file()["needed"][kind])


KINDS = ("opportunities", "invoices", "customers", "books", "purchases")


def _listed(text: str, common: dict[str, str]) -> tuple[str, ...]:
    for name, words in common.items():
        text = text.replace(name, words)
    return tuple(dict.fromkeys(word for part in text.split(",") if (word := " ".join(part.split()))))


def plain(header: str) -> str:
    """A header without case, width, punctuation, camel humps and traditional forms.

    >>> plain("Deal_Stage"), plain("closeDate"), plain("成交金額（元）")
    ('deal stage', 'close date', '成交金额 元')
    """
    text = unicodedata.normalize("NFKC", header)
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


@cache
def _vocabulary(kinds: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    words = {plain(w) for kind in kinds for role in roles_of(kind) for w in role.words}
    part = {
        plain(w) for kind in kinds for role in roles_of(kind) for w in role.words if not w.startswith("=")
    }
    return frozenset(w.replace(" ", "") for w in words), tuple(
        w for w in part if CHINESE.search(w) or len(w) > 3
    )


def familiarity(cell: object, kinds: tuple[str, ...]) -> float:
    """How well a cell is known as a header: 1 when it is one, 0.6 when it holds one, 0 otherwise.

    >>> familiarity("Invoice Date", KINDS), familiarity("Original invoice date", KINDS), familiarity("Elm", KINDS)
    (1.0, 0.6, 0.0)
    """
    if not isinstance(cell, str) or len(cell) > 60:
        return 0.0
    if guess_outcome(cell) != "open" or meaning("status", cell) or yes_or_no(cell) is not None:
        return 0.0  # a header may be "Paid"; a cell says so more often
    whole, parts = _vocabulary(kinds)
    name = plain(cell)
    solid = name.replace(" ", "")
    if solid in whole:
        return 1.0
    held = any((w in solid) if CHINESE.search(w) else f" {w} " in f" {name} " for w in parts)
    return 0.6 if held else 0.0
