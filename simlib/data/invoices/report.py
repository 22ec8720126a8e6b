"""What a ledger says on a day: aging, DSO, CEI, delays, roll rates, who pays late, disputed against not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import nan

import numpy as np

from simlib.data.invoices.read import Invoices
from simlib.data.read.dates import parse
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
        ledger, columns = self.source, self.source.columns
        return {
            "rows": ledger.rows,
            "rows_used": len(ledger),
            "rows_left_out": [remark.as_dict() for remark in ledger.left_out],
            "rows_noted": [remark.as_dict() for remark in ledger.notes],
            "as_of": str(self.as_of),
            "issued_later": self.issued_later,
            "customers": self.customers,
            **asdict(self.total),
            "late_share_disputed": self.disputed.late_share if self.disputed else nan,
            "late_share_undisputed": self.undisputed.late_share if self.undisputed else nan,
            "disputed": asdict(self.disputed) if self.disputed else None,
            "undisputed": asdict(self.undisputed) if self.undisputed else None,
            "late_share_by_customer": {name: f.late_share for name, f in self.by_customer.items()},
            "by_customer": [{"customer": name, **asdict(f)} for name, f in self.by_customer.items()],
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
            "columns": columns.headers,
            "columns_found_by": columns.how,
            "columns_ambiguous": {role: list(others) for role, others in columns.ambiguous.items()},
            "columns_unused": list(columns.unused),
            "date_order": ledger.date_order,
            "date_order_by": ledger.date_order_by,
            "date_evidence": ledger.date_evidence,
            "decimal": ledger.decimal,
            "decimal_by": ledger.decimal_by,
            "amount_unit": ledger.amount_unit,
        }

    @property
    def pays(self) -> bool:
        """Whether an invoice was settled or written off by then; a list of open items cannot tell DSO and CEI."""
        return self.total.settled + self.total.written_off > 0

    def money(self, amount: int) -> float:
        """An amount of the ledger in the file's currency."""
        return float(amount) / 10**self.source.decimals

    def table(self):
        """A pandas DataFrame of the figures by customer."""
        import pandas as pd

        rows = [{"customer": name, **asdict(f)} for name, f in self.by_customer.items()]
        return pd.DataFrame(rows, columns=["customer", *InvoiceFigures.__annotations__]).set_index("customer")


def _curve(curve: DelayCurve) -> dict[str, list]:
    return {name: getattr(curve, name).tolist() for name in ("days", "unpaid", "se", "paid", "at_risk")}


def report_on(invoices: Invoices, as_of: np.datetime64 | str | None = None) -> InvoiceReport:
    """What the ledger says on a day; BadInput for what is no day, or one before the first invoice."""
    day = invoices.last_day if as_of is None else _day(as_of)
    if not len(invoices):
        raise BadInput("invoices.error.no_rows", file=invoices.file)
    if day < invoices.issued.min():
        raise BadInput("invoices.error.too_early", file=invoices.file, day=day, first=invoices.issued.min())
    ledger, now = invoices.ledger(), float(day.astype(int))
    known = np.flatnonzero(invoices.issued <= day)
    aged = aging(ledger, now)
    period = min(PERIOD, max(now - float(ledger.issued.min()) + 1, 1.0))
    first = now - MONTH * int((now - ledger.issued.min()) / MONTH)
    rolls = roll_rates(ledger, first, now)
    said = {word: known[invoices.disputed[known] == word] for word in (1, 0)}
    asked = "disputed" in invoices.columns.headers
    shares = [_figures(invoices, ledger, rows, now) if asked else None for rows in said.values()]
    total = _figures(invoices, ledger, known, now)
    pays = total.settled + total.written_off > 0
    groups = _groups(invoices, known) if "customer" in invoices.columns.headers else {}
    return InvoiceReport(
        as_of=day,
        issued_later=len(invoices) - len(known),
        customers=len(groups.keys() - {""}),
        total=total,
        by_customer={name: _figures(invoices, ledger, groups[name], now) for name in sorted(groups)},
        disputed=shares[0],
        undisputed=shares[1],
        aging=aged,
        period_days=period,
        dso=float(dso(ledger, now, period)) if pays else nan,
        dso_countback=countback_dso(ledger, now) if pays else nan,
        best_possible_dso=float(best_possible_dso(ledger, now, period)) if pays else nan,
        cei=float(cei(ledger, now, period)) if pays else nan,
        delays=delay_curve(ledger, now),
        since_issue=delay_curve(ledger, now, since="issued"),
        rolls=rolls,
        allowance=allowance(aged.amount, rolls.loss_rates) / 10**invoices.decimals,
        source=invoices,
    )


def _day(text: np.datetime64 | str) -> np.datetime64:
    if isinstance(text, np.datetime64):
        return text.astype("datetime64[D]")
    day = parse(text)
    if not isinstance(day, int):
        raise BadInput("invoices.error.as_of", value=text)
    return np.datetime64(day, "D")


def _groups(invoices: Invoices, rows: np.ndarray) -> dict[str, np.ndarray]:
    groups: dict[str, list] = {}
    for i in rows.tolist():
        groups.setdefault(invoices.customer[i], []).append(i)
    return {name: np.array(members) for name, members in groups.items()}


def late(ledger: Ledger, day: float) -> np.ndarray:
    """Which invoices were settled after the due date, or are unpaid on a day after it.

    >>> late(Ledger([1] * 3, [0] * 3, [30] * 3, [1] * 3, [30, 31, np.nan]), 30.0).tolist()
    [False, False, False]
    >>> late(Ledger([1] * 3, [0] * 3, [30] * 3, [1] * 3, [30, 31, np.nan]), 40.0).tolist()
    [False, True, True]
    """
    return np.fmin(ledger.paid, day) > ledger.due


def _figures(invoices: Invoices, ledger: Ledger, rows: np.ndarray, day: float) -> InvoiceFigures:
    """The figures of the invoices at these positions, all issued by the day."""
    some = ledger.rows(rows)
    paid, lost, after = some.paid <= day, some.written_off <= day, late(some, day)
    unit, took = 10**invoices.decimals, some.paid[paid] - some.issued[paid]
    return InvoiceFigures(
        invoices=len(some),
        total_amount=float(some.amount.sum()) / unit,
        settled=int(paid.sum()),
        open=int((~paid & ~lost).sum()),
        written_off=int(lost.sum()),
        open_amount=float(some.amount[~paid & ~lost].sum()) / unit,
        late=int(after.sum()),
        late_share=float(after.mean()) if len(some) else nan,
        mean_days_to_settle=float(took.mean()) if len(took) else nan,
    )
