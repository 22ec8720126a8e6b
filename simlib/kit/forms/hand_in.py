"""Handing in: one file a person can read, saved by one button; and an earlier one put back."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import ipywidgets as W

from simlib.classroom.assignment import units_with_exercise
from simlib.classroom.desk import current, sit_down
from simlib.classroom.files import object_in
from simlib.classroom.names import Learner
from simlib.classroom.record import certificate, handed_in
from simlib.classroom.store import checked
from simlib.kit.forms.at_desk import AtDesk
from simlib.kit.forms.pieces import guarded, said
from simlib.text import t


class HandIn(AtDesk):
    """Everything handed in as one file, `HandIn()`; the certificate of the course; an earlier file put back."""

    def __init__(self):
        self.files, self.trouble = W.HTML(), W.HTML()
        self.upload = W.FileUpload(
            accept=".html,.json", description=t("classroom.hand_in.put_back"), layout=W.Layout(width="auto")
        )
        self.upload.observe(lambda _change: self.put_back(), "value")
        means = W.HTML(f'<span class="simlib-faint">{escape(t("classroom.hand_in.put_back_means"))}</span>')
        row = W.Box([self.upload, means])
        row.add_class("simlib-row")
        super().__init__([self.files, row, self.trouble])

    @guarded
    def follow(self) -> None:
        """Offer the files of whoever sits here."""
        answers = current()
        if answers is None:
            self.files.value = f"<p>{escape(t('classroom.hand_in.nobody'))}</p>"
            return
        units = units_with_exercise()
        paper = save_link(*certificate(answers.data, units), t("classroom.hand_in.certificate"), quiet=True)
        self.files.value = hand_in_link(answers.data, units) + paper

    @guarded
    def put_back(self) -> None:
        """Take the entries of the file that was chosen; its learner sits here from then on."""
        if not self.upload.value:
            return
        (chosen,) = self.upload.value
        self.upload.value = ()
        earlier = checked(object_in(bytes(chosen.content), chosen.name), chosen.name)
        answers = sit_down(Learner.of(earlier))
        answers.put_back(earlier)
        self.trouble.value = said([t("classroom.hand_in.is_back", learner=answers.learner)], True)
        sit_down(answers.learner)  # all forms show what came back

    def __repr__(self) -> str:
        """What it is for; no name, so that it is the same for everybody."""
        return t("classroom.hand_in.means")


def hand_in_link(data: dict, units: Sequence[str]) -> str:
    """The button that saves the file to hand in, and what it is for."""
    name, page = handed_in(data, units)
    words = t("classroom.hand_in.unit", n=int(units[0])) if len(units) == 1 else t("classroom.hand_in.all")
    means = f'<p class="simlib-faint"><b>{escape(name)}</b> · {escape(t("classroom.hand_in.means"))}</p>'
    return save_link(name, page, words) + means


def save_link(name: str, page: str, words: str, *, quiet: bool = False, kind: str = "text/html") -> str:
    """A link that saves a page, or another `kind` of text, under a name and looks like a button."""
    address = b64encode(page.encode("utf-8")).decode("ascii")
    look = "simlib-press simlib-press-quiet" if quiet else "simlib-press"
    return (
        f'<a class="{look}" download="{escape(name)}" href="data:{kind};charset=utf-8;base64,{address}">'
        f"{escape(words)}</a>"
    )
