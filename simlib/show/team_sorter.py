"""Sorting games of the team unit: one card after another into the bin it belongs to, with the reason."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.show.need_panel import NeedPanel, button, row
from simlib.show.pieces import badge, verdict
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


class TeamSorter(NeedPanel):
    """Cards of one or more decks to sort, the first try counts; `TeamSorter("types", "structures")`.

    Raises BadInput for a deck that is not in DECKS.
    """

    domain = "team.sorter"

    def __init__(self, *decks: str):
        for deck in decks:
            if deck not in DECKS:
                raise BadInput("team.sorter.unknown", deck=deck, known=", ".join(DECKS))
        self.decks = decks or tuple(DECKS)
        super().__init__()

    def _build(self) -> None:
        self.deck, self.at, self.right, self.tried = self.decks[0], 0, 0, False
        self.head, self.card, self.reason = W.HTML(), W.HTML(), W.HTML()
        self.choice = W.ToggleButtons(options=[(t(f"team.deck.{deck}"), deck) for deck in self.decks])
        self.choice.observe(lambda change: self._do(self.take, change["new"]), "value")
        self.bins = W.Box([])
        self.bins.add_class("simlib-row")
        self.onward = button(self._t("next"), lambda: self._do(self.next_card), primary=True)
        self._lay_bins()

    def _parts(self) -> list[W.Widget]:
        views = W.Box([self.choice])
        views.add_class("simlib-views")
        views.layout.display = "" if len(self.decks) > 1 else "none"
        return [views, self.head, self.card, self.bins, self.reason, row(self.onward)]

    def _lay_bins(self) -> None:
        deck = self.deck
        self.buttons = {
            place: button(t(f"team.deck.{deck}.bin.{place}"), lambda place=place: self._do(self.sort, place))
            for place in DECKS[deck][1]
        }
        self.bins.children = tuple(self.buttons.values())

    def take(self, deck: str) -> None:
        """Take another deck, from its first card."""
        self.deck, self.at, self.right, self.tried, self.reason.value = deck, 0, 0, False, ""
        self._lay_bins()
        self._show()

    @property
    def name(self) -> str:
        """The card on the table."""
        return DECKS[self.deck][2][self.at]

    def sort(self, place: str) -> bool:
        """Put the card into a bin; True when it belongs there. The first try counts."""
        true = RIGHT[self.deck][self.name]
        if not self.tried:
            self.right += place == true
        self.tried = True
        why = t(f"team.deck.{self.deck}.card.{self.name}.why")
        said = self._t(
            "yes" if place == true else "no", place=t(f"team.deck.{self.deck}.bin.{true}"), why=why
        )
        self._show()
        self.reason.value = verdict(said, "better" if place == true else "worse")
        return place == true

    def next_card(self) -> None:
        """Lay the next card on the table; after the last, begin again."""
        self.at += 1
        if self.at == len(DECKS[self.deck][2]):
            self.at = self.right = 0
        self.tried, self.reason.value = False, ""
        self._show()

    def _show(self) -> None:
        label, places, cards = DECKS[self.deck]
        asks = t(f"team.deck.{self.deck}.asks")
        bins = "".join(
            f"<li><b>{escape(t(f'team.deck.{self.deck}.bin.{place}'))}</b>: "
            f"{escape(t(f'team.deck.{self.deck}.bin.{place}.is'))}</li>"
            for place in places
        )
        self.head.value = f"<div>{badge(label)} {escape(asks)}</div><ul>{bins}</ul>"
        count = self._t("count", at=self.at + 1, of=len(cards), right=self.right)
        look = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        words = t(f"team.deck.{self.deck}.card.{self.name}")
        self.card.value = (
            f'<div class="simlib-note">{escape(count)}</div><div style="{look}">{escape(words)}</div>'
        )

    def summary(self) -> str:
        return f"{t(f'team.deck.{self.deck}.asks')}\n{t(f'team.deck.{self.deck}.card.{self.name}')}"
