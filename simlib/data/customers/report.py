"""What a list of customers says: churn, survival, churn by segment, and the shifted beta-geometric fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import inf, nan

import numpy as np

from simlib.course import retention
from simlib.course.kaplan_meier import KaplanMeier, kaplan_meier
from simlib.data.customers.read import Customers
from simlib.text import BadInput

_MONTHS = (1, 3, 6, 12, 24, 36, 48, 60, 72, 96, 120, 180, 240)
_MOST = 1_200


@dataclass(frozen=True)
class Churn:
    """Figures of some customers: how many, how many left, which share; `charges` of all and of those who
    left, in the file's currency, NaN where the file has none."""

    customers: int
    churned: int
    churn_rate: float
    charges: float
    charges_churned: float


@dataclass(frozen=True)
class Retention:
    """The shifted beta-geometric fit: a renewal each `renewal_months`; `survival` {month: share} at the
    months of the report; `expected_lifetime` in months, infinite for alpha <= 1; `largest_gap` to the
    Kaplan-Meier curve at any renewal, and at which month; `ending` of the search
    (simlib.course.retention)."""

    alpha: float
    beta: float
    log_likelihood: float
    ending: str
    renewal_months: int
    survival: dict[int, float]
    expected_lifetime: float
    largest_gap: float
    largest_gap_month: int

    def as_dict(self) -> dict:
        """For JSON: an infinite lifetime is null."""
        return asdict(self)


@dataclass(frozen=True)
class CustomerReport:
    """The report of a file. `sbg` is None where nobody left, nobody stayed, or one renewal alone was seen."""

    total: Churn
    by_segment: dict[str, Churn]
    curve: KaplanMeier
    months: tuple[int, ...]
    sbg: Retention | None
    source: Customers

    def as_dict(self) -> dict:
        """Plain values for JSON: unrounded shares 0-1, whole counts, English keys; NaN for nothing."""
        source, curve = self.source, self.curve
        until = source.tenure.until
        return {
            **source.reading(),
            **asdict(self.total),
            "survival": {month: curve.at(month) for month in self.months},
            "survival_se": {month: curve.se_at(month) for month in self.months},
            "survival_interval": {month: curve.interval(month) for month in self.months},
            "longest_months": curve.longest,
            "mean_months_within_longest": curve.mean(curve.longest),
            "churn_by_segment": {name: asdict(churn) for name, churn in self.by_segment.items()},
            "sbg": self.sbg.as_dict() if self.sbg else None,
            "tenure_unit": source.tenure.unit,
            "tenure_unit_by": source.tenure.unit_by,
            "observed_until": None if until is None else str(until),
            "observed_until_by": source.tenure.until_by,
            "churn_mapping": source.churn_mapping,
        }


def report_on(customers: Customers, months: Sequence[int] = (), renewal: int = 1) -> CustomerReport:
    """Count, draw the survival curve and fit. BadInput without a usable row or for a month out of range."""
    for name, value in (("months", months), ("renewal", (renewal,))):
        if wrong := [m for m in value if not 1 <= m <= _MOST]:
            raise BadInput(f"customers.{name}.range", value=wrong[0], most=_MOST)
    if not len(customers):
        raise BadInput("customers.rows.none", file=customers.file, left=len(customers.left_out))
    curve = kaplan_meier(customers.months, customers.left)
    chosen = tuple(sorted(set(months))) or tuple(m for m in _MONTHS if m <= curve.longest)
    segments: dict[str, list[int]] = {}
    if "segment" in customers.columns.headers:
        for i, name in enumerate(customers.segment.tolist()):
            segments.setdefault(name, []).append(i)
    return CustomerReport(
        total=_churn(customers, np.arange(len(customers))),
        by_segment={name: _churn(customers, np.array(rows)) for name, rows in sorted(segments.items())},
        curve=curve, months=chosen, sbg=_sbg(customers, curve, chosen, renewal), source=customers,
    )  # fmt: skip


def _churn(customers: Customers, rows: np.ndarray) -> Churn:
    left, charges = customers.left[rows], customers.charges[rows]
    known = ~np.isnan(charges)
    churned = int(left.sum())
    return Churn(
        len(rows), churned, churned / len(rows),
        float(charges[known].sum()) if known.any() else nan,
        float(charges[known & left].sum()) if known.any() else nan,
    )  # fmt: skip


def _sbg(customers: Customers, curve: KaplanMeier, months: Sequence[int], renewal: int) -> Retention | None:
    seen = retention.Renewals.of_tenures(customers.months / renewal, customers.left)
    try:
        fit = retention.fit(seen)
    except ValueError:
        return None
    renewals = len(seen.left)
    last = max(renewals, *(-(-m // renewal) for m in months)) if months else renewals
    model = retention.survival_curve(fit.alpha, fit.beta, last)
    gaps = [abs(curve.at(n * renewal) - model[n]) for n in range(1, int(curve.longest // renewal) + 1)]
    largest = int(np.argmax(gaps)) if gaps else 0
    lifetime = retention.expected_lifetime(fit.alpha, fit.beta)
    return Retention(
        fit.alpha, fit.beta, fit.log_likelihood, fit.ending, renewal,
        {m: float(model[m // renewal]) for m in months},
        lifetime * renewal if lifetime < inf else inf,
        gaps[largest] if gaps else nan, (largest + 1) * renewal,
    )  # fmt: skip
