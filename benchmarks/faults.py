"""Which tests notice when the company reckons wrongly: deliberate faults of one line, put in and taken out one by one.

The table is faults.toml. A fault whose text does not stand once in its file is an error, never skipped: the code has
moved on, and the table has to follow.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import say

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "tests/world/test_company_by_hand.py", "tests/world/test_customer_by_hand.py", "tests/lab/test_kpi_by_hand.py",
    "tests/lab/test_ledger.py",
)  # fmt: skip
"""Tests that know the right amount and are done in seconds, not those that compare with what a run gave before."""


@dataclass(frozen=True)
class Fault:
    """One line made wrong: in `file`, `new` in place of `old`."""

    name: str
    file: str
    old: str
    new: str


def faults() -> list[Fault]:
    """All of the table."""
    with (ROOT / "benchmarks" / "faults.toml").open("rb") as file:
        return [Fault(**row) for row in tomllib.load(file)["fault"]]


def misplaced(fault: Fault, root: Path = ROOT) -> str | None:
    """Why a fault cannot be put in, None if it can."""
    path = root / fault.file
    if not path.is_file():
        return f"{fault.file} is not there"
    times = path.read_text(encoding="utf-8").count(fault.old)
    return None if times == 1 else f"{fault.file} has its text {times} times"


def noticed(fault: Fault, root: Path, tests: tuple[str, ...] = TESTS) -> str | None:
    """The first test that fails with the fault in the tree `root`, None if none does. The tree is as before then."""
    path = root / fault.file
    right = path.read_bytes()
    wrong = right.decode("utf-8").replace(fault.old, fault.new)
    try:
        path.write_bytes(wrong.encode("utf-8"))
        return first_failure(root, tests)
    finally:
        path.write_bytes(right)


def first_failure(root: Path, tests: tuple[str, ...] = TESTS) -> str | None:
    """The first of the tests that fails in a tree, None if all pass. RuntimeError where they cannot run."""
    told = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    found = re.search(r"^(?:FAILED|ERROR) \S*?([\w.]+\.py::\S+)", told.stdout, re.MULTILINE)
    if told.returncode == 0:
        return None
    if told.returncode == 1 and found:
        return found.group(1)
    raise RuntimeError((told.stdout + told.stderr)[-2_000:])


def copy_to(folder: Path) -> Path:
    """What the quick tests need of the tree, in a folder."""
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc", ".hypothesis")
    for name in ("simlib", "tests", "exercises"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def run(most: int) -> None:
    """Put in `most` faults at most, and say of each who noticed; SystemExit where one survives or has no place."""
    chosen = faults()[:most]
    lost = {fault: why for fault in chosen if (why := misplaced(fault))}
    survivors = []
    with tempfile.TemporaryDirectory(prefix="simlib-faults-") as folder:
        tree = copy_to(Path(folder))
        if right := first_failure(tree):
            raise SystemExit(f"without a fault {right} fails: nothing can be said")
        for number, fault in enumerate(chosen, start=1):
            who = None if fault in lost else noticed(fault, tree)
            survivors += [fault] if who is None and fault not in lost else []
            say(f"{number:3} {fault.name}: {lost.get(fault) or who or 'NOBODY NOTICED'}")
    told = len(chosen) - len(lost) - len(survivors)
    say(f"{len(chosen)} faults, {told} noticed, {len(survivors)} survived, {len(lost)} without a place")
    if survivors or lost:
        raise SystemExit(1)
