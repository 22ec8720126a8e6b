"""A file as rows and columns of cells, with the row numbers its owner sees in a spreadsheet."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from simlib.data.read.cells import is_empty, letter
from simlib.data.read.find import LOOKED_AT, MAX_COLUMNS, Record, find_table
from simlib.data.read.guess import guess_columns
from simlib.data.read.headers import KINDS, needed, roles_of
from simlib.data.read.leave import GROUP, set_aside
from simlib.data.read.notes import Asked, Note, Remark
from simlib.data.read.words import fold, is_total, some, words
from simlib.text import BadInput

# 200 MB is about 2 million rows: more than a spreadsheet holds, less than a laptop's memory.
MAX_BYTES = 200_000_000
_RULES = ("---", "===", "___", "***")  # how a line drawn across a printed list begins
_CHUNK = 500  # records that are turned into columns at a time: few enough for a processor's nearest memory
DIFFERENT = 0.95  # of a column's texts: above, it is one of ids
SEEN = 5_000  # rows that tell a column of ids
_AS_GOOD = 0.8  # of the best sheet's known headers: another one as good is asked about


@dataclass(frozen=True)
class Table:
    """The cells of one sheet or CSV file, not interpreted yet.

    `columns` maps each header to its cells (text, or what Excel stored: numbers and dates); `rows` holds the
    file's row numbers; `left_out` the rows that do not fit the header; `notes` rows kept with a gap; `said` what was
    found and guessed about the layout. `unit` and `as_of` are what lines above the header say.
    """

    file: str
    columns: dict[str, list]
    rows: list[int]
    left_out: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    epoch_1904: bool = False
    said: tuple[Note, ...] = ()
    unit: float = 1.0
    as_of: object = None
    header_row: int = 1
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(self.columns)


def read_table(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, kind: str | None = None
) -> Table:
    """Read a CSV file (comma, semicolon or tab) or an Excel workbook (.xlsx) into a `Table`.

    The content decides, not the file's ending. `kind` is the list that is looked for (see
    simlib.data.read.headers), any of them if not given; `sheet` the name or number of a sheet, `header` the number
    of the header row, 0 for none. BadInput, one sentence, for whatever is no such table; Asked "sheet" where several
    sheets are.
    """
    from simlib.data.read import textfile, workbook

    path = Path(path)
    data = _content(path)
    kinds = (kind,) if kind else KINDS
    if workbook.is_workbook(data, path):
        return _best_sheet(
            workbook.sheets(data, str(path), sheet), str(path), header, kinds, asked=sheet is not None
        )
    if sheet:
        raise BadInput("data.file.no_sheets", file=path, sheet=sheet)
    return build_table(str(path), textfile.records(data, str(path)), header=header, kinds=kinds)


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise BadInput("data.file.missing", file=path)
        if path.is_dir():
            raise BadInput("data.file.folder", file=path)
        if not path.is_file():
            raise BadInput("data.file.no_file", file=path)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadInput(
                "data.file.too_big", file=path, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput("data.file.unreadable", file=path) from error
    if not data.strip():
        raise BadInput("data.file.empty", file=path)
    return data


def _best_sheet(sheets, file: str, header: int | None, kinds: tuple[str, ...], asked: bool) -> Table:
    """The sheet whose header knows most; hidden ones and pivot tables only when asked for."""
    found, trouble, names, hidden = [], [], [], []
    for sheet in sheets:
        names.append(sheet.name)
        if not asked and (sheet.hidden or not sheet.records or _is_pivot(sheet.records)):
            if sheet.hidden and sheet.records:
                hidden.append(sheet.name)
            continue
        try:
            table = build_table(file, sheet.records, sheet.epoch_1904, header, kinds, places=sheet.places)
        except BadInput as error:
            trouble.append(error)
            continue
        said = table.said
        if unshown := tuple(row for row in table.rows if row in sheet.unshown):
            said = (Note("data.say.unshown", {"count": len(unshown)}, unshown), *said)
        found.append((_known(table, kinds), replace(table, sheet=sheet.name, said=said)))
    if not found:
        if hidden:
            raise Asked("data.file.hidden_sheet", "sheet", file=file, known=some(hidden), sheet=hidden[0])
        raise trouble[0] if trouble else BadInput("data.file.empty", file=file)
    found.sort(key=lambda pair: -pair[0])
    most, table = found[0]
    alike = [t.sheet for score, t in found if score and score >= _AS_GOOD * most]
    if len(alike) > 1:
        raise Asked("data.file.which_sheet", "sheet", file=file, known=some(alike), sheet=alike[0])
    said = table.said
    if len(names) > 1 and not asked:
        others = [name for name in names if name != table.sheet]
        said = (Note("data.say.sheet", {"sheet": table.sheet, "others": some(others)}, ask="sheet"), *said)
    return replace(table, said=said, sheets=tuple(names))


def _known(table: Table, kinds: tuple[str, ...]) -> float:
    """How many roles of a list a sheet has columns for; less for one that cannot do as any list."""
    best = 0.0
    for kind in kinds:
        names = guess_columns(table.columns, roles_of(kind))
        whole = all(any(role in names for role in group) for group in needed(kind))
        best = max(best, len(names) if whole else 0.1 * len(names))
    return best


def _is_pivot(records: Sequence[Record]) -> bool:
    marks = words("title", "pivot")
    return any(isinstance(c, str) and fold(c).startswith(marks) for _, cells in records[:6] for c in cells)


def build_table(
    file: str,
    records: Iterable[Record],
    epoch_1904: bool = False,
    header: int | None = None,
    kinds: tuple[str, ...] = KINDS,
    places: Sequence[int] | None = None,
) -> Table:
    """Turn numbered records into a Table: find its header, and set aside the rows that are none.

    `places` are the columns of a workbook's sheet: there, cells beyond the header are notes beside the table. In a
    text file a record with more cells than the header has is left out: its cells cannot be told apart. A shorter one
    is kept, its missing cells blank, and noted. Blank records count for the numbering only.
    """
    filled = (
        (number, cells)
        for number, cells in records
        if (any(cells) or any(not is_empty(cell) for cell in cells))
        and not (cells[0].__class__ is str and cells[0].startswith(_RULES) and _is_rule(cells))
    )
    head = list(islice(filled, LOOKED_AT))
    if not head:
        raise BadInput("data.file.empty", file=file)
    layout = find_table(head, kinds, file, header)
    if len(layout.names) > MAX_COLUMNS:
        raise BadInput("data.file.too_wide", file=file, columns=len(layout.names), limit=MAX_COLUMNS)
    if places:
        layout.names = _with_filled(layout.names, head[layout.below :], places)
    body = chain(head[layout.below :], filled)
    with _uncollected():
        columns, rows, left_out, notes, said = _columns(body, len(layout.names), places is not None)
    if not rows and not left_out:
        raise BadInput("data.file.no_rows", file=file)
    if layout.titles:
        said.append(
            Note("data.say.header_row", {"row": layout.header_rows[-1]}, tuple(layout.titles), ask="header")
        )
    header_row = layout.header_rows[-1] if layout.header_rows else 0
    table = Table(file, dict(zip(layout.names, columns, strict=True)), rows, tuple(left_out), tuple(notes),
                  epoch_1904, tuple(said), layout.unit, layout.as_of, header_row)  # fmt: skip
    return _without_sums(table, places is not None)


def _is_rule(cells: Sequence) -> bool:
    """A line drawn across a printed list: nothing but dashes or the like."""
    return not cells[0].strip("-=_*+| ") and all(is_empty(cell) for cell in cells[1:])


def _with_filled(names: list[str], below: Sequence[Record], places: Sequence[int]) -> list[str]:
    """A column without a header but filled in half the rows is one; others are notes beside the table."""
    names = [
        letter(places[i]) if name == letter(i) and places[i] != i else name for i, name in enumerate(names)
    ]
    for i in range(len(names), len(places)):
        if 2 * sum(len(cells) > i and not is_empty(cells[i]) for _, cells in below) < len(below):
            break
        names.append(letter(places[i]))
    return names


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of cells come and none goes: looking for garbage among them would take a quarter of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _columns(
    body: Iterator[Record], width: int, beside: bool
) -> tuple[list[list], list[int], list, list, list]:
    """The records as columns, a chunk at a time; equal texts of a column are kept once."""
    columns: list[list] = [[] for _ in range(width)]
    same: list[dict] = [{} for _ in range(width)]
    rows, left_out, notes, aside = [], [], [], []
    while chunk := list(islice(body, _CHUNK)):
        if any(len(cells) != width for _, cells in chunk):
            chunk = _fitted(chunk, width, beside, left_out, notes, aside)
        rows.extend(number for number, _ in chunk)
        kept = (cells for _, cells in chunk)
        for column, known, cells in zip(columns, same, zip(*kept, strict=False), strict=False):
            if len(column) >= SEEN and len(known) > DIFFERENT * len(column):  # no look-up gains anything
                column.extend(cells)
            else:
                column.extend(
                    (known.setdefault(c, c) if c.__class__ is str else c for c in cells)
                    if beside
                    else map(known.setdefault, cells, cells)
                )
    said = [Note("data.say.beside", {"count": len(aside)}, tuple(aside))] if aside else []
    return columns, rows, left_out, notes, said


def _fitted(
    chunk: list[Record], width: int, beside: bool, left_out: list, notes: list, aside: list
) -> list[Record]:
    """The records of a chunk, as wide as the header; what does not fit is left out, noted or set aside."""
    kept: list[Record] = []
    for number, cells in chunk:
        if len(cells) > width and any(not is_empty(cell) for cell in cells[width:]):
            if not beside:
                left_out.append(Remark(number, "too_many_fields"))
                continue
            aside.append(number)
            if not any(not is_empty(cell) for cell in cells[:width]):
                continue
        if len(cells) < width:
            if not beside:
                notes.append(Remark(number, "too_few_fields"))
            cells = [*cells, *[""] * (width - len(cells))]
        kept.append((number, cells))
    return kept


def _without_sums(table: Table, workbook: bool) -> Table:
    """The table without its sums, repeated headers and group lines; these become a column of their own."""
    if not table.rows:
        return table
    found = set_aside(table.columns, table.rows, workbook)
    if not found.out and not found.groups:
        return table
    keep = [i for i in range(len(table.rows)) if i not in found.out]
    if not keep:
        return table
    columns = {name: [cells[i] for i in keep] for name, cells in found.columns.items()}
    if found.groups:
        columns[GROUP] = [found.groups[i] for i in keep]
    sums = [_sum(table, i) for i, reason in found.out.items() if reason == "total_row"]
    aside = tuple(table.rows[i] for i, reason in found.out.items() if reason != "total_row")
    said = table.said
    if aside:
        said = (
            *said,
            Note("data.say.groups" if found.groups else "data.say.lines", {"count": len(aside)}, aside),
        )
    gone = {table.rows[i] for i in found.out}
    return replace(
        table, columns=columns, rows=[table.rows[i] for i in keep], said=said,
        left_out=tuple(sorted((*table.left_out, *sums), key=lambda r: r.row)),
        notes=tuple(note for note in table.notes if note.row not in gone),
    )  # fmt: skip


def _sum(table: Table, i: int) -> Remark:
    """A row of sums, left out: by the cell that says so, or by its figures alone."""
    said = next(
        (h for h, cells in table.columns.items() if isinstance(cells[i], str) and is_total(cells[i])), None
    )
    return Remark(table.rows[i], "total_row" if said else "bare_sum", said)
