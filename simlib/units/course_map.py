"""The course as a whole: its map, and the glossary of a unit; both made from the units' headers."""

from __future__ import annotations

from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.classroom.assignment import assignment, units_with_exercise
from simlib.classroom.desk import current
from simlib.classroom.progress import Worked, last_unit, worked
from simlib.classroom.record import calibrated, minutes
from simlib.kit.forms.at_desk import AtDesk
from simlib.kit.forms.pieces import guarded
from simlib.kit.shown import View, lines, table
from simlib.text import LANGUAGES, language, speaking, t
from simlib.units import headers

PARTS = ("start", "know", "keys", "trust", "negotiate", "around", "limits")
"""The course's four parts, around them the rest [course, unit 0], and the page on ethics and law."""

PAGES_WITHOUT_A_ROOM = {0: "start"}
"""The start page, with its part."""

ORDER = tuple(range(1, 15))
"""The order of learning: the units, then ethics and law; the start page is where the reader is."""


def units_of(part: str) -> list[int]:
    """The numbers of the units in a part of the course, in order.

    >>> units_of("keys")
    [2, 4, 6, 7]
    """
    rooms = {unit.NUMBER: unit.PART for unit in headers()} | PAGES_WITHOUT_A_ROOM
    return sorted(number for number, place in rooms.items() if place == part)


def terms_of(unit: str) -> tuple[str, ...]:
    """The terms that a unit explains, in the order it meets them.

    >>> terms_of("07")[:2]
    ('funnel', 'opportunity')
    """
    return next(room.TERMS for room in headers() if room.NUMBER == int(unit))


class CourseMap(AtDesk):
    """All units in the order of learning, or by the part of the course they belong to: links to those beside this
    notebook, what is done, where to go on, and how good one's own guesses were."""

    asks = False

    def __init__(self):
        self.here = {path.name[:2]: path.stem for path in Path.cwd().glob("[0-9][0-9]_*.ipynb")}
        views = [(t(f"units.map.by_{view}"), view) for view in ("order", "part")]
        self.view = W.ToggleButtons(
            options=views, description=t("units.map.view"), style={"button_width": "auto"}
        )
        self.view.observe(lambda _change: self.follow(), "value")
        self.standing = self.trouble = W.HTML()
        self.map = W.HTML()
        super().__init__([self.standing, self.view, self.map])

    @guarded
    def follow(self) -> None:
        """Show the map of whoever sits here."""
        answers = current()
        data = answers.data if answers else None
        units = [worked(assignment(unit), data) for unit in units_with_exercise()] if data else []
        self.standing.value = self._standing(data, units)
        self.map.value = self._table({done.unit: done for done in units})

    def _standing(self, data: dict | None, units: list[Worked]) -> str:
        if data is None:
            return ""
        passed = t(
            "units.map.standing",
            passed=sum(sum(done.passed.values()) for done in units),
            total=sum(len(done.passed) for done in units),
        )
        unit = last_unit(data)
        go_on = ""
        if unit in self.here:
            words = escape(t("units.map.go_on", unit=_title(int(unit))))
            go_on = f'<a class="simlib-press" {self._address(unit)}>{words}</a>'
        guesses = calibrated(units)
        means = t("classroom.record.time_means") if any(minutes(done.seconds) for done in units) else ""
        below = "".join(f'<p class="simlib-faint">{escape(note)}</p>' for note in (guesses, means) if note)
        return f"<p><b>{escape(passed)}</b></p>{go_on}{below}"

    def _table(self, done: dict[str, Worked]) -> str:
        by_part = self.view.value == "part"
        columns = ["part", "unit", "question"] if by_part else ["unit", "question"]
        head = [t(f"units.map.{column}") for column in columns]
        if done:
            head += [t(f"classroom.record.{column}") for column in ("passed", "time")]
        rows = [
            [*([f"<b>{escape(part)}</b>"] if by_part else []), self._link(n), escape(_question(n)),
             *(_progress(done.get(f"{n:02d}")) if done else [])]
            for n, part in (_by_part() if by_part else ((n, "") for n in ORDER))
        ]  # fmt: skip
        return table([escape(h) for h in head], rows, words=len(columns))

    def _link(self, n: int) -> str:
        number, title = f"{n:02d}", escape(_title(n))
        return f"<a {self._address(number)}>{title}</a>" if number in self.here else title

    def _address(self, number: str) -> str:
        return f'href="{self.here[number]}.ipynb" data-page="{self.here[number]}"'

    def still(self) -> str:
        """What is done, and the map."""
        return self.standing.value + self.map.value

    def __repr__(self) -> str:
        """The map in the order of learning; no progress, so that it is the same for everybody."""
        rows = [[_title(n), _question(n)] for n in ORDER]
        return lines([t("units.map.unit"), t("units.map.question")], rows)


def _title(n: int) -> str:
    words = t(f"units.map.{n:02d}")
    return f"{n} · {words}" if 0 < n < 14 else words


def _question(n: int) -> str:
    return t(f"units.map.{n:02d}.question")


def _by_part() -> list[tuple[int, str]]:
    """Each unit's number with the words of its part, which the first of a part alone carries."""
    return [
        (n, t(f"units.part.{part}") if n == units_of(part)[0] else "")
        for part in PARTS
        for n in units_of(part)
    ]


def _progress(done: Worked | None) -> list[str]:
    """Tasks passed and minutes, empty where nothing is known."""
    if done is None:
        return ["", ""]
    passed = f"{sum(done.passed.values())} / {len(done.passed)}"
    known = minutes(done.seconds)
    time = t("classroom.record.minutes_short", n=known) if known else ""
    return [f'<span class="simlib-mark-passed">✓</span> {passed}' if done.done else passed, time]


IN_SIGHT = 12
"""How many terms of a unit's glossary stand in sight; the rest opens by a click. Our own measure."""


class Glossary(View):
    """The terms of a unit in both languages, the reader's first, each with a sentence; the first twelve in sight."""

    def __init__(self, unit: str):
        terms, named = terms_of(unit), []
        ordered = sorted(LANGUAGES, key=lambda lang: lang != language())
        for lang in ordered:
            with speaking(lang):
                named.append([t(f"units.term.{key}") for key in terms])
        rows = [[*pair, t(f"units.term.{key}.is")] for *pair, key in zip(*named, terms, strict=True)]
        head = [t(f"units.glossary.{column}") for column in (*ordered, "is")]
        shown = [[f"<b>{escape(own)}</b>", escape(other), escape(words)] for own, other, words in rows]
        first, rest = (
            table([escape(h) for h in head], part, words=3) for part in (shown[:IN_SIGHT], shown[IN_SIGHT:])
        )
        more = f"<details><summary>{escape(t('units.glossary.more'))}</summary>{rest}</details>"
        super().__init__(lines(head, rows), first + (more if shown[IN_SIGHT:] else ""))
