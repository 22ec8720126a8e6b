"""How a list was read, in the panel's words: what is asked, the first rows, what was left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from simlib.data.read.notes import Asked, Remark
from simlib.data.read.table import Table
from simlib.kit.shown import table
from simlib.text import BadInput, t

_FIRST, _WIDE = 5, 24  # rows of the preview, characters of a cell in it
_NAMED = 12  # row numbers named for each reason
BY_OPTION = {
    "data.columns.none", "data.columns.missing", "data.dates.undecided", "data.dates.conflict",
    "data.numbers.conflict", "customers.columns.tenure", "customers.columns.churned", "customers.rows.none",
    "customers.until.unreadable", "customers.churn.no_word", "invoices.error.too_early",
}  # fmt: skip
"""Sentences that name an option of the command line; "reader.ask.<key>" names the panel's control instead."""


class _InPanel(Asked):
    """A question whose way out is one of the panel: "reader.way.<ask>"."""

    def __str__(self) -> str:
        return self.said("reader.way")


def asked(error: BadInput, name: str | None = None) -> BadInput:
    """The same bad input for a reader of a panel: it names controls, and a file sent from the browser by its name.

    >>> asked(BadInput("data.dates.undecided", file="/tmp/x/a.csv", example="1/2/24", row=2), "a.csv").values["file"]
    'a.csv'
    """
    values = error.values if name is None else {**error.values, "file": name}
    if error.key in BY_OPTION:
        return BadInput(f"reader.ask.{error.key}", **values)
    return _InPanel(error.key, **values) if isinstance(error, Asked) else BadInput(error.key, **values)


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


def told(found: Any, words: str) -> str:
    """How a list was read: rows, dates, what else might have been meant, the unit of its amounts, remarks."""
    name = Path(found.file).name
    left, used = found.left_out, found.rows - len(found.left_out)
    said = [t("data.say.rows", file=name, rows=f"{found.rows:,}", used=f"{used:,}", left=f"{len(left):,}")]
    if getattr(found, "date_order", None):
        by = found.date_order_by
        key = "reader.order_by_ends" if by == "end_before_start" else f"data.order.{by}"
        said.append(t(key, order=t(f"data.order.{found.date_order}"), **found.date_evidence))
    if found.decimal_by == "assumed":
        said.append(t(f"reader.decimal_{found.decimal}"))
    for role, others in found.columns.ambiguous.items():
        said.append(t("reader.ambiguous", role=t(f"{words}.role.{role}"), others=", ".join(others)))
    if getattr(found, "amount_unit", 1) != 1:
        unit = f"{found.amount_unit:,.0f}"
        said.append(t("data.say.amount_unit", header=found.columns.headers.get("amount"), unit=unit))
    folds = [
        _fold(t(f"reader.{key}", n=f"{len(remarks):,}"), _reasons(remarks))
        for key, remarks in (("left_out", left), ("noted", found.notes))
        if remarks
    ]
    return f'<div class="simlib-note">{escape(" ".join(said))}</div>{"".join(folds)}'


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
