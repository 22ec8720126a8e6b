"""Survival and lifetimes among the company's customers: which are simulated for which figure, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, expm1, log

import numpy as np

from simlib.course import retention
from simlib.lab.validate.lives import RANGES, Law, Lives, live
from simlib.lab.validate.precision import Sample

EVENTS = 20_000
"""Births and renewals of customers in one replication: a tenth of a second."""

MOST_REPLICATIONS = 400
"""At most: under a minute."""

RESIDUALS = 8
"""Renewals for which a residual lifetime is given."""

_RARE = 0.05  # shares below are simulated among more faithful customers
_FEWEST = 30  # customers of a replication
_LONG_TAIL = 50.0  # the longest discounted lifetime over the mean from where a few customers decide it
_FOLLOWED = (16, 300)  # renewals that each customer is followed over for lifetimes
_FOLLOWED_LONG = 100  # the same where many stay longer
_NEGLIGIBLE = 1e-4  # a discount factor after which no more is followed
_NO_CONTROL = {"": np.empty(0)}


@dataclass(frozen=True)
class Group:
    """So many customers of a law, followed over `periods` renewals, for the figures at `entries` (from 1)."""

    law: Law
    periods: int
    entries: range
    customers: int

    def play(self, seed: int, replication: int, number: int) -> tuple[Lives, np.ndarray]:
        """Their lives, and what each counts for; `number` tells the groups of a replication apart."""
        lives = live(self.law, self.customers, self.periods, seed, replication * 1_000 + number)
        return lives, self.law.weights(lives.chance)

    @property
    def is_tilted(self) -> bool:
        """Whether the customers are other than those asked for."""
        return (self.law.alpha, self.law.beta) != (self.law.drawn_alpha, self.law.drawn_beta)


def survival_groups(alpha: float, beta: float, periods: int) -> list[Group]:
    """Customers for S(1) … S(periods): those asked for while many are left, then ever more faithful ones."""
    curve = retention.survival_curve(alpha, beta, periods)
    plain = max(int((curve >= _RARE).sum()) - 1, 1)
    bounds = [0, plain]
    while bounds[-1] < periods:
        bounds.append(min(2 * bounds[-1], periods))
    found = []
    for first, last in zip(bounds, bounds[1:], strict=False):
        # half the renewals of a rare survivor: the second moment of the estimate is then the smallest
        more = 0.0 if first == 0 else (first + last) / 4
        law = Law(alpha, beta, alpha, min(beta + more, RANGES["leaving_beta"][1]))
        found.append(_group(law, last, range(first + 1, last + 1), EVENTS / (len(bounds) - 1)))
    return found


def _group(law: Law, periods: int, entries: range, events: float) -> Group:
    each = 1 + retention.survival_curve(law.drawn_alpha, law.drawn_beta, periods)[:-1].sum()
    return Group(law, periods, entries, max(int(events / each), _FEWEST))


def survival_sample(groups: list[Group], seed: int, replication: int) -> Sample:
    """Shares still there after each renewal, and of those before it who stay."""
    size = groups[-1].periods
    there, before, everybody = np.zeros(size), np.zeros(size), np.zeros(size)
    controls: dict = dict(_NO_CONTROL)
    for number, group in enumerate(groups):
        lives, weights = group.play(seed, replication, number)
        gone = np.bincount(lives.left_at, weights, minlength=group.periods + 2)
        still = weights.sum() - gone.cumsum()  # after renewal 0, 1, 2 …
        for t in group.entries:
            there[t - 1], before[t - 1], everybody[t - 1] = still[t], still[t - 1], group.customers
            if group.is_tilted:
                controls["survival", t - 1] = controls["percent", t - 1] = np.array([weights.mean() - 1])
    totals = {"survival": (there, everybody), "retention": (there, before), "percent": (100 * there, everybody)}
    return Sample(totals, controls)


def lifetime_groups(alpha: float, beta: float, rate: float) -> list[Group]:
    """Customers for DEL and the first DERL, and more faithful ones for DERL that few live to see.

    Where a few customers with hardly a chance to leave decide the mean, more of those are simulated: their weight then
    takes away what their long lives add.
    """
    discount = 1 / (1 + rate)
    longest = 1 / (1 - discount) if rate else np.inf
    drawn, followed = alpha, _FOLLOWED[1]
    if rate:
        followed = min(max(ceil(log(_NEGLIGIBLE) / log(discount)), _FOLLOWED[0]), _FOLLOWED[1])
    if longest > _LONG_TAIL * retention.discounted_lifetime(alpha, beta, rate):
        near = 1 / log(longest) if rate else 0.0  # most chances within a factor e of the discount rate
        drawn = min(alpha, max(alpha - 1, near, RANGES["leaving_alpha"][0]))
        followed = min(followed, _FOLLOWED_LONG)
    curve = retention.survival_curve(alpha, beta, RESIDUALS)[:-1]
    common = int((curve >= _RARE).sum())
    parts = [(0.0, range(0, common + 1))]
    if common < RESIDUALS:
        parts.append(((common + RESIDUALS - 1) / 4, range(common + 1, RESIDUALS + 1)))
    most = RANGES["leaving_beta"][1]
    return [
        _group(Law(alpha, beta, drawn, min(beta + more, most)), followed, entries, EVENTS / len(parts))
        for more, entries in parts
    ]


def lifetime_sample(groups: list[Group], rate: float, seed: int, replication: int) -> Sample:
    """Discounted lifetimes from birth, and from before each renewal of those who live to see it.

    Who is still there when no more is followed leaves at each later renewal with their own chance: what they can be
    expected to add is added.
    """
    tops, bottoms = np.zeros(RESIDUALS + 1), np.ones(RESIDUALS + 1)
    controls = dict(_NO_CONTROL)
    for number, group in enumerate(groups):
        lives, weights = group.play(seed, replication, number)
        for n in group.entries:  # 0: DEL
            seen = lives.left_at >= n
            tops[n] = weights[seen] @ _rest(lives, rate, n)[seen]
            bottoms[n] = weights[seen].sum() if n else group.customers
            if group.is_tilted and n == 0:
                controls["DEL", 0] = np.array([weights.mean() - 1])
    return Sample({"DEL": (tops[:1], bottoms[:1]), "DERL": (tops[1:], bottoms[1:])}, controls)


def _rest(lives: Lives, rate: float, n: int) -> np.ndarray:
    """Σ 1/(1 + rate)^(t - n) over t = n, n + 1, … while a customer is there."""
    followed = _discounted(np.minimum(lives.left_at, lives.periods + 1) - n, rate)
    stay = (1 - lives.chance) / (1 + rate)
    left = np.where(lives.stayed, lives.chance, 1.0)  # the chance of the rest is wanted of who stayed alone
    later = (1 + rate) ** -float(lives.periods - n) * stay / ((left + rate) / (1 + rate))
    return followed + np.where(lives.stayed, later, 0.0)


def _discounted(periods: np.ndarray, rate: float) -> np.ndarray:
    """Σ 1/(1 + rate)^t over t = 0 … periods - 1."""
    if rate == 0:
        return periods.astype(float)
    return -np.expm1(-periods * np.log1p(rate)) / (-expm1(-np.log1p(rate)))
