"""Selling hours over the five moves: a weight each, shown as shares that always sum to a whole."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W

from simlib.course.segments import MOVES
from simlib.show.pieces import headed
from simlib.text import BadInput, t
from simlib.world import Strategy

MOST = 20


class WeightEditor(W.VBox):
    """Five sliders of weights; `shares()` are the weights over their sum, `moved()` is called after a move.

    BadInput from `shares` when all weights are 0.
    """

    def __init__(self, strategy: Strategy, moved: Callable[[], None] = lambda: None):
        self._moved, self._silent = moved, False
        self.weights = {
            move: W.IntSlider(0, min=0, max=MOST, continuous_update=False, readout=False,
                              layout=W.Layout(width="100%"))
            for move in MOVES
        }  # fmt: skip
        self._heads = {move: W.HTML() for move in MOVES}
        levers = []
        for move, control in self.weights.items():
            lever = W.VBox([self._heads[move], control])
            lever.add_class("simlib-lever")
            lever.add_class(f"simlib-weight-{move}")
            levers.append(lever)
            control.observe(self._on_move, "value")
        box = W.Box(levers)
        box.add_class("simlib-group")
        marks = "".join(
            f".simlib-weight-{move} .noUi-base::before{{left:{share:.1%}}}"
            for move, share in zip(MOVES, strategy.move_shares, strict=True)
        )
        name = escape(t("segments.weights.title"))
        title = W.HTML(f'<style>{marks}</style><div class="simlib-group-name">{name}</div>')
        super().__init__([title, box])
        self.set(strategy)

    def shares(self) -> tuple[float, ...]:
        """The shares of hours, one for each of MOVES; they sum to 1."""
        total = sum(control.value for control in self.weights.values())
        if not total:
            raise BadInput("segments.weights.nothing")
        return tuple(control.value / total for control in self.weights.values())

    def set(self, strategy: Strategy) -> None:
        """Show a strategy's shares, to the nearest twentieth, without calling `moved`."""
        self._silent = True
        try:
            for control, share in zip(self.weights.values(), strategy.move_shares, strict=True):
                control.value = round(MOST * share)
        finally:
            self._silent = False
        self._refresh()

    def _on_move(self, _change=None) -> None:
        if not self._silent:
            self._refresh()
            self._moved()

    def _refresh(self) -> None:
        total = sum(control.value for control in self.weights.values())
        for move, head in self._heads.items():
            share = f"{100 * self.weights[move].value / total:.0f} %" if total else "–"
            head.value = (
                f'<div class="simlib-head" title="{escape(t(f"segments.move.{move}.is"))}">'
                f'<span class="simlib-name">{escape(headed(t(f"segments.move.{move}")))}</span>'
                f'<span class="simlib-unit">{escape(t("segments.weights.share", share=share))}</span></div>'
            )
