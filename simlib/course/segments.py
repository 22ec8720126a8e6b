"""The attack-defence model (unit 2): which of the five moves a customer's potential and share of wallet call for."""

from __future__ import annotations

import numpy as np

MOVES = ("acquire", "retain", "contest", "hold", "drop")
"""The five moves [course]: acquire and contest are attack, retain is defence, hold is maintenance."""

ACQUIRE, RETAIN, CONTEST, HOLD, DROP = range(len(MOVES))


def moves(potential: np.ndarray, wallet: np.ndarray, high: float, low: float, cut: float) -> np.ndarray:
    """The move for each customer, as an index of MOVES.

    `potential` is a customer's total spend in our category (any money unit), `wallet` our share of it (0-1). The
    `high` share of customers with most potential count as high, the `low` share with least as low, the rest as
    middle; a share of wallet of `cut` or more counts as high. High potential: acquire at low share, retain at high
    share; middle: contest, hold; low: drop, whatever the share [course; cells assumed from the slide's reading
    order]. Who would be both high and low counts as low. Ties go by position.

    >>> moves(np.array([9.0, 8.0, 5.0, 4.0, 1.0]), np.array([0.1, 0.9, 0.1, 0.9, 0.5]), 0.4, 0.2, 0.5).tolist()
    [0, 1, 2, 3, 4]
    """
    n = len(potential)
    rank = np.empty(n, dtype=int)
    rank[np.argsort(-potential, kind="stable")] = np.arange(n)
    at_high, at_low = rank < round(high * n), rank >= n - round(low * n)
    much = wallet >= cut
    return np.select(
        [at_low, at_high & ~much, at_high, ~much], [DROP, ACQUIRE, RETAIN, CONTEST], default=HOLD
    )
