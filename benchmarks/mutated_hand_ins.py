"""`python -m benchmarks.mutated_hand_ins [N]`: N spoilt answer files in a class; none may stop the marking.

Each file is a good one with bytes or values changed. Every file must end up marked, or listed with its reason, and
nothing outside the folder may be opened.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import numpy as np

from benchmarks.hand_ins import hand_in
from simlib.classroom.marking.copies import copies
from simlib.classroom.marking.difficulty import class_report
from simlib.classroom.marking.handins import read_folder
from simlib.classroom.marking.whole_class import mark_class
from simlib.kit.marks_page import class_page, feedback_page, notices

UNITS = ("03", "04", "07", "10")
GOOD = 12
SECRET = "what lies outside"
STRANGE = (
    None, True, False, 0, -1, 1e308, 10**25, 0.1, "", " ", "x" * 5_000, "½", "１２", "1e999", "nan", "-0", "\u202e",
    "\x00", "<script>alert(1)</script>", "{0}{x}", "%s%n", "../../secret.json", "=1+1", [], {}, [[]], {"a": {}}, [1, 2],
    "ß", "İ",
)  # fmt: skip
"""Values that somebody's program, hand or malice may put anywhere."""


def mutated(good: dict, rng: np.random.Generator) -> bytes:
    """A good answer file with one to four values changed, or with its bytes spoilt."""
    data = deepcopy(good)
    for _ in range(int(rng.integers(1, 5))):
        change(data, rng)
    text = json.dumps(data, ensure_ascii=bool(rng.integers(2)), indent=int(rng.integers(3))).encode(
        "utf-8", "replace"
    )
    way = int(rng.integers(20))
    cut, to = sorted(int(n) for n in rng.integers(0, len(text), 2))
    if way == 0:
        return text[:cut]
    if way == 1:
        return text[:cut] + text[to:]
    if way == 2:
        return text[:to] + text[cut:]
    if way == 3:
        return text[:cut] + bytes(rng.integers(0, 256, 5, dtype=np.uint8)) + text[cut + 3 :]
    if way == 4:
        return b"[" * 100_000 + text
    if way == 5:
        return text.decode().encode(("utf-16", "gb18030", "utf-8-sig")[int(rng.integers(3))], "replace")
    if way == 6:
        return (
            text[:cut] + (b"NaN", b"1" * 5_000, b'"\\ud800"', b"Infinity")[int(rng.integers(4))] + text[cut:]
        )
    return text


def change(data: dict, rng: np.random.Generator, key: str = "units") -> None:
    """One value, name or branch somewhere in the tree, mostly below `key`."""
    here = parent = data
    if rng.random() < 0.8 and data.get(key):
        here = data[key]
    while isinstance(here, (dict, list)) and here:
        keys = list(here) if isinstance(here, dict) else range(len(here))
        key, parent = keys[int(rng.integers(len(keys)))], here
        if rng.random() < 0.15:
            break
        here = here[key]
    strange = deepcopy(STRANGE[int(rng.integers(len(STRANGE)))])
    way = rng.random()
    if way < 0.7:
        parent[key] = strange
    elif way < 0.85 and isinstance(parent, dict):
        parent[str(strange)[:60]] = parent.pop(key)
    else:
        del parent[key]


@contextmanager
def watched(outside: Path) -> Iterator[list[str]]:
    """Every file below `outside` that is opened inside the block."""
    opened: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple) -> None:
        if (
            watching
            and event == "open"
            and isinstance(arguments[0], str)
            and arguments[0].startswith(str(outside))
        ):
            opened.append(arguments[0])

    sys.addaudithook(hook)  # stays until the process ends; silent after the block
    try:
        yield opened
    finally:
        watching = False


def run(count: int, folder: Path) -> Counter:
    """Write so many spoilt hand-ins and mark them; counts of what became of them.

    AssertionError for a file that is lost, or one outside that was opened.
    """
    class_folder, outside = folder / "class", folder / "outside"
    class_folder.mkdir()
    outside.mkdir()
    (outside / "secret.json").write_text(
        json.dumps(hand_in(99, UNITS) | {"learner": SECRET}), encoding="utf-8"
    )
    os.symlink(outside / "secret.json", class_folder / "link.json")
    good, rng = [hand_in(n, UNITS) for n in range(GOOD)], np.random.default_rng(7)
    for data in good:  # the baseline itself: judged at once, so that a spoilt verdict costs no simulation
        data["units"]["07"]["answers"]["strategy"] = {"sheet": {}, "why": "…"}
    for n in range(count):
        data = good[n % GOOD] | {"number": f"{n}"}
        (class_folder / f"{n:05d}.json").write_bytes(mutated(data, rng))
    with watched(outside) as opened:
        found = read_folder(class_folder)
        marks = list(mark_class(found.handins, UNITS, rerun=0))
        told = copies(marks)
        pages = [feedback_page(learner) for learner in marks]
        class_report(marks, UNITS)
        page = class_page(marks, found, told, {})
        said = notices(marks, found, told, {})
    assert len(marks) + len(found.earlier) + len(found.refused) == count + 1, (
        "a file is neither marked nor told"
    )
    assert all(str(why).strip() for why in found.refused.values()) and opened == []
    assert not any(SECRET in words for words in (page, *pages, *said))
    assert not any("<script>" in words for words in (page, *pages))
    assert all(0 <= learner.total <= 10 * len(learner.tasks) for learner in marks)
    kinds = Counter(f"refused: {why.key}" for why in found.refused.values())
    return Counter({"marked": len(marks), "earlier": len(found.earlier)}) + kinds


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for what, n in run(count, Path(folder)).most_common():
            print(f"{n:6d}  {what}")


if __name__ == "__main__":
    main()
