"""A scenario whose customers buy again, and leave, as in a real log of purchases.

Assumptions, all of them written into the scenario file beside the fields:
- Customers order as a Poisson process of their own rate, Gamma with shape r between customers, and leave after an
  order with a chance of their own, Beta(a, b): BG/NBD, as fitted, all effects at reference.
- What they order is our share of their wallet, as in the shipped market; amounts are lognormal, all grades alike.
- The scenario opens on the last day of the log with as many customers as it has.
"""

from __future__ import annotations

from simlib.data.customers.fit import held
from simlib.data.fit import Found, Provenance, lognormal, taken
from simlib.data.purchases.report import PurchaseReport
from simlib.world.scenario import YEAR, Scenario


def fit_purchases(
    report: PurchaseReport, name: str = "fitted", market: Scenario | None = None
) -> tuple[Scenario, Provenance]:
    """A scenario fitted to a log, and where each of its fields comes from; without a fit, the amounts alone."""
    market = market or Scenario()
    quantities = (
        lambda _: _repeats(report, market),
        lambda _: _leaving(report),
        lambda _: lognormal(report.source.amount, "order"),
    )
    result, fitted, facts, refused = taken(market, quantities)
    result = result.but(name=name)
    fields = dict.fromkeys(dict(market), "default") | dict.fromkeys(market.changes(result), "fitted")
    return result, Provenance(fitted, fields, facts, refused, words="purchases.origin")


def _repeats(report: PurchaseReport, market: Scenario) -> Found:
    if report.fit is None:
        return {}, {}, {}
    rate = report.fit.r / report.fit.alpha * YEAR
    share = market.wallet_alpha / (market.wallet_alpha + market.wallet_beta)
    changes = {
        "order_shape": report.fit.r, "category_orders": rate / share, "opening_customers": report.total.customers,
        "start_date": str(report.source.until),
    }  # fmt: skip
    facts = {"customers": report.total.customers, "purchases": report.total.purchases}
    return {"orders_per_customer": rate, "order_shape": report.fit.r}, changes, facts


def _leaving(report: PurchaseReport) -> Found:
    if report.fit is None:
        return {}, {}, {}
    alpha, beta = held(report.fit.a, report.fit.b)
    fitted = {"leaving_alpha": alpha, "leaving_beta": beta}
    return fitted, {**fitted, "leaving_at": "order"}, {}
