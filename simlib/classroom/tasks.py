"""A task of an exercise: what it shows, what it asks, how an answer is judged and what a hint says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from simlib.classroom.fields import is_empty, shown
from simlib.text import BadInput


@dataclass(frozen=True)
class Hint:
    """What is probably wrong with a field: `key` in the exercise's "hint.<task>.<key>", or a full "classroom...";
    `right` is the figure asked for, which no answer file holds."""

    field: str
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    right: float | None = None


@dataclass(frozen=True)
class Result:
    """The verdict on one try at a task: passed, hints for the fields that are not right, figures for the
    sentences.

    `unjudged` are fields that this try says nothing about, since they rest on one that is wrong.
    `readable` is False when an entry could not be read or is missing: that does not count as a try.
    """

    passed: bool
    hints: Sequence[Hint] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    unjudged: Sequence[str] = ()
    readable: bool = True

    def as_data(self) -> dict:
        """The verdict as plain data for the answer file."""
        hints = [{"field": h.field, "key": h.key, "values": dict(h.values)} for h in self.hints]
        return {
            "passed": self.passed,
            "hints": hints,
            "values": dict(self.values),
            "unjudged": list(self.unjudged),
        }

    @classmethod
    def from_data(cls, data: dict) -> Result:
        """The verdict from the answer file."""
        hints = tuple(Hint(h["field"], h["key"], h["values"]) for h in data["hints"])
        return cls(bool(data["passed"]), hints, data["values"], data["unjudged"])


@dataclass(frozen=True)
class Table:
    """Figures shown with a task: `head` catalogue keys, `rows` of cells ready to print, `note` a key or
    None."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str | None = None


def facts_table(rows: Sequence[Sequence[str]], value: str = "classroom.head.value") -> Table:
    """The learner's own figures, a name and a value a row; `value` is the key over the values."""
    return Table(("classroom.head.fact", value), rows)


@dataclass(frozen=True)
class Task:
    """One task; its words are the exercise's "task.<id>.title", ".text", ".passed" and "field.<id>.<field>".

    `check(figures, answer)` gets the learner's figures and the answers as read; `show(figures)` gives tables.
    `long` marks a check that takes a moment, `heavy` one that runs the company for seconds. `joined` names fields
    that are one answer together, such as the visits of a plan. `carried(figures, answer)` names the fields that are
    right if the learner's own entries before them are taken as they stand.
    """

    id: str
    fields: Sequence[Any]
    check: Callable[[Mapping, Mapping], Result]
    show: Callable[[Mapping], Sequence[Table]] = lambda figures: ()
    long: bool = False
    heavy: bool = False
    joined: Sequence[Sequence[str]] = ()
    carried: Callable[[Mapping, Mapping], Collection[str]] = lambda figures, answer: ()

    @property
    def parts(self) -> list[tuple[str, ...]]:
        """What is judged by itself, in the order of the fields: one field, or the fields that are one answer."""
        group = {key: tuple(keys) for keys in self.joined for key in keys}
        needed = (f.key for f in self.fields if not getattr(f, "optional", False))
        return list(dict.fromkeys(group.get(key, (key,)) for key in needed))

    def attempt(self, figures: Mapping, raw: Mapping[str, Any]) -> Result:
        """Read what was entered and judge it; entries that are missing or unreadable give a hint, never an
        error."""
        missing = [f.key for f in self.fields if is_empty(f, raw.get(f.key))]
        if missing:
            return Result(
                False, (Hint(missing[0], "classroom.hint.empty", {"fields": missing}),), readable=False
            )
        answer, refused = {}, []
        for f in self.fields:
            try:
                answer[f.key] = f.read(raw.get(f.key))
            except BadInput as reason:
                refused.append(Hint(f.key, reason.key, reason.values))
        return Result(False, tuple(refused), readable=False) if refused else self.check(figures, answer)


SIZE_SLIPS = {"share": (100,), "thousand_eur": (1000, 10, 0.1, 0.001)}
"""By unit: how many times too large a figure is that has the right digits and the wrong size."""


def judge(
    field: str, value: float, right: float, slips: Mapping[str, float], tolerance: float, unit: str = "count"
) -> Hint | None:
    """None when `value` is right within `tolerance`, else a hint: a known slip, a slip of size, or too low
    or high.

    `slips`: what the answer would be after each typical mistake, {hint key: value}; the first that fits is
    named.

    >>> judge("forecast", 0.36, 0.36, {}, 0.001) is None
    True
    >>> judge("forecast", 0.48, 0.36, {"double_count": 0.48}, 0.001).key
    'double_count'
    >>> judge("forecast", 36.0, 0.36, {}, 0.001, unit="share").key
    'classroom.hint.percent'
    >>> judge("forecast", 0.36, 0.3648, {}, 0.001, unit="share").key  # right, rounded too far
    'classroom.hint.rounded'
    >>> judge("reps", 0.7, 0.7408, {}, 0.015).key
    'classroom.hint.rounded'
    """
    if abs(value - right) <= tolerance:
        return None
    said = {"yours": shown(value, unit)}
    for key, wrong in slips.items():
        if abs(value - wrong) <= tolerance:
            return Hint(field, key, said, right)
    for factor in SIZE_SLIPS.get(unit, ()):
        if abs(value / factor - right) <= tolerance:
            key = "classroom.hint.percent" if unit == "share" else "classroom.hint.size"
            return Hint(field, key, said, right)
    if _rounded(value, right, unit):
        return Hint(field, "classroom.hint.rounded", said, right)
    return Hint(field, "low" if value < right else "high", said, right)


def _rounded(value: float, right: float, unit: str) -> bool:
    """Whether a figure is the right one with too few digits left: right as far as it goes, in digits or in places."""
    size = 100 if unit == "share" else 1  # shares are written in percent, or may be
    shown = Decimal(repr(round(size * float(value), 10))).normalize()
    digits, places = len(shown.as_tuple().digits), max(0, -int(shown.as_tuple().exponent))
    as_far = float(f"{size * right:.{digits - 1}e}") == float(shown) and abs(value - right) <= 0.05 * abs(
        right
    )
    half = 0.55 * 10**-places  # a little more than half of the last place: steps on the way are rounded too
    return value != 0 and (as_far or abs(size * right - float(shown)) <= half)


def verdict(hints: Sequence[Hint | None], values: Mapping[str, Any] | None = None) -> Result:
    """Passed when no field has a hint; `values`, for the word on passing, are then told and not before."""
    found = tuple(h for h in hints if h)
    return Result(not found, found, {} if found else values or {})
