"""Four buyers to negotiate with, over price and payment terms (unit 8): who they are and how they answer an offer.

Everything is counted in points, percent of the list price: what a contract gives away (the seller's view) and what
it brings (the buyer's view), both against list price and standard terms.

Assumptions (directions from the course's four animals, all sizes assumed):

1. A contract is a discount and days to pay. Days cost the seller its rate of interest and are worth the buyer's own
   rate. Where the two differ, days are a means to enlarge what is shared. The donkey has a rule besides: each day
   away from its usual terms counts against a contract.
2. A buyer needs so many points (its best alternative), opens by asking for more, and knows a last round; the seller
   sees none of this but the opening. At the last round a buyer takes anything that beats its alternative.
3. A buyer concedes a share of the way from its opening to its need each round: its base pace, times how well the
   seller stands with it (respect, trust, patience, ease: one number from 0 to 1), times what this round's argument
   does, times luck. Time alone moves everybody late, and half of the way at most (after Faratin et al. 1998).
4. The first offer is an anchor: it draws what the buyer hopes for a little way towards it (after Galinsky and
   Mussweiler 2001). Clearly above the list price it is an affront.
5. Eagle: respects small steps and a position held with reasons; large steps lose respect, and it takes back some of
   what it had given. Sheep: fears being cheated; a sudden large step, an affront or a step back breaks trust, and
   without trust it leaves. Fox: takes gains and delays; what moves it is a dated next step that makes delay cost.
   Donkey: slow; precedents and guarantees move it, dates that press and sudden steps stop it.
6. An argument used again moves less, by the root of how often. Guarantees cost the seller once.
7. A buyer accepts an offer that brings it as much as it would ask for next.

Left out: several people at the table, learning from earlier deals, lies. Luck has an address: (seed, animal, kind).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

ANIMALS = ("eagle", "sheep", "fox", "donkey")
MOVES = ("none", "reason", "guarantee", "precedent", "dated")
DISCOUNTS, DAYS = (-5.0, 30.0), (0, 90)
STANDARD, USUAL = 30, 60  # days: the seller's standard terms, the terms that buyers ask for
YEAR = 365.0
# [assumed] points for the buyer: no step; a small one; from which sudden
NOTHING, SMALL, SWING = 0.05, 1.2, 3.0
AFFRONT = 1.0  # [assumed] points by which a first offer may be worse for the buyer than list price and standard terms
LATE, LATE_POWER = 0.5, 3.0  # [assumed] most that time alone concedes; how late it does
LUCK = 0.25  # [assumed] standard deviation of the log of a round's pace
GUARANTEE_COST = 0.4  # [assumed] points, once
MOST_ROUNDS = 16


@dataclass(frozen=True)
class Rule:
    """How one animal negotiates [assumed]: see the module's assumptions.

    `pace` is the share of the way conceded a round, `lean` how far mood bends it (0 not at all, 1 from nothing to
    double), `events` what the seller's step does to mood, `moves` {move: (change of mood, factor on pace)}, `takes`
    the share taken back after a sudden step, `leaves` the mood below which it walks away. Ranges: `need`, `hope`
    (opening above need) in points, `last` rounds, `rate` percent a year; `strict` points a day off its usual terms.
    """

    mood: float
    pace: float
    lean: float
    events: Mapping[str, float]
    moves: Mapping[str, tuple[float, float]]
    takes: float
    leaves: float
    anchored: float
    last: tuple[int, int]
    rate: tuple[float, float]
    patience: float
    strict: float = 0.0


NEED, HOPE = (2.0, 13.0), (8.0, 14.0)  # [assumed] points
EVENTS = ("affront", "back", "hold", "argued", "small", "middle", "sudden")

RULES: Mapping[str, Rule] = MappingProxyType({
    "eagle": Rule(
        0.5, 0.085, 0.8,
        {"affront": 0.0, "back": -0.15, "hold": -0.02, "argued": 0.12, "small": 0.08, "middle": -0.06, "sudden": -0.3},
        {"reason": (0.05, 1.25), "guarantee": (0.0, 1.0), "precedent": (0.0, 1.1), "dated": (0.03, 1.1)},
        0.08, 0.0, 0.10, (7, 10), (4.0, 7.0), 0.97,
    ),
    "sheep": Rule(
        0.6, 0.12, 0.8,
        {"affront": -0.35, "back": -0.4, "hold": -0.06, "argued": 0.02, "small": 0.06, "middle": 0.0, "sudden": -0.25},
        {"reason": (0.03, 1.1), "guarantee": (0.08, 1.3), "precedent": (0.03, 1.1), "dated": (-0.08, 0.9)},
        0.0, 0.18, 0.30, (7, 11), (6.0, 12.0), 0.95,
    ),
    "fox": Rule(
        0.5, 0.05, 0.6,
        {"affront": 0.0, "back": -0.05, "hold": 0.0, "argued": 0.03, "small": -0.04, "middle": -0.08, "sudden": -0.15},
        {"reason": (0.0, 1.0), "guarantee": (0.0, 1.0), "precedent": (0.0, 1.0), "dated": (0.10, 3.2)},
        0.08, 0.0, 0.15, (10, 16), (14.0, 24.0), 0.99,
    ),
    "donkey": Rule(
        0.5, 0.06, 0.6,
        {"affront": -0.15, "back": -0.25, "hold": -0.02, "argued": 0.03, "small": 0.05, "middle": -0.02,
         "sudden": -0.2},
        {"reason": (0.0, 1.1), "guarantee": (0.06, 1.8), "precedent": (0.08, 2.2), "dated": (-0.12, 0.5)},
        0.0, 0.1, 0.20, (9, 14), (6.0, 10.0), 0.98, 0.03,
    ),
})  # fmt: skip


@dataclass(frozen=True)
class Seller:
    """Our side: list price (thousand EUR), the most points worth giving (then our alternative is as good), interest
    (percent a year), what a round later is worth now (0-1), and the last round we have time for.

    >>> Seller().given(8.0, 30), round(Seller().given(8.0, 90), 3)
    (8.0, 9.479)
    """

    price: float = 400.0
    limit: float = 12.0
    rate: float = 9.0
    patience: float = 0.985
    rounds: int = 10

    def given(self, discount, days):
        """Points that a contract gives away against list price and standard terms."""
        return discount + self.rate * (days - STANDARD) / YEAR

    def discount_for(self, given, days):
        """The discount that makes so many points with these days."""
        return given - self.rate * (days - STANDARD) / YEAR

    def surplus(self, discount, days, guarantee=False):
        """What a contract is worth above our alternative, thousand EUR."""
        points = self.limit - self.given(discount, days) - GUARANTEE_COST * np.asarray(guarantee)
        return points * self.price / 100


@dataclass(frozen=True)
class Buyers:
    """Many buyers of one animal, arrays of one value each: need, hope (points), last round, interest (% a year), and
    the luck of each round (buyers x rounds).
    """

    animal: str
    need: np.ndarray
    hope: np.ndarray
    last: np.ndarray
    rate: np.ndarray
    luck: np.ndarray

    @property
    def rule(self) -> Rule:
        """How this animal negotiates."""
        return RULES[self.animal]

    def brings(self, discount, days):
        """Points that a contract brings each buyer."""
        off = self.rule.strict * np.abs(np.asarray(days) - USUAL)
        return discount + self.rate * (np.asarray(days) - STANDARD) / YEAR - off

    def discount_for(self, points, days):
        """The discount that brings so many points with these days."""
        return points - self.brings(0.0, days)


def buyers(animal: str, n: int, seed: int = 1) -> Buyers:
    """`n` buyers of an animal; KeyError for an unknown one. The first of more are the same as of fewer.

    >>> buyers("fox", 3).last.shape
    (3,)
    """
    rule, at = RULES[animal], ANIMALS.index(animal)
    drawn = [np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(at, kind))) for kind in range(5)]
    need, hope = (g.uniform(*span, n) for g, span in zip(drawn[:2], (NEED, HOPE), strict=True))
    last = drawn[2].integers(rule.last[0], rule.last[1] + 1, n)
    return Buyers(animal, need, hope, last, drawn[3].uniform(*rule.rate, n),
                  np.exp(LUCK * drawn[4].standard_normal((n, MOST_ROUNDS)) - LUCK**2 / 2))  # fmt: skip


@dataclass(frozen=True)
class State:
    """Where many negotiations stand: round played, share conceded, mood, hope, what our last offer brought them,
    their offer on the table (discount, days), how often each argument was used; status 0 talking, 1 they accepted,
    -1 they left.
    """

    round: int
    conceded: np.ndarray
    mood: np.ndarray
    hope: np.ndarray
    brought: np.ndarray
    discount: np.ndarray
    days: np.ndarray
    status: np.ndarray
    used: Mapping[str, int]
    event: np.ndarray

    def asks(self, buyers_: Buyers) -> np.ndarray:
        """Points each buyer asks for now."""
        return buyers_.need + self.hope * (1 - self.conceded)


def opening(who: Buyers) -> State:
    """The buyers have spoken first: their opening demand, at their usual terms."""
    n = len(who.need)
    days = np.full(n, USUAL)
    asked = np.clip(who.discount_for(who.need + who.hope, days), *DISCOUNTS)
    zero = np.zeros(n)
    return State(0, zero, np.full(n, who.rule.mood), who.hope, np.full(n, np.nan), np.round(asked, 1), days,
                 np.zeros(n, dtype=int), {}, np.full(n, ""))  # fmt: skip


def event_of(before, now, listed, move: str):
    """What a seller's step is to the buyer: one of EVENTS for each, "first" for a first offer that offends nobody.

    Points that our offer before brought (NaN on the first offer), that this one brings, and that list price and
    standard terms would bring.

    >>> [str(event_of(np.array([5.0]), np.array([x]), 0.0, "reason")[0]) for x in (4.0, 5.0, 5.5, 7.0, 9.0)]
    ['back', 'argued', 'small', 'middle', 'sudden']
    """
    step = np.asarray(now) - np.asarray(before)
    still = "hold" if move == "none" else "argued"
    found = np.select([step < -NOTHING, step <= NOTHING, step <= SMALL, step <= SWING],
                      ["back", still, "small", "middle"], "sudden")  # fmt: skip
    return np.where(np.isnan(step), np.where(np.asarray(now) < listed - AFFRONT, "affront", "first"), found)


def respond(who: Buyers, state: State, discount, days, move: str = "none") -> State:
    """The buyers' answers to our offers (points of discount, days, one argument for all).

    Buyers that have accepted or left stay as they are. KeyError for an unknown move.
    """
    rule, at = who.rule, state.round
    now = who.brings(discount, days)
    event = event_of(state.brought, now, who.brings(0.0, STANDARD), move)
    used = {**state.used, move: state.used.get(move, 0) + 1}
    lift, push = rule.moves[move] if move != "none" else (0.0, 1.0)
    fades = 1 / np.sqrt(used[move])
    mood = state.mood + sum(change * (event == name) for name, change in rule.events.items()) + lift * fades
    mood = np.clip(mood, 0.0, 1.0)
    hope = state.hope
    if at == 0:  # the first offer draws hope towards it
        hope = np.maximum(hope + rule.anchored * (now - who.need), 1.0)
    pace = rule.pace * (1 - rule.lean + 2 * rule.lean * mood) * (1 + (push - 1) * fades) * who.luck[:, at]
    sudden = event == "sudden"
    conceded = state.conceded + np.where(sudden, -rule.takes if rule.takes else 0.3 * pace, pace)
    time = LATE * np.minimum((at + 1) / who.last, 1.0) ** LATE_POWER
    conceded = np.clip(np.maximum(conceded, time), 0.0, 1.0)
    asks = who.need + hope * (1 - conceded)
    leaves = mood < rule.leaves
    over = at + 1 >= who.last
    accepts = ~leaves & (now >= np.where(over, who.need, asks))
    status = np.where(accepts, 1, np.where(leaves | over, -1, 0))
    theirs = 5 * np.round((USUAL + np.asarray(days)) / 10).astype(int) + 0 * state.days
    asked = np.round(np.clip(who.discount_for(asks, theirs), *DISCOUNTS), 1)
    new = State(at + 1, conceded, mood, hope, now, asked, theirs, status, used, event)
    return _only(state, new)


def _only(old: State, new: State) -> State:
    """The new state where talks went on, the old one elsewhere."""
    on = old.status == 0
    parts = ("conceded", "mood", "hope", "brought", "discount", "days", "status", "event")
    return replace(new, **{name: np.where(on, getattr(new, name), getattr(old, name)) for name in parts})
