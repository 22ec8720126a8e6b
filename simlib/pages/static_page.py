"""A unit as one file: its page as built, without code, to read without a kernel and to print."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

LOOK = """
body { max-width:46rem; margin:2rem auto; padding:0 1rem; font:16px/1.6 sans-serif; color:#262626; }
h1, h2, h3 { line-height:1.25; break-after:avoid; }
h2 { margin-top:2em; }
img { max-width:100%; height:auto; }
table { border-collapse:collapse; font-size:.92em; }
th, td { padding:.15em .5em; border-bottom:1px solid #ddd; }
kbd { padding:0 .4em; border:1px solid #aaa; border-radius:.6em; font:.8em sans-serif; }
.anchor-link { display:none; }
pre { white-space:pre-wrap; }
.out { margin:.8em 0; overflow-x:auto; }
footer { margin-top:3em; border-top:1px solid #ddd; font-size:.85em; color:#5f5f5f; }
@page { size:A4; margin:18mm; }
@media print {
  body { max-width:none; margin:0; padding:0; font-size:10.5pt; }
  img, tr, li, .simlib-form { break-inside:avoid; }
  .out { overflow:visible; }
  img { max-height:17cm; }
}
"""


def static_page(notebook: Path, lang: str, note: str) -> str:
    """The page of a built notebook as HTML with everything in it; `note` stands at its end."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    title = _source(cells[0]).splitlines()[0].lstrip("# ")
    body = "\n".join(map(_cell, cells))
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{LOOK}</style></head>\n'
        f"<body><main>\n{body}\n</main><footer>{escape(note)}</footer></body></html>\n"
    )


def _cell(cell: dict) -> str:
    from nbconvert.filters.markdown import markdown2html

    if cell["cell_type"] == "markdown":
        return markdown2html(_source(cell))
    return "\n".join(f'<div class="out">{_output(each)}</div>' for each in cell.get("outputs", []))


def _output(output: dict) -> str:
    """An output's richest still: a picture told by its words, HTML, or the words."""
    data = {kind: "".join(value) for kind, value in output.get("data", {}).items()}
    words = escape(data.get("text/plain", "".join(output.get("text", ""))))
    if "image/png" in data:
        return f'<img alt="{words}" src="data:image/png;base64,{data["image/png"].strip()}">'
    return data.get("text/html", f"<pre>{words}</pre>" if words else "")


def _source(cell: dict) -> str:
    return "".join(cell["source"])
