"""A real ledger of invoices, read into columns whose meaning is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from simlib.data.invoices.roles import Documents, amounts, documents, leave_repeated
from simlib.data.invoices.terms import dues
from simlib.data.read.cells import is_blank
from simlib.data.read.dates import far_off, is_date
from simlib.data.read.evidence import share
from simlib.data.read.guess import sample
from simlib.data.read.headers import plain
from simlib.data.read.listed import Listed
from simlib.data.read.reading import Reading
from simlib.data.read.table import Table, read_table
from simlib.data.read.words import meaning, yes_or_no
from simlib.lab.ledger.ledger import Ledger
from simlib.text import BadInput

_DATES = ("issued", "due", "settled", "written_off")
_FINEST = 4  # decimals of an amount that are kept, at most
_EXACT = 4e18  # sums of whole money above this would not fit
_BUCKET = re.compile(r"current|not due|not yet due|未到期|未逾期|<?\s*\d+\s*(to\s*)?\d*\s*(days?|months?|天|个月)?"
                     r"|\d+\s*(and )?(over|above|more|以上).*|over \d+.*|older|.*天(以上|以内)?|逾期.*")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Invoices(Listed):
    """Invoice rows of a real ledger, one entry a row that could be used.

    Arrays of equal length: `id`, `customer` (text, "" = blank), `issued`, `due`, `settled`, `written_off`
    (datetime64[D], NaT = has not happened, or not on a day that is known), `last_payment`; `amount` invoiced (below 0
    for a credit note or a payment not yet applied), `outstanding` of it today; `payment` (bool); `disputed` (1 yes,
    0 no, -1 unknown).
    """

    id: np.ndarray
    customer: np.ndarray
    issued: np.ndarray
    due: np.ndarray
    settled: np.ndarray
    written_off: np.ndarray
    last_payment: np.ndarray
    amount: np.ndarray
    outstanding: np.ndarray
    payment: np.ndarray
    disputed: np.ndarray

    @cached_property
    def last_day(self) -> np.datetime64:
        """The last day on which an invoice was issued, paid or written off, slips aside; NaT if there is none."""
        days = np.concatenate([self.issued, self.settled, self.last_payment, self.written_off])
        days = days[~np.isnat(days)]
        days = days[~far_off(days)]
        return days.max() if len(days) else np.datetime64("NaT", "D")

    @cached_property
    def dated(self) -> np.ndarray:
        """Which rows are invoices of which it is known by the day what became of them."""
        gone = (self.outstanding != self.amount) & np.isnat(self.last_payment) & np.isnat(self.written_off)
        return (self.amount > 0) & ~gone

    @cached_property
    def open_items(self) -> bool:
        """Whether the file lists what is open and nothing else: then the sales of the time are not known."""
        return not (self.outstanding != self.amount).any() and np.isnat(self.written_off).all()

    @cached_property
    def decimals(self) -> int:
        """The decimals that amounts are written with, 4 at most, and fewer where the sums would not be exact."""
        money = np.concatenate([self.amount, self.outstanding])
        most = float(np.abs(money).sum())
        for decimals in range(_FINEST):
            scaled = money * 10**decimals
            if 10 * most * 10**decimals > _EXACT or np.allclose(scaled, np.round(scaled), rtol=0, atol=1e-6):
                return decimals
        return _FINEST

    @cached_property
    def parts(self) -> tuple[Ledger, np.ndarray]:
        """The ledger that KPIs read, and the invoice that each of its rows is part of.

        Days since 1970, money in units of the last decimal (see `decimals`). A part-paid invoice is two rows: what is
        open, and what was paid. What was paid on a day that the file does not tell was never outstanding.
        """
        unit = 10**self.decimals
        total, owed = (np.round(money * unit).astype(np.int64) for money in (self.amount, self.outstanding))
        open_, paid = np.flatnonzero((owed != 0) | (total == 0)), np.flatnonzero(total != owed)
        rows = np.concatenate([open_, paid])
        when = np.where(np.isnat(self.last_payment), self.issued, self.last_payment)
        names = {name: n for n, name in enumerate(dict.fromkeys(self.customer.tolist()))}
        customer = np.fromiter((names[name] for name in self.customer.tolist()), np.int64, len(self))
        lost = day_number(self.written_off)
        return Ledger(
            customer=customer[rows],
            amount=np.concatenate([owed[open_], (total - owed)[paid]]),
            issued=day_number(self.issued)[rows],
            due=day_number(self.due)[rows],
            paid=np.concatenate([np.full(len(open_), np.nan), day_number(when)[paid]]),
            written_off=np.concatenate([lost[open_], np.full(len(paid), np.nan)]),
        ), rows

    def ledger(self) -> Ledger:
        """The ledger that KPIs read (see `parts`)."""
        return self.parts[0]

    def table(self):
        """The invoices as a pandas DataFrame, one row each, indexed by the file's row number."""
        import pandas as pd

        names = ("id", "customer", *_DATES, "amount", "outstanding", "disputed")
        return pd.DataFrame({n: getattr(self, n) for n in names}, index=pd.Index(self.row, name="row"))


def day_number(days: np.ndarray) -> np.ndarray:
    """Days since 1970 as floats, NaN for NaT.

    >>> day_number(np.array(["1970-01-03", "NaT"], dtype="datetime64[D]")).tolist()
    [2.0, nan]
    """
    return np.where(np.isnat(days), np.nan, days.astype("datetime64[D]").astype(float))


def read_invoices(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, **understanding
) -> Invoices:
    """Read a CSV or Excel ledger: an invoice, a credit note or a payment a row.

    `sheet` and `header` as in `read_table`, the rest as in `understand`. Open is what the file calls outstanding, else
    the total less what is paid; a blank date of settlement, or a word such as "open", means that the invoice is open.
    Raises BadInput, one sentence, for what cannot be used; Asked for what the file does not tell.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "ledger.csv")
    >>> rows = "甲,2024-01-05,2024-02-04,2024-02-10,1.2万\\n乙,2024-01-06,2024-02-05,,80"
    >>> _ = file.write_text("客户,开票日期,到期日,回款日期,金额\\n" + rows, encoding="utf-8")
    >>> ledger = read_invoices(file)
    >>> ledger.amount.tolist(), str(ledger.settled[0]), len(ledger.row)
    ([12000.0, 80.0], '2024-02-10', 2)
    """
    return understand(read_table(path, sheet=sheet, header=header, kind="invoices"), **understanding)


def understand(
    table: Table,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    decimal: str | None = None,
    currency: str | None = None,
    statuses: Mapping[str, str] | None = None,
    terms: int | None = None,
) -> Invoices:
    """Give a Table's columns, dates and amounts their meaning; parameters as for opportunities.

    `statuses` {word: "paid", "partial", "open", "void", "draft" or "written_off"} overrides what a status means;
    `terms` days from invoice to due date go for the rows that tell neither.
    """
    _refuse_summary(table)
    reading = Reading(table, "invoices", columns, dates=dates, decimal=decimal, currency=currency,
                      spans=[("issued", "due"), ("issued", "settled")])  # fmt: skip
    text = {role: reading.text(role) for role in ("id", "customer")}
    said = documents(reading, statuses)
    leave_repeated(reading, text)
    money, total, owed = amounts(reading, said)
    day = _days(reading, said, terms)
    _settle(reading, day, total, owed, said)
    said_of = reading.text("disputed")
    words = {word: _disputed(word) for word in dict.fromkeys(said_of)}
    disputed = np.array(list(map(words.__getitem__, said_of)), dtype=int)
    nobody = {name for name in set(text["customer"]) if is_blank(name)}
    for role, at in (("customer", [name in nobody for name in text["customer"]]), ("disputed", disputed < 0)):
        if role in reading:
            reading.note(
                np.flatnonzero(at), "customer_missing" if role == "customer" else "dispute_unreadable", role
            )
    kept = reading.kept
    if (
        len(kept)
        and not said.paid[kept].any()
        and np.isnat(day["settled"][kept]).all()
        and (owed == total)[kept].all()
    ):
        reading.say("invoices.say.nothing_settled", ask="columns", role="settled")
    return Invoices(
        **reading.listed(money), **{role: np.array(cells, dtype=object)[kept] for role, cells in text.items()},
        **{role: days[kept] for role, days in day.items()}, amount=total[kept], outstanding=owed[kept],
        payment=said.payment[kept], disputed=disputed[kept],
    )  # fmt: skip


def _refuse_summary(table: Table) -> None:
    """A list that is aged already holds no invoices: its columns are buckets, and none has dates."""
    buckets = [header for header in table.headers if _BUCKET.fullmatch(plain(header))]
    if len(buckets) >= 3 and not any(
        share(cells, is_date) >= 0.5 for column in table.columns.values() if (cells := sample(column))
    ):
        raise BadInput("invoices.error.summary", file=table.file, columns=", ".join(buckets))


def _days(reading: Reading, said: Documents, terms: int | None) -> dict[str, np.ndarray]:
    """The days of each row; a due date or an invoice date that is missing follows from the terms, and is noted."""
    day = {role: reading.days(role) for role in _DATES}
    for role in _DATES:
        unread = {i: why for i, why in reading.unread(role).items() if role not in ("settled", "written_off")
                  or i not in said.told_by_word}  # fmt: skip
        for reason in set(unread.values()):
            reading.note((i for i, why in unread.items() if why == reason), f"{reason}_kept", role)
    neither = np.isnat(day["issued"]) & np.isnat(day["due"])
    reading.leave_out(np.flatnonzero(neither), "no_date", "issued" if "issued" in reading else "due")
    dues(reading, day, said, terms)
    return day


def _settle(reading: Reading, day: dict, total: np.ndarray, owed: np.ndarray, said: Documents) -> None:
    """Bring days and balances together: what is settled when, what is written off, in place."""
    paid_on = day["settled"]
    told = ~np.isnan(owed)  # the file says what is open
    still = told & (np.abs(owed) > 0.004)
    closed = np.where(told, ~still, said.paid | (~np.isnat(paid_on) & ~said.partial))
    lost = ~np.isnat(day["written_off"]) | said.written_off
    reading.note(np.flatnonzero(lost & ~np.isnat(paid_on) & ~np.isnat(day["written_off"])), "settled_and_written_off",
                 "written_off")  # fmt: skip
    closed &= ~lost
    day["written_off"] = np.where(
        lost & np.isnat(day["written_off"]), np.fmax(day["due"], day["issued"]), day["written_off"]
    )
    owed[:] = np.where(closed, 0.0, np.where(told & still, owed, total))
    part = owed != total
    day["last_payment"] = np.where(part, paid_on, np.datetime64("NaT", "D"))
    day["settled"] = np.where(closed, paid_on, np.datetime64("NaT", "D"))
    reading.note(np.flatnonzero(said.partial & ~told), "partial_unknown", "status")
    reading.note(np.flatnonzero(closed & np.isnat(paid_on) & (total > 0)), "settled_day_unknown",
                 "settled" if "settled" in reading else None)  # fmt: skip
    reading.note(np.flatnonzero(day["due"] < day["issued"]), "due_before_issued", "due")
    reading.note(np.flatnonzero(day["settled"] < day["issued"]), "paid_before_issued", "settled")


def _disputed(word: str) -> int:
    said = meaning("dispute", word)
    if said:
        return int(said == "disputed")
    yes = yes_or_no(word)
    return int(yes) if yes is not None else 0 if is_blank(word) else -1
