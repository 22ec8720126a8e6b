"""What a task asks for: a number, a choice, a text, a strategy sheet. Each reads what the learner entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simlib.classroom.money import counted
from simlib.classroom.reading import read_number
from simlib.text import BadInput, language, t
from simlib.text.figures import short, show_share

UNITS = {
    "share": 1.0,
    "thousand_eur": 1000.0,
    "eur": 1.0,
    "count": 1.0,
    "deals": 1.0,
    "visits": 1.0,
    "days": 1.0,
    "hours": 1.0,
}
"""Units a number may be asked in, and how many single units each holds; words in "classroom.unit.<unit>".

Amounts are kept and judged in thousand EUR; in Chinese they are asked, typed and shown in 万 (`typed`, `show`)."""
MONEY = "thousand_eur"


def shown(value: float, unit: str) -> str:
    """A number asked for in `unit`, as printed.

    >>> shown(0.0548, "share"), shown(3_648.0, "thousand_eur"), shown(2.5, "days")
    ('5.48 %', '3,648', '2.5')
    """
    if unit == "share":
        return show_share(value, 2)
    return counted(value, 6) if unit == MONEY else short(value, 6)


@dataclass(frozen=True)
class Number:
    """A number in a unit of UNITS; `low` and `high` bound what can be entered at all, not what is right.

    `decimals`: how many places a figure that is worked out has to be given to (of a share: of its percent); None for a
    number that is decided. Rounded to them, the right figure is right.
    """

    key: str
    unit: str = "count"
    low: float = -1e12
    high: float = 1e12
    decimals: int | None = None

    def read(self, raw: Any) -> float:
        """The number entered; BadInput when it cannot be read or is out of the range. Where a share is one at most, 75
        can only mean percent.

        >>> share = Number("x", unit="share", low=0, high=1)
        >>> [share.read(raw) for raw in ("75", "75 %", ".75", "75%")]
        [0.75, 0.75, 0.75, 0.75]
        """
        value = read_number(raw, UNITS[self.unit])
        if self.unit == "share" and self.high == 1 < value:
            value /= 100
        if not self.low <= value <= self.high:
            raise BadInput(
                "classroom.error.range",
                value=str(raw).strip(),
                low=self.show(self.low),
                high=self.show(self.high),
            )
        return value

    def typed(self, raw: Any) -> Any:
        """What was typed, as it is kept: an amount typed in Chinese without a size is in 万 and kept with it, so that
        an answer file means the same in every language.

        >>> from simlib.text import speaking
        >>> with speaking("zh"):
        ...     [Number("x", unit="thousand_eur").typed(raw) for raw in ("364.8", "364.8万", "3648千", "many")]
        ['364.8万', '364.8万', '3648千', 'many']
        """
        if self.unit != MONEY or language() != "zh":
            return raw
        sized = f"{raw}".strip() + "万"
        try:
            bare = read_number(raw) == read_number(raw, UNITS[MONEY]) and read_number(sized)
            return sized if bare else raw
        except BadInput:
            return raw

    def retyped(self, raw: Any) -> Any:
        """What is kept, as its reader would type it.

        >>> from simlib.text import speaking
        >>> with speaking("zh"):
        ...     [Number("x", unit="thousand_eur").retyped(raw) for raw in ("364.8万", "3648", "many")]
        ['364.8', '364.8', 'many']
        """
        if self.unit != MONEY or language() != "zh":
            return raw
        try:
            return counted(self.read(raw))
        except BadInput:
            return raw

    def wanted(self) -> str:
        """The unit and the places asked for, in the reader's language."""
        unit = t(f"classroom.unit.{self.unit}")
        if self.decimals is None:
            return unit
        kind = "percent" if self.unit == "share" else "places"
        places = self.decimals + (self.unit == MONEY and language() == "zh")
        return t("classroom.wanted", unit=unit, places=t(f"classroom.{kind}.{places}"))

    def show(self, value: float) -> str:
        """The number as printed."""
        return shown(value, self.unit)

    def named(self, value: float) -> str:
        """The number as printed, with its unit."""
        unit = "" if self.unit in ("share", "count") else t(f"classroom.unit.{self.unit}")
        return f"{self.show(value)} {unit}".strip()


@dataclass(frozen=True)
class Choice:
    """One of several options; `words` is the catalogue key of an option, with {option} in it."""

    key: str
    options: Sequence[str]
    words: str

    def read(self, raw: Any) -> str:
        """The option chosen; BadInput for anything else."""
        if raw not in self.options:
            raise BadInput(
                "classroom.error.choice", value=raw, choices=", ".join(map(self.show, self.options))
            )
        return raw

    def show(self, option: str) -> str:
        """The option's words in the reader's language."""
        return t(self.words.format(option=option))


@dataclass(frozen=True)
class Text:
    """A text of the learner's own, at most 2,000 characters; it is kept and not judged."""

    key: str
    optional: bool = True
    longest: int = 2000

    def read(self, raw: Any) -> str:
        """The text without space around it; BadInput when it is too long."""
        text = str(raw or "").strip()
        if len(text) > self.longest:
            raise BadInput("classroom.error.text", n=len(text), high=self.longest)
        return text


@dataclass(frozen=True)
class Levers:
    """A strategy sheet: some levers of the company's Strategy, the rest stay as they are."""

    key: str
    levers: Sequence[str]

    def parameters(self) -> list:
        """The levers as `describe` gives them: label, range, step, default."""
        from simlib.world import Strategy, describe

        known = {parameter.name: parameter for parameter in describe(Strategy)}
        return [known[name] for name in self.levers]

    def read(self, raw: Any):
        """The Strategy; BadInput names the lever, the value and what is allowed."""
        from simlib.world import Strategy

        if not isinstance(raw, dict):
            raise BadInput("classroom.error.sheet", levers=", ".join(p.label() for p in self.parameters()))
        strange = [name for name in raw if name not in self.levers]
        if strange:
            raise BadInput(
                "classroom.error.lever",
                lever=strange[0],
                levers=", ".join(p.label() for p in self.parameters()),
            )
        return Strategy().but(**raw)


@dataclass(frozen=True)
class Quarters:
    """The decisions of a whole game in a market, quarter by quarter, as a decision file has them."""

    key: str
    market: str

    def read(self, raw: Any) -> tuple:
        """The strategy of each quarter; BadInput when it is no whole game, or names the quarter that is wrong."""
        from simlib.classroom.decisions import MOST_QUARTERS, from_tables

        whole = isinstance(raw, list) and all(isinstance(quarter, dict) for quarter in raw)
        if not whole or len(raw) != MOST_QUARTERS:
            raise BadInput("classroom.error.quarters", n=MOST_QUARTERS)
        return from_tables(raw)


def is_empty(field: Any, raw: Any) -> bool:
    """Whether a field that has to be filled in is not."""
    if getattr(field, "optional", False):
        return False
    return raw is None or (isinstance(raw, str) and not raw.strip())
