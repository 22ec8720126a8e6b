"""How a call ended, judged by what the customer did (unit 4).

A small sale has two results, a large one four [course]: order, advance, continuation, no sale; order and
advance are successes [published: Rackham 1988]. The course's five examples of an advance are the five
reasons for one; the kinds of continuation and of no sale are the workbook's [assumed].
"""

from __future__ import annotations

REASONS = {
    "order": ("signed", "ordered"),
    "advance": ("demonstration", "higher", "trial", "budget", "together"),
    "continuation": ("warm", "later", "ours"),
    "no_sale": ("refused", "elsewhere", "stopped"),
}
"""What the customer did, by result. warm: kind words only; later: no date, no step; ours: only we act."""


def result_of(reason: str) -> str:
    """The result of a call whose customer did this; ValueError for what is not in REASONS.

    >>> result_of("trial"), result_of("warm")
    ('advance', 'continuation')
    """
    for result in RESULTS:
        if reason in REASONS[result]:
            return result
    raise ValueError(f"{reason!r} is no reason for a result")


def success_share(reasons: list[str] | tuple[str, ...]) -> float:
    """The share of calls that moved the sale on: orders and advances.

    >>> success_share(["signed", "trial", "warm", "refused"])
    0.5
    """
    return sum(result_of(reason) in SUCCESS for reason in reasons) / len(reasons)


RESULTS = ("order", "advance", "continuation", "no_sale")


SUCCESS = ("order", "advance")
"""Order and advance are successes, continuation and no sale failures [published: Rackham]."""
