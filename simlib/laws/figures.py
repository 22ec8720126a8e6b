"""The figures of a case: what is expected, what theory and the simulator say, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from math import inf, isfinite

from simlib.laws.precision import Estimate, Wanted
from simlib.laws.reading import Case, is_number, shown
from simlib.text import BadInput

THEORY_RELATIVE = 1e-3
THEORY_AT_ZERO = 1e-9
STANDARD_ERRORS = 4.0
_ROUNDING = 1e-9  # relative; what floating point may differ by where there is no sampling error
_FEWEST = 30  # replications

PASS, THEORY_OFF, SIMULATION_OFF, BOTH_OFF, IMPRECISE, CODE_OFF, UNEXPECTED = (
    "pass", "theory_off", "simulation_off", "both_off", "imprecise", "code_off", "unexpected",
)  # fmt: skip
"""`code_off`: a formula kind whose KPI differs; `unexpected`: an entry where the expected list has ended."""

Place = int | str | list | None


@dataclass(frozen=True)
class Leaf:
    """One expected number: its figure, its place (None, or index, key, or list of them) and its value."""

    name: str
    place: Place
    expected: float


@dataclass(frozen=True)
class Figure:
    """One line of the report; the fields of the JSON document."""

    name: str
    index: Place
    expected: float | None
    theory: float | None
    simulated: float | None
    se: float | None
    n: int | None
    verdict: str

    def as_dict(self) -> dict:
        """For JSON."""
        return asdict(self)


def leaves(case: Case) -> list[Leaf]:
    """All expected numbers of a case, in the order of the file; BadInput for what is no number."""
    return [leaf for name, value in case.expect.items() for leaf in _walk(case.id, name, value, ())]


def _walk(case: str, name: str, value: object, path: tuple) -> Iterator[Leaf]:
    if isinstance(value, list):
        for i, entry in enumerate(value):
            yield from _walk(case, name, entry, (*path, i))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _walk(case, name, entry, (*path, key))
    elif is_number(value):
        place = None if not path else path[0] if len(path) == 1 else list(path)
        yield Leaf(name, place, value)
    else:
        raise BadInput("validate.expect.not_a_number", case=case, field=name, value=shown(value))


class ByTime:
    """A figure at any time from 0 to `last`, `value(time)`; `asked` are the times it was asked for."""

    def __init__(self, last: float, value: Callable[[float], float]):
        self.asked: set[float] = set()
        self._last, self._value = last, value

    def __contains__(self, time: float | None) -> bool:
        return time is not None and 0 <= time <= self._last

    def __getitem__(self, time: float) -> float:
        self.asked.add(time)
        return self._value(time)


def pick(case: str, leaf: Leaf, figures: dict) -> object:
    """The entry that belongs to an expected number; BadInput if there is no such figure or entry."""
    if leaf.name not in figures:
        raise BadInput("validate.expect.unknown", case=case, field=leaf.name, known=", ".join(figures))
    value = figures[leaf.name]
    for step in _steps(leaf.place):
        index = _index(step)
        known = range(len(value)) if isinstance(value, (list, tuple)) else value
        if not isinstance(known, (range, ByTime)) or index not in known:
            raise BadInput("validate.expect.no_entry", case=case, field=leaf.name, index=step)
        value = value[index]
    if isinstance(value, ByTime):
        raise BadInput("validate.expect.is_by_time", case=case, field=leaf.name)
    if isinstance(value, (list, tuple)):
        raise BadInput("validate.expect.is_a_list", case=case, field=leaf.name, length=len(value))
    return value


def _steps(place: Place) -> list:
    return [] if place is None else place if isinstance(place, list) else [place]


def _index(step: int | str) -> int | float | None:
    """An entry's number or time; a key of a table may be written as text."""
    try:
        number = float(step)
    except ValueError:
        return None
    return int(number) if number.is_integer() else number


def wanted(leaf: Leaf, theory: float, probabilities: frozenset[str]) -> Wanted:
    """What the simulation has to reach, by the size in theory: a wrong expectation costs no time."""
    steps = [_index(step) or 0 for step in _steps(leaf.place)]
    place = tuple(steps) if len(steps) > 1 else steps[0] if steps else 0
    return Wanted(leaf.name, place, abs(theory), leaf.name in probabilities)


def theory_agrees(expected: float, theory: float) -> bool:
    """Within relative 1e-3, or 1e-9 where 0 is expected."""
    if expected == 0:
        return abs(theory) <= THEORY_AT_ZERO
    return abs(theory - expected) <= THEORY_RELATIVE * abs(expected)


def sampled(leaf: Leaf, theory: float, seen: Estimate, allowed: float) -> Figure:
    """A figure with a standard error: within 4 of them, and that error small enough."""
    right = theory_agrees(leaf.expected, theory)
    rounding = _ROUNDING * abs(leaf.expected) if leaf.expected else THEORY_AT_ZERO
    near = (
        abs(seen.mean - leaf.expected) <= max(STANDARD_ERRORS * seen.se, rounding)
        if isfinite(seen.mean)
        else False
    )
    precise = seen.n >= _FEWEST and seen.se < inf and (seen.se <= allowed or seen.se <= rounding)
    verdict = _verdict(right, near if precise else True)
    if right and not precise:
        verdict = IMPRECISE
    return _figure(leaf, theory, seen.mean, seen.se, seen.n, verdict)


def exact(leaf: Leaf, theory: float, simulated: float) -> Figure:
    """A figure of a deterministic case: both agree exactly, up to floating point."""

    def same(value: float) -> bool:
        return abs(value - leaf.expected) <= _ROUNDING * max(abs(leaf.expected), 1.0)

    return _figure(leaf, theory, simulated, 0.0, 1, _verdict(same(theory), same(simulated)))


def formula(leaf: Leaf, theory: float, by_code: float) -> Figure:
    """A figure of a formula kind: theory and the KPI read from a log; nothing is simulated."""
    right = theory_agrees(leaf.expected, theory)
    verdict = PASS if right and theory_agrees(leaf.expected, by_code) else CODE_OFF if right else THEORY_OFF
    return _figure(leaf, theory, None, None, None, verdict)


def induced(leaf: Leaf, theory: float, simulated: float) -> Figure:
    """A figure that is worked out back from the end: no luck in it, and as exact as it was published."""
    right, near = theory_agrees(leaf.expected, theory), theory_agrees(leaf.expected, simulated)
    return _figure(leaf, theory, simulated, 0.0, 1, _verdict(right, near))


def beyond(name: str, place: Place, theory: float) -> Figure:
    """An entry that theory has and the expected list has not."""
    return Figure(name, place, None, _plain(theory), _plain(theory), 0.0, 1, UNEXPECTED)


def _verdict(theory: bool, simulation: bool) -> str:
    if theory:
        return PASS if simulation else SIMULATION_OFF
    return THEORY_OFF if simulation else BOTH_OFF


def _figure(leaf: Leaf, theory, simulated, se, n, verdict: str) -> Figure:
    numbers = [None if x is None else _plain(x) for x in (leaf.expected, theory, simulated, se)]
    return Figure(leaf.name, leaf.place, *numbers, n, verdict)


def _plain(value) -> float | int:
    """A number JSON can hold; a fraction of whole value stays whole."""
    if isinstance(value, int):
        return value
    if getattr(value, "denominator", None) == 1 and not isinstance(value, float):
        return int(value)
    return float(value)
