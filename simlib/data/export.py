"""Tables to take home: Excel and CSV files that are safe to open, with amounts as numbers and dates as dates."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.data.read.columns import WORDS
from simlib.data.read.headers import roles_of
from simlib.data.read.notes import Remark
from simlib.text import BadInput, t
from simlib.text.files import write_whole

_FORMULA = tuple(
    "=+-@\t\r\n＝＋－＠|%"
)  # what Excel, LibreOffice or WPS may take for a formula, full width too
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_000  # characters; a cell of Excel holds 32,767
_NAME = re.compile(r"[\[\]:*?/\\'<>|\"\x00-\x1f]")
_WIDEST = 48  # characters a column is wide at most


@dataclass(frozen=True)
class Sheet:
    """A table to take home: `name`, headers, rows of text, numbers, days (datetime64, date) or None; `notes` below."""

    name: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    notes: tuple[str, ...] = ()


def heads(kind: str, own: str, names: Iterable[str]) -> tuple[str, ...]:
    """Words over columns: the name of a role of this kind of list, for others "<own>.<name>".

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     heads("purchases", "purchases.sheet", ["amount", "last"])
    ('amount', 'last purchase')
    """
    roles = {role.name for role in roles_of(kind)}
    return tuple(t(f"{WORDS[kind]}.role.{n}" if n in roles else f"{own}.{n}") for n in names)


def write_sheets(sheets: Sequence[Sheet], path: str | Path) -> list[Path]:
    """Write tables as an .xlsx workbook with a sheet each, or as .csv, a file each; the paths written.

    Of several tables the first has the name given and each other "<name>_<table>". BadInput for another ending, a
    file that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     (path,) = write_sheets([Sheet("x", ("who", "owes"), [("=1+1", 2.5)])], Path(folder, "x.csv"))
    ...     path.read_text(encoding="utf-8-sig").splitlines()
    ['who,owes', "'=1+1,2.5"]
    """
    path = Path(path)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        write_whole(path, workbook_bytes(sheets))
        return [path]
    if kind != ".csv" or path.is_dir():
        raise BadInput("data.export.ending", file=path)
    paths = [
        path if n == 0 else path.with_stem(f"{path.stem}_{_NAME.sub(' ', s.name)}")
        for n, s in enumerate(sheets)
    ]
    for sheet, file in zip(sheets, paths, strict=True):
        write_whole(file, "\ufeff" + csv_text(sheet))
    return paths


def csv_text(sheet: Sheet) -> str:
    """A table as the text of a CSV file: ISO days, plain numbers."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe(name) for name in sheet.head])
    for row in sheet.rows:
        writer.writerow(["" if (value := cell(x)) is None else value for x in row])
    for note in sheet.notes:
        writer.writerow([safe(note)])
    return text.getvalue()


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Tables as an Excel workbook: header row fixed, columns as wide as what they hold."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.name, taken))
        rows = [[safe(name) for name in sheet.head], *([cell(x) for x in row] for row in sheet.rows)]
        for row in rows:
            page.append(row)
        for note in sheet.notes:
            page.append([safe(note)])
        for head in page[1]:
            head.font = Font(bold=True)
        page.freeze_panes = "A2"
        for n, values in enumerate(zip(*rows, strict=True), start=1):
            wide = max(_width(value) for value in values)
            page.column_dimensions[get_column_letter(n)].width = min(wide, _WIDEST) + 2
            for line, value in enumerate(values, start=1):
                if isinstance(value, float) and value.is_integer() is False:
                    page.cell(line, n).number_format = "#,##0.00" if abs(value) >= 1 else "0.0000"
                elif isinstance(value, (int, float)) and abs(value) >= 1000:
                    page.cell(line, n).number_format = "#,##0"
                elif isinstance(value, dt.date):
                    page.cell(line, n).number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(value: object) -> object:
    """A value as a spreadsheet may hold it: a number, a day, safe text, or None for nothing.

    >>> cell(np.float64(2.5)), cell(np.datetime64("2026-06-30")), cell(float("nan")), cell("@x")
    (2.5, datetime.date(2026, 6, 30), None, "'@x")
    """
    if value is None:
        return None
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else value.astype("datetime64[D]").astype(dt.date)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return safe(value) if isinstance(value, str) else value


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula and no workbook breaks on.

    >>> safe("=cmd|' /C calc'!A0"), safe("  +49 30"), safe("Müller & Co")
    ("'=cmd|' /C calc'!A0", "'  +49 30", 'Müller & Co')
    """
    text = _NO_TEXT.sub("", text)[:_LONGEST]
    return "'" + text if text.lstrip(" \u00a0\u3000").startswith(_FORMULA) else text


def _width(value: object) -> int:
    words = f"{value:,.2f}" if isinstance(value, float) else str(value or "")
    return sum(2 if ord(c) > 0x2E7F else 1 for c in words)


def _title(name: str, taken: set[str]) -> str:
    """A sheet's name as Excel takes it: 31 characters, none of []:*?/\\, each once."""
    base = _NAME.sub(" ", name).strip()[:28] or "1"
    title, n = base, 1
    while title.casefold() in taken:
        n += 1
        title = f"{base} {n}"
    taken.add(title.casefold())
    return title


def left_out_sheet(left_out: Iterable[Remark], notes: Iterable[Remark] = ()) -> Sheet:
    """The rows that a report left out, then those it kept with a gap, each with its reason: to mend the file by."""
    rows = [
        (remark.row, t(f"data.export.{kind}"), t(f"data.reason.{remark.reason}", field=remark.field or ""))
        for kind, remarks in (("left_out", left_out), ("noted", notes))
        for remark in remarks
    ]
    head = tuple(t(f"data.export.head.{name}") for name in ("row", "what", "reason"))
    return Sheet(t("data.export.sheet.left_out"), head, rows)
