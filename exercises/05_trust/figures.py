"""The learner's own figures for unit 5: a visit to give away, five situations, six accounts."""

from __future__ import annotations

from simlib.units.trust.model import TRUST, matrix, over_time

from .slips import LETTERS, best_of, extra_slips, told_apart

SITUATIONS = {
    "fine": ("thanks", "hospital", "discount"),
    "ask": ("birthday", "lunch", "reference"),
    "never": ("card", "job", "private", "school"),
}
"""Situations of each sort; words in the exercise's "case.<name>"."""
ASKED = 5
BUDGET = 12
BROKEN = 0.01
"""Visits a month for the whole portfolio, and the share of promises broken [assumed]."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in."""
    cases = [str(rng.choice(names)) for names in SITUATIONS.values()]
    rest = [name for names in SITUATIONS.values() for name in names if name not in cases]
    cases += [str(name) for name in rng.permutation(rest)[: ASKED - len(cases)]]
    potentials = [50 * round(p * rng.uniform(0.85, 1.15) / 50) for p in (6000, 3600, 2000, 1000, 500, 250)]
    order = rng.permutation(6)
    rungs = [int(r) for r in rng.permutation((0, 0, 1, 1, 2, 2))]
    return {
        **_accounts(rng),
        "cases": [str(name) for name in rng.permutation(cases)],
        "rungs": rungs,
        "potentials": [int(potentials[k]) for k in order],
        "judge": int(rng.integers(2**31)),
    }


def _accounts(rng) -> dict:
    """Three accounts: what they buy a year (thousand EUR), the chance in percent that they trust us in a year, now and
    with one visit more a month, by the unit's ladder; drawn until no slip looks like another and the largest account
    is not the answer."""
    while True:
        rungs, visits = rng.permutation((0, 1, 2)), rng.permutation((1, 2, 4))
        chances = [
            [_trusts(int(rung), int(v) + extra) for rung, v in zip(rungs, visits, strict=True)]
            for extra in (0, 1)
        ]
        found = {
            "buys": [50 * int(rng.integers(12, 81)) for _ in LETTERS],
            "now": chances[0], "more": chances[1], "share": int(rng.choice((15, 20, 25))),
        }  # fmt: skip
        slips = extra_slips(found)
        best = best_of({field: right for field, (right, _) in slips.items()})
        if told_apart(slips) and found["buys"][LETTERS.index(best)] < max(found["buys"]):
            return found


def _trusts(rung: int, visits: int) -> int:
    """The chance in percent that an account stands on trust or higher in a year."""
    return round(100 * float(over_time(matrix(visits, BROKEN), rung, 12)[-1, TRUST:].sum()))
