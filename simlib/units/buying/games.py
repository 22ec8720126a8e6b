"""Call notes sorted into the four results, by what the customer did and not by how it sounded."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.course.call_results import RESULTS, result_of, success_share
from simlib.kit.games import Sorter
from simlib.text import t

NOTES = (
    ("praise", "warm", True), ("line_test", "trial", False), ("director", "higher", False),
    ("framework", "signed", True), ("brochure", "ours", True), ("rival", "elsewhere", False),
    ("spring", "later", True), ("spec", "together", False), ("frozen", "stopped", False),
    ("third", "budget", False), ("lunch", "warm", True), ("plant_tour", "demonstration", False),
)  # fmt: skip
"""The sorter's notes: name, what the customer did, whether it sounded good; words in "buying.note.<name>"."""


class CallSorter(Sorter):
    """One call note after another: order, advance, continuation or no sale, and what the customer did."""

    domain = "buying.sorter"
    cards, bins = tuple((name, result_of(did)) for name, did, _ in NOTES), RESULTS

    def bin_words(self, name: str) -> str:
        return t(f"units.result.{name}")

    def card_words(self, name: str) -> str:
        return t(f"buying.note.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        _, did, _ = NOTES[self.at]
        key = "yes" if into == true else "no"
        return self._t(
            key, result=self.bin_words(true), yours=self.bin_words(into), why=t(f"buying.did.{did}")
        )

    def sort(self, into: str) -> bool:
        """Put the note on the table under a result; True when it belongs there, and the tally goes on."""
        self.seen = max(self.seen, self.at + 1)
        return super().sort(into)

    def next_card(self) -> None:
        """Lay the next note on the table; after the last, begin again, the tally too."""
        if self.at + 1 == len(self.cards):
            self.seen = 0
        super().next_card()

    def summary(self) -> str:
        return f"{super().summary()}\n{self._tallied()}"

    def _build(self) -> None:
        super()._build()
        self.seen, self.tally = 0, W.HTML()

    def _parts(self) -> list[W.Widget]:
        return [*super()._parts(), self.tally]

    def _show(self) -> None:
        super()._show()
        self.tally.value = f'<div class="simlib-note">{escape(self._tallied())}</div>'

    def _tallied(self) -> str:
        """How many of the notes so far sounded good, and how many moved the sale on."""
        told = NOTES[: self.seen]
        if not told:
            return self._t("none_yet")
        moved = round(success_share([did for _, did, _ in told]) * len(told))
        return self._t("tally", n=len(told), good=sum(warm for _, _, warm in told), moved=moved)
