"""Unit 12's panel: the receivables simulator, its levers with a dunning ladder to write, and five pictures."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W
import numpy as np

from simlib.kit.panel.company import Panel
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import band
from simlib.kit.theme import new_figure
from simlib.lab import Run
from simlib.lab.figures import amount_unit, in_amounts
from simlib.lab.kpi.value import weekly_profit
from simlib.lab.ledger.collection import best_possible_dso, cei, dso
from simlib.lab.ledger.ledger import aging
from simlib.lab.ledger.roll_rates import MONTH, RollRates, roll_rates
from simlib.text import t
from simlib.units.receivables.pictures import (
    AgingPicture,
    MatrixPicture,
    MoneyPicture,
    RollPicture,
    SpeedPicture,
)
from simlib.world import QUARTER, WEEK, Scenario, Strategy
from simlib.world.strategy import LADDERS, ladder


class ReceivablesPanel(Panel):
    """What panels about receivables share: one world's record, the five pictures, strip and verdict on value created.

    A subclass names its `kpis` before it is built.
    """

    domain = "receivables"
    views = ("aging", "speed", "money", "matrix", "rolls")

    def record(self, done: Run) -> dict:
        """KPIs of one world, aging by week, DSO and CEI by quarter, money by week, what rolled."""
        return _record(done)

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure, unit = new_figure(), amount_unit(self.market)
        weeks = np.arange(1, int(self.market.horizon_days // WEEK) + 1)
        if view == "aging":
            return figure, AgingPicture(figure, weeks, unit)
        if view == "speed":
            return figure, SpeedPicture(figure, max(1, int(self.market.horizon_days // QUARTER)))
        if view == "money":
            return figure, MoneyPicture(figure, weeks, unit)
        return figure, MatrixPicture(figure) if view == "matrix" else RollPicture(figure)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "aging":
            owed, base_owed = (in_amounts(worlds["aging"].mean(axis=0)) for worlds in (ours, base))
            picture.show(owed, base_owed.sum(axis=-1))
        elif view == "speed":
            picture.show(
                band(ours["dso_quarters"]), band(ours["best_quarters"]).middle,
                band(base["dso_quarters"]).middle, band(ours["cei_quarters"]),
                band(base["cei_quarters"]).middle,
            )  # fmt: skip
        elif view == "money":
            names = {"profit": "profit_weekly", "cash": "cash_weekly"}
            picture.show(
                {k: band(in_amounts(ours[c])) for k, c in names.items()},
                {k: in_amounts(base[c].mean(axis=0)) for k, c in names.items()},
            )
        else:
            rolls = [RollRates(worlds["moved"].sum(axis=0)) for worlds in (ours, base)]
            picture.show(*(roll.rates if view == "matrix" else roll.loss_rates for roll in rolls))


class CreditPanel(ReceivablesPanel):
    """Receivables of a market under the reader's credit policy, in many worlds, against a baseline.

    `market` is a Scenario or the name of one: its receivables run alone, or the whole company with `whole` (then
    dunning costs satisfaction, and satisfaction customers). Course unit 12.
    """

    groups = (
        ("terms", ("payment_terms", "credit_limit", "early_discount")),
        ("collect", ("collectors", "write_off_days")),
    )
    more = ("early_days",)

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *, whole: bool = False,
        **worlds,
    ):  # fmt: skip
        self.part = "company" if whole else "receivables"
        self.kpis = ("value_created", "profit", "cash", "dso", "customers_left", "bad_debt") if whole else (
            "value_created", "collected", "dso", "overdue_share", "bad_debt")  # fmt: skip
        super().__init__(market, baseline, **worlds)

    @property
    def strategy(self) -> Strategy:
        """The strategy that levers and ladder show; BadInput when it is not allowed."""
        return self.levers.strategy().but(**self.ladder.levers())

    def start_again(self, _button=None) -> None:
        """Put levers and ladder back to the baseline."""
        self.ladder.set(self.baseline)
        super().start_again()

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self.ladder = LadderEditor(self.baseline, self._on_move)

    def _layout(self) -> list[W.Widget]:
        parts = super()._layout()
        self.levers.children = (*self.levers.children, self.ladder)
        return parts


def _record(done: Run) -> dict:
    """What the panel keeps of one world."""
    view, horizon = done.view, done.log.horizon
    weeks = np.arange(1, int(horizon // WEEK) + 1) * WEEK
    ends = view.quarter_ends
    books = view.books
    first = min(QUARTER, horizon / 2)  # the opening ledger's own mixture has gone by then
    return {
        **done.kpis,
        "aging": aging(view.ledger, weeks).amount,
        "dso_quarters": dso(view.ledger, ends),
        "best_quarters": best_possible_dso(view.ledger, ends),
        "cei_quarters": cei(view.ledger, ends) / 100,
        "profit_weekly": np.cumsum(weekly_profit(view))[: len(weeks)],
        "cash_weekly": books.cash[: len(weeks)],
        "moved": roll_rates(view.ledger, first, max(horizon, first + MONTH)).moved,
    }


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
