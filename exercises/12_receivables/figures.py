"""The learner's own figures for unit 12: a small ledger, roll rates with balances, a bad debt, a company."""

from __future__ import annotations

from .slips import AGES, allowance_slips, report_slips, told_apart

OPEN_AGES = ((-25, -3), (1, 29), (31, 59), (61, 89), (91, 150))
"""Days past due of the open invoices of each bucket."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; amounts in thousand EUR, rates in percent."""
    return {**_report(rng), **_rolls(rng), **_company(rng)}


def _report(rng) -> dict:
    """Twelve invoices, two paid and one exactly 30 days past due; drawn until all slips can be told."""
    while True:
        ages = [int(rng.integers(low, high + 1)) for low, high in OPEN_AGES for _ in range(2)]
        ages[3] = 30  # the last day of its bucket
        ages += [int(rng.integers(-20, -2)), int(rng.integers(5, 28))]  # one paid in each of the first two
        rows = [(age, int(rng.integers(4, 60)), n >= 10) for n, age in enumerate(ages)]
        order = rng.permutation(len(rows))
        sales = int(rng.integers(30, 50)) * 10
        found = {
            "rows": [list(rows[int(i)]) for i in order],
            "sales": sales,
            "begin": int(sales * rng.uniform(0.6, 0.9)),
        }
        slips = report_slips(found)
        if told_apart(slips) and len({slips[age][0] for age in AGES}) == len(AGES):
            return found


def _rolls(rng) -> dict:
    """Roll rates, what is open in each bucket, a bad debt; drawn until all slips can be told."""
    ends = ((15, 36), (30, 51), (45, 66), (55, 76), (60, 86))
    balances = ((400, 700), (150, 300), (60, 120), (25, 55), (20, 60))
    while True:
        found = {
            "rolls": [int(rng.integers(*end)) for end in ends],
            "balances": dict(zip(AGES, (int(rng.integers(*end)) for end in balances), strict=True)),
            "debt": int(rng.integers(20, 91)),
            "net": int(rng.integers(4, 10)),
            "contribution": int(rng.integers(28, 41)),
        }
        if told_apart(allowance_slips(found)):
            return found


def _company(rng) -> dict:
    """The machinery maker with two figures moved, and a number for the judge's worlds."""
    return {
        "market": {
            "leads_per_year": float(rng.integers(37, 44) * 10),
            "gross_margin": float(rng.integers(28, 34)) / 100,
        },
        "judge": int(rng.integers(2**31)),
    }
