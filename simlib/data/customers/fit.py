"""A scenario whose customers leave as real ones did.

Assumptions, all of them written into the scenario file beside the fields:
- Customers decide at fixed renewals, as many months apart as the fit was made with.
- Each has a leaving chance of their own, Beta(alpha, beta) between customers, as fitted by maximum
  likelihood. It holds with all effects at reference; satisfaction, trust, rewards and competitors move it
  from there.
- Where the fit ends beyond what a scenario can hold (customers all alike, or of two sorts), the nearest
  alpha and beta with the same mean chance are taken.
"""

from __future__ import annotations

from simlib.data.customers.report import CustomerReport
from simlib.data.customers.tenures import MONTH
from simlib.data.fit import Provenance
from simlib.world.parameters import describe
from simlib.world.scenario import Scenario

_RANGES = {
    p.name: (p.low, p.limit) for p in describe(Scenario) if p.name in ("leaving_alpha", "leaving_beta")
}


def fit_customers(
    report: CustomerReport, name: str = "fitted", market: Scenario | None = None
) -> tuple[Scenario, Provenance]:
    """A scenario fitted to a list of customers, and where each of its fields comes from.

    What the data do not tell stays as in `market` (default: the shipped machinery market); without a fit,
    everything.
    """
    market = market or Scenario()
    fit = report.sbg
    fitted, facts, changes = {}, {}, {"name": name}
    if fit:
        alpha, beta = held(fit.alpha, fit.beta)
        fitted = {"leaving_alpha": alpha, "leaving_beta": beta, "renewal_days": fit.renewal_months * MONTH}
        changes |= {**fitted, "leaving_at": "renewal"}
        facts = {
            "customers": report.total.customers, "churned": report.total.churned,
            "months": fit.renewal_months,
            "as_found": f"{fit.alpha:.4g}, {fit.beta:.4g}", "nearest": (alpha, beta) != (fit.alpha, fit.beta),
        }  # fmt: skip
    result = market.but(**changes)
    different = market.changes(result)
    fields = {
        field: "fitted" if field in fitted else "adjusted" if field in different else "default"
        for field, _ in market
    }
    return result, Provenance(fitted, fields, facts, words="customers.origin")


def held(alpha: float, beta: float) -> tuple[float, float]:
    """The nearest alpha and beta of the same mean that a scenario can hold.

    >>> held(0.7, 1.2), held(1e6, 9e6)
    ((0.7, 1.2), (10000.0, 90000.0))
    """
    pair = [alpha, beta]
    for i, (low, high) in enumerate(_RANGES.values()):
        factor = min(max(pair[i], low), high) / pair[i]
        pair = [value * factor for value in pair]
    alpha, beta = (min(max(x, low), high) for x, (low, high) in zip(pair, _RANGES.values(), strict=True))
    return alpha, beta
