"""Known results: each case from the closed form and from the company's own components."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import nan, sqrt
from pathlib import Path
from zlib import crc32

from simlib.laws import bargaining, kinds, loyalty, receivables
from simlib.laws import figures as fig
from simlib.laws.figures import PASS, Figure, Leaf
from simlib.laws.kinds import Exact, Formula, Induced, Sampled
from simlib.laws.precision import Estimate, Wanted, until_precise
from simlib.laws.reading import Case, read_case, read_file, read_given
from simlib.text import BadInput, t

__all__ = ["KINDS", "Result", "check", "read_file", "validate"]

KINDS = {**kinds.KINDS, **receivables.KINDS, **loyalty.KINDS, **bargaining.KINDS}
"""All kinds of case by name."""

PROBABILITIES = (
    kinds.PROBABILITIES | receivables.PROBABILITIES | loyalty.PROBABILITIES | bargaining.PROBABILITIES
)


@dataclass(frozen=True)
class Result:
    """What came of a case, passed if every figure did; `message` is a sentence in the reader's language."""

    id: str | None
    kind: str | None
    passed: bool
    message: str
    figures: tuple[Figure, ...] = ()

    def as_dict(self) -> dict:
        """For JSON."""
        return {
            "id": self.id,
            "kind": self.kind,
            "passed": self.passed,
            "message": self.message,
            "figures": [figure.as_dict() for figure in self.figures],
        }


def validate(path: str | Path, seed: int = 1) -> list[Result]:
    """Run every case of a JSON file; BadInput if the file itself cannot be used.

    A case that is unknown or malformed fails with its sentence, and the others run.
    """
    return list(check(read_file(path), seed))


def check(cases: list, seed: int = 1, tick: Callable[[], None] = lambda: None) -> Iterator[Result]:
    """The result of each case in turn; `tick` is called after each replication.

    >>> case = {"id": "a", "kind": "sales_progress", "expect": {"progress": 0.1}, "given": {
    ...     "weighted_last_week": 0, "weighted_this_week": 5, "revenue_last_week": 0, "revenue_this_week": 5,
    ...     "quota": 100}}
    >>> [result.passed for result in check([case])]
    [True]
    """
    taken: set[str] = set()
    for number, raw in enumerate(cases, 1):
        name = raw.get("id") if isinstance(raw, dict) else None
        kind = raw.get("kind") if isinstance(raw, dict) else None
        name, kind = (x if isinstance(x, str) else None for x in (name, kind))
        try:
            case = read_case(raw, name or t("validate.case.numbered", number=number), taken, KINDS)
            found = tuple(_figures(case, seed, tick))
        except BadInput as refusal:
            yield Result(name, kind, False, str(refusal))
        except OverflowError:
            yield Result(name, kind, False, t("validate.case.too_large", case=name))
        else:
            yield Result(name, kind, all(f.verdict == PASS for f in found), _message(case, found), found)
        taken.add(name or "")


def _figures(case: Case, seed: int, tick: Callable[[], None]) -> Iterator[Figure]:
    leaves = fig.leaves(case)
    kind = KINDS[case.kind]
    model = kind(case.id, **read_given(case, kind))
    own_seed = (seed << 32) + crc32(case.id.encode("utf-8", "surrogatepass"))
    match model:
        case Sampled():
            yield from _by_sampling(case, model, leaves, own_seed, tick)
        case Exact():
            yield from _exactly(case, model, leaves)
        case Induced():
            for leaf in leaves:
                yield fig.induced(
                    leaf, fig.pick(case.id, leaf, model.theory), fig.pick(case.id, leaf, model.simulated)
                )
        case Formula():
            for leaf in leaves:
                yield fig.formula(
                    leaf, fig.pick(case.id, leaf, model.theory), fig.pick(case.id, leaf, model.by_code)
                )


def _by_sampling(
    case: Case, model: Sampled, leaves: list[Leaf], seed: int, tick: Callable[[], None]
) -> Iterator[Figure]:
    theory = [fig.pick(case.id, leaf, model.theory) for leaf in leaves]
    if not leaves:
        return
    figures = [fig.wanted(leaf, value, PROBABILITIES) for leaf, value in zip(leaves, theory, strict=True)]
    wanted = [_sampled_as(model, figure) for figure in figures]
    seen = until_precise(lambda number: model.sample(seed, number), wanted, model.most, tick)
    for leaf, value, figure, want in zip(leaves, theory, figures, wanted, strict=True):
        estimate = seen[want.name, want.place]
        if leaf.name in model.roots:
            estimate = _root(estimate)
        yield fig.sampled(leaf, value, estimate, figure.allowed)


def _sampled_as(model: Sampled, want: Wanted) -> Wanted:
    """The figure that is sampled for the one wanted: itself, or its square."""
    if want.name not in model.roots:
        return want
    # a small relative error of the square is twice that of the root
    return Wanted(model.roots[want.name], want.place, 2 * want.size**2)


def _root(square: Estimate) -> Estimate:
    """The square root of an estimate, its standard error to first order."""
    mean = sqrt(max(square.mean, 0.0))
    return Estimate(mean, square.se / (2 * mean) if mean else square.se, square.n)


def _exactly(case: Case, model: Exact, leaves: list[Leaf]) -> Iterator[Figure]:
    for name in case.expect:
        if name not in model.theory:
            raise BadInput("validate.expect.unknown", case=case.id, field=name, known=", ".join(model.theory))
    for leaf in leaves:
        yield fig.exact(leaf, _entry(leaf, model.theory), _entry(leaf, model.simulated))
    for name, expected in case.expect.items():
        if not isinstance(expected, list):
            continue
        longer = list(_beyond(expected, model.theory[name], ()))
        for path, value in longer or _beyond(expected, model.simulated[name], ()):
            yield fig.beyond(name, path[0] if len(path) == 1 else list(path), value)


def _beyond(expected: object, found: object, path: tuple) -> Iterator[tuple[tuple, object]]:
    """Entries of a list that was found beyond the end of the expected one."""
    if not isinstance(found, list):
        if expected is None:
            yield path, found
        return
    rows = expected if isinstance(expected, list) else []
    for i, entry in enumerate(found):
        yield from _beyond(rows[i] if i < len(rows) else None, entry, (*path, i))


def _entry(leaf: Leaf, figures: dict):
    """The entry, or NaN where the list has ended: the expected list is too long."""
    try:
        return fig.pick("", leaf, figures)
    except BadInput:
        return nan


def _message(case: Case, found: tuple[Figure, ...]) -> str:
    off = [f for f in found if f.verdict != PASS]
    if not off:
        return t("validate.case.agrees", n=len(found))
    names = ", ".join(dict.fromkeys(f.name for f in off))
    return t("validate.case.differs", case=case.id, n=len(off), of=len(found), names=names)
