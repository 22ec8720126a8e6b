"""The learner's own figures for unit 7: a snapshot of a pipeline, a year by stages, a market."""

from __future__ import annotations

from math import prod

from simlib.course.pipeline import WIN_RATES, pass_chances, weighted_pipeline

from .slips import indicator_slips, told_apart

HOURS = (5, 7, 12, 14, 12, 8)
"""Usual hours an opportunity takes in each stage [assumed, as in the shipped company]."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; amounts in thousand EUR, shares in
    percent."""
    return {**_snapshot(rng), **_year(rng), **_market(rng)}


def _snapshot(rng) -> dict:
    """A first week of a quarter. Drawn again until every typical slip gives a figure of its own."""
    while True:
        counts = [
            int(rng.integers(low, high)) for low, high in ((6, 12), (5, 10), (4, 8), (3, 6), (2, 5), (2, 4))
        ]
        amounts = [n * int(rng.integers(16, 60)) * 5 for n in counts]
        weighted = weighted_pipeline(amounts)
        target = int(rng.integers(60, 90)) * 100
        quota = target // 400 * 100 + int(rng.integers(1, 4)) * 50
        quarter = int(rng.integers(2, 5))
        found = {
            "counts": counts,
            "amounts": amounts,
            "quarter": quarter,
            "target": target,
            "quota": quota,
            "weighted_last": round(weighted) - int(rng.integers(30, 180)),
            "done_last": int(target * (quarter - 1) / 4 * rng.uniform(0.7, 1.0) / 10) * 10,
            "quarter_last": int(quota * rng.uniform(0.6, 0.9) / 10) * 10,
            "week_revenue": int(rng.integers(5, 20)) * 10,
            "small_done": int(rng.integers(20, 45)) * 10,
            "small_expected": int(rng.integers(8, 18)) * 10,
        }
        if quarter == 2:  # the quarter that ended is all there is of the year
            found["quarter_last"] = found["done_last"]
        if found["quarter_last"] <= found["done_last"] and told_apart(indicator_slips(found)):
            return found


def _year(rng) -> dict:
    """A year of a funnel in which each stage has its own people, and one of them has too few hours.

    Four stages look bad for another reason: the lowest win rate (interest), the largest stock, a pass share
    far below the course's chance, the most hours for each opportunity.
    """
    while True:
        limit = int(rng.integers(2, 5))
        stock = 1 if limit == 2 else int(rng.integers(1, 3))
        weak, heavy = (
            int(s) for s in rng.permutation([s for s in range(1, 6) if s not in (limit, stock)])[:2]
        )
        hours = [h + int(rng.integers(-1, 2)) for h in HOURS]
        hours[heavy] = max(hours) + int(rng.integers(3, 7))
        shares = [round(100 * p) + int(rng.integers(-4, 5)) for p in pass_chances(WIN_RATES)]
        shares[weak] = round(100 * pass_chances(WIN_RATES)[weak]) - int(rng.integers(16, 22))
        entered, finished, passed, available, still_open, waiting = [], [], [], [], [], []
        flow = int(rng.integers(90, 141)) * 5
        for stage in range(6):
            load = rng.uniform(1.18, 1.38) if stage == limit else rng.uniform(0.55, 0.82)
            entered.append(flow)
            available.append(round(flow * hours[stage] / load / 10) * 10)
            finished.append(available[stage] // hours[stage] if stage == limit else flow)
            passed.append(round(finished[stage] * shares[stage] / 100))
            with_customer = flow * (rng.uniform(0.5, 0.6) if stage == stock else rng.uniform(0.06, 0.12))
            still_open.append(round(with_customer) + flow - finished[stage])
            waiting.append(int(rng.integers(25, 46)) if stage == limit else int(rng.integers(1, 6)))
            flow = passed[stage]
        extra = min(int(rng.integers(4, 9)), entered[limit] - finished[limit])
        found = {
            "entered": entered, "finished": finished, "passed": passed, "open": still_open, "hours": hours,
            "available": available, "waiting": waiting, "shares": shares, "extra_hours": extra * hours[limit],
        }  # fmt: skip
        if _sound(found, limit, stock, extra):
            return {**found, "limit": limit, "stock": stock, "weak": weak, "heavy": heavy}


def _sound(found: dict, limit: int, stock: int, extra: int) -> bool:
    """One largest stock, room behind the bottleneck, and a gain that no slip also gives."""
    others = [n for stage, n in enumerate(found["open"]) if stage != stock]
    gain = extra * prod(s / 100 for s in found["shares"][limit:])
    by_weights = extra * WIN_RATES[limit]
    return (
        extra >= 4
        and found["open"][stock] > 1.15 * max(others)
        and max(found["shares"]) < 96
        and gain >= 0.6
        and abs(gain - by_weights) > 0.15 * gain
    )


def _market(rng) -> dict:
    """A market of one's own: the machinery maker with some figures moved, and a number for the judge's
    worlds."""
    return {
        "market": {
            "leads_per_year": float(rng.integers(35, 46) * 10),
            "gross_margin": float(rng.integers(27, 34)) / 100,
            "house_style": ("eagle", "donkey", "fox")[int(rng.integers(3))],
            "rep_cost": int(rng.integers(110, 131)) * 1000,
        },
        "judge": int(rng.integers(2**31)),
    }
