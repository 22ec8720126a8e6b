"""Judging the answers of unit 1 from the learner's figures, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.money import spoken
from simlib.classroom.proof import fresh_seeds, proof_words
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab import Pair, compare
from simlib.lab.compare import paired
from simlib.text.figures import show_share
from simlib.world import Scenario, Strategy, scenario

from .slips import metric_slips, tolerance, worth_slips

SEEDS, REPLICATIONS, HORIZON = 2, 20, 728.0
RIGHT_WAY = "under"
"""The average rate understates the value of customers who differ, whatever the figures."""


def check_metrics(f: Mapping, answer: Mapping) -> Result:
    """CSAT, retention, conversion, CAC and CLV from the log."""
    found = metric_slips(f)
    clv, cac = found["clv"][0], found["cac"][0]
    return verdict(
        hints_for(found, answer, tolerance),
        {name: spoken(v) for name, v in (("clv", clv), ("cac", cac))},
    )


def check_worth(f: Mapping, answer: Mapping) -> Result:
    """Break-even retention, what acquisition may cost, the value of two groups, and which way the average
    errs."""
    found = worth_slips(f)
    hints = hints_for(found, answer, tolerance)
    way = answer["way"]
    hints.append(None if way == RIGHT_WAY else Hint("way", way))
    gap = found["mixed"][0] / found["most"][0] - 1
    return verdict(hints, {"even": show_share(found["even"][0], 0), "gap": show_share(gap, 0)})


def own_market(f: Mapping) -> Scenario:
    """The learner's customers, over two years."""
    return scenario("machinery").alone("customers").but(horizon_days=HORIZON, **f["market"])


def _pairs(f: Mapping, sheet: Strategy) -> dict[str, Pair]:
    """The sheet against the baseline in lifetime value and value created, on the same fresh worlds."""
    runs = [
        compare(own_market(f), [Strategy(), sheet], replications=REPLICATIONS, seed=seed, kpi="clv")
        for seed in fresh_seeds(f["judge"], SEEDS)
    ]
    return {
        kpi: paired(kpi, *(np.concatenate([c.results[i].values[kpi] for c in runs]) for i in (0, 1)))
        for kpi in ("clv", "value_created")
    }


def check_proof(f: Mapping, answer: Mapping) -> Result:
    """A higher lifetime value is shown, and no lower value created."""
    sheet = answer["sheet"]
    if sheet == Strategy():
        return Result(False, (Hint("sheet", "unchanged"),))
    pairs = _pairs(f, sheet)
    value = pairs["value_created"].difference
    said = {**proof_words(pairs["clv"]), "value": spoken(value.mean / 1000)}
    moved = pairs["clv"].verdict
    if moved != "more":
        return Result(False, (Hint("sheet", "less" if moved == "less" else "none", said),))
    if pairs["value_created"].verdict == "less":
        return Result(False, (Hint("sheet", "dear", said),))
    return Result(True, values=said)
