"""Who is best over worlds that all share, how surely, and how much of one world's result was luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simlib.classroom.norms import percentile
from simlib.classroom.points import Points
from simlib.lab.stats import Interval, interval

SURE = 0.95
"""P(best) from which on there is one winner; also the confidence of ties. Design of the course's class."""
DRAWS = 10_000


@dataclass(frozen=True)
class Standing:
    """A player's place: mean score, P(best), percentile in the norm (or the field), luck share, and who is tied."""

    player: str
    worlds: int
    mean: float
    low: float
    high: float
    p_best: float
    percentile: float
    luck_share: float
    tied_with: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """A tournament's outcome: places by `kpi`, and by player the share of worlds `ruined`, `points` (if the teacher
    gives any), and by quarter what the own decisions gained against the best known strategy's."""

    standings: list[Standing]
    kpi: str
    ruined: Mapping[str, float]
    points: Mapping[str, Points]
    quarters: Mapping[str, list[Interval]]


def standings(
    scores: Mapping[str, np.ndarray], norm: np.ndarray | None = None, seed: int = 0
) -> list[Standing]:
    """Places, best first, of {player: the score in each world}; the percentile is that of `norm`, or in the field.

    P(best) is the share of resamples of the common worlds in which a player's mean is highest (bootstrap, paired by
    world); who stopped early has none. `luck_share` is the part of the variance of one world's scores about their
    world that is not the player: what one played world does not tell.
    """
    worlds = {name: int((~np.isnan(values)).sum()) for name, values in scores.items()}
    final = [name for name, n in worlds.items() if n == max(worlds.values())]
    n = max(worlds.values())
    table = np.array([scores[name][:n] for name in final])
    draws = np.random.default_rng(seed).integers(0, n, (DRAWS, n))
    weights = np.apply_along_axis(np.bincount, 1, draws, minlength=n) / n
    drawn = table @ weights.T
    top = drawn == drawn.max(axis=0)  # players who decided the same share it
    best = (top / top.sum(axis=0)).mean(axis=1)
    p_best = dict(zip(final, best.tolist(), strict=True))
    common = np.array([values[: min(worlds.values())] for values in scores.values()])
    luck = dict(zip(scores, _luck(common), strict=True))
    means = {name: float(np.nanmean(values)) for name, values in scores.items()}
    found = []
    for name in sorted(scores, key=lambda name: (-p_best.get(name, -1.0), -means[name], name)):
        ends = interval(scores[name])
        tied = tuple(
            sorted(other for other in scores if other != name and _tied(scores[name], scores[other]))
        )
        lower = sum(means[other] < means[name] for other in scores if other != name)
        field = 100 * lower / max(len(scores) - 1, 1)
        share = field if norm is None else percentile(norm, means[name])
        found.append(Standing(name, worlds[name], means[name], ends.low, ends.high, p_best.get(name, 0.0), share,
                              luck[name], tied))  # fmt: skip
    return found


def _luck(common: np.ndarray) -> list[float]:
    """For each player: variance about the own mean, of it and the variance between the means, worlds taken out."""
    about = common - common.mean(axis=0)
    within = about.var(axis=1, ddof=1) if common.shape[1] > 1 else np.zeros(len(common))
    between = about.mean(axis=1).var(ddof=1) if len(common) > 1 else 0.0
    return [float(w / (w + between)) if w + between > 0 else 0.0 for w in within]


def _tied(mine: np.ndarray, other: np.ndarray) -> bool:
    """Whether no difference is shown over the worlds that both played."""
    return interval(mine - other, SURE).verdict in ("none", "same", "unknown")


def surely_better(mine: np.ndarray, other: np.ndarray) -> bool:
    """Whether a player's scores are better than another's, with the confidence of a sole winner."""
    return interval(mine - other, SURE).verdict == "more"


def winners(found: Sequence[Standing]) -> list[Standing]:
    """The one winner, or the fewest players who together hold P(best) of SURE."""
    some, held = [], 0.0
    for standing in found:
        some.append(standing)
        held += standing.p_best
        if held >= SURE:
            break
    return some
