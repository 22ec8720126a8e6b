"""Which column means what: guessed from English or Chinese headers, else from the cells; correctable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simlib.data.read.dates import is_date
from simlib.data.read.evidence import share
from simlib.data.read.guess import assigned, samples_of, scores, unique
from simlib.data.read.headers import Role, needed, plain
from simlib.data.read.notes import Asked, Said
from simlib.data.read.numbers import is_number
from simlib.data.read.table import Table
from simlib.data.read.words import some
from simlib.text import BadInput

_BY_ORDER = "start close issued due settled written_off end observed date".split()  # as files have them
_CLOSE_CALL = 20.0  # another header this near to the best is reported

WORDS = {
    "opportunities": "data",
    "books": "data",
    "invoices": "invoices",
    "customers": "customers",
    "purchases": "purchases",
}
"""Where the catalogue says what the roles of a list mean: "<domain>.role.<role>"."""


@dataclass(frozen=True)
class ColumnMap:
    """Roles found: `headers` {role: header}, `how` {role: "given", "header" or "content"}, `ambiguous`
    {role: other headers that fit nearly as well}, `unused` headers without a role."""

    headers: dict[str, str]
    how: dict[str, str]
    ambiguous: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


def map_columns(
    table: Table,
    roles: Sequence[Role],
    given: Mapping[str, str | None] | None = None,
    kind: str = "opportunities",
) -> ColumnMap:
    """Give every role its column; `given` {role: header} wins, and None there says that the file has no
    such column. What a list of the `kind` cannot do without is asked for.

    BadInput for an unknown role or header; Asked "columns" when a needed role finds no column.
    """
    names, how = {}, {}
    absent = set()
    for role_name, header in (given or {}).items():
        role = _role(role_name, roles)
        if header is None or header == "":
            absent.add(role.name)
        else:
            names[role.name], how[role.name] = _header(header, table), "given"
    samples = samples_of(table.columns)
    points = scores(
        samples, table.columns, [r for r in roles if r.name not in names and r.name not in absent]
    )
    names, new = assigned(points, names)
    how |= dict.fromkeys(new, "header")
    ambiguous = _ambiguous(points, names)
    for role_name, headers in _by_content(
        samples, table, [r for r in roles if r.name not in absent], names
    ).items():
        if len(headers) == 1:
            names[role_name], how[role_name] = headers[0], "content"
        else:
            ambiguous[role_name] = headers
    _require(table, names, kind)
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
    raise BadInput("data.columns.unknown_header", file=table.file, header=name, known=some(table.headers))


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


def _by_content(
    samples: Mapping, table: Table, roles: Sequence[Role], names: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The free columns whose cells show a role that no header names.

    Date columns all look alike: they are given out in file order, and only when no header names a date at
    all and there are as many of them as roles.
    """
    samples = {h: cells for h, cells in samples.items() if h not in names.values() and cells}
    found = {}
    for role in roles:
        if role.name not in names and role.evident is not None:
            shown = tuple(
                h
                for h, cells in samples.items()
                if share(cells, is_date) < 0.5 and role.evident(cells, unique(table.columns[h]))
            )
            if shown:
                found[role.name] = shown
    dates = [role for role in roles if role.name in _BY_ORDER]
    dated = [h for h, cells in samples.items() if share(cells, is_date) >= 0.8]
    if len(dated) == len(dates) and not any(role.name in names for role in dates):
        found.update({role.name: (header,) for role, header in zip(dates, dated, strict=True)})
    return found


def _require(table: Table, names: Mapping[str, str], kind: str) -> None:
    missing = next((group for group in needed(kind) if not any(role in names for role in group)), None)
    if missing is None:
        return
    known = some(table.headers)
    if any(is_date(header) or is_number(header) for header in table.headers):
        raise Asked("data.columns.no_header", "header", file=table.file, row=table.header_row, known=known)
    means = Said(f"{WORDS[kind]}.role.{missing[0]}")
    if not names:
        raise Asked(
            "data.columns.none", "columns", file=table.file, known=known, role=missing[0], means=means
        )
    key = f"{kind}.columns.{missing[0]}" if kind == "customers" else "data.columns.missing"
    raise Asked(key, "columns", file=table.file, role=missing[0], means=means, known=known)
