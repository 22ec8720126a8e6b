"""Payment behaviour as a monthly roll-rate matrix: the way of an invoice until it is settled.

The other behaviour is hazards by type of debtor; a scenario has the one or the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from simlib.world.streams import ROWS_PER_BLOCK, Streams

PAID, WRITTEN_OFF = -1, -2
"""Where a path ends; numbers from 0 are buckets."""

ROUNDING = 1e-3
"""By so much the chances of a row may miss 1: published matrices are rounded. They are scaled to sum to 1."""

_MONTHS_AT_ONCE = 16  # of luck drawn for a block; fixed for ever, or every stream would shift


@dataclass(frozen=True, eq=False)
class RollRates:
    """Chances of an invoice within one month, by the bucket it is in at the month's beginning.

    `stay[i, j]`: to be in bucket j at its end; `leave[i]`: to have been paid, to have been written off. Each
    row of both together sums to 1. ValueError for rows that do not, and for a bucket no way leads out of.

    >>> RollRates([[0.5, 0.2], [0.3, 0.1]], [[0.3, 0.0], [0.5, 0.1]]).buckets
    2
    """

    stay: np.ndarray
    leave: np.ndarray

    def __post_init__(self) -> None:
        for name in ("stay", "leave"):
            object.__setattr__(self, name, np.array(getattr(self, name), dtype=float))
        n = len(self.stay)
        if n == 0 or self.stay.shape != (n, n) or self.leave.shape != (n, 2):
            raise ValueError(f"shapes {self.stay.shape} and {self.leave.shape}: buckets × buckets and × 2")
        rows = np.hstack([self.stay, self.leave])
        if not ((rows >= 0).all() and (abs(rows.sum(axis=1) - 1) <= ROUNDING * 1.001).all()):
            raise ValueError("chances have to be 0 or more, and each bucket's have to sum to 1")
        out = self.leave.sum(axis=1) > 0
        for _ in range(n):
            out |= (self.stay > 0) @ out
        if not out.all():
            raise ValueError(f"from bucket {np.flatnonzero(~out)[0]} no way leads out")

    @property
    def buckets(self) -> int:
        """How many there are; an invoice begins in the first."""
        return len(self.stay)

    @property
    def upto(self) -> np.ndarray:
        """Below which luck in [0, 1) what happens, by bucket (row): paid, bucket 0, 1 …, written off.

        From good to bad, so that under rates that collect better the same luck ends no worse.
        """
        sums = np.cumsum(np.hstack([self.leave[:, :1], self.stay, self.leave[:, 1:]]), axis=1)
        return np.where(sums == sums[:, -1:], np.inf, sums / sums[:, -1:])


@dataclass(frozen=True, eq=False)
class Paths:
    """Ways of invoices: `state[m, i]` is where invoice i is after m months, a bucket or where it ended.

    `months[i]`: after how many it was settled, 1 at least; `ending[i]`: PAID or WRITTEN_OFF.
    """

    state: np.ndarray
    months: np.ndarray
    ending: np.ndarray


def month_luck(streams: Streams, purpose: int, blocks: Iterable[int] = (0,)) -> Iterator[np.ndarray]:
    """The luck of the first month, the second … of all invoices of some blocks, ROWS_PER_BLOCK in each.

    It belongs to the invoice's address and the month, whatever becomes of the others. Endless.

    >>> block = next(month_luck(Streams(1), purpose=5, blocks=[7]))
    >>> both = next(month_luck(Streams(1), purpose=5, blocks=[6, 7]))
    >>> bool((both[256:] == block).all())
    True
    """
    generators = [streams.generator(purpose, block) for block in blocks]
    while True:
        yield from np.hstack([g.random((_MONTHS_AT_ONCE, ROWS_PER_BLOCK)) for g in generators])


def step_by_step(
    rates: RollRates, luck: Iterable[np.ndarray], start: int | Sequence[int] = 0
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Month by month, the positions of the invoices that were still open and where each is at its end.

    `luck`: for each month a number in [0, 1) for each invoice; `start`: their buckets now. Ends when the last
    invoice is settled.
    """
    upto = rates.upto
    open_rows = now = None
    for chances in luck:
        if open_rows is None:
            open_rows = np.arange(len(chances))
            now = np.broadcast_to(np.asarray(start, dtype=np.int64), len(chances))
        then = (chances[open_rows, None] >= upto[now]).sum(axis=1) - 1
        then[then == rates.buckets] = WRITTEN_OFF  # so that paid is PAID, -1
        yield open_rows, then
        still = then >= 0
        open_rows, now = open_rows[still], then[still]
        if not len(open_rows):
            return


def walk(rates: RollRates, luck: Iterable[np.ndarray], start: int | Sequence[int] = 0) -> Paths:
    """The whole paths of the invoices; parameters as in `step_by_step`.

    >>> rates = RollRates([[0.0, 1.0], [0.0, 0.0]], [[0.0, 0.0], [1.0, 0.0]])  # rolls once, then pays
    >>> paths = walk(rates, month_luck(Streams(1), purpose=5))
    >>> paths.state[:, 0].tolist(), int(paths.months[0])
    ([0, 1, -1], 2)
    """
    states: list[np.ndarray] = []
    months = np.empty(0)
    for rows, then in step_by_step(rates, luck, start):
        if not states:
            months = np.zeros(len(rows), dtype=np.int64)
            states.append(np.broadcast_to(np.asarray(start, dtype=np.int64), len(rows)))
        state = states[-1].copy()
        state[rows] = then
        months[rows] += 1
        states.append(state)
    return Paths(np.array(states), months, states[-1])
