"""The dunning ladder as controls: four rungs, each with a day and a tone, or a named ladder."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W

from simlib.text import t
from simlib.world import Strategy
from simlib.world.strategy import LADDERS, ladder

OWN = "own"
TONES = ("none", "accommodating", "methodical", "confrontational")
_EARLIEST, _LATEST = -60, 720

_SHEET = """<style>
.simlib-panel .simlib-levers > .simlib-ladder { display:flex; flex:1 1 100%; width:100%; margin:4px 0 0; }
.simlib-panel .simlib-levers > .simlib-ladder > .widget-html { display:block; }
.simlib-panel .simlib-ladder .widget-dropdown { width:auto; min-width:0; max-width:100%; margin:2px 2px 2px 0; }
.simlib-panel .simlib-ladder .widget-dropdown > label { width:auto; }
.simlib-panel .simlib-ladder .widget-text { margin:2px 2px 2px 0; }
</style>"""


class LadderEditor(W.VBox):
    """Choose a named ladder or write your own; `levers()` gives the two levers, `moved()` is called after a move.

    A ladder whose days do not rise is refused by the Strategy, with a sentence.
    """

    def __init__(self, strategy: Strategy, moved: Callable[[], None] = lambda: None):
        self._moved, self._silent = moved, False
        options = [(t(f"world.ladder.{name}"), name) for name in LADDERS] + [
            (t("receivables.ladder.own"), OWN)
        ]
        self.named = W.Dropdown(options=options, description=t("receivables.ladder.named"))
        tones = [(t(f"world.tone.{tone}"), tone) for tone in TONES]
        self.days = [
            W.BoundedIntText(0, min=_EARLIEST, max=_LATEST, layout=W.Layout(width="5.2em")) for _ in range(4)
        ]
        self.tones = [W.Dropdown(options=tones, layout=W.Layout(width="auto")) for _ in range(4)]
        rows = [W.Box([day, tone]) for day, tone in zip(self.days, self.tones, strict=True)]
        for row in rows:
            row.add_class("simlib-foot")
        title = f'{_SHEET}<div class="simlib-group-name">{escape(t("receivables.ladder.title"))}</div>'
        super().__init__([W.HTML(title), self.named, *rows])
        self.add_class("simlib-ladder")
        self.set(strategy)
        self.named.observe(self._on_name, "value")
        for control in (*self.days, *self.tones):
            control.observe(self._on_rung, "value")

    def levers(self) -> dict[str, tuple]:
        """The ladder as the two levers of a Strategy."""
        return {
            "dunning_days": tuple(day.value for day in self.days),
            "dunning_tones": tuple(tone.value for tone in self.tones),
        }

    def set(self, strategy: Strategy) -> None:
        """Show a strategy's ladder, without calling `moved`."""
        self._silent = True
        try:
            for controls, values in (
                (self.days, strategy.dunning_days),
                (self.tones, strategy.dunning_tones),
            ):
                for control, value in zip(controls, values, strict=True):
                    control.value = value
            self.named.value = self._name()
        finally:
            self._silent = False

    def _name(self) -> str:
        levers = self.levers()
        return next((name for name in LADDERS if ladder(name) == levers), OWN)

    def _on_name(self, change) -> None:
        if self._silent or change["new"] == OWN:
            return
        self.set(Strategy().but(**ladder(change["new"])))
        self._moved()

    def _on_rung(self, _change) -> None:
        if self._silent:
            return
        self._silent = True
        self.named.value = self._name()
        self._silent = False
        self._moved()
