"""The assumptions of a market, opened on the spot: the whole table, and a control to try another value."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import slider
from simlib.lab.figures import currency
from simlib.text import t
from simlib.world import Parameter, Scenario, describe

_STRUCTURE = ("horizon_days",)  # what the pictures' axes are made for


class AssumptionEditor(W.VBox):
    """Choose an assumption, see where it comes from, move it, put it back.

    `market` is the market as it now stands; `moved()` is called after each change of a value.
    """

    def __init__(self, market: Scenario, moved: Callable[[], None] = lambda: None):
        self.market = self.given = market
        self._moved = moved
        self._parameters = {
            p.name: p
            for p in describe(type(market), getattr(market, "part", "company"))
            if p.kind in ("number", "integer") and p.name not in _STRUCTURE
        }
        options = [(pieces.headed(p.label()), name) for name, p in self._parameters.items()]
        self.choice = W.Dropdown(
            options=options, tooltip=t("panel.assumptions"), layout=W.Layout(width="auto")
        )
        self.back = W.Button(description=t("panel.assumption.back"))
        self._about, self._table, self._slot = W.HTML(), W.HTML(), W.Box()
        self._table.add_class("simlib-scroll")
        row = W.Box([self.choice, self._slot, self.back])
        row.add_class("simlib-foot")
        super().__init__([row, self._about, self._table])
        self.choice.observe(self._on_choice, "value")
        self.back.on_click(self.put_back)
        self._on_choice()

    def put_back(self, _button=None) -> None:
        """All assumptions as they were given."""
        self.market = self.given
        self._on_choice()
        self._moved()

    def show_table(self) -> None:
        """Write the table of all assumptions as they now stand."""
        self._table.value = pieces.assumptions(self.market)

    def changed(self) -> list[str]:
        """The assumptions that differ from the market given, a line each."""
        differs = self.given.changes(self.market)
        return [
            t(
                "panel.assumption.changed",
                name=p.label(),
                before=pieces.value_words(p, differs[name][0]),
                after=pieces.value_words(p, differs[name][1]),
            )
            for name, p in self._parameters.items()
            if name in differs
        ]

    def _on_choice(self, _change=None) -> None:
        p = self._parameters[self.choice.value]
        self.control = _slider(p, getattr(self.market, p.name), getattr(self.given, p.name))
        self.control.tooltip = pieces.headed(p.label())
        self.control.observe(self._on_value, "value")
        self._slot.children = (self.control,)
        unit = pieces.unit_words(p.unit, currency(self.market))
        label = pieces.badge(p.source_of(getattr(self.market, p.name)))
        self._about.value = f"<div>{label} {escape(p.help())} <i>{escape(unit)}</i></div>"

    def _on_value(self, change) -> None:
        self.market = self.market.but(**{self.choice.value: change["new"]})
        if self._table.value:
            self.show_table()
        self._moved()


def _slider(p: Parameter, value, given) -> W.Widget:
    """A slider over the documented range; a vast one ends at three times the given value."""
    vast = given > 0 and p.high > 20 * given
    high = min(p.high, 3 * given) if vast else p.high
    high = max(high, value)
    if p.kind == "integer":
        return slider(p.low, high, int(p.step or 1), value, ",d")
    return slider(p.low, high, float(p.step or (high - p.low) / 100), value, ".2f")
