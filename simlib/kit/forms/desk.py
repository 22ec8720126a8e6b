"""Who sits here: asked once, said plainly, changed by one button."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.classroom.desk import current, sat_here, sit_down, stand_up
from simlib.classroom.names import Learner
from simlib.kit.forms.at_desk import AtDesk
from simlib.kit.forms.next_class import NextClass
from simlib.kit.forms.pieces import guarded
from simlib.text import t

PARTS = ("name", "number", "class_code")


class Desk(AtDesk):
    """Who sits at this page, `Desk()`: name, number and class code, those who sat here before, the next learner; and
    the next class, unless the desk is one learner's part of a page (`classes=False`)."""

    def __init__(self, *, classes: bool = True):
        self.learner, self.trouble, self._row = W.HTML(), W.HTML(), W.Box()
        self.fields = {part: self._field(part) for part in PARTS}
        self.start_button = W.Button(description=t("classroom.desk.start"), button_style="primary")
        self.start_button.on_click(lambda _button: self.start())
        self.next_button = W.Button(description=t("classroom.desk.next"))
        self.next_button.on_click(lambda _button: self.leave())
        self.before = W.Box()
        for row in (self._row, self.before):
            row.add_class("simlib-row")
        super().__init__([self._row, self.before, self.trouble, *([NextClass()] if classes else [])])
        self.add_class("simlib-desk")

    @staticmethod
    def _field(part: str) -> W.Text:
        style = {"description_width": "initial"}
        return W.Text(description=t(f"classroom.desk.{part}"), style=style, layout=W.Layout(width="250px"))

    @guarded
    def start(self) -> None:
        """Take what stands in the fields and sit down."""
        sit_down(Learner(*(self.fields[part].value for part in PARTS)))

    @guarded
    def leave(self) -> None:
        """Ask the next learner; what the last one wrote stays in the file."""
        stand_up()

    @guarded
    def follow(self) -> None:
        """Show who sits here, or ask."""
        self.trouble.value = ""
        answers = current()
        if answers:
            self.learner.value = f"<b>{escape(t('classroom.desk.learner', learner=answers.learner))}</b>"
            self._row.children, self.before.children = (self.learner, self.next_button), ()
        else:
            self._ask(sat_here())

    def _ask(self, others: list[Learner]) -> None:
        self.fields["name"].value = self.fields["number"].value = ""
        self.fields["class_code"].value = others[0].class_code if others else ""
        hint = W.HTML(f'<span class="simlib-faint">{escape(t("classroom.desk.ask"))}</span>')
        self._row.children = (*self.fields.values(), self.start_button, hint)
        named = W.HTML(escape(t("classroom.desk.before")))
        self.before.children = (named, *map(self._again, others)) if others else ()

    def _again(self, learner: Learner) -> W.Button:
        button = W.Button(description=str(learner))
        button.on_click(lambda _button: self._sit(learner))
        return button

    @guarded
    def _sit(self, learner: Learner) -> None:
        sit_down(learner)

    def __repr__(self) -> str:
        """What the desk asks; no name, so that it is the same for everybody."""
        return t("classroom.desk.ask")
