"""Unit 3's simulation: the same funnel sold with and without matching styles, and what the match is worth."""

from __future__ import annotations

from html import escape
from math import exp
from types import MappingProxyType

import numpy as np

from simlib.kit import pieces
from simlib.kit.panel.market_levers import MarketLevers
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import band, race_picture
from simlib.kit.shown import View, tabled
from simlib.kit.theme import new_figure
from simlib.lab import Run, compare
from simlib.text import t
from simlib.text.figures import digits, percent
from simlib.units.funnel.panel import FunnelPanel
from simlib.units.styles.pictures import LossPicture, WorthPicture
from simlib.world import Scenario, Strategy
from simlib.world.log import REASONS

_YEAR = 364.0


class StylePanel(MarketLevers, FunnelPanel):
    """The funnel with styles matched or not, in a market whose style effect and house style can be moved.

    `market` is a Scenario or its name, `baseline` the strategy compared with (default: no matching), `plan`
    the strategy that the levers show first (default: matching, all else the same). Course unit 3.
    """

    domain = "styles"
    groups = (("match", ("style_matching", "preparation_hours")),)
    more = ()
    market_levers = ("house_style", "style_effect")
    needs = MappingProxyType({"preparation_hours": "style_matching"})
    views = ("worth", "losses")
    kpis = ("value_created", "won", "win_rate", "wait_days")
    judged = "won"

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *,
        plan: Strategy | None = None, **worlds,
    ):  # fmt: skip
        super().__init__(market, baseline, **worlds)
        self.levers.set(plan or self.baseline.but(style_matching=True))

    def record(self, done: Run) -> dict:
        """All KPIs of one world, and the deals lost a year to waiting and to style."""
        reason, years = done.log.visits["reason"], done.market.horizon_days / _YEAR
        named = [int((reason == REASONS.index(name)).sum()) for name in ("waited", "style")]
        return {**done.kpis, "losses": np.array(named) / years}

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure(height=2.9)
        return figure, WorthPicture(figure) if view == "worth" else LossPicture(figure)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "worth":
            picture.show(ours["won"] - base["won"])
        else:
            picture.show(band(ours["losses"], 0.0), base["losses"].mean(axis=0))


class MatchWorth(View):
    """What matching is worth in deals won, for several sizes of the contested effect; on the same luck.

    `effects` are values of the market's style_effect (log-odds), `replications` the worlds for each.
    """

    def __init__(
        self,
        market: Scenario,
        effects=(0.0, 0.1, 0.2, 0.35, 0.7, 1.0),
        *,
        replications: int = 30,
        seed: int = 1,
    ):
        today = Strategy()
        plans = [today, today.but(style_matching=True)]
        self.pairs = [
            compare(market.but(style_effect=effect), plans, replications=replications, seed=seed).pair("won")
            for effect in effects
        ]
        head = [t(f"styles.sweep.{c}") for c in ("effect", "passed", "difference", "interval", "verdict")]
        passed = [percent(1 / (1 + exp(-effect))) for effect in effects]
        rows = [
            [digits(effect), share, digits(pair.difference.mean, 3),
             f"{digits(pair.difference.low, 3)} … {digits(pair.difference.high, 3)}",
             t(f"styles.sweep.{pair.verdict}")]
            for effect, share, pair in zip(effects, passed, self.pairs, strict=True)
        ]  # fmt: skip
        lifted = [t("styles.sweep.to", share=share) if effect else t("styles.sweep.unmoved")
                  for effect, share in zip(effects, passed, strict=True)]  # fmt: skip
        picture = race_picture(lifted, [pair.difference for pair in self.pairs],
                               t("styles.sweep.title", n=replications), t("styles.axis.worth"))  # fmt: skip
        note = f"{pieces.badge('contested')} {pieces.badge('assumed')} {escape(t('styles.sweep.note'))}"
        super().__init__(*tabled(head, rows, note=note), picture)
