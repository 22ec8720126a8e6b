"""A list of customers with their tenure and whether they left, read into columns whose meaning is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.data.customers.tenures import Tenures, tenures_of
from simlib.data.read.cells import is_blank
from simlib.data.read.guess import guess_columns
from simlib.data.read.headers import roles_of
from simlib.data.read.listed import Listed
from simlib.data.read.notes import Asked
from simlib.data.read.numbers import Numbers
from simlib.data.read.reading import Reading, identical, repeated
from simlib.data.read.table import Table, read_table
from simlib.data.read.words import map_words, meaning, some
from simlib.text import BadInput

OUTCOMES = ("left", "there")


@dataclass(frozen=True, kw_only=True)
class Customers(Listed):
    """Customers of a real file; where a customer has several subscriptions, one entry for all of them.

    Arrays of equal length: `id`, `segment` (text, "" = blank), `months` (tenure), `left` (bool), `charges` (NaN =
    blank). `churn_mapping` {word: "left", "there" or None}, `tenure`: from which column, in which unit, until which
    day.
    """

    id: np.ndarray
    segment: np.ndarray
    months: np.ndarray
    left: np.ndarray
    charges: np.ndarray
    churn_mapping: dict[str, str | None]
    tenure: Tenures


def read_customers(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, **understanding
) -> Customers:
    """Read a CSV or Excel list of customers; `sheet` and `header` as in `read_table`, the rest as in `understand`.

    Raises BadInput, one sentence, for what cannot be used; Asked for what the file does not tell.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "customers.csv")
    >>> _ = file.write_text("客户编号,在网月数,是否流失\\nA,12,是\\nB,3.5,否\\n", encoding="utf-8")
    >>> customers = read_customers(file)
    >>> customers.months.tolist(), customers.left.tolist()
    ([12.0, 3.5], [True, False])
    """
    return understand(read_table(path, sheet=sheet, header=header, kind="customers"), **understanding)


def understand(
    table: Table,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    churn: Mapping[str, str] | None = None,
    unit: str | None = None,
    until: str | None = None,
    decimal: str | None = None,
    currency: str | None = None,
) -> Customers:
    """Give a Table's columns, dates, tenures and words their meaning.

    `churn` {word: "left" or "there"} overrides what a word means, `unit` is "days", "weeks", "months" or "years" of
    the tenure, `until` (a date) the day of the observation; the rest as for opportunities.
    """
    _refuse_log(table, columns)
    reading = Reading(table, "customers", columns, dates=dates, decimal=decimal, currency=currency,
                      spans=[("start", "end")])  # fmt: skip
    words, ids = reading.text("churned"), reading.text("id")
    mapping = _map_churn(reading, words, churn)
    outcome = [mapping.get(word) for word in words] if "churned" in reading else None
    tenure = tenures_of(reading, outcome, unit=unit, until=until)
    if outcome is not None:
        for i, meant in enumerate(outcome):
            if meant is None:
                reading.leave_out([i], "churn_missing" if is_blank(words[i]) else "churn_unknown", "churned")
    for i, (reason, role) in tenure.problems.items():
        reading.leave_out([i], reason, role)
    charges = reading.numbers("charges")
    months, left, paid, merged = _by_customer(reading, ids, tenure, charges.values)
    _note_charges(reading, charges)
    reading.one_currency(charges, "charges")
    _say(reading, mapping, tenure)
    kept = reading.kept
    return Customers(
        **reading.listed(tenure.numbers or charges, merged=merged), id=np.array(ids, dtype=object)[kept],
        segment=np.array(reading.text("segment"), dtype=object)[kept],
        months=months[kept], left=left[kept], charges=paid[kept], churn_mapping=mapping, tenure=tenure,
    )  # fmt: skip


def _refuse_log(table: Table, given) -> None:
    """A log of purchases has customers again and again, days, and no ends: say where it can be used."""
    names = {
        **guess_columns(table.columns, roles_of("customers")),
        **{k: v for k, v in (given or {}).items() if v},
    }
    log = guess_columns(table.columns, roles_of("purchases"))
    if any(role in names for role in ("churned", "end", "tenure")) or not {"customer", "date"} <= log.keys():
        return
    people = table.columns[log["customer"]]
    if len(set(people)) < len(people):
        raise BadInput("customers.columns.log", file=table.file, customer=log["customer"], date=log["date"])


def _map_churn(reading: Reading, words: list[str], given) -> dict[str, str | None]:
    field = reading.header("churned") or ""
    active = "active" in field.casefold() and "in" not in field.casefold().split("active")[0][-2:]
    swap = {"left": "there", "there": "left"}

    def guess(word: str) -> str | None:
        meant = meaning("churn", word)
        return (
            swap.get(meant)
            if active and meant and word.strip().casefold() not in ("active", "inactive")
            else meant
        )

    named = dict.fromkeys(word for word in words if not is_blank(word))
    mapping = map_words(
        named, guess, given, OUTCOMES, "customers.churn", ask="churn", file=reading.table.file, field=field
    )
    if mapping and not any(mapping.values()):
        raise Asked(
            "customers.churn.no_word", "churn", file=reading.table.file, field=field, known=some(mapping, 8)
        )
    return mapping


def _by_customer(reading: Reading, ids: list[str], tenure: Tenures, charges: np.ndarray):
    """One entry a customer: from the first start to the last end, gone when all subscriptions are.

    Without dates the rows of one customer cannot be put together; the first counts.
    """
    months, left, paid = tenure.months.copy(), tenure.left.copy(), charges.copy()
    left_out = reading.out
    groups = {name: [i for i in rows if i not in left_out] for name, rows in repeated(ids).items()}
    groups = {name: rows for name, rows in groups.items() if len(rows) > 1}
    again = [i for rows in groups.values() for i in rows]
    reading.leave_out(same := identical(reading.table, again), "duplicate_customer", "id")
    if tenure.first is None:
        reading.leave_out((i for rows in groups.values() for i in rows[1:]), "duplicate_customer", "id")
        return months, left, paid, 0
    merged = []
    for rows in groups.values():
        rows = [i for i in rows if i not in same]
        keep = rows[0]
        left[keep] = left[rows].all()
        months[keep] = tenure.between(tenure.first[rows].min(), tenure.last[rows].max())
        current = [i for i in rows if not tenure.left[i]] or rows
        paid[keep] = np.nansum(charges[current]) if not np.isnan(charges[current]).all() else np.nan
        merged += rows[1:]
    if merged:
        reading.merge(merged)
        reading.say("customers.say.merged", merged, ask="columns", role="id", rows=len(merged) + len(groups),
                    customers=len(groups), field=reading.header("id"))  # fmt: skip
    return months, left, paid, len(merged)


def _note_charges(reading: Reading, charges: Numbers) -> None:
    """Rows that count although their charges are missing."""
    if "charges" in reading:
        reading.note(charges.problems, "charges_unreadable", "charges")
        blank = (i for i in np.flatnonzero(np.isnan(charges.values)) if i not in charges.problems)
        reading.note(blank, "charges_missing", "charges")


def _say(reading: Reading, mapping: Mapping[str, str | None], tenure: Tenures) -> None:
    """How words and tenures were read."""
    for meant in (*OUTCOMES, None):
        if words := [word for word, what in mapping.items() if what == meant]:
            reading.say(
                f"customers.say.word_{meant or 'unknown'}", ask=None if meant else "churn", words=some(words)
            )
    if tenure.unit == "dates":
        reading.say(f"customers.say.until_{tenure.until_by}", ask="until" if tenure.until_by == "latest" else None,
                    day=str(tenure.until))  # fmt: skip
    else:
        reading.say(f"customers.say.unit_{tenure.unit_by}", ask="tenure_unit" if tenure.unit_by == "assumed" else None,
                    unit=tenure.unit_word)  # fmt: skip
