"""A long answer in steps: how far it is, and a button that stops it and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import ipywidgets as W

from simlib.text import t

PAUSE = 0.05  # seconds between two steps, in which a control that was moved is heard
FIRST_WORLDS = 2  # the fewest worlds that have an interval
PATIENCE = 0.4  # seconds that one step may take, its picture included


class Refinement(W.Box):
    """A bar and a button, seen only while an answer shows fewer worlds than were asked for.

    `step` is called for each next step, `stopped` when the reader has stopped it, both without arguments. In the
    language of its making.

    >>> refinement = Refinement(lambda: None)
    >>> refinement.reached(5, 30)
    >>> refinement.bar.value, refinement.bar.max, refinement.pending
    (5, 30, False)
    """

    def __init__(self, step: Callable[[], None], stopped: Callable[[], None] = lambda: None):
        self._step, self._stopped, self._handle, self._loop = step, stopped, None, None
        self._names = {True: t("panel.stop"), False: t("panel.go_on")}
        self._help = {True: t("panel.stop.help"), False: t("panel.go_on.help")}
        self.bar = W.IntProgress(0, min=0, max=1, layout=W.Layout(width="7em"))
        self.button = W.Button()
        self.button.on_click(self._on_click)
        super().__init__([self.bar, self.button])
        self.add_class("simlib-refine")
        self._show_button()
        self.layout.display = "none"

    @property
    def pending(self) -> bool:
        """Whether a next step is to come."""
        return self._handle is not None

    def reached(self, done: int, asked: int) -> None:
        """Show how many of the worlds asked for are there; with all of them there is nothing to see."""
        self.bar.max = max(asked, 1)
        self.bar.value = done
        self.layout.display = "none" if done >= asked else ""

    def later(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take the next step soon."""
        self.cancel()
        self._loop, self._handle = loop, loop.call_later(PAUSE, self._next)
        self._show_button()

    def cancel(self) -> None:
        """Take no further step."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _next(self) -> None:
        self._handle = None
        self._step()

    def _show_button(self) -> None:
        self.button.description, self.button.tooltip = self._names[self.pending], self._help[self.pending]

    def _on_click(self, _button) -> None:
        if self.pending:
            self.cancel()
            self._show_button()
            self._stopped()
        elif self._loop is not None:
            self.later(self._loop)


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that can take later steps, None outside of one."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
