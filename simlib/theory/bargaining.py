"""Closed forms of bargaining: alternating offers with and without an end, and where two concession curves meet."""

from __future__ import annotations

from math import exp


def finite_share(rounds: int, first: float, second: float) -> float:
    """First mover's share with so many rounds: the geometric sum of Ståhl 1972.

    >>> round(finite_share(5, 0.8, 0.8), 4)
    0.7376
    """
    pairs, single = divmod(rounds, 2)
    both = first * second
    total = pairs if both == 1.0 else (1.0 - both**pairs) / (1.0 - both)
    return (1.0 - second) * total + (both**pairs if single else 0.0)


def conceded(time: float, deadline: float, beta: float) -> float:
    """Share conceded at a time: (t / deadline)^(1 / beta) (Faratin, Sierra and Jennings 1998).

    >>> conceded(5.0, 10.0, 0.5)
    0.25
    """
    return (time / deadline) ** (1.0 / beta) if time else 0.0


def meeting(
    buyer: tuple[float, float],
    seller: tuple[float, float],
    deadline: float,
    beta_buyer: float,
    beta_seller: float,
) -> tuple[float, float]:
    """(time, price) where a buyer's offers (opening, reserve) and a seller's (reserve, opening) meet.

    The gap falls from opening to opening with time, so its root is bracketed; halved on the log of time, so that an
    early meeting is as exact as a late one. The curves have to meet.

    >>> [round(x, 4) for x in meeting((60, 100), (70, 120), 10, 2, 0.5)]
    [7.2145, 93.9753]
    """

    def paid(share: float) -> float:
        return buyer[0] + (buyer[1] - buyer[0]) * exp(share / beta_buyer)

    def asked(share: float) -> float:
        return seller[1] - (seller[1] - seller[0]) * exp(share / beta_seller)

    if buyer[0] >= seller[1]:
        return 0.0, buyer[0]
    low, high = -700.0 * max(beta_buyer, beta_seller, 1.0), 0.0
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (middle, high) if paid(middle) < asked(middle) else (low, middle)
    return deadline * exp(high), paid(high)
