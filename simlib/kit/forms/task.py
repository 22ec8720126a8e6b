"""One task on the page: text, figures, fields, a check button, and what the check said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import ipywidgets as W

from simlib.classroom.assignment import Assignment
from simlib.classroom.tasks import Result, Task
from simlib.kit.forms.fields import control
from simlib.kit.forms.pieces import guarded, said, table_html
from simlib.text import t


class TaskForm(W.VBox):
    """A task that keeps each entry as it is made and judges all of them at the press of a button.

    `keep(part, key, value)` writes to the answer file; `moved()` is called when the task's state changes.
    """

    def __init__(
        self,
        exercise: Assignment,
        task: Task,
        figures: dict,
        keep: Callable[[str, str, object], None],
        moved: Callable[[], None],
    ):
        self.exercise, self.task, self.figures = exercise, task, figures
        self._keep, self._moved = keep, moved
        self._try: dict = {}
        self.controls = {
            f.key: control(f, exercise.label(task.id, f.key), partial(self._on_change, f.key))
            for f in task.fields
        }
        self.button = W.Button(description=t("classroom.form.check"), button_style="primary")
        self.button.on_click(lambda _button: self.check())
        self.count, self.result = W.HTML(), W.HTML()
        row = W.Box([self.button, self.count])
        row.add_class("simlib-row")
        super().__init__([W.HTML(self._head()), *self.controls.values(), row, self.result])

    @property
    def raw(self) -> dict:
        """What is entered, {field: entry}."""
        return {key: part.raw for key, part in self.controls.items()}

    @property
    def passed(self) -> bool:
        """Whether the last check passed and nothing was changed since."""
        return bool(self._try.get("passed")) and self._try.get("answer") == self.raw

    def restore(self, answers: dict | None, tried: dict | None) -> None:
        """Show what was entered and said before."""
        for key, raw in (answers or {}).items():
            if key in self.controls:
                self.controls[key].set(raw)
        try:
            self._say(Result.from_data(tried)) if tried else None
            self._try = dict(tried or {})
        except (KeyError, TypeError, AttributeError, ValueError):
            self._try = {}  # said by another version: the answers are there, a new check says it again
        self._show_state()

    @guarded
    def check(self) -> None:
        """Judge what is entered and say so at once."""
        self.button.disabled = True
        try:
            self.result.value = said([t("classroom.form.checking")]) if self.task.long else ""
            raw = self.raw
            result = self.exercise.attempt(self.task.id, self.figures, raw)
            self._say(result)
            self._try = {"count": self._try.get("count", 0), "passed": False, "answer": None}
            if result.readable:
                self._try = {"count": self._try["count"] + 1, "answer": raw, **result.as_data()}
                self._keep("tries", self.task.id, self._try)
        finally:
            self.button.disabled = False
            self._show_state(fresh=True)
            self._moved()

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.result.value = said([sentence])

    def _say(self, result: Result) -> None:
        self.result.value = said(self.exercise.sentences(self.task.id, result), result.passed)
        wrong = {hint.field for hint in result.hints}
        for key, part in self.controls.items():
            judged = (
                result.readable and key not in result.unjudged and not getattr(part.field, "optional", False)
            )
            part.judge((key not in wrong) if judged else (False if key in wrong else None))

    @guarded
    def _on_change(self, key: str) -> None:
        self._show_state()
        self._moved()
        self._keep("answers", self.task.id, {key: self.controls[key].raw})

    def _show_state(self, fresh: bool = False) -> None:
        n = self._try.get("count", 0)
        words = [t("classroom.form.tries_one") if n == 1 else t("classroom.form.tries", n=n)] if n else []
        if n and not fresh and self._try.get("answer") != self.raw:
            words.append(t("classroom.form.changed"))
        self.count.value = f'<span class="simlib-faint">{escape(" · ".join(words))}</span>'

    def _head(self) -> str:
        plain = {k: v for k, v in self.figures.items() if isinstance(v, int | float | str)}
        title, text = (
            self.exercise.words(f"task.{self.task.id}.{part}", **plain) for part in ("title", "text")
        )
        tables = "".join(table_html(table) for table in self.task.show(self.figures))
        return f'<h4>{escape(title)}</h4><p>{escape(text)}</p><div class="simlib-tables">{tables}</div>'
