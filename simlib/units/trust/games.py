"""The praise game: which ring a sentence hits, and whether it is specific and prompt."""

from __future__ import annotations

import ipywidgets as W

from simlib.kit.games import PairSorter
from simlib.kit.panel.controls import button, row
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
    cards, asks = SENTENCES, ("ring", "manner")

    def card_words(self, name: str) -> str:
        return t(f"trust.praise.{name}")

    def _build(self) -> None:
        super()._build()
        self.rings = {r: button(t(f"trust.ring.{r}"), lambda r=r: self._do(self.sort, r)) for r in RINGS}
        self.manners = {m: button(self._t(m), lambda m=m: self._do(self.weigh, m)) for m in MANNERS}

    def _parts(self) -> list[W.Widget]:
        return [
            self.card,
            row(W.Label(self._t("which")), *self.rings.values()), self.reasons["ring"],
            row(W.Label(self._t("how")), *self.manners.values()), self.reasons["manner"],
            row(self.onward),
        ]  # fmt: skip

    def sort(self, ring: str) -> bool:
        """Name the ring the sentence hits; True when it does. The first try counts."""
        _, true, _ = self.now
        words = t(f"trust.ring.{ring}")
        key = "yes" if ring == true else "no"
        said = self._t(key, ring=words, about=t(f"trust.ring.{ring}.is"))
        return self.judge("ring", ring == true, said)

    def weigh(self, manner: str) -> bool:
        """Say whether the sentence is fit, too vague or too late; True when it is so."""
        name, _, true = self.now
        why = t(f"trust.praise.{name}.why")
        said = why if manner == true else self._t(f"not.{manner}")
        return self.judge("manner", manner == true, said)
