"""The debrief of a unit: what was expected, what came, what will be done, each in the reader's own words and kept."""

from __future__ import annotations

from functools import partial
from html import escape

import ipywidgets as W

from simlib.classroom.desk import keep_guess, kept_guess
from simlib.classroom.fields import Text
from simlib.classroom.prompts import PROMPTS
from simlib.kit.forms.at_desk import AtDesk
from simlib.kit.forms.fields import control
from simlib.kit.forms.pieces import guarded, said
from simlib.text import t


class Debrief(AtDesk):
    """Three questions that a unit ends with, `Debrief("07")`; what is written is kept with the unit's answers."""

    def __init__(self, unit: str):
        self.unit, self.trouble = unit, W.HTML()
        self.fields = {
            key: control(Text(key), t(f"classroom.debrief.{key}"), partial(self._on_change, key))
            for key in PROMPTS
        }
        super().__init__([*self.fields.values(), self.trouble])

    @guarded
    def follow(self) -> None:
        """Show what whoever sits here wrote."""
        for key, field in self.fields.items():
            field.set(kept_guess(self.unit, key, "debrief") or "")

    @guarded
    def _on_change(self, key: str) -> None:
        field = self.fields[key]
        keep_guess(self.unit, key, field.field.read(field.raw), "debrief")
        self.trouble.value = said([t("classroom.debrief.kept")], True)

    def still(self) -> str:
        """The questions, and what is written."""
        return "".join(
            f"<p><b>{escape(t(f'classroom.debrief.{key}'))}</b></p><p>{escape(field.raw)}</p>"
            for key, field in self.fields.items()
        )

    def __repr__(self) -> str:
        """The questions; no answers, so that it is the same for everybody."""
        return "\n".join(t(f"classroom.debrief.{key}") for key in PROMPTS)
