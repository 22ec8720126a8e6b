"""Thinking styles and how well two of them meet (unit 3): four quadrants, four animals, four kinds of pairs."""

from __future__ import annotations

from functools import cache

ANIMALS = ("eagle", "donkey", "sheep", "fox")
"""The customer animals [course, unit 3] of the quadrants A, B, C, D; which belongs to which is assumed: the slide's
picture and its words contradict each other."""

PAIR_FIT = {"same": 1.0, "compatible": 0.5, "contrasting": -0.5, "diagonal": -1.0}
"""How easily a message passes between two styles, -1 to 1 [assumed: the order is the course's, the values are not]."""

_HALVES = {"eagle": ("left", "cerebral"), "donkey": ("left", "limbic"), "sheep": ("right", "limbic"),
           "fox": ("right", "cerebral")}  # fmt: skip


def pair(one: str, other: str) -> str:
    """The kind of pair two animals make: same, compatible, contrasting or diagonal (unit 3).

    >>> pair("eagle", "donkey"), pair("eagle", "fox"), pair("eagle", "sheep")
    ('compatible', 'contrasting', 'diagonal')
    """
    if one == other:
        return "same"
    (side_1, height_1), (side_2, height_2) = _HALVES[one], _HALVES[other]
    if side_1 == side_2:
        return "compatible"
    return "contrasting" if height_1 == height_2 else "diagonal"


@cache
def fit_matrix() -> tuple[tuple[float, ...], ...]:
    """PAIR_FIT of every approach (row) with every customer animal (column), in the order of ANIMALS; rows sum to 0.

    >>> fit_matrix()[0]
    (1.0, 0.5, -1.0, -0.5)
    """
    return tuple(tuple(PAIR_FIT[pair(a, b)] for b in ANIMALS) for a in ANIMALS)
