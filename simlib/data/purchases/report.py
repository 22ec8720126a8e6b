"""What a log of purchases says: who comes again, how soon, BG/NBD fitted, purchases to come."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import nan

import numpy as np

from simlib.course.repeat_buying import chance_alive, expected_repeats
from simlib.course.repeat_fit import RepeatFit, fit
from simlib.data.purchases.read import Purchases
from simlib.text import BadInput

AHEAD = (91, 182, 364)
"""Days ahead for which purchases are foretold: a quarter, a half and a year of the simulation."""


@dataclass(frozen=True)
class RepeatFigures:
    """Counts of a log: `repeat_rate` is the share of customers who bought again, `repeats` all purchases but the
    first of each; money in the file's currency, NaN where there is none; days between purchases are medians."""

    customers: int
    purchases: int
    repeats: int
    repeat_rate: float
    purchases_per_customer: float
    total_amount: float
    mean_amount: float
    median_days_between: float


@dataclass(frozen=True)
class PurchaseReport:
    """The report of a log. `fit` is None where fewer than two customers bought again.

    `new` {days: (mean repeat purchases of a new customer, standard error)}, `alive` how many of the customers are
    expected to be still there, `to_come` {days: purchases expected from today's customers}, `chances` each customer's
    chance to be still there (empty without a fit).
    """

    total: RepeatFigures
    fit: RepeatFit | None
    new: dict[int, tuple[float, float]]
    alive: float
    to_come: dict[int, float]
    chances: np.ndarray
    source: Purchases

    def as_dict(self) -> dict:
        """Plain values for JSON: unrounded shares 0-1, English keys; NaN for nothing."""
        fitted = self.fit
        return {
            **self.source.reading(),
            **asdict(self.total),
            "observed_until": str(self.source.until),
            "observed_until_by": self.source.until_by,
            "bg_nbd": fitted and {
                **dict(zip(("r", "alpha", "a", "b"), fitted.parameters, strict=True)), "errors": fitted.errors,
                "log_likelihood": fitted.log_likelihood, "found": fitted.found, "unit": "days",
            },
            "expected_repeats_of_a_new_customer": {d: {"mean": m, "se": se} for d, (m, se) in self.new.items()},
            "expected_still_there": self.alive,
            "expected_purchases": self.to_come,
        }  # fmt: skip


def report_on(log: Purchases) -> PurchaseReport:
    """Count, fit, foretell; BadInput without a usable row."""
    if not len(log):
        raise BadInput("purchases.error.no_rows", file=log.file)
    repeats, last, age = log.history
    gaps = np.diff(log.day).astype(float)[np.diff(log.customer) == 0]
    money = log.amount[~np.isnan(log.amount)]
    people = len(log.names)
    total = RepeatFigures(
        people, len(log.day), int(repeats.sum()), float((repeats > 0).mean()), len(log.day) / people,
        float(money.sum()) if len(money) else nan, float(money.mean()) if len(money) else nan,
        float(np.median(gaps)) if len(gaps) else nan,
    )  # fmt: skip
    try:
        found = fit(repeats, last, age)
    except ValueError:
        return PurchaseReport(total, None, {}, nan, {}, np.zeros(0), log)
    chances, to_come = _ahead(found, repeats, last, age)
    new = {days: found.expected(days) for days in AHEAD}
    return PurchaseReport(total, found, new, float(chances.sum()), to_come, chances, log)


def _ahead(
    found: RepeatFit, repeats: np.ndarray, last: np.ndarray, age: np.ndarray
) -> tuple[np.ndarray, dict[int, float]]:
    """Each customer's chance to be still there, and what they will buy; the same past is counted once."""
    r, alpha, a, b = found.parameters
    rows, place = np.unique(np.column_stack([repeats, last, age]), axis=0, return_inverse=True)
    chances = np.array([chance_alive(*found.parameters, int(x), tx, t) for x, tx, t in rows.tolist()])[
        place.ravel()
    ]
    pasts, place = np.unique(np.column_stack([repeats, age]), axis=0, return_inverse=True)
    weights = np.bincount(place.ravel(), chances, len(pasts))
    past = list(zip(weights.tolist(), pasts.tolist(), strict=True))

    def bought(days: int) -> float:
        return sum(w * expected_repeats(r + x, alpha + t, a, b + x, days) for w, (x, t) in past)

    return chances, {days: bought(days) for days in AHEAD}
