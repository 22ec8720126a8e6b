"""Unit 11's simulator: staffing, rewards, save desk and visits against leaving, in many worlds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simlib.kit.panel.company import Panel
from simlib.kit.panel.market_levers import MarketLevers
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import Band
from simlib.kit.theme import new_figure
from simlib.kit.tiles import amount, tile
from simlib.lab import Run, run
from simlib.lab.figures import currency
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.kpi.view import LEFT, RETURNED
from simlib.lab.stats import t_quantile
from simlib.text import t
from simlib.units.churn.pictures import KeptPicture, ReasonsPicture, ServicePicture
from simlib.world import QUARTER, WEEK, Scenario, Strategy, scenario
from simlib.world.market.customers import REASONS_TO_LEAVE

KPIS_SHOWN = ("customers", "churn_rate", "response_days", "satisfaction", "profit")


class ChurnPanel(MarketLevers, Panel):
    """Customers of a market under the reader's service and care, in many worlds, against a baseline.

    `market` is a Scenario or the name of one; its customers run alone. Course unit 11.
    """

    domain = "churn"
    groups = (
        ("service", ("service_agents", "reward_rate", "save_budget")),
        ("visits", ("visits_a", "visits_b", "visits_c", "reps")),
    )
    market_levers = ("competitor_pressure",)
    views = ("kept", "service", "reasons")

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *,
        replications: int = 30, seed: int = 1, horizon: float | None = None,
    ):  # fmt: skip
        market = (scenario(market) if isinstance(market, str) else market).alone("customers")
        market = market if horizon is None else market.but(horizon_days=float(horizon))
        super().__init__(market, baseline or Strategy(), replications=replications, seed=seed)

    def simulate(self, market: Scenario, strategy: Strategy, seed: int, replication: int) -> dict:
        """One world: KPIs, customers by week, response and satisfaction by quarter, reasons."""
        return _record(run(market, strategy, seed=seed, replication=replication))

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure()
        if view == "kept":
            return figure, KeptPicture(figure, np.arange(0, int(self.market.horizon_days // WEEK) + 1))
        if view == "service":
            return figure, ServicePicture(figure, _quarters(self.market.horizon_days))
        return figure, ReasonsPicture(figure)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "kept":
            picture.show(_band(ours["active"]), base["active"].mean(axis=0))
        elif view == "service":
            picture.show(
                _band(ours["response"]), _mean(base["response"]),
                _band(ours["happy"]), _mean(base["happy"]), self.market.promised_days,
            )  # fmt: skip
        else:
            picture.show(_band(ours["reasons"]), base["reasons"].mean(axis=0))

    def tiles(self, ours: Worlds, base: Worlds) -> list:
        """The KPI strip."""
        same, money = self.strategy == self.baseline, currency(self.market)
        tiles = [tile(KPIS[n], ours[n], base[n], currency=money, same=same) for n in KPIS_SHOWN]
        at = KPIS_SHOWN.index("satisfaction")  # its unit has no room in a strip of five; the picture tells it
        mean = float(ours["satisfaction"].mean())
        tiles[at] = replace(tiles[at], value=amount(mean, KPIS["satisfaction"].unit))
        return tiles

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on profit, pair by pair."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        comparison = self.comparison(ours, base)
        return comparison.sentence(), {"more": "better", "less": "worse"}.get(
            comparison.pair().verdict, "none"
        )


def _quarters(horizon: float) -> int:
    return max(1, int(horizon // QUARTER))


def _record(done: Run) -> dict:
    """What the panel keeps of one world; a case nobody has begun has waited until now."""
    log, horizon = done.log, done.log.horizon
    reviews, cases = log.tables["reviews"], log.tables["cases"]
    weeks = np.arange(0, int(horizon // WEEK) + 1) * WEEK
    came, back, gone = (np.sort(times) for times in (
        log.tables["customers"]["time"], reviews["time"][reviews["outcome"] == RETURNED],
        reviews["time"][reviews["outcome"] == LEFT],
    ))  # fmt: skip
    came, back, gone = (np.searchsorted(times, weeks, side="right") for times in (came, back, gone))
    waited = np.where(np.isnan(cases["begun"]), horizon, cases["begun"]) - cases["opened"]
    reasons = reviews["reason"][reviews["outcome"] == LEFT]
    quarters = _quarters(horizon)
    return {
        **done.kpis,
        "active": came + back - gone,
        "response": _by_quarter(cases["opened"], waited, quarters),
        "happy": _by_quarter(reviews["time"], reviews["satisfaction"], quarters),
        "reasons": np.bincount(reasons[reasons >= 0], minlength=len(REASONS_TO_LEAVE)).astype(float),
    }


def _by_quarter(times: np.ndarray, values: np.ndarray, quarters: int) -> np.ndarray:
    """The mean of what fell into each quarter; NaN where nothing did."""
    at = np.minimum((times // QUARTER).astype(int), quarters - 1)
    many = np.bincount(at, minlength=quarters)
    total = np.bincount(at, values, minlength=quarters)
    return np.divide(total, many, out=np.full(quarters, np.nan), where=many > 0)


def _mean(values: np.ndarray) -> np.ndarray:
    """The mean over worlds that have a value; NaN where none has."""
    known = np.isfinite(values)
    many = known.sum(axis=0)
    total = np.where(known, values, 0.0).sum(axis=0)
    return np.divide(total, many, out=np.full(total.shape, np.nan), where=many > 0)


def _band(values: np.ndarray) -> Band:
    """The mean over worlds and the ends of its 95 % interval."""
    mean, n = _mean(values), len(values)
    spread = np.sqrt(_mean((values - mean) ** 2) * n / max(n - 1, 1))
    half = t_quantile(0.975, n - 1) * spread / np.sqrt(n) if n > 1 else 0 * mean
    return Band(mean, mean - half, mean + half)
