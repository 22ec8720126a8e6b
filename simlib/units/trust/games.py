"""The praise game: which ring a sentence hits, and whether it is specific and prompt."""

from __future__ import annotations

from types import MappingProxyType

from simlib.kit.games import PairSorter
from simlib.text import t

RINGS = ("appearance", "achievements", "character", "potential")
"""The target's rings from the outside in [course]."""
MANNERS = ("fit", "vague", "late")
"""Fit to be said now; too vague; too late [course: be specific, praise at once]."""
SENTENCES = (
    ("tie", "appearance", "fit"), ("tender", "achievements", "fit"), ("great", "character", "vague"),
    ("chart", "potential", "fit"), ("line", "achievements", "late"), ("stood", "character", "fit"),
    ("look", "appearance", "vague"), ("learn", "potential", "vague"), ("speech", "achievements", "vague"),
    ("owned", "character", "late"),
)  # fmt: skip
"""The game's sentences: name, ring, manner; words in "trust.praise.<name>" and ".why"."""


class PraiseSorter(PairSorter):
    """One sentence of praise after another: first its ring, then whether it is specific and prompt."""

    domain = "trust.sorter"
    unit = "05"
    cards, asks = SENTENCES, MappingProxyType({"ring": RINGS, "manner": MANNERS})

    def card_words(self, name: str) -> str:
        return t(f"trust.praise.{name}")

    def choice(self, ask: str, name: str) -> str:
        return t(f"trust.ring.{name}") if ask == "ring" else self._t(name)

    def told(self, ask: str, given: str, true: str) -> str:
        if ask == "ring":
            said = {"ring": self.choice(ask, given), "about": t(f"trust.ring.{given}.is")}
            return self._t("yes" if given == true else "no", **said)
        return t(f"trust.praise.{self.now[0]}.why") if given == true else self._t(f"not.{given}")
