"""Law: a unit is a lesson of forty minutes, counted: what opens it, how long its core is, what is in sight.

The rules: two guesses before the first picture (Crouch et al. 2004, doi 10.1119/1.1707018), questions on earlier units
(Pan & Rickard 2018), a worked example (Barbieri et al. 2023, doi 10.1007/s10648-023-09745-1), three prompts at the end
(Tannenbaum & Cerasoli 2013, doi 10.1177/0018720812448394); the lengths are the workbook's own. What a heading folds
away is further and does not count.
"""

import re
from pathlib import Path

import nbformat
import pytest

from simlib.classroom.prompts import PROMPTS, asked_in
from simlib.cli.build_notebooks import FOLDED
from simlib.text import LANGUAGES
from simlib.units import headers
from simlib.units.recall import questions

FOLDER = Path(__file__).parents[2] / "notebooks"
HAN = re.compile(r"[\u4e00-\u9fff]")
READING = {"zh": 1000, "en": 600}
"""Chinese characters and English words of prose in the core."""
SLIDERS, PANELS, LABELS, TERMS = 12, 2, 8, 12
"""At most in the core: sliders in sight, panels with sliders, labels; and terms in the glossary."""
TITLE = re.compile(r"# (\d+) · \S.*")
BADGE = "border-radius:.6em;font-size:.78em"
"""How a label of `simlib.kit.pieces` is told in a cell's output."""
EXAMPLE = re.compile(r"例题|worked example", re.I)

UNITS = [f"{unit.NUMBER:02d}" for unit in headers() if 0 < unit.NUMBER < 14]
TO_DO: set[str] = set()
"""Units that do not hold all rules yet. It only shrinks: a unit in it that holds them makes the test fail."""


def page(unit: str, lang: str):
    (path,) = (FOLDER / lang).glob(f"{unit}_*.ipynb")
    return nbformat.read(path, as_version=4)


def core(cells: list) -> list:
    """The cells outside the folds: a folded heading takes what follows up to the next one of its level or higher."""
    found, fold = [], 0
    for cell in cells:
        heading = re.match(r"(#+) ", cell.source) if cell.cell_type == "markdown" else None
        if heading and fold and len(heading[1]) <= fold:
            fold = 0
        if heading and not fold and cell.metadata.get(FOLDED):
            fold = len(heading[1])
        if not fold:
            found.append(cell)
    return found


def prose(cells: list) -> str:
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def calls(cells: list, piece: str) -> int:
    return sum(len(re.findall(rf"\b{piece}\(", cell.source)) for cell in cells if cell.cell_type == "code")


def outputs(cells: list) -> list:
    return [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]


def length(cells: list, lang: str) -> int:
    """Characters or words that a reader reads: no links' targets, no tags, no code."""
    words = re.sub(r"\]\([^)]*\)|<[^>]+>|`[^`]*`", "", prose(cells))
    return len(HAN.findall(words)) if lang == "zh" else len(re.findall(r"[\w’'%-]*\w", words))


def broken(unit: str, lang: str) -> list[str]:
    """The rules that a unit breaks, as words."""
    cells = page(unit, lang).cells
    inside = core(cells)
    before = []
    for cell in cells:
        if any("image/png" in out.get("data", {}) for out in outputs([cell])):
            break
        before.append(cell)
    sliders = [
        out.metadata.get("simlib", {}).get("sliders", 0) for out in outputs(inside) if "metadata" in out
    ]
    labels = prose(inside).count("<kbd>") + sum(
        "".join(out.get("data", {}).get("text/html", "")).count(BADGE) for out in outputs(inside)
    )
    title = TITLE.match(cells[0].source)
    shown = next(out["data"]["text/html"] for out in outputs([c for c in inside if "Glossary(" in c.source]))
    terms = shown.split("<details>")[0].count("<tr>") - 1
    counts = {
        "title": bool(title and title[1] == str(int(unit))),
        "guesses before the first picture": calls(before, "Guess") >= 2,
        "questions on earlier units": calls(before, "Recall") == 1
        and len(questions(int(unit))) == len(asked_in(int(unit))),
        "worked example": bool(EXAMPLE.search(prose(inside))),
        "prompts": calls(inside, "Debrief") == 1 and len(PROMPTS) >= 3,
        f"{length(inside, lang)} to read": length(inside, lang) <= READING[lang],
        f"{sum(sliders)} sliders": sum(sliders) <= SLIDERS,
        f"{sum(n > 0 for n in sliders)} panels": sum(n > 0 for n in sliders) <= PANELS,
        f"{labels} labels": labels <= LABELS,
        f"{terms} terms": 0 < terms <= TERMS,
    }
    return [rule for rule, holds in counts.items() if not holds]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_a_lesson(unit):
    found = {lang: broken(unit, lang) for lang in LANGUAGES}
    if unit in TO_DO:
        assert any(found.values()), f"unit {unit} holds all rules: take it off the list"
    else:
        assert not any(found.values()), found


def test_a_fold_ends_at_the_next_heading_of_its_level():
    cells = [
        nbformat.v4.new_markdown_cell("# 7 · A"),
        nbformat.v4.new_markdown_cell("## Further: B", metadata={FOLDED: True}),
        nbformat.v4.new_markdown_cell("### C"),
        nbformat.v4.new_code_cell("d"),
        nbformat.v4.new_markdown_cell("## E"),
    ]
    assert [cell.source for cell in core(cells)] == ["# 7 · A", "## E"]
    assert length(core(cells), "en") == 3


def test_each_guess_asks_how_sure_one_is():
    from simlib.kit.forms.guess import Guess

    asked = Guess("07", "pipeline")
    assert [label for label, _ in asked.sureness.options][-1] == "95 %"
