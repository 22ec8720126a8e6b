"""The syllabus of units 1 to 6 and 8 to 12 against the built notebooks.

Each of its terms and facts stands in the built notebook, in both languages, with its label; each unit has its guesses,
panels, exercise and debrief; its glossary box has the glossary's terms.

An anchor is (Chinese, English): short words of a fact as the notebook says it in its prose, tables and panels. Words
that come up only after a press of a button (cards, drill) are sought among the words of the unit's panels.
"""

import html
import json
import re
from pathlib import Path

import pytest

from simlib.classroom.assignment import assignment
from simlib.text import keys

ROOT = Path(__file__).resolve().parents[2]
LABELS = {"zh": ("课程", "文献", "假设", "有争议"), "en": ("course", "published", "assumed", "contested")}

COURSE = json.loads((Path(__file__).parent / "syllabus.json").read_text(encoding="utf-8"))
"""By unit: `said` [Chinese, English] of each fact, `on_cards` [keys begin with, Chinese pattern, English pattern],
`glossary` Chinese terms, `panels` the plays and views that syllabus and course plan name."""


def notebook(unit: str, lang: str) -> dict:
    (path,) = (ROOT / "notebooks" / lang).glob(f"{unit}_*.ipynb")
    return json.loads(path.read_text(encoding="utf-8"))


def words(unit: str, lang: str, *, outputs: bool = True) -> str:
    """Prose of a built notebook, and the text that its outputs show, without marks; lower case, single spaces."""
    told = []
    for cell in notebook(unit, lang)["cells"]:
        if cell["cell_type"] == "markdown":
            told.append("".join(cell["source"]))
        for output in cell.get("outputs", []) if outputs else []:
            data = output.get("data", {})
            told += ["".join(data.get(kind, "")) for kind in ("text/plain", "text/html")]
    text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", "\n".join(told), flags=re.S))
    told_once = re.sub(r"\s+", " ", text.replace("**", "")).casefold()
    return re.sub(r"(?<=\d) %", "%", told_once) if lang == "zh" else told_once


units = pytest.mark.parametrize("unit", COURSE)
languages = pytest.mark.parametrize("lang", ["zh", "en"])


@units
@languages
def test_every_fact_of_the_syllabus_is_said(unit, lang):
    said = words(unit, lang)
    missing = [
        pair[lang == "en"]
        for pair in COURSE[unit]["said"]
        if (re.sub(r"(?<=\d) %", "%", pair[0]) if lang == "zh" else pair[1]).casefold() not in said
    ]
    assert not missing


@units
@languages
def test_what_only_a_panel_says_is_there(unit, lang):
    catalogue = keys(lang)
    for domain, *patterns in COURSE[unit]["on_cards"]:
        pattern = patterns[lang == "en"]
        found = any(
            re.search(pattern, told, re.I) for key, told in catalogue.items() if key.startswith(domain)
        )
        assert found, (domain, pattern)


@units
def test_the_glossary_box_has_the_terms_of_the_course(unit):
    for lang in ("zh", "en"):
        rows = [
            term
            for cell in notebook(unit, lang)["cells"]
            if "Glossary(" in "".join(cell["source"])
            for output in cell.get("outputs", [])
            for line in "".join(output.get("data", {}).get("text/plain", "")).splitlines()
            for term in line.split(" | ")[:2]
        ]
        assert not set(COURSE[unit]["glossary"]) - set(rows)


@units
@languages
def test_each_piece_of_course_stands_beside_a_label(unit, lang):
    """Each of the four labels is used; every prose cell that names course, author or year has one."""
    prose = ["".join(c["source"]) for c in notebook(unit, lang)["cells"] if c["cell_type"] == "markdown"]
    used = {label for label in LABELS[lang] for cell in prose if f"<kbd>{label}</kbd>" in cell}
    assert used == set(LABELS[lang])
    for cell in prose:
        if re.search(r"(19|20)\d\d", re.sub(r"2026", "", cell)) or re.search(
            r"课程[讲说列提]|the course (says|names)", cell, re.I
        ):
            assert "<kbd>" in cell, cell[:60]


@units
def test_the_shape_of_a_unit(unit):
    """Two panels of which one simulates, a guess shown again, an exercise of three tasks or more, a debrief."""
    code = "\n".join("".join(c["source"]) for c in notebook(unit, "en")["cells"] if c["cell_type"] == "code")
    assert not [name for name in COURSE[unit]["panels"] if f"{name}(" not in code]
    guesses = set(re.findall(rf'Guess\("{unit}", "(\w+)"\)', code))
    shown = set(re.findall(rf'GuessReveal\("{unit}", "(\w+)"', code))
    assert len(guesses) >= 2 and guesses == shown == set(assignment(unit).guesses)
    assert f'Exercise("{unit}")' in code and len(assignment(unit).tasks) >= 3
    for lang, (claims, here, contested, monday) in {
        "zh": ("课程主张", "在这里", "有争议", "星期一"), "en": ("the course claims", "here", "contested", "monday"),
    }.items():  # fmt: skip
        said = words(unit, lang, outputs=False)
        assert all(part in said for part in (claims, here, contested, monday))
        assert "假设" in said if lang == "zh" else "assum" in said
