"""What a number of the company is: unit, range, source and words, said once where it is defined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from simlib.text import BadInput, t


@dataclass(frozen=True)
class Parameter:
    """One field of a Scenario or Strategy, as sliders, error sentences and assumption tables read it.

    `kind` is number, integer, numbers (one for each stage or grade), choice, switch or text; `unit` names an entry
    of the catalogue ("world.unit.<unit>"); `source` is course, published, assumed or contested. `low` and `high` are
    the ends of a slider, `limit` the highest value allowed: the same as `high` but where a lesson needs less room.
    """

    name: str
    kind: str
    default: Any
    unit: str
    source: str
    key: str
    low: float | None = None
    high: float | None = None
    limit: float | None = None
    step: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def scale(self) -> tuple[float, float, float]:
        """Lowest, highest and step of a lever with a slider; ValueError for a field that has none."""
        if self.low is None or self.high is None or self.step is None:
            raise ValueError(f"{self.name} has no scale")
        return self.low, self.high, self.step

    def around(self, usual: float) -> tuple[float, float, float]:
        """The `scale` where another amount than the default is usual: money levers reach as many times as far.

        >>> spend = Parameter("spend", "integer", 600_000, "money_per_year", "assumed", "", 0, 2_400_000, step=50_000)
        >>> spend.around(400_000), spend.around(600_000)[1:]
        ((0, 1600000, 20000), (2400000, 50000))
        """
        low, high, step = self.scale
        if not self.unit.startswith("money") or usual in (0, self.default):
            return self.scale
        factor = usual / self.default
        return low, int(high * factor), _dividing(int(usual), int(step * factor))

    def source_of(self, value: Any) -> str:
        """The label of a value: the field's own for its default, "assumed" for any other; contested stays contested.

        >>> amount = Parameter("amount", "integer", 300, "money", "course", "")
        >>> amount.source_of(300), amount.source_of(301)
        ('course', 'assumed')
        """
        return self.source if self.source == "contested" or value == self.default else "assumed"

    def label(self) -> str:
        """The field's name in the reader's language."""
        return t(self.key)

    def help(self) -> str:
        """One sentence on what the field does."""
        return t(f"{self.key}.help")


def _dividing(amount: int, most: int) -> int:
    """The largest 1, 2 or 5 followed by noughts, at most `most`, of which `amount` is a multiple; 1 if none is."""
    round_ones = (lead * 10**noughts for noughts in range(len(str(most)), -1, -1) for lead in (5, 2, 1))
    return next((step for step in round_ones if step <= most and amount % step == 0), 1)


def number(
    default: float | None, low: float, high: float, unit: str, source: str, *, step: float | None = None,
    slider: float | None = None, kind: str = "number",
) -> Any:  # fmt: skip
    """A field that holds one number of a range; `slider` is where its slider ends, if before the range does."""
    end = high if slider is None else slider
    extra: Any = {
        "kind": kind,
        "unit": unit,
        "source": source,
        "step": step,
        "low": low,
        "high": end,
        "limit": high,
    }
    return Field(default=default, ge=low, le=high, json_schema_extra=extra)


def integer(
    default: int | None, low: int, high: int, unit: str, source: str, *, step: int = 1, slider: int | None = None,
) -> Any:  # fmt: skip
    """A field that holds one whole number of a range; `slider` is where its slider ends, if before the range does."""
    return number(default, low, high, unit, source, step=step, slider=slider, kind="integer")


def numbers(default: tuple, low: float, high: float, unit: str, source: str) -> Any:
    """A field that holds a row of numbers, each in the range; its length is that of the default."""
    extra: Any = {"kind": "numbers", "unit": unit, "source": source, "low": low, "high": high, "limit": high}
    return Field(default=default, min_length=len(default), max_length=len(default), json_schema_extra=extra)


def plain(default: Any, kind: str, unit: str, source: str, choices: Sequence[str] = ()) -> Any:
    """A field that holds a choice, a switch or a text."""
    extra: Any = {"kind": kind, "unit": unit, "source": source, "choices": list(choices)}
    return Field(default=default, json_schema_extra=extra)


class Described(BaseModel):
    """An immutable, validated set of parameters that is changed by copying."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)

    def __init__(self, **values: Any):
        try:
            super().__init__(**{name: _python(value) for name, value in values.items()})
        except ValidationError as error:
            raise _sentence(type(self), error) from None

    @model_validator(mode="after")
    def _within_range(self) -> Self:
        """What pydantic's field bounds do not reach: the numbers of a row, and calendar dates."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            extra: Any = field.json_schema_extra  # what `number` and its like gave: a dict
            if extra["kind"] == "numbers":
                for i, x in enumerate(value):
                    if not extra["low"] <= x <= extra["high"]:
                        place = f"{name}[{i}]"
                        raise BadInput(
                            "world.error.range", field=place, value=x, low=extra["low"], high=extra["high"]
                        )
            if extra["kind"] == "date" and not _is_date(value):
                raise BadInput("world.error.date", field=name, value=value)
        return self

    @classmethod
    def fields_of(cls, part: str) -> tuple[str, ...]:
        """The names of the fields that a part of the company uses; a model that is not divided uses all."""
        return tuple(cls.model_fields)

    @classmethod
    def of(cls, table: dict[str, Any]) -> Self:
        """The model with the fields of a table, whatever they are called; BadInput as when it is made by hand."""
        unknown = [name for name in table if name not in cls.model_fields]
        if unknown:
            raise _unknown(cls, unknown[0])
        return cls(**table)

    def but(self, **changes: Any) -> Self:
        """A copy with some fields changed; BadInput for an unknown field or a value out of range."""
        return type(self)(**{**dict(self), **changes})

    def changes(self, other: Self) -> dict[str, tuple[Any, Any]]:
        """The fields in which `other` differs: {name: (here, there)}."""
        return {n: (v, getattr(other, n)) for n, v in self if v != getattr(other, n)}

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))


def _python(value: Any) -> Any:
    """Lists of a file as tuples, numpy's numbers as Python's."""
    if isinstance(value, (list, tuple)):
        return tuple(_python(v) for v in value)
    return value.item() if hasattr(value, "item") else value


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def describe(model: type[Described], part: str = "company") -> list[Parameter]:
    """The parameters of Scenario or Strategy that a part of the company has, in the order they are defined.

    The whole company has all of them.

    >>> from simlib.world import Strategy
    >>> reps = next(p for p in describe(Strategy) if p.name == "reps")
    >>> reps.high, reps.limit
    (20, 100000)
    """
    names = model.model_fields if part == "company" else model.fields_of(part)
    return [_parameter(model, name) for name in names]


def _parameter(model: type[Described], name: str) -> Parameter:
    field = model.model_fields[name]
    given: Any = field.json_schema_extra
    extra = dict(given)
    prefix = "lever" if model.__name__ == "Strategy" else "field"
    choices = tuple(extra.pop("choices", ()))
    return Parameter(name=name, default=field.default, key=f"world.{prefix}.{name}", choices=choices, **extra)


def _unknown(model: type[Described], name: str) -> BadInput:
    close = get_close_matches(name, model.model_fields, n=3) or list(model.model_fields)
    return BadInput("world.error.unknown_field", field=name, known=", ".join(close))


def _sentence(model: type[Described], error: ValidationError) -> BadInput:
    """The first thing wrong, in one sentence."""
    first = error.errors()[0]
    name, value = str(first["loc"][0]) if first["loc"] else "", first["input"]
    if first["type"] == "extra_forbidden":
        return _unknown(model, name)
    if not first["loc"]:  # a rule over several fields
        return first["ctx"]["error"]
    parameter = _parameter(model, name)
    place = f"{name}[{first['loc'][1]}]" if len(first["loc"]) > 1 else name
    incomplete = len(first["loc"]) == 1 or first["type"] == "missing"
    if parameter.kind == "tones" and incomplete:
        return BadInput(
            "world.error.tones", field=name, n=len(parameter.default), choices=", ".join(parameter.choices)
        )
    if parameter.choices:
        return BadInput("world.error.choice", field=place, value=value, choices=", ".join(parameter.choices))
    if parameter.kind == "numbers" and incomplete:
        return BadInput("world.error.length", field=name, n=len(parameter.default))
    if parameter.low is None:
        return BadInput(f"world.error.{parameter.kind}", field=place, value=value)
    key = "world.error.whole" if parameter.kind == "integer" else "world.error.range"
    return BadInput(key, field=place, value=value, low=parameter.low, high=parameter.limit)
