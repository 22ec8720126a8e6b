"""The instructor's page of each unit, from its built notebook: 40 minutes, questions, results, a task to take home."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from simlib.classroom.assignment import assignment, units_with_exercise
from simlib.text import LANGUAGES, speaking, t

SHOWN = {
    "01": ("Play: is finance right?", "Compare: is service right?", "Four metrics"),
    "02": ("Play: put the customers on a map", "Attack and defence", "Compare: three plans on the same luck"),
    "03": (
        "Play: listen for the phrases",
        "Play: one funnel, two ways to tell it",
        "Compare: what it is worth depends on what you believe",
    ),
    "04": (
        "Play: six visits, and who gets them",
        "Play: put people on the map",
        "Compare: the one visit of this week",
    ),
    "05": (
        "Play: a dozen visits, and who gets them",
        "Four steps",
        "Compare: more visits, or promises kept",
    ),
    "06": ("Play: one sentence at a time", "Four kinds of question", "A thousand customers"),
    "07": (
        "Play: fewer reps, more reps",
        "Worked example: what the list is worth",
        "Five proposals on the same luck",
    ),
    "08": (
        "Play: sit down and negotiate",
        "Four opponents",
        "Concessions: does the shape matter, or the argument?",
    ),
    "09": ("Play: hire, or coach", "Where the answer turns", "The pyramid of an effective team"),
    "10": ("Play: own people, or agents", "Worked example: the crossing", "Rebates and diversion"),
    "11": ("Play: keep the customers", "Six reasons", "Does the best move change when customers differ?"),
    "12": (
        "On the telephone: whom first, and what to say",
        "Worked example: how old is the money?",
        "Four moves on the same luck",
    ),
    "13": ("Play first, talk later", "A worked example: how sure are you?", "Who runs it best?"),
    "14": ("Your reply tonight", "Other days", "The rules: money and favours"),
}
"""By unit: the section to play in, the idea after it, and the comparison; the rest is read at home."""

PLAN = (("case", 3), ("guess", 5), ("play", 12), ("idea", 6), ("compare", 5), ("debrief", 6), ("home", 3))
"""Minutes of each step."""
_MOVE = re.compile(r"\*\*[^*]{2,40}[:：]\*\*\s*.+")
_STARTS = ("先试", "做一做", "试一试", "玩一玩", "先看", "Start", "Do this", "Try", "Play", "Look")


@dataclass(frozen=True)
class Section:
    """A section of a page: its words, the move it asks for, the points of a numbered list."""

    title: str
    text: str
    move: str
    items: tuple[str, ...]


def instructor_pages(notebooks: Path, folder: Path) -> dict[Path, str]:
    """The page of every unit in both languages, {path below `folder`: Markdown}; KeyError when a section is gone."""
    made = {}
    for unit, shown in SHOWN.items():
        (english,) = (notebooks / "en").glob(f"{unit}_*.ipynb")
        titles = [section.title for section in sections_of(_cells(english))]
        places = [titles.index(title) if title in titles else _gone(unit, title) for title in shown]
        for lang in LANGUAGES:
            with speaking(lang):
                cells = _cells(notebooks / lang / english.name)
                made[folder / lang / f"{english.stem}.md"] = _page(unit, cells, places)
    return made


def _gone(unit: str, title: str) -> int:
    raise KeyError(f"unit {unit} has no section {title!r}: change SHOWN in {Path(__file__).name}")


def _cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def sections_of(cells: list[dict]) -> list[Section]:
    """The sections of a notebook, from above."""
    words = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    found = []
    for part in re.split(r"^## ", words, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        moves = [m[0] for m in _MOVE.finditer(body) if m[0].removeprefix("**").startswith(_STARTS)]
        items = tuple(re.findall(r"^\d\. (.+)$", body, re.MULTILINE))
        found.append(Section(title.strip(), body, _plain(moves[0]) if moves else "", items))
    return found


def _plain(words: str) -> str:
    return re.sub(r"</?kbd>|\*\*", "", words).strip().replace("： ", "：")


def _page(unit: str, cells: list[dict], places: list[int]) -> str:
    sections = sections_of(cells)
    play, idea, compare = (sections[place] for place in places)
    asked, came = _guesses(unit), _came(cells)
    said = {
        "case": t("teaching.step.case"),
        "guess": t("teaching.step.guess") if asked else t("teaching.step.no_guess"),
        "play": _show(play), "idea": _show(idea), "compare": _show(compare),
        "debrief": t("teaching.step.debrief" if asked else "teaching.step.no_debrief"), "home": t("teaching.step.home"),
    }  # fmt: skip
    rows, minute = [], 0
    for step, minutes in PLAN:
        rows.append(f"| {minute}–{minute + minutes} | {said[step]} |")
        minute += minutes
    title = t("teaching.title", unit=int(unit), name=t(f"units.map.{unit}"))
    questions = "\n".join(f"- {question}" for question in (*asked, t(f"teaching.{unit}.ask")))
    parts = [
        f"# {title}", f"*{t(f'units.map.{unit}.question')}*", f"## {t('teaching.plan')}",
        f"| {t('teaching.minutes')} | {t('teaching.what')} |\n| --- | --- |\n" + "\n".join(rows),
        t("teaching.room", unit=unit),
        f"## {t('teaching.ask')}", questions, f"## {t('teaching.surprise')}", t(f"teaching.{unit}.surprise"),
        *([t("teaching.came", came=t("teaching.then").join(came))] if came else ()),
        f"## {t('teaching.home')}", _home(unit, sections),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _show(section: Section) -> str:
    return f"**{section.title}** {section.move}".strip()


def _guesses(unit: str) -> list[str]:
    if unit not in units_with_exercise():
        return []
    exercise = assignment(unit)
    return [exercise.words(f"guess.{key}") for key in exercise.guesses]


def _came(cells: list[dict]) -> list[str]:
    """What came of each guess, as the executed page says it."""
    said = re.compile(re.escape(t("classroom.guess.none", result="\0")).replace("\0", "(.+)"))
    outputs = (
        "".join(out.get("data", {}).get("text/plain", ""))
        for cell in cells
        for out in cell.get("outputs", ())
    )
    return [found[1] for out in outputs for found in said.finditer(out)]


def _home(unit: str, sections: list[Section]) -> str:
    at_work = next((section.items[0] for section in reversed(sections) if section.items), "")
    if unit not in units_with_exercise():
        return t("teaching.no_exercise")
    exercise = assignment(unit)
    task = exercise.words(f"task.{exercise.tasks[0].id}.title")
    return t("teaching.exercise", title=exercise.words("title"), task=task, at_work=_plain(at_work))
