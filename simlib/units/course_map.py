"""The course as a whole: its map, and the glossary of a unit; both made from the units' headers."""

from __future__ import annotations

from html import escape
from pathlib import Path

from simlib.kit.shown import View, lines, table
from simlib.text import LANGUAGES, speaking, t
from simlib.units import headers

PARTS = ("start", "know", "keys", "trust", "negotiate", "around", "limits")
"""The course's four parts, around them the rest [course, unit 0], and the page on ethics and law."""

PAGES_WITHOUT_A_ROOM = {0: "start", 13: "around"}
"""The start page and the unit that is still to come, with their parts."""


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


class CourseMap(View):
    """All units by the part of the course they belong to; those beside this notebook are links."""

    def __init__(self):
        here = {path.name[:2]: path.name for path in Path.cwd().glob("[0-9][0-9]_*.ipynb")}
        head = [t(f"units.map.{column}") for column in ("part", "unit", "question")]
        rows, plain = [], []
        for part in PARTS:
            for n in units_of(part):
                number, words = f"{n:02d}", [t(f"units.map.{n:02d}"), t(f"units.map.{n:02d}.question")]
                title = f"{n} · {words[0]}" if part != "limits" else words[0]
                link = f'<a href="{here[number]}">{escape(title)}</a>' if number in here else escape(title)
                first = t(f"units.part.{part}") if n == units_of(part)[0] else ""
                rows.append([f"<b>{escape(first)}</b>", link, escape(words[1])])
                plain.append([first, title, words[1]])
        super().__init__(lines(head, plain), table([escape(h) for h in head], rows, words=3))


class Glossary(View):
    """The terms of a unit in both languages, each with a sentence in the reader's."""

    def __init__(self, unit: str):
        terms, named = terms_of(unit), []
        for lang in LANGUAGES:
            with speaking(lang):
                named.append([t(f"units.term.{key}") for key in terms])
        rows = [[*pair, t(f"units.term.{key}.is")] for *pair, key in zip(*named, terms, strict=True)]
        head = [t(f"units.glossary.{column}") for column in ("zh", "en", "is")]
        shown = [[f"<b>{escape(zh)}</b>", escape(en), escape(words)] for zh, en, words in rows]
        super().__init__(lines(head, rows), table([escape(h) for h in head], shown, words=3))
