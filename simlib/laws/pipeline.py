"""The company's funnel, all effects at reference: the simulated side of win rates and weighted pipelines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.course.pipeline import STAGES, pass_chances
from simlib.lab.kpi.kpis import calibration, pass_shares
from simlib.laws.precision import Sample
from simlib.world.company import simulate
from simlib.world.log import Log
from simlib.world.scenario import Scenario
from simlib.world.strategy import Strategy

DEALS = 4_000
"""Deals that open in one replication of the pass shares; the stages that few pass get most of them."""

COPIES = 400
"""Copies of a pipeline that one replication plays."""

MOST_REPLICATIONS = 600
"""At most: about half a minute for a pipeline of the course's size."""

_STAGES = len(STAGES)
_MONEY = 10**12  # what the largest deals of a stage amount to in whole units, so that rounding is nothing
_HORIZON = 3640.0


def _play(
    win_rates: Sequence[float], counts: Sequence[int], amounts: Sequence[int], seed: int, replication: int
) -> Log:
    """Let the company work off an opening pipeline alone: so many deals and this amount in each stage."""
    market = Scenario().at_reference().but(
        win_rates=tuple(win_rates), leads_per_year=0.0,
        work_hours=(0.5,) * _STAGES, own_days=(1.0,) * _STAGES,
        opening_count=tuple(counts), opening_amount=tuple(amounts), horizon_days=_HORIZON,
    )  # fmt: skip
    return simulate(market, Strategy().but(reps=20), seed=seed, replication=replication)


def pass_sample(win_rates: Sequence[float], seed: int, replication: int) -> Sample:
    """Passed over settled visits, and won over opened deals, by stage, from the log of one replication.

    With fewer than six win rates the deals open in the last stages only.
    """
    n = len(win_rates)
    before = _STAGES - n
    rare = np.array([(1 - p) / p for p in pass_chances(win_rates)])  # squared relative error of one visit
    counts = [0] * before + [int(DEALS * share) + 100 for share in rare / max(rare.sum(), 1.0)]
    log = _play([win_rates[0]] * before + list(win_rates), counts, counts, seed, replication)
    settled, passed = pass_shares(log)
    seen = calibration(log, Scenario(), settled=log.horizon)
    totals = {
        "pass_chance": (passed[before:], settled[before:]),
        "win_rates": (seen.won[before:], seen.entered[before:]),
    }
    return Sample(totals, {"": np.empty(0)})


def wins(amounts: Sequence[float], win_rates: Sequence[float], seed: int, replication: int) -> np.ndarray:
    """What each of COPIES copies of a pipeline brings: independent deals, each won whole or not at all.

    Six deals at a time are put into the six stages of a funnel whose stage win rates are theirs, in rising
    order.
    """
    deals = sorted((rate, amount) for rate, amount in zip(win_rates, amounts, strict=True) if rate and amount)
    brought = np.zeros(COPIES)
    for part, first in enumerate(range(0, len(deals), _STAGES)):
        six = deals[first : first + _STAGES]
        six = [(six[0][0], 0.0)] * (_STAGES - len(six)) + six
        scale = _MONEY / max(amount for _, amount in six)
        counts = [COPIES if amount else 0 for _, amount in six]
        whole = [round(amount * scale / COPIES) * COPIES for _, amount in six]
        parts = -(-len(deals) // _STAGES)
        log = _play([rate for rate, _ in six], counts, whole, seed, replication * parts + part)
        visits = log.visits
        won = (visits["stage"] == _STAGES - 1) & (visits["passed"] == 1)
        rank = np.searchsorted(log.leads["lead"], visits["lead"][won], sorter=np.argsort(log.leads["lead"]))
        copy = rank % COPIES  # opening deals are numbered stage by stage
        brought += np.bincount(copy, visits["price"][won] / scale * COPIES, minlength=COPIES)
    return brought


def weighted_sample(
    amounts: Sequence[float],
    win_rates: Sequence[float],
    done: float,
    target: float,
    seed: int,
    replication: int,
) -> Sample:
    """Mean of what the copies bring, and of (done + that) / target."""
    brought = wins(amounts, win_rates, seed, replication)
    n, total = np.array([float(COPIES)]), brought.sum(keepdims=True)
    totals = {"weighted": (total, n), "expected": (total, n)}
    if target:
        totals["forecast"] = ((total + done * COPIES) / target, n)
    return Sample(totals, {"": np.empty(0)})


def spread_sample(deals: Sequence[float], win_rates: Sequence[float], seed: int, replication: int) -> Sample:
    """Mean and variance over the copies."""
    brought = wins(deals, win_rates, seed, replication)
    n, one = np.array([float(COPIES)]), np.ones(1)
    totals = {
        "expected": (brought.sum(keepdims=True), n),
        "variance": (brought.var(ddof=1, keepdims=True), one),
    }
    return Sample(totals, {"": np.empty(0)})
