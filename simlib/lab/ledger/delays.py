"""How long customers take to pay: the delay curve, with open invoices counted as not yet paid (censored)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.kaplan_meier import kaplan_meier
from simlib.lab.ledger.ledger import Ledger


@dataclass(frozen=True, eq=False)
class DelayCurve:
    """The share of invoices still unpaid so many days after they were issued, or due.

    A step function: from `days[k]` on the share is `unpaid[k]`, before the first it is 1. `paid[k]` of the
    `at_risk[k]` invoices that were unpaid just before were paid at that delay; `se` by Greenwood's formula.
    """

    days: np.ndarray
    unpaid: np.ndarray
    paid: np.ndarray
    at_risk: np.ndarray
    se: np.ndarray

    def unpaid_at(self, delay: np.ndarray | float) -> np.ndarray:
        """The share unpaid at a delay in days."""
        return np.concatenate([[1.0], self.unpaid])[np.searchsorted(self.days, delay, side="right")]

    def quantile(self, share: float = 0.5) -> float:
        """The delay by which that share is paid, the median if not said; NaN if the curve ends above it."""
        reached = np.flatnonzero(self.unpaid <= 1 - share + 1e-12)
        return float(self.days[reached[0]]) if len(reached) else np.nan


def delay_curve(ledger: Ledger, day: float, since: str = "due") -> DelayCurve:
    """The payment delay curve as known on a day, counted from "due" (below 0: early) or from "issued".

    Kaplan-Meier (1958): an invoice that is open has not been paid for as long as it has run, and no more is
    said of it. One that was written off will not be paid: it counts as unpaid for as long as it could have
    been seen, up to the day (cumulative incidence, censoring times known).

    >>> ledger = Ledger([1] * 4, [0] * 4, [30] * 4, [1] * 4, paid=[30, 40, np.nan, 50])
    >>> curve = delay_curve(ledger, 45)
    >>> curve.days.tolist(), curve.unpaid.tolist(), curve.at_risk.tolist()
    ([0.0, 10.0], [0.75, 0.5], [4, 3])
    """
    if since not in ("due", "issued"):
        raise ValueError(f"since {since!r}: due or issued")
    known = ledger.issued <= day
    origin = (ledger.due if since == "due" else ledger.issued)[known]
    paid = ledger.paid[known] <= day
    lasted = np.where(paid, ledger.paid[known], day) - origin
    if not len(lasted):
        return DelayCurve(*np.empty((5, 0)))
    curve = kaplan_meier(lasted, paid)
    return DelayCurve(curve.times, curve.survival, curve.left, curve.present, curve.se)
