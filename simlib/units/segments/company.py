"""The book of customers of a run: what each bought in the last year, and what they buy in the category in all."""

from __future__ import annotations

import numpy as np

from simlib.course.portfolio import Book
from simlib.lab.kpi.view import LEFT
from simlib.lab.names import customer_name
from simlib.lab.run import Run
from simlib.world import YEAR
from simlib.world.customer_luck import mean_order


def customer_book(done: Run) -> Book:
    """The customers who are there at the end of a run, with the orders of its last year.

    What a customer buys elsewhere is what the market expects of them: rate x mean order x the share that is not ours
    at the end [assumed: nobody sees it in the books, and a sales force estimates it]. Potential is both together.
    Works for every part of the company but the funnel.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> book = customer_book(run(Scenario().alone("customers"), horizon=91.0))
    >>> len(book) > 100 and bool((book.potential >= book.sales).all())
    True
    """
    people, orders, reviews = (done.view.table(name) for name in ("customers", "orders", "reviews"))
    start, end = max(done.view.end - YEAR, 0.0), done.view.end
    row = {int(who): i for i, who in enumerate(people["customer"])}
    wallet, gone = people["wallet"].copy(), np.zeros(len(row), dtype=bool)
    for who, share, outcome in zip(reviews["customer"], reviews["wallet"], reviews["outcome"], strict=True):
        wallet[row[int(who)]], gone[row[int(who)]] = share, outcome == LEFT
    sales = np.zeros(len(row))
    counts = ~np.isnan(orders["issued"]) & (orders["time"] > start)
    np.add.at(sales, [row[int(who)] for who in orders["customer"][counts]], orders["amount"][counts])
    mean = np.array([mean_order(done.market, grade) for grade in range(3)])[people["grade"]]
    years = (end - np.maximum(people["time"], start)) / YEAR
    potential = sales + people["rate"] * mean * (1 - wallet) * years
    kept = np.flatnonzero(~gone)
    names = tuple(customer_name(int(people["customer"][i])) for i in kept)
    return Book(names, sales[kept], potential[kept])
