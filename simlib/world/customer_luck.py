"""The luck of customers: who they are, and a row for each order and renewal, whatever the strategy."""

from __future__ import annotations

from functools import lru_cache, partial
from math import exp, inf
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
def _edges(shares: tuple[float, ...]) -> np.ndarray:
    """Where the shares of all but the last end, added up."""
    return np.cumsum(shares)[:-1]


@lru_cache(maxsize=64)
def _array(numbers: tuple[float, ...]) -> np.ndarray:
    return np.array(numbers)


class OrderLuck:
    """Luck of ROWS orders of each of some customers of a block: flat views, one number an order.

    `first` says by row of the block where a customer's numbers begin, -1 for one whose numbers are not kept here.
    `gap` Exp(1), `amount` whole money, `case` and `on_time` and `prepay` uniform, `work` and `pay` Exp(1), `capital`
    the yearly cost of capital the debtor reckons with, drawn again by `again` only where a discount is offered.
    """

    __slots__ = (
        "__weakref__",
        "_capital",
        "again",
        "amount",
        "case",
        "first",
        "gap",
        "on_time",
        "pay",
        "prepay",
        "work",
    )

    @property
    def capital(self) -> memoryview:
        """The yearly cost of capital."""
        if self._capital is None:
            self._capital = self.again()
        return self._capital


class Block:
    """The customers of one address: 256 opening customers, or one who was founded by a deal."""

    __slots__ = (
        "_birth",
        "_made",
        "_market",
        "_renewals",
        "_streams",
        "_twin",
        "expected",
        "grades",
        "number",
        "reviews",
        "size",
    )

    def __init__(
        self, market: Scenario, streams: Streams, number: int, size: int, grades: np.ndarray | None = None
    ):
        self._market, self._streams = market, streams
        self.number, self.size, self._twin = number, size, size == 1
        self.grades = grades
        self.expected = np.full(
            size, inf
        )  # orders of each until the horizon, at the share of wallet of their first day
        self.reviews = 10**9  # renewals that one customer can come to, if nobody returns
        self._made = {} if streams.keeps else WeakValueDictionary()
        self._birth: dict[str, list] | None = None
        self._renewals: dict[int, memoryview] = {}

    def birth(self) -> dict[str, list]:
        """Who they are: a list of `size` for each trait."""
        if self._birth is not None:
            return self._birth
        birth = {name: column.tolist() for name, column in self._draw_birth().items()}
        if self._streams.keeps:
            self._birth = birth
        return birth

    def _draw_birth(self) -> dict[str, np.ndarray]:
        market, n = self._market, self.size
        draw = self._streams.generator(BIRTH + self._twin, self.number)
        grade, animal, debtor, phase = draw.random((4, n))
        satisfaction = market.satisfaction_start + market.satisfaction_spread * draw.standard_normal(n)
        shape = market.order_shape
        rate = draw.standard_gamma(shape, n) * (market.category_orders / shape)
        wallet = draw.beta(market.wallet_alpha, market.wallet_beta, n)
        leaving = draw.beta(market.leaving_alpha, market.leaving_beta, n)
        if self.grades is None:
            self.grades = _edges(market.grade_shares).searchsorted(grade, side="right")
        return {
            "grade": self.grades, "animal": _edges(market.animal_shares).searchsorted(animal, side="right"),
            "debtor": _edges(market.debtor_shares).searchsorted(debtor, side="right"), "phase": phase,
            "satisfaction": satisfaction.clip(0.0, 1.0), "rate": rate, "wallet": wallet.clip(1e-6, 1.0),
            "leaving": leaving.clip(1e-12, 1.0 - 1e-12),
        }  # fmt: skip

    def orders(self, row: int, chunk: int) -> OrderLuck:
        """The luck of a customer's orders ROWS·chunk …: index `first[row]` + order % ROWS.

        What is kept of a chunk are the rows of those who are likely to order so often; whoever else does has a row
        of their own drawn again. The numbers are the same either way, the memory is not.
        """
        made = self._made.get(chunk)
        if made is None:
            likely = self.expected * 1.1 + 2.0 * np.sqrt(self.expected) >= ROWS * chunk
            made = self._made[chunk] = self._draw_orders(chunk, likely)
        return made if made.first[row] >= 0 else self._draw_orders(chunk, np.arange(self.size) == row)

    def renewal(self, row: int, m: int) -> memoryview:
        """Five uniform numbers of a customer's renewal `m`: leaving, reason, save, win-back, referral."""
        chunk, nth = divmod(m, ROWS)
        left = self.reviews - m + nth
        kept = left if left < ROWS else ROWS
        if nth >= kept:  # of one who returned
            return memoryview(self._draw_renewals(chunk)[row, nth])
        made = self._renewals.get(chunk)
        if made is None:
            made = self._renewals[chunk] = memoryview(self._draw_renewals(chunk)[:, :kept].ravel())
        at = (row * kept + nth) * 5
        return made[at : at + 5]

    def _draw_renewals(self, chunk: int) -> np.ndarray:
        draw = self._streams.generator(RENEWALS + self._twin, self.number, chunk)
        return draw.random((self.size, ROWS, 5))

    def _draw_orders(self, chunk: int, kept: np.ndarray) -> OrderLuck:
        market, luck, n = self._market, OrderLuck(), self.size * ROWS
        draw = self._streams.generator(ORDERS + self._twin, self.number, chunk)
        gap, work, pay = draw.standard_exponential((3, n))
        size, _ = draw.standard_normal((2, n))
        case, on_time, prepay = draw.random((3, n))
        median = np.repeat(_array(market.order_median)[self.grades], ROWS)
        amount = np.maximum(np.rint(median * np.exp(market.order_sigma * size)), 1.0).astype(np.int64)
        if self.size > 1 and amount.max() < 2**31:
            amount = amount.astype(np.int32)
        columns = (gap, amount, case, work, on_time, pay, prepay)
        if self.size > 1:
            some = np.repeat(kept, ROWS)
            columns = [column[some] for column in columns]  # copies, so that what is not kept is freed
        luck.gap, luck.amount, luck.case, luck.work, luck.on_time, luck.pay, luck.prepay = map(
            memoryview, columns
        )
        luck.first = memoryview(np.where(kept, (kept.cumsum() - 1) * ROWS, -1)) if self.size > 1 else (0,)
        luck._capital, luck.again = None, partial(self._draw_capital, chunk, kept)
        return luck

    def _draw_capital(self, chunk: int, kept: np.ndarray) -> memoryview:
        market, n, spread = self._market, self.size * ROWS, self._market.debtor_capital_spread
        draw = self._streams.generator(ORDERS + self._twin, self.number, chunk)
        draw.standard_exponential((3, n))
        _, capital = draw.standard_normal((2, n))
        capital = market.debtor_capital * np.exp(spread * capital - spread**2 / 2)
        return memoryview(capital[np.repeat(kept, ROWS)] if self.size > 1 else capital)


def milestone_luck(streams: Streams, deal: int) -> tuple[list[float], list[float]]:
    """The luck of a contract's four rows: paid on time (uniform) and Exp(1) of payment."""

    def draw() -> tuple[list[float], list[float]]:
        rng = streams.generator(MILESTONES, deal)
        return rng.random(4).tolist(), rng.standard_exponential(4).tolist()

    return streams.once((MILESTONES, deal), draw)


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
    return streams.once((BIRTH + 1, deal), partial(Block, market, streams, deal, 1, np.array([grade])))
