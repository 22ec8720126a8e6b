"""A against B: one proposal kept, the next one beside it, and the verdict between them on the same luck."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import button
from simlib.kit.theme import CAME, OURS
from simlib.text import t
from simlib.world import Scenario, Strategy

SHEET = f"""<style>
.simlib-versus table {{ border-collapse:collapse; width:100%; }}
.simlib-versus :is(th, td) {{ padding:.1em .5em; text-align:left; vertical-align:top;
  border-bottom:1px solid #e2e2df; }}
.simlib-versus thead th {{ border-bottom-width:3px; }}
.simlib-versus .simlib-a {{ border-bottom-color:{CAME}; }}
.simlib-versus .simlib-b {{ border-bottom-color:{OURS}; }}
</style>"""


class Proposal(NamedTuple):
    """What a room proposed: the market and the strategy it stood in, and the words for what it changes."""

    market: Scenario
    strategy: Strategy
    changed: list[str]


class Versus(W.VBox):
    """Nothing until a proposal is kept as A; then A and what the levers show, B, side by side with the verdict.

    `now()` gives the Proposal that stands, `moved()` is called after A changed. `buttons` stand beside the panel's.
    """

    def __init__(self, now: Callable[[], Proposal], moved: Callable[[], None]):
        self._now, self._moved = now, moved
        self.kept: Proposal | None = None
        self.keep_button = button(t("panel.versus.keep"), self.keep)
        self.keep_button.tooltip = t("panel.versus.keep.help")
        self.forget_button = button(t("panel.versus.forget"), self.forget)
        self.buttons = [self.keep_button, self.forget_button]
        self.face = W.HTML()
        super().__init__([self.face])
        self.add_class("simlib-versus")
        self._clear()

    def keep(self) -> None:
        """Keep what stands now as A."""
        self.kept = self._now()
        self.forget_button.layout.display = ""
        self._moved()

    def forget(self) -> None:
        """Go on without A."""
        self._clear()
        self._moved()

    def _clear(self) -> None:
        self.kept, self.face.value, self.forget_button.layout.display = None, "", "none"

    def wait(self, changed: list[str]) -> None:
        """A alone: nothing was moved since it was kept."""
        self._put(f"<p>{escape(t('panel.versus.wait'))}</p>", "", changed)

    def show(self, tiles: list[list[pieces.Tile]], changed: list[str], sentence: str, tone: str) -> None:
        """Both proposals: their tiles, A's and B's, what B changes, and the verdict between them."""
        rows = "".join(
            f'<tr><th scope="row">{escape(a.name)}</th><td>{escape(a.value)}</td><td>{escape(b.value)}</td></tr>'
            for a, b in zip(*tiles, strict=True)
        )
        self._put(pieces.verdict(sentence, tone), rows, changed)

    def _put(self, verdict: str, rows: str, changed: list[str]) -> None:
        heads = "".join(
            f'<th scope="col" class="simlib-{side}">{t(f"panel.versus.{side}")}: '
            f"{escape(' · '.join(lines) or t('panel.changed.nothing'))}</th>"
            for side, lines in (("a", self.kept.changed), ("b", changed))
        )
        self.face.value = (
            f"{SHEET}{verdict}<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )
