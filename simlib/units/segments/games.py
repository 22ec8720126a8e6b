"""The balanced scorecard of attack and defence: which perspective a measure belongs to, and on which side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from types import MappingProxyType

from simlib.kit.games import PairSorter
from simlib.kit.shown import View, tabled
from simlib.text import t

PERSPECTIVES = ("financial", "customer", "process", "learning")
SIDES = ("attack", "defence")
CARDS = (
    ("revenue", "financial", "attack"), ("retention", "customer", "defence"), ("team", "learning", "attack"),
    ("weight_more", "process", "defence"), ("new", "customer", "attack"), ("bad_debt", "financial", "defence"),
    ("early", "process", "attack"), ("turnover", "learning", "defence"), ("cost", "financial", "defence"),
    ("loyalty", "customer", "defence"), ("weight_less", "process", "attack"), ("profit", "financial", "defence"),
    ("finer", "customer", "defence"), ("staff", "learning", "defence"), ("transfer", "learning", "defence"),
    ("satisfaction", "customer", "defence"),
)  # fmt: skip
"""The cards: name, perspective, side [course; words in "segments.card.<name>"]; the first hand has one of each pair."""
HAND = 8
"""Cards dealt at a time."""


class ScorecardTable(View):
    """What attack and defence put into each of the four perspectives."""

    def __init__(self):
        head = [t("segments.score.head"), *(t(f"segments.side.{side}") for side in SIDES)]
        both = t("segments.card.and")
        rows = [
            [t(f"segments.perspective.{p}"),
             *(both.join(t(f"segments.card.{n}") for n, where, side in CARDS if (where, side) == (p, s))
               for s in SIDES)]
            for p in PERSPECTIVES
        ]  # fmt: skip
        super().__init__(*tabled(head, rows, words=3, note=escape(t("segments.score.note"))))


class ScorecardSorter(PairSorter):
    """One measure after another: first its perspective, then attack or defence. The first try counts.

    A hand of eight is dealt; the next one brings what was missed first, then cards not seen in the last.
    """

    domain = "segments.sorter"
    unit = "02"
    cards, asks = CARDS, MappingProxyType({"perspective": PERSPECTIVES, "side": SIDES})

    def card_words(self, name: str) -> str:
        return t(f"segments.card.{name}")

    def _deal(self, cards: Sequence[tuple[str, ...]]) -> None:
        missed, seen = getattr(self, "missed", []), getattr(self, "dealt", [])
        super()._deal([*missed, *(card for card in self.cards if card not in seen)][:HAND])

    def choice(self, ask: str, name: str) -> str:
        return t(f"segments.{ask}.{name}")

    def told(self, ask: str, given: str, true: str) -> str:
        end = "yes" if given == true else "no"
        if ask == "side":
            return self._t(f"side.{end}", why=t(f"segments.card.{self.now[0]}.why"))
        return self._t(end, name=self.choice(ask, given), about=t(f"segments.perspective.{given}.is"))

    def summary(self) -> str:
        return f"{super().summary()}\n{self._count()}"
