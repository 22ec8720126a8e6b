"""What a ledger says on a day: aging, DSO, CEI, delays, roll rates, who pays late, disputed against not."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, nan

import numpy as np

from simlib.data.invoices.read import Invoices, day_number
from simlib.data.read.dates import parse, resolve
from simlib.data.read.notes import Asked, Note
from simlib.lab.ledger.collection import PERIOD, best_possible_dso, cei, countback_dso, dso
from simlib.lab.ledger.delays import DelayCurve, delay_curve
from simlib.lab.ledger.ledger import BUCKETS, Aging, Ledger, aging
from simlib.lab.ledger.roll_rates import MONTH, STATES, RollRates, allowance, roll_rates
from simlib.text import BadInput


@dataclass(frozen=True)
class InvoiceFigures:
    """Figures of some invoices as known on a day; money in the file's currency, NaN where there is nothing.

    `late_share`: settled, or still open, after the due date. `mean_days_to_settle`: from invoice to
    settlement.
    """

    invoices: int
    total_amount: float
    settled: int
    open: int
    written_off: int
    open_amount: float
    late: int
    late_share: float
    mean_days_to_settle: float


@dataclass(frozen=True, eq=False)
class InvoiceReport:
    """The report of a ledger on the day `as_of`: what was known then.

    `issued_later`: invoices of the file that were not issued yet and are in no figure. `period_days`: what
    DSO and CEI look back, a quarter or what the file covers. `delays` counts from the due date, `since_issue`
    from the invoice date. `allowance` is what the roll rates say will be written off, NaN if they cannot say
    it.
    """

    as_of: np.datetime64
    as_of_by: str
    issued_later: int
    customers: int
    total: InvoiceFigures
    by_customer: dict[str, InvoiceFigures]
    disputed: InvoiceFigures | None
    undisputed: InvoiceFigures | None
    aging: Aging
    period_days: float
    dso: float
    dso_countback: float
    best_possible_dso: float
    cei: float
    delays: DelayCurve
    since_issue: DelayCurve
    rolls: RollRates
    allowance: float
    source: Invoices

    def as_dict(self) -> dict:
        """Plain values for JSON: unrounded shares 0-1, money, days, English keys; NaN for nothing."""
        ledger = self.source
        return {
            **ledger.reading(),
            "notes": [note.as_dict() for note in self.all_notes()],
            "as_of": str(self.as_of),
            "as_of_by": self.as_of_by,
            "issued_later": self.issued_later,
            "customers": self.customers,
            **vars(self.total),
            "late_share_disputed": self.disputed.late_share if self.disputed else nan,
            "late_share_undisputed": self.undisputed.late_share if self.undisputed else nan,
            "disputed": vars(self.disputed) if self.disputed else None,
            "undisputed": vars(self.undisputed) if self.undisputed else None,
            "late_share_by_customer": {name: f.late_share for name, f in self.by_customer.items()},
            "by_customer": [{"customer": name, **vars(f)} for name, f in self.by_customer.items()],
            "aging": {
                name: {"count": int(count), "amount": self.money(amount)}
                for name, count, amount in zip(BUCKETS, self.aging.count, self.aging.amount, strict=True)
            },
            "period_days": self.period_days,
            "dso": self.dso,
            "dso_countback": self.dso_countback,
            "best_possible_dso": self.best_possible_dso,
            "cei": self.cei,
            "median_days_late": self.delays.quantile(),
            "median_days_to_settle": self.since_issue.quantile(),
            "delay_curve": _curve(self.delays),
            "delay_curve_since_issue": _curve(self.since_issue),
            "roll_rates": {
                "from": list(BUCKETS),
                "to": list(STATES),
                "rates": self.rolls.rates.tolist(),
                "amounts": [[self.money(x) for x in row] for row in self.rolls.moved],
                "loss_rates": self.rolls.loss_rates.tolist(),
                "step_days": MONTH,
            },
            "allowance": self.allowance,
        }

    def all_notes(self) -> list[Note]:
        """Everything to be said about the reading, and where the day of the report comes from."""
        notes = self.source.all_notes()
        if self.as_of_by != "given":
            notes.append(Note(f"invoices.say.as_of_{self.as_of_by}", {"day": str(self.as_of)}, ask="as_of"))
        if self.issued_later:
            notes.append(Note("invoices.say.issued_later", {"count": self.issued_later}))
        return notes

    def money(self, amount: int) -> float:
        """An amount of the ledger in the file's currency."""
        return float(amount) / 10**self.source.decimals

    def table(self):
        """A pandas DataFrame of the figures by customer."""
        import pandas as pd

        rows = [{"customer": name, **vars(f)} for name, f in self.by_customer.items()]
        return pd.DataFrame(rows, columns=["customer", *InvoiceFigures.__annotations__]).set_index("customer")


def _curve(curve: DelayCurve) -> dict[str, list]:
    return {name: getattr(curve, name).tolist() for name in ("days", "unpaid", "se", "paid", "at_risk")}


def report_on(invoices: Invoices, as_of: np.datetime64 | str | None = None) -> InvoiceReport:
    """What the ledger says on a day: the one given, else the one the file names, else its last.

    BadInput for what is no day, or one before the first invoice.
    """
    if not len(invoices):
        raise BadInput("invoices.error.no_rows", file=invoices.file)
    day, day_by = (_day(as_of), "given") if as_of is not None else _own_day(invoices)
    if day < invoices.issued.min():
        raise Asked(
            "invoices.error.too_early", "as_of", file=invoices.file, day=day, first=invoices.issued.min()
        )
    (ledger, part_of), now = invoices.parts, float(day.astype(int))
    known = invoices.issued <= day
    each = _each(invoices, known, now)
    aged = aging(ledger, now)
    period = min(PERIOD, max(now - float(ledger.issued.min()) + 1, 1.0))
    first = now - MONTH * int((now - ledger.issued.min()) / MONTH)
    told = ledger.rows(np.flatnonzero(invoices.dated[part_of]))
    rolls = roll_rates(told, first, now)
    asked = "disputed" in invoices.columns.headers
    shares = [_one(each, known & (invoices.disputed == word)) if asked else None for word in (1, 0)]
    groups = _by_customer(invoices, each, known) if "customer" in invoices.columns.headers else {}
    speeds = [nan] * 4 if invoices.open_items else [
        float(dso(ledger, now, period)), countback_dso(ledger, now), float(best_possible_dso(ledger, now, period)),
        nan if (~invoices.dated & (invoices.amount > 0)).any() else float(cei(ledger, now, period)),
    ]  # fmt: skip
    return InvoiceReport(
        as_of=day,
        as_of_by=day_by,
        issued_later=int((~known).sum()),
        customers=len(groups.keys() - {""}),
        total=_one(each, known),
        by_customer=groups,
        disputed=shares[0],
        undisputed=shares[1],
        aging=aged,
        period_days=period,
        dso=speeds[0],
        dso_countback=speeds[1],
        best_possible_dso=speeds[2],
        cei=speeds[3],
        delays=delay_curve(told, now),
        since_issue=delay_curve(told, now, since="issued"),
        rolls=rolls,
        allowance=allowance(aged.amount, rolls.loss_rates) / 10**invoices.decimals,
        source=invoices,
    )


def _own_day(invoices: Invoices) -> tuple[np.datetime64, str]:
    """The day that a line above the header names, else the last on which something happened."""
    named = invoices.taken_from.as_of
    if isinstance(named, tuple):
        named = resolve(named, invoices.date_order or "dmy")
    if isinstance(named, int) and np.datetime64(named, "D") >= invoices.issued.min():
        return np.datetime64(named, "D"), "title"
    return invoices.last_day, "latest"


def _day(text: np.datetime64 | str) -> np.datetime64:
    if isinstance(text, np.datetime64):
        return text.astype("datetime64[D]")
    day = parse(text)
    if not isinstance(day, int):
        raise BadInput("invoices.error.as_of", value=text)
    return np.datetime64(day, "D")


def late(ledger: Ledger, day: float) -> np.ndarray:
    """Which invoices were settled after the due date, or are unpaid on a day after it.

    >>> late(Ledger([1] * 3, [0] * 3, [30] * 3, [1] * 3, [30, 31, np.nan]), 30.0).tolist()
    [False, False, False]
    >>> late(Ledger([1] * 3, [0] * 3, [30] * 3, [1] * 3, [30, 31, np.nan]), 40.0).tolist()
    [False, True, True]
    """
    return np.fmin(ledger.paid, day) > ledger.due


def _each(invoices: Invoices, known: np.ndarray, now: float) -> dict[str, np.ndarray]:
    """What is counted and added of each invoice on a day, in the order of InvoiceFigures."""
    ledger, part_of = invoices.parts
    alive = ~(ledger.paid <= now) & ~(ledger.written_off <= now)
    unit = 10**invoices.decimals
    owed = np.bincount(part_of[alive], ledger.amount[alive], len(invoices))
    some_open = np.bincount(part_of[alive], minlength=len(invoices)) > 0
    lost = day_number(invoices.written_off) <= now
    paid, issued, due = (day_number(days) for days in (invoices.settled, invoices.issued, invoices.due))
    took = np.where(paid <= now, paid - issued, nan)
    told = known & invoices.dated
    return {
        "invoices": (bills := known & ~invoices.payment), "total_amount": np.where(bills, invoices.amount, 0.0),
        "settled": known & ~some_open & ~lost, "open": known & some_open, "written_off": known & lost,
        "open_amount": np.where(known, owed / unit, 0.0), "late": told & (np.fmin(paid, now) > due),
        "told": told, "took": np.where(known, np.nan_to_num(took), 0.0), "timed": known & ~np.isnan(took),
    }  # fmt: skip


def _one(each: dict[str, np.ndarray], which: np.ndarray) -> InvoiceFigures:
    return _figures(
        [
            fsum(values[which]) if values.dtype == float else int(values[which].sum())
            for values in each.values()
        ]
    )


def _figures(sums: list) -> InvoiceFigures:
    *counted, late_ones, told, took, timed = sums
    return InvoiceFigures(
        *counted, late_ones, late_ones / told if told else nan, took / timed if timed else nan
    )


def _by_customer(invoices: Invoices, each: dict, known: np.ndarray) -> dict[str, InvoiceFigures]:
    """The figures of each customer, all in one pass."""
    people = invoices.customer[known].tolist()
    names = sorted(set(people))
    number = {name: n for n, name in enumerate(names)}
    at = np.fromiter(map(number.__getitem__, people), np.int64, len(people))
    sums = [np.bincount(at, values[known], len(names)) for values in each.values()]
    cents = [np.round(s, invoices.decimals) if values.dtype == float else s.astype(int)
             for s, values in zip(sums, each.values(), strict=True)]  # fmt: skip
    return {
        name: _figures(list(row))
        for name, row in zip(names, zip(*(c.tolist() for c in cents), strict=True), strict=True)
    }
