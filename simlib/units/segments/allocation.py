"""Unit 2's company panel: selling hours over the five moves, against an equal split of the same hours."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as W
import numpy as np

from simlib.course.segments import MOVES, moves
from simlib.kit.controls import group, head, lever, mark, slider
from simlib.kit.panel.company import Panel
from simlib.kit.panel.worlds import Worlds
from simlib.kit.theme import new_figure
from simlib.lab import Run
from simlib.lab.figures import amount_unit
from simlib.lab.stats import interval
from simlib.text import BadInput, in_a_row, t
from simlib.text.figures import percent
from simlib.units.segments.pictures import MovesPicture
from simlib.world import YEAR, Scenario, Strategy
from simlib.world.customer_luck import mean_order

SCOPES = ("customers", "company")


def equal_split(strategy: Strategy | None = None) -> Strategy:
    """The same hours in equal parts over the four moves that take hours.

    >>> equal_split().move_shares
    (0.25, 0.25, 0.25, 0.25, 0.0)
    """
    return (strategy or Strategy()).but(visit_mode="by_move", move_shares=(0.25, 0.25, 0.25, 0.25, 0.0))


class AllocationPanel(Panel):
    """A company's year with its visiting hours divided over the moves, against the equal split, on the same luck.

    `market` is a Scenario or the name of one; the baseline always is the equal split of the hours shown. A control
    chooses what runs: the company's customers alone, or the whole company, where visits take hours from new deals
    and the luck of large deals is much of the difference. Course unit 2.
    """

    domain, part = "segments.hours", SCOPES[0]
    kpis = ("value_created", "profit", "share_of_wallet", "customers_left", "visits")
    groups = (("hours", ("account_hours",)),)
    more = ("high_potential", "low_potential", "wallet_cut", "reps")
    views = ("moves", "change")
    replication_choices = (5, 15, 30, 100)

    def __init__(
        self,
        market: Scenario | str = "machinery",
        *,
        replications: int = 30,
        horizon: float = float(YEAR),
        **worlds,
    ):
        super().__init__(market, equal_split(), replications=replications, horizon=horizon, **worlds)

    @property
    def strategy(self) -> Strategy:
        """The strategy that levers and weights show; BadInput when it is not allowed."""
        return self.levers.strategy().but(move_shares=self.weights.shares())

    def start_again(self, _button=None) -> None:
        """Put levers and weights back to the equal split."""
        self.weights.set(self._first)
        self.levers.set(self._first)

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self.weights, self._first = WeightEditor(self.baseline, self._on_move), self.baseline
        scopes = [(self._words_of(f"scope.{part}"), part) for part in SCOPES]
        self.scope = W.Dropdown(options=scopes, value=SCOPES[0], layout=W.Layout(width="auto"))
        self.scope.observe(self._on_move, "value")

    def _on_move(self, _change=None) -> None:
        self.market = self.assumptions.market.alone(self.scope.value)
        # same hours, people and thresholds on both sides: only the division is compared
        self.baseline = equal_split(self.levers.strategy())
        super()._on_move(_change)

    def _layout(self) -> list[W.Widget]:
        parts = super()._layout()
        first, *rest = self.levers.children
        self.levers.children = (self.scope, self.weights, first, *rest)
        return parts

    def record(self, done: Run) -> dict:
        """KPIs of one world, and its visits by move."""
        return {**done.kpis, "by_move": visits_by_move(done, done.plan)}

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure()
        return figure, MovesPicture(figure, view)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "moves":
            bands = [interval(ours["by_move"][:, k]) for k in range(len(MOVES))]
            picture.show_visits(bands, base["by_move"].mean(axis=0))
        else:
            picture.show_change(ours["value_created"] - base["value_created"], amount_unit(self.market))

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on value created, pair by pair."""
        if self.strategy == self.baseline:
            return t("segments.hours.same"), "none"
        words, tone = super().judge(ours, base)
        return in_a_row([words, t("segments.hours.against")]), tone


def visits_by_move(done: Run, strategy: Strategy) -> np.ndarray:
    """Visits of a run by the move that each customer called for when it began, an entry for each of MOVES."""
    people, reviews = done.view.table("customers"), done.view.table("reviews")
    opening = people["time"] == 0
    mean = np.array([mean_order(done.market, grade) for grade in range(3)])
    potential = people["rate"][opening] * mean[people["grade"][opening]]
    move = moves(potential, people["wallet"][opening], strategy.high_potential, strategy.low_potential,
                 strategy.wallet_cut)  # fmt: skip
    of = dict(zip(people["customer"][opening].tolist(), move.tolist(), strict=True))
    found = np.zeros(len(MOVES))
    for who, visits in zip(reviews["customer"].tolist(), reviews["visits"].tolist(), strict=True):
        if who in of:
            found[of[who]] += visits
    return found


MOST = 20


class WeightEditor(W.VBox):
    """Five sliders of weights; `shares()` are the weights over their sum, `moved()` is called after a move.

    BadInput from `shares` when all weights are 0.
    """

    def __init__(self, strategy: Strategy, moved: Callable[[], None] = lambda: None):
        self._moved, self._silent = moved, False
        self.weights = {move: slider(0, MOST, 1, 0, wide=True) for move in MOVES}
        self._heads = {move: W.HTML() for move in MOVES}
        levers = []
        for move, control in self.weights.items():
            control.readout = False
            control.observe(self._on_move, "value")
            levers.append(lever(self._heads[move], control))
            levers[-1].add_class(f"simlib-weight-{move}")
        marks = "".join(
            mark(f"simlib-weight-{move}", share)
            for move, share in zip(MOVES, strategy.move_shares, strict=True)
        )
        super().__init__([W.HTML(f"<style>{marks}</style>"), group(levers, t("segments.weights.title"))])
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
        for move, place in self._heads.items():
            share = percent(self.weights[move].value / total) if total else "–"
            said = t("segments.weights.share", share=share)
            place.value = head(t(f"world.move.{move}"), said, title=t(f"segments.move.{move}.is"))
