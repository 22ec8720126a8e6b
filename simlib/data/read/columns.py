"""Which column means what: guessed from English or Chinese headers, else from the cells; correctable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from simlib.data.read.dates import is_date, may_be_date
from simlib.data.read.numbers import is_number
from simlib.data.read.table import Table, is_blank
from simlib.text import BadInput, t

_SAMPLE = 400  # distinct cells looked at to judge a column
_EXACT, _PART = 100.0, 55.0  # a header that is the word; a header that holds it
_WEAK = 30.0  # taken off for each weak word ("expected close date" when there is "close date")
_EVIDENT = 35.0  # added when the cells themselves show the role
_FEW = 10  # different cells below which a column shows neither ids nor amounts
_CLOSE_CALL = 20.0  # another header this near to the best is reported


@dataclass(frozen=True)
class Role:
    """What a column can mean. `kind` is "text", "date", "number" or "name" (a few repeated names).

    `words` are headers that name the role, best first, in English and Chinese; "=word" counts only when it
    is the whole header. `weak` words make a header a poorer candidate. `evident(distinct cells, no cell
    twice)` says that the cells alone show it.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    required: bool = False
    evident: Callable[[Sequence, bool], bool] | None = None


@dataclass(frozen=True)
class ColumnMap:
    """Roles found: `headers` {role: header}, `how` {role: "given", "header" or "content"}, `ambiguous`
    {role: other headers that fit nearly as well}, `unused` headers without a role."""

    headers: dict[str, str]
    how: dict[str, str]
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


def plain(header: str) -> str:
    """A header without case, width, punctuation and camel humps.

    >>> plain("Deal_Stage"), plain("closeDate"), plain("成交金额（元）")
    ('deal stage', 'close date', '成交金额 元')
    """
    text = unicodedata.normalize("NFKC", header)
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def words(text: str) -> tuple[str, ...]:
    """Header words parted by commas; best first, English before Chinese."""
    return tuple(word.strip() for word in text.split(","))


def shows_ids(cells: Sequence, unique: bool) -> bool:
    """Whether cells are codes with digits, each once."""
    return unique and len(cells) > _FEW and share(cells, _is_code) == 1.0


def shows_amounts(cells: Sequence, unique: bool) -> bool:
    """Whether cells are numbers, nearly all."""
    return len(cells) > _FEW and share(cells, is_number) >= 0.9


def _is_code(cell: object) -> bool:
    return isinstance(cell, str) and any(c.isdigit() for c in cell) and not is_number(cell)


def map_columns(
    table: Table,
    roles: Sequence[Role],
    given: Mapping[str, str | None] | None = None,
    domain: str = "data",
) -> ColumnMap:
    """Give every role its column; `given` {role: header} wins, and None there says that the file has no
    such column. What a role means is said by "<domain>.role.<name>" of the catalogue.

    BadInput for an unknown role or header, and when a required role finds no column.
    """
    names, how = {}, {}
    absent = set()
    for role_name, header in (given or {}).items():
        role = _role(role_name, roles)
        if header is None or header == "":
            absent.add(role.name)
        else:
            names[role.name], how[role.name] = _header(header, table), "given"
    scores = _scores(table, [r for r in roles if r.name not in names and r.name not in absent])
    for (role_name, header), score in sorted(scores.items(), key=lambda item: -item[1]):
        if role_name not in names and header not in names.values() and score > 0:
            names[role_name], how[role_name] = header, "header"
    ambiguous = _ambiguous(scores, names)
    for role_name, headers in _by_content(table, [r for r in roles if r.name not in absent], names).items():
        if len(headers) == 1:
            names[role_name], how[role_name] = headers[0], "content"
        else:
            ambiguous[role_name] = headers
    _require(table, roles, names, domain)
    unused = tuple(h for h in table.headers if h not in names.values())
    ordered = {role.name: names[role.name] for role in roles if role.name in names}
    return ColumnMap(ordered, {name: how[name] for name in ordered}, ambiguous, unused)


def _role(name: str, roles: Sequence[Role]) -> Role:
    """A role by its name, or by any header word that means it ("close_date", "金额")."""
    for role in roles:
        if role.name == name.strip().casefold():
            return role
    for role in roles:
        if plain(name) in {plain(word) for word in role.words}:
            return role
    raise BadInput("data.columns.unknown_role", role=name, known=", ".join(role.name for role in roles))


def _header(name: str, table: Table) -> str:
    if name in table.columns:
        return name
    alike = [header for header in table.headers if plain(header) == plain(name) and plain(name)]
    if len(alike) == 1:
        return alike[0]
    raise BadInput(
        "data.columns.unknown_header", file=table.file, header=name, known=", ".join(table.headers)
    )


def _scores(table: Table, roles: Sequence[Role]) -> dict[tuple[str, str], float]:
    scores = {}
    samples = {header: sample(cells) for header, cells in table.columns.items()}
    for role in roles:
        for header, cells in samples.items():
            score = _named(plain(header), role)
            if score > 0 and _compatible(role.kind, cells):
                evident = role.evident is not None and role.evident(cells, _unique(table.columns[header]))
                scores[role.name, header] = score + (_EVIDENT if evident else 0.0)
    return scores


def _named(header: str, role: Role) -> float:
    """How well a header names a role; 0 when it does not."""
    solid = header.replace(" ", "")
    best = 0.0
    for rank, word in enumerate(role.words):
        whole_only, word = word.startswith("="), plain(word)
        if solid == word.replace(" ", ""):
            score = _EXACT - rank
        elif whole_only:
            continue
        elif (word in solid) if re.search(r"[\u4e00-\u9fff]", word) else f" {word} " in f" {header} ":
            score = _PART + 30.0 * len(word) / len(header) - rank / 2
        else:
            continue
        best = max(best, score)
    weak = sum(1 for word in role.weak if plain(word) in header.split() or _chinese_in(word, solid))
    return max(best - _WEAK * weak, 1.0) if best else 0.0


def _chinese_in(word: str, header: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", word)) and word in header


def sample(cells: Sequence) -> list:
    """Some distinct cells that are not blank, in file order."""
    found: dict[object, None] = {}
    for cell in cells:
        if not is_blank(cell):
            found.setdefault(cell)
            if len(found) == _SAMPLE:
                break
    return list(found)


def _unique(cells: Sequence) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    return len(set(filled)) == len(filled)


def share(cells: Sequence, test: Callable[[object], bool]) -> float:
    """The share of cells that pass a test; 1 when there are none."""
    return sum(map(test, cells)) / len(cells) if cells else 1.0


def _compatible(kind: str, cells: Sequence) -> bool:
    """False when the cells speak against the header."""
    if kind == "date":
        return share(cells, may_be_date) >= 0.5
    if kind == "number":
        return share(cells, is_number) >= 0.5 and (not cells or share(cells, is_date) < 0.5)
    return not cells or share(cells, is_date) < 0.5


def _ambiguous(scores: Mapping, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for role, chosen in names.items():
        best = scores.get((role, chosen))
        others = [
            header
            for (name, header), score in scores.items()
            if name == role
            and header not in names.values()
            and best is not None
            and score > best - _CLOSE_CALL
        ]
        if others:
            found[role] = tuple(others)
    return found


def _by_content(table: Table, roles: Sequence[Role], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The free columns whose cells show a role that no header names.

    Date columns all look alike: they are given out in file order, and only when no header names a date at
    all and there are as many of them as roles.
    """
    samples = {
        h: cells for h in table.headers if h not in names.values() and (cells := sample(table.columns[h]))
    }
    found = {}
    for role in roles:
        if role.name not in names and role.evident is not None:
            shown = tuple(
                h
                for h, cells in samples.items()
                if share(cells, is_date) < 0.5 and role.evident(cells, _unique(table.columns[h]))
            )
            if shown:
                found[role.name] = shown
    dates = [role for role in roles if role.kind == "date"]
    dated = [h for h, cells in samples.items() if share(cells, is_date) >= 0.8]
    if len(dated) == len(dates) and not any(role.name in names for role in dates):
        found.update({role.name: (header,) for role, header in zip(dates, dated, strict=True)})
    return found


def _require(table: Table, roles: Sequence[Role], names: Mapping[str, str], domain: str) -> None:
    missing = next((role for role in roles if role.required and role.name not in names), None)
    if missing is None:
        return
    known = ", ".join(table.headers)
    if any(is_date(header) or is_number(header) for header in table.headers):
        raise BadInput("data.columns.no_header", file=table.file, known=known)
    if not names:
        raise BadInput("data.columns.none", file=table.file, known=known, role=missing.name)
    means = t(f"{domain}.role.{missing.name}")
    raise BadInput("data.columns.missing", file=table.file, role=missing.name, means=means, known=known)
