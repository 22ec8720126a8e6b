"""One button that clears the desk for the next class, after one question."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.classroom.desk import next_class
from simlib.kit.controls import button, row
from simlib.kit.forms.pieces import guarded, said
from simlib.text import t


class NextClass(W.VBox):
    """Clears guesses, the room's guesses and names, and puts levers back, in another luck; asks before it does."""

    def __init__(self):
        self.button = button(t("classroom.next_class.button"), self.ask)
        self.yes = button(t("classroom.next_class.yes"), self.clear, primary=True)
        self.no = button(t("classroom.next_class.no"), self.leave)
        self.answer = W.HTML()
        super().__init__()
        self.leave()

    def ask(self) -> None:
        """Say what goes and what stays, and wait."""
        self.answer.value = f"<p>{escape(t('classroom.next_class.sure'))}</p>"
        self.children = (self.answer, row(self.yes, self.no))

    def leave(self) -> None:
        """Back to the button, nothing done."""
        self.answer.value = ""
        self.children = (row(self.button), self.answer)

    @guarded
    def clear(self) -> None:
        """Clear the desk."""
        next_class()
        self.leave()
        self.complain(t("classroom.next_class.done"))

    def complain(self, sentence: str) -> None:
        """Show what came of it."""
        self.answer.value = said([sentence], True)
