"""Cohorts of the company's customers with fitted leaving chances: fitted again, and projected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simlib.course import retention
from simlib.laws import lifetimes
from simlib.laws.lives import Law, live
from simlib.laws.precision import FIRST_REPLICATIONS, Sample

_CUSTOMERS = (1_000, 100_000)  # of a cohort in one replication
_PRECISIONS = (0.01, 0.015)  # relative standard errors of alpha and beta: aimed at, and good enough if dear
_SPARE = 1.2  # customers over those that this takes
_COUNTED = 20  # customers wanted in the smallest cell of a likelihood
_EVENTS = 4_000_000  # births and renewals of the cohorts of a case: half a minute


@dataclass(frozen=True)
class Cohort:
    """A retention curve (`seen`), the fitted alpha and beta, and for how many renewals more it is
    projected."""

    alpha: float
    beta: float
    seen: retention.Renewals
    project: int

    @property
    def renewals(self) -> int:
        """Renewals of the curve."""
        return len(self.seen.left)

    @cached_property
    def curve(self) -> np.ndarray:
        """Fitted survival at 0, 1, … renewals of the curve."""
        return retention.survival_curve(self.alpha, self.beta, self.renewals)

    @cached_property
    def customers(self) -> int:
        """Customers of a cohort: enough that the fits of the first cohorts reach the precision."""
        t = np.arange(self.renewals)
        total = self.alpha + self.beta + t
        chance = self.alpha / total
        slopes = np.array([(self.beta + t) / total**2, np.full(len(t), -self.alpha) / total**2])
        information = (self.curve[:-1] / (chance * (1 - chance)) * slopes) @ slopes.T
        variance = np.diag(np.linalg.pinv(information)) / np.array([self.alpha, self.beta]) ** 2
        wanted, least = (_SPARE * variance.max() / aim**2 / FIRST_REPLICATIONS for aim in _PRECISIONS)
        affordable = _EVENTS / FIRST_REPLICATIONS / (1 + self.curve[:-1].sum())
        return int(min(max(min(wanted, affordable), least, _CUSTOMERS[0]), _CUSTOMERS[1]))

    @cached_property
    def groups(self) -> list[lifetimes.Group]:
        """Customers for the projection."""
        first = self.renewals + 1
        return lifetimes.survival_groups(
            self.alpha, self.beta, self.renewals + self.project, first, rare=False
        )

    @property
    def most(self) -> int:
        """Replications at most."""
        each = self.customers * (1 + self.curve[:-1].sum())
        return int(min(max(_EVENTS / each, FIRST_REPLICATIONS), lifetimes.MOST_REPLICATIONS))

    def sample(self, seed: int, replication: int) -> Sample:
        """Alpha and beta of a simulated cohort, the likelihood of the curve by its shares, and projected
        shares."""
        law = Law(self.alpha, self.beta, self.alpha, self.beta)
        lives = live(law, self.customers, self.renewals, seed, replication * 1_000 + 999)
        found = self._fitted(lives.left_at)
        totals = {name: (np.array([value]), np.ones(1)) for name, value in zip(
            ("alpha", "beta", "log_likelihood"), (*found, self._likelihood(lives.left_at)), strict=True
        )}  # fmt: skip
        if not self.project:
            return Sample(totals, {"": np.empty(0)})
        later = lifetimes.survival_sample("projected_percent", self.groups, seed, replication, factor=100.0)
        return Sample({**totals, **later.totals}, later.controls)

    def _fitted(self, left_at: np.ndarray) -> np.ndarray:
        """Alpha and beta of the cohort, less what a small cohort makes them too large (jackknife of its
        halves)."""
        half = len(left_at) // 2
        whole, one, other = (
            self._fit(part) for part in (left_at[: 2 * half], left_at[:half], left_at[half : 2 * half])
        )
        return 2 * whole - (one + other) / 2

    def _fit(self, left_at: np.ndarray) -> np.ndarray:
        gone = np.bincount(left_at, minlength=self.renewals + 2)[1:-1]
        found = retention.fit(
            retention.Renewals.of_curve(len(left_at) - np.concatenate(([0], gone.cumsum())))
        )
        return np.array([found.alpha, found.beta])

    def _likelihood(self, left_at: np.ndarray) -> float:
        """The curve's log likelihood by the cohort's shares; their logarithms are freed of the first-order
        bias."""
        rarest = min((-np.diff(self.curve)).min(), self.curve[-1])
        size = int(min(max(_COUNTED / rarest, 500), len(left_at)))
        counts = np.maximum(np.bincount(left_at[:size], minlength=self.renewals + 2)[1:], 0.5)
        logs = np.log(counts / size) + (1 - counts / size) / (2 * counts)
        return float(np.append(self.seen.left, self.seen.stayed[-1]) @ logs)
