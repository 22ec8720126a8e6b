"""What a player writes beside the sheet: bets on the quarter to come, and three notes on the one that was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import ipywidgets as W
import numpy as np

from simlib.classroom.foresight import LEVEL
from simlib.classroom.game import BETS, NOTES, Ends
from simlib.classroom.quarters import Forecast
from simlib.lab.figures import amount_words, in_amounts
from simlib.text import language, speaking, t
from simlib.text.figures import percent, short

_STEPS = 60  # places on a bet's scale


class Bets(W.VBox):
    """The player's own 80 % interval for each of BETS: two handles on one scale. A scale not touched is no bet."""

    def __init__(self):
        self._lang, self._offered = language(), {}
        self.words = {name: W.HTML() for name in BETS}
        self.ends = {
            name: W.FloatRangeSlider(
                readout=False, continuous_update=False, description=t(f"capstone.bet.{name}"),
                style={"description_width": "auto"}, layout=W.Layout(width="97%"),
            )
            for name in BETS
        }  # fmt: skip
        for control in self.ends.values():
            control.observe(lambda _change: self._tell(), "value")
        head = W.HTML(f"<b>{escape(t('capstone.bet.title', level=percent(LEVEL)))}</b>")
        super().__init__([head, *(part for name in BETS for part in (self.ends[name], self.words[name]))])

    def offer(self, ahead: Forecast, currency: str) -> None:
        """New scales, wide enough for whatever the forecast's worlds hold and half as much again on either side."""
        self._currency = currency
        for name, control in self.ends.items():
            values = getattr(ahead, name)
            room = max(float(np.ptp(values)), 1.0)
            low, high = values.min() - room / 2, values.max() + room / 2
            low = max(low, 0.0) if name == "sales" else low
            step = max(float(f"{in_amounts(high - low) / _STEPS:.1g}"), 1.0)
            low, high = (step * round(in_amounts(end) / step) for end in (low, high))
            # wider first: a lower end above the upper one is refused
            control.set_trait("min", min(control.min, low))
            control.set_trait("max", max(control.max, high))
            control.value = (low, high)
            control.min, control.max, control.step = low, high, step
            self._offered[name] = (low, high)
        self._tell()

    def given(self) -> dict[str, Ends]:
        """The bets that were made, in whole currency units."""
        made = {
            name: control.value for name, control in self.ends.items() if control.value != self._offered[name]
        }
        with speaking(self._lang):
            unit = 1 / in_amounts(1.0)
        return {name: (low * unit, high * unit) for name, (low, high) in made.items()}

    def _tell(self) -> None:
        with speaking(self._lang):
            given = self.given() if len(self._offered) == len(BETS) else {}
            for name, words in self.words.items():
                low, high = self.ends[name].value
                said = (
                    t("capstone.bet.is", low=short(low), high=amount_words(short(high), self._currency))
                    if name in given
                    else t("capstone.bet.none")
                )
                words.value = f'<span class="simlib-note">{escape(said)}</span>'


class Notes(W.VBox):
    """The three prompts of NOTES; `kept(notes)` is called after each change by the player."""

    def __init__(self, kept: Callable[[dict], None]):
        self._kept, self._silent = kept, False
        self.fields = {
            name: W.Textarea(
                description=t(f"capstone.note.{name}"), continuous_update=False, rows=1,
                style={"description_width": "14em"}, layout=W.Layout(width="97%"),
            )
            for name in NOTES
        }  # fmt: skip
        for control in self.fields.values():
            control.observe(lambda _change: self._moved(), "value")
        super().__init__(list(self.fields.values()))

    def show(self, notes: Mapping[str, str]) -> None:
        """What was noted on the quarter now shown."""
        self._silent = True
        for name, control in self.fields.items():
            control.value = notes.get(name, "")
        self._silent = False

    def _moved(self) -> None:
        if not self._silent:
            self._kept({name: control.value for name, control in self.fields.items() if control.value})
