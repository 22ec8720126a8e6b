"""How a list was read, in the panel's words: what is asked, the first rows, what was left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from simlib.data.read.notes import Asked, Note, Remark
from simlib.data.read.table import Table
from simlib.kit.shown import table
from simlib.text import BadInput, t

_FIRST, _WIDE = 5, 24  # rows of the preview, characters of a cell in it
_NAMED = 12  # row numbers named for each reason
_WAYS = "reader.way"  # where the catalogue names the panel's controls
BY_OPTION = {"customers.columns.tenure", "customers.columns.churned", "customers.rows.none"}
"""Sentences that name an option of the command line; "reader.ask.<key>" names the panel's control instead."""


def asked(error: BadInput, name: str | None = None) -> BadInput:
    """The same bad input for a reader of a panel: it names controls, and a file sent from the browser by its name.

    >>> str(asked(BadInput("data.file.empty", file="/tmp/x/a.csv"), "a.csv")).startswith("a.csv")
    True
    """
    values = error.values if name is None else {**error.values, "file": name}
    if isinstance(error, Asked) and error.ask and error.key not in BY_OPTION:
        here = Asked(error.key, error.ask, **{key: value for key, value in values.items() if key != "ask"})
        return BadInput("reader.said", said=here.said(_WAYS), of=error.key, **values)
    return BadInput(f"reader.ask.{error.key}" if error.key in BY_OPTION else error.key, **values)


def preview(cells: Table) -> str:
    """The first rows under their headers, folded."""
    head = [t("reader.row"), *cells.headers]
    rows = [
        [str(row), *(_short(column[i]) for column in cells.columns.values())]
        for i, row in enumerate(cells.rows[:_FIRST])
    ]
    shown = table([escape(h) for h in head], [[escape(c) for c in row] for row in rows], words=len(head))
    return _fold(t("reader.preview", n=len(rows)), f'<div class="simlib-scroll">{shown}</div>')


def _short(cell: object) -> str:
    words = str(cell).removesuffix(" 00:00:00")
    return words if len(words) <= _WIDE else words[: _WIDE - 1] + "…"


def told(found: Any, notes: Sequence[Note]) -> str:
    """How a list was read: its rows, what was guessed, what was left out and why."""
    name = Path(found.file).name
    left = found.left_out
    said = [
        t("data.say.rows", file=name, rows=f"{found.rows:,}", used=f"{found.used:,}", left=f"{len(left):,}")
    ]
    said += [note.said(_WAYS) for note in notes]
    folds = [
        _fold(t(f"reader.{key}", n=f"{len(remarks):,}"), _reasons(remarks))
        for key, remarks in (("left_out", left), ("noted", found.notes))
        if remarks
    ]
    lines = "".join(f"<div>{escape(line)}</div>" for line in said)
    return f'<div class="simlib-note">{lines}</div>{"".join(folds)}'


def _reasons(remarks: Sequence[Remark]) -> str:
    by_reason: dict[str, list[int]] = defaultdict(list)
    for remark in remarks:
        by_reason[t(f"data.reason.{remark.reason}", field=remark.field)].append(remark.row)
    items = []
    for why, rows in by_reason.items():
        named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
        items.append(f"<li>{escape(t('reader.reason', n=f'{len(rows):,}', why=why, rows=named))}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _fold(words: str, html: str) -> str:
    return f"<details><summary>{escape(words)}</summary>{html}</details>"
