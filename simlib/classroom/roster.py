"""Who is who: hand-ins to the rows of a roster, by number where there is one, else by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from simlib.classroom.marking.handins import HandIn
from simlib.classroom.names import identity
from simlib.text import BadInput

NUMBERS = (
    "学号", "学号/工号", "学工号", "工号", "学生编号", "编号", "用户名", "账号", "登录名", "电子邮件地址", "邮箱",
    "id", "student id", "id number", "sis user id", "sis login id", "username", "user name", "login id", "number",
    "student number", "email address", "email",
)  # fmt: skip
NAMES = (
    "姓名",
    "学生姓名",
    "真实姓名",
    "全名",
    "学生",
    "name",
    "full name",
    "student",
    "student name",
    "learner",
)
FIRST, LAST = (
    ("名", "名字", "first name", "given name"),
    ("姓", "姓氏", "last name", "surname", "family name"),
)
"""Headers over numbers and names, as Canvas, Moodle, Blackboard, 学习通 and 雨课堂 write them, without capitals."""
_LOOKED_AT = 20


@dataclass(frozen=True)
class Placed:
    """Rows of a roster with their hand-ins, where the header stands, and {file: why it has no row}."""

    header: int | None
    rows: dict[int, HandIn]
    without_row: dict[str, str]
    people: int


def place(rows: Mapping[int, Sequence[str]], handins: Iterable[HandIn]) -> Placed:
    """Find each hand-in's row. Reasons are keys of the catalogue: "unknown", "several" or "taken"."""
    header = next((n for n in sorted(rows)[:_LOOKED_AT] if _roles(rows[n])), None)
    roles = _roles(rows[header]) if header else {}
    by_number, by_name = defaultdict(list), defaultdict(list)
    people = [n for n in sorted(rows) if n > (header or 0) and any(rows[n])]
    for n in people:
        for key in set(_numbers(rows[n], roles)):
            by_number[key].append(n)
        for key in set(_names(rows[n], roles)):
            by_name[key].append(n)
    placed: dict[int, HandIn] = {}
    without: dict[str, str] = {}
    for handin in handins:
        who = handin.learner
        found = by_number[_number(who.number)] if who.number else []
        found = found or by_name[_key(who.name)] or by_number[_number(who.name)]
        if len(found) != 1:
            without[handin.file] = "several" if found else "unknown"
        elif found[0] in placed:
            without[handin.file] = "taken"
        else:
            placed[found[0]] = handin
    return Placed(header, placed, without, len(people))


def _roles(row: Sequence[str]) -> dict[int, str]:
    """What the columns of a header row hold: "number", "name", "first" or "last"."""
    known = {"number": NUMBERS, "name": NAMES, "first": FIRST, "last": LAST}
    heads = [re.sub(r"\s+", " ", head).strip().casefold().lstrip("\ufeff") for head in row]
    return {n: role for n, head in enumerate(heads) for role, words in known.items() if head in words}


def _numbers(row: Sequence[str], roles: Mapping[int, str]) -> Iterable[str]:
    for n, cell in enumerate(row):
        if cell.strip() and (not roles or roles.get(n) == "number"):
            yield _number(cell)
            if "@" in cell:
                yield _number(cell.partition("@")[0])


def _names(row: Sequence[str], roles: Mapping[int, str]) -> Iterable[str]:
    for n, cell in enumerate(row):
        if cell.strip() and (not roles or roles.get(n) == "name"):
            yield _key(cell)
            if len(parts := cell.split(",")) == 2:  # Last, First
                yield _key(" ".join(reversed(parts)))
    parts = [
        row[n]
        for role in ("first", "last")
        for n, is_role in roles.items()
        if is_role == role and n < len(row)
    ]
    for some in permutations(parts):
        if any(part.strip() for part in some):
            yield from (_key(" ".join(some)), _key("".join(some)))


def _key(name: str) -> str:
    """A name for comparison; what cannot be a name is nobody's."""
    try:
        return identity(name)
    except BadInput:
        return ""


def _number(number: str) -> str:
    """A number for comparison: a spreadsheet drops zeros in front."""
    return _key(number).replace(" ", "").lstrip("0")
