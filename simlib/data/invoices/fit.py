"""A scenario with the customers, orders and paying habits of a real ledger.

Assumptions, all of them written into the scenario file beside the fields:
- Every invoice is an order; customers order at the ledger's mean rate between its first and its last invoice.
- Amounts are lognormal; the file knows no grades, so A, B and C get the same.
- The four debtor types are not in the data. Their shares stay, and their chances to pay in time move by one
  common shift on the log-odds scale until the mean is the ledger's: of the invoices whose due date has
  passed, or that were paid before it, the share paid in time.
- After the due date a debtor pays at a constant rate; the rates of the types are scaled alike, until late
  invoices take the ledger's mean delay (days of delay so far over invoices paid, open ones counted). What
  reminders did is in that delay already: to run the ledger's habits, switch reminders off.
- A disputed invoice is an order with a service case.
- The ledger's monthly roll rates, where every bucket was seen, are written beside it: `payment = "roll_rates"` runs
  them instead of the debtor types.
- The scenario opens on the day of the report with what is open then, by bucket, and simulates the receivables
  alone, without the funnel.
"""

from __future__ import annotations

from functools import partial
from math import exp, log

import numpy as np

from simlib.data.fit import LEAST, Found, Provenance, lognormal, taken
from simlib.data.invoices.report import InvoiceReport
from simlib.world.scenario import YEAR, Scenario


def fit_invoices(
    report: InvoiceReport, name: str = "fitted", market: Scenario | None = None
) -> tuple[Scenario, Provenance]:
    """A scenario fitted to a ledger as known on the report's day, and where each of its fields comes from.

    What the data do not tell stays as in `market` (default: the shipped machinery market). A quantity with
    fewer than two invoices behind it is not fitted.
    """
    market = market or Scenario()
    quantities = (_orders, _amounts, _terms, _in_time, _delay, _disputes, _opening, _rolls)
    result, fitted, facts, refused = taken(market, (partial(quantity, report) for quantity in quantities))
    facts = {"as_of": report.as_of, **facts}
    result = result.but(name=name)
    fields = dict.fromkeys(dict(market), "default") | dict.fromkeys(market.changes(result), "fitted")
    fields["part"] = "adjusted"
    provenance = Provenance(fitted, fields, facts, refused, words="invoices.origin")
    return result.but(part="receivables"), provenance


def _known(report: InvoiceReport, name: str) -> np.ndarray:
    """A column of the invoices that were issued by the day of the report, and whose end is known by the day."""
    invoices = report.source
    return getattr(invoices, name)[(invoices.issued <= report.as_of) & invoices.dated]


def _orders(report: InvoiceReport, market: Scenario) -> Found:
    issued, people = _known(report, "issued"), report.customers
    if len(issued) < LEAST or not people:
        return {}, {}, {}
    days = int((issued.max() - issued.min()).astype(int)) + 1
    rate = len(issued) / people / days * YEAR
    share = market.wallet_alpha / (market.wallet_alpha + market.wallet_beta)
    changes = {"opening_customers": people, "category_orders": rate / share, "start_date": str(report.as_of)}
    facts = {"issued": len(issued), "first": issued.min(), "last": issued.max(), "customers": people}
    return {"orders_per_customer": rate}, changes, facts


def _amounts(report: InvoiceReport, market: Scenario) -> Found:
    return lognormal(_known(report, "amount"), "order")


def _terms(report: InvoiceReport, market: Scenario) -> Found:
    terms = (_known(report, "due") - _known(report, "issued")).astype(float)
    if len(terms) < LEAST:
        return {}, {}, {}
    usual = float(np.median(terms))
    return {"terms_days": usual}, {"terms_usual": round(usual)}, {}


def _in_time(report: InvoiceReport, market: Scenario) -> Found:
    """Of the invoices of which it is known, the share that was paid by the due date."""
    due, settled = _known(report, "due"), _known(report, "settled")
    paid = settled <= np.minimum(due, report.as_of)
    decided = int((paid | (due < report.as_of)).sum())
    if decided < LEAST:
        return {}, {}, {}
    share = float(paid.sum()) / decided
    return (
        {"on_time": share},
        {"on_time": shifted(market.on_time, market.debtor_shares, share)},
        {"decided": decided},
    )


def _delay(report: InvoiceReport, market: Scenario) -> Found:
    """Mean days past due of the late: all days of delay so far over the payments seen in them."""
    due, settled = _known(report, "due"), _known(report, "settled")
    paid = (settled > due) & (settled <= report.as_of)
    end = np.where(paid, settled, report.as_of)
    lost = _known(report, "written_off")
    end = np.where(lost < end, lost, end)
    days = (end - due).astype("timedelta64[D]").astype(float)
    days[settled <= due] = 0.0
    late, seen = float(np.maximum(days, 0.0).sum()), int(paid.sum())
    if seen < LEAST:
        return {}, {}, {}
    rates = np.array(market.pay_rate)
    weights = np.array(market.debtor_shares) * (1 - np.array(market.on_time))
    if not weights.any() or not (rates > 0).all():
        return {}, {}, {}
    usual = float(weights @ (1 / rates) / weights.sum())
    mean = late / seen
    changes = {
        "pay_rate": tuple((rates * usual / mean).tolist()),
        "debt_fading": 0.0,
    }  # the mean is one over all ages
    return {"days_late": mean}, changes, {"late": seen}


def _disputes(report: InvoiceReport, market: Scenario) -> Found:
    if not report.disputed:
        return {}, {}, {}
    told = report.disputed.invoices + report.undisputed.invoices
    if told < LEAST:
        return {}, {}, {}
    share = report.disputed.invoices / told
    return {"disputed_share": share}, {"case_chance": share}, {"told": told}


def _opening(report: InvoiceReport, market: Scenario) -> Found:
    owed = tuple(max(round(report.money(amount)), 0) for amount in report.aging.amount)
    return {}, {"opening_bills": tuple(report.aging.count.tolist()), "opening_owed": owed}, {}


def _rolls(report: InvoiceReport, market: Scenario) -> Found:
    """The ledger's roll-rate matrix, if every bucket was seen and a way leads out of each; `payment` stays as it is."""
    rates = report.rolls.rates
    if np.isnan(rates).any() or np.isnan(report.rolls.loss_rates).any():
        return {}, {}, {}
    buckets = len(rates)
    stay, leave = rates[:, :buckets].ravel().tolist(), rates[:, buckets:].ravel().tolist()
    return {}, {"roll_stay": tuple(stay), "roll_leave": tuple(leave)}, {}


def shifted(chances: tuple[float, ...], shares: tuple[float, ...], mean: float) -> tuple[float, ...]:
    """Chances whose mean under `shares` is `mean` (0-1): one shift of all on the log-odds scale.

    >>> [round(x, 3) for x in shifted((0.8, 0.2), (0.5, 0.5), 0.5)]
    [0.8, 0.2]
    >>> shifted((0.8, 0.2), (0.5, 0.5), 1.0)
    (1.0, 1.0)
    """
    if mean <= 0 or mean >= 1:
        return (float(mean),) * len(chances)
    odds = [log(p / (1 - p)) for p in (min(max(p, 1e-9), 1 - 1e-9) for p in chances)]
    low, high = -60.0, 60.0
    for _ in range(200):  # halving 120 two hundred times leaves nothing but rounding
        middle = (low + high) / 2
        moved = [1 / (1 + exp(-(x + middle))) for x in odds]
        low, high = (low, middle) if np.dot(shares, moved) > mean else (middle, high)
    return tuple(1 / (1 + exp(-(x + high))) for x in odds)
