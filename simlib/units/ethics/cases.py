"""The ethics page: what the law and this workbook rule out, replies and cases to sort by it."""

from __future__ import annotations

from html import escape

from simlib.kit.games import Sorter
from simlib.kit.shown import View, labelled
from simlib.text import t

TOPICS = {
    "money": (
        ("gift", "published"),
        ("discount", "published"),
        ("reward", "published"),
        ("inside", "published"),
    ),
    "words": (("threat", "assumed"), ("rival", "published"), ("animal", "contested")),
    "data": (
        ("birthday", "published"),
        ("marketing", "published"),
        ("children", "published"),
        ("debt", "assumed"),
    ),
}
"""By topic: its rows with their labels; words in "ethics.<topic>.<row>" and ".is"."""

BINS = ("fine", "ask", "never")
CARDS = (
    ("booked", "fine"), ("card", "never"), ("visit", "ask"), ("criteria", "fine"), ("floor", "never"),
    ("deadline", "never"), ("cost", "fine"), ("rumour", "never"), ("birthday", "ask"), ("label", "never"),
    ("plain", "fine"), ("relative", "never"),
)  # fmt: skip
"""The cases to judge and their bins; words in "ethics.card.<name>" and ".why" [assumed readings of the limits]."""

REPLIES = (
    ("later", "hold"), ("plain", "send"), ("grant", "hold"), ("match", "hold"), ("report", "send"),
    ("loan", "hold"), ("firm", "send"),
)  # fmt: skip
"""Answers to the message of the page's case, and whether they pass its three questions [assumed readings]."""


class EthicsTable(View):
    """The limits of one topic, each with its label: one of TOPICS. Chinese law; a table is no legal advice.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     "commercial bribery" in EthicsTable("money").words
    True
    """

    def __init__(self, topic: str):
        head = [t(f"ethics.{topic}"), t("ethics.head")]
        rows = [[t(f"ethics.{topic}.{row}"), t(f"ethics.{topic}.{row}.is")] for row, _ in TOPICS[topic]]
        super().__init__(*labelled(head, rows, [label for _, label in TOPICS[topic]], 2))


class LimitSorter(Sorter):
    """One case after another: fine, ask first, or never? Whether it is, and why, is told at once."""

    domain = game = "ethics.sorter"
    pile = "card"
    cards, bins = CARDS, BINS

    def bin_words(self, name: str) -> str:
        return self._t(name)

    def card_words(self, name: str) -> str:
        return t(f"ethics.{self.pile}.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        said = "yes" if into == true else "no"
        return self._game(said, bin=self._t(into), why=t(f"ethics.{self.pile}.{card}.why"))

    def summary(self) -> str:
        return "\n".join(self.card_words(card) for card, _ in self.cards)

    def still(self) -> str:
        cards = "".join(f"<li>{escape(line)}</li>" for line in self.summary().splitlines())
        bins = t("classroom.comma").join(self._t(name) for name in self.bins)
        return f"<ol>{cards}</ol><p>{escape(bins)}</p>"


class ReplySorter(LimitSorter):
    """One reply to the case's message after another: could it be sent tonight? Why, or why not, is told at once."""

    domain, pile = "ethics.replies", "reply"
    cards, bins = REPLIES, ("send", "hold")
