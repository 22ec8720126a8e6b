"""What a reader waits for after moving any control of any panel: the time until the first picture."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from inspect import signature
from statistics import median
from time import perf_counter

import ipywidgets as W

from benchmarks.report import say
from simlib.kit.panel.company import Panel
from simlib.kit.panel.plain import PlainPanel
from simlib.text import speaking
from simlib.units import find, homes

PATIENCE = 0.5


def run(rounds: int) -> None:
    """Each panel that can be made without being told anything: every control to both ends, every button once.

    `rounds` times; of each control the median counts. In an event loop, as in a notebook: longer answers come in
    steps, and the first is timed.
    """
    asyncio.run(_all(rounds))


async def _all(rounds: int) -> None:
    slow = 0
    with speaking("en"):
        for kind in panels():
            waits = _waits(kind, rounds)
            if not waits:
                continue
            what, seconds = max(waits.items(), key=lambda item: item[1])
            late = {name: wait for name, wait in waits.items() if wait > PATIENCE}
            slow += len(late)
            say(f"{kind.__name__:20} slowest of {len(waits):3} answers {seconds:.2f} s: {what}"
                + "".join(f"; {name} {wait:.2f}" for name, wait in late.items() if name != what))  # fmt: skip
    say(f"answers above {PATIENCE} s: {slow} (goal 0: {'met' if not slow else 'missed'})")


def panels() -> list[type]:
    """The classes of all panels that a notebook makes without telling them anything, in the order of their names."""
    found = [find(name) for name in sorted(homes())]
    return [
        kind
        for kind in found
        if isinstance(kind, type) and issubclass(kind, (Panel, PlainPanel)) and _free(kind)
    ]


def _free(kind: type) -> bool:
    return all(p.default is not p.empty for p in signature(kind).parameters.values())


def _waits(kind: type, rounds: int) -> dict[str, float]:
    waits: dict[str, list[float]] = {}
    for _ in range(rounds):
        panel = kind()
        for name, control, value in list(_moves(panel)):
            _cancel(panel)
            start = perf_counter()
            if isinstance(control, W.Button):
                control.click()
            else:
                control.value = value
            waits.setdefault(name, []).append(perf_counter() - start)
        _cancel(panel)
        panel.close()
    return {name: median(found) for name, found in waits.items()}


def _cancel(panel) -> None:
    if hasattr(panel, "refinement"):
        panel.refinement.cancel()


def _moves(panel) -> Iterator[tuple[str, W.Widget, object]]:
    refinement, assumptions = getattr(panel, "refinement", None), getattr(panel, "assumptions", None)
    left = [
        getattr(refinement, "button", None),
        getattr(refinement, "bar", None),
        getattr(assumptions, "choice", None),
    ]
    for number, control in enumerate(_inside(panel)):
        name = f"{number} {control.description}" if hasattr(control, "description") else ""
        if any(control is other for other in left):
            continue
        if isinstance(control, W.Button):
            yield name, control, None
        elif hasattr(control, "options") and control.options:
            last = control.options[-1]
            yield f"{name} last", control, last[1] if isinstance(last, tuple) else last
        elif hasattr(control, "min") and not isinstance(control.value, tuple):
            yield f"{name} {control.max}", control, control.max
            yield f"{name} {control.min}", control, control.min
        elif isinstance(control, W.Checkbox):
            yield name, control, not control.value


def _inside(widget: W.Widget) -> Iterator[W.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)
