"""Law: a master says the same in both languages, in short pieces, with short code and no loose numbers."""

import ast
import re
from pathlib import Path

import jupytext
import pytest

from simlib.cli.build_notebooks import FURTHER

ROOT = Path(__file__).parents[2]
MASTERS = sorted((ROOT / "notebooks" / "source").glob("*.py"))
HAN = re.compile(r"[\u4e00-\u9fff]")
TEACHER = "程广见"
PAGES = ("00_start", "14_ethics")
"""What is no unit: the start page, and the one on ethics and law."""
LABELS = {"zh": ("课程", "文献", "假设", "有争议"), "en": ("course", "published", "assumed", "contested")}

every_master = pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)


def cells(master: Path, kind: str) -> list:
    return [cell for cell in jupytext.read(master, fmt="py:percent").cells if cell.cell_type == kind]


def prose(master: Path, lang: str) -> list[str]:
    return [c.source for c in cells(master, "markdown") if f"lang-{lang}" in c.metadata.get("tags", [])]


def plain(words: str) -> str:
    """Prose as it is read: without links' targets, tags, code spans and marks."""
    words = re.sub(r"\]\([^)]*\)", "]", re.sub(r"`[^`]*`", "", words))
    return re.sub(r"<[^>]+>|\*\*|^#+ ", "", words, flags=re.M)


@every_master
def test_prose_stands_in_pairs_with_the_same_headings_and_labels(master):
    order = [c.metadata["tags"] for c in cells(master, "markdown")]
    assert [tags[0] for tags in order] == ["lang-zh", "lang-en"] * (len(order) // 2)
    assert [tags[1:] for tags in order[::2]] == [tags[1:] for tags in order[1::2]]
    assert {tag for tags in order for tag in tags[1:]} <= {FURTHER}
    for zh, en in zip(prose(master, "zh"), prose(master, "en"), strict=True):
        marks = [re.findall(r"^(#+|\d+\.|-) ", words, re.M) for words in (zh, en)]
        assert marks[0] == marks[1], f"{zh[:30]} | {en[:30]}"
        used = [
            [LABELS[lang].index(label) for label in re.findall(r"<kbd>(.*?)</kbd>", words)]
            for lang, words in (("zh", zh), ("en", en))
        ]
        assert sorted(used[0]) == sorted(used[1]), f"{zh[:30]} | {en[:30]}"


@every_master
def test_each_language_is_itself(master):
    assert all(HAN.search(words) for words in prose(master, "zh"))
    assert not [words for words in prose(master, "en") if HAN.search(words.replace(TEACHER, ""))]


@every_master
def test_pieces_are_short_and_do_not_shout(master):
    for words in prose(master, "zh"):
        assert len(HAN.findall(plain(words))) <= 200, words[:40]
        assert "！" not in words and "你" not in words, words[:40]
    for words in prose(master, "en"):
        assert len(plain(words).split()) <= 120, words[:40]
        assert "!" not in words and "simply" not in words.lower(), words[:40]


@every_master
def test_no_number_in_prose_that_no_program_computed(master):
    """Numbers in prose go out of date: only ordinals, the confidence level and labelled figures may stay."""
    for lang in ("zh", "en"):
        for words in prose(master, lang):
            for paragraph in words.split("\n\n"):
                labelled = any(f"<kbd>{label}</kbd>" in paragraph for label in LABELS[lang][:2])
                bare = re.sub(
                    r"^(#+ )?\d+( ·|\.)|第 ?\d+ ?单元|unit \d+( ·)?|95 ?%|含 0",
                    "",
                    plain(paragraph),
                    flags=re.M | re.I,
                )
                assert labelled or not re.search(r"\d", bare), bare


@every_master
def test_code_is_short_calls_and_never_names_a_language(master):
    code = cells(master, "code")
    assert master.stem in PAGES or 10 <= len(code) <= 20
    for cell in code:
        assert len(cell.source.splitlines()) <= 5, cell.source
        tree = ast.parse(cell.source)
        assert not [
            n
            for n in ast.walk(tree)
            if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.If))
        ]
        assert not [
            n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and n.value in ("zh", "en")
        ]
        assert "simlib" in cell.source or not any(
            isinstance(n, (ast.Import, ast.ImportFrom)) for n in tree.body
        )


def test_the_teacher_is_credited_once_on_the_start_page():
    for lang in ("zh", "en"):
        said = "".join("".join(prose(master, lang)) for master in MASTERS)
        assert said.count(TEACHER) == 1


def test_the_page_on_ethics_is_linked_from_every_unit_it_concerns():
    for number in ("02", "03", "04", "05", "08", "11", "12"):  # as the syllabus names them
        (master,) = (path for path in MASTERS if path.stem.startswith(number))
        for lang in ("zh", "en"):
            assert "(14_ethics.ipynb)" in "".join(prose(master, lang)), f"{master.stem}, {lang}"
