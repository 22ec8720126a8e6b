"""Bargaining over a pie by alternating offers (unit 8): what backward induction gives, and the Nash split beside it."""

from __future__ import annotations


def backward_induction(rounds: int, discount_first: float, discount_second: float) -> float:
    """The first mover's share of 1 with so many rounds of alternating offers; the last proposer takes all that is left.

    A round costs: what player i gets a round later is worth `discount_i` (0-1) of it now. From the last round back,
    each proposer leaves the other just what waiting is worth to them: x → 1 − discount of the other · x. Two rounds
    are one affine map, composed by doubling, so that any number of rounds is quick. ValueError below one round.
    Source: Ståhl 1972.

    >>> [round(backward_induction(n, 0.8, 0.8), 4) for n in (1, 2, 3, 5)]
    [1.0, 0.2, 0.84, 0.7376]
    """
    if rounds < 1:
        raise ValueError(f"at least one round, not {rounds}")
    pairs, single = divmod(rounds, 2)
    share = 1.0 if single else 0.0  # with no round left the first mover has nothing to divide
    kept, slope = 1.0 - discount_second, discount_first * discount_second  # two rounds: x → kept + slope · x
    while pairs:
        if pairs & 1:
            share = kept + slope * share
        kept, slope, pairs = kept * (1.0 + slope), slope * slope, pairs >> 1
    return share


def rubinstein_share(discount_first: float, discount_second: float) -> float:
    """The first mover's share of 1 when offers may go on for ever; ValueError if waiting costs neither of them.

    Source: Rubinstein 1982.

    >>> round(rubinstein_share(0.9, 0.9), 6)
    0.526316
    """
    if discount_first * discount_second >= 1.0:
        raise ValueError("waiting has to cost at least one of the two")
    return (1.0 - discount_second) / (1.0 - discount_first * discount_second)


def nash_split(low: float, high: float, power: float = 0.5) -> float:
    """The price inside a zone of agreement that maximises the (weighted) product of gains over both walk-away points.

    `low` is the seller's, `high` the buyer's reservation price in one money unit, `power` the seller's bargaining power
    (0-1). ValueError when there is no zone. Source: Nash 1950.

    >>> nash_split(70.0, 100.0)
    85.0
    """
    if low > high:
        raise ValueError(f"no zone of agreement: the seller wants {low:g}, the buyer pays {high:g}")
    return low + power * (high - low)
