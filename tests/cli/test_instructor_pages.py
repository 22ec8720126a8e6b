"""The instructor's page of each unit: one sheet of paper, forty minutes, in both languages the same plan."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from simlib.cli.instructor_pages import PLAN, SHOWN, instructor_pages, sections_of

ROOT = Path(__file__).parents[2]
PAGES = {
    f"{path.parent.name}/{path.stem}": text
    for path, text in instructor_pages(ROOT / "notebooks", ROOT / "docs" / "instructor").items()
}
HAN = re.compile(r"[\u3400-\u9fff]")


def test_every_unit_has_its_page_in_both_languages():
    units = {path.stem for path in (ROOT / "notebooks" / "en").glob("*.ipynb")} - {"00_start"}
    assert {name[:2] for name in units} == set(SHOWN), (
        "a unit's sections to show: SHOWN in instructor_pages.py"
    )
    assert set(PAGES) == {f"{lang}/{unit}" for lang in ("zh", "en") for unit in units}
    assert sum(minutes for _, minutes in PLAN) == 40


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_one_sheet_and_its_times_follow_each_other(name):
    text = PAGES[name]
    assert len(text.split()) <= 470 if name.startswith("en") else len(text) <= 930  # A4 at 10.5 points
    times = [tuple(map(int, row)) for row in re.findall(r"^\| (\d+)–(\d+) \|", text, re.MULTILINE)]
    assert times[0][0] == 0 and times[-1][1] == 40 and len(times) == len(PLAN)
    assert all(end == start for (_, end), (start, _) in pairwise(times))
    assert text.count("\n## ") == 4 and "**" in text and "teaching." not in text
    assert bool(HAN.search(text)) == name.startswith("zh")


@pytest.mark.parametrize("unit", SHOWN)
@pytest.mark.parametrize(("lang", "word", "a_minute"), [("en", r"[\w’-]+", 130), ("zh", HAN.pattern, 220)])
def test_what_a_step_shows_is_read_aloud_in_a_third_of_its_minutes(unit, lang, word, a_minute):
    """The pace of a talk [assumed: 130 words, 220 characters a minute]; the room has the rest of the step."""
    (english,) = (ROOT / "notebooks" / "en").glob(f"{unit}_*.ipynb")
    titles = [section.title for section in sections_of(json.loads(english.read_text("utf-8"))["cells"])]
    page = ROOT / "notebooks" / lang / english.name
    cells = json.loads(page.read_text("utf-8"))["cells"]
    sections = sections_of(cells)
    places = [titles.index(title) for title in SHOWN[unit]]
    assert places == sorted(places), "the plan goes through the page from above"
    asked = re.findall(r"^- (.+)$", PAGES[f"{lang}/{english.stem}"], re.MULTILINE)
    said = {"case": "".join(cells[0]["source"]), "guess": "\n".join(asked)}
    said |= {step: sections[n].text for step, n in zip(("play", "idea", "compare"), places, strict=True)}
    for step, text in said.items():
        spoken = len(re.findall(word, re.sub(r"<[^>]+>", "", text))) / a_minute
        assert 0 < spoken <= dict(PLAN)[step] / 3, (step, spoken)


def test_questions_to_guess_stand_with_what_came_of_them():
    assert "3.65 million EUR" in PAGES["en/07_funnel"] and "365 万欧元" in PAGES["zh/07_funnel"]
    assert PAGES["en/07_funnel"].count("\n- ") == 3
    for name, text in PAGES.items():
        assert ("What came of" in text or "猜测题在练习册里的结果" in text) == ("14_" not in name)
