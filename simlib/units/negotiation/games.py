"""Sentences from talks, sorted: communication or negotiation, which phase, fair or a trap."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit.games import Sorter
from simlib.text import t

DECKS = {
    "kind": {
        "boxes": ("communication", "negotiation"),
        "cards": {
            "weekend": "communication", "visit_report": "communication", "how_works": "communication",
            "feeling": "communication", "if_then": "negotiation", "swap": "negotiation", "terms": "negotiation",
            "both_walk": "negotiation",
        },
    },
    "phase": {
        "boxes": ("preparation", "opening", "middle", "end"),
        "cards": {
            "alternative": "preparation", "their_boss": "preparation", "script": "preparation",
            "agenda": "opening", "first_price": "opening", "same_issue": "opening", "if_you": "middle",
            "since_last": "middle", "parked": "middle", "summary": "end", "last_extra": "end", "date": "end",
        },
    },
    "trap": {
        "boxes": ("fair", "trap"),
        "cards": {
            "true_date": "fair", "reason": "fair", "written": "fair", "if_customer": "fair", "false_rival": "trap",
            "nibble": "trap", "good_bad": "trap", "false_deadline": "trap", "no_power": "trap",
        },
    },
}  # fmt: skip
"""Boxes and cards {name: box} of each deck [assumed]; words are "negotiation.card.<deck>.<card>" and "...why"."""


class TalkSorter(Sorter):
    """One sentence after another, put into a box; the first try counts. `deck` is one of DECKS."""

    domain, unit = "negotiation.sorter", "08"

    def __init__(self, deck: str = "kind"):
        self.deck, self.bins = deck, DECKS[deck]["boxes"]
        cards = tuple(DECKS[deck]["cards"].items())
        n = len(cards)
        self.cards = [
            cards[(3 + 5 * k) % n] for k in range(n)
        ]  # five has no factor in common with any deck's number
        super().__init__()

    def bin_words(self, name: str) -> str:
        return t(f"negotiation.box.{self.deck}.{name}")

    def card_words(self, name: str) -> str:
        return t(f"negotiation.card.{self.deck}.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        why = t(f"negotiation.card.{self.deck}.{card}.why")
        return self._t("yes" if into == true else "no", box=self.bin_words(true), why=why)

    def summary(self) -> str:
        return f"{self._t(f'ask.{self.deck}')}\n{super().summary()}\n{self._count()}"

    def _parts(self) -> list[W.Widget]:
        return [W.HTML(f"<p>{escape(self._t(f'ask.{self.deck}'))}</p>"), *super()._parts()]
