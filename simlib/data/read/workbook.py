"""Excel workbooks: which sheets, which records; why a workbook cannot be opened."""

from __future__ import annotations

import io
import warnings
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simlib.data.read.cells import seen
from simlib.text import BadInput

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and of password-protected .xlsx
_MAX_UNPACKED = 400_000_000  # bytes; a million rows of eight cells unpack to about that
_MAX_RATIO = 120  # unpacked over packed; real sheets reach 20, a bomb a thousand
_SMALL = 4_000_000  # bytes that may be packed as they like
MAX_CELLS = 12_000_000  # cells that hold something


@dataclass(frozen=True)
class Sheet:
    """One sheet: numbered `records` (the row as its owner counts), `places` index of each column kept in them,
    `unshown` the rows that are hidden or filtered away."""

    name: str
    hidden: bool
    records: list[tuple[int, list]]
    places: tuple[int, ...]
    epoch_1904: bool
    unshown: frozenset[int] = frozenset()


def is_workbook(data: bytes, path: Path) -> bool:
    """True when the bytes, or else the ending, say that this is meant to be an Excel workbook."""
    return data.startswith((_ZIP, _OLE)) or (
        path.suffix.lower() in (".xlsx", ".xlsm") and b"\x00" in data[:4096]
    )


def sheets(data: bytes, file: str, only: str | None = None) -> Iterator[Sheet]:
    """The worksheets, or the one named or numbered `only`, each read when its turn comes.

    Cells are those that hold something: their number is the cost, not what the sheet's size claims. The cells of a
    merged area all hold its value; a formula without a stored value is its text.
    BadInput for an old .xls, a password, a damaged workbook, a sheet that is not there.
    """
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise BadInput("data.file.password" if protected else "data.file.old_excel", file=file)
    book = _open(data, file)
    try:
        for sheet in _chosen(book, only, file):
            yield _read(book, sheet, file)
    except BadInput:
        raise
    except Exception as error:  # a damaged sheet can fail anywhere in the XML or date code below
        raise BadInput("data.file.damaged", file=file) from error
    finally:
        book.close()


def _open(data: bytes, file: str):
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            packed = max(sum(part.compress_size for part in parts), 1)
            if size > _MAX_UNPACKED:
                raise BadInput(
                    "data.file.too_big", file=file, size=size // 1_000_000, limit=_MAX_UNPACKED // 1_000_000
                )
            if size > _SMALL and size > _MAX_RATIO * packed:
                raise BadInput("data.file.bomb", file=file, times=size // packed, limit=_MAX_RATIO)
            if "xl/workbook.xml" not in archive.namelist():
                raise BadInput("data.file.not_table", file=file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl leaves out
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except BadInput:
        raise
    except Exception as error:  # zip, XML and key errors alike: whatever is damaged inside
        raise BadInput("data.file.damaged", file=file) from error


def _chosen(book, name: str | None, file: str) -> list:
    known = {sheet.title: sheet for sheet in book.worksheets}
    if not known:
        raise BadInput("data.file.empty", file=file)
    if len({sheet._worksheet_path for sheet in known.values()}) < len(known):
        raise BadInput("data.file.damaged", file=file)  # a thousand sheets that are one part of the file
    if name is None:
        return list(known.values())
    if name in known:
        return [known[name]]
    if name.isdigit() and 1 <= int(name) <= len(known):
        return [list(known.values())[int(name) - 1]]
    raise BadInput("data.file.unknown_sheet", file=file, sheet=name, known=", ".join(known))


def _read(book, sheet, file: str) -> Sheet:
    rows, used, merged, unshown = _cells(book, sheet, file)
    at = {column: place for place, column in enumerate(sorted(used))}
    _fill(rows, merged)
    records = []
    for number in sorted(rows):
        cells = [""] * (max(at[column] for column in rows[number]) + 1)
        for column, value in rows[number].items():
            cells[at[column]] = value
        records.append((number, cells))
    hidden = sheet.sheet_state != "visible"
    places = tuple(c - 1 for c in sorted(used))
    return Sheet(sheet.title, hidden, records, places, book.epoch.year == 1904, unshown)


def _cells(book, sheet, file: str) -> tuple[dict[int, dict[int, object]], set[int], list, frozenset[int]]:
    """The cells that hold something {row: {column: value}}, the columns in use, the merged areas, the hidden rows."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_cell(self, element):
            cell = super().parse_cell(element)
            if cell["value"] is None and (formula := element.find(FORMULA_TAG)) is not None:
                cell["value"] = f"={formula.text or ''}"
            return cell

    rows, used, count, same = {}, set(), 0, {}
    with sheet._get_source() as source, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numbers marked as dates that are none
        parser = Parser(source, sheet._shared_strings, data_only=True, epoch=book.epoch,
                        date_formats=book._date_formats, timedelta_formats=book._timedelta_formats)  # fmt: skip
        for number, cells in parser.parse():
            kept = {c["column"]: same.setdefault(v, v) if isinstance(v, str) else v
                    for c in cells if (v := _cell(c["value"])) != ""}  # fmt: skip
            if kept:
                rows[number] = kept
                used.update(kept)
                count += len(kept)
                if count > MAX_CELLS:
                    raise BadInput("data.file.too_many_cells", file=file, limit=MAX_CELLS)
    unshown = (int(row) for row, said in parser.row_dimensions.items() if said.get("hidden") in ("1", "true"))
    return rows, used, parser.merged_cells.mergeCell if parser.merged_cells else [], frozenset(unshown)


def _fill(rows: dict, merged: list) -> None:
    """The value of a merged area in those rows in use that it covers.

    Areas do not overlap in a sheet that a program made; one that begins inside another is passed over.
    """
    numbers, covered = sorted(rows), {}
    for area in sorted(merged, key=lambda area: area.min_row):
        value = rows.get(area.min_row, {}).get(area.min_col)
        if value is None or area.min_row <= covered.get(area.min_col, 0):
            continue
        covered[area.min_col] = area.max_row
        for number in numbers[bisect_right(numbers, area.min_row) : bisect_right(numbers, area.max_row)]:
            rows[number].setdefault(area.min_col, value)


def _cell(value: object) -> object:
    if value is None:
        return ""
    return seen(value).strip() if isinstance(value, str) else value
