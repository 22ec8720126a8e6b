"""The cash that a ledger will bring in by week, and the ten invoices to call about today."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from simlib.data.invoices.report import InvoiceReport
from simlib.data.invoices.take_home import open_rows
from simlib.data.monday.backtest import Backtested, Range, backtest, month_ends
from simlib.lab.ledger.delays import delay_curve
from simlib.lab.ledger.ledger import Ledger

AHEAD = 28  # days over which the forecast is tested, and in which a call can change something
_WEEKS = 8
_HISTORY = 120  # days of ledger before a month-end that is tested
_CALLS = 10


@dataclass(frozen=True)
class Week:
    """The cash of one week: its first day, and the range of what comes in from the invoices open today."""

    first: np.datetime64
    cash: Range


@dataclass(frozen=True)
class Call:
    """An open invoice: `stake` is its amount times the chance that it will not be paid in four weeks by itself."""

    customer: str
    id: str
    days_past: int
    amount: float
    unpaid: float
    stake: float
    disputed: bool


@dataclass(frozen=True)
class Cash:
    """Cash in by week with the back-test of four weeks, and whom to call."""

    weeks: tuple[Week, ...]
    test: Backtested
    calls: tuple[Call, ...]

    def as_dict(self) -> dict:
        """Plain values for JSON; the ends of a range are null where the intervals are not to be believed."""
        weeks = [{"first": str(w.first), "p50": w.cash.p50, "p10": None if self.test.reason else w.cash.p10,
                  "p90": None if self.test.reason else w.cash.p90} for w in self.weeks]  # fmt: skip
        return {
            "weeks": weeks,
            "four_weeks": self.test.as_dict(),
            "calls": [asdict(call) for call in self.calls],
        }


def cash_in(report: InvoiceReport) -> Cash | None:
    """What the open invoices will bring in the next eight weeks; None for a list in which nothing was ever paid."""
    if report.source.open_items:
        return None
    whole, unit = report.source.ledger(), 10.0**report.source.decimals
    ledger = whole.rows(whole.amount > 0)  # what is due to a customer brings no cash
    today = report.as_of
    first = np.datetime64(int(ledger.issued.min()), "D") + _HISTORY
    test = backtest(
        lambda day: _expected(ledger, day.astype(float), 0, AHEAD, unit),
        lambda day: _came(ledger, day.astype(float), unit),
        month_ends(first, today - AHEAD), today, AHEAD,
    )  # fmt: skip
    mean, _ = _expected(ledger, float(today.astype(int)), 0, AHEAD, unit)
    moved = test.forecast.p50 / mean if mean > 0 else 1.0
    wide = test.forecast.p90 / test.forecast.p50 if test.forecast.p50 > 0 else 1.0
    weeks = []
    for w in range(_WEEKS):
        middle, sd = _expected(ledger, float(today.astype(int)), 7 * w, 7 * w + 7, unit)
        spread = np.hypot(np.log(wide), 1.2816 * sd / middle if middle > 0 else 0.0)
        middle *= moved
        weeks.append(
            Week(today + 7 * w + 1, Range(middle * np.exp(-spread), middle, middle * np.exp(spread)))
        )
    return Cash(tuple(weeks), test, _calls(report, ledger))


def _expected(ledger: Ledger, day: float, begin: int, end: int, unit: float) -> tuple[float, float]:
    """Mean and standard deviation of the cash between two days ahead from the invoices open on a day, as known then."""
    open_ = (ledger.issued <= day) & (ledger.settled > day)
    if not open_.any():
        return 0.0, 0.0
    p = _paid(ledger, day, open_, begin, end)
    amount = ledger.amount[open_] / unit
    return float(p @ amount), float(np.sqrt((p * (1 - p)) @ amount**2))


def _paid(ledger: Ledger, day: float, open_: np.ndarray, begin: int, end: int) -> np.ndarray:
    """The chance of each open invoice to be paid between two days ahead, by how late it is already."""
    curve, past = delay_curve(ledger, day), day - ledger.due[open_]
    now = curve.unpaid_at(past)
    gone = curve.unpaid_at(past + begin) - curve.unpaid_at(past + end)
    return np.where(now > 1e-9, gone / np.maximum(now, 1e-9), 0.0)


def _came(ledger: Ledger, day: float, unit: float) -> float:
    came = (
        (ledger.issued <= day) & (ledger.settled > day) & (ledger.paid > day) & (ledger.paid <= day + AHEAD)
    )
    return float(ledger.amount[came].sum() / unit)


def _calls(report: InvoiceReport, ledger: Ledger) -> tuple[Call, ...]:
    """The overdue invoices with the most at stake."""
    rows, past, owed = open_rows(report)
    late = (past > 0) & (owed > 0)
    rows, past, owed = rows[late], past[late], owed[late]
    source, curve = report.source, delay_curve(ledger, float(report.as_of.astype(int)))
    now = curve.unpaid_at(past)
    unpaid = np.where(now > 1e-9, curve.unpaid_at(past + AHEAD) / np.maximum(now, 1e-9), 1.0)
    order = np.argsort(-owed * unpaid, kind="stable")[:_CALLS]
    return tuple(
        Call(str(source.customer[rows[n]]), str(source.id[rows[n]]), int(past[n]), float(owed[n]), float(unpaid[n]),
             float(owed[n] * unpaid[n]), bool(source.disputed[rows[n]] == 1))
        for n in order.tolist()
    )  # fmt: skip
