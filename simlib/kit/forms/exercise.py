"""The exercise of a unit on one page: name, tasks, progress, and where the answers lie."""

from __future__ import annotations

from contextlib import suppress
from html import escape

import ipywidgets as W

from simlib.classroom.assignment import assignment
from simlib.classroom.desk import current
from simlib.classroom.names import identity
from simlib.classroom.progress import worked
from simlib.classroom.record import card
from simlib.classroom.store import Answers
from simlib.kit.attend import attend
from simlib.kit.forms.desk import Desk
from simlib.kit.forms.hand_in import hand_in_link
from simlib.kit.forms.pieces import SHEET, guarded, said
from simlib.kit.forms.task import TaskForm
from simlib.kit.panel.sheet import SHEET as PANEL_SHEET
from simlib.kit.shown import Kept
from simlib.text import BadInput, t


class Exercise(Kept, W.VBox):
    """The exercise of a unit, `Exercise("07")`: the learner's own figures, answers kept and judged.

    `tasks` holds the forms by id once a learner sits there. Errors become a sentence on the page.
    """

    def __init__(self, unit: str):
        self.unit, self.exercise, self.tasks, self.answers = unit, None, {}, None
        self.trouble, self.progress, self.saved = W.HTML(), W.HTML(), W.HTML()
        self._head, self._body = W.HTML(), W.VBox()
        attend(self.follow)
        self.desk = Desk(classes=False)
        sheet = W.HTML(PANEL_SHEET + SHEET)
        super().__init__([sheet, self._head, self.desk, self.trouble, self._body, self.progress, self.saved])
        self.add_class("simlib-form")
        self._open()

    @guarded
    def _open(self) -> None:
        """Find the exercise and whoever sits here."""
        self.exercise = assignment(self.unit)
        title, intro = self.exercise.words("title"), self.exercise.words("intro")
        self._head.value = f"<h3>{escape(title)}</h3><p>{escape(intro)}</p>"
        self.follow()

    @guarded
    def follow(self) -> None:
        """Show the tasks of whoever sits here; what another wrote stays in the other's file."""
        known = current() if self.exercise else None
        if known is None:
            self.answers, self.tasks, self._body.children = None, {}, ()
            self.trouble.value = self.saved.value = ""
            self._show_progress()
        elif self.answers is None or identity(known.learner) != identity(self.answers.learner):
            self._seat(known)

    @property
    def passed(self) -> int:
        """How many tasks are passed."""
        return sum(task.passed for task in self.tasks.values())

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.trouble.value = said([sentence])

    def _seat(self, answers: Answers) -> None:
        self.answers = answers
        figures, kept = self.exercise.figures(answers.learner), answers.unit(self.unit)
        self.tasks = {
            task.id: TaskForm(self.exercise, task, figures, self._keep, self._show_progress)
            for task in self.exercise.tasks
        }
        for task_id, form in self.tasks.items():
            form.restore(kept["answers"].get(task_id), kept["tries"].get(task_id))
        self._body.children = tuple(self.tasks.values())
        self._warn(answers.refused)
        with suppress(BadInput):  # told when the first answer cannot be written
            answers.arrive(self.unit)
        self._show_progress()

    @guarded
    def _keep(self, part: str, key: str, value: object) -> None:
        self.answers.keep(self.unit, part, key, value)
        self._warn(self.answers.refused)
        self._show_progress()

    def _warn(self, refused: list[BadInput]) -> None:
        """Name answer files that could not be used, and where the answers go instead."""
        go_on = [t("classroom.form.continues", file=self.answers.path)] if refused else []
        self.trouble.value = said([*map(str, refused), *go_on])

    def _show_progress(self) -> None:
        """The end card once something is guessed or checked, and the button that hands the unit in."""
        self.progress.value = f"<p><b>{escape(t('classroom.form.progress', **self._count()))}</b></p>"
        self.saved.value = ""
        if self.answers is None:
            return
        done = worked(self.exercise, self.answers.data)
        if done.begun:
            self.progress.value = card(self.exercise, done)
        if self.answers.path.exists():
            kept = escape(t("classroom.form.saved", file=self.answers.path))
            link = hand_in_link(self.answers.data, [self.unit])
            self.saved.value = f'{link}<p class="simlib-faint">{kept}</p>'

    def _count(self) -> dict[str, int]:
        return {"passed": self.passed, "total": len(self.exercise.tasks) if self.exercise else 0}

    def still(self) -> str:
        """Title and introduction."""
        return self._head.value

    def __repr__(self) -> str:
        """How far the exercise is; no name and no path, so that it is the same for everybody."""
        return t("classroom.form.repr", unit=self.unit, **self._count())
