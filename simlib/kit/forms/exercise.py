"""The exercise of a unit on one page: name, tasks, progress, and where the answers lie."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.classroom.assignment import assignment
from simlib.classroom.store import Answers, current, put_back, sit_down
from simlib.kit.forms.pieces import SHEET, copy_link, guarded, said
from simlib.kit.forms.task import TaskForm
from simlib.kit.panel.sheet import SHEET as PANEL_SHEET
from simlib.kit.shown import with_still
from simlib.text import BadInput, t


class Exercise(W.VBox):
    """The exercise of a unit, `Exercise("07")`: own figures from the learner's name, answers kept and judged.

    `tasks` holds the forms by id once a learner sits there. Errors become a sentence on the page.
    """

    def __init__(self, unit: str):
        self.unit, self.tasks, self.answers = unit, {}, None
        self.trouble, self.progress, self.saved = W.HTML(), W.HTML(), W.HTML()
        self.name = W.Text(description=t("classroom.form.name"), style={"description_width": "initial"})
        self.start_button = W.Button(description=t("classroom.form.start"), button_style="primary")
        self.other_button = W.Button(description=t("classroom.form.someone_else"))
        self.earlier = W.FileUpload(accept=".json", description=t("classroom.form.put_back"))
        self.learner = W.HTML()
        self.earlier.observe(lambda _change: self.take_back(), "value")
        self.start_button.on_click(lambda _button: self.start())
        self.other_button.on_click(lambda _button: self.leave())
        self._row, self._body = W.Box(), W.VBox()
        self._row.add_class("simlib-row")
        self._head = W.HTML()
        sheet = W.HTML(PANEL_SHEET + SHEET)
        super().__init__([sheet, self._head, self._row, self.trouble, self._body, self.progress, self.saved])
        self.add_class("simlib-form")
        self._open()

    @guarded
    def _open(self) -> None:
        """Find the exercise and whoever sat here last."""
        self.exercise = assignment(self.unit)
        title, intro = self.exercise.words("title"), self.exercise.words("intro")
        self._head.value = f"<h3>{escape(title)}</h3><p>{escape(intro)}</p>"
        self.leave()
        known = current()
        if known:
            self._seat(known)

    @guarded
    def start(self) -> None:
        """Take the name in the field and open its answers."""
        self._seat(sit_down(self.name.value))

    @guarded
    def take_back(self) -> None:
        """Open the answers of the file that was chosen: a copy kept earlier, or made in another browser."""
        for file in self.earlier.value:
            self._seat(put_back(file["name"], bytes(file["content"])))
        self.earlier.value = ()

    @guarded
    def leave(self) -> None:
        """Ask for another name; what the last learner wrote stays in the file."""
        self.answers, self.tasks = None, {}
        hint = W.HTML(f'<span class="simlib-faint">{escape(t("classroom.form.ask_name"))}</span>')
        self._row.children = (self.name, self.start_button, hint, self.earlier)
        self._body.children = ()
        self.trouble.value = self.saved.value = ""
        self._show_progress()

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
        self.learner.value = escape(t("classroom.form.learner", learner=answers.learner))
        self._row.children = (self.learner, self.other_button)
        self._body.children = tuple(self.tasks.values())
        self._warn(answers.refused)
        self._show_progress()

    @guarded
    def _keep(self, part: str, key: str, value: object) -> None:
        self.answers.keep(self.unit, part, key, value)
        self._warn(self.answers.refused)
        self.saved.value = copy_link(self.answers.path)

    def _warn(self, refused: list[BadInput]) -> None:
        """Name answer files that could not be used, and where the answers go instead."""
        go_on = [t("classroom.form.continues", file=self.answers.path)] if refused else []
        self.trouble.value = said([*map(str, refused), *go_on])
        self.saved.value = copy_link(self.answers.path)

    def _show_progress(self) -> None:
        self.progress.value = f"<p><b>{escape(t('classroom.form.progress', **self._count()))}</b></p>"

    def _count(self) -> dict[str, int]:
        exercise = getattr(self, "exercise", None)
        return {"passed": self.passed, "total": len(exercise.tasks) if exercise else 0}

    def _repr_mimebundle_(self, **kwargs) -> dict:
        return with_still(super()._repr_mimebundle_(**kwargs), self, self._head.value)

    def __repr__(self) -> str:
        """How far the exercise is; no name and no path, so that it is the same for everybody."""
        return t("classroom.form.repr", unit=self.unit, **self._count())
