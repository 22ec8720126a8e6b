"""Sentences from talks, sorted: communication or negotiation, which phase, fair or a trap."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.show.need_panel import NeedPanel, button, row
from simlib.show.pieces import verdict
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


class TalkSorter(NeedPanel):
    """One sentence after another, put into a box; the first try counts. `deck` is one of DECKS."""

    domain = "negotiation.sorter"

    def __init__(self, deck: str = "kind"):
        self.deck, self.cards = deck, tuple(DECKS[deck]["cards"].items())
        super().__init__()

    def _build(self) -> None:
        n = len(self.cards)
        self.order = [
            (3 + 5 * k) % n for k in range(n)
        ]  # five has no factor in common with any deck's number
        self.at, self.right, self.tried = 0, 0, False
        self.card, self.reason = W.HTML(), W.HTML()
        self.buttons = {
            box: button(t(f"negotiation.box.{self.deck}.{box}"), lambda box=box: self._do(self.sort, box))
            for box in DECKS[self.deck]["boxes"]
        }
        self.onward = button(self._t("next"), lambda: self._do(self.next_card), primary=True)

    def _parts(self) -> list[W.Widget]:
        return [W.HTML(f"<p>{escape(self._t(f'ask.{self.deck}'))}</p>"), self.card, row(*self.buttons.values()),
                self.reason, row(self.onward)]  # fmt: skip

    @property
    def now(self) -> tuple[str, str]:
        """The card on the table and its box."""
        return self.cards[self.order[self.at]]

    def sort(self, box: str) -> bool:
        """Put the card into a box; True when it belongs there."""
        name, true = self.now
        if not self.tried:
            self.right += box == true
        self.tried = True
        said = self._t("yes" if box == true else "no", box=t(f"negotiation.box.{self.deck}.{true}"),
                       why=t(f"negotiation.card.{self.deck}.{name}.why"))  # fmt: skip
        self._show()
        self.reason.value = verdict(said, "better" if box == true else "worse")
        return box == true

    def next_card(self) -> None:
        """Lay the next card on the table; after the last, begin again."""
        self.at = (self.at + 1) % len(self.cards)
        if self.at == 0:
            self.right = 0
        self.tried, self.reason.value = False, ""
        self._show()

    def _count(self) -> str:
        return self._t("count", at=self.at + 1, of=len(self.cards), right=self.right)

    def _words(self) -> str:
        return t(f"negotiation.card.{self.deck}.{self.now[0]}")

    def _show(self) -> None:
        look = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        self.card.value = (f'<div class="simlib-note">{escape(self._count())}</div>'
                           f'<div style="{look}">{escape(self._words())}</div>')  # fmt: skip

    def summary(self) -> str:
        return f"{self._t(f'ask.{self.deck}')}\n{self._words()}\n{self._count()}"
