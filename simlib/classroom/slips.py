"""A number asked for: the right figure, what each typical slip gives, how near is near enough, what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from simlib.classroom.tasks import Hint, judge

Slips = Mapping[str, tuple[float, Mapping[str, float]]]
"""For each field the right figure, and {slip: the figure it gives}."""

Nearness = Callable[[str, float], tuple[float, str]]
"""How near to the right figure of a field is near enough, and the field's unit."""


def distinct(slips: Slips, near: Nearness, *, gap: float = 2.1, sizes: Sequence[float] = ()) -> bool:
    """Whether no slip can be taken for the right figure or for another: all are `gap` times near apart.

    `sizes`: slips of size, as multiples of the right figure, that must be told apart too.

    >>> near = lambda field, right: (0.5, "count")
    >>> distinct({"a": (10.0, {"forgot": 8.0})}, near), distinct({"a": (10.0, {"forgot": 9.5})}, near)
    (True, False)
    """
    for field, (right, wrong) in slips.items():
        apart = gap * near(field, right)[0]
        values = [right, *wrong.values(), *(right * size for size in sizes)]
        if any(abs(a - b) <= apart for a, b in combinations(values, 2)):
            return False
    return True


def hints_for(slips: Slips, answer: Mapping[str, float], near: Nearness) -> list[Hint | None]:
    """A hint for each field whose answer is not right, None for one that is."""
    hints = []
    for field, (right, wrong) in slips.items():
        tolerance, unit = near(field, right)
        hints.append(judge(field, answer[field], right, wrong, tolerance, unit))
    return hints


def following(
    rests: Mapping[str, object], answer: Mapping[str, object], near: Nearness | None = None
) -> set[str]:
    """The fields whose entry is what follows from the learner's own entries before it.

    `rests`: for each field that rests on others, what it would be: a figure, several figures, or an option. An entry
    counts as a figure's when it is `near`.

    >>> near = lambda field, right: (0.5, "count")
    >>> sorted(following({"sum": (7.0, 9.0), "more": "yes"}, {"sum": 9.2, "more": "yes"}, near))
    ['more', 'sum']
    """
    found = set()
    for field, own in rests.items():
        for value in own if isinstance(own, tuple) else (own,):
            if isinstance(value, str):
                same = answer[field] == value
            else:
                same = abs(answer[field] - value) <= near(field, value)[0]
            if same:
                found.add(field)
    return found
