"""Judging the answers of unit 12, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.proof import fresh_seeds, proof_words
from simlib.classroom.tasks import Hint, Result, judge, verdict
from simlib.lab import compare
from simlib.lab.compare import paired
from simlib.world import Scenario, Strategy, scenario

from .slips import aging_slips, loss_slips

SEEDS, REPLICATIONS = 2, 15
"""Fresh seeds, and pairs of worlds on each, that a policy is judged on."""
_TOLERANCE = {"overdue": 0.05, "middle": 0.05, "dso": 0.3, "allowance": 0.3, "net_sales": 0.6, "contribution_sales": 0.6}
_UNIT = {"dso": "days"}


def _judged(slips: Mapping, answer: Mapping) -> Result:
    hints = [
        judge(field, answer[field], right, wrong, _TOLERANCE[field], _UNIT.get(field, "thousand_eur"))
        for field, (right, wrong) in slips.items()
    ]
    return verdict(hints, {field: f"{right:,.1f}" for field, (right, _) in slips.items()})


def check_aging(f: Mapping, answer: Mapping) -> Result:
    """What is overdue, what is 31 to 60 days overdue, and DSO."""
    return _judged(aging_slips(f), answer)


def check_losses(f: Mapping, answer: Mapping) -> Result:
    """The allowance, and the sales that make up a bad debt."""
    return _judged(loss_slips(f), answer)


def own_market(f: Mapping) -> Scenario:
    """The learner's company, for a year."""
    return scenario("machinery").but(horizon_days=364.0, **f["market"])


def check_policy(f: Mapping, answer: Mapping) -> Result:
    """A policy that ends the year with more cash than the baseline on unseen worlds, and loses no more customers."""
    sheet, baseline = answer["sheet"], Strategy()
    if sheet == baseline:
        return Result(False, (Hint("sheet", "unchanged"),))
    runs = [
        compare(own_market(f), [baseline, sheet], replications=REPLICATIONS, seed=seed, kpi="cash")
        for seed in fresh_seeds(f["judge"], sheet, SEEDS)
    ]
    cash, lost = (
        paired(kpi, *(np.concatenate([c.results[i].values[kpi] for c in runs]) for i in (0, 1)))
        for kpi in ("cash", "customers_left")
    )
    said = proof_words(cash)
    if cash.verdict == "more" and lost.verdict != "more":
        return Result(True, values=said)
    if cash.verdict == "more":
        return Result(False, (Hint("sheet", "customers", {**said, "lost": f"{lost.difference.mean:.1f}"}),))
    if cash.verdict != "less":
        return Result(False, (Hint("sheet", "none" if cash.verdict == "none" else "idle", said),))
    longer, more = sheet.payment_terms > baseline.payment_terms, sheet.collectors > baseline.collectors
    return Result(False, (Hint("sheet", "terms" if longer else "collectors" if more else "less", said),))
