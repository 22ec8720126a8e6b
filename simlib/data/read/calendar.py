"""The date columns of a file, read with one order of day, month and year, decided once for all of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from simlib.data.read.cells import CLEAR_MAJORITY
from simlib.data.read.dates import EPOCH, NO_DATE, ORDERS, Parsed, full_year, parse, resolve
from simlib.data.read.notes import Asked
from simlib.text import BadInput

SWAPPED = "swapped"
"""Given as an order: put back the days and months that a spreadsheet swapped on opening the file."""

_YEARS = 15  # years that the dates of one file may span before an order that makes them shorter is preferred
_FEWEST_SWAPPED = 3  # real dates, all up to day 12, that show a swap: a chance of 6 % if there was none


@dataclass(frozen=True)
class Dates:
    """Date columns read: `values` maps header to datetime64[D] (NaT = blank or unreadable), `problems`
    header to {row index: reason code}; `order` is "dmy", "mdy", "ymd" or None (nothing to decide); `decided_by` is
    one of "given", "value_above_12", "year_span", "end_before_start", "not_needed"; `evidence` counts the cells that
    tell; `swapped` cells were put back by the reader's word."""

    values: dict[str, np.ndarray]
    problems: dict[str, dict[int, str]]
    order: str | None
    decided_by: str
    evidence: dict[str, int]
    swapped: int = 0


def read_dates(
    columns: Mapping[str, Sequence],
    *,
    rows: Sequence[int],
    file: str = "",
    order: str | None = None,
    spans: Sequence[tuple[str, str]] = (),
    epoch_1904: bool = False,
) -> Dates:
    """Read all date columns of a file with one order of day and month.

    `order` given wins ("swapped": what a spreadsheet swapped is put back). Else a part above 12 decides (the clear
    majority, if a few cells contradict it), years of two digits in front by the years they span, else the order
    under which fewer `spans` (start header, end header) end before they start.
    Asked "data.dates.undecided", "data.dates.conflict" or "data.dates.swapped" when nothing decides.
    """
    if order is not None and order not in (*ORDERS, SWAPPED):
        raise BadInput("data.dates.unknown_order", value=order, known=", ".join((*ORDERS, SWAPPED)))
    parsed = {header: _parsed(cells, epoch_1904) for header, cells in columns.items()}
    values = Counter(chain(*parsed.values()))
    counts = Counter({value: count for value, count in values.items() if isinstance(value, tuple)})
    evidence = _evidence(counts)
    swap = _swapped({value for value in values if isinstance(value, int)}, counts)
    if swap and order is None:
        raise Asked("data.dates.swapped", "swapped", file=file, **_swap_examples(columns, parsed, rows))
    given = None if order == SWAPPED else order
    chosen, decided_by = (
        (given, "given") if given else _decide(parsed, counts, evidence, spans, columns, rows, file)
    )
    values, problems = {}, {}
    put_back = order == SWAPPED
    for header, cells in parsed.items():
        if put_back:
            cells = [_swap(value) if isinstance(value, int) else value for value in cells]
        values[header], problems[header] = _values(cells, chosen or "dmy")
    moved = sum(isinstance(v, int) for cells in parsed.values() for v in cells) if put_back else 0
    return Dates(values, problems, chosen, "given" if put_back else decided_by, evidence, moved)


def _parsed(cells: Sequence, epoch_1904: bool) -> list[Parsed]:
    """Each cell looked at; equal ones once, but True is no 1."""
    keys = list(zip(map(type, cells), cells, strict=True)) if bool in set(map(type, cells)) else cells
    known = dict(zip(keys, cells, strict=True))
    known |= {key: parse(cell, epoch_1904) for key, cell in known.items()}
    return list(map(known.__getitem__, keys))


def _evidence(counts: Counter) -> dict[str, int]:
    told = {"dmy": 0, "mdy": 0}
    for cell, count in counts.items():
        if name := _tells(cell):
            told[name] += count
    return told


def _tells(cell: tuple[int, int, int]) -> str | None:
    first, second, _ = cell
    if 31 >= first > 12 >= second:
        return "dmy"
    return "mdy" if 31 >= second > 12 >= first else None


def _swapped(fixed: set[int], counts: Counter) -> bool:
    """Whether days and months were swapped: every text has a part above 12, every real date a day up to 12.

    A spreadsheet that reads 03/05/2025 the wrong way round makes a date of it, and leaves 17/03/2025 as text.
    """
    texts = [cell for cell in counts if cell[0] != cell[1]]
    if not texts or len(fixed) < _FEWEST_SWAPPED or len(texts) < _FEWEST_SWAPPED:
        return False
    if not all(max(cell[:2]) > 12 and _tells(cell) for cell in texts) or len({_tells(c) for c in texts}) > 1:
        return False
    return all((EPOCH + dt.timedelta(days=value)).day <= 12 for value in fixed)


def _swap(days: int) -> int:
    day = EPOCH + dt.timedelta(days=days)
    return days if day.day > 12 else (day.replace(month=day.day, day=day.month) - EPOCH).days


def _swap_examples(columns: Mapping, parsed: Mapping, rows: Sequence[int]) -> dict:
    found: dict = {}
    for header, cells in parsed.items():
        for row, value, cell in zip(rows, cells, columns[header], strict=True):
            kind = "text" if isinstance(value, tuple) else "date" if isinstance(value, int) else None
            if kind:
                shown = cell.date() if isinstance(cell, dt.datetime) else cell
                found.setdefault(f"{kind}_row", row)
                found.setdefault(f"{kind}_example", shown)
    return found


def _decide(parsed, counts: Counter, evidence, spans, columns, rows, file) -> tuple[str | None, str]:
    short = [cell for cell in counts if cell[2] < 100]
    if len(short) == len(counts) and short and (order := _by_years(short)):
        return order, "year_span"
    dmy, mdy = evidence["dmy"], evidence["mdy"]
    if max(dmy, mdy) > CLEAR_MAJORITY * min(dmy, mdy):
        return ("dmy" if dmy > mdy else "mdy"), "value_above_12"
    if dmy or mdy:
        raise Asked(
            "data.dates.conflict", "dates", file=file, **_examples(parsed, columns, rows), dmy=dmy, mdy=mdy
        )
    if not any(cell[0] != cell[1] and max(cell[:2]) <= 12 for cell in counts):
        return None, "not_needed"
    backward = {order: _backward(parsed, spans, order) for order in ORDERS[:2]}
    if backward["dmy"] != backward["mdy"]:
        return min(backward, key=backward.__getitem__), "end_before_start"
    row, cell = next(
        (row, cell)
        for header, cells in parsed.items()
        for row, value, cell in zip(rows, cells, columns[header], strict=True)
        if isinstance(value, tuple) and value[0] != value[1] and max(value[:2]) <= 12
    )
    raise Asked("data.dates.undecided", "dates", file=file, row=row, example=cell)


def _by_years(cells: Sequence[tuple[int, int, int]]) -> str | None:
    """ "ymd" where the first part stays within a few years and the last runs over the days of a month.

    None where years of two digits stand behind, as they do in most files.
    """
    if any(not 1 <= b <= 12 or not 1 <= c <= 31 for _, b, c in cells):
        return None
    front, behind = ({full_year(cell[i]) for cell in cells} for i in (0, 2))
    spread = max(front) - min(front)
    if any(cell[0] > 31 for cell in cells):
        return "ymd"
    if len(cells) < 3 or spread > _YEARS:
        return None
    return "ymd" if max(behind) - min(behind) > 2 * spread + 5 and len(behind) > len(front) else None


def _examples(parsed, columns, rows) -> dict:
    found = {}
    for header, cells in parsed.items():
        for row, value, cell in zip(rows, cells, columns[header], strict=True):
            if isinstance(value, tuple) and (told := _tells(value)):
                found.setdefault(f"{told}_row", row)
                found.setdefault(f"{told}_example", cell)
    return found


def _backward(parsed, spans, order: str) -> int:
    """Rows that end before they start when read in this order."""
    count = 0
    for start, end in spans:
        for a, b in zip(parsed[start], parsed[end], strict=True):
            a, b = resolve(a, order), resolve(b, order)
            count += isinstance(a, int) and isinstance(b, int) and b < a
    return count


def _values(cells: Sequence[Parsed], order: str) -> tuple[np.ndarray, dict[int, str]]:
    nothing = np.iinfo(np.int64).min  # NaT
    days = np.full(len(cells), nothing, dtype=np.int64)
    known: dict[Parsed, Parsed] = {}
    problems = {}
    for i, cell in enumerate(cells):
        if cell is None:
            continue
        if cell.__class__ is int:
            days[i] = cell
            continue
        if cell not in known:
            known[cell] = resolve(cell, order)
        value = known[cell]
        if isinstance(value, int):
            days[i] = value
        elif value == NO_DATE:
            against = isinstance(cell, tuple) and _tells(cell) not in (None, order)
            problems[i] = "date_contradicts_order" if against else "date_unreadable"
    return days.view("datetime64[D]"), problems
