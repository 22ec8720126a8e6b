"""A whole class marked, on several processes; of the verdicts that were kept, some are run again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from simlib.classroom.assignment import assignment, units_with_exercise
from simlib.classroom.marking.handins import HandIn, fingerprint
from simlib.classroom.marking.marks import Marks, mark
from simlib.classroom.names import identity
from simlib.text import language, use

RERUN = 6
"""Kept verdicts that are run again when nothing else is asked for; each takes seconds of simulation."""


def units_in(handins: Sequence[HandIn]) -> list[str]:
    """The units that have an exercise and that somebody answered."""
    answered = {unit for handin in handins for unit, kept in handin.units.items() if kept.get("answers")}
    return [unit for unit in units_with_exercise() if unit in answered]


def mark_class(
    handins: Sequence[HandIn], units: Sequence[str], *, rerun: int | None = RERUN, processes: int = 1
) -> Iterator[Marks]:
    """The marks of each hand-in, in their order; of the kept verdicts `rerun`, or all with None, are run again.

    Which ones follows from the hand-ins alone, so that marking again gives the same; nobody can know beforehand.
    """
    kept = sorted(
        (_draw(h, unit, task), n, (unit, task))
        for n, h in enumerate(handins)
        for unit, task in _kept(h, units)
    )
    again: dict[int, set[tuple[str, str]]] = {}
    for _, n, task in kept[:rerun]:
        again.setdefault(n, set()).add(task)
    work = [(handin, again.get(n, set())) for n, handin in enumerate(handins)]
    one = partial(_mark, units=tuple(units), lang=language())
    if processes == 1 or len(work) < 2:
        yield from map(one, work)
        return
    with ProcessPoolExecutor(processes) as pool:
        chunk = max(1, min(16, len(work) // (4 * processes)))
        yield from pool.map(one, work, chunksize=chunk)


def _mark(work: tuple[HandIn, set[tuple[str, str]]], units: Sequence[str], lang: str) -> Marks:
    use(lang)
    handin, rerun = work
    return mark(handin, units, rerun=rerun)


def _kept(handin: HandIn, units: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The heavy tasks for which the hand-in brings a verdict of its own."""
    for unit in units:
        tries = handin.units.get(unit, {}).get("tries", {})
        yield from ((unit, task.id) for task in assignment(unit).tasks if task.heavy and task.id in tries)


def _draw(handin: HandIn, unit: str, task: str) -> str:
    return fingerprint(identity(handin.learner), handin.units, unit, task)
