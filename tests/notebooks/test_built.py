"""Law: what students open is what the masters say, was executed whole, and reads without a kernel."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from simlib.cli.build_notebooks import LIVE, differences, masters, split
from simlib.text import LANGUAGES

FOLDER = Path(__file__).parents[2] / "notebooks"
MASTERS = masters(FOLDER, [])
HAN = re.compile(r"[\u4e00-\u9fff]")
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")

every_master = pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)
every_notebook = pytest.mark.parametrize("lang", LANGUAGES)


def built(master: Path, lang: str):
    return nbformat.read(FOLDER / lang / f"{master.stem}.ipynb", as_version=4)


def outputs(notebook, mime: str) -> list[str]:
    found = (
        out.get("data", {}).get(mime) for c in notebook.cells if c.cell_type == "code" for out in c.outputs
    )
    return [words for words in found if words]


@every_master
def test_it_is_current_and_every_code_cell_was_executed(master):
    for lang, expected in split(master).items():
        path = FOLDER / lang / f"{master.stem}.ipynb"
        assert differences(path, expected) == [], f"{lang}: run `simlib build-notebooks {master.stem[:2]}`"


@every_master
def test_code_and_its_ids_are_equal_across_languages(master):
    zh, en = (built(master, lang).cells for lang in LANGUAGES)
    assert [c.cell_type for c in zh] == [c.cell_type for c in en]
    same = [[(c.id, c.source) for c in cells if c.cell_type == "code"] for cells in (zh, en)]
    assert same[0] == same[1] and len({c.id for c in zh}) == len(zh)


def test_a_new_cell_changes_no_other_id(tmp_path):
    master = tmp_path / "07_new.py"
    master.write_text("# %%\none\n# %%\none\n# %%\ntwo\n", encoding="utf-8")
    before = [cell.id for cell in split(master)["en"].cells]
    master.write_text("# %%\nnew\n# %%\none\n# %%\none\n# %%\ntwo\n", encoding="utf-8")
    after = [cell.id for cell in split(master)["en"].cells]
    assert after[1:] == before and len(set(after)) == 4


def test_nothing_else_stands_beside_them():
    for lang in LANGUAGES:
        assert {p.stem for p in (FOLDER / lang).glob("*.ipynb")} == {m.stem for m in MASTERS}


@every_notebook
@every_master
def test_outputs_are_the_same_on_every_machine(master, lang):
    notebook = built(master, lang)
    assert "widgets" not in notebook.metadata and not outputs(notebook, LIVE)
    everything = re.sub(
        r"[A-Za-z0-9+/]{200,}", "", json.dumps(notebook, ensure_ascii=False)
    )  # pictures left out
    assert not re.search(r"0x[0-9a-f]{6}|/(?:tmp|home|root)/|\\\\Users|iopub", everything)
    for words in outputs(notebook, "text/plain"):
        for number in NUMBER.findall(words):
            digits = number.replace(",", "").replace(".", "").lstrip("0").rstrip("0")
            assert len(digits) <= 4, f"{number} in {words[:80]}"


@every_notebook
@every_master
def test_outputs_speak_the_language_of_the_notebook(master, lang):
    words = "\n".join(outputs(built(master, lang), "text/plain"))
    assert HAN.search(words) if lang == "zh" else not [
        line for line in words.splitlines() if HAN.search(line) and " | " not in line  # a glossary shows both
    ]  # fmt: skip


@every_notebook
@every_master
def test_there_are_pictures_without_a_kernel(master, lang):
    assert master.stem == "14_ethics" or len(outputs(built(master, lang), "image/png")) >= 3


@every_notebook
@every_master
def test_links_between_notebooks_lead_somewhere(master, lang):
    for cell in built(master, lang).cells:
        words = cell.source if cell.cell_type == "markdown" else "".join(
            out.get("data", {}).get("text/html", "") for out in cell.outputs
        )  # fmt: skip
        for target in re.findall(r'\]\(([^):#]+)\)|href="([^":#]+)"', words):
            assert (FOLDER / lang / "".join(target)).exists(), target


def test_the_extension_knows_the_course_as_it_is():
    """`simlib build-notebooks` writes it; by this list a page is known as shipped."""
    from simlib.pages.course import COURSE, as_text, course

    assert COURSE.read_text(encoding="utf-8") == as_text(course(FOLDER))
