"""A guess beside what came of it: how far apart they are, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simlib.classroom.fields import MONEY, Number
from simlib.classroom.money import spoken
from simlib.text import BadInput, language, t


@dataclass(frozen=True)
class Guessed:
    """A guess (None: none is left) and what came of it (None: nothing yet); `how` and `side` as `how_far` says, `sure`
    in percent (None: not said)."""

    key: str
    guess: float | str | None = None
    result: float | str | None = None
    how: str | None = None
    side: str | None = None
    sure: int | None = None

    @property
    def right(self) -> bool:
        """Whether it came as guessed: the same option, or a number within a tenth."""
        return self.how in ("same", "close")


SURE = (30, 50, 60, 70, 80, 90, 95)
"""How sure one may say to be of a guess, percent. Our own steps."""


def guessed(key: str, field: Any, raw: Any, came: Mapping | None, sure: Any = None) -> Guessed:
    """What an answer file says of a question: the first guess that met its result, else the one that waits."""
    raw, sure = (came["guess"], came.get("sure")) if came else (raw, sure)
    sure = sure if sure in SURE else None
    try:
        guess = None if raw is None else field.read(raw)
    except BadInput:
        return Guessed(key)  # the question was changed since
    if guess is None or came is None or isinstance(came["result"], str) == isinstance(field, Number):
        return Guessed(key, guess, sure=sure)
    return Guessed(key, guess, came["result"], *how_far(guess, came["result"]), sure)


def how_far(guess: float | str, came: float | str) -> tuple[str, str | None]:
    """How a guess stands to what came (same or other; of a number close: within a tenth, near: within a factor of
    two, far), and the side it is on.

    >>> how_far(95.0, 100.0), how_far(300.0, 100.0), how_far("reps", "reps")
    (('close', 'low'), ('far', 'high'), ('same', None))
    """
    if isinstance(came, str):
        return ("same" if guess == came else "other"), None
    side = None if guess == came else "high" if guess > came else "low"
    if abs(guess - came) <= 0.1 * abs(came):
        return "close", side
    return ("near" if guess * came > 0 and 0.5 <= guess / came <= 2 else "far"), side


def words(field: Any, value: float | str) -> str:
    """A guess or result with its unit; an amount as people say it."""
    if not isinstance(field, Number):
        return field.show(value)
    return spoken(value) if field.unit == MONEY else field.named(value)


def told(
    field: Any, guess: float | str | None, came: float | str | tuple[str, ...], sure: int | None = None
) -> str:
    """The guess beside what came, in sentences, and how `sure` one was; a tuple holds options that cannot be told
    apart."""
    level = came if isinstance(came, tuple) else (came,)
    result = t("classroom.guess.or").join(words(field, one) for one in level)
    if guess is None:
        return t("classroom.guess.none", result=result)
    both = t("classroom.guess.against", guess=words(field, guess), result=result)
    if isinstance(came, tuple):
        verdict = t("classroom.guess.among" if guess in came else "classroom.guess.tied")
    else:
        verdict = _verdict(guess, came)
    said = (both, verdict) if sure is None else (both, verdict, t("classroom.guess.was_sure", sure=sure))
    return ("" if language() == "zh" else " ").join(said)


def one_result(came: float | str | tuple[str, ...], guess: object) -> float | str:
    """What is noted beside a guess: of options that cannot be told apart the one guessed, else the first.

    >>> one_result(("reps", "coaching"), "coaching"), one_result(("reps", "coaching"), "discount"), one_result(3, 4)
    ('coaching', 'reps', 3.0)
    """
    if isinstance(came, tuple):
        return str(guess) if guess in came else came[0]
    return came if isinstance(came, str) else float(came)


def _verdict(guess: float | str, came: float | str) -> str:
    how, _ = how_far(guess, came)
    if how not in ("near", "far"):
        return t(f"classroom.guess.{how}")
    if guess * came <= 0:
        return t("classroom.guess.other")
    high, ratio = abs(guess) > abs(came), guess / came
    return t("classroom.guess.high" if high else "classroom.guess.low", factor=f"{max(ratio, 1 / ratio):.1f}")
