"""Roll rates of a ledger: which share of a bucket is a month later in which bucket, paid or written off.

With them the receivables are an absorbing Markov chain, whose chance to end written off gives the allowance
(Cyert, Davidson and Thompson, Management Science 1962).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.lab.ledger.ledger import BUCKETS, Ledger, bucket
from simlib.theory.receivables import fundamental, trapped

MONTH = 30.0
"""Days of one roll: the width of a bucket."""

STATES = (*BUCKETS, "paid", "written_off")
"""Where money can be a month later: the buckets, and the two ways out."""

_PAID, _LOST = len(BUCKETS), len(BUCKETS) + 1


@dataclass(frozen=True, eq=False)
class RollRates:
    """`moved[i, j]`: money (or rows) going from bucket i to state j within a month (5 × 7, see STATES)."""

    moved: np.ndarray

    @property
    def rates(self) -> np.ndarray:
        """The shares, each row summing to 1; NaN for a bucket in which nothing was seen."""
        seen = self.moved.sum(axis=1, keepdims=True)
        return np.divide(self.moved, seen, out=np.full(self.moved.shape, np.nan), where=seen > 0)

    @property
    def loss_rates(self) -> np.ndarray:
        """By bucket, the share that is written off in the end if the rates stay as they are.

        NaN where that is not known: from there money reaches a bucket of which nothing was seen or that
        nothing left.

        >>> moved = np.zeros((5, 7))
        >>> moved[0, [1, 5]], moved[1, [5, 6]] = (20, 80), (15, 5)  # current; 1-30
        >>> RollRates(moved).loss_rates.round(4).tolist()
        [0.05, 0.25, nan, nan, nan]
        """
        rates = np.nan_to_num(self.rates)
        unknown = self.moved.sum(axis=1) <= 0
        stay, leave = rates[:, : len(BUCKETS)], rates[:, len(BUCKETS) :]
        unknown[trapped(stay)] = True
        stay, leave = stay.copy(), leave.copy()
        stay[unknown], leave[unknown] = 0.0, 0.0
        lasting = fundamental(stay)
        losses = lasting @ leave[:, 1]
        losses[lasting @ unknown > 1e-12] = np.nan
        return losses


def roll_rates(
    ledger: Ledger, start: float, end: float, *, step: float = MONTH, by: str = "amount"
) -> RollRates:
    """What rolled where from `start` to `end`, all whole steps pooled; by "amount" or by "count" of rows.

    Seen is what is outstanding at the beginning of a step: an invoice issued and paid within one rolls
    nowhere.

    >>> ledger = Ledger([1, 2], [0, 0], [10, 10], [100, 60], paid=[25, np.nan])
    >>> roll_rates(ledger, 0, 60).moved.tolist()[:2]
    [[0, 60, 0, 0, 0, 100, 0], [0, 0, 60, 0, 0, 0, 0]]
    """
    if by not in ("amount", "count"):
        raise ValueError(f"by {by!r}: amount or count")
    weight = ledger.amount if by == "amount" else np.ones(len(ledger), dtype=np.int64)
    moved = np.zeros((len(BUCKETS), len(STATES)), dtype=np.int64)
    for day in np.arange(start, end - step + 1e-9, step):
        rows = np.flatnonzero((ledger.issued <= day) & (day < ledger.settled))
        then = day + step
        state = np.where(np.isnan(ledger.paid[rows]), _LOST, _PAID)
        still = then < ledger.settled[rows]
        state[still] = bucket(then - ledger.due[rows[still]])
        np.add.at(moved, (bucket(day - ledger.due[rows]), state), weight[rows])
    return RollRates(moved)


def allowance(balances: np.ndarray, loss_rates: np.ndarray) -> float:
    """What has to be set aside: Σ balance of a bucket × its loss rate; an empty bucket needs no rate.

    >>> allowance([560_000, 252_000, 4_000, 800, 11_200], [0.01, 0.05, 0.1, 0.25, 0.5])
    24400.0
    """
    balances, loss_rates = np.asarray(balances), np.asarray(loss_rates, dtype=float)
    held = balances != 0
    return float(balances[held] @ loss_rates[held])
