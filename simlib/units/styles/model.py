"""A style profile from a self-test with items of the workbook's own, and the course's phrases (unit 3).

Assumptions [assumed]: each situation is a forced choice of one of four answers, one for each quadrant; every
answer weighs the same; the profile is the share of answers, so more of one is less of the others. The
items were written for this workbook and were never validated: the profile starts a conversation, it measures
nothing. Quadrants are the course's (model: Herrmann), and are not parts of the brain.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from simlib.course.communication import ANIMALS
from simlib.text import BadInput

QUADRANTS = ("A", "B", "C", "D")
"""Analytical, organised, interpersonal, imaginative [course]; in the order of ANIMALS."""

ANIMAL_OF = dict(zip(QUADRANTS, ANIMALS, strict=True))
QUADRANT_OF = dict(zip(ANIMALS, QUADRANTS, strict=True))

ITEMS = ("report", "machine", "meeting", "mistake", "gift", "trip", "offer", "praise")
"""The situations of the self-test; words in "styles.item.<item>" and "styles.item.<item>.<quadrant>"."""

PHRASES = {
    "A": ("apart", "critical", "key", "bottom_line"),
    "B": ("convention", "habit", "law", "safety", "discipline", "sequence", "always"),
    "C": ("human_resources", "worth", "interaction", "participation", "growth", "teamwork", "development",
          "family"),
    "D": ("knock", "edge", "innovate", "play"),
}  # fmt: skip
"""What each quadrant typically says [course]; words in "styles.phrase.<phrase>"."""


def answers_in_order(item: str) -> tuple[str, ...]:
    """The quadrants in the order in which an item shows its answers; each stands first equally often.

    >>> answers_in_order("report"), answers_in_order("machine")
    (('A', 'B', 'C', 'D'), ('B', 'C', 'D', 'A'))
    """
    shift = ITEMS.index(item) % 4
    return QUADRANTS[shift:] + QUADRANTS[:shift]


def profile(chosen: Mapping[str, str]) -> dict[str, float]:
    """Share of answers (0-1) in each quadrant, from {item: quadrant}; items not answered yet count nothing.

    All 0 before the first answer. BadInput for an item or a quadrant that is not there.

    >>> profile({"report": "A", "machine": "A", "meeting": "D", "mistake": "B"})
    {'A': 0.5, 'B': 0.25, 'C': 0.0, 'D': 0.25}
    """
    for item, quadrant in chosen.items():
        if item not in ITEMS or quadrant not in QUADRANTS:
            raise BadInput("styles.error.answer", item=item, answer=quadrant, items=", ".join(ITEMS))
    n, given = len(chosen), list(chosen.values())
    return {quadrant: given.count(quadrant) / n if n else 0.0 for quadrant in QUADRANTS}


def leaning(shares: Mapping[str, float]) -> tuple[str, ...]:
    """The quadrants that lead, all of those that share the largest value; none while there is no answer.

    >>> leaning({"A": 0.5, "B": 0.0, "C": 0.5, "D": 0.0})
    ('A', 'C')
    """
    top = max(shares.values())
    return tuple(q for q in QUADRANTS if top > 0 and shares[q] == top)


def deal_phrases(n: int, seed: int) -> list[tuple[str, str]]:
    """`n` phrases of the course as (phrase, quadrant), no quadrant more than one ahead of another.

    Another seed gives other phrases in another order. BadInput when there are not so many.

    >>> dealt = deal_phrases(8, seed=1)
    >>> sorted(quadrant for _, quadrant in dealt)
    ['A', 'A', 'B', 'B', 'C', 'C', 'D', 'D']
    """
    most = 4 * min(map(len, PHRASES.values()))
    if not 1 <= n <= most:
        raise BadInput("styles.error.cards", n=n, most=most)
    luck = Random(seed)
    order = luck.sample(QUADRANTS, 4)
    shuffled = {q: luck.sample(PHRASES[q], len(PHRASES[q])) for q in QUADRANTS}
    cards = [(shuffled[order[i % 4]][i // 4], order[i % 4]) for i in range(n)]
    return luck.sample(cards, n)
