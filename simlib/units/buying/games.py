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
DID = {name: did for name, did, _ in NOTES}
WARM = {name for name, _, warm in NOTES if warm}


class CallSorter(Sorter):
    """One call note after another: order, advance, continuation or no sale, and what the customer did."""

    domain = "buying.sorter"
    unit = "04"
    cards, bins = tuple((name, result_of(did)) for name, did, _ in NOTES), RESULTS

    def bin_words(self, name: str) -> str:
        return t(f"units.result.{name}")

    def card_words(self, name: str) -> str:
        return t(f"buying.note.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        did = DID[card]
        key = "yes" if into == true else "no"
        return self._t(
            key, result=self.bin_words(true), yours=self.bin_words(into), why=t(f"buying.did.{did}")
        )

    def summary(self) -> str:
        return f"{super().summary()}\n{self._tallied()}"

    def _build(self) -> None:
        super()._build()
        self.tally = W.HTML()

    def _parts(self) -> list[W.Widget]:
        return [*super()._parts(), self.tally]

    def _show(self) -> None:
        super()._show()
        self.tally.value = f'<div class="simlib-note">{escape(self._tallied())}</div>'

    def _tallied(self) -> str:
        """How many of the notes so far sounded good, and how many moved the sale on."""
        told = [name for name, _ in self.dealt[: self.at + bool(self.tried)]]
        if not told:
            return self._t("none_yet")
        moved = round(success_share([DID[name] for name in told]) * len(told))
        return self._t("tally", n=len(told), good=sum(name in WARM for name in told), moved=moved)
