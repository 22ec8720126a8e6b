"""Reading a file of cases and the fields of a case: everything that is wrong gets one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    create_model,
)

from simlib.text import BadInput
from simlib.text.files import read_whole


@dataclass(frozen=True)
class Case:
    """One case as written: nothing checked yet but that its parts are there."""

    id: str
    kind: str
    given: dict
    expect: dict


def read_file(path: str | Path) -> list:
    """The list a file holds; BadInput if it cannot be read, is not JSON, or is not a list."""
    try:
        text = read_whole(Path(path))
    except UnicodeDecodeError as error:
        raise BadInput("validate.file.unreadable", file=path, reason=str(error)) from None
    try:
        cases = json.loads(text)
    except (ValueError, RecursionError) as error:
        row = getattr(error, "lineno", 1)
        raise BadInput("validate.file.not_json", file=path, row=row) from None
    if not isinstance(cases, list):
        raise BadInput("validate.file.not_a_list", file=path)
    return cases


def read_case(raw: object, label: str, taken: set[str], kinds: Collection[str]) -> Case:
    """The parts of a case; `label` names it in a sentence, `taken` are earlier ids, `kinds` the known."""
    if not isinstance(raw, dict):
        raise BadInput("validate.case.not_an_object", case=label)
    if not isinstance(raw.get("id"), str) or not raw["id"]:
        raise BadInput("validate.case.no_id", case=label)
    if raw["id"] in taken:
        raise BadInput("validate.case.twice", case=label)
    if not isinstance(raw.get("kind"), str):
        raise BadInput("validate.case.no_text", case=label, field="kind")
    if raw["kind"] not in kinds:
        raise BadInput("validate.case.unknown_kind", case=label, kind=raw["kind"], known=", ".join(kinds))
    for part in ("given", "expect"):
        if not isinstance(raw.get(part), dict) or not raw[part]:
            raise BadInput("validate.case.no_fields", case=label, field=part)
    return Case(raw["id"], raw["kind"], raw["given"], raw["expect"])


_SENTENCES = {
    "missing": "missing", "extra_forbidden": "unknown", "list_type": "not_a_list", "too_short": "not_a_list",
    "too_long": "too_long", "model_type": "not_an_object", "string_unicode": "unknown",
}  # fmt: skip
"""For what pydantic finds wrong with a field (the last: its very name) the sentence "validate.field.<sentence>"."""

_ALONE, _LISTED = "alone", "listed"
"""How a field that may be one number or a list is written; pydantic puts it into the field's place."""

_CLOSED = ConfigDict(extra="forbid", frozen=True)  # a field that nobody asked for would have no effect


class Given(BaseModel):
    """An object within `given`: each field with its type and range."""

    model_config = _CLOSED


def read_given(case: Case, kind: Callable) -> dict[str, Any]:
    """What a case gives, as the arguments of its kind after the first; BadInput on the first that is wrong.

    >>> def queue(case: str, servers: whole(1, 9), rate: Positive = 1.0): ...
    >>> read_given(Case("a", "queue", {"servers": 2}, {}), queue)
    {'servers': 2, 'rate': 1.0}
    """
    fields = _fields(kind)
    try:
        return dict(fields.model_validate(case.given))
    except ValidationError as error:
        raise _first_wrong(case.id, fields, error) from None


@cache
def _fields(kind: Callable) -> type[BaseModel]:
    """A model of the arguments of a kind after the first, which is the name of the case."""
    types = get_type_hints(kind, include_extras=True)
    _, *arguments = signature(kind).parameters.values()
    fields = {a.name: (types[a.name], ... if a.default is a.empty else a.default) for a in arguments}
    return create_model(kind.__name__, __config__=_CLOSED, **fields)


def refusal(case: str, sentence: str, field: str, **values: object) -> BadInput:
    """The sentence "validate.field.<sentence>" on a field of a case."""
    return BadInput(f"validate.field.{sentence}", case=case, field=field, **values)


def within(case: str, field: str, value: float, low: float, high: float) -> None:
    """Refuse a number outside a range that other fields set."""
    if not low <= value <= high:
        raise refusal(case, "out_of_range", field, **_outside(value, low, high, False))


def as_long(case: str, field: str, values: Sequence, length: int) -> None:
    """Refuse a list whose length is not the one that other fields set."""
    if len(values) != length:
        raise refusal(case, "length", field, length=length, found=len(values))


def each(case: str, field: str, value: float | list[float], length: int) -> list[float]:
    """One number for all, or a list that has to have this length."""
    if not isinstance(value, list):
        return [value] * length
    as_long(case, field, value, length)
    return value


def number(low: float = -math.inf, high: float = math.inf, *, above: bool = False) -> Any:
    """The type of a number from `low` to `high`; `above` leaves the lower bound itself out."""

    def check(value: object) -> float:
        if not is_number(value):
            raise _Wrong("not_a_number", value=shown(value))
        if not low <= value <= high or (above and value == low):
            raise _Wrong("out_of_range", **_outside(value, low, high, above))
        return float(value)

    return Annotated[float, BeforeValidator(check)]


def whole(low: int, high: int) -> Any:
    """The type of a whole number from `low` to `high`."""

    def check(value: object) -> int:
        if not is_number(value) or value != int(value) or not low <= value <= high:
            raise _Wrong("not_whole", value=shown(value), low=low, high=high)
        return int(value)

    return Annotated[int, BeforeValidator(check)]


def choice(*words: str) -> Any:
    """The type of one of a few words."""

    def check(value: object) -> str:
        if value not in words:
            raise _Wrong("choice", value=value, choices=", ".join(words))
        return value

    return Annotated[str, BeforeValidator(check)]


def row(entry: Any, most: int | None = None) -> Any:
    """The type of a list, not empty, of at most so many entries."""
    return Annotated[list[entry], Field(min_length=1, max_length=most)]


def one_or_row(entry: Any) -> Any:
    """The type of a field that holds one number or a list of them."""
    kinds = Annotated[entry, Tag(_ALONE)] | Annotated[row(entry), Tag(_LISTED)]
    return Annotated[kinds, Discriminator(lambda value: _LISTED if isinstance(value, list) else _ALONE)]


Positive = number(0.0, above=True)
Chance = number(0.0, 1.0)
Amount = number(0.0)


class _Wrong(ValueError):
    """A value is wrong, and this is the sentence about it; pydantic says where it stands."""

    def __init__(self, sentence: str, **values: object):
        super().__init__(sentence)
        self.sentence, self.values = sentence, values


def _outside(value: float, low: float, high: float, above: bool) -> dict[str, str]:
    left, right = "(" if above else "[", ")" if high == math.inf else "]"
    allowed = f"{left}{low:g}, {'∞' if high == math.inf else f'{high:g}'}{right}"
    exact = abs(value) < 1e15 and value == int(value)
    return {"value": shown(int(value) if exact else value), "allowed": allowed}


def _first_wrong(case: str, fields: type[BaseModel], error: ValidationError) -> BadInput:
    first = error.errors(include_url=False)[0]
    wrong = first.get("ctx", {}).get("error")
    sentence = wrong.sentence if wrong else _SENTENCES[first["type"]]
    values = wrong.values if wrong else {}
    place = (*first["loc"], first["input"]) if first["type"] == "string_unicode" else first["loc"]
    *way, _ = steps = [step for step in place if step not in (_ALONE, _LISTED)]
    if sentence == "unknown":
        for step in way:
            fields = fields.model_fields[step].annotation
        values["known"] = ", ".join(sorted(fields.model_fields))
    if sentence == "too_long":
        values["most"] = first["ctx"]["max_length"]
    field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return refusal(case, sentence, field.removeprefix("."), **values)


def is_number(value: object) -> bool:
    """A finite number; true and false are not numbers.

    >>> is_number(0.5), is_number(True), is_number(float("nan"))
    (True, False, False)
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) <= 1e300


def shown(value: object) -> str:
    """A value as a sentence quotes it: short.

    >>> shown([1, 2])
    '[1, 2]'
    """
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else text[:37] + "..."
