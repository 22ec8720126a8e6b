"""Call notes sorted into the four results, by what the customer did and not by how it sounded."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.course.call_results import result_of, success_share
from simlib.course.spin import RESULTS
from simlib.show.need_panel import NeedPanel, button, row
from simlib.show.pieces import verdict
from simlib.text import t

NOTES = (
    ("praise", "warm", True), ("line_test", "trial", False), ("director", "higher", False),
    ("framework", "signed", True), ("brochure", "ours", True), ("rival", "elsewhere", False),
    ("spring", "later", True), ("spec", "together", False), ("frozen", "stopped", False),
    ("third", "budget", False), ("lunch", "warm", True), ("plant_tour", "demonstration", False),
)  # fmt: skip
"""The sorter's notes: name, what the customer did, whether it sounded good; words in "buying.note.<name>"."""


class CallSorter(NeedPanel):
    """One call note after another: order, advance, continuation or no sale, and what the customer did."""

    domain = "buying.sorter"

    def _build(self) -> None:
        self.at, self.right, self.tried, self.seen = 0, 0, False, 0
        self.card, self.reason, self.tally = W.HTML(), W.HTML(), W.HTML()
        self.buttons = {
            result: button(t(f"needs.result.{result}"), lambda result=result: self._do(self.sort, result))
            for result in RESULTS
        }
        self.onward = button(self._t("next"), lambda: self._do(self.next_note), primary=True)

    def _parts(self) -> list[W.Widget]:
        return [self.card, row(*self.buttons.values()), self.reason, row(self.onward), self.tally]

    def sort(self, result: str) -> bool:
        """Put the note on the table under a result; True when it belongs there. The first try counts."""
        _, did, _ = NOTES[self.at]
        true = result_of(did)
        if not self.tried:
            self.right += result == true
        self.tried, self.seen = True, max(self.seen, self.at + 1)
        said = self._t("yes" if result == true else "no", result=t(f"needs.result.{true}"),
                       yours=t(f"needs.result.{result}"), why=t(f"buying.did.{did}"))  # fmt: skip
        self._show()
        self.reason.value = verdict(said, "better" if result == true else "worse")
        return result == true

    def next_note(self) -> None:
        """Lay the next note on the table; after the last, begin again."""
        self.at += 1
        if self.at == len(NOTES):
            self.at = self.right = self.seen = 0
        self.tried, self.reason.value = False, ""
        self._show()

    def _show(self) -> None:
        words = t(f"buying.note.{NOTES[self.at][0]}")
        count = self._t("count", at=self.at + 1, of=len(NOTES), right=self.right)
        look = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        self.card.value = (
            f'<div class="simlib-note">{escape(count)}</div><div style="{look}">{escape(words)}</div>'
        )
        self.tally.value = f'<div class="simlib-note">{escape(self._tallied())}</div>'

    def _tallied(self) -> str:
        """How many of the notes so far sounded good, and how many moved the sale on."""
        told = NOTES[: self.seen]
        if not told:
            return self._t("none_yet")
        moved = round(success_share([did for _, did, _ in told]) * len(told))
        return self._t("tally", n=len(told), good=sum(warm for _, _, warm in told), moved=moved)

    def summary(self) -> str:
        return f"{t(f'buying.note.{NOTES[self.at][0]}')}\n{self._tallied()}"
