"""Unit 12's panel: the receivables simulator, its levers with a dunning ladder to write, and five pictures."""

from __future__ import annotations

import ipywidgets as W
import numpy as np

from simlib.lab import Run, run
from simlib.lab.collection import best_possible_dso, cei, dso
from simlib.lab.kpi import KPIS
from simlib.lab.ledger import aging
from simlib.lab.roll_rates import MONTH, RollRates, roll_rates
from simlib.lab.stats import t_quantile
from simlib.lab.value import weekly_profit
from simlib.lab.words import currency
from simlib.show.kpi_tiles import tile
from simlib.show.ladder_editor import LadderEditor
from simlib.show.panel_base import Panel
from simlib.show.plots_credit import AgingPicture, MatrixPicture, MoneyPicture, RollPicture, SpeedPicture
from simlib.show.plots_funnel import Band
from simlib.show.theme import new_figure
from simlib.show.worlds import Worlds
from simlib.text import t
from simlib.world import QUARTER, WEEK, Scenario, Strategy, scenario

_THOUSAND = 1000.0


class ReceivablesPanel(Panel):
    """What panels about receivables share: one world's record, the five pictures, strip and verdict on profit.

    A subclass names its `kpis` before it is built.
    """

    domain = "receivables"
    views = ("aging", "speed", "money", "matrix", "rolls")
    kpis: tuple[str, ...] = ()

    def simulate(self, market: Scenario, strategy: Strategy, seed: int, replication: int) -> dict:
        """One world: KPIs, aging by week, DSO and CEI by quarter, money by week, what rolled."""
        return _record(run(market, strategy, seed=seed, replication=replication))

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure, money = new_figure(), currency(self.market)
        weeks = np.arange(1, int(self.market.horizon_days // WEEK) + 1)
        if view == "aging":
            return figure, AgingPicture(figure, weeks, money)
        if view == "speed":
            return figure, SpeedPicture(figure, max(1, int(self.market.horizon_days // QUARTER)))
        if view == "money":
            return figure, MoneyPicture(figure, weeks, money)
        return figure, MatrixPicture(figure) if view == "matrix" else RollPicture(figure)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "aging":
            picture.show(ours["aging"].mean(axis=0), base["aging"].sum(axis=-1).mean(axis=0))
        elif view == "speed":
            picture.show(
                _band(ours["dso_quarters"]), np.nanmean(ours["best_quarters"], axis=0),
                np.nanmean(base["dso_quarters"], axis=0), _band(ours["cei_quarters"]),
                np.nanmean(base["cei_quarters"], axis=0),
            )  # fmt: skip
        elif view == "money":
            names = {"profit": "profit_weekly", "cash": "cash_weekly"}
            picture.show(
                {k: _band(ours[c]) for k, c in names.items()},
                {k: base[c].mean(axis=0) for k, c in names.items()},
            )
        else:
            rolls = [RollRates(worlds["moved"].sum(axis=0)) for worlds in (ours, base)]
            picture.show(*(roll.rates if view == "matrix" else roll.loss_rates for roll in rolls))

    def tiles(self, ours: Worlds, base: Worlds) -> list:
        """The KPI strip."""
        same, money = self.strategy == self.baseline, currency(self.market)
        return [tile(KPIS[name], ours[name], base[name], currency=money, same=same) for name in self.kpis]

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on profit, pair by pair."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        comparison = self.comparison(ours, base)
        return comparison.sentence(), {"more": "better", "less": "worse"}.get(
            comparison.pair().verdict, "none"
        )


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
        replications: int = 30, seed: int = 1, horizon: float | None = None,
    ):  # fmt: skip
        market = scenario(market) if isinstance(market, str) else market
        market = market.alone("company" if whole else "receivables")
        market = market if horizon is None else market.but(horizon_days=float(horizon))
        self.kpis = ("profit", "cash", "dso", "customers_left", "bad_debt") if whole else (
            "collected", "dso", "overdue_share", "bad_debt", "profit")  # fmt: skip
        super().__init__(market, baseline or Strategy(), replications=replications, seed=seed)

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
        "aging": aging(view.ledger, weeks).amount / _THOUSAND,
        "dso_quarters": dso(view.ledger, ends),
        "best_quarters": best_possible_dso(view.ledger, ends),
        "cei_quarters": cei(view.ledger, ends) / 100,
        "profit_weekly": np.cumsum(weekly_profit(view))[: len(weeks)] / _THOUSAND,
        "cash_weekly": books.cash[: len(weeks)] / _THOUSAND,
        "moved": roll_rates(view.ledger, first, max(horizon, first + MONTH)).moved,
    }


def _band(values: np.ndarray) -> Band:
    """The mean over worlds and the ends of its 95 % interval."""
    mean, n = values.mean(axis=0), len(values)
    half = t_quantile(0.975, n - 1) * values.std(axis=0, ddof=1) / np.sqrt(n) if n > 1 else 0 * mean
    return Band(mean, mean - half, mean + half)
