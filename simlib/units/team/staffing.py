"""A staffing plan for four quarters under a budget, through the company, against a flat plan on the same luck."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W
import numpy as np

from simlib.classroom.money import counted
from simlib.kit.controls import stepped, worded_lever
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pieces import Tile
from simlib.kit.pieces import tone as tone_of
from simlib.kit.theme import BASELINE, OURS, new_figure
from simlib.kit.tiles import amount, tile, with_unit
from simlib.lab.figures import amount_unit, currency, figure, in_amounts
from simlib.lab.kpi.kpis import KPIS
from simlib.text import in_a_row, t
from simlib.units.team.company import young_firm, young_strategy
from simlib.units.team.hire import TeamPanel, weekly
from simlib.units.team.model import staffing_cost
from simlib.units.team.pictures import BudgetPicture, TeamPicture
from simlib.world import QUARTER, WEEK, Scenario, Strategy

QUARTERS = 4
_TILES = ("value_created", "won", "reps_left", "utilisation")


class PlanEditor(W.VBox):
    """Reps and coaching hours for each of four quarters, and the budget of the year; `moved()` after each change."""

    def __init__(self, flat: Strategy, budget: int, moved: Callable[[], None], reps: tuple[int, ...]):
        self._flat, self._moved, self._silent = flat, moved, False
        narrow = W.Layout(width="5em", margin="2px 0")
        self.reps = [W.BoundedIntText(n, min=1, max=20, layout=narrow) for n in reps]
        self.coaching = [
            W.BoundedFloatText(flat.coaching_hours, min=0, max=8, step=0.5, layout=narrow)
            for _ in range(QUARTERS)
        ]
        sums = sorted({budget, *range(300, 2401, 20)})
        self.budget = stepped(sums, budget, counted)
        self.budget.layout.width = "100%"
        self._given = budget
        self.controls = {
            **{f"reps{n}": control for n, control in enumerate(self.reps, start=1)},
            **{f"coaching{n}": control for n, control in enumerate(self.coaching, start=1)},
            "budget": self.budget,
        }
        head = _row([_cell(""), *(_cell(t(f"team.plan.column.{c}")) for c in ("reps", "coaching"))])
        rows = [
            _row([_quarter(n), reps, hours])
            for n, (reps, hours) in enumerate(zip(self.reps, self.coaching, strict=True), start=1)
        ]
        super().__init__([head, *rows, worded_lever("team.plan", "budget", self.budget)])
        self.add_class("simlib-levers")
        for control in self.controls.values():
            control.observe(self._on_change, "value")

    def marks(self) -> str:
        """The rows need none: what was moved is said under the panel."""
        return ""

    @property
    def values(self) -> dict:
        """What the controls show."""
        return {name: control.value for name, control in self.controls.items()}

    def plan(self) -> Strategy | tuple[tuple[float, Strategy], ...]:
        """The plan over time; the flat strategy itself where nothing was moved."""
        steps = tuple(
            (n * QUARTER, self._flat.but(reps=reps.value, coaching_hours=hours.value))
            for n, (reps, hours) in enumerate(zip(self.reps, self.coaching, strict=True))
        )
        return self._flat if all(strategy == self._flat for _, strategy in steps) else steps

    def changed(self) -> list[str]:
        """What differs from the flat plan, a line a quarter."""
        lines = []
        for n, (reps, hours) in enumerate(zip(self.reps, self.coaching, strict=True), start=1):
            if (reps.value, hours.value) != (self._flat.reps, self._flat.coaching_hours):
                lines.append(t("team.plan.changed", n=n, reps=reps.value, hours=f"{hours.value:g}"))
        return lines

    def set(self, reps: tuple[int, ...], coaching: tuple[float, ...]) -> None:
        """Show a plan; `moved` is called once."""
        self._silent = True
        try:
            for control, value in zip((*self.reps, *self.coaching), (*reps, *coaching), strict=True):
                control.value = value
        finally:
            self._silent = False
        self._moved()

    def reset(self) -> None:
        """Back to the flat plan and the first budget."""
        self._silent = True
        self.budget.value = self._given
        self.set((self._flat.reps,) * QUARTERS, (self._flat.coaching_hours,) * QUARTERS)

    def _on_change(self, _change) -> None:
        if not self._silent:
            self._moved()


class StaffingPanel(TeamPanel):
    """Four quarters of reps and coaching under a budget, judged after six quarters, since a deal takes about two.

    `pair` is the plan less the flat one in value created, world by world; `cost` what the plan costs in the year.
    """

    domain = "team.plan"
    views = ("weeks", "cost")
    replication_choices = (5, 10, 30)

    def __init__(
        self, market: Scenario | None = None, *, replications: int = 10, seed: int = 1, horizon: float = 546.0,
        budget: int = 860, reps: tuple[int, ...] = (7, 7, 7, 7),
    ):  # fmt: skip
        self._budget, self._first_reps = budget, reps
        flat = young_strategy()
        super().__init__(market or young_firm(horizon), flat, replications=replications, seed=seed)

    def make_levers(self) -> PlanEditor:
        """The plan's controls, on the plan that the panel opens with."""
        return PlanEditor(self.baseline, self._budget, self._on_move, self._first_reps)

    @property
    def strategy(self):
        """The plan that the controls show."""
        return self.levers.plan()

    def costs(self, reps: tuple[int, ...]) -> np.ndarray:
        """Cost by quarter of chairs by quarter, in the market's money."""
        m = self.market
        return staffing_cost(reps, m.opening_reps, m.rep_cost, m.hiring_cost)

    @property
    def cost(self) -> float:
        """What the plan costs in its four quarters."""
        return float(self.costs([control.value for control in self.levers.reps]).sum())

    @property
    def over(self) -> float:
        """By how much the plan is over the budget; 0 or less where it keeps to it."""
        return self.cost - 1000.0 * self.levers.budget.value

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure(height=3.9)
        keys = [(t("team.key.plan_band"), OURS), (t("team.key.flat"), BASELINE)]
        if view == "cost":
            return figure, BudgetPicture(figure, amount_unit(self.market))
        return figure, TeamPicture(figure, np.arange(1, int(self.market.horizon_days // WEEK) + 1), keys)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "weeks":
            picture.show(*weekly(ours, base))
            return
        reps = [control.value for control in self.levers.reps]
        plan, flat = (in_amounts(self.costs(row)) for row in (reps, [self.baseline.reps] * QUARTERS))
        picture.show(plan, flat, in_amounts(1000.0 * self.levers.budget.value))

    def tiles(self, ours: Worlds, base: Worlds) -> list[Tile]:
        """The cost against the budget, then what came of it."""
        money, over = currency(self.market), self.over
        cost, rest = (with_unit(amount(abs(x), "money"), "money", money) for x in (self.cost, over))
        words = t("team.plan.over" if over > 0 else "team.plan.left", rest=rest)
        hours = (
            sum(h.value * r.value for h, r in zip(self.levers.coaching, self.levers.reps, strict=True)) * 13
        )
        given = with_unit(amount(hours * self.market.rep_cost / (self.market.selling_hours_per_week * 52), "money"),
                          "money", money)  # fmt: skip
        first = Tile(t("team.plan.tile.cost"), cost, t("team.plan.of_coaching", cost=given), words, "",
                     "worse" if over > 0 else "better")  # fmt: skip
        same = self.strategy == self.baseline
        return [first, *(tile(KPIS[k], ours[k], base[k], currency=money, same=same) for k in _TILES)]

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on value created against the flat plan; a plan over the budget is told first."""
        if self.strategy == self.baseline:
            words, tone = [t("panel.verdict.same")], "none"
        else:
            comparison = self.comparison(ours, base)
            self.pair = comparison.pair()
            words = [comparison.sentence(), comparison.sentence("won")]
            tone = tone_of(self.pair.verdict)
        if self.over > 0:
            words.insert(0, t("team.plan.verdict.over", rest=figure(self.over, "money", self.market)))
            tone = "worse"
        return in_a_row(words), tone


_QUARTER = "3.8em"
"""Width of the column of quarters."""


def _row(widgets: list[W.Widget]) -> W.Box:
    return W.Box(
        widgets, layout=W.Layout(display="flex", flex_flow="row nowrap", align_items="center", grid_gap="6px")
    )


def _cell(words: str) -> W.HTML:
    width = "5em" if words else _QUARTER
    return W.HTML(
        f'<div style="line-height:1.2">{escape(words)}</div>', layout=W.Layout(width=width, flex="0 0 auto")
    )


def _quarter(n: int) -> W.HTML:
    words = escape(t("team.plan.quarter", n=n))
    whole = f'<span style="white-space:nowrap">{words}</span>'
    return W.HTML(whole, layout=W.Layout(width=_QUARTER, flex="0 0 auto"))
