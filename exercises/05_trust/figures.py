"""The learner's own figures for unit 5: a small chain, five situations, six accounts."""

from __future__ import annotations

from .slips import chain_slips, told_apart

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
        **_chain(rng),
        "cases": [str(name) for name in rng.permutation(cases)],
        "rungs": rungs,
        "potentials": [int(potentials[k]) for k in order],
        "judge": int(rng.integers(2**31)),
    }


def _chain(rng) -> dict:
    """Chances a month in percent, up and down from each rung; drawn until no slip looks like another."""
    while True:
        found = {
            "up1": int(rng.integers(20, 41)), "up2": int(rng.integers(8, 21)),
            "down1": int(rng.integers(5, 16)), "down2": int(rng.integers(3, 11)),
        }  # fmt: skip
        if told_apart(chain_slips(found)):
            return found
