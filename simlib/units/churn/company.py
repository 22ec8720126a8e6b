"""What complaints do to leaving: renewals by what happened to the customer's service cases before (unit 11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from simlib.lab.run import Run
from simlib.lab.stats import Interval, interval
from simlib.world.tables import CUSTOMER_OUTCOMES

GROUPS = ("never", "quick", "slow")
"""No complaint since the renewal before; all begun in the promised time; at least one later."""

_WANTED = [CUSTOMER_OUTCOMES.index(name) for name in ("left", "saved")]  # who was saved wanted to leave
_RETURNED = CUSTOMER_OUTCOMES.index("returned")


@dataclass(frozen=True)
class Recovery:
    """Renewals and wishes to leave, a row a world and a column a group of GROUPS."""

    renewals: np.ndarray
    leaving: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """The share of renewals at which the customer wanted to leave, all worlds together, by group."""
        many = self.renewals.sum(axis=0)
        return np.divide(self.leaving.sum(axis=0), many, out=np.full(len(GROUPS), np.nan), where=many > 0)

    def difference(self, group: str, base: str) -> Interval:
        """Share of a group less that of another: mean over worlds and 95 % interval; worlds without one are out."""
        with np.errstate(invalid="ignore", divide="ignore"):
            share = self.leaving / self.renewals
        apart = share[:, GROUPS.index(group)] - share[:, GROUPS.index(base)]
        return interval(apart[np.isfinite(apart)])


def recovery(runs: Iterable[Run]) -> Recovery:
    """Sort all renewals of some worlds by the complaints in the period before them.

    >>> from simlib.lab.run import run
    >>> from simlib.world import scenario
    >>> found = recovery([run(scenario("machinery").alone("customers"), horizon=182.0)])
    >>> found.renewals.shape, bool((found.leaving <= found.renewals).all())
    ((1, 3), True)
    """
    counted = [_counted(done) for done in runs]
    return Recovery(*(np.array([pair[i] for pair in counted], dtype=float) for i in (0, 1)))


def _counted(done: Run) -> tuple[np.ndarray, np.ndarray]:
    reviews, cases = done.log.tables["reviews"], done.log.tables["cases"]
    period, promised = done.market.renewal_days, done.market.promised_days
    begun = np.where(np.isnan(cases["begun"]), np.inf, cases["begun"])
    slow = begun - cases["opened"] > promised
    by_customer: dict[int, list[tuple[float, bool]]] = {}
    for customer, opened, late in zip(
        cases["customer"].tolist(), cases["opened"].tolist(), slow.tolist(), strict=True
    ):
        by_customer.setdefault(customer, []).append((opened, late))
    many, gone = np.zeros(len(GROUPS)), np.zeros(len(GROUPS))
    rows = zip(
        reviews["customer"].tolist(), reviews["time"].tolist(), reviews["outcome"].tolist(), strict=True
    )
    for customer, time, outcome in rows:
        if outcome == _RETURNED or time < period:  # what happened before day 0 is not in the log
            continue
        late = [
            slow_one for opened, slow_one in by_customer.get(customer, ()) if time - period < opened <= time
        ]
        group = 0 if not late else 2 if any(late) else 1
        many[group] += 1
        gone[group] += outcome in _WANTED
    return many, gone
