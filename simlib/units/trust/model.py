"""The relationship ladder of unit 5: four rungs as a Markov chain, a step a month, and a portfolio on it.

Assumptions (the four rungs are the course's; that they form a chain, and every size, is assumed):

1. An account stands on one rung: acquaintance, engagement, trust, alliance. What happens next month depends
   on the rung, the visits a month and the chance that a promise made on a visit is broken; not on the past.
2. Visits help with falling returns: they work with the share 1 - exp(-visits / REACH). An account climbs one
   rung with CLIMB times that share, the higher the harder.
3. Each visit carries one promise. A month in which one or more are broken costs FALL rungs; nothing else
   happens in it. More visits at the same carelessness therefore break more.
4. An account that neither fell nor climbed cools down: one rung, with FADE times the share that visits leave.
5. A rung brings WORTH, the share of the account's yearly purchase potential that it buys from us.

What is left out: rivals, people who leave, several contacts in one account, the cost of a visit, seasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

RUNGS = ("acquaintance", "engagement", "trust", "alliance")
"""The course's four steps with a key account [course]."""
TRUST = RUNGS.index("trust")

REACH = 2.0  # [assumed] visits a month that work with 63 % of the most
CLIMB = (0.35, 0.22, 0.12, 0.0)  # [assumed] most chance a month to climb from each rung
FADE = (0.0, 0.20, 0.16, 0.12)  # [assumed] chance a month to cool by one rung when nobody visits
FALL = 2  # [assumed] rungs that a month with a broken promise costs
WORTH = (0.02, 0.08, 0.22, 0.35)  # [assumed] share of the purchase potential bought on each rung
MOST_VISITS = 8.0  # [assumed] visits a month to one account, the range of the levers
MONTHS = 24  # [assumed] months that a cadence plan is judged on


@dataclass(frozen=True)
class Account:
    """An account: its rung now (0 to 3) and its purchase potential in thousand EUR a year."""

    rung: int
    potential: float


def reach(visits: float | np.ndarray) -> float | np.ndarray:
    """The share of their most that so many visits a month work with, 0 to 1.

    >>> round(float(reach(2.0)), 3)
    0.632
    """
    return 1.0 - np.exp(-np.asarray(visits, dtype=float) / REACH)


def matrix(visits: float, broken: float) -> np.ndarray:
    """The chain's 4 x 4 transition matrix of a month: `visits` a month, `broken` promises as a share.

    ValueError for visits below 0 or a share outside 0 to 1.

    >>> matrix(0.0, 0.0)[2].round(2).tolist()  # nobody visits: trust cools down
    [0.0, 0.16, 0.84, 0.0]
    """
    if visits < 0 or not 0 <= broken <= 1:
        raise ValueError(f"visits {visits!r} or broken share {broken!r} out of range")
    works, fails = float(reach(visits)), 1.0 - (1.0 - broken) ** visits
    chain = np.zeros((4, 4))
    for rung in range(4):
        up = (1 - fails) * CLIMB[rung] * works
        down = (1 - fails - up) * FADE[rung] * (1 - works)
        chain[rung, max(0, rung - FALL)] += fails
        chain[rung, min(3, rung + 1)] += up
        chain[rung, max(0, rung - 1)] += down
        chain[rung, rung] += 1 - fails - up - down
    return chain


def over_time(chain: np.ndarray, start: int, months: int) -> np.ndarray:
    """The chance of each rung after 0 to `months` months, (months + 1) x rungs: the powers of the matrix.

    >>> over_time(np.array([[0.5, 0.5], [0.0, 1.0]]), 0, 2)[-1].tolist()
    [0.25, 0.75]
    """
    chances = [np.eye(len(chain))[start]]
    for _ in range(months):
        chances.append(chances[-1] @ chain)
    return np.array(chances)


def steady_state(chain: np.ndarray) -> np.ndarray:
    """The shares in the long run: p = p P with sum 1 (a chain with one closed class).

    >>> steady_state(np.array([[0.9, 0.1], [0.3, 0.7]])).round(2).tolist()
    [0.75, 0.25]
    """
    n = len(chain)
    equations = np.vstack([chain.T - np.eye(n), np.ones(n)])
    return np.linalg.lstsq(equations, np.append(np.zeros(n), 1.0), rcond=None)[0]


def months_to(chain: np.ndarray, goal: int, start: int = 0) -> float:
    """The expected months until an account first stands on `goal` or higher: (I - Q)^-1 1; inf for never.

    >>> months_to(np.array([[0.75, 0.25], [0.0, 1.0]]), 1)
    4.0
    """
    if start >= goal:
        return 0.0
    below = chain[:goal, :goal]
    if any(chain[rung, rung + 1] <= 0 for rung in range(goal)):
        return inf
    return float(np.linalg.solve(np.eye(goal) - below, np.ones(goal))[start])


def reached_by(chain: np.ndarray, goal: int, start: int, months: int) -> float:
    """The chance that an account stood on `goal` or higher at least once within `months`.

    >>> reached_by(np.array([[0.5, 0.5], [0.5, 0.5]]), 1, 0, 2)
    0.75
    """
    stopped = chain.copy()
    stopped[goal:] = np.eye(len(chain))[goal:]
    return float(over_time(stopped, start, months)[-1, goal:].sum())


def luck(seed: int, worlds: int, months: int, accounts: int) -> np.ndarray:
    """Numbers in 0 to 1, worlds x months x 3 x accounts: for a promise, for climbing, for cooling.

    Every plan meets the same luck; more worlds leave the first ones as they were.
    """
    return np.random.default_rng([seed, 5]).random((worlds, months, 3, accounts))


def walk(start: np.ndarray, visits: np.ndarray, broken: float, chances: np.ndarray) -> np.ndarray:
    """The rung of each account month by month: worlds x (months + 1) x accounts.

    `start` and `visits` hold one value an account, `chances` what `luck` gives.
    """
    worlds, months, _, accounts = chances.shape
    climb, fade, works = np.array(CLIMB), np.array(FADE), reach(visits)
    fails = 1.0 - (1.0 - broken) ** np.asarray(visits, dtype=float)
    rungs = np.empty((worlds, months + 1, accounts), dtype=np.int8)
    rungs[:, 0] = now = np.broadcast_to(np.asarray(start, dtype=np.int8), (worlds, accounts))
    for month in range(months):
        promise, upward, downward = (chances[:, month, k] for k in range(3))
        up = upward < climb[now] * works
        down = downward < fade[now] * (1 - works)
        now = np.where(promise < fails, np.maximum(0, now - FALL), now + np.where(up, 1, -1 * down))
        rungs[:, month + 1] = now
    return rungs


def brought(rungs: np.ndarray, accounts: Sequence[Account]) -> np.ndarray:
    """What each world brought in thousand EUR: WORTH times a month's potential, for every month walked."""
    potential = np.array([account.potential for account in accounts]) / 12
    return (np.array(WORTH)[rungs[:, 1:]] * potential).sum(axis=(1, 2))


def expected(account: Account, visits: float, broken: float, months: int = MONTHS) -> float:
    """What an account brings on average in thousand EUR, by the powers of the matrix.

    >>> round(expected(Account(0, 1200.0), 0.0, 0.0, months=10), 1)  # no visit: 2 % of 100 a month
    20.0
    """
    chances = over_time(matrix(visits, broken), account.rung, months)[1:]
    return float((chances @ np.array(WORTH)).sum() * account.potential / 12)


def best_next(
    accounts: Sequence[Account], budget: int, broken: float, months: int = MONTHS
) -> tuple[int, ...]:
    """Visits a month to each account: one after the other, each to where it adds most in the closed form.

    Not always the best split (returns can rise before they fall), but one that can be explained.
    """
    ours = [0] * len(accounts)
    for _ in range(budget):
        gains = [
            expected(a, v + 1, broken, months) - expected(a, v, broken, months) if v < MOST_VISITS else -inf
            for a, v in zip(accounts, ours, strict=True)
        ]
        ours[int(np.argmax(gains))] += 1
    return tuple(ours)
