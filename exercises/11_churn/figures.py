"""The learner's own figures for unit 11: a cohort, a retention budget, two sorts of customers, a company."""

from __future__ import annotations

from .slips import AHEAD, budget_slips, differ_slips, project_slips, told_apart


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; money in thousand EUR, chances in percent."""
    return {**_cohort(rng), **_budget(rng), **_differ(rng), **_company(rng)}


def _cohort(rng) -> dict:
    """alpha, beta and the customers there after years 0 to 5; drawn until all slips can be told."""
    while True:
        a, b = int(rng.integers(55, 96)) / 100, int(rng.integers(110, 301)) / 100
        there = [1000.0]
        for t in range(AHEAD):
            there.append(there[-1] * (b + t) / (a + b + t))
        found = {"alpha": a, "beta": b, "there": [round(x) for x in there]}
        if told_apart(project_slips(found)):
            return found


def _budget(rng) -> dict:
    while True:
        before = int(rng.integers(16, 31))
        found = {
            "customers": 10 * int(rng.integers(20, 61)),
            "before": before,
            "after": before - int(rng.integers(4, 9)),
            "margin": int(rng.integers(5, 21)),
            "rate": int(rng.integers(6, 13)),
        }
        if told_apart(budget_slips(found)):
            return found


def _differ(rng) -> dict:
    """Two sorts with the mean of the alike; a price between what the offer is worth with alike and with mixed."""
    while True:
        few, low, high = int(rng.integers(20, 31)), int(rng.integers(3, 8)), int(rng.integers(60, 76))
        mean = (few * high + (100 - few) * low) / 100
        m = int(rng.integers(8, 16))
        alike = _gain(mean / 100)
        mixed = few / 100 * _gain(high / 100) + (1 - few / 100) * _gain(low / 100)
        found = {
            "few": few, "low": low, "high": high, "mean": mean, "margin_differ": m,
            "price": round(m * (alike + mixed) / 2, 1), "pool": 1000,
        }  # fmt: skip
        if told_apart(differ_slips(found)) and m * (alike - mixed) > 0.6:
            return found


def _gain(chance: float) -> float:
    """Margins that halving the first year's chance brings on average, in yearly margins."""
    return chance / 2 * (1 - (1 - chance) ** AHEAD) / chance


def _company(rng) -> dict:
    return {
        "market": {
            "competitor_pressure": int(rng.integers(0, 5)) / 10,
            "case_chance": int(rng.integers(27, 33)) / 100,
        },
        "judge": int(rng.integers(2**31)),
    }
