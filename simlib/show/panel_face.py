"""The words around a panel's picture: question, note, figures, verdict, what changed, what is going on."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.show import pieces
from simlib.text import t

PARTS = ("question", "note", "strip", "verdict", "changed", "state", "error")


class Face:
    """One HTML widget for each of PARTS, by name: `face["strip"]`."""

    def __init__(self):
        self._html = {name: W.HTML() for name in PARTS}
        for name, widget in self._html.items():
            widget.add_class(f"simlib-{name}")
        self.write("error", "")

    def __getitem__(self, name: str) -> W.HTML:
        return self._html[name]

    def write(self, name: str, html: str) -> None:
        """Put HTML into a part; the box for errors is there only while it says something."""
        self._html[name].value = html
        if name == "error":
            self._html[name].layout.display = "" if html else "none"

    def state(self, words: str) -> None:
        """Say what is going on; while a lever is held the page itself shows other words in their place."""
        dragging = escape(t("panel.state.dragging"))
        settled = f'<span class="simlib-settled">{escape(words)}</span>'
        self.write("state", f'{settled}<span class="simlib-dragging">{dragging}</span>')

    def answer(
        self, question: str, note: str, tiles: list, verdict: tuple[str, str], changed: list[str]
    ) -> None:
        """Show an answer whole: the verdict is (sentence, tone)."""
        self.write("error", "")
        self.write("question", escape(question))
        self.write("note", escape(note))
        self.write("strip", pieces.strip(tiles))
        self.write("verdict", pieces.verdict(*verdict))
        self.write("changed", pieces.changes(changed))
