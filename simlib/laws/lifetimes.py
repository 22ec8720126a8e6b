"""Survival and lifetimes among the company's customers: which are simulated for which figure, and what they
show."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from math import ceil, log

import numpy as np

from simlib.course import retention
from simlib.laws.lives import RANGES, Law, Lives, live
from simlib.laws.precision import FIRST_REPLICATIONS, Sample, Wanted

EVENTS = 100_000
"""Births and renewals of customers in one replication at most: half a second."""

MOST_REPLICATIONS = 400
"""At most: a minute or two; most cases need no more than the first."""

RESIDUALS = 8
"""Renewals for which a residual lifetime is given."""

_RARE_SHARE = 0.05  # shares below are simulated among more faithful customers
_FEWEST = 100  # customers of a group in a replication
_SPARE = 1.4  # customers over those that a figure needs
_AIMED = 0.01  # relative standard error of a lifetime
_TILTED = 3.0  # relative variance of a weighted lifetime, about
_LONG_TAIL = 50.0  # the longest discounted lifetime over the mean from where a few customers decide it
_FOLLOWED = (16, 300)  # renewals that each customer is followed over for lifetimes
_FOLLOWED_LONG = 100  # the same where many stay longer
_NEGLIGIBLE = 1e-4  # a discount factor after which no more is followed


@dataclass(frozen=True)
class Group:
    """So many customers of a law, followed over `periods` renewals, for the figures at `entries` (from 1).

    They begin after `before` renewals, as those still there stand then.
    """

    law: Law
    periods: int
    entries: range
    customers: float
    before: int = 0

    def play(self, seed: int, replication: int, number: int) -> tuple[Lives, np.ndarray]:
        """Their lives, and what each counts for; `number` tells the groups of a replication apart."""
        lives = live(self.law, self.customers, self.periods, seed, replication * 1_000 + number)
        return lives, self.law.weights(lives.chance)

    @property
    def events(self) -> float:
        """Births and renewals of a customer, on average."""
        curve = retention.survival_curve(self.law.drawn_alpha, self.law.drawn_beta, self.periods)
        return 1 + float(curve[:-1].sum())

    @property
    def is_tilted(self) -> bool:
        """Whether the customers are other than those asked for."""
        return (self.law.alpha, self.law.beta) != (self.law.drawn_alpha, self.law.drawn_beta)


def survival_groups(
    alpha: float, beta: float, periods: int, first: int = 1, rare: bool = True
) -> list[Group]:
    """Customers for S(first) … S(periods): those asked for while many are left, then ever more faithful ones.

    `rare` says that figures below precision.RARE may be less precise.
    """
    curve = retention.survival_curve(alpha, beta, periods)
    bounds = [first - 1, max(int((curve >= _RARE_SHARE).sum()) - 1, first)]
    while bounds[-1] < periods:
        bounds.append(min(2 * bounds[-1], periods))
    found = []
    for low, high in itertools.pairwise(bounds):
        # half the renewals of a rare survivor: the second moment of the estimate is then the smallest
        more = (low + high) / 4 if found else 0.0
        law = Law(alpha, beta, alpha, min(beta + more, RANGES["leaving_beta"][1]))
        entries = range(low + 1, high + 1)
        need = max(law.relative_variance(t) / _aimed(curve[t], rare) ** 2 for t in entries)
        found.append(Group(law, high, entries, need))
    return _affordable(found)


def _aimed(share: float, rare: bool) -> float:
    """The relative standard error that is run for."""
    return Wanted("", 0, share, rare).aimed / share


def _affordable(groups: list[Group]) -> list[Group]:
    """The groups with their customers of one replication; `customers` is so far what a case needs in all."""
    sizes = [_SPARE * group.customers / FIRST_REPLICATIONS for group in groups]
    factor = min(EVENTS / sum(size * g.events for size, g in zip(sizes, groups, strict=True)), 1.0)
    return [
        replace(group, customers=max(int(factor * size), _FEWEST))
        for group, size in zip(groups, sizes, strict=True)
    ]


def survival_sample(
    name: str, groups: list[Group], seed: int, replication: int, factor: float = 1.0
) -> Sample:
    """Shares still there after each renewal that the groups are for, times `factor`, as the figure `name`."""
    first = groups[0].entries.start
    there, everybody = np.zeros((2, groups[-1].periods + 1 - first))
    controls: dict = {"": np.empty(0)}
    for number, group in enumerate(groups):
        lives, weights = group.play(seed, replication, number)
        gone = np.bincount(lives.left_at, weights, minlength=group.periods + 2)
        still = weights.sum() - gone.cumsum()  # after renewal 0, 1, 2 …
        for t in group.entries:
            there[t - first], everybody[t - first] = factor * still[t], group.customers
            if group.is_tilted:
                controls[name, t - first] = np.array([weights.mean() - 1])
    return Sample({name: (there, everybody)}, controls)


def lifetime_groups(alpha: float, beta: float, rate: float) -> list[Group]:
    """Customers for DEL and the first DERL; for a DERL that few live to see, such few as they then are.

    The chances of those still there after n renewals are Beta(alpha, beta + n). Where a few customers with
    hardly a chance to leave decide the mean, more of those are simulated: their weight takes away what their
    long lives add.
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
    common = int((curve >= _RARE_SHARE).sum())
    parts = [(0, range(0, common + 1)), *((n - 1, range(n, n + 1)) for n in range(common + 1, RESIDUALS + 1))]
    found = []
    for before, entries in parts:
        law = Law(alpha, beta + before, drawn, beta + before)
        need = max(
            (_TILTED if drawn != alpha else _spread(alpha, beta, rate, n))
            / (curve[n - 1] if n and not before else 1.0)
            for n in entries
        )
        found.append(Group(law, followed, entries, need / _AIMED**2, before))
    return _affordable(found)


def _spread(alpha: float, beta: float, rate: float, n: int) -> float:
    """Relative variance of a discounted lifetime from birth (n = 0), or of the rest from before renewal n.

    With v = 1/(1 + rate) a lifetime of T periods is worth (1 - v^T)/(1 - v), and the mean of v^T is 1 - (1 -
    v) DEL.
    """
    v, before = 1 / (1 + rate), max(n - 1, 0)
    mean = retention.discounted_lifetime(alpha, beta + before, rate)
    power = 1 - (1 - v) * mean
    square = 1 - (1 - v**2) * retention.discounted_lifetime(alpha, beta + before, (1 + rate) ** 2 - 1)
    variance = max(square - power**2, 0.0) / (1 - v) ** 2
    return variance / (mean - 1 if n else mean) ** 2


def lifetime_sample(groups: list[Group], rate: float, seed: int, replication: int) -> Sample:
    """Discounted lifetimes from birth, and from before each renewal of those who live to see it.

    Who is still there when no more is followed leaves at each later renewal with their own chance: what they
    can be expected to add is added.
    """
    tops, bottoms = np.zeros((2, RESIDUALS + 1))
    controls: dict = {"": np.empty(0)}
    for number, group in enumerate(groups):
        lives, weights = group.play(seed, replication, number)
        for n in group.entries:  # 0: DEL
            seen = lives.left_at >= n - group.before
            tops[n] = weights[seen] @ _rest(lives, rate, n - group.before)[seen]
            bottoms[n] = weights[seen].sum() if n else group.customers
            if group.is_tilted:
                controls["DERL" if n else "DEL", max(n - 1, 0)] = np.array([weights.mean() - 1])
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
    return np.expm1(-periods * np.log1p(rate)) / np.expm1(-np.log1p(rate))
