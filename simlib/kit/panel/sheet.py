"""The panels' style sheet: a layout that wraps by itself, and the cue that a picture is out of date."""

from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.theme import BASELINE, CAME, INK, OURS
from simlib.text import t

_STALE = "opacity:.35;"
_QUIET = "color:#5f5f5f;"

PAPER = """
[data-jp-theme-light="false"] :is(.simlib-panel, .simlib-form) { background:#fff; color-scheme:light; padding:8px;
  --jp-ui-font-color0:#000; --jp-ui-font-color1:#212121; --jp-content-font-color1:#212121; --jp-layout-color1:#fff;
  --jp-layout-color2:#eee; --jp-layout-color3:#bdbdbd; --jp-border-color1:#bdbdbd; --jp-border-color2:#e0e0e0;
  --jp-widgets-color:#212121; --jp-widgets-label-color:#212121; --jp-widgets-readout-color:#212121;
  --jp-widgets-input-color:#212121; --jp-widgets-input-background-color:#fff; --jp-widgets-input-border-color:#bdbdbd; }
"""
"""Under JupyterLab's dark theme panels and forms stay what their pictures are: dark ink on white paper."""

SHEET = f"""<style>{PAPER}
.simlib-panel {{ max-width:1500px; color:{INK}; font-size:14px; container:simlib-panel / inline-size; }}
.simlib-panel .widget-html, .simlib-panel .widget-html-content {{
  line-height:1.4; height:auto; margin:0; min-width:0; overflow:visible; }}
.simlib-panel .widget-box, .simlib-panel .widget-vbox {{ overflow:visible; margin:0; }}
.simlib-title {{ font-size:1.35em; font-weight:600; line-height:1.3; margin:.1em 0 .3em; }}
.simlib-body {{ display:flex; flex-flow:row wrap; gap:6px 18px; align-items:flex-start; width:100%; }}
.simlib-left {{ flex:1 1 230px; min-width:0; width:auto; }}
.simlib-right {{ flex:6 1 440px; min-width:0; width:auto; max-width:1000px; }}
.simlib-left > .jupyter-widgets {{ margin-left:0; margin-right:0; }}
.simlib-levers {{ width:100%; }}
.simlib-group {{ display:flex; flex-flow:row wrap; gap:0 16px; width:100%; }}
.simlib-group-name {{ font-size:.82em; color:#6a6a6a; border-bottom:1px solid #e2e2df; margin-top:4px; }}
.simlib-lever {{ flex:1 1 215px; min-width:0; container:simlib-lever / inline-size; }}
.simlib-head {{ display:flex; flex-wrap:wrap; gap:0 .45em; align-items:baseline; line-height:1.25; margin-top:3px; }}
.simlib-name {{ font-weight:600; white-space:nowrap; }}
.simlib-unit {{ font-size:.82em; color:#6a6a6a; flex:1 1 auto; }}
.simlib-mark {{ font-size:.8em; white-space:nowrap; color:#6a6a6a; min-width:0; overflow:hidden;
  text-overflow:ellipsis; }}
.simlib-mark.simlib-changed {{ color:{OURS}; font-weight:600; }}
@container simlib-lever (max-width:310px) {{ .simlib-mark:not(.simlib-changed) {{ display:none; }} }}
.simlib-lever .widget-slider, .simlib-lever .widget-dropdown, .simlib-lever .widget-checkbox {{
  margin:0; height:26px; }}
.simlib-panel .simlib-left .simlib-lever .widget-hslider {{ flex-wrap:nowrap; }}
.simlib-lever .noUi-base::before {{ content:""; position:absolute; top:-6px; width:2px; height:14px;
  margin-left:-1px; background:{BASELINE}; }}
.simlib-views, .simlib-views .widget-toggle-buttons {{ width:100%; }}
.simlib-views .widget-toggle-button {{ width:auto; margin:0 4px 4px 0; padding:0 10px; }}
.simlib-question {{ font-weight:600; line-height:1.3; }}
.simlib-note {{ font-size:.86em; {_QUIET} }}
.simlib-panel .simlib-picture {{ width:100%; height:auto; max-height:max(300px, calc(100vh - 360px)); margin:0;
  object-fit:contain; object-position:left top; transition:opacity .12s; }}
.simlib-panel.simlib-stale .simlib-picture, .simlib-panel:has(.noUi-active) .simlib-picture {{ {_STALE} }}
.simlib-stale .simlib-strip, .simlib-panel:has(.noUi-active) .simlib-strip {{ {_STALE} }}
.simlib-stale .simlib-verdict, .simlib-panel:has(.noUi-active) .simlib-verdict {{ {_STALE} }}
.simlib-state {{ font-size:.86em; min-height:1.4em; {_QUIET} }}
.simlib-stale .simlib-state, .simlib-dragging {{ color:{CAME}; font-weight:600; }}
.simlib-panel:not(:has(.noUi-active)) .simlib-dragging {{ display:none; }}
.simlib-panel:has(.noUi-active) .simlib-settled {{ display:none; }}
.simlib-foot {{ display:flex; flex-flow:row wrap; gap:4px 10px; align-items:center; }}
.simlib-foot .widget-button {{ width:auto; padding:0 12px; margin:4px 0 0; }}
.simlib-foot .widget-inline-hbox {{ margin:0; }}
.simlib-foot .widget-text input {{ width:4.5em; }}
.simlib-refine {{ display:flex; flex-flow:row nowrap; gap:4px 6px; align-items:center; }}
.simlib-refine .widget-button {{ width:auto; padding:0 10px; margin:4px 0 0; }}
.simlib-foot .simlib-state {{ flex:1 1 12em; }}
.simlib-fold {{ width:100%; margin:4px 0 0; }}
.simlib-fold .lm-Widget {{ margin:0; }}
.simlib-fold .jupyter-widget-Collapse-header {{ padding:2px 6px; background:#f3f3f1; border:0;
  font-weight:400; color:{INK}; }}
.simlib-fold .jupyter-widget-Collapse-contents {{ padding:2px 4px; border:0; }}
.simlib-panel .simlib-scroll {{ max-height:340px; overflow:auto; }}
@container simlib-panel (max-width:687px) {{
  .simlib-levers {{ display:flex; flex-flow:row wrap; gap:0 16px; }}
  .simlib-levers > .widget-vbox, .simlib-levers > .widget-vbox > .simlib-group {{ display:contents; }}
  .simlib-levers > .widget-vbox > .widget-html {{ display:none; }}
}}
</style>"""


PARTS = ("question", "note", "strip", "verdict", "changed", "state", "error")


class Face:
    """One HTML widget for each of PARTS, by name: `face["strip"]`."""

    def __init__(self):
        self._html = {name: W.HTML() for name in PARTS}
        for name, widget in self._html.items():
            widget.add_class(f"simlib-{name}")
        self.write("error", "")

    def __getitem__(self, name: str) -> W.HTML:
        return self._html[name]

    def write(self, name: str, html: str) -> None:
        """Put HTML into a part; the box for errors is there only while it says something."""
        self._html[name].value = html
        if name == "error":
            self._html[name].layout.display = "" if html else "none"

    def state(self, words: str) -> None:
        """Say what is going on; while a lever is held the page itself shows other words in their place."""
        dragging = escape(t("panel.state.dragging"))
        settled = f'<span class="simlib-settled">{escape(words)}</span>'
        self.write("state", f'{settled}<span class="simlib-dragging">{dragging}</span>')

    def answer(
        self, question: str, note: str, tiles: list, verdict: tuple[str, str], changed: list[str]
    ) -> None:
        """Show an answer whole: the verdict is (sentence, tone)."""
        self.write("error", "")
        self.write("question", escape(question))
        self.write("note", escape(note))
        self.write("strip", pieces.strip(tiles))
        self.write("verdict", pieces.verdict(*verdict))
        self.write("changed", pieces.changes(changed))
