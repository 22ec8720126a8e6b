"""The parts that panels are laid out with: sliders, choosers, buttons, levers under their names, left and right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as W

from simlib.kit.pieces import headed
from simlib.text import t


def row(*widgets: W.Widget) -> W.Box:
    """Widgets side by side that wrap on a narrow page."""
    box = W.Box(list(widgets))
    box.add_class("simlib-row")
    return box


def picture_widget() -> W.Image:
    """The image of a panel."""
    image = W.Image(format="png")
    image.add_class("simlib-picture")
    return image


def aloud() -> W.HTML:
    """What a panel's picture shows, in words that are read out in its place; the page's extension takes them over."""
    words = W.HTML(layout=W.Layout(display="none"))
    words.add_class("simlib-aloud")
    return words


def chooser(options: list[tuple[str, str]], value: str, words: str) -> W.Dropdown:
    """A dropdown with its name beside it."""
    return W.Dropdown(
        options=options, value=value, description=headed(words), style={"description_width": "auto"}
    )


def button(words: str, clicked, *, primary: bool = False) -> W.Button:
    """A button as wide as its words."""
    made = W.Button(description=words, button_style="primary" if primary else "")
    made.on_click(lambda _button: clicked())
    return made


def slider(
    low, high, step, start, form: str | None = None, *, words: str = "", wide: bool = False
) -> W.Widget:
    """A slider that answers when it is let go, in whole numbers where its step is one; `words` stand beside it."""
    kind, usual = (W.IntSlider, "d") if isinstance(step, int) else (W.FloatSlider, ".1f")
    made = kind(start, min=low, max=high, step=step, readout_format=form or usual, continuous_update=False)
    if words:
        made.description, made.style.description_width = headed(words), "auto"
    if wide:
        made.layout.width = "100%"
    return made


def stepped(values: Sequence, start, words: Callable[[Any], str]) -> W.SelectionSlider:
    """A slider over some values, each shown by its words."""
    options = [(words(value), value) for value in values]
    return W.SelectionSlider(options=options, value=start, continuous_update=False)


def worded_lever(domain: str, name: str, control: W.Widget) -> W.VBox:
    """A control under the words "<domain>.lever.<name>" and their ".unit", with a tick where it now stands."""
    words, unit = (t(f"{domain}.lever.{name}{end}") for end in ("", ".unit"))
    kind = f"simlib-lever-{domain.replace('.', '-')}-{name}"
    tick = "" if isinstance(control, W.Dropdown) else f"<style>{mark(kind, _share(control))}</style>"
    box = lever(W.HTML(head(words, unit) + tick), control)
    box.add_class(kind)
    return box


def _share(control: W.Widget) -> float:
    """How far along its track a slider stands."""
    if isinstance(control, W.SelectionSlider):
        return control.index / (len(control.options) - 1)
    return (control.value - control.min) / (control.max - control.min)


def mark(name: str, share: float) -> str:
    """A style rule that draws a tick at a share of the track of the slider of class `name`: where it began."""
    return f".{name} .noUi-base::before{{left:{share:.1%}}}"


def head(words: str, unit: str, *, title: str = "", after: str = "") -> str:
    """What stands over a lever: its name and unit; `title` shows under the pointer, `after` (HTML) at the right."""
    tip = f' title="{escape(title)}"' if title else ""
    return (
        f'<div class="simlib-head"{tip}><span class="simlib-name">{escape(headed(words))}</span>'
        f'<span class="simlib-unit">{escape(unit)}</span>{after}</div>'
    )


def lever(head: W.HTML, control: W.Widget) -> W.VBox:
    """A control under its head."""
    box = W.VBox([head, control])
    box.add_class("simlib-lever")
    return box


def group(levers: list[W.Widget], words: str = "") -> W.VBox:
    """Levers beside each other where there is room, under the group's name if it has one."""
    box = W.Box(levers)
    box.add_class("simlib-group")
    return W.VBox([W.HTML(f'<div class="simlib-group-name">{escape(words)}</div>'), box] if words else [box])


def fold(inside: W.Widget, words: str) -> W.Accordion:
    """What is folded away under its words until a reader opens it."""
    made = W.Accordion([inside], selected_index=None, titles=(words,))
    made.add_class("simlib-fold")
    return made


def beside(left: list[W.Widget], right: list[W.Widget], widths: tuple[str, str] = ("", "")) -> W.Box:
    """Controls at the left, what they show at the right: one glance holds both; below each other on a narrow page."""
    sides = [W.VBox(left), W.VBox(right)]
    for side, name, flex in zip(sides, ("left", "right"), widths, strict=True):
        side.add_class(f"simlib-{name}")
        if flex:
            side.layout.flex = flex
    body = W.Box(sides)
    body.add_class("simlib-body")
    return body
