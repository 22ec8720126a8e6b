"""Negotiations with the four buyers (unit 8): concession patterns, many talks at once, the zone and its yardsticks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.bargaining import nash_split, rubinstein_share
from simlib.course.concession import Negotiator
from simlib.units.negotiation.opponents import DAYS, GUARANTEE_COST, Buyers, Seller, State, opening, respond

PATTERNS = ("boulware", "linear", "conceder", "tit_for_tat", "one_big", "equal", "shrinking")
BETAS = {"boulware": 0.3, "linear": 1.0, "conceder": 3.0}  # [assumed] after Faratin, Sierra and Jennings 1998
# [assumed] how far three patterns go at all; ratio of a shrinking step to the one before
SHORT, SHRINK = 0.6, 0.7
_GRID = np.arange(DAYS[0], DAYS[1] + 1, 5)


@dataclass(frozen=True)
class Plan:
    """How we concede: a pattern, the first offer (points given), the days we write into every offer, one argument.

    boulware, linear and conceder reach the limit in our last round (Faratin, Sierra and Jennings 1998). Three go the
    same part of the way and differ in shape alone: one_big in one step, equal in equal steps, shrinking in ever
    smaller ones. tit_for_tat gives what the other side gave in the round before.
    """

    pattern: str = "linear"
    first: float = 0.0
    days: int = 30
    move: str = "none"


def share_given(pattern: str, round_: int, rounds: int) -> float:
    """The share of the way to the limit that a pattern has gone in a round (1 is the first offer), 0 at first.

    >>> [round(share_given("shrinking", r, 10), 3) for r in (1, 2, 3)]
    [0.0, 0.188, 0.319]
    """
    last = max(rounds - 1, 1)
    if pattern in BETAS:
        return Negotiator(0.0, 1.0, last, BETAS[pattern]).offer(round_ - 1)
    if pattern == "one_big":
        return SHORT if round_ > 1 else 0.0
    if pattern == "equal":
        return SHORT * (round_ - 1) / last
    return SHORT * (1.0 - SHRINK ** (round_ - 1)) / (1.0 - SHRINK**last)


@dataclass(frozen=True)
class Played:
    """Many talks that are over, arrays of one value each: whether agreed, discount, days, rounds taken, our value in
    thousand EUR (what waiting costs taken off; 0 without a deal), and what the other side left with in points.
    `offers` and `asks` are rounds x talks of points given in our view, NaN once over; `moods` likewise.
    """

    agreed: np.ndarray
    discount: np.ndarray
    days: np.ndarray
    rounds: np.ndarray
    value: np.ndarray
    theirs: np.ndarray
    left: np.ndarray
    offers: np.ndarray
    asks: np.ndarray
    moods: np.ndarray


def play(who: Buyers, plan: Plan, seller: Seller | None = None) -> Played:
    """Play a plan against many buyers. We take what they ask for once it costs us no more than our next offer would,
    and in our last round all that is within our limit.
    """
    seller, n = seller or Seller(), len(who.need)
    state, given = opening(who), np.full(n, min(plan.first, seller.limit))
    done = np.zeros(n, dtype=bool)
    agreed, rounds = np.zeros(n, dtype=bool), np.zeros(n, dtype=int)
    discount, days, left = np.full(n, np.nan), np.full(n, np.nan), np.zeros(n, dtype=bool)
    ask = seller.given(state.discount, state.days)
    offers, asks, moods = [], [ask], [state.mood]
    for r in range(1, seller.rounds + 1):
        offered = seller.discount_for(given, plan.days)
        state = respond(who, state, offered, plan.days, plan.move)
        before, ask = ask, seller.given(state.discount, state.days)
        offers.append(np.where(done, np.nan, given))
        over = done | (state.status != 0)
        asks.append(np.where(over, np.nan, ask))
        moods.append(np.where(done, np.nan, state.mood))
        yes = ~done & (state.status == 1)
        nxt = _next(plan, seller, r, given, before, ask)
        ours = ~over & (ask <= (nxt if r < seller.rounds else seller.limit)) & (ask <= seller.limit)
        discount = np.where(yes, offered, np.where(ours, state.discount, discount))
        days = np.where(yes, plan.days, np.where(ours, state.days, days))
        left |= ~done & (state.status == -1)
        rounds = np.where(done, rounds, r)
        agreed |= yes | ours
        done = over | ours
        given = nxt
        if done.all():
            break
    surplus = seller.surplus(discount, days, plan.move == "guarantee")
    value = np.where(agreed, surplus * seller.patience ** (rounds - 1), 0.0)
    theirs = np.where(agreed, who.brings(discount, days) - who.need, 0.0)
    return Played(
        agreed, discount, days, rounds, value, theirs, left, np.array(offers), np.array(asks), np.array(moods)
    )


def _next(plan: Plan, seller: Seller, r: int, given, before, ask) -> np.ndarray:
    """Points of our offer in round r + 1."""
    if plan.pattern == "tit_for_tat":
        return np.minimum(given + np.maximum(before - ask, 0.0), seller.limit)
    first = min(plan.first, seller.limit)
    return np.full(
        len(given), first + share_given(plan.pattern, r + 1, seller.rounds) * (seller.limit - first)
    )


def pie(who: Buyers, seller: Seller, days) -> np.ndarray:
    """Points there are to share with these days, both alternatives taken off; negative: no zone of agreement."""
    return seller.limit - who.need - seller.given(0.0, days) + who.brings(0.0, days)


def best_days(who: Buyers, seller: Seller) -> np.ndarray:
    """The days to pay, in steps of five, with which there is most to share for each buyer."""
    return _GRID[np.argmax([pie(who, seller, d) for d in _GRID], axis=0)]


@dataclass(frozen=True)
class Yardsticks:
    """One talk seen from outside: best days, points to share with them, and the discounts there: the lowest the buyer
    takes and the highest we give, Nash's and (buyer first, for ever) Rubinstein's split. None without a zone.
    """

    days: int
    pie: float
    low: float
    high: float
    nash: float | None
    rubinstein: float | None


def yardsticks(who: Buyers, seller: Seller | None = None, n: int = 0) -> Yardsticks:
    """The yardsticks of the n-th buyer."""
    seller = seller or Seller()
    days = int(best_days(who, seller)[n])
    low = float(who.discount_for(who.need, days)[n])
    high = float(seller.discount_for(seller.limit, days))
    if low > high:
        return Yardsticks(days, high - low, low, high, None, None)
    kept = 1.0 - rubinstein_share(who.rule.patience, seller.patience)  # the buyer spoke first
    return Yardsticks(days, high - low, low, high, nash_split(low, high), high - kept * (high - low))


class Meeting:
    """One live negotiation: make offers until somebody accepts or leaves. `rows` keeps what was said:
    (round, our discount, our days, move, their discount, their days, event).

    >>> from simlib.units.negotiation.opponents import buyers
    >>> meeting = Meeting(buyers("sheep", 1, seed=3))
    >>> meeting.offer(2.0, 30, "guarantee"); meeting.rows[0][:4]
    (1, 2.0, 30, 'guarantee')
    """

    def __init__(self, who: Buyers, seller: Seller | None = None):
        self.who, self.seller = who, seller or Seller()
        self.state: State = opening(who)
        self.first = (float(self.state.discount[0]), int(self.state.days[0]))
        self.rows: list[tuple] = []
        self.ended: str | None = None
        self.deal: tuple[float, int] | None = None
        self.guaranteed = False

    @property
    def theirs(self) -> tuple[float, int]:
        """Their offer on the table: discount in points, days."""
        return float(self.state.discount[0]), int(self.state.days[0])

    def offer(self, discount: float, days: int, move: str = "none") -> None:
        """Make an offer and hear the answer; ValueError once it is over or no round is left."""
        self._open()
        if self.last_call:
            raise ValueError("no round is left for another offer")
        self.guaranteed |= move == "guarantee"
        self.state = respond(self.who, self.state, discount, days, move)
        status = int(self.state.status[0])
        self.rows.append((self.state.round, discount, days, move, *self.theirs, str(self.state.event[0])))
        if status == 1:
            self.ended, self.deal = "they_accepted", (discount, days)
        elif status == -1:
            broke = self.state.mood[0] < self.who.rule.leaves
            self.ended = "they_left" if broke else "they_ended"

    @property
    def last_call(self) -> bool:
        """Whether our own time is up and only accepting or walking remains."""
        return self.ended is None and self.state.round >= self.seller.rounds

    def accept(self) -> None:
        """Take their offer; ValueError once it is over."""
        self._open()
        self.ended, self.deal = "we_accepted", self.theirs

    def walk(self) -> None:
        """Leave for our alternative; ValueError once it is over."""
        self._open()
        self.ended = "we_left"

    def _open(self) -> None:
        if self.ended is not None:
            raise ValueError("this negotiation is over")

    @property
    def value(self) -> float:
        """What the deal is worth to us above our alternative, thousand EUR; 0 without one."""
        if self.deal is None:
            return 0.0
        return float(self.seller.surplus(*self.deal, self.guaranteed))

    @property
    def on_the_table(self) -> float:
        """Thousand EUR that both sides together left, against the best days; the whole pie without a deal."""
        y = yardsticks(self.who, self.seller)
        if y.pie <= 0:
            return 0.0
        if self.deal is None:
            return y.pie * self.seller.price / 100
        cost = GUARANTEE_COST * self.guaranteed
        return float(y.pie - pie(self.who, self.seller, self.deal[1])[0] + cost) * self.seller.price / 100
