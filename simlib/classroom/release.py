"""What students get: the workbook without its keys, refused as a whole if a reference answer would go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simlib.classroom.assignment import assignment
from simlib.text import BadInput

ALWAYS = ("00", "14")
"""Pages that belong to no exercise: the start, and ethics and law."""
FILES = (
    "start.py", "pyproject.toml", "requirements.lock", "environment.yml", "LICENSE", "README.md", "README.zh-CN.md",
)  # fmt: skip
FOLDERS = ("simlib", "docs", "notebooks/zh", "notebooks/en", "exercises")
LEFT_OUT = re.compile(r"__pycache__|\..*|source|instructor|.*\.egg-info")
KEY = "key"
NAMES = ("Li Lei", "李雷", "Anna")
"""Learners whose reference answers are looked for in every file: who fills in a page tries such a name."""
_TOGETHER = 3  # lines of a key in a row that tell a copy of it
_LEAST = 60  # characters they must have
_TEXT = {".py", ".md", ".ipynb", ".json", ".toml", ".po", ".html", ".txt", ".csv", ".yml"}


@dataclass(frozen=True)
class Release:
    """The files of a release {path inside it: where it lies now}."""

    files: dict[str, Path]


def release(root: Path, units: Sequence[str]) -> Release:
    """What students of these units get from the workbook in `root`.

    BadInput, which names the file, if one of them holds a key, a copy of a key's lines, or the reference answers.
    """
    files = {path.relative_to(root).as_posix(): path for path in _files(root, set(units))}
    lines, answers = _lines_of_keys(root), _reference_answers(root, units)
    for name, path in files.items():
        _expect_clean(name, path, lines, answers)
    return Release(files)


def _files(root: Path, units: set[str]) -> Iterator[Path]:
    yield from (root / name for name in FILES if (root / name).is_file())
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            parts = path.relative_to(root).parts
            if path.is_dir() or any(LEFT_OUT.fullmatch(part) for part in parts[1:]):
                continue
            numbered = next((part[:2] for part in parts if re.match(r"\d\d_", part)), None)
            if parts[0] in ("notebooks", "exercises") and numbered and numbered not in (*units, *ALWAYS):
                continue
            if parts[0] == "exercises" and KEY in parts:
                continue
            yield path


def _expect_clean(name: str, path: Path, lines: dict[str, str], answers: dict[str, tuple[str, ...]]) -> None:
    if KEY in Path(name).parts[:-1]:
        raise BadInput("classroom.error.release.key", file=name)
    if path.suffix.lower() not in _TEXT:
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    for some in _shingles(text):
        if some in lines:
            raise BadInput("classroom.error.release.lines", file=name, source=lines[some])
    if path.suffix == ".json" and '"tries"' in text and '"learner"' in text:
        raise BadInput("classroom.error.release.answers", file=name)
    for whose, figures in answers.items():
        if all(re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,]?\d)", text) for figure in figures):
            raise BadInput("classroom.error.release.reference", file=name, whose=whose)


def _lines_of_keys(root: Path) -> dict[str, str]:
    """Lines of the keys, some in a row, with the file that they are in."""
    found: dict[str, str] = {}
    for path in sorted((root / "exercises").glob(f"*/{KEY}/**/*.py")):
        for some in _shingles(path.read_text(encoding="utf-8")):
            found.setdefault(some, path.relative_to(root).as_posix())
    return found


def _shingles(text: str) -> Iterator[str]:
    """Every few lines in a row, bare of the signs that a notebook or a document puts around them."""
    bare = (re.sub(r'^[\s"\'#>]+|(\\n)?[\s",]+$', "", line) for line in text.splitlines())
    lines = [line for line in bare if line and not line.startswith(("from ", "import "))]
    for n in range(len(lines) - _TOGETHER + 1):
        some = "\n".join(lines[n : n + _TOGETHER])
        if len(some) >= _LEAST:
            yield some


def _reference_answers(root: Path, units: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """{unit, task and name: the figures of the reference answer}, where they are enough to be no chance."""
    found = {}
    for unit in units:
        exercise = assignment(unit, start=root)
        if not (exercise.folder / KEY).is_dir():
            continue
        for name in NAMES:
            for task, raw in exercise.part(f"{KEY}.reference").answers(exercise.figures(name)).items():
                figures = tuple(v.rstrip(" %") for v in raw.values() if isinstance(v, str) and _telling(v))
                if len(set(figures)) >= _TOGETHER:
                    found[f"{unit} {task}, {name}"] = figures
    return found


def _telling(value: str) -> bool:
    return len(re.sub(r"\D", "", value)) >= 3 and bool(re.fullmatch(r"[\d.,\s%−-]+", value))
