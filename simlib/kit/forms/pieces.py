"""What all forms share: their style sheet, tables, and handlers that turn every error into a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from html import escape

from simlib.classroom.tasks import Table
from simlib.kit.pieces import headed
from simlib.kit.theme import CAME, GOOD, INK, OURS
from simlib.text import BadInput, t

SHEET = f"""<style>
.simlib-form {{ max-width:980px; color:{INK}; font-size:14px; overflow:visible; }}
.simlib-form .widget-html, .simlib-form .widget-html-content {{ line-height:1.5; height:auto; min-width:0;
  overflow:visible; }}
.simlib-form h3 {{ margin:.2em 0; font-size:1.3em; }}
.simlib-form h4 {{ margin:1em 0 .2em; font-size:1.1em; }}
.simlib-form p {{ margin:.2em 0 .5em; max-width:52em; }}
.simlib-form table {{ border-collapse:collapse; margin:.3em 0; font-size:.95em; }}
.simlib-form th, .simlib-form td {{ padding:.15em .35em; border-bottom:1px solid #ddd; text-align:right; }}
.simlib-form th {{ font-weight:600; vertical-align:bottom; max-width:6.2em; line-height:1.25; }}
.simlib-form th:first-child, .simlib-form td:first-child {{ text-align:left; max-width:none;
  white-space:nowrap; }}
.simlib-tables {{ display:flex; flex-flow:row wrap; gap:4px 28px; align-items:flex-start; overflow-x:auto; }}
.simlib-field {{ display:flex; flex-flow:row wrap; align-items:center; gap:2px 8px; overflow:visible;
  width:100%; }}
.simlib-field > .widget-text, .simlib-field > .widget-dropdown {{
  flex:1 1 360px; max-width:600px; width:auto; height:auto; margin:2px 0; }}
.simlib-field > .widget-textarea {{ flex:1 1 620px; width:auto; height:auto;
  flex-flow:column;
  align-items:stretch; }}
.simlib-field > .simlib-levers {{ flex:1 1 100%; }}
.simlib-form .simlib-field > .widget-text > label, .simlib-form .simlib-field > .widget-dropdown > label,
.simlib-form .simlib-field > .widget-textarea > label {{ flex:1 1 auto;
  width:auto; max-width:none; height:auto;
  text-align:left; white-space:normal; line-height:1.35; overflow:visible; }}
.simlib-form .simlib-field > .widget-text > input, .simlib-form .simlib-field > .widget-dropdown > select {{
  flex:0 0 150px; width:150px; }}
.simlib-form .simlib-field > .widget-dropdown > select {{ flex:0 1 auto; width:auto; min-width:150px; }}
.simlib-field .simlib-field-unit {{ display:inline-block; min-width:112px; }}
.simlib-form.simlib-guess .simlib-field > * > label {{ flex:0 0 auto; margin-right:10px; }}
.simlib-form.simlib-guess .simlib-field > .widget-dropdown > select {{
  flex:0 1 400px; width:400px; height:28px; }}
.simlib-form.simlib-guess .simlib-field > .widget-text {{ flex:0 0 auto; }}
.simlib-unit {{ font-size:.86em; color:#6a6a6a; }}
.simlib-mark-passed {{ color:{GOOD}; font-weight:700; }}
.simlib-mark-open {{ color:{CAME}; font-weight:700; }}
.simlib-row {{ display:flex; flex-flow:row wrap; gap:4px 12px; align-items:center; overflow:visible; }}
.simlib-row .widget-button {{ width:auto; padding:0 16px; }}
.simlib-said {{ border-left:5px solid {CAME}; background:#f6f6f4; padding:.3em .7em; margin:.3em 0;
  max-width:54em; }}
.simlib-said-passed {{ border-left-color:{GOOD}; }}
.simlib-end {{ border:1px solid #c9d6e2; border-radius:10px; padding:.5em 1em; margin:.8em 0 .4em; max-width:54em; }}
.simlib-end p {{ margin:.1em 0; }}
.simlib-form a {{ color:{OURS}; text-decoration:underline; }}
.simlib-form a.simlib-press {{ display:inline-block; margin:.3em .6em .3em 0; padding:.4em 1.2em; border-radius:6px;
  border:1px solid {OURS}; background:{OURS}; color:#fff; font-weight:600; text-decoration:none; }}
.simlib-form a.simlib-press-quiet {{ background:none; color:{OURS}; }}
.simlib-form a.simlib-press:focus-visible {{ outline:3px solid {CAME}; outline-offset:2px; }}
.simlib-form .simlib-room, .simlib-presented .simlib-own {{ display:none; }}
.simlib-presented .simlib-room {{ display:flex; max-width:620px; }}
.simlib-form .simlib-hands {{ width:auto; height:auto; margin:1px 0; }}
.simlib-form .simlib-hands > label {{ flex:1 1 auto; width:auto; height:auto; text-align:left; white-space:normal;
  line-height:1.3; }}
.simlib-form .simlib-hands > input {{ flex:0 0 80px; width:80px; }}
.simlib-room > .widget-textarea {{ flex-flow:column; align-items:stretch; width:auto; height:auto; }}
.simlib-room > .widget-textarea > label {{ text-align:left; }}
.simlib-form .simlib-picture {{ width:100%; max-width:640px; height:auto; }}
.simlib-faint {{ color:#5f5f5f; font-size:.9em; overflow-wrap:anywhere; }}
</style>"""


def said(sentences: list[str], passed: bool = False) -> str:
    """Sentences in a box that a screen reader announces; nothing for no sentences."""
    if not sentences:
        return ""
    kind = "simlib-said simlib-said-passed" if passed else "simlib-said"
    return f'<div role="status" class="{kind}">{"<br>".join(map(_html, sentences))}</div>'


def _html(words: str) -> str:
    """Words for the page; a percent sign stays with its number."""
    return escape(words).replace(" %", "&nbsp;%")


def table_html(table: Table) -> str:
    """A table of figures."""
    head = "".join(f'<th scope="col">{escape(headed(t(key)))}</th>' for key in table.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_html(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    note = f"<p>{escape(t(table.note))}</p>" if table.note else ""
    return f"<div><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}</div>"


def guarded(method: Callable) -> Callable:
    """A handler that never raises: what goes wrong is passed to the form's `complain` as one sentence."""

    @wraps(method)
    def handler(self, *arguments):
        try:
            return method(self, *arguments)
        except BadInput as reason:
            self.complain(str(reason))
        except Exception as error:
            self.complain(t("classroom.error.unexpected", why=f"{type(error).__name__}: {error}"))
        return None

    return handler
