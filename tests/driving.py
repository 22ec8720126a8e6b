"""Driving a panel: the words on it, the ends of its controls, and whether its pictures can be read."""

import asyncio
import re
from collections.abc import Callable
from html import unescape

import ipywidgets as W
from matplotlib.text import Text

from simlib.kit.panel.refinement import PAUSE
from simlib.kit.theme import TEXT_POINTS, style
from simlib.text import keys

HAN = re.compile(r"[\u4e00-\u9fff]")
DOMAINS = sorted({key.partition(".")[0] for key in keys("en")})
KEY = re.compile(rf"\b(?:{'|'.join(DOMAINS)})\.[a-z]+(?:[._][a-z_]+)*")
HANG = 600  # seconds after which a test that waits is ended; it decides nothing else


async def until(holds: Callable[[], bool]) -> None:
    """Let the event loop run until `holds()`, however busy the machine is."""
    async with asyncio.timeout(HANG):
        while not holds():
            await asyncio.sleep(0.01)


async def a_step_could_come() -> None:
    """Let the event loop come to what was scheduled for a next step before now: the loop keeps the order."""
    await asyncio.sleep(PAUSE)


def walk(widget):
    """A widget and all that is in it and shown."""
    yield widget
    for child in getattr(widget, "children", ()):
        if child.layout.display != "none":
            yield from walk(child)


def texts(panel) -> str:
    """All words of a panel as a reader sees them, without style sheets and addresses."""
    html = "".join(w.value for w in walk(panel) if isinstance(w, W.HTML))
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S))


def labels(panel) -> str:
    """The words on a panel's controls: names, options, folds."""
    found = []
    for w in walk(panel):
        options = getattr(w, "options", ())
        found += [getattr(w, "description", ""), *getattr(w, "titles", ())]
        found += [option[0] for option in options if isinstance(option, tuple)]
    return " ".join(found)


def spoken(words: str, lang: str) -> list[str]:
    """What is wrong with words in this language: Han in English, none in Chinese, a key of the catalogue, a nan."""
    faults, han = [*KEY.findall(words), *re.findall(r"\bnan\b", words)], HAN.findall(words)
    if lang == "zh":
        return faults if han else [*faults, f"no Chinese in {words[:60]!r}"]
    return [*faults, f"Chinese: {''.join(han)[:60]}"] if han else faults


CONTROLS = (
    W.IntSlider,
    W.FloatSlider,
    W.SelectionSlider,
    W.Dropdown,
    W.ToggleButtons,
    W.Checkbox,
    W.BoundedIntText,
)


def controls(panel) -> list[W.Widget]:
    """The controls of a panel that have ends."""
    return [w for w in walk(panel) if isinstance(w, CONTROLS)]


def ends(control) -> list:
    """The first and the last value of a control; every one where they stand side by side."""
    if isinstance(control, W.Checkbox):
        return [False, True]
    if hasattr(control, "options"):
        values = [option[1] if isinstance(option, tuple) else option for option in control.options]
        return values if isinstance(control, W.ToggleButtons) else [values[0], values[-1]]
    return [control.min, control.max]


def seen(panel) -> tuple:
    """What a reader sees move: pictures and words, but for the heads of the levers and the list of what was moved."""
    return tuple(
        w.value
        for w in walk(panel)
        if isinstance(w, W.Image)
        or (
            isinstance(w, W.HTML)
            and not re.search("simlib-(head|changed)", w.value + " ".join(w._dom_classes))
        )
    )


def seated(name="李雷", number=""):
    """The exercise of unit 7 with a learner at it."""
    from simlib.kit.forms.exercise import Exercise

    form = Exercise("07")
    form.desk.fields["name"].value, form.desk.fields["number"].value = name, number
    form.desk.start()
    assert not form.trouble.value
    return form


def stale(panel) -> bool:
    """Whether a panel says that its picture is out of date."""
    return "simlib-stale" in panel._dom_classes


def saved(shown) -> dict:
    """What a page without a kernel keeps of a widget, by kind."""
    bundle = shown._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


def face(panel) -> tuple:
    """All of a company's panel that a reader sees move: the picture and the figures."""
    return panel.picture, panel.face["strip"].value


def assumptions_that_say_nothing(panel) -> list[str]:
    """Assumptions with which a company's panel shows the same at both ends; each end is borne, and all comes back."""
    editor, still = panel.assumptions, []
    for name in [name for _, name in editor.choice.options]:
        editor.choice.value = name
        faces = {face(panel)}
        for value in (editor.control.max, editor.control.min):
            editor.control.value = value
            assert panel.error is None, (name, value, panel.error)
            assert getattr(panel.market, name) == value
            faces.add(face(panel))
        if len(faces) == 1:
            still.append(name)
        editor.put_back()
        assert panel.market == editor.given
    return still


def drawn_words(figure) -> list[Text]:
    """The words of a figure that are drawn: a tick outside the axis limits is not."""
    axes = [(ax.axison, axis) for ax in figure.axes for axis in (ax.xaxis, ax.yaxis)]
    ticks = {label for _, axis in axes for label in axis.get_ticklabels()}
    shown = {tick.label1 for on, axis in axes if on for tick in axis._update_ticks()}
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
