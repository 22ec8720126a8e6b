"""The learner's own figures for unit 3: four customers' sentences, a meeting of styles, a price, a draft."""

from __future__ import annotations

from simlib.course.communication import ANIMALS, pair

from .slips import price_slips, told_apart

LINES = 5
"""Sentences written for each animal; words in "line.<animal>.<n>"."""

ROLES = ("buyer", "user", "gatekeeper", "decision_maker")


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; hours, deals, shares in percent."""
    return {**_customers(rng), **_meeting(rng), **_price(rng), **_draft(rng)}


def _pick(rng, animal: str, n: int) -> list[tuple[str, int]]:
    return [(animal, int(i) + 1) for i in rng.permutation(LINES)[:n]]


def _customers(rng) -> dict:
    """Four roles, three sentences each: two of the customer's own animal, one that sounds like another.

    The odd sentences come from all three kinds of pairs, so that each confusion is there to be made.
    """
    customers = []
    kinds = [
        ("compatible", "contrasting", "diagonal")[int(i)] for i in (*rng.permutation(3), rng.integers(3))
    ]
    for kind in kinds:
        animal = ANIMALS[int(rng.integers(4))]
        (odd,) = (other for other in ANIMALS if pair(animal, other) == kind)
        lines = _pick(rng, animal, 2) + _pick(rng, odd, 1)
        customers.append({
            "animal": animal, "odd": odd, "lines": [lines[int(i)] for i in rng.permutation(3)],
        })  # fmt: skip
    return {"customers": customers}


def _meeting(rng) -> dict:
    """A customer to approach, and the learner's own style in the story, another one."""
    customer, own = (ANIMALS[int(i)] for i in rng.permutation(4)[:2])
    return {
        "customer": customer,
        "own": own,
        "heard": _pick(rng, customer, 3),
        "role": ROLES[int(rng.integers(4))],
    }


def _price(rng) -> dict:
    """A quarter's hours, what a deal takes, what preparation takes at each stage, and two win rates."""
    while True:
        found = {
            "hours": int(rng.integers(60, 120)) * 25,
            "deal_hours": int(rng.integers(52, 76)),
            "stage_hours": float(rng.integers(2, 9)) / 4,
            "rate": int(rng.integers(16, 27)),
            "gain": int(rng.integers(1, 7)),
        }
        if told_apart(price_slips(found)):
            return found


def _draft(rng) -> dict:
    """A draft message in one style, and the three facts that it holds."""
    return {
        "draft": ANIMALS[int(rng.integers(4))],
        "saving": int(rng.integers(21, 60)),
        "months": int(rng.integers(10, 20)),
        "weeks": int(rng.integers(3, 10)),
    }
