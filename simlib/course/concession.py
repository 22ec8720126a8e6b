"""Time-dependent concession (unit 8): how a negotiator moves from the opening to the reservation price."""

from __future__ import annotations

from dataclasses import dataclass

_ENOUGH = 200  # halvings: more than a double can tell apart


@dataclass(frozen=True)
class Negotiator:
    """One side of a price negotiation: opening and reservation price, deadline (any time unit), and beta.

    At time t the share (t / deadline)^(1 / beta) of the way is conceded: beta below 1 holds out (boulware), beta above
    1 gives in early (conceder). Source: Faratin, Sierra and Jennings 1998, with k = 0.

    >>> Negotiator(opening=60.0, reserve=100.0, deadline=10.0, beta=2.0).offer(2.5)
    80.0
    """

    opening: float
    reserve: float
    deadline: float
    beta: float

    def conceded(self, time: float) -> float:
        """The share of the way that is conceded at a time; all of it from the deadline on."""
        return min(max(time / self.deadline, 0.0), 1.0) ** (1.0 / self.beta)

    def offer(self, time: float) -> float:
        """The offer at a time, in the unit of the prices."""
        return self.opening + self.conceded(time) * (self.reserve - self.opening)

    def reaches(self, price: float) -> float:
        """The time at which a price between opening and reservation is offered.

        >>> Negotiator(60.0, 100.0, 10.0, 2.0).reaches(80.0)
        2.5
        """
        share = (price - self.opening) / (self.reserve - self.opening)
        return self.deadline * share**self.beta if share > 0.0 else 0.0


def crossing(buyer: Negotiator, seller: Negotiator) -> tuple[float, float] | None:
    """(time, price) at which the two offers meet, None if they do not by the deadline.

    Played on the price: the earliest time at which the buyer offers a price that the seller has come down to.

    >>> time, price = crossing(Negotiator(60.0, 100.0, 10.0, 2.0), Negotiator(120.0, 70.0, 10.0, 0.5))
    >>> round(time, 4), round(price, 4)
    (7.2145, 93.9753)
    """
    if buyer.reserve < seller.reserve:
        return None
    if buyer.opening >= seller.opening:
        return 0.0, buyer.opening
    low, high = max(buyer.opening, seller.reserve), min(buyer.reserve, seller.opening)
    for _ in range(_ENOUGH):
        price = (low + high) / 2
        if buyer.reaches(price) < seller.reaches(price):
            low = price  # the buyer is there before the seller: they meet higher
        else:
            high = price
    return buyer.reaches(high), high
