"""Sorting games of the team unit: one card after another into the bin it belongs to, with the reason."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit.games import Sorter
from simlib.kit.pieces import badge
from simlib.text import BadInput, t

DECKS = {
    "types": ("assumed", ("problem", "own", "cross"),
              ("visits", "roster", "bid", "losses", "targets", "rollout")),
    "structures": ("published", ("territory", "product", "customer", "function"),
                   ("travel", "technical", "banks", "hunters", "local", "two_lines", "key", "inside")),
    "conflict": ("published", ("competing", "collaborating", "compromising", "avoiding", "accommodating"),
                 ("bribe", "credit", "deadline", "heat", "wrong", "trifle", "price")),
    "low": ("assumed", ("skill", "will", "way", "place"),
            ("questions", "stopped", "territory", "unclear", "misfit", "new", "promise", "paperwork")),
    "bottleneck": ("assumed", ("owner", "manager", "system"),
                   ("signs", "star", "memory", "no_one", "holiday", "spreadsheets", "coach_time")),
    "departments": ("assumed", ("production", "finance", "service", "marketing"),
                    ("dates", "credit", "fault", "leads", "special", "invoice", "installed")),
    "fit": ("assumed", ("evidence", "label", "train"),
            ("committee", "animal", "sheet", "outgoing", "loss", "zodiac", "spin", "school")),
}  # fmt: skip
"""By deck: label of the sorting, bins, cards; words in "team.deck.<deck>...", the right bin in RIGHT."""

RIGHT = {
    "types": {"visits": "problem", "roster": "own", "bid": "cross", "losses": "problem", "targets": "own",
              "rollout": "cross"},
    "structures": {"travel": "territory", "technical": "product", "banks": "customer", "hunters": "function",
                   "local": "territory", "two_lines": "product", "key": "customer", "inside": "function"},
    "conflict": {"bribe": "competing", "credit": "collaborating", "deadline": "compromising", "heat": "avoiding",
                 "wrong": "accommodating", "trifle": "avoiding", "price": "collaborating"},
    "low": {"questions": "skill", "stopped": "will", "territory": "place", "unclear": "way", "misfit": "place",
            "new": "skill", "promise": "will", "paperwork": "way"},
    "bottleneck": {"signs": "owner", "star": "manager", "memory": "system", "no_one": "manager",
                   "holiday": "owner", "spreadsheets": "system", "coach_time": "manager"},
    "departments": {"dates": "production", "credit": "finance", "fault": "service", "leads": "marketing",
                    "special": "production", "invoice": "finance", "installed": "service"},
    "fit": {"committee": "evidence", "animal": "label", "sheet": "evidence", "outgoing": "label",
            "loss": "evidence", "zodiac": "label", "spin": "train", "school": "label"},
}  # fmt: skip


class TeamSorter(Sorter):
    """Cards of one or more decks to sort, the first try counts; `TeamSorter("types", "structures")`.

    Raises BadInput for a deck that is not in DECKS.
    """

    domain, unit = "team.sorter", "09"

    def __init__(self, *decks: str):
        for deck in decks:
            if deck not in DECKS:
                raise BadInput("team.sorter.unknown", deck=deck, known=", ".join(DECKS))
        self.decks = decks or tuple(DECKS)
        self._open(self.decks[0])
        super().__init__()

    def bin_words(self, name: str) -> str:
        return t(f"team.deck.{self.deck}.bin.{name}")

    def card_words(self, name: str) -> str:
        return t(f"team.deck.{self.deck}.card.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        why = t(f"team.deck.{self.deck}.card.{card}.why")
        return self._t("yes" if into == true else "no", place=self.bin_words(true), why=why)

    def take(self, deck: str) -> None:
        """Take another deck, from its first card."""
        self._open(deck)
        self._deal(self.cards)
        self._wipe()
        self.buttons = self._lay_bins()
        self.row.children = tuple(self.buttons.values())
        self._show()

    def summary(self) -> str:
        return f"{t(f'team.deck.{self.deck}.asks')}\n{super().summary()}"

    def _open(self, deck: str) -> None:
        self.deck, self.bins = deck, DECKS[deck][1]
        self.cards = [(card, RIGHT[deck][card]) for card in DECKS[deck][2]]

    def _build(self) -> None:
        super()._build()
        self.head = W.HTML()
        self.choice = W.ToggleButtons(options=[(t(f"team.deck.{deck}"), deck) for deck in self.decks])
        self.choice.observe(lambda change: self._do(self.take, change["new"]), "value")

    def _parts(self) -> list[W.Widget]:
        views = W.Box([self.choice])
        views.add_class("simlib-views")
        views.layout.display = "" if len(self.decks) > 1 else "none"
        return [views, self.head, *super()._parts()]

    def _show(self) -> None:
        super()._show()
        bins = "".join(
            f"<li><b>{escape(self.bin_words(place))}</b>: "
            f"{escape(t(f'team.deck.{self.deck}.bin.{place}.is'))}</li>"
            for place in self.bins
        )
        asks = escape(t(f"team.deck.{self.deck}.asks"))
        self.head.value = f"<div>{badge(DECKS[self.deck][0])} {asks}</div><ul>{bins}</ul>"
