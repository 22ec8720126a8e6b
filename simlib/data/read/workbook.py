"""Excel workbooks: which sheet, which records; why a workbook cannot be opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from simlib.text import BadInput

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and of password-protected .xlsx
_MAX_UNPACKED = 2_000_000_000  # bytes; a larger one would not fit into memory


def is_workbook(data: bytes, path: Path) -> bool:
    """True when the bytes, or else the ending, say that this is meant to be an Excel workbook."""
    return data.startswith((_ZIP, _OLE)) or (
        path.suffix.lower() in (".xlsx", ".xlsm") and b"\x00" in data[:4096]
    )


def records(data: bytes, file: str, sheet: str | None) -> tuple[Iterator[tuple[int, list]], bool]:
    """Numbered records of one sheet (the first, or the one named or numbered), and whether its days count
    from 1904.

    BadInput for an old .xls, a password, a damaged workbook, a sheet that is not there.
    """
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise BadInput("data.file.password" if protected else "data.file.old_excel", file=file)
    book = _open(data, file)
    try:
        chosen = _sheet(book, sheet, file)
        rows = [[_cell(value) for value in row] for row in chosen.iter_rows(values_only=True)]
        width = max(map(len, rows), default=0)  # cells left empty at the end of a row are not stored
        rows = [row + [""] * (width - len(row)) for row in rows]
        epoch_1904 = book.epoch.year == 1904
    except BadInput:
        raise
    except Exception as error:  # a damaged sheet can fail anywhere in the XML or date code below
        raise BadInput("data.file.damaged", file=file) from error
    finally:
        book.close()
    return enumerate(rows, start=1), epoch_1904


def _open(data: bytes, file: str):
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MAX_UNPACKED:
                raise BadInput("data.file.too_big", file=file, size=">2000", limit=_MAX_UNPACKED // 1_000_000)
            if "xl/workbook.xml" not in archive.namelist():
                raise BadInput("data.file.not_table", file=file)
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except BadInput:
        raise
    except Exception as error:  # zip, XML and key errors alike: whatever is damaged inside
        raise BadInput("data.file.damaged", file=file) from error


def _sheet(book, name: str | None, file: str):
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets:
        raise BadInput("data.file.empty", file=file)
    if name is None:
        chosen = next(iter(sheets.values()))
    elif name in sheets:
        chosen = sheets[name]
    elif name.isdigit() and 1 <= int(name) <= len(sheets):
        chosen = list(sheets.values())[int(name) - 1]
    else:
        raise BadInput("data.file.unknown_sheet", file=file, sheet=name, known=", ".join(sheets))
    chosen.reset_dimensions()  # some programs write a wrong size into the sheet, and rows would be lost
    return chosen


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else value
