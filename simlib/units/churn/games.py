"""Card games of unit 11: why a customer left, what to do in which phase, which step of a complaint."""

from __future__ import annotations

from simlib.kit.games import Sorter
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


class ChurnCards(Sorter):
    """One card after another, sorted by its option; the reason is told. `deck` is one of DECKS, else BadInput."""

    game, unit = "churn.cards", "11"

    def __init__(self, deck: str = "reasons"):
        if deck not in DECKS:
            raise BadInput("churn.cards.unknown", value=deck, known=", ".join(DECKS))
        self.deck, self.domain = deck, f"churn.cards.{deck}"
        self.bins, self.cards = DECKS[deck]
        super().__init__()

    def bin_words(self, name: str) -> str:
        return t(f"world.leave.{name}") if self.deck == "reasons" else t(f"churn.{self.deck}.{name}")

    def card_words(self, name: str) -> str:
        return t(f"churn.card.{self.deck}.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        if into == true:
            return self._game("yes", why=t(f"churn.card.{self.deck}.{card}.why"))
        return self._game("no", option=self.bin_words(into))
