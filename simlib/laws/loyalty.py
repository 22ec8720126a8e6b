"""The kinds of case on churn and repeat buying: shifted beta-geometric lifetimes and their fit, BG/NBD."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from simlib.course import repeat_buying, retention
from simlib.laws import cohorts, lifetimes, purchases
from simlib.laws.figures import ByTime
from simlib.laws.kinds import Sampled
from simlib.laws.lives import RANGES
from simlib.laws.reading import Amount, Positive, number, refusal, row, whole, within
from simlib.text import BadInput

PROBABILITIES = frozenset({"survival", "p_zero_at"})
"""Figures that may be rare: see `precision.RARE`."""

_MOST_PERIODS = 1_000
_MOST_CUSTOMERS = 10**12
_LEAST_RATE = 1e-6  # of discount: below it a lifetime counts millions of periods, as without one
_MOST_RATE = 1e6
_MOST_PURCHASES = 1_000  # of a customer who never leaves, on average


LeavingAlpha = number(*RANGES["leaving_alpha"])
LeavingBeta = number(*RANGES["leaving_beta"])
Periods = whole(1, _MOST_PERIODS)


def _sbg_survival(case: str, alpha: LeavingAlpha, beta: LeavingBeta, periods: Periods) -> Sampled:
    groups = lifetimes.survival_groups(alpha, beta, periods)
    return Sampled(
        {"survival": retention.survival_curve(alpha, beta, periods)[1:].tolist()},
        lambda seed, number: lifetimes.survival_sample("survival", groups, seed, number),
        lifetimes.MOST_REPLICATIONS,
    )


def _sbg_residual_lifetime(
    case: str, alpha: LeavingAlpha, beta: LeavingBeta, discount_rate: number(0.0, _MOST_RATE)
) -> Sampled:
    rate = discount_rate
    if rate:
        within(case, "discount_rate", rate, _LEAST_RATE, _MOST_RATE)
    if rate == 0 and alpha <= 1:
        raise BadInput("validate.case.lifetime_infinite", case=case, alpha=f"{alpha:g}")
    groups = lifetimes.lifetime_groups(alpha, beta, rate)
    return Sampled(
        {
            "DEL": retention.discounted_lifetime(alpha, beta, rate),
            "DERL": retention.residual_lifetimes(alpha, beta, rate, lifetimes.RESIDUALS).tolist(),
        },
        lambda seed, number: lifetimes.lifetime_sample(groups, rate, seed, number),
        lifetimes.MOST_REPLICATIONS,
    )


def _sbg_fit(
    case: str, survivors: row(number(0.0, _MOST_CUSTOMERS)), project: Periods | None = None
) -> Sampled:
    if not 3 <= len(survivors) <= _MOST_PERIODS:
        raise refusal(case, "count", "survivors", low=3, high=_MOST_PERIODS)
    if any(later > now for now, later in itertools.pairwise(survivors)):
        raise refusal(case, "not_falling", "survivors")
    if survivors[0] == survivors[-1] or not survivors[1]:
        raise refusal(case, "nobody" if survivors[1] else "everybody", "survivors")
    seen = retention.Renewals.of_curve(survivors)
    fit = retention.fit(seen)
    held = all(low <= x <= high for x, (low, high) in zip(
        (fit.alpha, fit.beta), (RANGES["leaving_alpha"], RANGES["leaving_beta"]), strict=True
    ))  # fmt: skip
    if fit.ending != retention.MIXED or not held:
        ending = retention.ALIKE if fit.alpha + fit.beta > 1 else retention.SPLIT
        raise refusal(case, f"fit_{ending}", "survivors")
    cohort = cohorts.Cohort(fit.alpha, fit.beta, seen, project or 0)
    figures = {"alpha": fit.alpha, "beta": fit.beta, "log_likelihood": fit.log_likelihood}
    if project:
        curve = retention.survival_curve(fit.alpha, fit.beta, cohort.renewals + project)
        figures["projected_percent"] = (100 * curve[cohort.renewals + 1 :]).tolist()
    return Sampled(figures, cohort.sample, cohort.most)


def _bgnbd(
    case: str,
    r: number(*RANGES["order_shape"]),
    alpha: Positive,
    a: LeavingAlpha,
    b: LeavingBeta,
    times: row(Amount),
) -> Sampled:
    last = max(times)
    most = min(alpha / r * _MOST_PURCHASES, alpha * repeat_buying.MOST_RATIO)
    if last > most:
        for i, time in enumerate(times):
            within(case, f"times[{i}]", time, 0.0, float(f"{most:.4g}"))
    none = ByTime(last, lambda time: repeat_buying.chance_of_none(r, alpha, time))
    figures = {
        "expected_repeats": [repeat_buying.expected_repeats(r, alpha, a, b, time) for time in times],
        "p_zero_at": none,
    }
    shop = purchases.Shop(r, alpha, a, b, tuple(times))
    return Sampled(
        figures, lambda seed, number: shop.sample(none.asked, seed, number), purchases.MOST_REPLICATIONS
    )


KINDS: dict[str, Callable[..., Sampled]] = {
    "sbg_survival": _sbg_survival,
    "sbg_residual_lifetime": _sbg_residual_lifetime,
    "sbg_fit": _sbg_fit,
    "bgnbd": _bgnbd,
}
"""By name: the case's name and what it gives make its model."""
