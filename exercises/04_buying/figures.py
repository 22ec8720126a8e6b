"""The learner's figures for unit 4: ten call notes in an order of their own, the map of an account."""

from __future__ import annotations

from simlib.units.buying.model import ROLES, Account
from simlib.units.buying.visits import FOR, next_visit

STOCK = {
    "order": ("signed_line", "order_mail", "stamp", "call_off"),
    "advance": ("come_and_see", "two_of_us", "boss_friday", "lift_up", "test_week", "pilot", "half_budget",
                "small_lot", "draft_together", "data_sheet"),
    "continuation": ("fantastic", "pleasant", "think_over", "next_year", "send_offer", "call_me", "in_touch",
                     "impressed"),
    "no_sale": ("not_for_us", "contract_elsewhere", "plan_dropped", "no_thanks"),
}  # fmt: skip
"""Call notes by the result they belong to; words in the exercise's "note.<name>"."""
ASKED = 10
AT_LEAST = {"order": 1, "advance": 2, "continuation": 2, "no_sale": 1}
OPEN_RULES = ("majority", "veto", "collective")
"""The ways of deciding that an account may have here."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in."""
    return {"notes": _notes(rng), **_account(rng), "judge": int(rng.integers(2**31))}


def account_of(f) -> Account:
    """The learner's account as the model takes it."""
    return Account(tuple(f["influence"]), tuple(f["support"]), tuple(f["met"]), f["rule"])


def _notes(rng) -> list[str]:
    """Ten notes, some of each result, shuffled."""
    shuffled = {result: [str(n) for n in rng.permutation(names)] for result, names in STOCK.items()}
    taken = [name for result, names in shuffled.items() for name in names[: AT_LEAST[result]]]
    rest = [name for result, names in shuffled.items() for name in names[AT_LEAST[result] :]]
    taken += [str(n) for n in rng.permutation(rest)[: ASKED - len(taken)]]
    return [str(n) for n in rng.permutation(taken)]


def _account(rng) -> dict:
    """An account whose decision maker and one other are firmly for us, and whose next visit is to a third."""
    decider = ROLES.index("decider")
    while True:
        support = [int(s) for s in rng.choice((-1, -1, -1, 0, 0, -2), len(ROLES))]
        friend = int(rng.integers(3))
        support[decider] = support[friend] = 2
        found = {
            "influence": [int(x) for x in rng.integers(1, 5, len(ROLES))],
            "support": support,
            "met": [bool(x) for x in rng.random(len(ROLES)) < 0.7],
            "rule": str(rng.choice(OPEN_RULES)),
        }
        found["influence"][decider], found["met"][decider], found["met"][friend] = 5, True, True
        advice = next_visit(account_of(found))
        open_minds = sum(-FOR <= s < FOR for s in support)
        blocked = support[ROLES.index("gatekeeper")] < -FOR
        if advice.rule != "decide" and ROLES.index(advice.role) not in (decider, friend) and not blocked:
            if 3 <= open_minds <= 4 and support.count(-1) >= 2:
                return found
