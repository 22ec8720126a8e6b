"""Two panels of words: sentences sorted into the four kinds of question, and a FAB chain checked by rules."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit.controls import button, row
from simlib.kit.games import Sorter
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pieces import badge, verdict
from simlib.kit.shown import table
from simlib.text import t
from simlib.units.needs.model import KINDS
from simlib.units.needs.value import CUSTOMER, EFFECTS, LONGEST, RULES, WISHES, fab_checks

QUESTIONS = (
    ("machines", "situation"), ("stops", "problem"), ("knock_on", "implication"), ("worth", "payoff"),
    ("shifts", "situation"), ("complaints", "implication"), ("happy", "problem"), ("report", "payoff"),
    ("who_decides", "situation"), ("overtime", "implication"), ("hard", "problem"), ("useful", "payoff"),
)  # fmt: skip
"""The sorter's questions, each with its kind; words in "needs.sort.<name>" and "needs.sort.<name>.why"."""

PARTS = ("need", "feature", "advantage", "benefit")


class QuestionSorter(Sorter):
    """One question after another: which of the four kinds is it, and why."""

    domain, unit = "needs.sorter", "06"
    cards, bins = QUESTIONS, KINDS

    def bin_words(self, name: str) -> str:
        return t(f"needs.kind.{name}")

    def card_words(self, name: str) -> str:
        return t(f"needs.sort.{name}")

    def answer(self, card: str, into: str, true: str) -> str:
        kind, why = t(f"needs.kind.{into}"), t(f"needs.sort.{card}.why")
        if into == true:
            return self._t("yes", kind=kind, why=why)
        return self._t("no", yours=kind, purpose=t(f"needs.kind.{into}.for"), why=why)


class FabBuilder(PlainPanel):
    """The learner's own product: need, feature, advantage, benefit, and the rules they keep."""

    domain = "needs.fab"

    def _build(self) -> None:
        self.fields = {
            part: W.Text(
                value=self._t(f"example.{part}"), description=self._t(f"field.{part}"),
                style={"description_width": "auto"},
            )
            for part in PARTS
        }  # fmt: skip
        self.result, self.chain = W.HTML(), W.HTML()
        self.clear = button(self._t("clear"), lambda: self._do(self.empty))
        self.back = button(self._t("back"), lambda: self._do(self.example))
        lists = W.HTML(self._lists())
        self.fold = W.Accordion([lists], selected_index=None, titles=(self._t("rules"),))
        self.fold.add_class("simlib-fold")
        for field in self.fields.values():
            field.observe(lambda _: self._do(self._show), "value")

    def _parts(self) -> list[W.Widget]:
        return [*self.fields.values(), row(self.clear, self.back), self.result, self.chain, self.fold]

    def empty(self) -> None:
        """Empty fields for one's own product."""
        for field in self.fields.values():
            field.value = ""

    def example(self) -> None:
        """The example again."""
        for part, field in self.fields.items():
            field.value = self._t(f"example.{part}")

    @property
    def checks(self) -> list:
        """The rules with what the fields hold now."""
        return fab_checks(*(self.fields[part].value for part in PARTS))

    def _show(self) -> None:
        rows = []
        for check in self.checks:
            said = self._t(f"{check.rule}.{'kept' if check.kept else 'broken'}")
            rows.append(
                ["✓" if check.kept else "✗", escape(self._t(check.rule)), escape(said), escape(check.words)]
            )
        head = ["", *(escape(self._t(f"head.{name}")) for name in ("rule", "says", "words"))]
        self.result.value = table(head, rows, words=4)
        kept = sum(check.kept for check in self.checks)
        self.chain.value = verdict(self._outcome(), "better" if kept == len(RULES) else "none")

    def _outcome(self) -> str:
        kept = sum(check.kept for check in self.checks)
        return self._t("whole" if kept == len(RULES) else "partly", kept=kept, of=len(RULES))

    def _lists(self) -> str:
        """The words that the rules look for, as they stand in the model."""
        named = (("wishes", WISHES), ("effects", EFFECTS), ("customer", CUSTOMER))
        items = "".join(
            f"<li>{escape(self._t(f'list.{name}'))} {escape(' · '.join((*words['zh'], *words['en'])))}</li>"
            for name, words in named
        )
        longest = self._t("list.longest", zh=LONGEST["zh"], en=LONGEST["en"])
        return f"<ul>{items}<li>{escape(longest)}</li></ul>{badge('assumed')} {escape(self._t('list.note'))}"

    def summary(self) -> str:
        lines = [f"{self._t(f'field.{part}')}: {field.value}" for part, field in self.fields.items()]
        return "\n".join([*lines, self._outcome()])
