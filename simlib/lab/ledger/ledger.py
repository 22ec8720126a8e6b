"""The ledger of receivables: an entry an invoice row; balances, aging and books on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

BUCKETS = ("current", "1-30", "31-60", "61-90", "90+")
"""Age classes by days past the due date (course, unit 12: aging by due date, with a column "not yet due")."""

PAST_DUE = (0.0, 30.0, 60.0, 90.0)
"""The last day past due of each bucket but the oldest; a moment later the invoice is in the next one."""

_WHOLE = ("customer", "amount", "discount", "recovered")
_LEFT_OUT: Any = None  # a column left out; it is filled as soon as the ledger is made


@dataclass(frozen=True, eq=False)
class Ledger:
    """Invoice rows as columns of equal length. Days are floats (NaN: has not happened), money is whole.

    `customer`; `issued` and `due` days; `amount` invoiced; `paid` day, and the `discount` taken then (the
    rest came in as cash); `written_off` day; `recovered` money that came in after the write-off, on
    `recovered_on`. An invoice is settled whole, once: by payment or by write-off. One that was paid before it
    was issued was never outstanding. Columns left out are "has not happened" and 0. ValueError for rows that
    cannot be.

    >>> ledger = Ledger(customer=[1, 2], issued=[0, 5], due=[30, 35], amount=[100, 40], paid=[33, np.nan])
    >>> outstanding(ledger, [0, 5, 33]).tolist()
    [100, 140, 40]
    """

    customer: np.ndarray
    issued: np.ndarray
    due: np.ndarray
    amount: np.ndarray
    paid: np.ndarray = _LEFT_OUT
    written_off: np.ndarray = _LEFT_OUT
    discount: np.ndarray = _LEFT_OUT
    recovered: np.ndarray = _LEFT_OUT
    recovered_on: np.ndarray = _LEFT_OUT

    def __post_init__(self) -> None:
        n = len(self.issued)
        for column in fields(self):
            whole, values = column.name in _WHOLE, getattr(self, column.name)
            if values is None:
                values = np.full(n, 0 if whole else np.nan)
            values = np.asarray(values, dtype=np.int64 if whole else float)
            if values.shape != (n,):
                raise ValueError(f"{column.name} has the shape {values.shape}, not ({n},)")
            object.__setattr__(self, column.name, values)
        if np.isnan(self.issued).any() or np.isnan(self.due).any():
            raise ValueError("every invoice needs the day it was issued and the day it is due")
        if (~np.isnan(self.paid) & ~np.isnan(self.written_off)).any():
            raise ValueError("an invoice is either paid or written off; what comes in later is recovered")

    def __len__(self) -> int:
        return len(self.issued)

    @property
    def settled(self) -> np.ndarray:
        """The day each row left the ledger, paid or written off; infinite if it has not."""
        return np.maximum(_or_never(np.fmin(self.paid, self.written_off)), self.issued)

    def rows(self, which: np.ndarray) -> Ledger:
        """The ledger of some rows only: a mask or positions."""
        return Ledger(*(getattr(self, column.name)[which] for column in fields(self)))


@dataclass(frozen=True)
class Aging:
    """What is outstanding by bucket: `count` of rows and `amount`, a last axis of five (see BUCKETS)."""

    count: np.ndarray
    amount: np.ndarray


@dataclass(frozen=True)
class Books:
    """Money since the beginning, up to and with each day.

    invoiced == collected + discounts + written_off + outstanding, exactly; `recovered` came in later, on what
    had been written off.
    """

    invoiced: np.ndarray
    collected: np.ndarray
    discounts: np.ndarray
    written_off: np.ndarray
    recovered: np.ndarray
    outstanding: np.ndarray


def _or_never(days: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(days), np.inf, days)


def bucket(days_past_due: np.ndarray | float, edges: Sequence[float] = PAST_DUE) -> np.ndarray:
    """The bucket's number, from 0 for current, of an invoice so many days past due.

    >>> bucket([-3, 0, 0.5, 30, 31, 91]).tolist()
    [0, 0, 1, 1, 2, 4]
    """
    return np.searchsorted(edges, days_past_due, side="left")


def aging(ledger: Ledger, days: np.ndarray | float, edges: Sequence[float] = PAST_DUE) -> Aging:
    """Count and amount outstanding by bucket on one day (shape 5) or on many (shape days × 5).

    A row is outstanding from the day it is issued until the day it is settled, that day excluded; the buckets
    of a day sum to its outstanding, exactly.

    >>> aging(Ledger(customer=[1], issued=[0], due=[30], amount=[100]), [0, 30, 31, 100]).amount.tolist()
    [[100, 0, 0, 0, 0], [100, 0, 0, 0, 0], [0, 100, 0, 0, 0], [0, 0, 0, 100, 0]]
    """
    days = np.asarray(days, dtype=float)
    order = np.argsort(days.ravel(), kind="stable")
    line = days.ravel()[order]
    first, end = np.searchsorted(line, ledger.issued, "left"), np.searchsorted(line, ledger.settled, "left")
    turns = [np.searchsorted(line, ledger.due + edge, "right") for edge in edges]
    buckets = len(edges) + 1
    count, amount = (np.zeros((len(line) + 1, buckets), dtype=np.int64) for _ in range(2))
    for b in range(buckets):
        # positions in the line of days between which a row stands in this bucket
        begin = first if b == 0 else np.maximum(first, turns[b - 1])
        until = end if b == len(edges) else np.minimum(end, turns[b])
        stands = begin < until
        for place, sign in ((begin[stands], 1), (until[stands], -1)):
            np.add.at(count[:, b], place, sign)
            np.add.at(amount[:, b], place, sign * ledger.amount[stands])
    shape = (*days.shape, buckets)
    back = np.argsort(order)
    return Aging(*(np.cumsum(steps, axis=0)[:-1][back].reshape(shape) for steps in (count, amount)))


def outstanding(ledger: Ledger, days: np.ndarray | float) -> np.ndarray:
    """Money outstanding on one day or on each of many."""
    return invoiced(ledger, days) - _by(ledger.settled, ledger.amount, days)


def books(ledger: Ledger, days: np.ndarray | float) -> Books:
    """What was invoiced, came in, and was lost, up to and with one day or each of many.

    >>> book = books(Ledger([1, 1], [0, 0], [30, 30], [100, 50], [10, np.nan], [np.nan, 200], [2, 0]), 365)
    >>> int(book.collected), int(book.discounts), int(book.written_off), int(book.outstanding)
    (98, 2, 50, 0)
    """
    paid = np.maximum(_or_never(ledger.paid), ledger.issued)
    lost = np.maximum(_or_never(ledger.written_off), ledger.issued)
    return Books(
        invoiced=invoiced(ledger, days),
        collected=_by(paid, ledger.amount - ledger.discount, days),
        discounts=_by(paid, ledger.discount, days),
        written_off=_by(lost, ledger.amount, days),
        recovered=_by(_or_never(ledger.recovered_on), ledger.recovered, days),
        outstanding=outstanding(ledger, days),
    )


def invoiced(ledger: Ledger, days: np.ndarray | float) -> np.ndarray:
    """Money invoiced up to and with one day or each of many."""
    return _by(ledger.issued, ledger.amount, days)


def _by(moments: np.ndarray, money: np.ndarray, days: np.ndarray | float) -> np.ndarray:
    """The sum of the money of all moments up to and with each day; whole numbers, exact."""
    if np.ndim(days) == 0:  # nothing to sort for one day
        return money[moments <= days].sum()
    order = np.argsort(moments, kind="stable")
    sums = np.concatenate([[0], np.cumsum(money[order])])
    return sums[np.searchsorted(moments[order], np.asarray(days, dtype=float), side="right")]
