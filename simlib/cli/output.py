"""What every subcommand prints: JSON documents and plain tables."""

from __future__ import annotations

import json
import math
import unicodedata


def print_json(document: object) -> None:
    """Print one JSON document: unrounded numbers, NaN and infinity as null, words as they are.

    >>> print_json({"win_rate": 0.1, "cycle": float("nan")})
    {
     "win_rate": 0.1,
     "cycle": null
    }
    """
    print(json.dumps(_plain(document), indent=1, ensure_ascii=False, allow_nan=False))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def width(text: str) -> int:
    """Columns a text takes on a terminal: a Chinese character takes two.

    >>> width("赢率 ab")
    7
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def print_table(rows: list[list[str]]) -> None:
    """Print rows as aligned columns; the first column left, the others right.

    >>> print_table([["stage", "n"], ["interest", "5"]])
    stage     n
    interest  5
    """
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [
            c + " " * (w - width(c)) if i == 0 else " " * (w - width(c)) + c
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
