"""The figures behind a picture, as a table: for those who hear the page, and for whoever wants the number itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from simlib.kit.shown import table
from simlib.kit.theme import legible
from simlib.text.figures import short

_MOST = 13  # rows: a line over two years is told at every eighth week


def behind(figure: Figure) -> str:
    """A table for each part of the figure: a row for each place, a column for each colour that the key names."""
    names: dict[str, str] = {}
    for text in figure.texts:
        names.setdefault(to_hex(text.get_color()), text.get_text())
    labels = next((found for ax in figure.axes if (found := _labels(ax))), {})
    return "".join(_table(ax, names, labels) for ax in figure.axes)


def _as_words(colour: str) -> str:
    """The colour that the key's words have for a thing of this colour."""
    return to_hex(legible(to_hex(colour)))


def _table(ax: Axes, names: dict[str, str], labels: dict[int, str]) -> str:
    bars = list(_bars(ax))
    across = bool(bars or _labels(ax))
    columns = [(names.get(_as_words(colour), next(iter(names.values()), "")), _column(at, values))
               for colour, at, values in bars or _lines(ax, across)]  # fmt: skip
    rows = sorted({place for _, column in columns for place in column})
    if not rows:
        return ""
    write = _writer(ax.xaxis if across else ax.yaxis)
    body = [
        [escape(labels.get(row, short(row)) if across else short(row)),
         *(write(column.get(row, float("nan"))) for _, column in columns)]
        for row in rows[:: -(-len(rows) // _MOST)]
    ]  # fmt: skip
    head = ["" if across else escape(ax.get_xlabel()), *(escape(name) for name, _ in columns)]
    return f"<p><b>{escape(ax.get_title(loc='left'))}</b></p>{table(head, body)}"


def _column(at: Sequence[float], values: Sequence[float]) -> dict[float, float]:
    """{place: value}; a few dots that stand a little beside whole places, to be told apart, belong there."""
    near = np.round(at)
    places = near if len(near) <= _MOST and np.all(np.abs(near - at) < 0.45) else np.asarray(at, float)
    return dict(zip(map(float, places), map(float, values), strict=True))


def _bars(ax: Axes) -> Iterator[tuple]:
    """(colour, places, values) of each set of horizontal bars; a baseline is told by its edge."""
    for bars in ax.containers:
        if isinstance(bars, BarContainer):
            edge = bars[0].get_edgecolor()
            colour = edge if edge[3] and bars[0].get_linewidth() else bars[0].get_facecolor()
            yield colour, [b.get_y() + b.get_height() / 2 for b in bars], [b.get_width() for b in bars]


def _lines(ax: Axes, across: bool) -> Iterator[tuple]:
    """(colour, places, values) of each line and each row of dots; a stroke through the whole picture is none."""
    for line in ax.get_lines():
        x, y = (np.asarray(data, float) for data in line.get_data())
        if len(x) > 2:
            yield line.get_color(), *((y, x) if across else (x, y))


def _labels(ax: Axes) -> dict[int, str]:
    """{row: name} where rows have names in words."""
    named = {
        round(at): label.get_text() for at, label in zip(ax.get_yticks(), ax.get_yticklabels(), strict=False)
    }
    return named if any(re.search(r"[^\W\d_]", words) for words in named.values()) else {}


def _writer(axis: Axis) -> Callable[[float], str]:
    """Numbers as the axis writes them."""
    form = axis.get_major_formatter()
    write = form if isinstance(form, FuncFormatter) else lambda value, _: short(value)
    return lambda value: "–" if value != value else write(value, None)
