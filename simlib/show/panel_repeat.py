"""Repeat buying without a contract: who is still there, and how many orders to expect; model beside simulated truth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from simlib.course.repeat_cohort import BuyingLaw, chances_there, expected_orders, repeat_cohort
from simlib.course.spin import share_interval
from simlib.lab.stats import interval
from simlib.lab.words import signed
from simlib.show.numbers import short
from simlib.show.pieces import Tile
from simlib.show.plots_repeat import repeat_picture
from simlib.show.slider_panel import SliderPanel

DOUBTFUL = 0.5
"""Below this chance a customer goes on the list of those to call."""
FREQUENT = 12
"""Repeat orders of the frequent buyer that the guess compares with a rare one."""


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


class RepeatPanel(SliderPanel):
    """A simulated cohort that buys without a contract, with BG/NBD's chance of still being there and orders to come.

    The laws are known to the model here; from real data they would have to be estimated. Start values near the
    published CDNOW fit (Fader, Hardie & Lee 2005). `chance` and `orders` belong to the chosen customer.
    """

    domain = "churn.repeat"
    levers: ClassVar[dict] = {
        "repeats": (0, 30, 1, 2), "quiet": (0, 52, 1, 8), "rate": (0.5, 24.0, 0.1, 2.9), "leaving": (1, 80, 1, 25),
        "weeks": (13, 104, 1, 39), "shape": (0.1, 5.0, 0.05, 0.25, ".2f"), "spread": (5, 90, 5, 25),
        "customers": (200, 3000, 100, 1500),
    }  # fmt: skip
    more = ("shape", "spread", "customers")

    @property
    def law(self) -> BuyingLaw:
        """The laws that the levers stand for."""
        v = self.values
        return BuyingLaw.of(v["rate"], v["shape"], v["leaving"] / 100, v["spread"] / 100)

    def chance_of(self, repeats: int) -> float:
        """The chance that a customer with so many repeat orders and the silence of the lever is still there."""
        v = self.values
        return float(chances_there(self.law, repeats, self._last(repeats), float(v["weeks"])))

    @property
    def surer(self) -> str:
        """Who is more likely still there after the same silence: "rare" (the lever's orders), "frequent" or "same"."""
        rare, frequent = self.chance_of(self.values["repeats"]), self.chance_of(FREQUENT)
        return "same" if round(rare, 2) == round(frequent, 2) else "rare" if rare > frequent else "frequent"

    def _last(self, repeats: int) -> float:
        """Week of the last order; a silence longer than the time seen ends at its beginning."""
        return max(float(self.values["weeks"] - self.values["quiet"]), 0.0) if repeats else 0.0

    def _show(self) -> None:
        v, law = self.values, self.law
        weeks, repeats = float(v["weeks"]), v["repeats"]
        seen = repeat_cohort(law, v["customers"], weeks, np.random.default_rng((11, 3, self._seed)))
        chances = chances_there(law, seen.repeats, seen.last, weeks)
        expected = expected_orders(law, seen.repeats, seen.last, weeks)
        self.chance = self.chance_of(repeats)
        self.orders = float(expected_orders(law, [repeats], [self._last(repeats)], weeks)[0])
        self.seen, self.gap = seen, interval(seen.came - expected)
        low, high = share_interval(int(seen.there.sum()), len(seen.there))
        doubtful = chances < DOUBTFUL
        gone = int((doubtful & ~seen.there).sum())
        tiles = [
            Tile(self._t("tile.chance"), _percent(self.chance), self._t("chosen")),
            Tile(self._t("tile.orders"), short(self.orders), self._t("ahead", weeks=v["weeks"])),
            Tile(self._t("tile.there"), _percent(chances.mean()),
                 self._t("truth", low=_percent(low), high=_percent(high))),
            Tile(self._t("tile.expected"), short(expected.sum(), 4), self._t("came", n=f"{int(seen.came.sum()):,}")),
            Tile(self._t("tile.doubtful"), f"{int(doubtful.sum()):,}", self._t("gone", n=f"{gone:,}")),
        ]  # fmt: skip
        said = {"chance": _percent(self.chance), "orders": short(self.orders), "repeats": repeats, "weeks": v["weeks"],
                "quiet": min(v["quiet"], v["weeks"])}  # fmt: skip
        one = self._t("none" if repeats == 0 else "one", **said)
        ends = {name: signed(getattr(self.gap, name), 2) for name in ("mean", "low", "high")}
        agrees = self.gap.low <= 0 <= self.gap.high
        all_ = self._t("agrees" if agrees else "differs", n=f"{v['customers']:,}", **ends)
        top = int(np.clip(max(np.quantile(seen.repeats, 0.99), repeats), 3, 40))
        picture = repeat_picture(law, seen, expected, (repeats, float(said["quiet"])), top)
        self._tell(picture, tiles, f"{one} {all_}", "none")
