"""Strategic and tactical marketing: which decision is which, in which unit, by which lever of the sheet."""

from __future__ import annotations

from simlib.kit.games import Sorter
from simlib.kit.shown import View, sourced, tabled
from simlib.text import t

LEVELS = ("strategic", "tactical")
DECISIONS = (
    ("who", 2, "strategic"), ("visits", 2, "tactical"), ("qualify", 7, "tactical"), ("discount", 7, "tactical"),
    ("team", 9, "strategic"), ("coaching", 9, "tactical"), ("channel", 10, "strategic"), ("service", 11, "strategic"),
    ("reward", 11, "tactical"), ("terms", 12, "strategic"), ("limit", 12, "strategic"), ("dunning", 12, "tactical"),
)  # fmt: skip
"""Name, unit, level [assumed: what is slow to change and hard to take back is strategic]; words in
"capstone.decision.<name>"."""


class LevelTable(View):
    """The decisions of the units, each with its level, its lever on the sheet, and why."""

    def __init__(self):
        head = [t(f"capstone.levels.head.{column}") for column in ("unit", "decision", "level", "why")]
        rows = [
            [
                str(unit),
                t(f"capstone.decision.{name}"),
                t(f"capstone.level.{level}"),
                t(f"capstone.why.{name}"),
            ]
            for name, unit, level in DECISIONS
        ]
        note = sourced("assumed", t("capstone.levels.note"))
        super().__init__(*tabled(head, rows, words=4, note=note))


class LevelSorter(Sorter):
    """One decision after another: strategic or tactical. The first try counts."""

    domain = "capstone.sorter"
    cards = tuple((name, level) for name, _, level in DECISIONS)
    bins = LEVELS

    def bin_words(self, name: str) -> str:
        return t(f"capstone.level.{name}")

    def card_words(self, name: str) -> str:
        return t(f"capstone.decision.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        said = "yes" if into == true else "no"
        return self._t(said, level=t(f"capstone.level.{true}"), why=t(f"capstone.why.{card}"))
