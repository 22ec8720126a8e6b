"""Guess first: a question before anything is shown, and the guess against the result at the end."""

from __future__ import annotations

from html import escape
from weakref import WeakSet

import ipywidgets as W

from simlib.classroom.assignment import assignment
from simlib.classroom.fields import Number, is_empty
from simlib.classroom.store import keep_guess, kept_guess
from simlib.kit.forms.fields import control
from simlib.kit.forms.pieces import SHEET, guarded, said
from simlib.kit.shown import Kept
from simlib.text import BadInput, t

_revealed: WeakSet[GuessReveal] = WeakSet()
"""The reveals in sight: each follows its guess."""


class _AboutGuess(Kept, W.VBox):
    """What the two faces of a guess share: its question, its field, and what was kept."""

    def __init__(self, unit: str, key: str):
        self.unit, self.key, self.field = unit, key, None
        self.question, self.answer = W.HTML(), W.HTML()
        super().__init__([W.HTML(SHEET), self.question, self.answer])
        self.add_class("simlib-form")
        self.add_class("simlib-guess")
        self._open()

    @guarded
    def _open(self) -> None:
        exercise = assignment(self.unit)
        if self.key not in exercise.guesses:
            raise BadInput(
                "classroom.error.no_guess",
                unit=self.unit,
                question=self.key,
                known=", ".join(exercise.guesses),
            )
        self.field = exercise.guesses[self.key]
        self.question.value = f"<p><b>{escape(exercise.words(f'guess.{self.key}'))}</b></p>"
        self._show()

    def _show(self) -> None:
        raise NotImplementedError

    def still(self) -> str:
        """The question and what is said to it."""
        return self.question.value + self.answer.value

    def kept(self) -> object:
        """The guess as read by its field, or None."""
        raw = kept_guess(self.unit, self.key)
        try:
            return None if self.field is None or raw is None else self.field.read(raw)
        except BadInput:
            return None  # the question was changed since

    def words(self, value: object) -> str:
        """A guess or result with its unit."""
        shown = self.field.show(value)
        named_unit = isinstance(self.field, Number) and self.field.unit not in ("share", "count")
        return f"{shown} {t(f'classroom.unit.{self.field.unit}')}" if named_unit else shown

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.answer.value = said([sentence])


class Guess(_AboutGuess):
    """Asks for a guess and keeps it, `Guess("07", "pipeline")`; `against(result)` shows it beside what
    came."""

    def _show(self) -> None:
        self.control = control(self.field, t("classroom.guess.label"))
        self.button = W.Button(description=t("classroom.guess.keep"), button_style="primary")
        self.button.on_click(lambda _button: self.keep())
        row = W.Box([self.control, self.button])
        row.add_class("simlib-row")
        self.children = (*self.children[:2], row, self.answer)
        raw = kept_guess(self.unit, self.key)
        if raw is None:
            self.answer.value = f'<p class="simlib-faint">{escape(t("classroom.guess.first"))}</p>'
        else:
            self.control.set(raw)
            self._confirm()

    @guarded
    def keep(self) -> None:
        """Keep what is in the field; BadInput becomes a sentence."""
        raw = self.control.raw
        if is_empty(self.field, raw):
            raise BadInput("classroom.hint.empty", fields=t("classroom.guess.label"))
        self.field.read(raw)
        keep_guess(self.unit, self.key, raw)
        self._confirm()
        for reveal in [r for r in _revealed if (r.unit, r.key) == (self.unit, self.key)]:
            reveal.follow()

    def against(self, result: float | str) -> GuessReveal:
        """The guess beside the result: a number in the question's unit, or the option that came out."""
        return GuessReveal(self.unit, self.key, result)

    def _confirm(self) -> None:
        value = self.kept()
        self.answer.value = (
            said([t("classroom.guess.kept", guess=self.words(value))], True) if value is not None else ""
        )

    def __repr__(self) -> str:
        """The guess that is kept."""
        value = self.kept()
        named = {"unit": self.unit, "question": self.key}
        if value is None:
            return t("classroom.guess.repr_none", **named)
        return t("classroom.guess.repr", guess=self.words(value), **named)


class GuessReveal(_AboutGuess):
    """The guess beside what came out, `GuessReveal("07", "pipeline", 3648)`; several options that cannot be told apart
    are a tuple."""

    asks = False

    def __init__(self, unit: str, key: str, result: float | str | tuple[str, ...]):
        self._result, self.sentence = result, ""
        super().__init__(unit, key)
        _revealed.add(self)

    @guarded
    def follow(self) -> None:
        """Show the guess as it is kept now: whoever guesses after the page ran sees that guess."""
        self._show()

    def _show(self) -> None:
        level = self._result if isinstance(self._result, tuple) else (self._result,)
        came, guess = t("classroom.guess.or").join(self.words(one) for one in level), self.kept()
        if guess is None:
            self.sentence = t("classroom.guess.none", result=came)
        else:
            told = t("classroom.guess.against", guess=self.words(guess), result=came)
            self.sentence = " ".join((told, self._how_far(guess)))
        self.answer.value = said([self.sentence], True)

    def _how_far(self, guess: float | str) -> str:
        came = self._result
        if isinstance(self.field, Number):
            if abs(guess - came) <= 0.1 * abs(came):
                return t("classroom.guess.close")
            if guess * came <= 0:
                return t("classroom.guess.other")
            high, ratio = abs(guess) > abs(came), guess / came
            return t(
                "classroom.guess.high" if high else "classroom.guess.low",
                factor=f"{max(ratio, 1 / ratio):.1f}",
            )
        if isinstance(came, tuple):
            return t("classroom.guess.among" if guess in came else "classroom.guess.tied")
        return t("classroom.guess.same" if guess == came else "classroom.guess.other")

    def __repr__(self) -> str:
        """The sentence of the reveal."""
        return self.sentence
