"""Proving that a strategy sheet is better: against the baseline, pair by pair, on worlds nobody has seen."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from simlib.classroom.money import spoken
from simlib.lab import OBJECTIVE, Pair, compare
from simlib.lab.compare import paired
from simlib.text.figures import digits
from simlib.world import Scenario, Strategy

SEEDS = 3
REPLICATIONS = 20


def fresh_seeds(own: int, count: int = SEEDS) -> list[int]:
    """Seeds that belong to a learner's figures (`own`): nobody has seen these worlds, and all tries meet the same.

    So a proof cannot be had by trying until luck agrees, and marking it again gives the same verdict.

    >>> fresh_seeds(1) == fresh_seeds(1), fresh_seeds(1) == fresh_seeds(2), fresh_seeds(1, 1) == fresh_seeds(1)[:1]
    (True, False, True)
    """
    number = int.from_bytes(sha256(str(own).encode("utf-8")).digest()[:16], "big")
    return [int(s) for s in np.random.SeedSequence(number).generate_state(count, np.uint32)]


def prove(
    market: Scenario,
    sheet: Strategy,
    baseline: Strategy,
    own: int,
    *,
    kpi: str = OBJECTIVE,
    seeds: int = SEEDS,
    replications: int = REPLICATIONS,
) -> Pair:
    """The sheet against the baseline in one KPI: `seeds` fresh seeds with `replications` pairs of worlds
    each.

    All pairs are independent worlds, so they go into one Student's t interval.
    """
    comparisons = [
        compare(market, [baseline, sheet], replications=replications, seed=seed, kpi=kpi)
        for seed in fresh_seeds(own, seeds)
    ]
    base, other = (np.concatenate([c.results[i].values[kpi] for c in comparisons]) for i in (0, 1))
    return paired(kpi, base, other)


def culprit(
    market: Scenario, sheet: Strategy, baseline: Strategy, own: int, *, kpi: str = OBJECTIVE
) -> str | None:
    """The changed lever whose return to the baseline would help the sheet most; None when none would."""
    (seed,) = fresh_seeds(own, 1)
    levers = list(sheet.changes(baseline))
    undone = [sheet.but(**{lever: getattr(baseline, lever)}) for lever in levers]
    found = compare(market, [sheet, *undone], replications=REPLICATIONS, seed=seed, kpi=kpi)
    gains = {lever: found.pair(kpi, i).difference.mean for i, lever in enumerate(levers, start=1)}
    best = max(gains, key=gains.get)
    return best if gains[best] > 0 else None


def proof_words(pair: Pair) -> dict[str, str]:
    """A proof in money as words for a sentence: mean, low and high as `spoken`, n worlds, how many won, how many
    needed."""
    d = pair.difference
    said = {name: spoken(getattr(d, name) / 1000) for name in ("mean", "low", "high")}
    return {**said, "n": str(d.n), "won": str(round(pair.share_won * d.n)), "needed": digits(pair.needed)}
