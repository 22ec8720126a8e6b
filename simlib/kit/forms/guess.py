"""Guess first: a question before anything is shown, and the guess against the result at the end."""

from __future__ import annotations

from contextlib import suppress
from html import escape

import ipywidgets as W

from simlib.classroom.assignment import assignment
from simlib.classroom.desk import current, keep_guess, kept_guess
from simlib.classroom.fields import Number, is_empty
from simlib.classroom.guesses import SURE, one_result, told, words
from simlib.kit.attend import attend
from simlib.kit.forms.fields import control
from simlib.kit.forms.pieces import SHEET, guarded, said
from simlib.kit.forms.room import RoomGuess, RoomReveal
from simlib.kit.shown import Kept
from simlib.text import BadInput, t
from simlib.text.figures import in_percent


class _AboutGuess(Kept, W.VBox):
    """What the two faces of a guess share: its question, its field, and what was kept."""

    def __init__(self, unit: str, key: str):
        self.unit, self.key, self.field = unit, key, None
        self.question, self.answer = W.HTML(), W.HTML()
        super().__init__([W.HTML(SHEET), self.question, self.answer])
        self.add_class("simlib-form")
        self.add_class("simlib-guess")
        attend(self.follow)
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
        self._lay_out()
        self.follow()

    @guarded
    def follow(self) -> None:
        """Show the guess as it is kept now for whoever sits here."""
        if self.field is not None:
            self._show()

    def _lay_out(self) -> None:
        """Add what the reader works on."""

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

    def sure(self) -> int | None:
        """How sure of it the reader said to be, percent, or None."""
        said = kept_guess(self.unit, self.key, "sure")
        return said if said in SURE else None

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.answer.value = said([sentence])


class Guess(_AboutGuess):
    """Asks for a guess and how sure one is of it, and keeps both, `Guess("07", "pipeline")`; `against(result)` shows
    it beside what came."""

    def _lay_out(self) -> None:
        self.control = control(self.field, t("classroom.guess.label"))
        self._blank, self._shown = self.control.raw, None
        self.button = W.Button(description=t("classroom.guess.keep"), button_style="primary")
        self.button.on_click(lambda _button: self.keep())
        kind = "number" if isinstance(self.field, Number) else "choice"
        steps = [(t("classroom.form.choose"), 0), *((in_percent(str(step)), step) for step in SURE)]
        self.sureness = W.Dropdown(
            options=steps, description=t(f"classroom.guess.sure.{kind}"),
            style={"description_width": "initial"}, layout=W.Layout(width="auto"),
        )  # fmt: skip
        row = W.Box([self.control, self.sureness, self.button])
        row.add_class("simlib-row")
        own = W.VBox([row, self.answer])
        own.add_class("simlib-own")
        self.room = RoomGuess(self.unit, self.key, self.field)
        self.children = (*self.children[:2], own, self.room)

    def _show(self) -> None:
        self.room.follow()
        raw = kept_guess(self.unit, self.key)
        if raw != self._shown:  # what is being typed stays
            self.control.set(self._blank if raw is None else raw)
            self.sureness.value = self.sure() or 0
        self._shown = raw
        value = self.kept()
        if raw is None:
            self.answer.value = f'<p class="simlib-faint">{escape(t("classroom.guess.first"))}</p>'
        else:
            kept = [] if value is None else [t("classroom.guess.kept", guess=words(self.field, value))]
            if kept and self.sure() is None:
                kept.append(t("classroom.guess.ask_sure"))
            self.answer.value = said(kept, True)

    @guarded
    def keep(self) -> None:
        """Keep what is in the field; BadInput becomes a sentence."""
        raw = self.control.raw
        if is_empty(self.field, raw):
            raise BadInput("classroom.hint.empty", fields=t("classroom.guess.label"))
        self.field.read(raw)
        keep_guess(self.unit, self.key, self.sureness.value or None, "sure")
        keep_guess(self.unit, self.key, raw)

    def against(self, result: float | str) -> GuessReveal:
        """The guess beside the result: a number in the question's unit, or the option that came out."""
        return GuessReveal(self.unit, self.key, result)

    def __repr__(self) -> str:
        """The guess that is kept."""
        value = self.kept()
        named = {"unit": self.unit, "question": self.key}
        if value is None:
            return t("classroom.guess.repr_none", **named)
        return t("classroom.guess.repr", guess=words(self.field, value), **named)


class GuessReveal(_AboutGuess):
    """The guess beside what came out, `GuessReveal("07", "pipeline", 3648)`; several options that cannot be told apart
    are a tuple."""

    asks = False

    def __init__(self, unit: str, key: str, result: float | str | tuple[str, ...]):
        self._result, self.sentence = result, ""
        super().__init__(unit, key)

    def _lay_out(self) -> None:
        self.room = RoomReveal(self.unit, self.key, self.field, self._result)
        self.children = (*self.children, self.room)

    def _show(self) -> None:
        guess = self.kept()
        self.sentence = told(self.field, guess, self._result, self.sure())
        if guess is not None:
            self._keep_result(guess)
        room = self.room.follow()
        self.answer.value = "" if room and guess is None else said([self.sentence], True)

    def _keep_result(self, guess: object) -> None:
        """Note what came, for the reader's own calibration; a guess that met its result is not judged anew."""
        answers = current()
        if answers:
            with suppress(BadInput):  # a file that cannot be written is told where the answers are
                answers.came(
                    self.unit,
                    self.key,
                    kept_guess(self.unit, self.key),
                    one_result(self._result, guess),
                    self.sure(),
                )

    def __repr__(self) -> str:
        """The sentence of the reveal."""
        return self.sentence
