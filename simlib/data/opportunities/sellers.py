"""Sellers of a real list: each win rate with what luck leaves of it, and whether they can be told apart at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from simlib.data.opportunities.read import Opportunities
from simlib.theory.shares import SameShare, pooled, same_share


@dataclass(frozen=True)
class Seller:
    """One seller: closed deals won and lost, the raw win rate, and the rate that the data support with its 80 %
    interval: moved to the rate of all as far as so few deals ask."""

    name: str
    won: int
    lost: int
    open: int
    win_rate: float
    likely: float
    low: float
    high: float


@dataclass(frozen=True)
class Sellers:
    """All sellers, the likely best first, and the test that they share one win rate (chi-square)."""

    sellers: tuple[Seller, ...]
    test: SameShare

    @property
    def apart(self) -> bool:
        """Whether their win rates can be told apart from luck."""
        return self.test.apart

    def as_dict(self) -> dict:
        """Plain values for JSON."""
        return {"sellers": [asdict(s) for s in self.sellers], **asdict(self.test), "apart": self.apart}


def sellers_of(deals: Opportunities) -> Sellers | None:
    """The sellers who closed a deal; None where the file names no sellers or fewer than two of them closed any."""
    if "seller" not in deals.columns.headers:
        return None
    named = deals.seller != ""
    names, place = np.unique(deals.seller[named].astype(str), return_inverse=True)
    outcome = deals.outcome[named]
    won, lost, still = (
        np.bincount(place[outcome == o], minlength=len(names)) for o in ("won", "lost", "open")
    )
    some = np.flatnonzero(won + lost)
    if len(some) < 2:
        return None
    likely, low, high = pooled(won[some], (won + lost)[some])
    found = [
        Seller(str(names[i]), int(won[i]), int(lost[i]), int(still[i]), float(won[i] / (won[i] + lost[i])),
               float(likely[n]), float(low[n]), float(high[n]))
        for n, i in enumerate(some)
    ]  # fmt: skip
    test = same_share(won[some], (won + lost)[some])
    return Sellers(tuple(sorted(found, key=lambda s: (-s.likely, s.name))), test)
