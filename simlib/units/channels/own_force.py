"""Two panels: own force or agents over uncertain demand, and Kotler's map of relationship levels."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.classroom.money import counted, sized, spoken
from simlib.kit import pieces
from simlib.kit.controls import stepped
from simlib.kit.panel.model import SliderPanel
from simlib.lab.stats import interval, share_interval
from simlib.text import BadInput, t
from simlib.text.figures import fixed, percent, short
from simlib.units.channels.model import (
    LEVELS,
    Channel,
    best_level,
    chance_above,
    crossing,
    demand,
    kotler_level,
    level_worth,
    people_needed,
)
from simlib.units.channels.pictures import cost_picture, levels_picture

WORLDS = 1000
"""Years drawn for the crossing."""


@lru_cache(maxsize=8)
def _luck(worlds: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(worlds)


class CrossingPanel(SliderPanel):
    """Own force or agents: the sales at which their costs cross, and which is cheaper when sales vary."""

    domain = "channels.crossing"
    levers: ClassVar[dict] = {
        "people": (1, 12, 1, 4),
        "each": (30, 120, 5, 60),
        "own_share": (0.0, 6.0, 0.5, 2.0),
        "agent_share": (3.0, 20.0, 0.5, 9.0),
        "support": (0, 200, 10, 30),
        "expected": (500, 9000, 100, 2800),
        "cv": (0, 80, 5, 35),
    }
    more = ("each", "own_share", "support")
    amounts = ("each", "support", "expected")

    @classmethod
    def case(cls) -> tuple[Channel, Channel]:
        """Own force and agents as the panel begins: the case of the unit [assumed]."""
        return _channels({name: bounds[3] for name, bounds in cls.levers.items()})

    def channels(self) -> tuple[Channel, Channel]:
        """Own force and agents as the controls show them."""
        return _channels(self.values)

    def _show(self) -> None:
        (own, agents), v = self.channels(), self.values
        self.crosses = crossing(own, agents)
        sales = demand(float(v["expected"]), v["cv"] / 100, _luck(WORLDS, self._seed))
        self.saved = interval(agents.cost(sales) - own.cost(sales))
        cheaper = int((own.cost(sales) < agents.cost(sales)).sum())
        self.share = cheaper / WORLDS
        low, high = share_interval(cheaper, WORLDS)
        closed = self.closed(float(v["expected"]), v["cv"] / 100)
        spread = np.quantile(sales, [0.05, 0.95])
        tiles = [
            pieces.Tile(
                self._t("tile.crosses"),
                sized(self.crosses) if self.crosses is not None else "–",
                self._t("unit.year"),
            ),
            pieces.Tile(
                self._t("tile.share"),
                percent(self.share),
                f"{fixed(100 * low)} … {percent(high)}",
                self._t("closed", share=f"{100 * closed:.0f}"),
            ),
            pieces.Tile(
                self._t("tile.sales"),
                sized(sales.mean()),
                f"{counted(spread[0], 4)} … {counted(spread[1], 4)}",
                self._t("middle"),
            ),
            *(
                pieces.Tile(self._t(f"tile.{name}"), sized(channel.cost(sales).mean()), self._t("unit.year"))
                for name, channel in (("own", own), ("agents", agents))
            ),
        ]
        self._tell(cost_picture(own, agents, self.crosses, sales), tiles, *self._judged())

    def closed(self, expected: float, cv: float) -> float:
        """The chance that the own force is cheaper, from the formula."""
        own, agents = self.channels()
        if self.crosses is not None:
            return chance_above(self.crosses, expected, cv) if self.crosses > 0 else 1.0
        if own.share <= agents.share:
            return 1.0
        reverse = crossing(agents, own)
        return 0.0 if not reverse else 1 - chance_above(reverse, expected, cv)

    def _judged(self) -> tuple[str, str]:
        d, times = self.saved, f"{round(self.share * WORLDS):,}"
        said = {k: spoken(abs(getattr(d, k))) for k in ("mean", "low", "high")}
        said |= {"times": times, "n": f"{WORLDS:,}"}
        if d.low > 0 or (d.sd == 0 and d.mean > 0):
            return self._t("own_cheaper", **said), "better"
        if d.high < 0 or (d.sd == 0 and d.mean < 0):
            said["low"], said["high"] = said["high"], said["low"]
            return self._t("agents_cheaper", **said), "worse"
        return self._t("neither", times=times, n=said["n"], low=spoken(d.low), high=spoken(d.high)), "none"


class LevelsPanel(SliderPanel):
    """Kotler's five levels by number of customers and margin; what a level takes and would be worth."""

    domain = "channels.levels"
    seeded = False
    levers: ClassVar[dict] = {
        "customers": (5, 5000, 1, 60),
        "margin": (1, 1000, 1, 150),
        "people": (1, 60, 1, 6),
        "few": (5, 400, 5, 50),
        "many": (100, 5000, 50, 600),
        "low": (1, 100, 1, 10),
        "high": (20, 1000, 10, 100),
    }
    amounts = ("low", "high")

    def _slider(self, name: str, *bounds) -> W.Widget:
        if name not in ("customers", "margin"):
            return super()._slider(name, *bounds)
        low, high, _, start = bounds
        steps = _round_steps(low, high)
        return stepped(steps, start, counted if name == "margin" else "{:,}".format)

    def _show(self) -> None:
        v = self.values
        cuts = (v["few"], v["many"], v["low"], v["high"])
        if v["few"] >= v["many"]:
            raise BadInput("channels.levels.few_many", few=v["few"], many=v["many"])
        if v["low"] >= v["high"]:
            raise BadInput("channels.levels.low_high", low=counted(v["low"]), high=counted(v["high"]))
        self.level = kotler_level(v["customers"], float(v["margin"]), cuts)
        self.counted = best_level(v["customers"], float(v["margin"]), v["people"])
        need = people_needed(self.level, v["customers"])
        name = t(f"channels.level.{self.level}")
        best = t(f"channels.level.{self.counted}") if self.counted else "–"
        worth = level_worth(self.level, v["customers"], float(v["margin"]))
        tiles = [
            pieces.Tile(self._t("tile.level"), name, self._t("map")),
            pieces.Tile(self._t("tile.need"), short(need), self._t("there", n=v["people"])),
            pieces.Tile(self._t("tile.worth"), sized(worth), self._t("unit")),
            pieces.Tile(self._t("tile.counted"), best, self._t("reckoned")),
        ]
        words = self._verdict(name, best, need)
        self._tell(levels_picture(v["customers"], float(v["margin"]), cuts), tiles, *words)

    def _verdict(self, name: str, counted: str, need: float) -> tuple[str, str]:
        said = {"level": name, "counted": counted, "need": short(need), "people": self.values["people"]}
        if self.counted is None:
            return self._t("too_many", **said), "worse"
        if self.counted == self.level:
            return self._t("agree", **said), "better"
        if need > self.values["people"]:
            return self._t("no_time", **said), "worse"
        key = "more" if LEVELS.index(self.counted) > LEVELS.index(self.level) else "less"
        return self._t(key, **said), "none"


def _channels(v: dict) -> tuple[Channel, Channel]:
    own = Channel(float(v["people"] * v["each"]), v["own_share"] / 100)
    return own, Channel(float(v["support"]), v["agent_share"] / 100)


def _round_steps(low: int, high: int) -> list[int]:
    """Round numbers on a logarithmic scale, with both ends.

    >>> _round_steps(5, 60)
    [5, 6, 8, 10, 15, 20, 30, 40, 50, 60]
    """
    steps = (1, 1.5, 2, 3, 4, 5, 6, 8)
    found = {round(s * 10**p) for p in range(5) for s in steps}
    return sorted({low, high, *(n for n in found if low <= n <= high)})
