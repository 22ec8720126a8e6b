"""Stills: how a page looks when no kernel runs.

JupyterLab saves the address of a live widget, not what the widget showed, and prefers that address to the
picture beside it: opened again without its kernel, such a page says "model not found". Here each address gives
way to the widget's last look, drawn from the state that ipywidgets hands over when a notebook is saved.
"""

from __future__ import annotations

import re
from html import escape

LIVE = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
_STYLE = re.compile(r"<style\b.*?</style>", re.S | re.I)
_SAVES = re.compile(r"<a\b[^>]*\bdownload=.*?</a>", re.S)  # a file to save is that of the moment
_CHOSEN = "display:inline-block;margin:.15em 1.2em .15em 0"


def keep_stills(notebook: dict) -> None:
    """In place: each live widget that has a still beside it gives way to its last look.

    A widget that has none (not one of this workbook's) stays as JupyterLab saves it.
    """
    metadata = notebook.get("metadata", {})
    models = metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    left = 0
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if LIVE in data and data.keys() & {"text/html", "image/png"}:
                _freeze(data, Look(models), data.pop(LIVE).get("model_id", ""))
            left += LIVE in data
    if not left:
        metadata.pop("widgets", None)


def _freeze(data: dict, look: Look, root: str) -> None:
    html = look.html(root)
    if html:
        data["text/html"] = html
    if look.picture and "image/png" in data:
        data["image/png"] = look.picture


class Look:
    """The last look of widgets as HTML; `picture` is the first picture met, in base64, or "".

    `models` is ipywidgets' own record of them: {id: {"model_name", "state", "buffers"}}.

    >>> Look({"a": {"model_name": "HTMLModel", "state": {"value": "<b>7</b>"}}}).html("a")
    '<b>7</b>'
    """

    def __init__(self, models: dict):
        self.models, self.picture = models, ""

    def html(self, model_id: str) -> str:
        """One widget with all that is in it; "" for one that is hidden, unknown or only to be pressed."""
        model = self.models.get(model_id.removeprefix("IPY_MODEL_"))
        if model is None or self._is_hidden(model["state"]):
            return ""
        name, state = model["model_name"].removesuffix("Model"), model["state"]
        if "children" in state:
            return "".join(f"<div>{inside}</div>" for inside in map(self.html, _shown(name, state)) if inside)
        if name == "Image":
            return self._image(model)
        if name in ("HTML", "HTMLMath"):
            return _SAVES.sub("", _STYLE.sub("", state.get("value", "")))
        return _control(name, state)

    def _is_hidden(self, state: dict) -> bool:
        layout = self.models.get(state.get("layout", "").removeprefix("IPY_MODEL_"), {}).get("state", {})
        return layout.get("display") == "none" or layout.get("visibility") == "hidden"

    def _image(self, model: dict) -> str:
        data = next((b["data"] for b in model.get("buffers", []) if b["path"] == ["value"]), "")
        if not data:
            return ""
        self.picture = self.picture or data
        kind = model["state"].get("format", "png")
        words = escape(model["state"].get("alt", "") or "", quote=True)
        return f'<img style="max-width:100%" alt="{words}" src="data:image/{kind};base64,{data}">'


def _shown(name: str, state: dict) -> list[str]:
    """The children in view: of tabs and folds the open one."""
    if name not in ("Tab", "Stack", "Accordion"):
        return state["children"]
    at = state.get("selected_index", 0 if name == "Tab" else None)
    return [] if at is None else state["children"][at : at + 1]


def _control(name: str, state: dict) -> str:
    """What a control stands at, with its label; "" for a button and for what holds nothing."""
    value = _value(name, state)
    if value == "":
        return ""
    label = state.get("description", "")
    return f'<span style="{_CHOSEN}">{label}{" " if label else ""}<b>{escape(value)}</b></span>'


def _value(name: str, state: dict) -> str:
    if name in ("Button", "Play", "FileUpload"):
        return ""
    if name in ("Checkbox", "ToggleButton", "Valid"):
        return "☑" if state.get("value") else "☐"
    if "_options_labels" in state:
        chosen = state.get("index")
        at = chosen if isinstance(chosen, list) else [] if chosen is None else [chosen]
        return " · ".join(state["_options_labels"][n] for n in at)
    value = state.get("value", 0 if name.startswith(("Int", "Float", "Bounded")) else "")
    values = value if isinstance(value, list) else [value]
    return " – ".join(
        f"{v:,.10g}" if isinstance(v, (int, float)) else str(v) for v in values if v is not None
    )
