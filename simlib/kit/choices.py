"""What an importer's options are chosen with: one control for each thing that a list can be told."""

from __future__ import annotations

import ipywidgets as W

from simlib.kit.list_kind import SHEET, Option
from simlib.text import BadInput, t

AUTO = ("auto",)
"""Nothing chosen: what the file shows goes."""


def control(option: Option, layout: W.Layout) -> W.Widget:
    """What an option is chosen with: a list of values, or a line to type in."""
    if not option.values:
        return (W.Combobox if option is SHEET else W.Text)(
            placeholder=t(option.words), continuous_update=False, layout=layout
        )
    control = W.Dropdown(layout=layout)
    offer(control, option, None)
    return control


def whole(text: str) -> int:
    """A whole number as typed; BadInput for anything else."""
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise BadInput("reader.whole", value=text)
    return int(text)


def offer(control: W.Dropdown, option: Option, found: str | None) -> None:
    """The values of an option; the automatic one says what the file was found to show."""
    chosen = control.value
    auto = t("reader.auto_found", found=t(f"{option.words}.{found}")) if found else t("reader.auto")
    control.options = [(auto, AUTO), *((t(f"{option.words}.{value}"), value) for value in option.values)]
    control.value = chosen or AUTO
