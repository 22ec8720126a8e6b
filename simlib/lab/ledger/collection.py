"""How well a company collects: DSO, best-possible DSO and collection effectiveness index, from its ledger.

Definitions of the Credit Research Foundation, as credit managers' textbooks give them (published). A period
is the days after its beginning up to and with its end. NaN where there is nothing to divide by.
"""

from __future__ import annotations

import numpy as np

from simlib.lab.ledger.ledger import Ledger, aging, invoiced, outstanding

Money = float | np.ndarray

PERIOD = 91.0
"""Days a figure looks back if nothing else is said: a quarter of the simulation."""

_STEP = 30.0  # days of sales counted back at a time, a month


def dso_of(receivables: Money, credit_sales: Money, days: float) -> np.ndarray:
    """Days sales outstanding: receivables over the credit sales of so many days, times the days.

    >>> float(dso_of(18_000, 20_000, 30))
    27.0
    """
    return _share(receivables, credit_sales) * days


def cei_of(begin: Money, credit_sales: Money, end_total: Money, end_current: Money) -> np.ndarray:
    """Collection effectiveness index, in percent: what was collected of what could have been.

    (begin + sales - end total) / (begin + sales - end current): the receivables at the beginning, at the end,
    and those at the end that are not due. Whatever left the ledger counts as collected, write-offs too; that
    is the standard.

    >>> round(float(cei_of(6200, 10_890, 6340, 3590)), 4)
    79.6296
    """
    due = np.asarray(begin, dtype=float) + credit_sales
    return 100 * _share(due - end_total, due - end_current)


def dso(ledger: Ledger, days: np.ndarray | float, period: float = PERIOD) -> np.ndarray:
    """DSO on one day or on many, the simple one, which is the standard: outstanding / sales × period.

    The sales are those of the last `period` days.

    >>> float(dso(Ledger([1, 1], [1, 20], [30, 50], [100, 50], [25, np.nan]), 30, period=30))
    10.0
    """
    return dso_of(outstanding(ledger, days), _sales(ledger, days, period), period)


def best_possible_dso(ledger: Ledger, days: np.ndarray | float, period: float = PERIOD) -> np.ndarray:
    """The DSO there would be if all customers paid when due: only what is not due yet counts."""
    return dso_of(aging(ledger, days).amount[..., 0], _sales(ledger, days, period), period)


def countback_dso(ledger: Ledger, day: float, step: float = _STEP) -> float:
    """DSO by counting back: how many days of sales, latest first, make up what is outstanding.

    Months (`step` days) whose sales are all needed count whole, the last one in proportion. Unlike the simple
    DSO it does not move with the seasons of the sales.

    >>> ledger = Ledger([1] * 3, [5, 35, 65], [35, 65, 95], [60, 40, 80], [np.nan, 70, np.nan])
    >>> countback_dso(ledger, 90)  # 140 outstanding = 80 + 40 + a third of 60
    70.0
    """
    left, counted = float(outstanding(ledger, day)), 0.0
    if left <= 0:
        return 0.0
    first = float(ledger.issued.min())
    while day - counted >= first:
        sales = float(_sales(ledger, day - counted, step))
        if sales >= left:
            return counted + step * left / sales
        left, counted = left - sales, counted + step
    return counted  # credit notes: more is outstanding than was ever invoiced


def cei(ledger: Ledger, days: np.ndarray | float, period: float = PERIOD) -> np.ndarray:
    """CEI in percent over the `period` days up to one day or each of many, the standard one (see `cei_of`).

    >>> float(cei(Ledger([1, 1], [0, 20], [10, 50], [100, 50], [25, np.nan]), 30, period=30))
    100.0
    """
    days = np.asarray(days, dtype=float)
    end = aging(ledger, days).amount
    return cei_of(outstanding(ledger, days - period), _sales(ledger, days, period), end.sum(-1), end[..., 0])


def _sales(ledger: Ledger, days: np.ndarray | float, period: float) -> np.ndarray:
    days = np.asarray(days, dtype=float)
    return invoiced(ledger, days) - invoiced(ledger, days - period)


def _share(top: float | np.ndarray, bottom: float | np.ndarray) -> np.ndarray:
    top, bottom = np.asarray(top, dtype=float), np.asarray(bottom, dtype=float)
    return np.divide(top, bottom, out=np.full(np.broadcast(top, bottom).shape, np.nan), where=bottom != 0)
