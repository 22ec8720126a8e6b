"""The room's guess: what a whole class thinks before anything is shown, counted by option or as a list of numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from statistics import median
from typing import Any

from simlib.classroom.fields import Number
from simlib.classroom.guesses import how_far, words
from simlib.text import BadInput, t

LARGEST = 999
"""The most hands that are counted for one option."""
_BETWEEN = re.compile(r"[\s;；、，]+|,(?=\s|$)")
_BEFORE_SIZE = re.compile(r"(?<=\d)\s+(?=[%‰千万亿])")


def read_room(field: Any, raw: Any) -> list[float | str]:
    """The guesses of a room, one an entry: from {option: hands}, or from numbers in one text.

    Words without a digit, such as names beside the numbers, are passed over. BadInput names the first number that
    the field refuses.

    >>> read_room(Number("revenue"), "Li Lei 300, Han Meimei 1,200; 4 %")
    [300.0, 1200.0, 0.04]
    """
    if isinstance(field, Number):
        parts = _BETWEEN.split(_BEFORE_SIZE.sub("", raw)) if isinstance(raw, str) else []
        return [field.read(field.typed(part)) for part in parts if any(map(str.isdigit, part))]
    counted = raw if isinstance(raw, Mapping) else {}
    return [option for option in field.options for _ in range(_hands(counted.get(option, 0)))]


def _hands(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= LARGEST:
        raise BadInput("classroom.room.hands", value=raw, most=LARGEST)
    return raw


def told_room(field: Any, guesses: list[float | str], came: float | str | tuple[str, ...]) -> str:
    """How a room's guesses (at least one) stand to what came, in a sentence; a tuple holds options that cannot be
    told apart."""
    level = came if isinstance(came, tuple) else (came,)
    result = t("classroom.guess.or").join(words(field, one) for one in level)
    if isinstance(field, Number):
        how = Counter(how_far(guess, came)[0] for guess in guesses)
        middle = words(field, median(guesses))
        near = how["close"] + how["near"]
        return t(
            "classroom.room.numbers_told",
            n=len(guesses),
            middle=middle,
            result=result,
            close=how["close"],
            near=near,
        )
    counted = Counter(guesses)
    right = sum(counted[option] for option in level)
    most = t("classroom.guess.or").join(
        words(field, option) for option, n in counted.items() if n == max(counted.values())
    )
    return t("classroom.room.options_told", n=len(guesses), right=right, most=most, result=result)
