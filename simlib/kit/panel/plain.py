"""What all panels share that are no company: sheet, title, handlers that never raise, a page without a kernel."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import aloud
from simlib.kit.keepsake import keepsake
from simlib.kit.panel.hand_out import HandOut, Sheet, figure_of, footer
from simlib.kit.panel.sheet import SHEET
from simlib.kit.shown import Kept
from simlib.text import language, speaking, t

_OWN = f"""{SHEET}<style>
.simlib-plain .widget-button {{ width:auto; padding:0 9px; margin:2px 0; }}
.simlib-plain .widget-dropdown, .simlib-plain .widget-text, .simlib-plain .widget-hslider {{
  width:auto; margin:2px 0; }}
.simlib-plain .widget-text > label, .simlib-plain .widget-dropdown > label,
.simlib-plain .widget-hslider > label {{
  width:auto; min-width:7.2em; max-width:none; text-align:left; overflow:visible; }}
.simlib-plain .simlib-left .widget-dropdown > label {{ min-width:8.6em; }}
.simlib-plain .simlib-left .widget-hslider {{ flex-wrap:wrap; height:auto; }}
.simlib-plain .simlib-left .widget-hslider > label {{ flex:1 0 100%; height:auto; line-height:1.4; }}
.simlib-plain .widget-dropdown select {{ min-width:9em; }}
.simlib-plain .simlib-left .widget-dropdown, .simlib-plain .simlib-left .widget-dropdown select {{
  min-width:0; max-width:100%; }}
.simlib-plain .simlib-row .widget-dropdown > label {{ min-width:0; }}
.simlib-plain .widget-text {{ max-width:760px; }}
.simlib-plain .simlib-row {{
  display:flex; flex-flow:row wrap; gap:2px 6px; align-items:center; overflow:visible; }}
.simlib-plain table {{ border-collapse:collapse; }}
.simlib-plain ol, .simlib-plain ul {{ margin:.2em 0; padding-left:1.4em; }}
</style>"""


class PlainPanel(Kept, W.VBox):
    """A panel: `domain` ("needs.call") names its words; a unit writes `_build`, `_parts`, `summary` and `_show`.

    `_parts()` are its widgets under the title; `summary()` its state in words; `still()` the same as HTML.
    An error in a handler becomes a sentence in the panel and stands in `error`.
    """

    domain = ""
    column = False  # whether it is no wider than the words of a page

    def __init__(self):
        self._lang = language()
        self.error: Exception | None = None
        self.trouble, self._aloud = W.HTML(), aloud()
        with speaking(self._lang):
            self._build()
            title = W.HTML(f'{_OWN}<h3 class="simlib-title">{escape(self._t("title"))}</h3>')
            self.hand_out = HandOut(self.image, self.sheet) if hasattr(self, "image") else None
            super().__init__([title, self._aloud, self.trouble, *self._parts(), *self._foot()])
        self.add_class("simlib-panel")
        self.add_class("simlib-plain")
        if self.column:
            self.add_class("simlib-column")
        self._do(self._show)

    def _foot(self) -> list[W.Widget]:
        """What stands under all parts: the button that hands out the picture."""
        return [self.hand_out] if self.hand_out else []

    def _t(self, key: str, **values) -> str:
        return t(f"{self.domain}.{key}", **values)

    def _do(self, work, *arguments) -> None:
        """Run a handler in the panel's language; what goes wrong is a sentence."""
        with speaking(self._lang):
            try:
                work(*arguments)
                self._tell_picture()
                self.error, self.trouble.value = None, ""
            except Exception as error:
                self.error, self.trouble.value = error, pieces.trouble(error)

    def _so_far(self) -> str:
        """What can be said now, without waiting for what is still to come."""
        return self.summary()

    def _tell_picture(self) -> None:
        """What the picture shows, for those who hear the page: its question, verdict and key figures."""
        if hasattr(self, "image"):
            self._aloud.value = escape(f"{self._t('title')}\n{self._so_far()}")

    def sheet(self) -> Sheet:
        """The picture to hand out, with the panel's words."""
        with speaking(self._lang):
            return Sheet(
                figure_of(self.image),
                self._t("title"),
                self.summary().splitlines(),
                footer(*self._rests_on()),
            )

    def _rests_on(self) -> list[str]:
        """What the picture rests on, besides what the panel says."""
        return []

    def __repr__(self) -> str:
        with speaking(self._lang):
            return self.summary()

    def _offline(self) -> dict:
        picture = self.kept()
        if picture is not None:
            kept = keepsake(self._t("title"), picture, self.summary().splitlines())
            return {"image/png": b64encode(kept).decode("ascii")}
        return {"text/html": f"<p><b>{escape(self._t('title'))}</b></p>{super()._offline()['text/html']}"}

    def kept(self) -> bytes | None:
        """The picture that a saved notebook keeps, None for a panel of words."""
        return None

    def still(self) -> str:
        """The panel as HTML for a page without a kernel."""
        return "".join(f"<p>{escape(line)}</p>" for line in self.summary().splitlines())
