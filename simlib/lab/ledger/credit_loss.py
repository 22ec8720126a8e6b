"""Expected credit loss of a ledger: what a manager sets aside for bills that will not be paid, day by day.

A provision matrix, the simplified approach of IFRS 9 (5.5.15, B5.5.35) [published]: bills by age, each age with the
share that is lost in the end. The shares are roll rates by vintage: of the bills that reached an age, those that were
not paid before the next, as far as that is known on the day. The usual ones of the market stand in until there are
enough of one's own. A bill that was written off counts as not paid, so that no date of writing off makes a loss
disappear; disputed bills age like others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simlib.lab.ledger.ledger import Ledger, aging

AGES = (0.0, 30.0, 60.0, 90.0, 180.0, 360.0)
"""Days past due at which a bill rolls on; the ages between are current, 1-30, …, 181-360, over 360 days."""

CREDIBILITY = 300
"""So many bills of one's own weigh as much as what is usual in the market [assumed]."""


@dataclass(frozen=True, eq=False)
class CreditLoss:
    """By day: the `allowance` for open bills, and the `claims` on the agency for bills written off; whole currency.

    `rates` (days × 7) is the share of each age that is lost in the end.
    """

    allowance: np.ndarray
    claims: np.ndarray
    rates: np.ndarray


def rolls(ledger: Ledger, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bills that came to each age (days × 6) and those of them that were not paid before the next, known by each day.

    Only bills whose whole time in that age lies behind count, from day 0 on.

    >>> ledger = Ledger([1, 2], [0, 0], [30, 30], [100, 60], paid=[25, np.nan])
    >>> came, rolled = rolls(ledger, np.array([29.0, 30.0, 60.0]))
    >>> came[:, :2].tolist(), rolled[:, :2].tolist()
    ([[0, 0], [2, 0], [2, 1]], [[0, 0], [1, 0], [1, 1]])
    """
    came, rolled = (np.zeros((len(days) + 1, len(AGES)), dtype=np.int64) for _ in range(2))
    paid = np.where(np.isnan(ledger.paid), np.inf, ledger.paid)
    begin = ledger.issued
    for age, edge in enumerate(AGES):
        end = ledger.due + edge
        there = (begin >= 0) & (paid > begin) & (end > begin)
        for counts, which in ((came, there), (rolled, there & (paid > end))):
            counts[:, age] = np.bincount(np.searchsorted(days, end[which]), minlength=len(days) + 1)
        begin = end
    return np.cumsum(came, axis=0)[:-1], np.cumsum(rolled, axis=0)[:-1]


def credit_loss(
    ledger: Ledger, days: np.ndarray, usual: tuple[float, ...], recovered: Callable, agency_days: float
) -> CreditLoss:
    """Allowance and claims on each of these rising days; day 0 knows only what is `usual` (six roll rates).

    `recovered(age)` is the share that an agency brings, within `agency_days`, of what is written off so many days
    past due; what was never written off is taken to be worth what an agency would bring at the last age.

    >>> ledger = Ledger([1], [0], [30], [1000])
    >>> loss = credit_loss(ledger, np.array([0.0, 45.0]), (0.5, 0.4, 0.5, 0.5, 0.5, 0.5), lambda age: 0.2, 120.0)
    >>> loss.allowance.round(6).tolist()  # 1000 × .5 × .4 × .5⁴ × .8; then 1000 × .4 × .5⁴ × .8
    [10.0, 20.0]
    """
    came, rolled = rolls(ledger, days)
    share = (CREDIBILITY * np.array(usual) + rolled) / (CREDIBILITY + came)
    to_the_end = np.cumprod(share[:, ::-1], axis=1)[:, ::-1]
    rates = (1.0 - recovered(AGES[-1])) * np.column_stack([to_the_end, np.ones(len(days))])
    open_bills = aging(ledger, days, AGES).amount
    off = ~np.isnan(ledger.written_off)
    written = np.maximum(ledger.written_off[off], ledger.issued[off])
    hoped = ledger.amount[off] * np.array([recovered(age) for age in written - ledger.due[off]])
    claims = _upto(written, hoped, days) - _upto(written + agency_days, hoped, days)
    return CreditLoss((open_bills * rates).sum(axis=1), claims, rates)


def _upto(moments: np.ndarray, money: np.ndarray, days: np.ndarray) -> np.ndarray:
    order = np.argsort(moments, kind="stable")
    sums = np.concatenate([[0], np.cumsum(money[order])])
    return sums[np.searchsorted(moments[order], days, side="right")]
