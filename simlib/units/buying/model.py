"""A buying centre that decides together (unit 4): roles, what a visit moves, and a vote by one of six rules.

Roles: buyer, user, gatekeeper, decision maker [course]; initiator and designer are named by the course's
purchasing stages [course]. Published: five roles in Webster & Wind 1972, the initiator in Bonoma 1982. Everything
below is [assumed] unless it says so.

1. The map says how much each role counts in the talk (influence, 1 to 5) and where it stands (support, -2
   strongly against to 2 strongly for). The map errs: true support differs by MAP_SD, by UNMET_SD for a role
   that nobody on our side has met.
2. A visit moves support by up to STEP: most for the undecided, little at either end; so each further visit
   to the same role moves less. A visit takes place by the chance ACCESS.
3. At the meeting each member leans partly (TALK) towards the others, weighed by their influence; then the
   mood of the day (MOOD_SD) is added. Above 0 is a vote for us.
4. RULES: the decision maker alone; a majority of heads; a majority by influence; a majority with the
   gatekeeper's veto; all together; and the state-owned firm's collective decision (the "three majors and one
   large"; that it is collective: published, 2010 central document). How it goes is assumed: the gatekeeper's
   review comes first and can stop it, the person in charge speaks last, so that the others do not lean
   towards that view, and has one vote like the others, and no more than one may be against.

What is left out: rivals, prices, talk between visits, visits that do harm, people who change their job.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

ROLES = ("initiator", "user", "designer", "gatekeeper", "buyer", "decider")
RULES = ("decider", "majority", "influence", "veto", "unanimous", "collective")
MOST_VISITS = 6
"""Visits to one role that luck is drawn for, and the budget of a plan: the even plan sees each role once."""

INFLUENCE = (1, 5)  # points, range of a role's influence
SUPPORT = (-2, 2)  # points, range of a role's support on the map
MAP_SD = 0.7  # [assumed] points of support, 0 to 2: how far the map is off for a role we have met
UNMET_SD = 1.4  # [assumed] points, 0 to 3: the same for a role nobody has met
STEP = 0.8  # [assumed] points, 0 to 2: what a visit moves somebody undecided
ENDS = 2.5  # [assumed] points of support, 2 to 4: where a visit moves nothing any more
TALK = 0.3  # [assumed] share, 0 to 1: how far a member leans towards the others
MOOD_SD = 0.6  # [assumed] points, 0 to 2: the mood of the day
ACCESS = {"initiator": 1.0, "user": 1.0, "designer": 0.9, "gatekeeper": 0.8, "buyer": 1.0, "decider": 0.6}
"""Chance that a visit to the role takes place, 0 to 1 [assumed]."""
COLLECTIVE = 5  # [assumed] votes of six that the collective decision needs


@dataclass(frozen=True)
class Account:
    """The map of one account: influence, support and whether we have met, in the order of ROLES; the rule."""

    influence: tuple[int, ...]
    support: tuple[float, ...]
    met: tuple[bool, ...] = (True,) * len(ROLES)
    rule: str = "majority"

    def but(self, **changes) -> Account:
        """A copy with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Luck:
    """Draws of `n` committees: the map's error and the mood (n x 6), access of each visit (n x 6 x 6)."""

    error: np.ndarray
    mood: np.ndarray
    access: np.ndarray


def committees(n: int, seed: int) -> Luck:
    """The luck of `n` committees; two plans that meet the same luck can be compared committee by committee.

    >>> committees(3, seed=1).access.shape
    (3, 6, 6)
    """
    rng = np.random.default_rng([4, seed])
    shape = (n, len(ROLES))
    return Luck(rng.standard_normal(shape), rng.standard_normal(shape), rng.random((*shape, MOST_VISITS)))


def step(support):
    """Points of support that a visit moves, from where somebody stands (a number or an array).

    >>> [round(float(points), 3) for points in step(np.array([0.0, -2.0]))]
    [0.8, 0.288]
    """
    return STEP * np.maximum(0.0, 1.0 - (support / ENDS) ** 2)


def after_visits(account: Account, plan: tuple[int, ...], luck: Luck) -> np.ndarray:
    """True support of each member after the plan's visits (n x 6); the plan is in the order of ROLES."""
    if any(not 0 <= visits <= MOST_VISITS for visits in plan):
        raise ValueError(f"visits must lie in 0..{MOST_VISITS}: {plan}")
    sd = np.where(account.met, MAP_SD, UNMET_SD)
    support = np.clip(np.array(account.support, dtype=float) + sd * luck.error, -ENDS, ENDS)
    chance = np.array([ACCESS[role] for role in ROLES])
    for k in range(max(plan)):
        happens = (luck.access[:, :, k] < chance) & (np.array(plan) > k)
        support = support + np.where(happens, step(support), 0.0)
    return support


def opinions(account: Account, support: np.ndarray, mood: np.ndarray) -> np.ndarray:
    """What each member thinks when hands are raised (n x 6): own view, the others' talk, the day's mood."""
    heard = np.array(account.influence, dtype=float)
    if account.rule == "collective":  # the person in charge speaks last
        heard[ROLES.index("decider")] = 0.0
    total = (support * heard).sum(axis=1, keepdims=True) - support * heard
    others = total / (heard.sum() - heard)
    return (1 - TALK) * support + TALK * others + MOOD_SD * mood


def decided(account: Account, votes: np.ndarray) -> np.ndarray:
    """Whether each committee buys from us, by the account's rule; `votes` are booleans (n x 6).

    >>> split = np.array([[True, True, True, False, True, False]])
    >>> [bool(decided(Account((3,) * 6, (0,) * 6, rule=rule), split)[0]) for rule in RULES]
    [False, True, True, False, False, False]
    """
    decider, gatekeeper = votes[:, ROLES.index("decider")], votes[:, ROLES.index("gatekeeper")]
    heads, weight = votes.sum(axis=1), np.array(account.influence, dtype=float)
    majority = heads > len(ROLES) / 2
    return {
        "decider": decider,
        "majority": majority,
        "influence": votes @ weight > weight.sum() / 2,
        "veto": majority & gatekeeper,
        "unanimous": heads == len(ROLES),
        "collective": (heads >= COLLECTIVE) & gatekeeper,
    }[account.rule]


def won(account: Account, plan: tuple[int, ...], luck: Luck) -> np.ndarray:
    """1.0 for each committee that decides for us after the plan's visits, else 0.0."""
    views = opinions(account, after_visits(account, plan, luck), luck.mood)
    return decided(account, views > 0).astype(float)


def one_more(plan: tuple[int, ...], role: str) -> tuple[int, ...]:
    """The plan with one more visit to a role.

    >>> one_more((1, 1, 1, 1, 1, 1), "buyer")
    (1, 1, 1, 1, 2, 1)
    """
    return tuple(visits + (role == other) for visits, other in zip(plan, ROLES, strict=True))


CASE = Account((2, 3, 3, 4, 2, 5), (1, 1, 0, -1, 0, 2), (True, True, False, True, True, True), "collective")
"""The unit's case [assumed]: a state-owned plant whose decision maker is won, and whose gatekeeper is not."""
EVEN = (1,) * len(ROLES)
"""The even plan: one visit to each role."""
