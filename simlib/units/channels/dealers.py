"""A maker and its dealers over eight quarters (unit 10), each with its own satisfaction and stock of effort.

Assumptions (all assumed: the directions follow what textbooks on channels say, the sizes are the workbook's):

1. Demand is the market times its coverage. More dealers cover more, ever less each; what is covered is
   divided among them. Advertising builds awareness that fades and raises demand, ever less for more (pull).
2. What a dealer sells is its demand times its effort and the skill of its salespeople, at most its stock.
3. Effort is a stock: each quarter a third of it is renewed, towards what the dealer's earning (margin, rebate
   reached, less what price cutting took), satisfaction and the maker's visits make it want. Low effort is a
   trader who sits and waits; high effort goes out and sells.
4. Skill follows training and fades without it.
5. A dealer orders up to one and a quarter quarters of usual sales. A rebate on purchases is paid on all
   of a quarter that reach 110 % of usual sales: who is short of it by little enough buys more than it sells.
6. Of stock beyond need, a part is sold in other territories, less the better goods are traced, more the
   closer the neighbours. It takes sales from all others and pulls margins down (cross-territory diversion).
7. Satisfaction moves towards what earning, visits and training give, and diversion and full shelves take. The
   less satisfied, the more likely a dealer leaves; the place stands empty for a quarter, then somebody new
   begins, unskilled.
8. The maker's profit counts what left the dealers' stock: goods still on their shelves have earned nothing.
   A dealer that leaves returns its stock, and the next has to be found.

Luck belongs to (seed, replication, dealer's place, quarter): two policies meet the same dealers, markets and
temptations to leave. What is left out: rival makers by name, credit, prices to end customers as a lever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

QUARTERS = 8
MOST_DEALERS = 80
MARKET = 9000.0  # [assumed] thousand EUR a quarter that end customers would buy, all covered and well served
COVER = 30.0  # [assumed] dealers that cover 63 % of the market
FACTORY = 0.55  # [assumed] share of the end price that making and shipping costs
USUAL_EARNING = 0.18  # [assumed] share of the end price that a dealer earns elsewhere
PULL, PULL_HALF, PULL_STAYS = 0.45, 150.0, 0.6  # [assumed] most gain; thousand EUR for half; kept a quarter
EFFORT_RENEWED = 0.33  # [assumed] share of effort renewed in a quarter
SKILL_SPEED, SKILL_LOW, SKILL_GAIN, DAYS_HALF = 0.35, 0.25, 0.7, 2.5  # [assumed] days for half the gain
VISIT_COST, DAY_COST, GUARD_COST, PLACE_COST, NEW_COST = 0.7, 1.0, 2.0, 1.5, 20.0  # [assumed] thousand EUR
VISITS_HALF = 3.0  # [assumed] visits a quarter for half their effect
COVERAGE, ROOM = 1.25, 0.35  # [assumed] quarters of usual sales: ordered up to; left over without worry
QUOTA = 1.10  # [assumed] of usual sales, from which the rebate is paid
REBATE_FELT = 0.85  # [assumed] weight of a rebate, uncertain and paid later, beside a sure margin
LOADING = 0.12  # [assumed] cost of a EUR of stock that was bought for the rebate
LEAKS, GUARDED = 0.8, 0.9  # [assumed] share of excess stock diverted unguarded; of which full guard stops
CLOSE = 60.0  # [assumed] dealers from which every territory has a neighbour within reach
PRICE_FALL = 0.9  # [assumed] points of margin lost per point of sales that are diverted
LEAVES, LEAVES_MORE = 0.005, 0.35  # [assumed] chance a quarter: satisfied; added by no satisfaction, cubed
STARTS, STARTS_WIDE = (0.3, 0.45, 0.3), 0.3  # [assumed] lowest effort, satisfaction, skill at first; range
NEW_STARTS = (0.4, 0.6)  # [assumed] effort and satisfaction of a new dealer
MOOD_SPEED, MOOD = 0.35, 0.04  # [assumed] share of satisfaction renewed; standard deviation of its luck
SPREAD, NOISE = 0.4, 0.15  # [assumed] standard deviations of log size of territories, of single quarters


@dataclass(frozen=True)
class Policy:
    """The maker's levers. Shares are of the end price.

    `rebate` is paid on "purchases" or on "sales" to end customers that reach usual sales (then buying ahead
    earns nothing). `visits` and `training` (days) are for each dealer and quarter, `guard` is the share of
    goods traced, 0 to 1, `advertising` thousand EUR a quarter in all, `dealers` the number of places.
    """

    margin: float = 0.18
    rebate: float = 0.03
    visits: float = 2.0
    training: float = 0.5
    guard: float = 0.2
    advertising: float = 60.0
    dealers: int = 40
    rebate_on: str = "purchases"


BOUNDS = {
    "margin": (0.08, 0.32, 0.01), "rebate": (0.0, 0.10, 0.01), "visits": (0.0, 12.0, 1.0),
    "training": (0.0, 6.0, 0.5), "guard": (0.0, 1.0, 0.1), "advertising": (0.0, 400.0, 20.0),
    "dealers": (10, MOST_DEALERS, 5),
}  # fmt: skip
"""Lowest, highest, step of each lever."""

DRIVES = {
    "push": {"margin": 0.21, "rebate": 0.04},
    "pull": {"advertising": 160.0},
    "both": {"margin": 0.20, "rebate": 0.03, "advertising": 120.0},
    "partnership": {"visits": 4.0, "training": 1.5, "guard": 0.4},
}
"""Four ways to drive a channel as moves from the usual policy [assumed]."""


def driven(name: str, base: Policy | None = None) -> Policy:
    """The usual policy moved to one of DRIVES."""
    return replace(base or Policy(), **DRIVES[name])


@dataclass(frozen=True)
class Luck:
    """Standard normals and uniforms of worlds x places (x quarters); made by `luck`."""

    size: np.ndarray
    market: np.ndarray
    mood: np.ndarray
    stay: np.ndarray
    start: np.ndarray


def luck(replications: int, seed: int) -> Luck:
    """The luck of so many worlds of a seed; each world has a generator of its own."""
    drawn = []
    for replication in range(replications):
        rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(replication,)))
        place, quarter = (MOST_DEALERS,), (MOST_DEALERS, QUARTERS)
        drawn.append((rng.standard_normal(place), rng.standard_normal(quarter), rng.standard_normal(quarter),
                      rng.random(quarter), rng.random((3, MOST_DEALERS))))  # fmt: skip
    return Luck(*(np.array(part) for part in zip(*drawn, strict=True)))


@dataclass(frozen=True)
class Played:
    """What came out. Arrays of worlds x places x quarters, money in thousand EUR a quarter; NaN where a place
    stood empty. `maker` is worlds x quarters; `diverted` the share of end sales, worlds x quarters."""

    sales: np.ndarray
    bought: np.ndarray
    stock: np.ndarray
    effort: np.ndarray
    skill: np.ndarray
    satisfaction: np.ndarray
    earned: np.ndarray
    left: np.ndarray
    maker: np.ndarray
    diverted: np.ndarray

    @property
    def kpis(self) -> dict[str, np.ndarray]:
        """One figure a world: over all quarters, money in thousand EUR, means of the dealers there are."""
        maker, dealers = self.maker.sum(axis=1), np.nansum(self.earned, axis=(1, 2))
        return {
            "maker": maker,
            "dealers": dealers,
            "channel": maker + dealers,
            "sales": np.nansum(self.sales, axis=(1, 2)),
            "effort": np.nanmean(self.effort[:, :, -2:], axis=(1, 2)),
            "satisfaction": np.nanmean(self.satisfaction[:, :, -2:], axis=(1, 2)),
            "lost": self.left.sum(axis=(1, 2)) / self.left.shape[1],
            "diverted": self.diverted.mean(axis=1),
        }


def _half(amount, half: float):
    """Diminishing effect: 0 for nothing, one half at `half`, towards 1."""
    return amount / (amount + half)


def wanted_effort(earning, satisfaction, visits: float):
    """The effort a dealer wants to give, 0 to 1, by earning (share of the end price), satisfaction, visits.

    >>> float(wanted_effort(0.18, 0.6, 0.0)) < float(wanted_effort(0.22, 0.6, 0.0))
    True
    """
    pulls = 10.0 * (earning - USUAL_EARNING) + 2.5 * (satisfaction - 0.6) + 1.2 * _half(visits, VISITS_HALF)
    return 1 / (1 + np.exp(0.5 - pulls))  # [assumed] weights


def wanted_satisfaction(earning, visits: float, training: float, diverted, excess):
    """The satisfaction a dealer moves towards, 0 to 1; `excess` is stock beyond need in quarters of sales."""
    gives = 0.42 + 2.5 * (earning - USUAL_EARNING) + 0.3 * _half(visits, VISITS_HALF)
    takes = 1.5 * diverted + 0.2 * np.minimum(excess, 1.0)
    return np.clip(gives + 0.1 * _half(training, DAYS_HALF) - takes, 0.02, 0.98)


def play(policy: Policy, worlds: Luck) -> Played:
    """Eight quarters of a policy in all worlds of a luck.

    >>> worlds = luck(3, seed=1)
    >>> [len(play(Policy(rebate=r), worlds).kpis["maker"]) for r in (0.0, 0.03)]
    [3, 3]
    """
    run = _Run(policy, worlds)
    quarters = [run.quarter(q) for q in range(QUARTERS)]
    return Played(*(np.stack(part, axis=-1) for part in zip(*quarters, strict=True)))


class _Run:
    """The dealers of all worlds as they stand, arrays of worlds x places; `quarter` moves them on."""

    def __init__(self, policy: Policy, worlds: Luck):
        self.policy, self.worlds, n = policy, worlds, policy.dealers
        covered = MARKET * (1 - np.exp(-n / COVER)) / n
        self.base = covered * np.exp(SPREAD * worlds.size[:, :n] - SPREAD**2 / 2)
        drawn = [low + STARTS_WIDE * worlds.start[:, k, :n] for k, low in enumerate(STARTS)]
        self.effort, self.satisfaction, self.skill = drawn
        self.usual = self.base * self._works()
        self.stock = (COVERAGE - 1) * self.usual
        self.empty = np.zeros(self.base.shape, dtype=bool)
        self.aware, self.leak = 0.0, np.zeros((len(self.base), 1))

    def quarter(self, q: int) -> tuple[np.ndarray, ...]:
        """One quarter; what `Played` keeps of it."""
        policy, there = self.policy, np.where(self.empty, np.nan, 1.0)
        order = self._order()
        sales = self._sell(q, order)
        away, excess = self._divert(sales)
        rebate, margin, earning = self._earn(order, sales)
        earned = margin * sales + rebate - LOADING * (self.stock + away) / 4
        before = (self.effort, self.skill)
        self._feel(q, earning, excess)
        left = self.worlds.stay[:, : policy.dealers, q] < _leaves(self.satisfaction)
        left &= ~self.empty
        paid = (1 - policy.margin - FACTORY) * (sales + away) - rebate
        maker = paid.sum(axis=1) - _spent(policy, (~self.empty).sum(axis=1), left.sum(axis=1))
        kept = (sales, order, self.stock, *before, self.satisfaction, earned)
        found = (*(part * there for part in kept), left, maker, self.leak[:, 0])
        self._move_on(sales, earning, left)
        return found

    def _works(self) -> np.ndarray:
        """The share of its demand that a dealer turns into sales."""
        return self.effort * (0.5 + 0.5 * self.skill)

    def _order(self) -> np.ndarray:
        """What is bought: up to the usual, and on to the quota where the rebate pays for the surplus."""
        order = np.maximum(0.0, COVERAGE * self.usual - self.stock)
        if self.policy.rebate_on == "purchases":
            gap = np.maximum(0.0, QUOTA * self.usual - order)
            order = np.where(gap * LOADING <= self.policy.rebate * QUOTA * self.usual, order + gap, order)
        return np.where(self.empty, 0.0, order)

    def _sell(self, q: int, order: np.ndarray) -> np.ndarray:
        """What end customers buy; the stock is what remains."""
        policy = self.policy
        reach = _half(policy.advertising, PULL_HALF)
        self.aware = PULL_STAYS * self.aware + (1 - PULL_STAYS) * reach
        luck_here = np.exp(NOISE * self.worlds.market[:, : policy.dealers, q] - NOISE**2 / 2)
        wanted = self.base * (1 + PULL * self.aware) * luck_here * self._works() * (1 - self.leak)
        sales = np.where(self.empty, 0.0, np.minimum(wanted, self.stock + order))
        self.stock = self.stock + order - sales
        return sales

    def _divert(self, sales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(what goes to other territories, the surplus it comes from); sets the share of sales diverted."""
        excess = np.maximum(0.0, self.stock - ROOM * self.usual)
        near = min(1.0, self.policy.dealers / CLOSE)
        away = LEAKS * (1 - GUARDED * self.policy.guard) * near * excess
        self.stock = self.stock - away
        total = np.maximum(1e-9, sales.sum(axis=1, keepdims=True))
        self.leak = np.minimum(0.5, away.sum(axis=1, keepdims=True) / total)
        return away, excess

    def _earn(self, order: np.ndarray, sales: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(rebate in thousand EUR, margin after price cutting, what the dealer feels it earns)."""
        counts, quota = (order, QUOTA) if self.policy.rebate_on == "purchases" else (sales, 1.0)
        reached = (counts >= quota * self.usual - 1e-9) & ~self.empty
        margin = self.policy.margin - PRICE_FALL * self.leak
        earning = margin + REBATE_FELT * self.policy.rebate * reached
        return self.policy.rebate * counts * reached, margin, earning

    def _feel(self, q: int, earning: np.ndarray, excess: np.ndarray) -> None:
        """Satisfaction moves a third of the way to what this quarter gives, and by its mood."""
        policy, over = self.policy, excess / np.maximum(self.usual, 1e-9)
        goal = wanted_satisfaction(earning, policy.visits, policy.training, self.leak, over)
        mood = MOOD * self.worlds.mood[:, : policy.dealers, q]
        moved = self.satisfaction + MOOD_SPEED * (goal - self.satisfaction) + mood
        self.satisfaction = np.clip(moved, 0.02, 0.98)

    def _move_on(self, sales: np.ndarray, earning: np.ndarray, left: np.ndarray) -> None:
        """Effort, skill and custom for the next quarter; who left leaves a gap, and gaps are filled anew."""
        policy, begins = self.policy, self.empty
        wants = wanted_effort(earning, self.satisfaction, policy.visits)
        goal = SKILL_LOW + SKILL_GAIN * _half(policy.training, DAYS_HALF)
        effort = self.effort + EFFORT_RENEWED * (wants - self.effort)
        skill = self.skill + SKILL_SPEED * (goal - self.skill)
        new_effort, new_mood = NEW_STARTS
        self.effort = np.where(begins, new_effort, effort)
        self.skill = np.where(begins, SKILL_LOW, skill)
        self.satisfaction = np.where(begins, new_mood, self.satisfaction)
        self.usual = np.where(begins, self.base * self._works(), 0.5 * self.usual + 0.5 * sales)
        self.stock, self.empty = np.where(left, 0.0, self.stock), left


def _leaves(satisfaction: np.ndarray) -> np.ndarray:
    """The chance to leave this quarter."""
    return LEAVES + LEAVES_MORE * (1 - satisfaction) ** 3


def _spent(policy: Policy, there: np.ndarray, lost: np.ndarray) -> np.ndarray:
    """What the maker spends in a quarter on visits, training, tracing, advertising and new dealers."""
    each = PLACE_COST + VISIT_COST * policy.visits + DAY_COST * policy.training + GUARD_COST * policy.guard**2
    return there * each + policy.advertising + NEW_COST * lost
