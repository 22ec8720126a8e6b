"""Repeat buying without a contract: who is still there, and how many orders to expect; model beside simulated truth."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from simlib.kit.panel.model import SliderPanel
from simlib.kit.pictures import count_axis, key_line
from simlib.kit.pieces import Tile
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS, new_figure, png, style
from simlib.lab.stats import interval, share_interval
from simlib.text import in_a_row, t
from simlib.text.figures import percent, short, signed
from simlib.units.churn.model import BuyingLaw, RepeatCohort, chances_there, expected_orders, repeat_cohort

DOUBTFUL = 0.5
"""Below this chance a customer goes on the list of those to call."""
FREQUENT = 12
"""Repeat orders of the frequent buyer that the guess compares with a rare one."""


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
            Tile(self._t("tile.chance"), percent(self.chance), self._t("chosen")),
            Tile(self._t("tile.orders"), short(self.orders), self._t("ahead", weeks=v["weeks"])),
            Tile(self._t("tile.there"), percent(chances.mean()),
                 self._t("truth", low=percent(low), high=percent(high))),
            Tile(self._t("tile.expected"), short(expected.sum(), 4), self._t("came", n=f"{int(seen.came.sum()):,}")),
            Tile(self._t("tile.doubtful"), f"{int(doubtful.sum()):,}", self._t("gone", n=f"{gone:,}")),
        ]  # fmt: skip
        said = {"chance": percent(self.chance), "orders": short(self.orders), "repeats": repeats, "weeks": v["weeks"],
                "quiet": min(v["quiet"], v["weeks"])}  # fmt: skip
        one = self._t("none" if repeats == 0 else "one", **said)
        ends = {name: signed(getattr(self.gap, name), 2) for name in ("mean", "low", "high")}
        agrees = self.gap.low <= 0 <= self.gap.high
        all_ = self._t("agrees" if agrees else "differs", n=f"{v['customers']:,}", **ends)
        top = int(np.clip(max(np.quantile(seen.repeats, 0.99), repeats), 3, 40))
        picture = repeat_picture(law, seen, expected, (repeats, float(said["quiet"])), top)
        self._tell(picture, tiles, in_a_row([one, all_]), "none")


GROUPS = 7
"""Customers with so many repeat orders or more are one group."""


_LEVELS = (0.2, 0.5, 0.8)


_SHOWN = 400  # dots at most


def repeat_picture(
    law: BuyingLaw, seen: RepeatCohort, expected: np.ndarray, chosen: tuple[int, float], top: int
) -> bytes:
    """Left: customers by weeks of silence and orders, truly there or gone, with lines of equal chance; the chosen one
    as a star. Right: mean orders that came by orders made, with 95 %, beside the model's and "as many as before".
    """
    with style():
        figure = new_figure()
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.075, right=0.975, top=0.74, bottom=0.14, wspace=0.22)
        _map(left, law, seen, chosen, top)
        _groups(right, seen, expected)
        names = (("there", GOOD), ("gone", CAME), ("expected", OURS), ("before", BASELINE), ("chosen", INK))
        key_line(figure, [(t(f"churn.repeat.key.{name}"), colour) for name, colour in names[:2]])
        key_line(figure, [(t(f"churn.repeat.key.{name}"), colour) for name, colour in names[2:]], y=0.9)
        return png(figure)


def _map(ax, law: BuyingLaw, seen: RepeatCohort, chosen: tuple[int, float], top: int) -> None:
    orders, quiet = np.arange(1, top + 1), np.linspace(0.0, seen.weeks, 60)
    chance = chances_there(law, orders[:, None], seen.weeks - quiet[None, :], seen.weeks)
    some = np.flatnonzero((seen.repeats > 0) & (seen.repeats <= top))[:_SHOWN]
    lift = np.random.default_rng(11).uniform(-0.3, 0.3, len(some))  # dots of the same count apart
    for there, colour in ((True, GOOD), (False, CAME)):
        at = seen.there[some] == there
        ax.plot((seen.weeks - seen.last[some])[at], (seen.repeats[some] + lift)[at], "o", color=colour, markersize=3.2,
                alpha=0.6, markeredgewidth=0)  # fmt: skip
    if top > 1:
        drawn = ax.contour(quiet, orders, chance, levels=_LEVELS, colors=INK, linewidths=1.3)
        ax.clabel(drawn, fmt=percent, fontsize=11.5)
    ax.plot([chosen[1]], [min(chosen[0], top + 0.4)], "*", color=INK, markersize=14, markeredgecolor="white")
    ax.set_xlim(-0.02 * seen.weeks, seen.weeks)
    ax.set_ylim(0.4, top + 0.6)
    count_axis(ax.yaxis, 5)
    count_axis(ax.xaxis, 5)
    ax.set_title(t("churn.repeat.axis.orders"))
    ax.set_xlabel(t("churn.repeat.axis.quiet"), labelpad=1)


def _groups(ax, seen: RepeatCohort, expected: np.ndarray) -> None:
    group = np.minimum(seen.repeats, GROUPS)
    at = np.array([g for g in range(GROUPS + 1) if (group == g).any()])
    came, model, before, half = (np.zeros(len(at)) for _ in range(4))
    for i, g in enumerate(at):
        own = group == g
        came[i], model[i], before[i] = seen.came[own].mean(), expected[own].mean(), seen.repeats[own].mean()
        half[i] = 1.96 * seen.came[own].std(ddof=1) / np.sqrt(own.sum()) if own.sum() > 1 else 0.0
    ax.plot(at, before, "--", color=BASELINE, linewidth=1.8)
    ax.plot(at, model, "-o", color=OURS, linewidth=2.0, markersize=4)
    ax.errorbar(at, came, yerr=half, fmt="D", color=CAME, markersize=5, linewidth=1.8)
    ax.set_xticks(range(GROUPS + 1), [*map(str, range(GROUPS)), f"{GROUPS}+"])
    ax.set_ylim(0, 1.08 * max(1.0, float(np.max(came + half)), float(model.max()), float(before.max())))
    count_axis(ax.yaxis, 5)
    ax.set_title(t("churn.repeat.axis.came"))
    ax.set_xlabel(t("churn.repeat.axis.made"), labelpad=1)
