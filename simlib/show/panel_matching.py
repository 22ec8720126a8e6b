"""Unit 3's simulation: the same funnel sold with and without matching styles, and what the match is worth."""

from __future__ import annotations

from html import escape
from types import MappingProxyType

import ipywidgets as W
import numpy as np

from simlib.course.communication import ANIMALS
from simlib.lab import Run, compare, run
from simlib.lab.words import digits
from simlib.show import pieces
from simlib.show.panel_funnel import FunnelPanel, _mean_band
from simlib.show.plots_matching import LossPicture, WorthPicture, sweep_picture
from simlib.show.theme import new_figure
from simlib.show.view import View, tabled
from simlib.show.worlds import Worlds
from simlib.text import t
from simlib.world import Scenario, Strategy, describe
from simlib.world.log import REASONS

_YEAR = 364.0
_MARKET = ("house_style", "style_effect")


class StylePanel(FunnelPanel):
    """The funnel with styles matched or not, in a market whose style effect and house style can be moved.

    `market` is a Scenario or its name, `baseline` the strategy compared with (default: no matching), `plan`
    the strategy that the levers show first (default: matching, all else the same). Course unit 3.
    """

    domain = "styles"
    groups = (("match", ("style_matching", "preparation_hours")),)
    more = ()
    needs = MappingProxyType({"preparation_hours": "style_matching"})
    views = ("worth", "losses")
    kpis = ("won", "win_rate", "wait_days", "profit")

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *,
        plan: Strategy | None = None, replications: int = 30, seed: int = 1, horizon: float | None = None,
    ):  # fmt: skip
        super().__init__(market, baseline, replications=replications, seed=seed, horizon=horizon)
        self.levers.set(plan or self.baseline.but(style_matching=True))

    def simulate(self, market: Scenario, strategy: Strategy, seed: int, replication: int) -> dict:
        """One world: all KPIs, and the deals lost a year to waiting and to style."""
        return _record(run(market, strategy, seed=seed, replication=replication))

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure(height=2.9)
        return figure, WorthPicture(figure) if view == "worth" else LossPicture(figure)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view."""
        if view == "worth":
            picture.show(ours["won"] - base["won"])
        else:
            picture.show(_mean_band(ours["losses"], 0.0), base["losses"].mean(axis=0))

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """The verdict on deals won, pair by pair."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        comparison = self.comparison(ours, base, "won")
        return comparison.sentence(), {"more": "better", "less": "worse"}.get(
            comparison.pair().verdict, "none"
        )

    def start_again(self, _button=None) -> None:
        """Levers and market as they were given."""
        self.assumptions.market = self.assumptions.given
        self._market_moved()
        super().start_again()

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self._silent = False
        known = {p.name: p for p in describe(type(self.market))}
        self._known = {name: known[name] for name in _MARKET}
        effect = self._known["style_effect"]
        wide = W.Layout(width="100%")
        self.market_controls = {
            "house_style": W.Dropdown(
                options=[(t(f"world.animal.{animal}"), animal) for animal in ANIMALS],
                value=self.market.house_style,
                layout=wide,
            ),
            "style_effect": W.FloatSlider(
                self.market.style_effect, min=effect.low, max=effect.high, step=effect.step,
                continuous_update=False, readout_format=".2f", layout=wide,
            ),
        }  # fmt: skip
        levers = []
        for name, control in self.market_controls.items():
            p = self._known[name]
            control.tooltip = p.help()
            head = W.HTML(
                f'<div class="simlib-head" title="{escape(p.help())}"><span class="simlib-name">'
                f"{escape(pieces.headed(p.label()))}</span>{pieces.badge(p.source)}</div>"
            )
            lever = W.VBox([head, control])
            lever.add_class("simlib-lever")
            levers.append(lever)
            control.observe(self._on_market, "value")
        start = (self.market.style_effect - effect.low) / (effect.high - effect.low)
        mark = f".simlib-lever-style_effect .noUi-base::before{{left:{start:.1%}}}"
        self.market_controls["style_effect"].add_class("simlib-lever-style_effect")
        words = f'<div class="simlib-group-name">{escape(t("styles.group.market"))}</div>'
        group = W.Box(levers)
        group.add_class("simlib-group")
        box = W.VBox([W.HTML(f"<style>{mark}</style>{words}"), group])
        self.levers.children = (*self.levers.children, box)

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

    def _changed(self) -> list[str]:
        before, now, p = (
            self.assumptions.given.house_style,
            self.market.house_style,
            self._known["house_style"],
        )
        words = {"before": pieces.value_words(p, before), "after": pieces.value_words(p, now)}
        moved = [t("panel.assumption.changed", name=p.label(), **words)] if before != now else []
        return super()._changed() + moved


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
        head = [t(f"styles.sweep.{c}") for c in ("effect", "difference", "interval", "verdict")]
        rows = [
            [digits(effect), digits(pair.difference.mean, 3),
             f"{digits(pair.difference.low, 3)} … {digits(pair.difference.high, 3)}",
             t(f"styles.sweep.{pair.verdict}")]
            for effect, pair in zip(effects, self.pairs, strict=True)
        ]  # fmt: skip
        note = f"{pieces.badge('contested')} {pieces.badge('assumed')} {escape(t('styles.sweep.note'))}"
        super().__init__(*tabled(head, rows, note=note), sweep_picture(effects, self.pairs))


def _record(played: Run) -> dict:
    """What the panel keeps of one world: KPIs, and deals lost a year to waiting and to style."""
    reason = played.log.visits["reason"]
    years = played.market.horizon_days / _YEAR
    named = [int((reason == REASONS.index(name)).sum()) for name in ("waited", "style")]
    return {**played.kpis, "losses": np.array(named) / years}
