"""The room's guess beside everybody's own: hands counted by option or numbers called out, shown against what came."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any

import ipywidgets as W
import numpy as np

from simlib.classroom.desk import keep_room, kept_room
from simlib.classroom.fields import MONEY, Number
from simlib.classroom.room import LARGEST, read_room, told_room
from simlib.kit.controls import aloud, picture_widget
from simlib.kit.forms.pieces import guarded, said
from simlib.kit.pictures import count_axis, percent_axis
from simlib.kit.theme import BASELINE, CAME, new_figure, png, style
from simlib.lab.figures import in_amounts
from simlib.text import t


class RoomGuess(W.VBox):
    """Where the presenter enters what the room guesses; shown while the page is presented, kept at once."""

    def __init__(self, unit: str, key: str, field: Any):
        self.unit, self.key, self.field = unit, key, field
        self.hands = {} if isinstance(field, Number) else {one: self._hands(one) for one in field.options}
        self.numbers = W.Textarea(
            placeholder=t("classroom.room.numbers"),
            description=t("classroom.room.title"),
            style={"description_width": "initial"},
            continuous_update=False,
            rows=2,
        )
        self.answer, self._silent = W.HTML(), False
        inputs = list(self.hands.values()) or [self.numbers]
        for control in inputs:
            control.observe(self._on_change, "value")
        head = W.HTML(f'<p class="simlib-faint">{escape(t("classroom.room.title"))}</p>')
        super().__init__([*([head] if self.hands else []), *inputs, self.answer])
        self.add_class("simlib-room")
        self.follow()

    def _hands(self, option: str) -> W.BoundedIntText:
        made = W.BoundedIntText(
            0, min=0, max=LARGEST, description=self.field.show(option), style={"description_width": "initial"}
        )
        made.add_class("simlib-hands")
        return made

    def follow(self) -> None:
        """Show what is kept."""
        raw = kept_room(self.unit, self.key)
        self._silent = True
        for option, control in self.hands.items():
            control.value = (raw or {}).get(option, 0)
        if not self.hands:
            self.numbers.value = raw or ""
        self._silent = False
        self._count(raw)

    @guarded
    def _count(self, raw: Any) -> None:
        n = len(read_room(self.field, raw))
        self.answer.value = said([t("classroom.room.kept", n=n)], True) if n else ""

    @guarded
    def _on_change(self, _change: dict) -> None:
        if self._silent:
            return
        raw = {o: c.value for o, c in self.hands.items()} if self.hands else self.numbers.value
        read_room(self.field, raw)
        keep_room(self.unit, self.key, raw)

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.answer.value = said([sentence])


class RoomReveal(W.VBox):
    """The room's guess as a picture against what came, with its score; nothing where no room guessed."""

    def __init__(self, unit: str, key: str, field: Any, result: float | str | tuple[str, ...]):
        self.unit, self.key, self.field, self.result = unit, key, field, result
        self.picture, self.aloud, self.told = picture_widget(), aloud(), W.HTML()
        super().__init__()

    def follow(self) -> str:
        """Show what is kept now; the sentence about it, empty where no room guessed."""
        guesses = read_room(self.field, kept_room(self.unit, self.key))
        if not guesses:
            self.children = ()
            return ""
        sentence = told_room(self.field, guesses, self.result)
        draw = _of_numbers if isinstance(self.field, Number) else _of_options
        with style():
            self.picture.value = draw(self.field, guesses, self.result)
        self.aloud.value, self.told.value = escape(sentence), said([sentence], True)
        self.children = (self.picture, self.aloud, self.told)
        return sentence


def _of_options(field: Any, guesses: list[str], came: str | tuple[str, ...]) -> bytes:
    """A bar of hands for each option; what came in the colour of what came."""
    level, counted = came if isinstance(came, tuple) else (came,), Counter(guesses)
    hands = [counted[option] for option in field.options]
    figure = new_figure(height=0.5 + 0.38 * len(hands))
    ax = figure.subplots()
    colours = [CAME if option in level else BASELINE for option in field.options]
    rows = range(len(hands))
    ax.barh(rows, hands, height=0.62, color=colours)
    for row, n in zip(rows, hands, strict=True):
        ax.text(n, row, f" {n}", va="center")
    ax.set_yticks(rows, [field.show(option) for option in field.options])
    widest = max(label.get_window_extent().width for label in ax.get_yticklabels()) / figure.bbox.width
    figure.subplots_adjust(
        left=min(0.7, widest + 0.03), right=0.94, top=1 - 0.36 / figure.get_figheight(), bottom=0.02
    )
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    figure.text(0.012, 1 - 0.16 / figure.get_figheight(), t("classroom.room.came"), color=CAME, va="center")
    return png(figure)


def _of_numbers(field: Number, guesses: list[float], came: float) -> bytes:
    """A dot for each guess, stacked where they are close, and a line at what came."""
    figure = new_figure(height=2.4)
    ax = figure.subplots()
    figure.subplots_adjust(left=0.04, right=0.96, top=0.84, bottom=0.27)
    size = in_amounts(1000.0) if field.unit == MONEY else 1.0
    guesses, came = [size * guess for guess in guesses], size * came
    low, high = min(*guesses, came), max(*guesses, came)
    bins = np.linspace(low, high or 1.0, 41) if high > low else np.array([low - 1, low + 1])
    places = np.clip(np.digitize(guesses, bins) - 1, 0, len(bins) - 2)
    above: Counter = Counter()
    for guess, place in zip(sorted(guesses), sorted(places), strict=True):
        above[place] += 1
        ax.plot([guess], [above[place]], "o", color=BASELINE, markersize=9)
    ax.axvline(came, color=CAME, linewidth=2.4)
    ax.set_ylim(0, max(above.values()) + 1)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.margins(x=0.05)
    count_axis(ax.xaxis, 6)
    if field.unit == "share":
        percent_axis(ax.xaxis)
    else:
        ax.set_xlabel(t(f"classroom.unit.{field.unit}"))
    figure.text(0.012, 0.93, t("classroom.room.came"), color=CAME, va="center")
    return png(figure)
