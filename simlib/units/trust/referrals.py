"""What trust does in the sales funnel: odds by where a deal came from, and the deals that follow a win."""

from __future__ import annotations

from functools import lru_cache
from math import exp, log

import numpy as np

from simlib.kit import pieces
from simlib.kit.controls import slider
from simlib.lab import run
from simlib.lab.stats import Interval, interval
from simlib.text import t
from simlib.text.figures import fixed, in_percent, signed
from simlib.units.trust.panels import TrustPanel
from simlib.units.trust.pictures import origins_picture
from simlib.world import scenario
from simlib.world.log import ORIGINS

SHOWN = ("marketing", "referral", "repeat")
"""Origins of a deal: a stranger, recommended (half the effect of trust), a customer (the whole effect)."""
WORLDS = 12
DAYS = 1092.0
"""Days of a run: three years, long enough for a win to bring another deal."""


@lru_cache(maxsize=512)
def _world(effect: float, referral: float, repeat: float, seed: int, replication: int) -> tuple[float, ...]:
    """One world: deals won, and (closed, won) of each origin shown."""
    market = scenario("machinery").alone("funnel").but(
        trust_effect=effect, referral_chance=referral, repeat_chance=repeat, horizon_days=DAYS
    )  # fmt: skip
    log = run(market, seed=seed, replication=replication).log
    origin = log.leads["origin"][log.rows(log.visits["lead"])]
    lost = log.visits["passed"] == 0
    won = (log.visits["stage"] == 5) & (log.visits["passed"] == 1)
    found = [float(won.sum())]
    for name in SHOWN:
        here = origin == ORIGINS.index(name)
        found += [float((here & (lost | won)).sum()), float((here & won).sum())]
    return tuple(found)


def worlds(effect: float, referral: float, repeat: float, seed: int) -> np.ndarray:
    """WORLDS worlds of these settings: columns as `_world` gives them."""
    return np.array([_world(effect, referral, repeat, seed, r) for r in range(WORLDS)])


def share_won(found: np.ndarray, k: int) -> tuple[float, float, float]:
    """Won of closed deals of origin k, 95 % interval over the worlds (ratio of sums, linearised)."""
    closed, won = found[:, 1 + 2 * k], found[:, 2 + 2 * k]
    if not closed.sum():
        return 0.0, 0.0, 0.0
    share = won.sum() / closed.sum()
    rest = interval((won - share * closed) / closed.mean())
    half = (rest.high - rest.low) / 2
    return share, max(0.0, share - half), min(1.0, share + half)


class ReferralPanel(TrustPanel):
    """Trust in the funnel: its effect on the odds, and how often a win brings another deal."""

    domain = "trust.funnel"

    def _build_levers(self) -> None:
        market = scenario("machinery").alone("funnel")
        self.controls = {
            "effect": slider(
                50, 95, 1, round(100 / (1 + exp(-market.trust_effect))), words=self._t("effect")
            ),
            "referral": slider(0, 60, 5.0, 100 * market.referral_chance, ".0f", words=self._t("referral")),
            "repeat": slider(0, 60, 5.0, 100 * market.repeat_chance, ".0f", words=self._t("repeat")),
        }

    def _show(self) -> None:
        passing, referral, repeat = self.values.values()
        effect = log(passing / (100 - passing))  # as log-odds
        chances = (referral / 100, repeat / 100)
        ours, base = worlds(effect, *chances, self._seed), worlds(0.0, *chances, self._seed)
        shares = np.array([share_won(ours, k) for k in range(3)])
        before = np.array([share_won(base, k)[0] for k in range(3)])
        names = [t(f"world.origin.{name}") for name in SHOWN]
        image = origins_picture(shares[:, 0], shares[:, 1:], before, names)
        self.difference = interval(ours[:, 0] - base[:, 0])
        tiles = [
            pieces.Tile(self._t("rate", origin=name), _rate(share), f"{_rate(low)} … {_rate(high)}",
                        self._t("was", share=_rate(was)))
            for name, (share, low, high), was in zip(names, shares, before, strict=True)
        ]  # fmt: skip
        won = interval(ours[:, 0])
        tiles.append(pieces.Tile(self._t("won"), f"{won.mean:.1f}", f"{won.low:.1f} … {won.high:.1f}",
                                 self._t("won_was", n=f"{base[:, 0].mean():.1f}")))  # fmt: skip
        self._tell(image, tiles, *deal_words(self.difference))

    def _noted(self) -> str:
        return super()._noted(n=WORLDS)


def _rate(share: float) -> str:
    """A win rate with one decimal: those of strangers are small."""
    return in_percent(fixed(100 * share, 1))


def deal_words(d: Interval) -> tuple[str, str]:
    """What a paired difference in deals won says, and its tone."""
    return pieces.told("trust.funnel", d, lambda x: fixed(x, 1), ends=lambda x: signed(x, 1), n=d.n)
