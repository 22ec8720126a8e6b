"""A file as rows and columns of cells, with the row numbers its owner sees in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simlib.text import BadInput

# 200 MB is about 2 million rows: more than a spreadsheet holds, less than a laptop's memory.
MAX_BYTES = 200_000_000

# Cells that tell one way, for each that tells the other, up to which a column or file is not decided.
CLEAR_MAJORITY = 2

_BLANKS = frozenset({
    "", "-", "--", "—", "–", "/", "n/a", "na", "#n/a", "nan", "null", "none", "nil", "(blank)", "0000-00-00",
    "无", "暂无", "空", "(空)", "(空白)", "未填写",
})  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """Something to know about one row: left out, or kept with a gap. `row` counts from the header row = 1.

    `reason` is a code with words in the catalogue ("data.reason.<code>"); `field` is the file's own header,
    None when the whole row is meant.
    """

    row: int
    reason: str
    field: str | None = None

    def as_dict(self) -> dict:
        return {"row": self.row, "reason": self.reason, "field": self.field}


@dataclass(frozen=True)
class Table:
    """The cells of one sheet or CSV file, not interpreted yet.

    `columns` maps each header to its cells (text, or what Excel stored: numbers and dates); `rows` holds the
    file's row numbers; `left_out` the rows that do not fit the header; `notes` rows kept with a gap.
    """

    file: str
    columns: dict[str, list]
    rows: list[int]
    left_out: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    epoch_1904: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(self.columns)

    @property
    def total_rows(self) -> int:
        """Rows with anything in them below the header, kept or left out."""
        return len(self.rows) + len(self.left_out)


def is_empty(cell: object) -> bool:
    """True for a cell with nothing in it."""
    return cell is None or cell == ""


def is_blank(cell: object) -> bool:
    """True for an empty cell and for the usual words for "nothing" in a column of dates, numbers or stages.

    >>> [is_blank(c) for c in ("", "N/A", "无", 0, "0")]
    [True, True, True, False, False]
    """
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _BLANKS)


def read_table(path: str | Path, *, sheet: str | None = None) -> Table:
    """Read a CSV file (comma, semicolon or tab) or an Excel workbook (.xlsx) into a `Table`.

    The content decides, not the file's ending. BadInput, one sentence, for whatever is no such table.
    """
    from simlib.data.read import textfile, workbook

    path = Path(path)
    data = _content(path)
    if workbook.is_workbook(data, path):
        records, epoch_1904 = workbook.records(data, str(path), sheet)
    elif sheet:
        raise BadInput("data.file.no_sheets", file=path, sheet=sheet)
    else:
        records, epoch_1904 = textfile.records(data, str(path)), False
    return build_table(str(path), records, epoch_1904)


def _content(path: Path) -> bytes:
    if not path.exists():
        raise BadInput("data.file.missing", file=path)
    if not path.is_file():
        raise BadInput("data.file.folder", file=path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadInput(
                "data.file.too_big", file=path, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadInput("data.file.unreadable", file=path) from error
    if not data.strip():
        raise BadInput("data.file.empty", file=path)
    return data


def build_table(file: str, records: Iterable[tuple[int, Sequence]], epoch_1904: bool = False) -> Table:
    """Turn numbered records into a Table; the first record that is not blank is the header.

    A record with more cells than the header has is left out: its cells cannot be told apart. A shorter one is
    kept, its missing cells blank, and noted. Blank records count for the numbering only.
    """
    filled = ((number, cells) for number, cells in records if any(not is_empty(cell) for cell in cells))
    _, first = next(filled, (0, None))
    if first is None:
        raise BadInput("data.file.empty", file=file)
    headers = _headers(first)
    width = len(headers)
    rows, kept, left_out, notes = [], [], [], []
    for number, cells in filled:
        if any(not is_empty(cell) for cell in cells[width:]):
            left_out.append(Remark(number, "too_many_fields"))
            continue
        if len(cells) < width:
            notes.append(Remark(number, "too_few_fields"))
            cells = [*cells, *[""] * (width - len(cells))]
        rows.append(number)
        kept.append(cells[:width])
    if not rows and not left_out:
        raise BadInput("data.file.no_rows", file=file)
    columns = {header: [cells[i] for cells in kept] for i, header in enumerate(headers)}
    return Table(file, columns, rows, tuple(left_out), tuple(notes), epoch_1904)


def _headers(cells: Sequence) -> list[str]:
    """Header names, each once: a blank one gets its column letter, a repeated one a number."""
    cells = list(cells)
    while cells and is_empty(cells[-1]):
        cells.pop()
    names: list[str] = []
    for i, cell in enumerate(cells):
        name = " ".join(str(cell).split()) if not is_empty(cell) else _letter(i)
        base, n = name, 1
        while name in names:
            n += 1
            name = f"{base} ({n})"
        names.append(name)
    return names


def _letter(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
