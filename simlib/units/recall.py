"""Questions on earlier units that open a unit, and what is said to an answer.

A unit owns its questions: RECALL in its header, {question: (the right option, all options in the order shown)}, and
their words in its catalogue: "<room>.recall.<question>", ".<option>" for each option and ".why", one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape

import ipywidgets as W

from simlib.classroom.desk import keep_guess, kept_guess
from simlib.classroom.prompts import asked_in
from simlib.kit.controls import button
from simlib.kit.forms.at_desk import AtDesk
from simlib.kit.forms.pieces import guarded, said
from simlib.text import t
from simlib.units import questions_of


@dataclass(frozen=True)
class Question:
    """A question of a unit: the prefix of its words, its options, the right one."""

    unit: int
    words: str
    right: str
    options: tuple[str, ...]

    @property
    def key(self) -> str:
        """What its answer is kept by."""
        return f"{self.unit:02d}.{self.words.rsplit('.', 1)[1]}"

    def told(self, option: str) -> list[str]:
        """What is said to an option, in sentences: the option, whether it is right or which one is, why."""
        found = t("units.recall.right") if option == self.right else t(
            "units.recall.wrong", right=t(f"{self.words}.{self.right}"))  # fmt: skip
        why = t(
            "units.recall.why", why=t(f"{self.words}.why"), unit=t(f"units.map.{self.unit:02d}"), n=self.unit
        )
        return [t("units.recall.chosen", option=t(f"{self.words}.{option}")), found, why]


def questions(unit: int) -> list[Question]:
    """The questions that open a unit; a unit that has none of its own is passed over.

    >>> [question.unit for question in questions(1)]
    [0]
    """
    found = []
    for earlier, which in asked_in(unit):
        room, own = questions_of(earlier)
        if own:
            name, (right, options) = list(own.items())[which % len(own)]
            found.append(Question(earlier, f"{room}.recall.{name}", right, options))
    return found


class Recall(AtDesk):
    """Questions on earlier units, `Recall("07")`: an answer is judged at once, its first try is kept."""

    def __init__(self, unit: str):
        self.unit, self.questions = unit, questions(int(unit))
        self.answers = {question.key: W.HTML() for question in self.questions}
        self.trouble = [W.HTML(), *self.answers.values()][-1]  # under the last question
        super().__init__([part for q in self.questions for part in self._lay_out(q)])
        self.add_class("simlib-recall")

    def _lay_out(self, question: Question) -> list[W.Widget]:
        options = W.Box(
            [
                button(t(f"{question.words}.{option}"), partial(self.answer, question, option))
                for option in question.options
            ]
        )
        options.add_class("simlib-row")
        return [W.HTML(f"<p><b>{escape(t(question.words))}</b></p>"), options, self.answers[question.key]]

    @guarded
    def answer(self, question: Question, option: str) -> None:
        """Say whether an option is right, and why; the first answer is the one that is kept."""
        if kept_guess(self.unit, question.key, "recall") is None:
            keep_guess(self.unit, question.key, option, "recall")
        self._say(question, option)

    @guarded
    def follow(self) -> None:
        """Show what whoever sits here answered."""
        for question in self.questions:
            option = kept_guess(self.unit, question.key, "recall")
            known = option if option in question.options else None
            self._say(question, known) if known else self._clear(question)

    def _say(self, question: Question, option: str) -> None:
        self.answers[question.key].value = said(question.told(option), option == question.right)

    def _clear(self, question: Question) -> None:
        self.answers[question.key].value = ""

    def still(self) -> str:
        """The questions with their options, and what was said."""
        return "".join(
            f"<p><b>{escape(t(q.words))}</b> {escape(self._options(q))}</p>{self.answers[q.key].value}"
            for q in self.questions
        )

    def _options(self, question: Question) -> str:
        return " / ".join(t(f"{question.words}.{option}") for option in question.options)

    def __repr__(self) -> str:
        """The questions with their options; no answers, so that it is the same for everybody."""
        return "\n".join(f"{t(q.words)} {self._options(q)}" for q in self.questions)
