"""A maker and its dealers over eight quarters (unit 10), each with its own satisfaction and stock of effort.

Assumptions (all assumed: the directions follow what textbooks on channels say, the sizes are the workbook's):

1. Demand is the market times its coverage. More dealers cover more, ever less each; what is covered is divided
   among them. Advertising builds awareness that fades, and raises demand by a third at most (pull).
2. What a dealer sells is its demand times its effort and the skill of its salespeople, at most its stock.
3. Effort is a stock: each quarter a third of it is renewed, towards what the dealer's earning (margin, rebate
   reached, less what price cutting took), satisfaction and the maker's visits make it want. Low effort is a
   trader who sits and waits; high effort goes out and sells.
4. Skill follows training and fades without it.
5. A dealer orders up to a quarter and a half of usual sales. A rebate is paid on all purchases of a quarter
   that reach 110 % of usual sales: who is short of it by little enough buys more than it can sell.
6. Of stock beyond that, a part is sold in other territories, less the better they are guarded. It takes sales
   from all others and pulls their prices down (cross-territory diversion).
7. Satisfaction moves towards what earning, visits and training give, and diversion and full shelves take. The
   less satisfied, the more likely a dealer leaves; the place stands empty for a quarter, then somebody new
   begins, unskilled.
8. The maker's profit counts what reached end customers; stock left over is taken back at cost to nobody. A
   dealer that leaves costs the recruiting of the next.

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
SPREAD, NOISE = 0.4, 0.15  # [assumed] standard deviations of log size of territories, of single quarters


@dataclass(frozen=True)
class Policy:
    """The maker's levers. Shares are of the end price; `rebate` of purchases at end price.

    A rebate on "sales" is paid on what end customers bought in a quarter that reaches usual sales; then buying
    ahead earns nothing. `visits` and `training` (days) are for each dealer and quarter, `guard` the share of goods traced, 0 to 1,
    `advertising` thousand EUR a quarter in all, `dealers` the number of places.
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
    """The effort a dealer wants to give, 0 to 1, by earning (share of the end price), satisfaction, visits."""
    pulls = 10.0 * (earning - USUAL_EARNING) + 2.5 * (satisfaction - 0.6) + 1.2 * _half(visits, VISITS_HALF)
    return 1 / (1 + np.exp(0.5 - pulls))


def wanted_satisfaction(earning, visits: float, training: float, diverted, excess):
    """The satisfaction a dealer moves towards, 0 to 1; `excess` is stock beyond need in quarters of sales."""
    gives = 0.42 + 2.5 * (earning - USUAL_EARNING) + 0.3 * _half(visits, VISITS_HALF)
    takes = 1.5 * diverted + 0.2 * np.minimum(excess, 1.0)
    return np.clip(gives + 0.1 * _half(training, DAYS_HALF) - takes, 0.02, 0.98)


def play(policy: Policy, worlds: Luck) -> Played:
    """Eight quarters of a policy in all worlds of a luck."""
    n, r = policy.dealers, len(worlds.size)
    covered = MARKET * (1 - np.exp(-n / COVER)) / n
    base = covered * np.exp(SPREAD * worlds.size[:, :n] - SPREAD**2 / 2)
    effort, satisfaction, skill = (low + wide * worlds.start[:, k, :n]
                                   for k, (low, wide) in enumerate(((0.3, 0.3), (0.45, 0.3), (0.3, 0.3))))  # fmt: skip
    usual, aware = base * effort * (0.5 + 0.5 * skill), np.zeros((r, 1))
    stock, empty = (COVERAGE - 1) * usual, np.zeros((r, n), dtype=bool)
    leak, known = np.zeros((r, 1)), []
    for q in range(QUARTERS):
        aware = PULL_STAYS * aware + (1 - PULL_STAYS) * _half(policy.advertising, PULL_HALF)
        chance = base * (1 + PULL * aware) * np.exp(NOISE * worlds.market[:, :n, q] - NOISE**2 / 2)
        lured = chance * effort * (0.5 + 0.5 * skill) * (1 - leak)
        order = np.maximum(0.0, COVERAGE * usual - stock)
        gap = np.maximum(0.0, QUOTA * usual - order)
        if policy.rebate_on == "purchases":
            order = np.where(gap * LOADING <= policy.rebate * QUOTA * usual, order + gap, order)
        order = np.where(empty, 0.0, order)
        sales = np.where(empty, 0.0, np.minimum(lured, stock + order))
        stock = stock + order - sales
        excess = np.maximum(0.0, stock - ROOM * usual)
        away = LEAKS * (1 - GUARDED * policy.guard) * min(1.0, n / CLOSE) * excess
        stock = stock - away
        total = np.maximum(1e-9, sales.sum(axis=1, keepdims=True))
        leak = np.minimum(0.5, away.sum(axis=1, keepdims=True) / total)
        counts, quota = (order, QUOTA) if policy.rebate_on == "purchases" else (sales, 1.0)
        reached = (counts >= quota * usual - 1e-9) & ~empty
        rebate = policy.rebate * counts * reached
        margin = policy.margin - PRICE_FALL * leak
        earned = margin * sales + rebate - LOADING * (stock + away) / 4
        earning = margin + REBATE_FELT * policy.rebate * reached
        sold = sales + away
        paid = (1 - policy.margin - FACTORY) * sold - rebate
        satisfaction = satisfaction + 0.35 * (
            wanted_satisfaction(earning, policy.visits, policy.training, leak, excess / np.maximum(usual, 1e-9))
            - satisfaction
        ) + 0.04 * worlds.mood[:, :n, q]  # fmt: skip
        satisfaction = np.clip(satisfaction, 0.02, 0.98)
        left = (worlds.stay[:, :n, q] < LEAVES + LEAVES_MORE * (1 - satisfaction) ** 3) & ~empty
        shown = np.where(empty, np.nan, 1.0)
        known.append((sales * shown, order * shown, stock * shown, effort * shown, skill * shown,
                      satisfaction * shown, earned * shown, left,
                      paid.sum(axis=1) - _spent(policy, (~empty).sum(axis=1), left.sum(axis=1)), leak[:, 0]))  # fmt: skip
        effort = effort + EFFORT_RENEWED * (wanted_effort(earning, satisfaction, policy.visits) - effort)
        goal = SKILL_LOW + SKILL_GAIN * _half(policy.training, DAYS_HALF)
        skill = skill + SKILL_SPEED * (goal - skill)
        usual = np.where(empty, usual, 0.5 * usual + 0.5 * sales)
        # who left leaves an empty place for a quarter; who begins there afterwards is new to it
        begins = empty
        effort, skill, satisfaction = (np.where(begins, fresh, old) for fresh, old in
                                       ((0.4, effort), (SKILL_LOW, skill), (0.6, satisfaction)))  # fmt: skip
        usual = np.where(begins, base * 0.4 * (0.5 + 0.5 * SKILL_LOW), usual)
        stock, empty = np.where(left, 0.0, stock), left
    parts = [np.stack(part, axis=-1) for part in zip(*known, strict=True)]
    return Played(*parts)


def _spent(policy: Policy, there: np.ndarray, lost: np.ndarray) -> np.ndarray:
    """What the maker spends in a quarter on visits, training, tracing, advertising and new dealers."""
    each = PLACE_COST + VISIT_COST * policy.visits + DAY_COST * policy.training + GUARD_COST * policy.guard**2
    return there * each + policy.advertising + NEW_COST * lost
