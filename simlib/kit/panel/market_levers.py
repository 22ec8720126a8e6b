"""Assumptions of the market as levers of a panel: where the lesson is how much hangs on them."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import group, lever, mark, slider
from simlib.text import t
from simlib.world import describe


class MarketLevers:
    """For a Panel, named before it among the bases: `market_levers` are assumptions moved beside its levers.

    Numbers become sliders, choices a list; each shows where its value comes from. They hold for ours and for
    the baseline. The group's name stands under "group.market" of the panel's domain; `market_controls` has the
    controls by name.
    """

    market_levers: tuple[str, ...] = ()

    def start_again(self, _button=None) -> None:
        """Levers and market as they were given."""
        self.assumptions.market = self.assumptions.given
        self._market_moved()
        super().start_again()

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self._silent = False
        known = {p.name: p for p in describe(type(self.market), getattr(self.market, "part", "company"))}
        self._market_known = {name: known[name] for name in self.market_levers}
        self.market_controls = {name: self._control(p) for name, p in self._market_known.items()}
        levers, marks = [], ""
        for name, control in self.market_controls.items():
            p = self._market_known[name]
            control.tooltip = p.help()
            levers.append(lever(W.HTML(_head(p, getattr(self.market, p.name))), control))
            control.observe(self._on_market, "value")
            if isinstance(control, W.FloatSlider):
                marks += mark(f"simlib-lever-{name}", (control.value - p.low) / (p.high - p.low))
                control.add_class(f"simlib-lever-{name}")
        box = group(levers, self._words_of("group.market"))
        self.levers.children = (*self.levers.children, W.HTML(f"<style>{marks}</style>"), box)

    def _control(self, p) -> W.Widget:
        value, wide = getattr(self.market, p.name), W.Layout(width="100%")
        if p.choices:
            return W.Dropdown(
                options=[(pieces.value_words(p, c), c) for c in p.choices], value=value, layout=wide
            )
        return slider(p.low, p.high, float(p.step), value, ".2f", wide=True)

    def _on_market(self, _change=None) -> None:
        if not self._silent:
            wanted = {name: control.value for name, control in self.market_controls.items()}
            self.assumptions.market = self.assumptions.market.but(**wanted)
            self._on_assumption()

    def _on_assumption(self) -> None:
        self._market_moved()
        super()._on_assumption()

    def _market_moved(self) -> None:
        """Show in the controls what the market now is."""
        self.market, self._silent = self.assumptions.market, True
        for name, control in self.market_controls.items():
            control.value = getattr(self.market, name)
        self._silent = False

    def changes(self) -> list[str]:
        """The assumption editor names the numbers that moved; the choices are named here."""
        moved = []
        for name, p in self._market_known.items():
            before, now = (getattr(market, name) for market in (self.assumptions.given, self.market))
            if p.choices and before != now:
                words = {"before": pieces.value_words(p, before), "after": pieces.value_words(p, now)}
                moved.append(t("panel.assumption.changed", name=p.label(), **words))
        return super().changes() + moved


def _head(p, value) -> str:
    return (f'<div class="simlib-head" title="{escape(p.help())}"><span class="simlib-name">'
            f"{escape(pieces.headed(p.label()))}</span>{pieces.badge(p.source_of(value))}</div>")  # fmt: skip
