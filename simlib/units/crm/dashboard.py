"""Unit 1's second panel: the four metrics of a simulated company's event log, over quarters, against a
baseline."""

from __future__ import annotations

import ipywidgets as W
import numpy as np

from simlib.kit.panel.company import Panel
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import band
from simlib.kit.pieces import tone
from simlib.kit.theme import new_figure
from simlib.lab import OBJECTIVE, Run
from simlib.lab.figures import amount_unit, figure, in_amounts
from simlib.lab.kpi.metrics import quarterly
from simlib.text import in_a_row, t
from simlib.units.crm.pictures import SHARES, MetricsPicture, WorthPicture
from simlib.units.crm.tables import MetricRules
from simlib.world import QUARTER, Scenario, Strategy

METRICS = ("csat", "retention", "repeat_rate", "clv")
SELLING = ("csat", "retention", "repeat_rate", "conversion", "cac", "clv")
"""What the picture shows of the customers alone, and of the whole company."""


class MetricPanel(Panel):
    """Satisfaction, loyalty, conversion with its cost and lifetime value of a simulated company, by quarter.

    `market` is a Scenario or the name of one: the whole company, or its customers alone with `whole=False`
    (then nothing is sold to new customers, and conversion falls away). `horizon` in days. Course unit 1.
    """

    domain = "crm.metrics"
    views = ("quarters", "worth")

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *, whole: bool = True,
        horizon: float | None = 546.0, **worlds,
    ):  # fmt: skip
        self.part = "company" if whole else "customers"
        self.metrics = SELLING if whole else METRICS
        self.kpis = (*(("csat", "retention", "conversion", "clv") if whole else METRICS), OBJECTIVE)
        self.groups = (
            ("care", ("service_agents", "reward_rate", "save_budget")),
            ("visits", ("visits_a", "visits_b")),
            *((("sell", ("marketing_spend", "reps")),) if whole else ()),
        )
        super().__init__(market, baseline, horizon=horizon, **worlds)

    def _layout(self) -> list[W.Widget]:
        return [*super()._layout(), W.HTML(MetricRules().html)]

    def record(self, done: Run) -> dict:
        """KPIs of one world, and each metric by quarter."""
        found = _record(done, self.metrics)
        return found | {"first_project": _first_project(done)} if self.part == "company" else found

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure, unit = new_figure(height=3.9), amount_unit(self.market)
        if view == "worth":
            return figure, WorthPicture(figure, unit)
        quarters = max(1, int(self.market.horizon_days // QUARTER))
        return figure, MetricsPicture(figure, self.metrics, quarters, unit)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "worth":
            picture.show(*(in_amounts(ours[name] - base[name]) for name in ("clv", OBJECTIVE)))
            return
        picture.show(
            {name: band(_scaled(ours, name)) for name in self.metrics},
            {name: band(_scaled(base, name)).middle for name in self.metrics},
        )

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """What a new customer brings, as things are; then the verdict on lifetime value and on value created, which
        need not agree."""
        if self.strategy == self.baseline:
            won = self._won(ours) if self.part == "company" else []
            return in_a_row([t("panel.verdict.same"), *won]), "none"
        found = self.comparison(ours, base)
        words = t("crm.metrics.verdict", clv=found.sentence("clv"), value=found.sentence(OBJECTIVE))
        return words, tone(found.pair("clv").shown)

    def _won(self, ours: Worlds) -> list[str]:
        """What a new customer costs to win and brings: the first project is neither in CAC nor in CLV."""
        known = {name: ours[name][np.isfinite(ours[name])] for name in ("cac", "first_project", "clv")}
        if not all(map(len, known.values())):
            return []
        means = {name: figure(float(k.mean()), "money", self.market) for name, k in known.items()}
        return [t("crm.metrics.won", **means)]


def _record(done: Run, metrics: tuple[str, ...]) -> dict:
    """What the panel keeps of one world; quarters after a ruin have no metrics."""
    whole, found = max(1, int(done.log.horizon // QUARTER)), quarterly(done.view)
    gone = {name: np.full(whole - len(found[name]), np.nan) for name in metrics}
    return {**done.kpis, **{f"{name}_quarters": np.append(found[name], gone[name]) for name in metrics}}


def _first_project(done: Run) -> float:
    """Mean gross margin of the projects won; NaN without one."""
    view = done.view
    if not len(view.won):
        return np.nan
    return float((view.price - view.lead(view.won, "amount") * (1 - done.market.gross_margin)).mean())


def _scaled(worlds: Worlds, name: str) -> np.ndarray:
    values = worlds[f"{name}_quarters"]
    return values if name in SHARES else in_amounts(values)
