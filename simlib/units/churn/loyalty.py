"""Three panels of unit 11: cohorts that differ, years 6 to 10 to project, satisfaction against loyalty."""

from __future__ import annotations

from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.course.retention import Renewals, fit, survival_curve
from simlib.kit.controls import button, row
from simlib.kit.panel.model import SliderPanel
from simlib.kit.pieces import Tile
from simlib.lab.stats import share_interval
from simlib.text.figures import percent
from simlib.units.churn.model import AHEAD, COHORTS, SEEN, WAYS, beta_of, carried_on, cohort, projected, stays
from simlib.units.churn.pictures import cohort_picture, loyalty_picture, projection_picture

HAPPY = 0.75
"""From here on a customer counts as satisfied: 4 on a scale of 1 to 5."""
SIMULATED = (0.18, 0.3, 2_000)
"""Mean leaving chance a year, spread and customers of the simulated cohort to project [assumed]."""


class CohortPanel(SliderPanel):
    """A simulated cohort beside the shifted beta-geometric curve; how much customers differ is an assumption."""

    domain = "churn.cohort"
    levers: ClassVar[dict] = {
        "mean": (2, 60, 1, 20), "spread": (0, 90, 5, 35), "customers": (100, 5000, 100, 1000), "years": (3, 15, 1, 10),
    }  # fmt: skip

    def _show(self) -> None:
        v = self.values
        mean, spread = v["mean"] / 100, v["spread"] / 100
        rng = np.random.default_rng((11, self._seed))
        counts = cohort(mean, spread, v["customers"], v["years"], rng)
        self.seen = counts / counts[0]
        curve = survival_curve(*beta_of(mean, max(spread, 1e-9)), v["years"])
        alike = (1 - mean) ** np.arange(v["years"] + 1)
        try:
            found = fit(Renewals.of_curve(counts))
            fitted = found.alpha / (found.alpha + found.beta), 1 / (found.alpha + found.beta + 1)
        except ValueError:  # nobody left, or nobody stayed
            fitted = (float("nan"), float("nan"))
        first, last = self.seen[1], self._last_rate(counts)
        low, high = share_interval(int(counts[-1]), int(counts[0]))
        tiles = [
            Tile(self._t("tile.there"), percent(self.seen[-1], 1), f"{percent(low, 1)} … {percent(high, 1)}"),
            Tile(self._t("tile.curve"), percent(curve[-1], 1), ""),
            Tile(self._t("tile.alike"), percent(alike[-1], 1), ""),
            Tile(self._t("tile.first"), percent(first, 1), ""),
            Tile(self._t("tile.last"), percent(last, 1), ""),
        ]
        said = {"mean": percent(fitted[0], 1), "spread": f"{fitted[1]:.2f}", "there": percent(self.seen[-1], 1),
                "alike": percent(alike[-1], 1), "low": percent(low, 1), "high": percent(high, 1)}  # fmt: skip
        key = "differs" if not low <= alike[-1] <= high else "same"
        self._tell(cohort_picture(self.seen, curve, alike), tiles, self._t(key, **said), "none")

    @staticmethod
    def _last_rate(counts: np.ndarray) -> float:
        return counts[-1] / counts[-2] if counts[-2] else float("nan")


class ProjectionPanel(SliderPanel):
    """Years 1 to 5 of a cohort are known; the reader sets years 6 to 10 and is scored against what came."""

    domain = "churn.project"
    levers: ClassVar[dict] = {f"y{SEEN + k}": (0.0, 100.0, 0.5, 25.0) for k in range(1, AHEAD + 1)}

    def _build(self) -> None:
        self.shown = False
        self.cohort = W.Dropdown(options=[(self._t(f"cohort.{n}"), n) for n in (*COHORTS, "simulated")])
        self.reveal = button(self._t("reveal"), lambda: self._do(self.show_what_came), primary=True)
        self.cohort.observe(lambda _: self._do(self._other), "value")
        super()._build()

    def _left(self) -> list[W.Widget]:
        return [self.cohort, *super()._left(), row(self.reveal)]

    def _other(self) -> None:
        self.shown = False
        self._refresh()

    def another_luck(self) -> None:
        """Another simulated cohort; the published ones stay what they are."""
        self.shown = self.shown and self.cohort.value != "simulated"
        super().another_luck()

    def show_what_came(self) -> None:
        """Lay years 6 to 10 open, with the model's and a constant rate's."""
        self.shown = True
        self._refresh()

    def start_again(self) -> None:
        """The controls back, and what came hidden."""
        self.shown = False
        super().start_again()

    @property
    def curve(self) -> np.ndarray:
        """Percent still there after years 0 to 10 of the chosen cohort."""
        if self.cohort.value in COHORTS:
            return np.array(COHORTS[self.cohort.value][: SEEN + AHEAD + 1])
        counts = cohort(*SIMULATED, SEEN + AHEAD, np.random.default_rng((11, 6, self._seed)))
        return 100 * counts / counts[0]

    @property
    def misses(self) -> dict[str, float]:
        """Mean distance from what came, in percent points: yours, the model's, each natural way's."""
        curve = self.curve
        known, came = curve[: SEEN + 1], curve[SEEN + 1 :]
        ways = {"yours": np.array(list(self.values.values())), "model": projected(known)}
        ways |= {way: carried_on(way, known) for way in WAYS}
        return {name: float(np.abs(line - came).mean()) for name, line in ways.items()}

    def _show(self) -> None:
        curve, misses = self.curve, self.misses
        known, yours = curve[: SEEN + 1], np.array(list(self.values.values()))
        shown = ("yours", "model", "first_year", "mean_rate", "last_year")
        hidden = self._t("hidden")
        tiles = [
            Tile(self._t(f"tile.{name}"), f"{misses[name]:.1f}" if self.shown else "–",
                 self._t("points") if self.shown else hidden)
            for name in shown
        ]  # fmt: skip
        lines = (
            (curve[SEEN + 1 :], projected(known), carried_on("last_year", known))
            if self.shown
            else (None,) * 3
        )
        words, tone = self._judged(yours, known, misses)
        self._tell(projection_picture(known, yours, *lines), tiles, words, tone)

    def _judged(self, yours, known, misses) -> tuple[str, str]:
        line = np.concatenate(([known[-1]], yours))
        if (np.diff(line) > 1e-9).any():
            return self._t("rises"), "worse"
        if not self.shown:
            return self._t("set"), "none"
        said = {name: f"{value:.1f}" for name, value in misses.items()}
        better = misses["yours"] <= misses["model"]
        return self._t("won" if better else "lost", **said), "better" if better else "worse"


class LoyaltyPanel(SliderPanel):
    """Satisfaction against loyalty: how competition bends the curve, and how many satisfied customers leave."""

    domain = "churn.loyalty"
    levers: ClassVar[dict] = {
        "choice": (0, 100, 5, 80), "pressure": (0.0, 3.0, 0.1, 0.5), "effect": (0.0, 12.0, 0.5, 5.0),
        "level": (20, 95, 1, 78), "apart": (2, 30, 1, 12), "customers": (50, 2000, 50, 2000),
    }  # fmt: skip

    def _show(self) -> None:
        v = self.values
        rng = np.random.default_rng((11, 2, self._seed))
        happy = np.clip(v["level"] / 100 + v["apart"] / 100 * rng.standard_normal(v["customers"]), 0.0, 1.0)
        chance = stays(happy, v["choice"] / 100, v["pressure"], v["effect"])
        stayed = rng.random(len(happy)) < chance
        content = happy >= HAPPY
        many, left = int(content.sum()), int((content & ~stayed).sum())
        self.left = left / many if many else float("nan")
        low, high = share_interval(left, many) if many else (float("nan"),) * 2
        unhappy = ~content
        captive = int((unhappy & stayed).sum())
        tiles = [
            Tile(self._t("tile.satisfied"), percent(content.mean()), ""),
            Tile(self._t("tile.stayed"), percent(stayed.mean()), ""),
            Tile(self._t("tile.left"), percent(self.left) if many else "–",
                 f"{percent(low)} … {percent(high)}" if many else ""),
            Tile(self._t("tile.captive"), percent(captive / unhappy.sum()) if unhappy.any() else "–", ""),
        ]  # fmt: skip
        said = {"left": left, "many": f"{many:,}", "low": percent(low), "high": percent(high),
                "captive": f"{captive:,}", "unhappy": f"{int(unhappy.sum()):,}"}  # fmt: skip
        words = self._t("verdict", **said) if many else self._t("nobody")
        picture = loyalty_picture(v["choice"] / 100, v["pressure"], v["effect"], happy, stayed)
        self._tell(picture, tiles, words, "none")
