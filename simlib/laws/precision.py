"""Estimates with an honest standard error: independent replications, more of them until precise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite, nan, sqrt

import numpy as np

FIRST_REPLICATIONS = 40
"""At least 30 are asked for; 40 leave room for the control variates."""

RARE = 0.005
"""A probability below this may have a standard error of a quarter of itself, any other figure 2 %."""

MOST_CUT = 10.0
"""Control variates may divide a standard error by this at most: where waits are rare they explain all that was seen,
and nothing of the wait that was not."""

Place = int | tuple[int, ...]
"""Of a figure in a list, or in a list of lists."""

Totals = Mapping[str, tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Estimate:
    """A simulated figure: its mean, standard error, and the number of independent replications behind it."""

    mean: float
    se: float
    n: int


@dataclass(frozen=True)
class Wanted:
    """A figure that must become precise: its name, its place in its lists (0 for a number), its size."""

    name: str
    place: Place
    size: float
    is_probability: bool = False

    @property
    def allowed(self) -> float:
        """The largest standard error that counts as precise."""
        return self.size * (0.25 if self.is_probability and self.size < RARE else 0.02)

    @property
    def aimed(self) -> float:
        """The standard error to run for: half of what is allowed."""
        return self.allowed / 2


@dataclass(frozen=True)
class Sample:
    """One replication: for each figure the totals whose ratio it is (top, bottom), one entry for each place.

    `controls[name, place]`, or `controls[""]` for every other figure, are control variates (Lavenberg and
    Welch 1981): sums whose mean is 0 whatever the queue does, because they multiply what is already known
    by luck not yet drawn, less its mean (the queue an arrival finds by the gap after it, the queue a server
    leaves behind by the work he takes up).
    """

    totals: Totals
    controls: Mapping[tuple[str, Place] | str, np.ndarray]


def until_precise(
    replicate: Callable[[int], Sample],
    wanted: Sequence[Wanted],
    most: int,
    tick: Callable[[], None],
) -> dict[tuple[str, Place], Estimate]:
    """Run replications 0, 1, 2 … until each wanted figure is as precise as aimed at, at most `most` of them.

    The number is raised in few large steps, so that stopping when it looks precise hardly flatters the error.
    """
    samples: list[Sample] = []
    goal = min(FIRST_REPLICATIONS, most)
    while True:
        for number in range(len(samples), goal):
            samples.append(replicate(number))
            tick()
        estimates = {(w.name, w.place): estimate(samples, w) for w in wanted}
        lacking = max(_lack(estimates[w.name, w.place].se, w.aimed) for w in wanted)
        if lacking <= 1.0 or goal >= most:
            return estimates
        goal = min(most, int(goal * min(4.0, 1.1 * lacking**2)) + FIRST_REPLICATIONS // 2)


def estimate(samples: Sequence[Sample], wanted: Wanted) -> Estimate:
    """The ratio of the totals with its standard error; with control variates only where they are needed.

    A ratio estimate over independent replications with linearised residuals. If the controls move it by
    more than 4 of its plain standard errors, their mean is not 0 as it must be, and the plain estimate
    stands.
    """
    pairs = [
        (s.totals[wanted.name][0][wanted.place], s.totals[wanted.name][1][wanted.place]) for s in samples
    ]
    top, bottom = np.array(pairs, dtype=float).T
    n = len(samples)
    if bottom.sum() == 0:
        return Estimate(nan, inf, n)
    mean = top.sum() / bottom.sum()
    if mean == 0 and wanted.size > 0:
        return Estimate(0.0, inf, n)  # never seen: nothing is known about its error
    if wanted.is_probability and wanted.size < 1 and (top == bottom).all():
        return Estimate(1.0, 3 / float(bottom.sum()), n)  # always seen: the rule of three
    residuals = (top - mean * bottom) / bottom.mean()
    plain = Estimate(float(mean), float(residuals.std(ddof=1) / sqrt(n)), n)
    known = [s.controls.get((wanted.name, wanted.place), s.controls[""]) for s in samples]
    controls = np.array(known, dtype=float)
    if plain.se <= wanted.aimed or controls.shape[1] == 0:
        return plain
    shift, se = _intercept(residuals, controls)
    if se >= plain.se or abs(shift) > 4 * plain.se:
        return plain
    return Estimate(float(mean + shift), max(se, plain.se / MOST_CUT), n)


def _intercept(values: np.ndarray, controls: np.ndarray) -> tuple[float, float]:
    """Least squares on 1 and the controls: the value where all controls are 0, and its standard error."""
    scale = np.sqrt((controls**2).mean(axis=0))
    controls = controls[:, scale > 0] / scale[scale > 0]
    design = np.column_stack([np.ones(len(values)), controls])
    coefficients, _, rank, _ = np.linalg.lstsq(design, values, rcond=1e-10)
    rest = values - design @ coefficients
    variance = float(rest @ rest) / (len(values) - rank)
    return float(coefficients[0]), sqrt(variance * float(np.linalg.pinv(design.T @ design)[0, 0]))


def _lack(se: float, aimed: float) -> float:
    """How many times larger than aimed at a standard error is."""
    if aimed <= 0:
        return 0.0
    return se / aimed if isfinite(se) else 2.0
