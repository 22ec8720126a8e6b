"""Reading a file of cases and the fields of a case: everything that is wrong gets one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

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


_MISSING = object()


class Fields:
    """The fields of `given`, each read with its type and range; `close` refuses what is left over."""

    def __init__(self, case: str, given: dict, prefix: str = ""):
        self._case, self._given, self._prefix = case, given, prefix
        self._read: set[str] = set()

    def has(self, field: str) -> bool:
        """Whether the field is there; one that is null is not."""
        self._read.add(field)
        return self._given.get(field) is not None

    def number(
        self, field: str, low: float = -math.inf, high: float = math.inf, *, above: bool = False
    ) -> float:
        """A number from `low` to `high`; `above` leaves the lower bound itself out."""
        return float(self._bounded(field, self._get(field), low, high, above))

    def positive(self, field: str) -> float:
        """A number above 0."""
        return self.number(field, 0.0, above=True)

    def chance(self, field: str) -> float:
        """A number from 0 to 1."""
        return self.number(field, 0.0, 1.0)

    def whole(self, field: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return self._whole(field, self._get(field), low, high)

    def numbers(
        self,
        field: str,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        above: bool = False,
        length: int = 0,
    ) -> list[float]:
        """A list of numbers, not empty; of `length` numbers if that is given."""
        values = enumerate(self._list(field, length))
        return [float(self._bounded(f"{field}[{i}]", value, low, high, above)) for i, value in values]

    def matrix(
        self, field: str, low: float, high: float, *, rows: int = 0, columns: int = 0
    ) -> list[list[float]]:
        """A list of equally long lists of numbers: `rows` × `columns`, or square if that is not given."""
        lines = self._list(field, rows)
        width = columns or len(lines)
        names = [f"{field}[{i}]" for i in range(len(lines))]
        inner = Fields(self._case, dict(zip(names, lines, strict=True)), self._prefix)
        return [inner.numbers(name, low, high, length=width) for name in names]

    def wholes(self, field: str, low: int, high: int, *, length: int = 0) -> list[int]:
        """A list of whole numbers."""
        return [self._whole(f"{field}[{i}]", v, low, high) for i, v in enumerate(self._list(field, length))]

    def choice(self, field: str, choices: Sequence[str]) -> str:
        """One of a few words."""
        value = self._get(field)
        if not isinstance(value, str) or value not in choices:
            raise self.refusal("choice", field, value=value, choices=", ".join(choices))
        return value

    def inside(self, field: str) -> Fields:
        """The fields of an object within `given`."""
        value = self._get(field)
        if not isinstance(value, dict):
            raise self.refusal("not_an_object", field)
        return Fields(self._case, value, f"{self._prefix}{field}.")

    def is_list(self, field: str) -> bool:
        """Whether a field that may be one number or a list is a list."""
        return isinstance(self._get(field), list)

    def close(self) -> None:
        """Refuse a field nobody asked for: it would have no effect."""
        for field in self._given:
            if field not in self._read:
                raise self.refusal("unknown", field, known=", ".join(sorted(self._read)))

    def refusal(self, sentence: str, field: str, **values: object) -> BadInput:
        """The sentence "validate.field.<sentence>" on a field of this case."""
        name = f"{self._prefix}{field}"
        return BadInput(f"validate.field.{sentence}", case=self._case, field=name, **values)

    def _get(self, field: str) -> object:
        self._read.add(field)
        value = self._given.get(field, _MISSING)
        if value is _MISSING:
            raise self.refusal("missing", field)
        return value

    def _list(self, field: str, length: int) -> list:
        values = self._get(field)
        if not isinstance(values, list) or not values:
            raise self.refusal("not_a_list", field)
        if length and len(values) != length:
            raise self.refusal("length", field, length=length, found=len(values))
        return values

    def _bounded(self, field: str, value: object, low: float, high: float, above: bool) -> float:
        if not is_number(value):
            raise self.refusal("not_a_number", field, value=shown(value))
        if low <= value <= high and not (above and value == low):
            return value
        left, right = "(" if above else "[", ")" if high == math.inf else "]"
        allowed = f"{left}{low:g}, {'∞' if high == math.inf else f'{high:g}'}{right}"
        raise self.refusal("out_of_range", field, value=shown(value), allowed=allowed)

    def _whole(self, field: str, value: object, low: int, high: int) -> int:
        if not is_number(value) or value != int(value) or not low <= value <= high:
            raise self.refusal("not_whole", field, value=shown(value), low=low, high=high)
        return int(value)


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
