"""To hand out: a panel's picture with its verdict, what was changed, assumptions and seed, as PNG, SVG or PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from importlib.metadata import version
from io import BytesIO
from itertools import chain
from typing import NamedTuple

import ipywidgets as W
from matplotlib.figure import Figure

from simlib.kit.controls import button
from simlib.kit.keepsake import wrapped
from simlib.kit.theme import INK, style
from simlib.text import t

KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
_SAVED = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}, "pdf": {"CreationDate": None}}
"""What each kind of file is told about itself: no date, so that equal pictures give equal files."""


class Sheet(NamedTuple):
    """A picture to hand out: its figure, the title over it, the lines under it, and the small ones in the footer."""

    figure: Figure
    title: str
    lines: list[str]
    footer: list[str]


class HandOut(W.Box):
    """A button under a picture; pressed, it offers the sheet that `sheet()` gives as one file of each kind.

    It is seen once `image` shows a figure, and takes its links back when the image shows another one.
    """

    def __init__(self, image: W.Image, sheet: Callable[[], Sheet]):
        self._image, self._sheet = image, sheet
        self.button = button(t("panel.hand_out"), self.offer)
        self.button.tooltip = t("panel.hand_out.help")
        self.links = W.HTML()
        super().__init__([self.button, self.links])
        self.add_class("simlib-foot")
        image.observe(self._on_picture, "value")
        self._on_picture()

    def _on_picture(self, _change=None) -> None:
        self.links.value, self.layout.display = "", "" if figure_of(self._image) else "none"

    def offer(self) -> None:
        """Show the links, with what the panel shows now."""
        sheet = self._sheet()
        self.links.value = " · ".join(
            f'<a download="{escape(sheet.title)}.{kind}" href="data:{KINDS[kind]};base64,'
            f'{b64encode(saved(sheet, kind)).decode("ascii")}">{kind.upper()}</a>'
            for kind in KINDS
        )


def figure_of(image: W.Image) -> Figure | None:
    """The figure that a picture was drawn from; None for one that shows nothing yet."""
    return getattr(image.value.obj, "figure", None)


def saved(sheet: Sheet, kind: str) -> bytes:
    """The sheet as a file of a kind of KINDS; the figure is left as it was."""
    figure, out = sheet.figure, BytesIO()
    with style():
        written = [_write(figure, [sheet.title], 13.5, above=True), *_below(sheet)]
        try:
            figure.savefig(out, format=kind, bbox_inches="tight", pad_inches=0.15, metadata=_SAVED[kind])
        finally:
            for text in chain(*written):
                text.remove()
    return out.getvalue()


def footer(*parts: str) -> list[str]:
    """The small lines of a sheet: what it rests on, and which program drew it."""
    return [*filter(None, parts), t("panel.hand_out.made", version=version("simlib"))]


def _below(sheet: Sheet) -> list[list]:
    first = _write(sheet.figure, sheet.lines, 11.5)
    used = sum(text.get_text() != "" for text in first) * 11.5
    return [first, _write(sheet.figure, sheet.footer, 8.5, after=used)]


def _write(
    figure: Figure, paragraphs: list[str], size: float, *, above: bool = False, after: float = 0.0
) -> list:
    """Write paragraphs over or under a figure, `after` points of text that stand there already; the texts."""
    width, height = figure.get_size_inches()
    rows = [row for words in paragraphs if words for row in wrapped(words, size, width * 72 - 16)]
    step, start = size * 1.45 / 72 / height, after * 1.45 / 72 / height
    places = [
        1 + step * (len(rows) - n - 0.5) if above else -start - step * (n + 0.7) for n in range(len(rows))
    ]
    return [
        figure.text(8 / 72 / width, y, row, fontsize=size, color=INK, va="center")
        for y, row in zip(places, rows, strict=True)
    ]
