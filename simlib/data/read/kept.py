"""How a file was read, kept for next month's file with the same headings: what the reader confirmed once."""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from simlib.data.read.cells import as_text
from simlib.data.read.headers import KINDS, plain
from simlib.data.read.listed import Listed
from simlib.data.read.notes import Asked, Note
from simlib.data.read.table import Table
from simlib.data.read.words import fold, some
from simlib.text import BadInput
from simlib.text.files import read_whole, write_whole

WORDS = ("stages", "statuses", "churn")
"""The keywords under which the words of a column are given a meaning."""

_STAYS = (*WORDS, "currency", "terms", "unit")  # taken again as chosen; a day of report is of its month
_UNLESS_SHOWN = {"dates": ("dmy", "mdy", "ymd"), "decimal": ("point", "comma")}
_FINDS = ("sheet", "header")
_SORTS = {
    "header": int,
    "terms": int,
    **dict.fromkeys(("sheet", "currency", "unit", "dates", "decimal"), str),
}
_ALIKE = 0.5  # of the kept headings that a file must have to be read by them


@dataclass(frozen=True)
class Kept:
    """How a list of a `kind` with these `headers` was read: `how` holds keywords of its `understand` and of
    `read_table`; `file` is the name of the file that was read so, `day` when."""

    kind: str
    headers: tuple[str, ...]
    file: str
    day: str
    how: dict[str, Any] = field(default_factory=dict)

    def likeness(self, headers: Sequence[str]) -> float:
        """The share of the kept headings that are there."""
        there = {plain(header) or header for header in headers}
        return sum((plain(h) or h) in there for h in self.headers) / len(self.headers)


def keep(found: Listed, chosen: Mapping[str, Any]) -> Kept:
    """What is worth keeping of how a list was read: all its columns, what its days and numbers showed, what was chosen.

    Days put back after a swap are not kept: the next file may not be swapped.
    """
    columns = {role: header for role, header in (chosen.get("columns") or {}).items() if not header}
    how: dict[str, Any] = {"columns": {**columns, **found.columns.headers}}
    how |= {name: chosen[name] for name in (*_STAYS, *_FINDS) if chosen.get(name) not in (None, {}, "")}
    if found.date_order in _UNLESS_SHOWN["dates"] and not found.calendar.swapped:
        how["dates"] = found.date_order
    if found.decimal_by in ("given", "shape"):
        how["decimal"] = found.decimal
    day = date.today().isoformat()
    return Kept(found.kind, found.taken_from.headers, Path(found.file).name, day, how)


def save_kept(kept: Kept, path: Path) -> None:
    """Write it as TOML, which its owner can read and mend."""
    import tomli_w

    how = {
        name: {k: v or "" for k, v in value.items()} if isinstance(value, dict) else value
        for name, value in kept.how.items()
    }
    document = {"kind": kept.kind, "file": kept.file, "day": kept.day, "headers": list(kept.headers), **how}
    write_whole(path, tomli_w.dumps(document))


def load_kept(path: Path) -> Kept:
    """Read it again; BadInput, one sentence, for a file that is none."""
    try:
        document = tomllib.loads(read_whole(path))
        kind, headers = document.pop("kind"), tuple(document.pop("headers"))
        file, day = str(document.pop("file")), str(document.pop("day"))
        tables = [document.get(name, {}) for name in ("columns", *WORDS)]
        if kind not in KINDS or not headers or not all(isinstance(part, dict) for part in tables):
            raise KeyError
        if not all(isinstance(document.get(name, known()), known) for name, known in _SORTS.items()):
            raise KeyError
        if any(
            not isinstance(text, str) for part in (headers, *(t.values() for t in tables)) for text in part
        ):
            raise KeyError
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        raise BadInput("data.kept.none", file=path) from None
    return Kept(kind, headers, file, day, document)


def place(folder: Path, kept: Kept) -> Path:
    """Where it lies in a folder of such files: one for each set of headings."""
    return folder / f"{kept.kind}_{zlib.crc32('|'.join(kept.headers).encode()):08x}.toml"


def open_as_kept(open_: Callable[..., Table], folder: Path, kind: str) -> tuple[Table, Kept | None]:
    """The table that `open_(sheet=, header=)` finds, and the kept reading in a folder whose headings it has most of.

    Where the table cannot be found, or has other headings, the kept sheets and header rows are tried.
    """
    known = _known(folder, kind)
    try:
        table, asked = open_(), None
    except BadInput as error:
        table, asked = None, error
    best = max(known, key=lambda k: (k.likeness(table.headers), k.day), default=None) if table else None
    share = best.likeness(table.headers) if best else 0.0
    for kept in known if share < 1 else ():
        finding = {name: kept.how[name] for name in _FINDS if name in kept.how}
        with suppress(BadInput):
            if finding and kept.likeness((other := open_(**finding)).headers) > max(share, _ALIKE):
                return other, kept
    if asked is not None:
        raise asked
    return table, best if share >= _ALIKE else None


def _known(folder: Path, kind: str) -> list[Kept]:
    found = []
    for path in sorted(folder.glob(f"{kind}_*.toml")) if folder.is_dir() else ():
        with suppress(BadInput):  # one that was spoilt is as good as none
            found.append(load_kept(path))
    return [kept for kept in found if kept.kind == kind]


def again(kept: Kept, table: Table) -> dict[str, Any]:
    """The keywords of `understand` that go for a table as well: columns whose headings it has, words that it holds."""
    known = {plain(header) or header: header for header in table.headers}
    how = {name: value for name, value in kept.how.items() if name in _STAYS}
    columns = {role: known.get(plain(name) or name, "") for role, name in kept.how.get("columns", {}).items()}
    how["columns"] = {
        role: header or None for role, header in columns.items() if header or not kept.how["columns"][role]
    }
    for name in WORDS:
        if name in how:
            cells = {fold(as_text(cell)) for column in table.columns.values() for cell in set(column)}
            how[name] = {word: meaning for word, meaning in how[name].items() if fold(word) in cells}
    return how


def understood(table: Table, understand: Callable[..., Listed], kept: Kept, how: Mapping[str, Any]) -> Listed:
    """Understand a table as the kept one was, as far as it does not show otherwise; `how` is what is chosen now.

    What the table's own days and numbers show goes before what was kept. Asked "afresh" where the headings are others.
    """
    if kept.likeness(table.headers) < _ALIKE:
        raise Asked("data.kept.others", "afresh", file=table.file, kept=kept.file, known=some(kept.headers))
    asked = _joined(again(kept, table), how)
    spare = {
        name: kept.how[name]
        for name, known in _UNLESS_SHOWN.items()
        if kept.how.get(name) in known and not asked.get(name)
    }
    while True:
        try:
            found = understand(table, **asked)
        except Asked as error:
            if error.ask not in spare:
                raise
            asked[error.ask] = spare.pop(error.ask)
            continue
        unsure = {
            "dates": found.date_order_by in ("end_before_start", "year_span"),
            "decimal": found.decimal_by == "assumed",
        }
        more = {name: value for name, value in spare.items() if unsure[name]}
        if not more:
            return replace(found, said=(*_notes(kept, table, found, spare), *found.said))
        asked |= more
        spare = {name: value for name, value in spare.items() if name not in more}


def _joined(kept: Mapping[str, Any], how: Mapping[str, Any]) -> dict[str, Any]:
    """What is chosen now over what was kept; columns and words one by one."""
    joined = dict(kept)
    for name, value in how.items():
        if isinstance(value, dict) and isinstance(joined.get(name), dict):
            taken = set(filter(None, value.values())) if name == "columns" else ()
            joined[name] = {k: v for k, v in joined[name].items() if v not in taken} | value
        elif value is not None or name not in joined:
            joined[name] = value
    return joined


def _notes(kept: Kept, table: Table, found: Listed, spare: Mapping[str, Any]) -> list[Note]:
    said = [Note("data.kept.used", {"kept": kept.file, "day": kept.day}, ask="afresh")]
    there, before = ({plain(h) or h for h in headers} for headers in (table.headers, kept.headers))
    gone = [h for h in kept.headers if (plain(h) or h) not in there]
    new = [h for h in table.headers if (plain(h) or h) not in before]
    roles = [role for role, header in kept.how.get("columns", {}).items() if header in gone]
    if gone:
        key = "data.kept.changed" if roles else "data.kept.gone"
        where = {"role": roles[0]} if roles else {}
        said.append(Note(key, {"gone": some(gone), **where}, ask="columns" if roles else None))
    if new:
        said.append(Note("data.kept.new", {"new": some(new)}))
    if spare.get("dates") and found.date_order and spare["dates"] != found.date_order:
        said.append(Note("data.kept.dates"))
    if spare.get("decimal") and spare["decimal"] != found.decimal:
        said.append(Note("data.kept.decimal"))
    return said


def table_as_kept(open_: Callable[..., Table], kept: Kept, finding: Mapping[str, Any]) -> Table:
    """The table that `open_` finds with what is given of sheet and header row, else with what was kept of them."""
    given = {name: value for name, value in finding.items() if value is not None}
    before = {name: kept.how[name] for name in _FINDS if name in kept.how} | given
    try:
        table = open_(**given)
    except Asked:
        if before == given:
            raise
        return open_(**before)
    if before == given or kept.likeness(table.headers) == 1:
        return table
    with suppress(BadInput):
        return max(table, open_(**before), key=lambda t: kept.likeness(t.headers))
    return table
