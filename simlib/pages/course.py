"""What the front-end extension knows of the course: its pages, their code, and the words of its header.

One file, `course.json` beside the extension's scripts, made from the built notebooks and the catalogue.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from simlib.text import LANGUAGES, keys

COURSE = Path(__file__).with_name("labextensions") / "simlib-page" / "static" / "course.json"
WORDS = (
    "course", "contents", "where", "before", "after", "wake", "show_code", "hide_code", "original",
    "original_sure", "yes", "no", "present", "present_how", "present_end", "screen", "screen_after", "screen_before",
    "still", "waking", "resting", "own", "failed",
)  # fmt: skip
_HEADING = re.compile(r"#\s+(?:0?(\d+)\s*·\s*)?(.+)")


def course(notebooks: Path) -> dict:
    """The pages in `notebooks`/zh and /en, in their order, and the words of the header in both languages.

    {"pages": {name: {"number": the unit's number or "", "title": {language: words}, "code": the sources of its
    code cells}}, "words": {language: {key: words}}}
    """
    return {
        "pages": {
            path.stem: _page(notebooks, path.name) for path in sorted((notebooks / "en").glob("*.ipynb"))
        },
        "words": {lang: {key: keys(lang)[f"page.{key}"] for key in WORDS} for lang in LANGUAGES},
    }


def _page(notebooks: Path, name: str) -> dict:
    cells = {
        lang: json.loads((notebooks / lang / name).read_text(encoding="utf-8"))["cells"] for lang in LANGUAGES
    }
    headings = {lang: _HEADING.match(_source(both[0])) for lang, both in cells.items()}
    return {
        "number": headings["en"][1] or "",
        "title": {lang: heading[2].strip() for lang, heading in headings.items()},
        "code": [_source(cell) for cell in cells["en"] if cell["cell_type"] == "code"],
    }


def _source(cell: dict) -> str:
    return "".join(cell["source"])


def as_text(known: dict) -> str:
    """The file's text for what `course` says."""
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"
