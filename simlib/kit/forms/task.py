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

NUDGE, SHOW = 2, 3
"""After so many misses the way is told beside the hint, and the figures are shown to those who ask. Our own steps."""


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
        self._right: dict[str, float] = {}
        self.controls = {
            f.key: control(f, exercise.label(task.id, f.key), partial(self._on_change, f.key))
            for f in task.fields
        }
        self.button = W.Button(description=t("classroom.form.check"), button_style="primary")
        self.button.on_click(lambda _button: self.check())
        self.count, self.result = W.HTML(), W.HTML()
        self.show_button = W.Button(description=t("classroom.form.show"), layout=W.Layout(display="none"))
        self.show_button.on_click(lambda _button: self.show())
        row = W.Box([self.button, self.show_button, self.count])
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
            self._try = dict(tried or {})
            self._say(Result.from_data(tried)) if tried else None
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
            before = {"count": self._try.get("count", 0), "shown": self._try.get("shown", False)}
            self._try = {**before, "passed": False, "answer": None}
            if result.readable:
                self._try = {**before, "count": before["count"] + 1, "answer": raw, **result.as_data()}
                self._keep("tries", self.task.id, self._try)
            self._say(result)
        finally:
            self.button.disabled = False
            self._show_state(fresh=True)
            self._moved()

    @guarded
    def show(self) -> None:
        """Show the figures asked for that were not right; that they were shown is kept."""
        self._try["shown"] = True
        self._keep("tries", self.task.id, self._try)
        right = [
            t("classroom.form.right", field=self.exercise.label(self.task.id, key),
              right=self.controls[key].field.named(value))
            for key, value in self._right.items()
        ]  # fmt: skip
        self.result.value = said([*right, t("classroom.form.now_you")])
        self._show_state(fresh=True)

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.result.value = said([sentence])

    def _say(self, result: Result) -> None:
        sentences = self.exercise.sentences(self.task.id, result)
        if result.readable and not result.passed and self._try.get("count", 0) >= NUDGE:
            ways = self.exercise.ways(self.task.id, result)
            sentences += [t("classroom.form.nudge", way=way) for way in ways]
        self.result.value = said(sentences, result.passed)
        self._right = {hint.field: hint.right for hint in result.hints if hint.right is not None}
        asked = self._right and self._try.get("count", 0) >= SHOW
        self.show_button.layout.display = "" if asked else "none"
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
        told = [t("classroom.form.tries_one") if n == 1 else t("classroom.form.tries", n=n)] if n else []
        if self._try.get("shown"):
            told.append(t("classroom.form.shown"))
        if n and not fresh and self._try.get("answer") != self.raw:
            told.append(t("classroom.form.changed"))
        self.count.value = f'<span class="simlib-faint">{escape(" · ".join(told))}</span>'

    def _head(self) -> str:
        plain = {k: v for k, v in self.figures.items() if isinstance(v, int | float | str)}
        title, text = (
            self.exercise.words(f"task.{self.task.id}.{part}", **plain) for part in ("title", "text")
        )
        tables = "".join(table_html(table) for table in self.task.show(self.figures))
        return f'<h4>{escape(title)}</h4><p>{escape(text)}</p><div class="simlib-tables" tabindex="0">{tables}</div>'
