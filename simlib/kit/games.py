"""Sorting games: one card after another, put where it belongs; whether it does, and why, is told at once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from contextlib import suppress
from html import escape
from types import MappingProxyType

import ipywidgets as W

from simlib.classroom.desk import current
from simlib.kit.controls import button, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pieces import verdict
from simlib.text import BadInput, language, t

LOOK = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
"""How a card lies on the table."""


class Deck(PlainPanel):
    """Cards that lie on the table one by one, each asked what `asks` names; the first try of each counts in `right`.

    When the last is answered the deck is over: it says how many were right, keeps the reader's best in the answer file
    of `unit`, and is dealt again, what was missed first. A unit writes `card_words`; its catalogue has "count" ("{at}",
    "{of}", "{right}", "{most}") and "next" under `game`, or under its domain where there is one game.
    """

    cards: Sequence[tuple[str, ...]] = ()
    asks: Collection[Hashable] = ("",)
    unit = deck = game = ""
    column = True

    def card_words(self, name: str) -> str:
        """What stands on a card."""
        raise NotImplementedError

    @property
    def now(self) -> tuple[str, ...]:
        """The card on the table, its name first."""
        return self.dealt[self.at]

    @property
    def most(self) -> int:
        """How many first tries there are."""
        return len(self.asks) * len(self.dealt)

    @property
    def over(self) -> bool:
        """Whether the last card is answered."""
        return self.at + 1 == len(self.dealt) and self.tried == set(self.asks)

    def next_card(self) -> None:
        """Lay the next card on the table; after the last, deal again, what was missed first."""
        if self.at + 1 == len(self.dealt):
            self._deal([*self.missed, *(card for card in self.dealt if card not in self.missed)])
        else:
            self.at += 1
        self.tried = set()
        self._wipe()
        self._show()

    def summary(self) -> str:
        """The card on the table."""
        return self.card_words(self.now[0])

    def _game(self, key: str, **values) -> str:
        return t(f"{self.game or self.domain}.{key}", **values)

    def _build(self) -> None:
        self._deal(self.cards)
        self.card = W.HTML()
        self.onward = button(self._game("next"), lambda: self._do(self.next_card), primary=True)

    def _deal(self, cards: Sequence[tuple[str, ...]]) -> None:
        self.dealt, self.at, self.right, self.tried, self.missed = list(cards), 0, 0, set(), []

    def _wipe(self) -> None:
        """Take away what was said of the last card."""

    def _tried(self, ask: Hashable, hit: bool) -> None:
        """Count the first try of a question."""
        if ask in self.tried:
            return
        self.tried.add(ask)
        self.right += hit
        if not hit and self.now not in self.missed:
            self.missed.append(self.now)
        if self.over:
            self._keep()

    def _keep(self) -> None:
        answers = current() if self.unit else None
        if answers:
            with suppress(BadInput):  # a file that cannot be written is told where the answers are
                answers.played(self.unit, f"{self.domain}.{self.deck}", self.right, self.most)

    def _best(self) -> int | None:
        """The reader's best with this deck, None where none is kept."""
        answers = current() if self.unit else None
        return answers and answers.best(self.unit, f"{self.domain}.{self.deck}")

    def _count(self) -> str:
        return self._game("count", at=self.at + 1, of=len(self.dealt), right=self.right, most=self.most)

    def _ended(self) -> str:
        """How the deck went, as HTML."""
        best = self._best()
        said = [
            t("panel.deck.all" if self.right == self.most else "panel.deck.some", n=self.right, of=self.most)
        ]
        if best is not None and best > self.right:
            said.append(t("panel.deck.best", n=best))
        if self.missed:
            said.append(t("panel.deck.first", n=len(self.missed)))
        return verdict(
            ("" if language() == "zh" else " ").join(said), "better" if self.right == self.most else "none"
        )

    def _show(self) -> None:
        self.onward.description = t("panel.deck.again") if self.over else self._game("next")
        ended = self._ended() if self.over else ""
        self.card.value = (f'<div class="simlib-note">{escape(self._count())}</div>{ended}'
                           f'<div style="{LOOK}">{escape(self.card_words(self.now[0]))}</div>')  # fmt: skip


class Sorter(Deck):
    """A deck of cards (name, bin) and its `bins`: a unit also writes `bin_words` and `answer`."""

    bins: Sequence[str] = ()

    def bin_words(self, name: str) -> str:
        """What stands on a bin."""
        raise NotImplementedError

    def answer(self, card: str, into: str, true: str) -> str:
        """What is said when a card is put `into` a bin and belongs into `true`."""
        raise NotImplementedError

    def sort(self, into: str) -> bool:
        """Put the card on the table into a bin; True when it belongs there."""
        card, true = self.now
        hit = into == true
        self._tried("", hit)
        self._show()
        self.reason.value = verdict(self.answer(card, into, true), "better" if hit else "worse")
        return hit

    def _build(self) -> None:
        super()._build()
        self.reason = W.HTML()
        self.buttons = self._lay_bins()
        self.row = row(*self.buttons.values())

    def _parts(self) -> list[W.Widget]:
        return [self.card, self.row, self.reason, row(self.onward)]

    def _lay_bins(self) -> dict[str, W.Button]:
        return {
            name: button(self.bin_words(name), lambda name=name: self._do(self.sort, name))
            for name in self.bins
        }

    def _wipe(self) -> None:
        self.reason.value = ""


class PairSorter(Deck):
    """Cards (name, right answer of each question) that are asked two things, `asks` {question: answers}, one after
    the other; `reasons` hold what is said to each.

    A unit also writes `choice` and `told`; its catalogue has "which" and "how" before the answers.
    """

    asks: Mapping[str, Sequence[str]] = MappingProxyType({})

    def choice(self, ask: str, name: str) -> str:
        """What stands on an answer's button."""
        raise NotImplementedError

    def told(self, ask: str, given: str, true: str) -> str:
        """What is said to an answer."""
        raise NotImplementedError

    def say(self, ask: str, given: str) -> bool:
        """Answer a question about the card on the table; True when it is right. The first try counts."""
        true = self.now[1 + list(self.asks).index(ask)]
        self._tried(ask, given == true)
        self._show()
        self.reasons[ask].value = verdict(self.told(ask, given, true), "better" if given == true else "worse")
        return given == true

    def _build(self) -> None:
        super()._build()
        self.reasons = {ask: W.HTML() for ask in self.asks}
        self.buttons = {
            ask: {
                n: button(self.choice(ask, n), lambda ask=ask, n=n: self._do(self.say, ask, n)) for n in names
            }
            for ask, names in self.asks.items()
        }

    def _parts(self) -> list[W.Widget]:
        parts = [self.card]
        for words, ask in zip(("which", "how"), self.asks, strict=True):
            parts += [row(W.Label(self._t(words)), *self.buttons[ask].values()), self.reasons[ask]]
        return [*parts, row(self.onward)]

    def _wipe(self) -> None:
        for reason in self.reasons.values():
            reason.value = ""
