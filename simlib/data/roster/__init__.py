"""A roster: the list of learners that a platform exports, and takes back with columns filled."""

from __future__ import annotations

from pathlib import Path

from simlib.data.read.workbook import is_workbook
from simlib.data.roster.csv_roster import CsvRoster
from simlib.data.roster.xlsx_roster import XlsxRoster
from simlib.text import BadInput

Roster = CsvRoster | XlsxRoster


def open_roster(path: Path) -> Roster:
    """The roster in a CSV or xlsx file, whatever its name ends in; BadInput when it cannot be read.

    A roster has `rows`, {number: cells as text}, and `filled(columns, header, rows, maximum)`: the file's bytes with
    columns set in the rows named, all else as it was.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput("data.file.unreadable", file=path.name, why=error.strerror or error) from None
    return (XlsxRoster if is_workbook(data, path) else CsvRoster)(data, path.name)
