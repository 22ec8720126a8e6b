"""Dead wood among open deals, and what customers who bought last year buy this year."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from simlib.data.monday.forecast import QUARTER, chances, lives_of, today_of
from simlib.data.opportunities.read import Opportunities

_SHARE = 0.95  # of the won: an open deal older than these is dead wood
_WINS = 20
_YEAR = 365
_FIVE = 5


@dataclass(frozen=True)
class DeadWood:
    """Open deals older than 95 % of those ever won were when they were.

    `limit` in days, how many of how many `open`, their amount (NaN unknown), the `share` of the pipeline's expected
    wins that they hold, and the `oldest` as (id, account, seller, days open, amount).
    """

    limit: float
    dead: int
    open: int
    amount: float
    share: float
    oldest: tuple[tuple[str, str, str, int, float], ...]
    rows: np.ndarray

    def as_dict(self) -> dict:
        """Plain values for JSON."""
        return {name: value for name, value in asdict(self).items() if name != "rows"}


def dead_wood(deals: Opportunities, today: np.datetime64 | None = None, most: int = 8) -> DeadWood | None:
    """The open deals that are older than nearly all that were won; None with fewer than 20 wins to tell by."""
    today = today_of(deals) if today is None else today
    cycle = deals.cycle[deals.outcome == "won"]
    cycle = cycle[~np.isnan(cycle)]
    if len(cycle) < _WINS:
        return None
    limit = float(np.quantile(cycle, _SHARE))
    still = np.flatnonzero((deals.outcome == "open") & ~np.isnat(deals.start) & (deals.start <= today))
    age = (today - deals.start[still]).astype(int)
    dead = still[age > limit]
    order = dead[np.argsort(deals.start[dead], kind="stable")][:most]
    amounts = deals.amount[dead]
    oldest = tuple(
        (str(deals.id[i]), str(deals.account[i]), str(deals.seller[i]), int((today - deals.start[i]).astype(int)),
         float(deals.amount[i]))
        for i in order
    )  # fmt: skip
    known = amounts[~np.isnan(amounts)]
    return DeadWood(limit, len(dead), len(still), float(known.sum()) if len(known) else np.nan,
                    _share(deals, today, still, age > limit), oldest, dead)  # fmt: skip


def _share(deals: Opportunities, today: np.datetime64, still: np.ndarray, dead: np.ndarray) -> float:
    wins = chances(lives_of(deals), float(today.astype(int)))
    p = wins.at_age((today - deals.start[still]).astype(float), QUARTER)
    return float(p[dead].sum() / p.sum()) if p.sum() > 0 else 0.0


@dataclass(frozen=True)
class Retention:
    """What customers of the year before last bought in the last year. `net` counts what they bought more, `gross` does
    not; `five` is the share of last year's sales that hangs on five customers."""

    net: float
    gross: float
    customers: int
    before: float
    after: float
    five: float

    def as_dict(self) -> dict:
        """Plain values for JSON."""
        return asdict(self)


def retention(
    customer: np.ndarray, day: np.ndarray, amount: np.ndarray, today: np.datetime64
) -> Retention | None:
    """Net and gross revenue retention of a book of orders (a customer, a day and an amount each).

    None where the book does not reach back two years, or names nobody.

    >>> days = np.array(["2023-06-01", "2023-06-01", "2024-06-01", "2024-07-01"], dtype="datetime64[D]")
    >>> kept = retention(np.array(["a", "b", "a", "c"]), days, np.array([10.0, 10, 15, 4]), np.datetime64("2024-12-31"))
    >>> kept.net, kept.gross, kept.customers
    (0.75, 0.5, 2)
    """
    known = (customer != "") & ~np.isnat(day) & ~np.isnan(amount) & (day <= today)
    customer, day, amount = customer[known], day[known], amount[known]
    if not len(day) or today - day.min() < np.timedelta64(_YEAR + _YEAR // 2, "D"):
        return None
    names, place = np.unique(customer.astype(str), return_inverse=True)
    years = [(day > today - (k + 1) * _YEAR) & (day <= today - k * _YEAR) for k in (1, 0)]
    before, after = (np.bincount(place[y], weights=amount[y], minlength=len(names)) for y in years)
    there = before > 0
    whole = before[there].sum()
    if not whole > 0 or not after.sum() > 0:
        return None
    net, gross = after[there].sum() / whole, np.minimum(before, after)[there].clip(0).sum() / whole
    five = np.sort(after)[::-1][:_FIVE].sum() / after.sum()
    return Retention(
        float(net), float(gross), int(there.sum()), float(whole), float(after[there].sum()), float(five)
    )
