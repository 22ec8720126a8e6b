"""Right answers of unit 2 and what each typical slip gives instead: {field: (right, {hint: slip})}."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.slips import Slips, distinct
from simlib.course.portfolio import Book, abc_classes, customers_for, top_share
from simlib.course.segments import MOVES, moves
from simlib.units.segments.model import POINTS, Firm, expected_profit

CUTS = (0.8, 0.95)
HIGH, LOW, WALLET = 0.2, 0.4, 0.4
"""Thresholds of the second task: shares of customers of high and of low potential, share of wallet that is high."""
FIRM = ("customers", "retention", "margin", "fixed", "acquisition", "programme")


def book_of(f: Mapping) -> Book:
    """The learner's book, thousand EUR."""
    names = tuple(f"K{n}" for n in range(1, len(f["sales"]) + 1))
    return Book(names, np.array(f["sales"], dtype=float), np.array(f["potential"], dtype=float))


def firm_of(f: Mapping) -> Firm:
    """The learner's firm of the fourth task."""
    return Firm(**{name: f[name] for name in FIRM})


def book_slips(f: Mapping) -> Slips:
    """ABC counts, the largest fifth's share of sales, customers needed for four fifths."""
    book = book_of(f)
    sales, n = book.sales, len(book)
    classes = abc_classes(sales, *CUTS)
    a, b = (int((classes == k).sum()) for k in range(2))
    by_potential = float(sales[np.argsort(-book.potential, kind="stable")][: n // 5].sum() / sales.sum())
    return {
        "a": (a, {"counts": 0.8 * n, "fifth": n / 5, "before": a - 1}),
        "b": (b, {"counts_b": 0.15 * n, "with_a": a + b}),
        "top": (top_share(sales), {"twenty": 0.2, "by_potential": by_potential,
                                   "class_a": float(sales[classes == 0].sum() / sales.sum())}),
        "needed": (customers_for(sales), {"cut": 0.8, "number": float(a)}),
    }  # fmt: skip


def moves_of(f: Mapping) -> list[str]:
    """The right move of each of the five customers asked about."""
    book = book_of(f)
    found = moves(book.potential, book.wallet, HIGH, LOW, WALLET)
    return [MOVES[found[i]] for i in f["asked"]]


def wallet_slips(f: Mapping) -> tuple[float, dict]:
    """Share of wallet of the first customer asked about."""
    book, i = book_of(f), f["asked"][0]
    share = float(book.wallet[i])
    return share, {"upside_down": float(book.potential[i] / book.sales[i]), "rest": 1 - share,
                   "of_book": float(book.sales[i] / book.sales.sum())}  # fmt: skip


def claim_slips(f: Mapping) -> Slips:
    """What five points change in the yearly profit (thousand EUR), and that as a share of it."""
    firm = firm_of(f)
    n, base = firm.customers, expected_profit(firm)
    gain = expected_profit(firm, points=POINTS, programme=firm.programme) - base
    cost = n * firm.programme
    return {
        "gain": (gain, {"no_cost": POINTS * n * firm.acquisition, "margins": POINTS * n * firm.margin - cost,
                        "percent": POINTS * firm.retention * n * firm.acquisition - cost}),
        "share": (gain / base, {"of_margin": gain / (n * firm.margin), "points": POINTS}),
    }  # fmt: skip


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near an answer has to be, and its unit."""
    if field in ("a", "b"):
        return 0.01, "count"
    if field in ("top", "needed", "share", "wallet"):
        return 0.006, "share"
    return 0.6, "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether the right answer and every slip of each field can be told apart, tolerances and sizes included."""
    for field, (right, wrong) in slips.items():
        apart = 2.5 * tolerance(field, right)[0]
        sizes = [right * k for k in (0.001, 0.01, 0.1, 10, 100, 1000)] if field != "needed" else []
        if any(abs(x - y) <= apart for x in wrong.values() for y in sizes):
            return False
    return distinct(slips, tolerance, gap=2.5)
