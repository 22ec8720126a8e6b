"""The panel of the two-tier simulation: the maker's levers, eight quarters, and where a lever is best."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import lru_cache

import ipywidgets as W
import numpy as np

from simlib.classroom.money import counted, sized, spoken
from simlib.kit import pieces
from simlib.kit.panel.model import SliderPanel
from simlib.lab.stats import Interval, interval, replications_needed
from simlib.text import t
from simlib.text.figures import in_percent, short
from simlib.units.channels.dealers import BOUNDS, Luck, Played, Policy, luck, play
from simlib.units.channels.pictures import curve_picture, quarters_picture

WORLDS = 30
"""Worlds of a comparison."""
SHARES = ("margin", "rebate", "guard")
"""Levers that are shares; sliders show them in percent."""
VIEWS = ("quarters", "curve")
BASES = ("purchases", "sales")
_SHOWN = ("margin", "rebate", "visits", "training", "guard", "advertising", "dealers")
_BETTER = {"maker": 1, "dealers": 1, "sales": 1, "lost": -1, "diverted": -1}


@lru_cache(maxsize=8)
def _worlds(n: int, seed: int) -> Luck:
    return luck(n, seed)


@lru_cache(maxsize=64)
def outcome(policy: Policy, n: int = WORLDS, seed: int = 1) -> Played:
    """A policy played in `n` worlds of a seed, kept for a second look."""
    return play(policy, _worlds(n, seed))


def gain(policy: Policy, base: Policy, kpi: str, n: int = WORLDS, seed: int = 1) -> Interval:
    """The paired difference in a KPI, policy minus base, with its 95 % interval."""
    return interval(differences(policy, base, kpi, n, seed))


def differences(policy: Policy, base: Policy, kpi: str, n: int = WORLDS, seed: int = 1) -> np.ndarray:
    """The same, world by world."""
    return outcome(policy, n, seed).kpis[kpi] - outcome(base, n, seed).kpis[kpi]


def shown(name: str, value: float) -> float:
    """A lever's value as its slider shows it."""
    return 100 * value if name in SHARES else value


class DealersPanel(SliderPanel):
    """Eight quarters of a maker and its dealers against the usual policy, on the same luck."""

    domain = "channels.dealers"
    more = ("training", "dealers")
    amounts = ("advertising",)

    def __init__(self, base: Policy | None = None, *, worlds: int = WORLDS):
        self.base, self.worlds = base or Policy(), worlds
        super().__init__()

    def _build_levers(self) -> None:
        self.levers = {
            name: (
                *(_whole(shown(name, v)) for v in BOUNDS[name]),
                _whole(shown(name, getattr(self.base, name))),
            )
            for name in _SHOWN
        }
        super()._build_levers()
        self.controls["rebate_on"] = self._choice("rebate_on", BASES, self.base.rebate_on)
        self.view = W.ToggleButtons(options=[(self._t(f"view.{v}"), v) for v in VIEWS], value=VIEWS[0])
        self.over = W.Dropdown(
            options=[(self._t(f"lever.{n}"), n) for n in _SHOWN],
            value="rebate",
            description=self._t("over"),
            style={"description_width": "auto"},
        )
        self.over.layout.display, self.changed = "none", W.HTML()
        for control in (self.view, self.over):
            control.observe(lambda _: self._do(self._refresh), "value")

    def _choice(self, name: str, options: tuple, value: str) -> W.Dropdown:
        return W.Dropdown(options=[(self._t(f"lever.{name}.{o}"), o) for o in options], value=value)

    def _right(self) -> list[W.Widget]:
        views = W.Box([self.view])
        views.add_class("simlib-views")
        return [views, self.over, self.image, self.note]

    @property
    def policy(self) -> Policy:
        """The policy that the controls show."""
        found = {n: v / 100 if n in SHARES else v for n, v in self.values.items()}
        return replace(self.base, **{n: round(v, 6) if isinstance(v, float) else v for n, v in found.items()})

    def _show(self) -> None:
        policy = self.policy
        ours, base = (outcome(p, self.worlds, self._seed) for p in (policy, self.base))
        mine, theirs = ours.kpis, base.kpis
        self.differences = {k: interval(mine[k] - theirs[k]) for k in _BETTER}
        self.won = int((mine["maker"] > theirs["maker"]).sum())
        self.over.layout.display = "" if self.view.value == "curve" else "none"
        picture = quarters_picture(ours, base) if self.view.value == "quarters" else self._curve(policy)
        tiles = [self._tile(k, interval(mine[k]), self.differences[k]) for k in _BETTER]
        self._tell(picture, tiles, *policy_words(self.differences, self.won, self.worlds))
        self.changed.value = pieces.changes(changes_of(policy, self.base))

    def _parts(self) -> list[W.Widget]:
        (body,) = super()._parts()
        body.children[1].children += (self.changed,)
        return [body]

    def _curve(self, policy: Policy) -> bytes:
        """Maker's and dealers' profit over the lever chosen, all others as the sliders show them."""
        name = self.over.value
        return lever_curve(name, policy, self.worlds, self._seed, here=shown(name, getattr(policy, name)))

    def _tile(self, name: str, value: Interval, change: Interval) -> pieces.Tile:
        share = name in ("lost", "diverted")
        ends = ("mean", "low", "high")
        if share:
            parts, moved = ([short(100 * getattr(d, k), 2) for k in ends] for d in (value, change))
        else:
            parts = [counted(getattr(value, k), 4) for k in ends]
            moved = [counted(getattr(change, k), 3) for k in ends]
        same = change.verdict == "same"
        sign = "+" if change.mean > 0 else ""
        words = self._t("same") if same else f"{sign}{moved[0]}{t('panel.points') if share else ''}"
        return pieces.Tile(
            self._t(f"tile.{name}"),
            in_percent(parts[0]) if share else sized(value.mean),
            f"{parts[1]} … {parts[2]}",
            words,
            "" if same else f"{moved[1]} … {moved[2]}",
            pieces.tone(change.verdict, _BETTER[name]),
        )


def lever_curve(name: str, policy: Policy, worlds: int, seed: int, *, here: float | None = None) -> bytes:
    """The picture of maker's and dealers' profit over one lever."""
    values = lever_values(name)
    lines = [
        (
            t(f"channels.picture.{who}"),
            [
                interval(outcome(p, worlds, seed).kpis[who])
                for p in (replace(policy, **{name: v}) for v in values)
            ],
        )
        for who in ("maker", "dealers")
    ]
    words = {"lever": t(f"channels.dealers.lever.{name}"), "unit": t(f"channels.dealers.lever.{name}.unit")}
    axis = t("channels.picture.axis", **words)
    return curve_picture(
        [shown(name, v) for v in values],
        lines,
        t("channels.picture.profit"),
        axis,
        here=here,
        amounts=name in DealersPanel.amounts,
    )


def lever_values(name: str, points: int = 9) -> list:
    """Values of a lever over its whole range, at least `points` of them."""
    low, high, step = BOUNDS[name]
    stride = max(1, int((high - low) / step / (points - 1) + 1e-9))
    found = [round(low + k * stride * step, 6) for k in range(int((high - low) / (stride * step) + 1e-9) + 1)]
    return [int(v) for v in found] if name == "dealers" else found


def policy_words(found: dict[str, Interval], won: int, worlds: int) -> tuple[str, str]:
    """What the paired differences say of the maker's and the dealers' profit, and the tone."""
    d, e = found["maker"], found["dealers"]
    words, tone = pieces.told(
        "channels.verdict", d, spoken, n=worlds, won=worlds - won if d.verdict == "less" else won,
        needed=short(replications_needed(d.mean, d.sd)),
    )  # fmt: skip
    if d.verdict == "same":
        return words, tone
    side = "none" if e.verdict == "same" else e.verdict
    theirs = t(f"channels.verdict.dealers.{side}", mean=spoken(abs(e.mean)))
    return t("channels.verdict.both", maker=words, dealers=theirs), tone


def changes_of(policy: Policy, base: Policy) -> list[str]:
    """What a policy moves, in words: lever, before and after."""
    before, after = asdict(base), asdict(policy)
    found = []
    for name in after:
        if after[name] == before[name]:
            continue
        label = t(f"channels.dealers.lever.{name}")
        if name == "rebate_on":
            ends = [t(f"channels.dealers.lever.rebate_on.{p[name]}") for p in (before, after)]
        else:
            say = spoken if name == "advertising" else short
            ends = [say(shown(name, p[name])) for p in (before, after)]
            ends = [in_percent(end) for end in ends] if name in SHARES else ends
        found.append(f"{label} {ends[0]} → {ends[1]}")
    return found


def _whole(value: float):
    """A slider's number: an int where it is whole, so that the slider counts in whole steps."""
    value = round(value, 6)
    return int(value) if value == int(value) else value
