"""The style that CONTRIBUTING names, as a test."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_ruff_finds_nothing():
    found = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "."], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.slow
def test_the_types_of_the_lower_rooms_agree():
    """Rooms and rules stand in pyproject.toml; an ignore names its one error, with the reason beside it."""
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", os.devnull], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("by_hand", [r":\+,?\.\df\}", r"100 \* [^{}]*\} %", r'"-", "−"'])
def test_signs_and_shares_are_written_in_one_way(by_hand):
    """A minus sign, not a hyphen, a dash where there is no figure: simlib.text.figures."""
    files = [path for room in ("kit", "units") for path in (ROOT / "simlib" / room).rglob("*.py")] + sorted(
        (ROOT / "exercises").glob("*/*.py")
    )
    assert [f.name for f in files if re.search(by_hand, f.read_text(encoding="utf-8"))] == []
