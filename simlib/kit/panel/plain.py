"""What the small panels of the needs unit share: their sheet, a title, handlers that never raise, and a still
page for those who read without a kernel."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.keepsake import keepsake
from simlib.kit.panel.sheet import SHEET
from simlib.text import language, speaking, t

_OWN = f"""{SHEET}<style>
.simlib-needs .widget-button {{ width:auto; padding:0 9px; margin:2px 0; }}
.simlib-needs .widget-dropdown, .simlib-needs .widget-text, .simlib-needs .widget-hslider {{
  width:auto; margin:2px 0; }}
.simlib-needs .widget-text > label, .simlib-needs .widget-dropdown > label,
.simlib-needs .widget-hslider > label {{
  width:auto; min-width:7.2em; max-width:none; text-align:left; overflow:visible; }}
.simlib-needs .simlib-left .widget-hslider > label,
.simlib-needs .simlib-left .widget-dropdown > label {{
  min-width:8.6em; }}
.simlib-needs .widget-dropdown select {{ min-width:9em; }}
.simlib-needs .simlib-left .widget-dropdown, .simlib-needs .simlib-left .widget-dropdown select {{
  min-width:0; max-width:100%; }}
.simlib-needs .simlib-row .widget-dropdown > label {{ min-width:0; }}
.simlib-needs .widget-text {{ max-width:760px; }}
.simlib-needs .simlib-row {{
  display:flex; flex-flow:row wrap; gap:2px 6px; align-items:center; overflow:visible; }}
.simlib-needs table {{ border-collapse:collapse; }}
.simlib-needs ol, .simlib-needs ul {{ margin:.2em 0; padding-left:1.4em; }}
</style>"""


class NeedPanel(W.VBox):
    """A panel of the needs unit: `domain` ("needs.call") names its words; a unit writes `_build` and `_show`.

    `_parts()` are its widgets under the title; `summary()` its state in words; `still()` the same as HTML.
    An error in a handler becomes a sentence in the panel and stands in `error`.
    """

    domain = ""

    def __init__(self):
        self._lang = language()
        self.error: Exception | None = None
        self._trouble, self._aloud = W.HTML(), aloud()
        with speaking(self._lang):
            self._build()
            title = W.HTML(f'{_OWN}<h3 class="simlib-title">{escape(self._t("title"))}</h3>')
            super().__init__([title, self._aloud, self._trouble, *self._parts()])
        self.add_class("simlib-panel")
        self.add_class("simlib-needs")
        self._do(self._show)

    def _t(self, key: str, **values) -> str:
        return t(f"{self.domain}.{key}", **values)

    def _do(self, work, *arguments) -> None:
        """Run a handler in the panel's language; what goes wrong is a sentence."""
        with speaking(self._lang):
            try:
                work(*arguments)
                self._tell_picture()
                self.error, self._trouble.value = None, ""
            except Exception as error:
                self.error, self._trouble.value = error, pieces.trouble(error)

    def _tell_picture(self) -> None:
        """What the picture shows, for those who hear the page: its question, verdict and key figures."""
        if hasattr(self, "image"):
            self._aloud.value = escape(f"{self._t('title')}\n{self.summary()}")

    def __repr__(self) -> str:
        with speaking(self._lang):
            return self.summary()

    def _repr_mimebundle_(self, **kwargs) -> dict:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        with speaking(self._lang):
            data = {**data, "text/plain": self.summary()}
            picture = self.kept()
            if picture is not None:
                kept = keepsake(self._t("title"), picture, self.summary().splitlines())
                return {**data, "image/png": b64encode(kept).decode("ascii")}
            below = f"<p><i>{escape(t('units.still'))}</i></p>"
            return {**data, "text/html": f"<p><b>{escape(self._t('title'))}</b></p>{self.still()}{below}"}

    def kept(self) -> bytes | None:
        """The picture that a saved notebook keeps, None for a panel of words."""
        return None

    def still(self) -> str:
        """The panel as HTML for a page without a kernel."""
        return "".join(f"<p>{escape(line)}</p>" for line in self.summary().splitlines())


def row(*widgets: W.Widget) -> W.Box:
    """Widgets side by side that wrap on a narrow page."""
    box = W.Box(list(widgets))
    box.add_class("simlib-row")
    return box


def beside(left: list[W.Widget], right: list[W.Widget]) -> W.Box:
    """Levers at the left, what they do at the right: one glance holds both, however long either is."""
    columns = W.VBox(left), W.VBox(right)
    for column, name in zip(columns, ("simlib-left", "simlib-right"), strict=True):
        column.add_class(name)
    body = W.Box(columns)
    body.add_class("simlib-body")
    return body


def picture_widget() -> W.Image:
    """The image of a panel."""
    image = W.Image(format="png")
    image.add_class("simlib-picture")
    return image


def chooser(options: list[tuple[str, str]], value: str, words: str) -> W.Dropdown:
    """A dropdown with its name beside it."""
    return W.Dropdown(options=options, value=value, description=words, style={"description_width": "auto"})


def aloud() -> W.HTML:
    """What a panel's picture shows, in words that are read out in its place; the page's extension takes them over."""
    words = W.HTML(layout=W.Layout(display="none"))
    words.add_class("simlib-aloud")
    return words


def button(words: str, clicked, *, primary: bool = False) -> W.Button:
    """A button as wide as its words."""
    made = W.Button(description=words, button_style="primary" if primary else "")
    made.on_click(lambda _button: clicked())
    return made
