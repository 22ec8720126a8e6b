"""Two quick panels: overload and leaving in the small team model, and what a team's stage does to the funnel."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.course.pipeline import WIN_RATES
from simlib.kit.panel.model import SliderPanel
from simlib.kit.panel.refinement import (
    BREATH,
    FIRST_WORLDS,
    PATIENCE,
    Refinement,
    running_loop,
    worth_showing,
)
from simlib.kit.panel.worlds import Memory
from simlib.kit.pieces import Tile, told, tone
from simlib.lab import run
from simlib.lab.stats import Interval, interval, replications_needed
from simlib.text import in_a_row, t
from simlib.text.figures import four, in_percent, short, short_percent
from simlib.units.team.model import (
    STAGE_EFFECTS,
    TEAM_STAGES,
    TeamRules,
    even_chances,
    leaving_rate,
    play_team,
    staged_rates,
    team_luck,
)
from simlib.units.team.pictures import record_picture, stages_picture
from simlib.world import YEAR, Scenario, Strategy, scenario

WORLDS = 400
STAGE_WORLDS = 20


@lru_cache(maxsize=4)
def _luck(worlds: int, seed: int) -> np.ndarray:
    return team_luck(worlds, seed)


def _words(d: Interval) -> dict[str, str]:
    return {k: short(four(getattr(d, k))) for k in ("mean", "low", "high")}


class TurnoverPanel(SliderPanel):
    """What load does to leaving, and leaving to load: two years of a team in many worlds, against the first setting."""

    domain = "team.turnover"
    levers: ClassVar[dict] = {
        "chairs": (2, 16, 1, 6),
        "work": (40, 240, 5, 120),
        "coaching": (0.0, 8.0, 0.5, 1.0),
        "leaving": (0, 60, 1, 12),
        "overload": (0.0, 10.0, 0.5, 4.0),
        "hiring_days": (0, 182, 7, 60),
        "ramp_days": (28, 546, 14, 182),
    }

    def __init__(self, *, worlds: int = WORLDS):
        self.worlds = worlds
        super().__init__()

    def rules(self, values: dict | None = None) -> TeamRules:
        """The rules that the controls show."""
        v = dict(values or self.values)
        return TeamRules(**{**v, "leaving": v["leaving"] / 100, "work": float(v["work"])})

    def _show(self) -> None:
        rules, start = self.rules(), self.rules(self._first)
        luck = _luck(self.worlds, self._seed)
        ours, base = play_team(rules, luck), play_team(start, luck)
        self.gains = {
            "ramped": interval(ours.ramped.mean(axis=1) - base.ramped.mean(axis=1)),
            "left": interval(ours.left[:, -1] - base.left[:, -1]),
        }
        rows = {
            "ramped": ours.ramped.mean(axis=1),
            "left": ours.left[:, -1],
            "load": 100 * ours.load.mean(axis=1),
        }
        tiles = []
        for name, values in rows.items():
            d = interval(values)
            said = _words(d)
            mean = in_percent(said["mean"]) if name == "load" else said["mean"]
            tiles.append(Tile(self._t(f"tile.{name}"), mean, f"{said['low']} … {said['high']}"))
        full = rules.work / (rules.chairs * max(rules.hours - rules.coaching, 1.0))
        rate = float(leaving_rate(rules, min(full, 1.5)))
        tiles.append(Tile(self._t("tile.rate"), short_percent(1 - np.exp(-rate)),
                          self._t("tile.rate.at", load=f"{100 * min(full, 1.5):.0f}")))  # fmt: skip
        self._tell(record_picture(ours, base), tiles, *self._judged())

    def _judged(self) -> tuple[str, str]:
        d, left = self.gains["ramped"], self.gains["left"]
        if d.verdict == left.verdict == "same":
            return self._t("same", n=self.worlds), "none"
        sides = ["none" if found.verdict == "same" else found.verdict for found in (d, left)]
        words = [
            self._t(f"capacity.{sides[0]}", n=self.worlds, **_words(d)),
            self._t(f"left.{sides[1]}", **_words(left)),
        ]
        return in_a_row(words), tone(sides[0])


def _won(market: Scenario, strategy: Strategy, seed: int, replication: int) -> dict:
    return {"won": float(len(run(market, strategy, seed=seed, replication=replication).view.won))}


def _effects() -> dict[str, tuple[int, float]]:
    """Each stage's selling hours in percent, and what it takes of 100 even chances, to the half."""
    return {
        k: (round(100 * h), round(2 * float(even_chances(odds))) / 2)
        for k, (h, odds) in STAGE_EFFECTS.items()
    }


class StagePanel(SliderPanel):
    """The funnel alone over a year, sold by a team in each of four stages, on the same luck.

    A stage scales selling hours and shifts every stage's log-odds [assumed]; norming is the market as it is.
    """

    domain = "team.stage"
    levers: ClassVar[dict] = {
        "hours": (50, 120, 5, 80),
        "odds": (35.0, 65.0, 0.5, 45.0, ".1f"),
        "reps": (2, 12, 1, 5),
    }

    def __init__(self, market: Scenario | None = None, *, worlds: int = STAGE_WORLDS):
        self.market = (market or scenario("machinery")).alone("funnel").but(horizon_days=YEAR)
        self.worlds, self._painting = worlds, 0.0  # the seconds that the last picture took
        self._effects = _effects()
        self.memory = Memory(_won, keep=64)
        super().__init__()

    def _build(self) -> None:
        super()._build()
        self.refinement = Refinement(lambda: self._do(self._refine), prepare=self._prepare)

    def _right(self) -> list[W.Widget]:
        return [*super()._right(), self.refinement]

    def _build_levers(self) -> None:
        super()._build_levers()
        options = [(t(f"team.stage.name.{stage}"), stage) for stage in TEAM_STAGES]
        self.controls = {"stage": W.Dropdown(options=options, value="storming"), **self.controls}
        self.controls["stage"].observe(self._on_stage, "value")

    def _on_stage(self, change) -> None:
        """Show the effects of the stage chosen."""
        silent, self._silent = self._silent, True
        self.controls["hours"].value, self.controls["odds"].value = self._effects[change["new"]]
        self._silent = silent

    def start_again(self) -> None:
        """Stage and effects back to where they began."""
        self._effects = _effects()
        super().start_again()

    def staged(self, stage: str) -> Scenario:
        """The market as a team in this stage meets it."""
        hours, odds = self._effects[stage]
        return self.market.but(
            selling_hours_per_week=self.market.selling_hours_per_week * hours / 100,
            win_rates=staged_rates(WIN_RATES, float(np.log(odds / (100 - odds)))),
        )

    def _show(self) -> None:
        v, chosen = self.values, self.values["stage"]
        self._effects[chosen] = (v["hours"], v["odds"])
        self._answer()

    def _sides(self) -> dict[str, tuple]:
        strategy = Strategy().but(reps=self.values["reps"])
        return {stage: (self.staged(stage), strategy) for stage in TEAM_STAGES}

    def _prepare(self) -> bool:
        """Simulate for a breath; whether there is enough for another picture."""
        ready = self.memory.step(self._sides().values(), self._seed, self.worlds, seconds=BREATH)
        self.refinement.reached(ready, self.worlds)
        return worth_showing(ready, len(self.won["norming"]), self.worlds)

    def _refine(self) -> None:
        """The picture from all worlds that are there."""
        self._answer(ready=self.memory.known(self._sides().values(), self._seed))

    def _answer(self, *, whole: bool = False, ready: int = 0) -> None:
        """The picture from as many worlds as there is patience for, or as are ready; the rest comes later."""
        self.refinement.cancel()
        loop = None if whole else running_loop()
        sides = self._sides()
        worlds = self.worlds if loop is None else ready or self.memory.advance(
            sides.values(), self._seed, self.worlds, seconds=PATIENCE - self._painting, least=FIRST_WORLDS
        )  # fmt: skip
        self.won = {k: self.memory.worlds(*side, self._seed, worlds)["won"] for k, side in sides.items()}
        self._paint(worlds)
        self.refinement.reached(worlds, self.worlds)
        if worlds < self.worlds:
            self.refinement.later(loop)

    def _paint(self, worlds: int) -> None:
        start, chosen = time.perf_counter(), self.values["stage"]
        names = [t(f"team.stage.name.{stage}") for stage in TEAM_STAGES]
        self.gain = interval(self.won[chosen] - self.won["norming"])
        picture = stages_picture(
            list(self.won.values()), names, TEAM_STAGES.index(chosen), self._t("picture", n=worlds)
        )
        tiles = [
            Tile(name, *self._tile(self.won[stage]), self._t("effects", hours=self._effects[stage][0],
                 odds=short(self._effects[stage][1])))
            for name, stage in zip(names, TEAM_STAGES, strict=True)
        ]  # fmt: skip
        self._tell(picture, tiles, *self._judged(t(f"team.stage.name.{chosen}"), worlds))
        self._painting = time.perf_counter() - start

    def settle(self) -> None:
        """Finish a refinement that is still to come, now."""
        if self.refinement.pending:
            self._do(lambda: self._answer(whole=True))

    def summary(self) -> str:
        self.settle()
        return super().summary()

    def _so_far(self) -> str:
        return super().summary()

    def _tile(self, values: np.ndarray) -> tuple[str, str]:
        said = _words(interval(values))
        return said["mean"], f"{said['low']} … {said['high']}"

    def _judged(self, name: str, worlds: int) -> tuple[str, str]:
        d = self.gain
        return told(
            self.domain, d, lambda x: short(four(x)), stage=name, n=worlds,
            needed=short(replications_needed(d.mean, d.sd)),
        )  # fmt: skip
