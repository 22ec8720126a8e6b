"""Unit 1's first panel: what a customer is worth, with one average retention rate and with customers who
differ."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.course.lifetime_value import (
    break_even_mean,
    drawn_values,
    shares_there,
    value_by_year,
)
from simlib.kit import pieces
from simlib.kit.panel.model import SliderPanel
from simlib.lab.figures import euros
from simlib.lab.stats import interval
from simlib.text.figures import percent, short
from simlib.units.crm.pictures import value_picture
from simlib.units.crm.tables import SpreadTable, folded


@lru_cache(maxsize=8)
def _luck(customers: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random(customers)


class ClvPanel(SliderPanel):
    """CLV by margin, retention, its spread over customers, discount rate and acquisition cost (EUR).

    `value` is the CLV with customers who differ, `plain` that of the average rate, `break_even` the
    first-year retention that pays for the acquisition, `cohort` the interval of a drawn cohort's values.
    """

    domain = "crm.clv"
    more = ("discount", "years", "customers")
    levers: ClassVar[dict] = {
        "margin": (1_000, 60_000, 1_000, 12_000, ",d"),
        "retention": (30, 98, 1, 75),
        "spread": (0, 80, 5, 30),
        "discount": (0, 30, 1, 10),
        "cost": (1_000, 200_000, 1_000, 45_000, ",d"),
        "years": (2, 30, 1, 15),
        "customers": (10, 500, 10, 100),
    }

    def _build(self) -> None:
        super()._build()
        self.spreads = W.HTML()

    def _parts(self) -> list[W.Widget]:
        return [*super()._parts(), self.spreads]

    def _show(self) -> None:
        v = self.values
        margin, cost, years = float(v["margin"]), float(v["cost"]), v["years"]
        mean, spread, rate = v["retention"] / 100, v["spread"] / 100, v["discount"] / 100
        there, alike = shares_there(mean, spread, years), shares_there(mean, 0.0, years)
        worth, plain = value_by_year(margin, there, rate), value_by_year(margin, alike, rate)
        self.value, self.plain = float(worth[-1]), float(plain[-1])
        self.break_even = break_even_mean(margin, cost, rate, spread, years)
        self.break_even_plain = break_even_mean(margin, cost, rate, 0.0, years)
        luck = _luck(v["customers"], self._seed)
        values = drawn_values(margin, mean, spread, rate, years, luck)
        self.cohort, self.paid = interval(values), int((values >= cost).sum())
        stayed = np.array([(value_by_year(margin, np.ones(years), rate)[y] <= values + 1e-9).mean()
                           for y in range(years)])  # fmt: skip
        self.spreads.value = folded(self._t("fold"), SpreadTable(margin, mean, cost, years, rate).html)
        picture = value_picture(there, stayed, alike, worth, plain, cost)
        self._tell(picture, self._tiles_of(cost), *self._judged(cost))

    def _tiles_of(self, cost: float) -> list[pieces.Tile]:
        n, c = self.values["customers"], self.cohort
        span = f"{euros(c.low, 3)} … {euros(c.high, 3)}"
        return [
            pieces.Tile(self._t("tile.value", years=self.values["years"]), euros(self.value, 3), ""),
            pieces.Tile(self._t("tile.plain"), euros(self.plain, 3), ""),
            pieces.Tile(self._t("tile.net"), euros(self.value - cost, 3), ""),
            pieces.Tile(
                self._t("tile.even"),
                percent(self.break_even, 1),
                self._t("even", plain=percent(self.break_even_plain, 1)),
            ),
            pieces.Tile(
                self._t("tile.cohort", n=n), euros(c.mean, 3), span, self._t("paid", k=self.paid, n=n)
            ),
        ]

    def _judged(self, cost: float) -> tuple[str, str]:
        gap = 100 * (self.value - self.plain) / self.value
        said = {
            "value": euros(self.value, 3),
            "cost": euros(cost),
            "net": euros(abs(self.value - cost), 3),
            "years": self.values["years"],
        }
        words = self._t("pays" if self.value >= cost else "costs", **said)
        if self.break_even is None:
            words += self._t("never")
        key = "alike" if self.values["spread"] == 0 else "under" if gap >= 0.5 else "near"
        words += self._t(key, gap=short(gap, 2), plain=euros(self.plain, 3))
        return words, "better" if self.value >= cost else "worse"
