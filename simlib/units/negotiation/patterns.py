"""The lab of concession patterns: many buyers of one animal, the same ones for every pattern."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.classroom.money import counted, spoken
from simlib.kit import pieces
from simlib.kit.panel.model import SliderPanel
from simlib.kit.theme import BASELINE, OURS
from simlib.lab.stats import Interval, interval, replications_needed
from simlib.text import t
from simlib.text.figures import in_percent, short
from simlib.units.negotiation.model import PATTERNS, Plan, Played, play
from simlib.units.negotiation.opponents import ANIMALS, DAYS, MOVES, Seller, buyers
from simlib.units.negotiation.pictures import paths_picture, patterns_picture

TALKS = 2000
"""Talks that each pattern is judged on."""
VIEWS = ("bars", "paths")


@lru_cache(maxsize=128)
def talks(animal: str, plan: Plan, n: int = TALKS, seed: int = 1, seller: Seller | None = None) -> Played:
    """A plan against `n` buyers of an animal, kept for a second look; "all" is a quarter of each."""
    if animal != "all":
        return play(buyers(animal, n, seed), plan, seller)
    each = [play(buyers(a, n // len(ANIMALS), seed), plan, seller) for a in ANIMALS]
    return Played(*(_joined([getattr(p, name) for p in each]) for name in Played.__dataclass_fields__))


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Talks beside each other; a talk of fewer rounds is filled up with NaN."""
    if parts[0].ndim == 1:
        return np.concatenate(parts)
    most = max(len(p) for p in parts)
    return np.concatenate(
        [np.pad(p, ((0, most - len(p)), (0, 0)), constant_values=np.nan) for p in parts], axis=1
    )


def verdict_words(d: Interval, mine: str, other: str) -> tuple[str, str]:
    """What a paired difference in value says of two patterns, in thousand EUR a talk, and the tone."""
    return pieces.told("negotiation.verdict", d, spoken, turned=False, mine=mine, other=other, n=f"{d.n:,}",
                       needed=short(replications_needed(d.mean, d.sd)))  # fmt: skip


class PatternPanel(SliderPanel):
    """Patterns of concession against many buyers of an animal; the verdict compares two on the same buyers."""

    domain = "negotiation.lab"
    levers: ClassVar[dict] = {"first": (-5.0, 10.0, 0.5, 0.0), "days": (*DAYS, 5, 30)}
    choices: ClassVar[dict] = {
        "animal": ((*ANIMALS, "all"), "sheep"), "pattern": (PATTERNS, "linear"), "against": (PATTERNS, "one_big"),
        "move": (MOVES, "none"), "talks": ((200, TALKS, 8000), TALKS),
    }  # fmt: skip

    def __init__(self, animal: str = "sheep", *, talks: int = TALKS):
        self._starts = {name: start for name, (_, start) in self.choices.items()} | {
            "animal": animal,
            "talks": talks,
        }
        super().__init__()

    def _build_levers(self) -> None:
        made = {}
        for name, (options, _) in self.choices.items():
            words = {"against": "pattern"}.get(name, name)
            found = sorted({*options, self._starts[name]}) if name == "talks" else options
            pairs = [(self._t("many", n=f"{o:,}") if name == "talks" else t(f"negotiation.{words}.{o}"), o)
                     for o in found]  # fmt: skip
            made[name] = W.Dropdown(options=pairs, value=self._starts[name])
        super()._build_levers()
        sliders = self.controls
        self.controls = {**{k: made[k] for k in ("animal", "pattern", "against", "move")}, **sliders,
                         "talks": made["talks"]}  # fmt: skip
        self.view = W.ToggleButtons(options=[(self._t(f"view.{v}"), v) for v in VIEWS], value=VIEWS[0])
        self.view.observe(lambda _: self._do(self._refresh), "value")

    def _right(self) -> list[W.Widget]:
        views = W.Box([self.view])
        views.add_class("simlib-views")
        return [views, self.image, self.note]

    def plan(self, pattern: str) -> Plan:
        """A pattern with the first offer, days and argument of the levers."""
        v = self.values
        return Plan(pattern, float(v["first"]), v["days"], v["move"])

    def played(self, pattern: str) -> Played:
        """The talks of a pattern."""
        return talks(self.values["animal"], self.plan(pattern), self.values["talks"], self._seed)

    def _show(self) -> None:
        v = self.values
        mine, other = self.played(v["pattern"]), self.played(v["against"])
        self.difference = interval(mine.value - other.value)
        name, against = (t(f"negotiation.pattern.{v[k]}") for k in ("pattern", "against"))
        tiles = [self._tile(k, of(mine), of(other)) for k, of in _KPIS.items()]
        picture = self._bars(v) if self.view.value == "bars" else self._paths(mine, other, name, against)
        self._tell(picture, tiles, *verdict_words(self.difference, name, against))

    def _bars(self, v: dict) -> bytes:
        every = [self.played(p) for p in PATTERNS]
        agreed, values = ([interval(of(p)) for p in every] for of in (_KPIS["agreed"], _KPIS["value"]))
        names = [t(f"negotiation.pattern.{p}") for p in PATTERNS]
        return patterns_picture(
            names, agreed, values, PATTERNS.index(v["pattern"]), PATTERNS.index(v["against"])
        )

    def _paths(self, mine: Played, other: Played, name: str, against: str) -> bytes:
        return paths_picture([(n, colour, _middle(p.offers), _middle(p.asks))
                              for n, colour, p in ((against, BASELINE, other), (name, OURS, mine))])  # fmt: skip

    def _tile(self, name: str, mine: np.ndarray, other: np.ndarray) -> pieces.Tile:
        scale = 100 if name == "agreed" else 1
        d, change = interval(scale * mine), _change(scale * mine, scale * other)
        tone = pieces.tone(change.verdict, 0 if name == "rounds" else 1)
        say = {"agreed": lambda x: in_percent(short(x)), "rounds": short}.get(name, spoken)
        bare = counted if say is spoken else short
        moved = "" if change.mean == 0 else f"{'+' if change.mean > 0 else ''}{bare(change.mean, 3)}"
        ends = "" if change.mean == 0 else f"{bare(change.low, 3)} … {bare(change.high, 3)}"
        return pieces.Tile(
            self._t(f"tile.{name}"), say(d.mean), f"{bare(d.low, 3)} … {bare(d.high, 3)}", moved, ends, tone
        )


_KPIS = {
    "agreed": lambda p: p.agreed.astype(float),
    "value": lambda p: p.value,
    "deal": lambda p: np.where(p.agreed, p.value, np.nan),
    "rounds": lambda p: p.rounds.astype(float),
}
"""What the strip shows: agreement, value of a talk, value of a deal, rounds taken."""


def _change(mine: np.ndarray, other: np.ndarray) -> Interval:
    """The paired difference, over talks in which both have a value."""
    both = mine - other
    return interval(both) if np.isfinite(both).sum() > 1 else Interval(0.0, 0.0, 0.0, 0.0, 0)


def _middle(rows: np.ndarray) -> np.ndarray:
    """The mean of each round over talks that still go on; rounds without one are left out."""
    return np.array([np.nanmean(r) for r in rows if np.isfinite(r).any()])
