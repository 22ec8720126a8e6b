"""A book of customers (unit 2): Pareto curve, ABC classes, and what stands in each cell of the attack-defence model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.segments import MOVES, moves

CLASSES = ("a", "b", "c")
_ROUNDING = 1e-9  # what adding up may take from a cut that is met exactly


@dataclass(frozen=True)
class Book:
    """Customers with what they bought from us in a year and what they buy in our category in all.

    `names`, `sales` and `potential` have one entry a customer; money in one unit. `potential` is a customer's total
    spend in the category, NaN where it is not known.
    """

    names: tuple[str, ...]
    sales: np.ndarray
    potential: np.ndarray

    def __len__(self) -> int:
        return len(self.names)

    @property
    def placed(self) -> np.ndarray:
        """Whether a customer's potential is known and above 0."""
        return np.nan_to_num(self.potential) > 0

    @property
    def wallet(self) -> np.ndarray:
        """Our share of each customer's spend, 0 to 1; NaN where potential is not known.

        >>> Book(("x", "y"), np.array([2.0, 3.0]), np.array([8.0, np.nan])).wallet.tolist()
        [0.25, nan]
        """
        safe = np.where(self.placed, self.potential, np.nan)
        return np.clip(self.sales / safe, 0.0, 1.0)


def pareto(sales: np.ndarray) -> np.ndarray:
    """Shares of all sales that the 0, 1, … n largest customers bring together.

    >>> pareto(np.array([1.0, 6.0, 3.0])).round(2).tolist()
    [0.0, 0.6, 0.9, 1.0]
    """
    return np.concatenate(([0.0], np.cumsum(np.sort(sales)[::-1]) / sales.sum()))


def top_share(sales: np.ndarray, part: float = 0.2) -> float:
    """The share of sales that the largest `part` of customers brings; between whole customers on the straight line.

    >>> round(top_share(np.array([6.0, 3.0, 1.0]), 0.5), 3)
    0.75
    """
    curve = pareto(sales)
    return float(np.interp(part * len(sales), np.arange(len(curve)), curve))


def customers_for(sales: np.ndarray, revenue: float = 0.8) -> float:
    """The smallest share of customers that brings `revenue` of the sales or more.

    >>> customers_for(np.array([5.0, 3.0, 1.0, 1.0]), 0.8)
    0.5
    """
    return int(np.argmax(pareto(sales) >= revenue - _ROUNDING)) / len(sales)


def abc_classes(sales: np.ndarray, first: float = 0.8, second: float = 0.95) -> np.ndarray:
    """0, 1 or 2 (A, B, C) for each customer, by cumulative share of sales.

    Largest first, a customer is A while those before bring less than `first` of the sales, B while they bring less
    than `second`: who passes the cut still counts above it. [course: ABC classification; cuts assumed, 80 and 95 %
    are usual.]

    >>> abc_classes(np.array([10.0, 50.0, 5.0, 35.0])).tolist()
    [1, 0, 2, 0]
    """
    order = np.argsort(-sales, kind="stable")
    before = pareto(sales)[:-1] + _ROUNDING
    found = np.empty(len(sales), dtype=int)
    found[order] = (before >= first).astype(int) + (before >= second)
    return found


@dataclass(frozen=True)
class Cells:
    """By move (an entry for each of MOVES): customers, their sales, and what they still buy elsewhere.

    `move` holds each customer's index of MOVES, -1 where potential is not known.
    """

    move: np.ndarray
    count: np.ndarray
    sales: np.ndarray
    elsewhere: np.ndarray


def cells(book: Book, high: float, low: float, cut: float) -> Cells:
    """The book on the attack-defence map; thresholds as in `moves`, ranked among customers of known potential.

    >>> book = Book(("x", "y", "z"), np.array([1.0, 8.0, 2.0]), np.array([10.0, 9.0, np.nan]))
    >>> found = cells(book, 1.0, 0.0, 0.5)
    >>> found.move.tolist(), found.elsewhere.tolist()
    ([0, 1, -1], [9.0, 1.0, 0.0, 0.0, 0.0])
    """
    there = book.placed
    move = np.full(len(book), -1)
    move[there] = moves(book.potential[there], book.wallet[there], high, low, cut)
    each = [move == k for k in range(len(MOVES))]
    rest = np.where(there, np.maximum(book.potential - book.sales, 0.0), 0.0)
    return Cells(
        move,
        np.array([int(who.sum()) for who in each]),
        np.array([book.sales[who].sum() for who in each]),
        np.array([rest[who].sum() for who in each]),
    )
