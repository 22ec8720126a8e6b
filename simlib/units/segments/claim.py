"""The panel that tests "five points of retention, a quarter more profit", and one for the reader's own figures."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.kit import pieces
from simlib.kit.controls import chooser
from simlib.kit.panel.model import SliderPanel
from simlib.lab.figures import euros, in_amounts, money
from simlib.lab.stats import Interval, interval, share_interval
from simlib.text.figures import fixed, percent, short, short_percent
from simlib.units.segments.model import CLAIMED, POINTS, Firm, customer_value, luck, profits
from simlib.units.segments.pictures import claim_picture, own_picture

WORLDS = 30
_SHARES = ("retention", "growth")
_MONEY = ("fixed", "margin", "acquisition", "programme")
_OVER = ("retention", "fixed", "margin", "acquisition", "programme")
_POINTS = 10


@lru_cache(maxsize=8)
def _drawn(customers: int, years: int, worlds: int, seed: int) -> np.ndarray:
    return luck(worlds, Firm(customers=customers, years=years), seed)


def change(
    firm: Firm, *, falls: bool = False, worlds: int = WORLDS, seed: int = 1
) -> tuple[Interval, Interval]:
    """Profit a year as it is, and the change by five points of retention, on the same luck; thousand EUR.

    The points come at the programme's cost; where they are lost (`falls`) nothing is spent.
    """
    drawn = _drawn(firm.customers, firm.years, worlds, seed)
    base = profits(firm, drawn)
    moved = profits(firm, drawn, points=-POINTS) if falls else profits(
        firm, drawn, points=POINTS, programme=firm.programme)  # fmt: skip
    return interval(base), interval(moved - base)


def relative(base: Interval, moved: Interval) -> Interval | None:
    """The change as a share of the mean profit, None where the firm earns nothing."""
    if base.mean <= 0:
        return None
    return Interval(*(getattr(moved, k) / base.mean for k in ("mean", "low", "high", "sd")), moved.n)


def worth_change(firm: Firm, *, falls: bool = False) -> float:
    """The change in the value of an average customer, as a share; NaN where they are worth nothing."""
    base = customer_value(firm)
    moved = customer_value(firm, points=-POINTS) if falls else customer_value(
        firm, points=POINTS, programme=firm.programme)  # fmt: skip
    return moved / base - 1 if base > 0 else float("nan")


def _of_firm(lever: str, value: float) -> float:
    """What a lever's value is in the firm: percent become shares, EUR become thousands."""
    return value / 100 if lever in _SHARES else value / 1000 if lever in _MONEY else value


class ClaimPanel(SliderPanel):
    """What five points of retention do to profit, over any lever of a small firm; both versions of the claim."""

    domain = "segments.claim"
    more = ("years", "growth")
    levers: ClassVar[dict] = {
        "retention": (50, 95, 1, 80),
        "margin": (1_000, 20_000, 500, 6_000, ",d"),
        "fixed": (0, 2_000_000, 50_000, 700_000, ",d"),
        "acquisition": (0, 30_000, 500, 6_000, ",d"),
        "programme": (0, 3_000, 100, 200, ",d"),
        "years": (1, 10, 1, 5),
        "growth": (0, 20, 1, 0),
    }

    def _build_levers(self) -> None:
        super()._build_levers()
        self.controls["replaced"] = W.Dropdown(
            options=[(self._t("lever.replaced.yes"), True), (self._t("lever.replaced.no"), False)], value=True
        )
        self.controls["falls"] = W.Dropdown(
            options=[(self._t("lever.falls.no"), False), (self._t("lever.falls.yes"), True)], value=False
        )
        names = [(self._t(f"lever.{name}"), name) for name in _OVER]
        self.over = chooser(names, "retention", self._t("over"))
        self.over.observe(lambda _: self._do(self._refresh), "value")

    def _right(self) -> list[W.Widget]:
        return [self.over, *super()._right()]

    @property
    def firm(self) -> Firm:
        """The firm that the controls show."""
        values = {k: v for k, v in self.values.items() if k != "falls"}
        return Firm(**{k: _of_firm(k, v) for k, v in values.items()})

    def _show(self) -> None:
        firm, falls = self.firm, self.values["falls"]
        base, self.moved = change(firm, falls=falls, seed=self._seed)
        self.share = relative(base, self.moved)
        worth = worth_change(firm, falls=falls)
        tiles = [
            self._money("profit", base),
            self._money("moved", self.moved),
            pieces.Tile(self._t("tile.share"), *self._percent(self.share)),
            pieces.Tile(self._t("tile.worth"), short_percent(worth),
                        self._t("worth_note")),
        ]  # fmt: skip
        self._tell(self._picture(firm, falls), tiles, *self._judged(base, falls))

    def _money(self, name: str, d: Interval) -> pieces.Tile:
        mean, low, high = (euros(1000 * end, 3) for end in (d.mean, d.low, d.high))
        return pieces.Tile(self._t(f"tile.{name}"), self._t("a_year", amount=mean), f"{low} … {high}")

    def _percent(self, d: Interval | None) -> tuple[str, str]:
        if d is None:
            return "–", ""
        return short_percent(d.mean), f"{short(100 * d.low)} … {short_percent(d.high)}"

    def _picture(self, firm: Firm, falls: bool) -> bytes:
        name = self.over.value
        low, high = self.levers[name][:2]
        values = np.linspace(low, high, _POINTS)
        firms = [replace(firm, **{name: _of_firm(name, float(v))}) for v in values]
        found = [relative(*change(f, falls=falls, seed=self._seed)) for f in firms]
        worth = [worth_change(f, falls=falls) for f in firms]
        at, unit = self.values[name], self._t(f"lever.{name}.unit")
        if name in _MONEY:
            values, at, unit = in_amounts(values), in_amounts(at), self._t("axis.money")
        axis = self._t("axis", lever=self._t(f"lever.{name}"), unit=unit)
        return claim_picture(values, found, worth, axis, at, falls=falls)

    def _judged(self, base: Interval, falls: bool) -> tuple[str, str]:
        d, claimed = self.share, f"{100 * CLAIMED:.0f}"
        side = "falls" if falls else "rises"
        if d is None:
            return self._t(
                "no_profit", base=euros(1000 * base.mean), change=euros(1000 * self.moved.mean)
            ), "none"
        sign = -1 if falls else 1
        low, high = sorted((sign * d.low, sign * d.high))
        said = {"mean": f"{100 * sign * d.mean:.0f}", "low": f"{100 * low:.0f}", "high": f"{100 * high:.0f}",
                "n": WORLDS, "claimed": claimed, "from": f"{100 * self.firm.retention:.0f}"}  # fmt: skip
        if low >= CLAIMED:
            return self._t(f"{side}.holds", **said), "worse" if falls else "better"
        if high < CLAIMED:
            return self._t(f"{side}.short", **said), "none" if high > 0 else "worse"
        return self._t(f"{side}.unclear", **said), "none"


class OwnFigures(SliderPanel):
    """The folklore beside the reader's own books: cost of winning and keeping, success rates, referrals."""

    domain = "segments.own"
    seeded = False
    more = ("offers_old", "sold_old", "offers_new", "sold_new", "referred")
    levers: ClassVar[dict] = {
        "spend_new": (0, 2_000_000, 10_000, 600_000, ",d"),
        "won": (1, 300, 1, 60),
        "spend_keep": (0, 2_000_000, 10_000, 400_000, ",d"),
        "kept": (1, 2000, 1, 230),
        "offers_old": (1, 500, 1, 120),
        "sold_old": (0, 500, 1, 42),
        "offers_new": (1, 500, 1, 150),
        "sold_new": (0, 500, 1, 24),
        "referred": (0, 300, 1, 15),
    }

    def _show(self) -> None:
        v = self.values
        new, keep = v["spend_new"] / v["won"], v["spend_keep"] / v["kept"]
        self.ratio = new / keep if keep else float("nan")
        pairs = (("old", v["sold_old"], v["offers_old"], 0.5), ("new", v["sold_new"], v["offers_new"], 0.15),
                 ("referred", v["referred"], v["won"], 0.6))  # fmt: skip
        rows, tiles = [], [
            pieces.Tile(self._t("tile.cost"), self._t("times", n=short(self.ratio)),
                        self._t("costs", new=money(new, "").strip(), keep=money(keep, "").strip())),
        ]  # fmt: skip
        self.outside = 0
        for name, part, whole, said in pairs:
            part = min(part, whole)
            low, high = share_interval(part, whole)
            self.outside += not low <= said <= high
            rows.append((self._t(name), part / whole, (low, high), said))
            tiles.append(pieces.Tile(self._t(f"tile.{name}"), percent(part / whole),
                                     f"{fixed(100 * low)} … {percent(high)}",
                                     self._t("said", share=f"{100 * said:.0f}")))  # fmt: skip
        in_span = self.ratio == self.ratio and 5 <= self.ratio <= 10
        words = self._t("verdict", outside=self.outside, cost=self._t("cost.in" if in_span else "cost.out"))
        self._tell(own_picture(self.ratio, rows), tiles, words, "none")
