"""Judging the answers of unit 12 from the learner's figures, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.money import spoken
from simlib.classroom.proof import fresh_seeds, proof_words
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab import Pair, compare
from simlib.lab.compare import paired
from simlib.text.figures import percent, signed
from simlib.world import Scenario, Strategy, scenario
from simlib.world.strategy import ladder

from .slips import AGES, allowance_slips, report_slips, tolerance

SEEDS, REPLICATIONS, HORIZON = 2, 15, 364.0


def check_report(f: Mapping, answer: Mapping) -> Result:
    """The five buckets, DSO with its best possible, CEI."""
    found = report_slips(f)
    hints = hints_for(found, answer, tolerance)
    total = sum(found[age][0] for age in AGES)
    return verdict(hints, {"overdue": percent(1 - found["current"][0] / total)})


def check_allowance(f: Mapping, answer: Mapping) -> Result:
    """Two loss rates, the allowance, and the extra sales for a bad debt by either margin."""
    found = allowance_slips(f)
    hints = hints_for(found, answer, tolerance)
    return verdict(hints, {name: spoken(found[name][0]) for name in ("allowance", "net", "contribution")})


def own_market(f: Mapping) -> Scenario:
    """The learner's company, over one year."""
    return scenario("machinery").alone("company").but(horizon_days=HORIZON, **f["market"])


def policy(answer: Mapping) -> Strategy:
    """The sheet with its dunning ladder."""
    return answer["sheet"].but(**ladder(answer["ladder"]))


def _pairs(f: Mapping, sheet: Strategy) -> dict[str, Pair]:
    """The sheet against the baseline in cash, value created and customers left, on the same fresh worlds."""
    runs = [
        compare(own_market(f), [Strategy(), sheet], replications=REPLICATIONS, seed=seed, kpi="cash")
        for seed in fresh_seeds(f["judge"], SEEDS)
    ]
    return {
        kpi: paired(kpi, *(np.concatenate([c.results[i].values[kpi] for c in runs]) for i in (0, 1)))
        for kpi in ("cash", "value_created", "customers_left")
    }


def check_policy(f: Mapping, answer: Mapping) -> Result:
    """More cash is shown, no less value created, and no more customers are shown to leave."""
    sheet = policy(answer)
    if sheet == Strategy():
        return Result(False, (Hint("sheet", "unchanged"),))
    pairs = _pairs(f, sheet)
    left = pairs["customers_left"]
    value = pairs["value_created"].difference
    said = {
        **proof_words(pairs["cash"]),
        "left": signed(left.difference.mean, 1),
        "value": spoken(value.mean / 1000),
    }
    if left.verdict == "more":
        blamed = "ladder" if answer["ladder"] != "standard" else "sheet"
        return Result(False, (Hint(blamed, "left", said),))
    cash = pairs["cash"].verdict
    if cash == "more" and value.verdict == "less":
        return Result(False, (Hint("sheet", "dear", said),))
    if cash == "more":
        return Result(True, values=said)
    return Result(False, (Hint("sheet", "less" if cash == "less" else "none", said),))
