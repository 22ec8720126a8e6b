"""A long answer in steps: how far it is, and a button that stops it and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import ipywidgets as W

from simlib.text import t

PAUSE = 0.05  # seconds between two steps, in which a control that was moved is heard
FIRST_WORLDS = 2  # the fewest worlds that have an interval
PATIENCE = 0.4  # seconds that a first answer may take, its picture included
BREATH = 0.08  # seconds that the kernel is held for what comes after it; then others are heard


class Refinement(W.Box):
    """A bar and a button, seen only while an answer shows fewer worlds than were asked for.

    `step` shows more, `stopped` is called when the reader has stopped it. Before a step `prepare` is called again and
    again: it works for about a BREATH and says whether there is enough to show, or None where nothing more will come.
    In the language of its making.

    >>> refinement = Refinement(lambda: None)
    >>> refinement.reached(5, 30)
    >>> refinement.bar.value, refinement.bar.max, refinement.pending
    (5, 30, False)
    """

    def __init__(
        self, step: Callable[[], None], stopped: Callable[[], None] = lambda: None, *,
        prepare: Callable[[], bool | None] = lambda: True,
    ):  # fmt: skip
        self._step, self._stopped, self._prepare = step, stopped, prepare
        self._handle, self._loop = None, None
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
        enough = self._prepare()
        if enough:
            self._step()
        elif enough is not None:
            self.later(self._loop)

    def _show_button(self) -> None:
        self.button.description, self.button.tooltip = self._names[self.pending], self._help[self.pending]

    def _on_click(self, _button) -> None:
        if self.pending:
            self.cancel()
            self._show_button()
            self._stopped()
        elif self._loop is not None:
            self.later(self._loop)


def worth_showing(ready: int, shown: int, asked: int) -> bool:
    """Whether a picture of the worlds that are ready is worth its time: all, or twice as many as are shown.

    >>> worth_showing(8, 4, 30), worth_showing(9, 5, 30), worth_showing(30, 16, 30)
    (True, False, True)
    """
    return ready >= min(asked, 2 * shown)


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that can take later steps, None outside of one."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
