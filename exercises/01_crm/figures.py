"""The learner's own figures for unit 1: a year's event log, two groups of customers, a company."""

from __future__ import annotations

from .slips import metric_slips, told_apart, worth_slips

CUSTOMERS, ENQUIRIES = 8, 8


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; amounts in thousand EUR, rates in percent."""
    return {**_log(rng), **_worth(rng), **_company(rng)}


def _log(rng) -> dict:
    """Eight customers, their answers, eight enquiries; drawn until all slips can be told."""
    while True:
        left, won, lost = int(rng.integers(1, 4)), int(rng.integers(2, 4)), int(rng.integers(3, 5))
        scores = [3, 4, 5, *(int(s) for s in rng.choice([1, 2, 3, 4, 5], 5, p=[0.1, 0.15, 0.2, 0.3, 0.25]))]
        found = {
            "stayed": _mixed(rng, [False] * left + [True] * (CUSTOMERS - left)),
            "scores": _mixed(rng, scores),
            "fates": _mixed(rng, ["won"] * won + ["lost"] * lost + ["open"] * (ENQUIRIES - won - lost)),
            "spent": int(rng.integers(60, 181)),
            "margin": int(rng.integers(8, 25)),
            "rate": int(rng.integers(7, 13)),
            "order": [int(n) for n in rng.permutation(366)[: 2 * CUSTOMERS + 2 * ENQUIRIES]],
        }
        if "open" in found["fates"] and told_apart(metric_slips(found)):
            return found


def _mixed(rng, values: list) -> list:
    return [values[int(i)] for i in rng.permutation(len(values))]


def _worth(rng) -> dict:
    """Margin, acquisition cost, discount rate, two equal groups; drawn until all slips can be told."""
    while True:
        middle, apart = int(rng.integers(66, 79)), int(rng.integers(12, 18))
        year = int(rng.integers(8, 21))
        found = {
            "year": year,
            "cost": int(year * rng.uniform(2.1, 4.2)),
            "discount": int(rng.integers(7, 13)),
            "groups": [middle - apart, middle + apart],
        }
        if told_apart(worth_slips(found)):
            return found


def _company(rng) -> dict:
    """The machinery maker's customers with two figures moved, and a number for the judge's worlds."""
    return {
        "market": {
            "opening_customers": int(rng.integers(24, 28)) * 10,
            "order_margin": float(rng.integers(36, 41)) / 100,
        },
        "judge": int(rng.integers(2**31)),
    }
