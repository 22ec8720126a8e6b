"""The luck of customers: who they are, and a row for each order and renewal, whatever the strategy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from math import exp
from struct import Struct
from weakref import WeakValueDictionary

import numpy as np

from simlib.world.scenario import Scenario
from simlib.world.streams import ROWS_PER_BLOCK, Streams

# Purposes of random numbers: fixed for ever, so that streams never shift. Each has a twin for founded customers.
BIRTH, ORDERS, RENEWALS, REMINDERS, MILESTONES, OPENING_BILLS = 30, 32, 34, 36, 38, 39

ROWS = 8
"""Orders or renewals of one customer whose luck is made at once; fixed for ever."""

OPENING_CUSTOMER = 6 * 10**9
"""An opening customer's id is this and their number; who was won later has the id of the deal that founded them."""


@lru_cache(maxsize=64)
def _edges(shares: tuple[float, ...]) -> list[float]:
    """Where the shares of all but the last end, added up."""
    return list(accumulate(shares))[:-1]


@dataclass(slots=True, weakref_slot=True, init=False, eq=False, repr=False)
class OrderLuck:
    """Luck of ROWS orders of each of some customers of a block: flat, one number an order.

    `first` says by row of the block where a customer's numbers begin, -1 for one whose numbers are not kept here.
    `gap` Exp(1), `amount` whole money, `case` and `on_time` and `prepay` uniform, `work` and `pay` Exp(1), `capital`
    the yearly cost of capital the debtor reckons with, drawn again by `again` only where a discount is offered.
    """

    first: Sequence[int]
    amount: Sequence[int]
    gap: Sequence[float]
    case: Sequence[float]
    work: Sequence[float]
    on_time: Sequence[float]
    pay: Sequence[float]
    prepay: Sequence[float]
    again: Callable[[], Sequence[float]]
    _capital: Sequence[float] | None

    @property
    def capital(self) -> Sequence[float]:
        """The yearly cost of capital."""
        if self._capital is None:
            self._capital = self.again()
        return self._capital


class Block:
    """The customers of one address: 256 opening customers, or one who was founded by a deal (of this `grade`)."""

    __slots__ = (
        "__weakref__", "_birth", "_grades", "_made", "_market", "_renewals", "_streams", "_twin", "expected", "number",
        "reviews", "size",
    )  # fmt: skip

    def __init__(self, market: Scenario, streams: Streams, number: int, size: int, grade: int | None = None):
        self._market, self._streams = market, streams
        self.number, self.size, self._twin = number, size, size == 1
        self._grades: list[int] = [] if grade is None else [grade]
        self.expected = (
            None  # orders of each until the horizon at their first share of wallet, if that matters
        )
        self.reviews = 10**9  # renewals that one customer can come to, if nobody returns
        self._made: MutableMapping[int, OrderLuck] = {} if streams.keeps else WeakValueDictionary()
        self._birth: dict[str, list] | None = None
        self._renewals: dict[int, memoryview] = {}

    def birth(self) -> dict[str, list]:
        """Who they are: a list of `size` for each trait."""
        if self._birth is not None:
            return self._birth
        birth = self._draw_birth()
        self._grades = birth["grade"]
        if self._streams.keeps:
            self._birth = birth
        return birth

    def _draw_birth(self) -> dict[str, list]:
        """The same few steps for one and for many: for one, a call of numpy takes longer than the work it does."""
        market, n = self._market, self.size
        draw = self._streams.generator(BIRTH + self._twin, self.number)
        grade, animal, debtor, phase = draw.random((4, n)).tolist()
        start, spread = market.satisfaction_start, market.satisfaction_spread
        satisfaction = [min(max(start + spread * x, 0.0), 1.0) for x in draw.standard_normal(n).tolist()]
        shape = market.order_shape
        mean = market.category_orders / shape
        rate = [x * mean for x in draw.standard_gamma(shape, n).tolist()]
        wallet = draw.beta(market.wallet_alpha, market.wallet_beta, n).tolist()
        leaving = draw.beta(market.leaving_alpha, market.leaving_beta, n).tolist()
        return {
            "grade": self._grades or _places(market.grade_shares, grade),
            "animal": _places(market.animal_shares, animal), "debtor": _places(market.debtor_shares, debtor),
            "phase": phase, "satisfaction": satisfaction, "rate": rate,
            "wallet": [min(max(x, 1e-6), 1.0) for x in wallet],
            "leaving": [min(max(x, 1e-12), 1.0 - 1e-12) for x in leaving],
        }  # fmt: skip

    def orders(self, row: int, chunk: int) -> OrderLuck:
        """The luck of a customer's orders ROWS·chunk …: index `first[row]` + order % ROWS.

        What is kept of a chunk are the rows of those who are likely to order so often; whoever else does has a row
        of their own drawn again. The numbers are the same either way, the memory is not.
        """
        made = self._made.get(chunk)
        if made is None:
            made = self._made[chunk] = self._draw_orders(chunk, self._likely(chunk))
        return made if made.first[row] >= 0 else self._draw_orders(chunk, np.arange(self.size) == row)

    def _likely(self, chunk: int) -> np.ndarray:
        """By row: whether the customer is likely to come to this chunk of orders."""
        if self.expected is None:
            return np.ones(self.size, dtype=bool)
        return self.expected * 1.1 + 2.0 * np.sqrt(self.expected) >= ROWS * chunk

    def renewal(self, row: int, m: int) -> tuple[float, float, float, float, float]:
        """Five uniform numbers of a customer's renewal `m`: leaving, reason, save, win-back, referral."""
        chunk, nth = m // ROWS, m % ROWS
        left = self.reviews - m + nth
        kept = left if left < ROWS else ROWS
        if nth >= kept:  # of one who returned
            return tuple(self._draw_renewals(chunk)[row, nth].tolist())
        made = self._renewals.get(chunk)
        if made is None:
            made = self._renewals[chunk] = self._draw_renewals(chunk)[:, :kept].ravel().data
        return _five(made, (row * kept + nth) * _FIVE)

    def _draw_renewals(self, chunk: int) -> np.ndarray:
        draw = self._streams.generator(RENEWALS + self._twin, self.number, chunk)
        return draw.random((self.size, ROWS, 5))

    def _draw_orders(self, chunk: int, kept: np.ndarray) -> OrderLuck:
        market, luck, n = self._market, OrderLuck(), self.size * ROWS
        draw = self._streams.generator(ORDERS + self._twin, self.number, chunk)
        gap, work, pay = draw.standard_exponential((3, n))
        size, capital = draw.standard_normal((2, n))
        case, on_time, prepay = draw.random((3, n))
        columns, times = [gap, case, work, on_time, pay, prepay], np.exp(market.order_sigma * size)
        luck.again = partial(_capital, market, capital)  # without the block, which may hold the luck
        if self.size == 1:
            median, luck.first = market.order_median[self._grades[0]], (0,)
            luck.amount = [max(round(median * x), 1) for x in times.tolist()]
        else:
            amount = np.maximum(np.rint(_by_grade(market.order_median, self._grades) * times), 1.0).astype(
                np.int64
            )
            if amount.max() < 2**31:
                amount = amount.astype(np.int32)
            if not self._streams.keeps:
                some = np.repeat(kept, ROWS)
                # copies: the rest is freed
                amount, *columns = (column[some] for column in (amount, *columns))
                luck.again = partial(self._draw_capital, chunk, some)
            luck.amount = amount.data
            luck.first = np.where(kept, (kept.cumsum() - 1) * ROWS, -1).data
        luck.gap, luck.case, luck.work, luck.on_time, luck.pay, luck.prepay = (
            column.data for column in columns
        )
        luck._capital = None
        return luck

    def _draw_capital(self, chunk: int, some: np.ndarray) -> memoryview:
        n = self.size * ROWS
        draw = self._streams.generator(ORDERS + self._twin, self.number, chunk)
        draw.standard_exponential((3, n))
        return _capital(self._market, draw.standard_normal((2, n))[1][some])


_five, _FIVE = Struct("5d").unpack_from, 8 * 5


def _capital(market: Scenario, luck: np.ndarray) -> memoryview:
    """The cost of capital that belongs to standard normal numbers."""
    spread = market.debtor_capital_spread
    return (market.debtor_capital * np.exp(spread * luck - spread**2 / 2)).data


def _places(shares: tuple[float, ...], marks: list[float]) -> list[int]:
    """In which of the shares, laid end to end from 0 to 1, each mark falls."""
    edges = _edges(shares)
    return [bisect_right(edges, mark) for mark in marks]


def _by_grade(medians: tuple[float, ...], grades: list[int]) -> np.ndarray:
    """A grade's median for each of the ROWS orders of each customer."""
    return np.repeat(np.array(medians)[grades], ROWS)


def milestone_luck(streams: Streams, deal: int) -> tuple[list[float], list[float]]:
    """The luck of a contract's four rows: paid on time (uniform) and Exp(1) of payment."""

    def draw() -> tuple[list[float], list[float]]:
        rng = streams.generator(MILESTONES, deal)
        return rng.random(4).tolist(), rng.standard_exponential(4).tolist()

    return streams.once((MILESTONES, deal), draw)


def opening_luck(streams: Streams, bucket: int, count: int) -> tuple[list[float], list[float]]:
    """The same two numbers of each bill of a bucket of the opening ledger."""

    def draw() -> tuple[list[float], list[float]]:
        rng = streams.generator(OPENING_BILLS, bucket)
        return rng.random(count).tolist(), rng.standard_exponential(count).tolist()

    return streams.once((OPENING_BILLS, bucket), draw)


def mean_order(market: Scenario, grade: int) -> float:
    """Mean amount of an order of a grade: of the lognormal, from its median.

    >>> round(mean_order(Scenario().but(order_sigma=0.0), 0))
    9000
    """
    return market.order_median[grade] * exp(market.order_sigma**2 / 2)


def opening_blocks(market: Scenario, streams: Streams) -> list[Block]:
    """The opening customers in blocks; of the last block only those that are there are used."""
    return [
        streams.once((BIRTH, number), partial(Block, market, streams, number, ROWS_PER_BLOCK))
        for number in range(-(-market.opening_customers // ROWS_PER_BLOCK))
    ]


def founded_block(market: Scenario, streams: Streams, deal: int, grade: int) -> Block:
    """The customer whom a won deal founds: a block of one."""
    return streams.once((BIRTH + 1, deal), partial(Block, market, streams, deal, 1, grade))
