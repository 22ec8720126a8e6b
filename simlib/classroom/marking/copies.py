"""Answers that are another learner's: figures are everybody's own, so a copied answer fits the one it came from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simlib.classroom.marking.marks import EARNED, Marks, TaskMark

FEWEST = 3
"""Wrong figures, each of them another learner's right one, that tell a copy. In a simulated class of 500 who did not
copy, all units answered, 20 pairs shared two by chance and none three."""
SHORTEST = 24
"""Bytes, without space and signs, of a text that two learners hardly write alike: 8 Chinese characters."""


@dataclass(frozen=True)
class Copy:
    """What one hand-in shares with another's: `figures` that are right for the other only, or a text of theirs."""

    learner: Marks
    other: Marks
    figures: int
    texts: int


def copies(marked: Sequence[Marks]) -> list[Copy]:
    """Pairs of hand-ins that share what only one of them can have worked out, most first."""
    theirs, texts = defaultdict(list), defaultdict(list)
    for n, marks in enumerate(marked):
        for task in marks.tasks:
            for key, value in _figures(task, right=True):
                theirs[key, value].append(n)
            for field, text in task.texts.items():
                plain = re.sub(r"\W+", "", text).casefold()
                if len(plain.encode("utf-8", "replace")) >= SHORTEST:
                    texts[task.unit, task.task, field, plain].append(n)
    shared: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for n, marks in enumerate(marked):
        for task in marks.tasks:
            for key, value in _figures(task, right=False):
                for other in theirs.get((key, value), ()):
                    shared[n, other][0] += other != n
    for who in texts.values():
        for n in who[1:]:
            shared[n, who[0]][1] += 1
    told = [Copy(marked[a], marked[b], *n) for (a, b), n in shared.items() if n[0] >= FEWEST or n[1]]
    return sorted(told, key=lambda c: (-c.figures, -c.texts, c.learner.handin.file, c.other.handin.file))


def _figures(task: TaskMark, right: bool) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Numbers with three digits or more that are right, or wrong, each by itself."""
    for part in task.parts:
        (field, *others) = part.fields
        value = task.entries.get(field)
        if others or (part.state in EARNED) != right or not isinstance(value, float):
            continue
        if len(f"{abs(value):.9g}".replace(".", "").strip("0")) >= 3:
            yield (task.unit, task.task, field), round(value, 9)
