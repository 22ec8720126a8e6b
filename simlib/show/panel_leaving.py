"""Card games of unit 11: why a customer left, what to do in which phase, which step of a complaint."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.show.need_panel import NeedPanel, button, row
from simlib.show.pieces import verdict
from simlib.text import BadInput, t
from simlib.world.market.customers import REASONS_TO_LEAVE

PHASES = ("prospect", "active", "leaving", "gone")
"""Phases of a customer's life [course: prospect, active, leaving; win-back published]."""
STEPS = ("listen", "own", "clarify", "agree", "act", "follow")
"""Steps of handling a complaint [course heading; the steps are ours: assumed]."""
DECKS = {
    "reasons": (REASONS_TO_LEAVE, (
        ("director", "moved"), ("hotline", "indifference"), ("golf", "friends"), ("plant", "closed"),
        ("cheaper", "competitor"), ("leak", "product"), ("silence", "indifference"), ("merger", "closed"),
    )),
    "cycle": (PHASES, (
        ("visit_plan", "active"), ("orders_halve", "leaving"), ("needs_talk", "prospect"), ("ask_back", "gone"),
        ("second_line", "active"), ("called_off", "leaving"), ("sample", "prospect"), ("new_contact", "gone"),
    )),
    "complaint": (STEPS, (
        ("let_talk", "listen"), ("sorry", "own"), ("which_batch", "clarify"), ("by_friday", "agree"),
        ("replace", "act"), ("ring_back", "follow"), ("my_case", "own"), ("repair_cause", "follow"),
    )),
}  # fmt: skip
"""The games: options, and cards with the option they belong to; words in "churn.card.<deck>.<card>"."""


class ChurnCards(NeedPanel):
    """One card after another, sorted by its option; the reason is told. `deck` is one of DECKS, else BadInput."""

    def __init__(self, deck: str = "reasons"):
        if deck not in DECKS:
            raise BadInput("churn.cards.unknown", value=deck, known=", ".join(DECKS))
        self.deck, self.domain = deck, f"churn.cards.{deck}"
        super().__init__()

    def _build(self) -> None:
        self.at, self.right, self.tried = 0, 0, False
        options, self.cards = DECKS[self.deck]
        self.card, self.reason = W.HTML(), W.HTML()
        self.options = {o: button(self._option(o), lambda o=o: self._do(self.sort, o)) for o in options}
        self.onward = button(t("churn.cards.next"), lambda: self._do(self.next_card), primary=True)

    def _option(self, option: str) -> str:
        return t(f"world.leave.{option}") if self.deck == "reasons" else t(f"churn.{self.deck}.{option}")

    def _parts(self) -> list[W.Widget]:
        return [self.card, row(*self.options.values()), self.reason, row(self.onward)]

    def sort(self, option: str) -> bool:
        """Lay the card to an option; True when it belongs there. The first try counts."""
        name, true = self.cards[self.at]
        hit = option == true
        self.right += hit and not self.tried
        self.tried = True
        self._show()
        why = t(f"churn.card.{self.deck}.{name}.why")
        said = t("churn.cards.yes", why=why) if hit else t("churn.cards.no", option=self._option(option))
        self.reason.value = verdict(said, "better" if hit else "worse")
        return hit

    def next_card(self) -> None:
        """The next card; after the last, begin again."""
        self.at += 1
        if self.at == len(self.cards):
            self.at = self.right = 0
        self.tried, self.reason.value = False, ""
        self._show()

    def _words(self) -> str:
        return t(f"churn.card.{self.deck}.{self.cards[self.at][0]}")

    def _show(self) -> None:
        count = t("churn.cards.count", at=self.at + 1, of=len(self.cards), right=self.right)
        look = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        self.card.value = (
            f'<div class="simlib-note">{escape(count)}</div><div style="{look}">{escape(self._words())}</div>'
        )

    def summary(self) -> str:
        return self._words()
