"""Receivables as an absorbing Markov chain (Cyert, Davidson and Thompson 1962), and the textbook ratios.

The states are age classes; each period a share of a class moves to a class (`stay`, Q) or leaves (`leave`,
R).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

Rows = Sequence[Sequence[float]] | np.ndarray


def fundamental(stay: Rows) -> np.ndarray:
    """N = (I - Q)^-1: the mean periods spent in each class (column), by the class of the start (row).

    ValueError if from some class nothing ever leaves.

    >>> fundamental([[0.5, 0.2], [0.3, 0.1]]).round(4).tolist()
    [[2.3077, 0.5128], [0.7692, 1.2821]]
    """
    q = np.asarray(stay, dtype=float)
    if len(trapped(q)):
        raise ValueError(f"what is in class {trapped(q)[0]} never leaves")
    return np.linalg.inv(np.eye(len(q)) - q)


def trapped(stay: Rows) -> np.ndarray:
    """The classes from which no way leads out: their rows, and those of all they reach, sum to 1."""
    q = np.asarray(stay, dtype=float)
    out = q.sum(axis=1) < 1 - 1e-12
    for _ in range(len(q)):
        out = out | ((q > 0) @ out)
    return np.flatnonzero(~out)


def absorbing_chain(stay: Rows, leave: Rows, balances: Sequence[float] | None = None) -> dict[str, list]:
    """Where what is in each class ends, and after how many periods.

    `absorption` (B = N R: a row a class, a column a way out), `mean_periods` (N 1), and, given `balances` by
    class, `collected_and_written_off`: how much of them ends in each way out.

    >>> chain = absorbing_chain([[0.3, 0.3], [0.3, 0.1]], [[0.4, 0], [0.4, 0.2]], [1000, 2000])
    >>> [[round(b, 4) for b in row] for row in chain["absorption"]]
    [[0.8889, 0.1111], [0.7407, 0.2593]]
    >>> [round(x, 2) for x in chain["collected_and_written_off"]]
    [2370.37, 629.63]
    """
    n = fundamental(stay)
    absorption = n @ np.asarray(leave, dtype=float)
    figures = {"absorption": absorption.tolist(), "mean_periods": n.sum(axis=1).tolist()}
    if balances is not None:
        figures["collected_and_written_off"] = (np.asarray(balances, dtype=float) @ absorption).tolist()
    return figures


def receivables_steady_state(
    stay: Rows, leave: Rows, sales_per_period: float, days_per_period: float
) -> dict[str, float | list[float]]:
    """The ledger when the same sales have entered the first class at every period's end for a long time.

    `leave` has the columns paid and written off. Balances are those at a period's end, with its sales;
    best-possible DSO takes the first class as not due; CEI counts write-offs as collected.

    >>> steady = receivables_steady_state([[0.5, 0.2], [0.3, 0.1]], [[0.3, 0], [0.5, 0.1]], 1000, 30)
    >>> round(steady["dso_days"], 4), round(steady["cei_percent"], 4)
    (84.6154, 66.1017)
    """
    balance = sales_per_period * fundamental(stay)[0]
    cash, lost = (balance @ np.asarray(leave, dtype=float)).tolist()
    total = float(balance.sum())
    a_day = sales_per_period / days_per_period
    return {
        "balance_by_bucket": balance.tolist(),
        "cash_per_period": cash,
        "written_off_per_period": lost,
        "dso_days": total / a_day,
        "bpdso_days": float(balance[0]) / a_day,
        "cei_percent": 100 * (cash + lost) / (total + sales_per_period - float(balance[0])),
    }


def aging_allowance(balances: Sequence[float], rates: Sequence[float]) -> float:
    """What is expected to be lost: Σ balance of an age class × its loss rate, in exact decimals.

    >>> aging_allowance([560_000, 252_000, 4_000, 800, 11_200], [0.01, 0.05, 0.1, 0.25, 0.5])
    24400.0
    """
    return float(sum(_exact(b) * _exact(r) for b, r in zip(balances, rates, strict=True)))


def collection_effectiveness(
    begin: float, credit_sales: float, end_total: float, end_current: float
) -> float:
    """CEI in percent, in exact decimals: what left the ledger over what was due in the period.

    >>> round(collection_effectiveness(6200, 10_890, 6340, 3590), 4)
    79.6296
    """
    due = _exact(begin) + _exact(credit_sales)
    return float(100 * (due - _exact(end_total)) / (due - _exact(end_current)))


def days_sales_outstanding(receivables: float, credit_sales: float, days: float) -> float:
    """DSO in exact decimals: receivables over the sales of so many days, times the days.

    >>> days_sales_outstanding(18_000, 20_000, 30)
    27.0
    """
    return float(_exact(receivables) / _exact(credit_sales) * _exact(days))


def _exact(value: float) -> Fraction:
    """The decimal as it is written."""
    return Fraction(repr(value))
