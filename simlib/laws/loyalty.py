"""The kinds of case on churn and repeat buying: shifted beta-geometric lifetimes and their fit, BG/NBD."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from simlib.course import repeat_buying, retention
from simlib.laws import cohorts, lifetimes, purchases
from simlib.laws.figures import ByTime
from simlib.laws.kinds import Sampled
from simlib.laws.lives import RANGES
from simlib.laws.reading import Fields
from simlib.text import BadInput

PROBABILITIES = frozenset({"survival", "p_zero_at"})
"""Figures that may be rare: see `precision.RARE`."""

_MOST_PERIODS = 1_000
_MOST_CUSTOMERS = 10**12
_LEAST_RATE = 1e-6  # of discount: below it a lifetime counts millions of periods, as without one
_MOST_RATE = 1e6
_MOST_PURCHASES = 1_000  # of a customer who never leaves, on average


def _law(given: Fields) -> tuple[float, float]:
    return given.number("alpha", *RANGES["leaving_alpha"]), given.number("beta", *RANGES["leaving_beta"])


def _sbg_survival(case: str, given: Fields) -> Sampled:
    alpha, beta = _law(given)
    periods = given.whole("periods", 1, _MOST_PERIODS)
    given.close()
    groups = lifetimes.survival_groups(alpha, beta, periods)
    return Sampled(
        {"survival": retention.survival_curve(alpha, beta, periods)[1:].tolist()},
        lambda seed, number: lifetimes.survival_sample("survival", groups, seed, number),
        lifetimes.MOST_REPLICATIONS,
    )


def _sbg_residual_lifetime(case: str, given: Fields) -> Sampled:
    alpha, beta = _law(given)
    rate = given.number("discount_rate", 0.0, _MOST_RATE)
    if 0 < rate < _LEAST_RATE:
        given.number("discount_rate", _LEAST_RATE, _MOST_RATE)
    given.close()
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


def _sbg_fit(case: str, given: Fields) -> Sampled:
    survivors = given.numbers("survivors", 0.0, _MOST_CUSTOMERS)
    project = given.whole("project", 1, _MOST_PERIODS) if given.has("project") else 0
    given.close()
    if not 3 <= len(survivors) <= _MOST_PERIODS:
        raise given.refusal("count", "survivors", low=3, high=_MOST_PERIODS)
    if any(later > now for now, later in itertools.pairwise(survivors)):
        raise given.refusal("not_falling", "survivors")
    if survivors[0] == survivors[-1] or not survivors[1]:
        raise given.refusal("nobody" if survivors[1] else "everybody", "survivors")
    seen = retention.Renewals.of_curve(survivors)
    fit = retention.fit(seen)
    held = all(low <= x <= high for x, (low, high) in zip(
        (fit.alpha, fit.beta), (RANGES["leaving_alpha"], RANGES["leaving_beta"]), strict=True
    ))  # fmt: skip
    if fit.ending != retention.MIXED or not held:
        ending = retention.ALIKE if fit.alpha + fit.beta > 1 else retention.SPLIT
        raise given.refusal(f"fit_{ending}", "survivors")
    cohort = cohorts.Cohort(fit.alpha, fit.beta, seen, project)
    figures = {"alpha": fit.alpha, "beta": fit.beta, "log_likelihood": fit.log_likelihood}
    if project:
        curve = retention.survival_curve(fit.alpha, fit.beta, cohort.renewals + project)
        figures["projected_percent"] = (100 * curve[cohort.renewals + 1 :]).tolist()
    return Sampled(figures, cohort.sample, cohort.most)


def _bgnbd(case: str, given: Fields) -> Sampled:
    r = given.number("r", *RANGES["order_shape"])
    alpha = given.positive("alpha")
    a = given.number("a", *RANGES["leaving_alpha"])
    b = given.number("b", *RANGES["leaving_beta"])
    times = given.numbers("times", 0.0)
    given.close()
    last = max(times)
    most = min(alpha / r * _MOST_PURCHASES, alpha * repeat_buying.MOST_RATIO)
    if last > most:
        given.numbers("times", 0.0, float(f"{most:.4g}"))
    none = ByTime(last, lambda time: repeat_buying.chance_of_none(r, alpha, time))
    figures = {
        "expected_repeats": [repeat_buying.expected_repeats(r, alpha, a, b, time) for time in times],
        "p_zero_at": none,
    }
    shop = purchases.Shop(r, alpha, a, b, tuple(times))
    return Sampled(
        figures, lambda seed, number: shop.sample(none.asked, seed, number), purchases.MOST_REPLICATIONS
    )


KINDS: dict[str, Callable[[str, Fields], Sampled]] = {
    "sbg_survival": _sbg_survival,
    "sbg_residual_lifetime": _sbg_residual_lifetime,
    "sbg_fit": _sbg_fit,
    "bgnbd": _bgnbd,
}
"""By name: reads a case's `given` and gives its model; BadInput for what is wrong with it."""
