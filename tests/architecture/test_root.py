"""The root holds what the project is read, installed and tested by, nothing that a run left behind."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {".ci", ".github", "benchmarks", "docs", "exercises", "notebooks", "simlib", "tests"}
PAGES = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "README.zh-CN.md"}
TOOLS = {".gitignore", "conftest.py", "environment.yml", "pyproject.toml", "requirements-test.lock",
         "requirements.lock"}  # fmt: skip
STARTERS = {"start.py", "start.command", "开始.bat"}  # the last two: a double click on macOS and on Windows


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without its history")
def test_git_keeps_nothing_else_in_the_root():
    kept = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    assert {name.split("/")[0] for name in kept if name} - ROOMS - PAGES - TOOLS - STARTERS == set()
