"""Two games of unit 1: cards sorted into the parts of CRM, and the six eras put in order, each answer told at
once."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit.controls import button, row
from simlib.kit.games import LOOK, Sorter
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pieces import verdict
from simlib.text import BadInput, t
from simlib.units.crm.tables import CrmTable, folded

DECKS = {
    "step": (
        ("research", "acquire", "retain", "evaluate"),
        (
            ("lost", "research"), ("trial", "acquire"), ("survey", "evaluate"), ("tips", "retain"),
            ("rank", "research"), ("operators", "acquire"), ("complaints", "evaluate"), ("contract",
            "retain"), ("branches", "research"), ("visits", "evaluate"),
        ),
    ),
    "aspect": (
        ("customer", "personal", "channels", "cycle", "data", "people"),
        (
            ("hours", "customer"), ("spares", "personal"), ("thread", "channels"), ("quiet", "cycle"),
            ("score", "data"), ("bonus", "people"), ("winback", "cycle"), ("course", "people"),
        ),
    ),
    "phase": (
        ("build", "maintain", "improve"),
        (
            ("first", "build"), ("call", "maintain"), ("database", "build"), ("stories", "improve"),
            ("wishes", "maintain"), ("cause", "improve"),
        ),
    ),
    "technique": (
        ("personal", "participation", "interaction", "reward"),
        (
            ("settings", "personal"), ("pilot", "participation"), ("reply", "interaction"), ("bonus",
            "reward"), ("council", "participation"), ("hotline", "interaction"), ("plan", "personal"),
            ("rebate", "reward"), ),
    ),
}  # fmt: skip
"""By deck: its bins, and its cards as (name, bin); words in "crm.<deck>.<bin>" and
"crm.<deck>.card.<name>[.why]"."""

TABLES = {"step": "content", "aspect": "aspects", "phase": "challenges", "technique": "core"}
"""The table that unfolds under a deck, by deck."""

ERAS = ("segments", "integration", "interactive", "experience", "data", "personal")
"""The six stages of the course's history, in its order [course]."""


class CardSorter(Sorter):
    """One card of a deck after another, put into a bin; whether it belongs there, and why, is told at once.

    `deck` is one of DECKS, BadInput for another. `right` counts the cards whose first try was right.
    """

    game, unit = "crm.sorter", "01"

    def __init__(self, deck: str):
        if deck not in DECKS:
            raise BadInput("world.error.choice", field="deck", value=deck, choices=", ".join(DECKS))
        self.deck, self.domain = deck, f"crm.{deck}"
        self.bins, self.cards = DECKS[deck]
        super().__init__()

    def bin_words(self, name: str) -> str:
        return self._t(name)

    def card_words(self, name: str) -> str:
        return self._t(f"card.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        key, why = "yes" if into == true else "no", self._t(f"card.{card}.why")
        return self._game(key, bin=self._t(into), about=self._t(f"{into}.is"), why=why)

    def summary(self) -> str:
        return "\n".join(self.card_words(card) for card, _ in self.cards)

    def still(self) -> str:
        cards = "".join(f"<li>{escape(line)}</li>" for line in self.summary().splitlines())
        bins = t("classroom.comma").join(self._t(name) for name in self.bins)
        return f"<ol>{cards}</ol><p>{escape(bins)}</p>{CrmTable(TABLES[self.deck]).html}"

    def _parts(self) -> list[W.Widget]:
        name = TABLES[self.deck]
        return [*super()._parts(), W.HTML(folded(t(f"crm.{name}.fold"), CrmTable(name).html))]


class EraOrder(PlainPanel):
    """The six eras, mixed up: say each time which came next. A wrong one says what had to be there before.

    `placed` are the eras put in their place so far, `misses` how many tries went wrong.
    """

    domain = "crm.era"
    mixed = (3, 0, 5, 2, 4, 1)
    """The order of the buttons, by place in ERAS: never the right one."""

    def _build(self) -> None:
        self.placed, self.misses = [], 0
        self.line, self.reason = W.HTML(), W.HTML()
        self.buttons = {
            ERAS[i]: button(self._t(ERAS[i]), lambda era=ERAS[i]: self._do(self.place, era))
            for i in self.mixed
        }
        self.again = button(self._t("again"), lambda: self._do(self.start_again))

    def _parts(self) -> list[W.Widget]:
        return [self.line, row(*self.buttons.values()), self.reason, row(self.again)]

    def place(self, era: str) -> bool:
        """Say that `era` came next; True when it did."""
        true = ERAS[len(self.placed)] if len(self.placed) < len(ERAS) else None
        if true is None or era in self.placed:
            return False
        hit = era == true
        if hit:
            self.placed.append(era)
        else:
            self.misses += 1
        said = self._t(f"{era}.is") if hit else self._t("no", era=self._t(era), needs=self._t(f"{era}.needs"))
        if len(self.placed) == len(ERAS):
            said += self._t("done", misses=self.misses)
        self._show()
        self.reason.value = verdict(said, "better" if hit else "worse")
        return hit

    def start_again(self) -> None:
        """Take every era away again."""
        self.placed, self.misses, self.reason.value = [], 0, ""
        self._show()

    def _show(self) -> None:
        for era, one in self.buttons.items():
            one.disabled = era in self.placed
        names = [f"{n}. {self._t(era)}" for n, era in enumerate(self.placed, start=1)]
        shown = " → ".join([*names, *([f"{len(names) + 1}. …"] if len(names) < len(ERAS) else [])])
        self.line.value = f'<div style="{LOOK}">{escape(shown)}</div>'

    def summary(self) -> str:
        return "\n".join(self._t(ERAS[i]) for i in self.mixed)

    def still(self) -> str:
        items = "".join(f"<li>{escape(line)}</li>" for line in self.summary().splitlines())
        return f"<ul>{items}</ul>"
