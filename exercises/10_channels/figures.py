"""The learner's own figures for unit 10: costs of two channels, three products, four dealers, a policy."""

from __future__ import annotations

CASES = ("diverted", "unskilled", "sitting", "stuffed")


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; money in thousand EUR, shares from 0
    to 1."""
    people, each = int(rng.integers(3, 7)), int(rng.integers(50, 71))
    own_share, agent_share = int(rng.integers(2, 6)) / 200, int(rng.integers(8, 13)) / 100
    support = 5 * int(rng.integers(4, 11))
    crosses = (people * each - support) / (agent_share - own_share)
    side = float(rng.uniform(0.6, 0.85) if rng.random() < 0.5 else rng.uniform(1.2, 1.6))
    firsts = (rng.uniform(0.25, 0.4), rng.uniform(1.8, 2.5), rng.uniform(0.35, 0.5))
    first = [int(round(float(share) * crosses, -1)) for share in firsts]
    return {
        "people": people,
        "each": each,
        "own_share": own_share,
        "agent_share": agent_share,
        "support": support,
        "expected": int(round(side * crosses, -1)),
        "first": dict(zip(("steady", "large", "growing"), first, strict=True)),
        "change": int(0.3 * people * each),
        "cases": [CASES[k] for k in rng.permutation(len(CASES))],
        "fell": int(rng.integers(7, 14)),
        "active": int(rng.integers(16, 25)),
        "wins": int(rng.integers(5, 9)),
        "months": int(rng.integers(6, 12)),
        "few": int(rng.integers(2, 5)),
        "more": int(rng.integers(25, 46)),
        "usual_margin": int(rng.integers(17, 19)) / 100,
        "usual_rebate": 0.03,
        "usual_guard": 0.2,
        "usual_visits": 2,
        "usual_training": 0.5,
        "judge": int(rng.integers(2**31)),
    }
