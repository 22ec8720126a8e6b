"""What a reader is asked outside the exercise: at a unit's start about earlier units, at its end about its own.

Questions on earlier units come from fixed places back (spacing: Latimier et al. 2021, doi 10.1007/s10648-020-09572-8,
find expanding gaps no better than even ones, so the places are fixed and there is no scheduler); the questions at the
end follow the structure of debriefs (Tannenbaum & Cerasoli 2013, doi 10.1177/0018720812448394).
"""

from __future__ import annotations

PROMPTS = ("expected", "came", "change")
"""What did you expect, what came, what will you change; words in "classroom.debrief.<prompt>"."""

BACK = (1, 3, 6)
"""How many units back the questions at a unit's start lie. Our own choice of even steps."""


def asked_in(unit: int) -> list[tuple[int, int]]:
    """What a unit asks of earlier ones: (unit, which of its questions), at most three, nothing before unit 0.

    Each of a unit's questions returns at a distance of its own; those of the start page take turns.

    >>> asked_in(7), asked_in(2), asked_in(4), asked_in(0)
    ([(6, 0), (4, 1), (1, 2)], [(1, 0), (0, 1)], [(3, 0), (1, 1), (0, 0)], [])
    """
    places: dict[int, int] = {}
    for which, back in enumerate(BACK):
        if unit:
            earlier = max(0, unit - back)
            places.setdefault(earlier, which if earlier else (unit - 1) % len(BACK))
    return list(places.items())
