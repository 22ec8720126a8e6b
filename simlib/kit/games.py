"""Sorting games: one card after another, put into the bin it belongs to; whether it does, and why, is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import ipywidgets as W

from simlib.kit.panel.controls import button, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pieces import verdict
from simlib.text import t

LOOK = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
"""How a card lies on the table."""


class Sorter(PlainPanel):
    """A deck of cards (name, bin) and its `bins`; the first try of each card counts in `right`.

    A unit sets `cards` and `bins` and writes `bin_words`, `card_words` and `answer`; its catalogue has "count"
    ("{at}", "{of}", "{right}") and "next" under `game`, or under its domain where there is one game.
    """

    cards: Sequence[tuple[str, str]] = ()
    bins: Sequence[str] = ()
    game = ""

    def bin_words(self, name: str) -> str:
        """What stands on a bin."""
        raise NotImplementedError

    def card_words(self, name: str) -> str:
        """What stands on a card."""
        raise NotImplementedError

    def answer(self, card: str, into: str, true: str) -> str:
        """What is said when a card is put `into` a bin and belongs into `true`."""
        raise NotImplementedError

    @property
    def now(self) -> tuple[str, str]:
        """The card on the table and its bin."""
        return self.cards[self.at]

    def sort(self, into: str) -> bool:
        """Put the card on the table into a bin; True when it belongs there."""
        card, true = self.now
        hit = into == true
        self.right += hit and not self.tried
        self.tried = True
        self._show()
        self.reason.value = verdict(self.answer(card, into, true), "better" if hit else "worse")
        return hit

    def next_card(self) -> None:
        """Lay the next card on the table; after the last, say how many were right and deal again."""
        self.at += 1
        self.tried, self.reason.value = False, ""
        if self.at == len(self.cards):
            self.reason.value = verdict(t("panel.game.end", right=self.right, of=len(self.cards)))
            self.at = self.right = 0
        self._show()

    def summary(self) -> str:
        """The card on the table."""
        return self.card_words(self.now[0])

    def _game(self, key: str, **values) -> str:
        return t(f"{self.game or self.domain}.{key}", **values)

    def _build(self) -> None:
        self.at, self.right, self.tried = 0, 0, False
        self.card, self.reason = W.HTML(), W.HTML()
        self.buttons = self._lay_bins()
        self.row = row(*self.buttons.values())
        self.onward = button(self._game("next"), lambda: self._do(self.next_card), primary=True)

    def _parts(self) -> list[W.Widget]:
        return [self.card, self.row, self.reason, row(self.onward)]

    def _lay_bins(self) -> dict[str, W.Button]:
        return {
            name: button(self.bin_words(name), lambda name=name: self._do(self.sort, name))
            for name in self.bins
        }

    def _count(self) -> str:
        return self._game("count", at=self.at + 1, of=len(self.cards), right=self.right)

    def _show(self) -> None:
        self.card.value = (f'<div class="simlib-note">{escape(self._count())}</div>'
                           f'<div style="{LOOK}">{escape(self.card_words(self.now[0]))}</div>')  # fmt: skip


class PairSorter(PlainPanel):
    """Cards that are asked two things each; the first try of each counts in `right`.

    A unit sets `cards` (name first) and `asks` (names of the two questions) and writes `card_words`; its catalogue has
    "count" (with "{most}") and "next" under its domain.
    """

    cards: Sequence[tuple[str, ...]] = ()
    asks: Sequence[str] = ()

    def card_words(self, name: str) -> str:
        """What stands on a card."""
        raise NotImplementedError

    def judge(self, ask: str, hit: bool, said: str) -> bool:
        """Count the first try of a question, say what is said, and give back whether it was right."""
        self.right += hit and ask not in self.tried
        self.tried.add(ask)
        self._show()
        self.reasons[ask].value = verdict(said, "better" if hit else "worse")
        return hit

    def next_card(self) -> None:
        """Lay the next card on the table; after the last, say how many were right and deal again."""
        self.at += 1
        self.tried = set()
        for reason in self.reasons.values():
            reason.value = ""
        if self.at == len(self.cards):
            told = t("panel.game.end", right=self.right, of=2 * len(self.cards))
            next(iter(self.reasons.values())).value = verdict(told)
            self.at = self.right = 0
        self._show()

    def summary(self) -> str:
        """The card on the table."""
        return self.card_words(self.cards[self.at][0])

    def _build(self) -> None:
        self.at, self.right, self.tried = 0, 0, set()
        self.card, self.reasons = W.HTML(), {ask: W.HTML() for ask in self.asks}
        self.onward = button(self._t("next"), lambda: self._do(self.next_card), primary=True)

    def _count(self) -> str:
        n = len(self.cards)
        return self._t("count", at=self.at + 1, of=n, right=self.right, most=2 * n)

    def _show(self) -> None:
        self.card.value = (f'<div class="simlib-note">{escape(self._count())}</div>'
                           f'<div style="{LOOK}">{escape(self.card_words(self.cards[self.at][0]))}</div>')  # fmt: skip
