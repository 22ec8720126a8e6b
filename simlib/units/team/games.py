"""Sorting games of the team unit: one card after another into the bin it belongs to, with the reason."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit.games import Sorter
from simlib.kit.pieces import badge
from simlib.text import BadInput, t

DECKS = {
    "low": ("assumed", {
        "questions": "skill", "stopped": "will", "territory": "place", "unclear": "way", "misfit": "place",
        "new": "skill", "promise": "will", "paperwork": "way",
    }, ("skill", "will", "way", "place")),
    "fit": ("assumed", {
        "committee": "evidence", "animal": "label", "sheet": "evidence", "outgoing": "label", "loss": "evidence",
        "zodiac": "label", "spin": "train", "school": "label",
    }, ("evidence", "label", "train")),
}  # fmt: skip
"""By deck: label of the sorting, its cards with the right bin of each, the bins; words in "team.deck.<deck>..."."""


class TeamSorter(Sorter):
    """The cards of a deck, low performers or who suits key accounts; BadInput for one that is not in DECKS."""

    domain, unit = "team.sorter", "09"

    def __init__(self, deck: str = "low"):
        if deck not in DECKS:
            raise BadInput("team.sorter.unknown", deck=deck, known=", ".join(DECKS))
        self.deck, (self.label, cards, self.bins) = deck, DECKS[deck]
        self.cards = tuple(cards.items())
        super().__init__()

    def bin_words(self, name: str) -> str:
        return t(f"team.deck.{self.deck}.bin.{name}")

    def card_words(self, name: str) -> str:
        return t(f"team.deck.{self.deck}.card.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        why = t(f"team.deck.{self.deck}.card.{card}.why")
        return self._t("yes" if into == true else "no", place=self.bin_words(true), why=why)

    def summary(self) -> str:
        return f"{t(f'team.deck.{self.deck}.asks')}\n{super().summary()}"

    def _parts(self) -> list[W.Widget]:
        bins = "".join(
            f"<li><b>{escape(self.bin_words(place))}</b>: {escape(t(f'team.deck.{self.deck}.bin.{place}.is'))}</li>"
            for place in self.bins
        )
        asks = escape(t(f"team.deck.{self.deck}.asks"))
        return [W.HTML(f"<div>{badge(self.label)} {asks}</div><ul>{bins}</ul>"), *super()._parts()]
