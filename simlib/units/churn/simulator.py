"""Unit 11's simulator: staffing, rewards, save desk and visits against leaving, in many worlds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simlib.kit.panel.company import Panel
from simlib.kit.panel.market_levers import MarketLevers
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import band
from simlib.kit.theme import new_figure
from simlib.kit.tiles import amount
from simlib.lab import Run
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.kpi.view import LEFT, RETURNED
from simlib.units.churn.pictures import KeptPicture, ReasonsPicture, ServicePicture
from simlib.world import QUARTER, WEEK
from simlib.world.market.customers import REASONS_TO_LEAVE


class ChurnPanel(MarketLevers, Panel):
    """Customers of a market under the reader's service and care, in many worlds, against a baseline.

    The market's customers run alone. Course unit 11.
    """

    domain, part = "churn", "customers"
    kpis = ("value_created", "profit", "customers", "churn_rate", "response_days", "satisfaction")
    groups = (
        ("service", ("service_agents", "reward_rate", "save_budget")),
        ("visits", ("visits_a", "visits_b")),
    )
    more = ("visits_c", "reps")
    market_levers = ("competitor_pressure",)
    views = ("kept", "service", "reasons")

    def record(self, done: Run) -> dict:
        """KPIs of one world, customers by week, response and satisfaction by quarter, reasons."""
        return _record(done)

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
            picture.show(band(ours["active"]), base["active"].mean(axis=0))
        elif view == "service":
            picture.show(
                band(ours["response"]), band(base["response"]).middle,
                band(ours["happy"]), band(base["happy"]).middle, self.market.promised_days,
            )  # fmt: skip
        else:
            picture.show(band(ours["reasons"]), base["reasons"].mean(axis=0))

    def tiles(self, ours: Worlds, base: Worlds) -> list:
        """The KPI strip."""
        tiles = super().tiles(ours, base)
        at = self.kpis.index("satisfaction")  # its unit has no room in a strip of five; the picture tells it
        mean = float(ours["satisfaction"].mean())
        tiles[at] = replace(tiles[at], value=amount(mean, KPIS["satisfaction"].unit))
        return tiles


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
