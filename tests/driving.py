"""Driving a panel: the words on it, the ends of its controls, and whether its pictures can be read."""

import asyncio
import re
from collections.abc import Callable

import ipywidgets as W
from matplotlib.text import Text

from simlib.kit.panel.refinement import PAUSE
from simlib.kit.theme import TEXT_POINTS, style

HAN = re.compile(r"[\u4e00-\u9fff]")
HANG = 600  # seconds after which a test that waits is ended; it decides nothing else


async def until(holds: Callable[[], bool]) -> None:
    """Let the event loop run until `holds()`, however busy the machine is."""
    async with asyncio.timeout(HANG):
        while not holds():
            await asyncio.sleep(0.01)


async def a_step_could_come() -> None:
    """Let the event loop come to what was scheduled for a next step before now: the loop keeps the order."""
    await asyncio.sleep(PAUSE)


def texts(panel) -> str:
    """All words of a panel, without style sheets and addresses."""

    def walk(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from walk(child)

    html = "".join(w.value for w in walk(panel) if isinstance(w, W.HTML))
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S)


def ends(control) -> list:
    """The first and the last value of a control."""
    if hasattr(control, "options"):
        values = [value for _, value in control.options]
        return [values[0], values[-1]]
    return [control.min, control.max]


def drawn_words(figure) -> list[Text]:
    """The words of a figure that are drawn: a tick outside the axis limits is not."""
    ticks = {label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in axis.get_ticklabels()}
    shown = {
        tick.label1 for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for tick in axis._update_ticks()
    }
    words = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [text for text in words if text not in ticks or text in shown]


def assert_legible(figure) -> None:
    """Every word of a figure is large enough for a projector and lies inside the picture."""
    with style():
        frame, canvas = figure.bbox, figure.canvas.get_renderer()
        for text in drawn_words(figure):
            box = text.get_window_extent(canvas)
            assert text.get_fontsize() >= TEXT_POINTS, text.get_text()
            assert box.x0 >= 0 and box.x1 <= frame.width, text.get_text()
            assert box.y0 >= 0 and box.y1 <= frame.height, text.get_text()
