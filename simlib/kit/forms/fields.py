"""Controls of a form: one for each kind of field, all read and set the same way."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as W

from simlib.classroom.fields import Choice, Levers, Number, Quarters, Text
from simlib.kit.panel.levers import Levers as LeverBox
from simlib.text import t

_WIDE = {"description_width": "initial"}


class Control(W.Box):
    """One field on the page: its name, its input, its unit and a mark that says whether it is right.

    `raw` is what is kept of the input; `changed()` is called after each change by the learner.
    """

    def __init__(self, field: Any, label: str, changed: Callable[[], None] = lambda: None):
        self.field, self._changed, self._silent = field, changed, False
        self.mark = W.HTML()
        self.input = self._make(label)
        for part in self._watched():
            part.observe(self._on_change, "value")
        super().__init__([*self._parts(), self.mark])
        self.add_class("simlib-field")

    @property
    def raw(self) -> Any:
        """The input as it is kept in the answer file."""
        return self.input.value

    def set(self, raw: Any) -> None:
        """Show what was kept; an input that this field cannot hold is passed over."""
        self._silent = True
        try:
            self._put(raw)
        except Exception:
            pass  # an answer file of another version or from another hand: the field stays as it is
        finally:
            self._silent = False

    def judge(self, right: bool | None) -> None:
        """Mark the field right, not right, or (None) not judged."""
        sign, word = {True: ("✓", "passed"), False: ("✗", "open"), None: ("", "open")}[right]
        title = escape(t(f"classroom.form.{word}")) if sign else ""
        self.mark.value = f'<span class="simlib-mark-{word}" title="{title}">{sign}</span>'

    def _make(self, label: str) -> W.Widget:
        raise NotImplementedError

    def _watched(self) -> list[W.Widget]:
        return [self.input]

    def _parts(self) -> list[W.Widget]:
        return [self.input]

    def _put(self, raw: Any) -> None:
        self.input.value = raw

    def _on_change(self, _change: dict) -> None:
        if not self._silent:
            self._changed()


class NumberControl(Control):
    """A number, typed as text so that it may be written in any usual way."""

    def _make(self, label: str) -> W.Text:
        return W.Text(description=label, style=_WIDE, continuous_update=False)

    @property
    def raw(self) -> str:
        """The input as it is kept in the answer file."""
        return self.field.typed(self.input.value)

    def _put(self, raw: Any) -> None:
        self.input.value = self.field.retyped(raw)

    def _parts(self) -> list[W.Widget]:
        unit = escape(self.field.wanted())
        return [self.input, W.HTML(f'<span class="simlib-unit simlib-field-unit">{unit}</span>')]


class ChoiceControl(Control):
    """A list to choose from; nothing is chosen at first."""

    def _make(self, label: str) -> W.Dropdown:
        # "" and not None: a list whose value is None shows nothing at all, not even "please choose"
        options = [(t("classroom.form.choose"), "")] + [(self.field.show(o), o) for o in self.field.options]
        return W.Dropdown(options=options, description=label, style=_WIDE)

    @property
    def raw(self) -> str | None:
        """The option that was chosen, None before that."""
        return self.input.value or None

    def _put(self, raw: Any) -> None:
        self.input.value = raw or ""

    def _parts(self) -> list[W.Widget]:
        return [self.input, W.HTML('<span class="simlib-field-unit"></span>')]


class TextControl(Control):
    """A text of the learner's own."""

    def _make(self, label: str) -> W.Textarea:
        return W.Textarea(description=label, style=_WIDE, continuous_update=False, rows=2)


class LeversControl(Control):
    """A strategy sheet: the levers with their ranges and default marks, and a way back to the baseline."""

    def _make(self, label: str) -> LeverBox:
        from simlib.world import Strategy

        self.baseline = Strategy()
        needs = {"preparation_hours": "style_matching"}
        names = tuple(self.field.levers)
        return LeverBox(self.baseline, [(label, names)], needs=needs, moved=lambda: self._on_change({}))

    def _watched(self) -> list[W.Widget]:
        return []

    def _parts(self) -> list[W.Widget]:
        self.reset = W.Button(description=t("classroom.form.baseline"), layout=W.Layout(width="auto"))
        self.reset.on_click(lambda _button: self.back())
        return [W.HTML(f"<style>{self.input.marks()}</style>"), self.input, self.reset]

    def back(self) -> None:
        """Put all levers back to the baseline."""
        self.input.set(self.baseline)

    @property
    def raw(self) -> dict:
        """The levers as {name: value}."""
        return {name: control.value for name, control in self.input.controls.items()}

    def _put(self, raw: dict) -> None:
        self.input.set(self.field.read(raw))


class QuartersControl(Control):
    """The decisions of a finished game: a button takes those of the learner's own, and they are shown."""

    def _make(self, label: str) -> W.Button:
        self._raw: list | None = None
        self.shown = W.HTML()
        button = W.Button(description=t("classroom.form.take_game"), layout=W.Layout(width="auto"))
        button.on_click(lambda _button: self.take())
        self._label = W.HTML(f"<b>{escape(label)}</b>")
        return button

    def _watched(self) -> list[W.Widget]:
        return []

    def _parts(self) -> list[W.Widget]:
        self.shown.value = f"<p>{escape(t('classroom.form.no_game'))}</p>"
        return [self._label, self.input, self.shown]

    def take(self) -> None:
        """Take the decisions of the game that was finished in the most demanding mode."""
        from simlib.classroom.game import finished

        game = finished(self._market())
        if game:
            self.set(game.tables)
            self._on_change({})
        else:
            self.shown.value = f"<p>{escape(t('classroom.form.unfinished'))}</p>"

    @property
    def raw(self) -> list | None:
        """The tables of the decision file, None before a game was taken."""
        return self._raw

    def _put(self, raw: Any) -> None:
        from simlib.lab.figures import changed
        from simlib.world import baseline

        quarters, market = self.field.read(raw), self._market()
        before, rows = baseline(market), []
        for quarter in quarters:
            rows.append(changed(before, quarter, market) or [t("lab.changed.none")])
            before = quarter
        self._raw = raw
        listed = "".join(f"<li>{escape(t('classroom.comma').join(row))}</li>" for row in rows)
        self.shown.value = f"<ol>{listed}</ol>"

    def _market(self) -> Any:
        from simlib.world import scenario

        return scenario(self.field.market)


_KINDS = {
    Number: NumberControl,
    Choice: ChoiceControl,
    Text: TextControl,
    Levers: LeversControl,
    Quarters: QuartersControl,
}


def control(field: Any, label: str, changed: Callable[[], None] = lambda: None) -> Control:
    """The control for a field of an exercise or a guess."""
    return _KINDS[type(field)](field, label, changed)
