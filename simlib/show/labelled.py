"""A table of facts, each row with the label that says where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from simlib.show import pieces
from simlib.show.view import lines, table
from simlib.text import t


def labelled(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    words: int,
    cell: Callable = escape,
) -> tuple[str, str]:
    """The table as plain text and HTML; its last column holds `labels` (course, published, assumed, contested).

    The first `words` columns hold words, the others but the last numbers; `cell` makes a cell's HTML.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     print(labelled(["rule"], [["thank"]], ["course"], 1)[0])
    rule | source
    thank | course
    """
    head = [*head, t("needs.table.source")]
    plain = [[*row, t(f"world.source.{label}")] for row, label in zip(rows, labels, strict=True)]
    safe = [[*map(cell, row), pieces.badge(label)] for row, label in zip(rows, labels, strict=True)]
    return lines(head, plain), table(list(map(cell, head)), safe, words=words + 1)
