"""A copy of the project as a reader has it: only the files, in a folder with a space and Chinese in it."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

FILES = (
    "start.py",
    "pyproject.toml",
    "requirements.lock",
    "requirements-test.lock",
    "README.md",
    "LICENSE",
    "conftest.py",
)


HANG = 600  # seconds after which a wait is ended; it decides nothing else


def copy_project(root, folder):
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(root / name, folder / name)
    shutil.copytree(root / "simlib", folder / "simlib", ignore=shutil.ignore_patterns("__pycache__"))
    for lang in ("zh", "en"):
        (folder / "notebooks" / lang).mkdir(parents=True)
        (folder / "notebooks" / lang / "00_start.ipynb").write_text(
            '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', encoding="utf-8"
        )
    return folder


def surroundings(**changes):
    """The machine's variables with `changes`; None takes one away."""
    variables = {
        k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTEST_CURRENT_TEST", "LC_ALL")
    }
    return {k: v for k, v in {**variables, **changes}.items() if v is not None}


def start(project, *arguments, python=(sys.executable,), **changes):
    """One run of start.py: .code, .out, .err."""
    done = subprocess.run(
        [*python, str(project / "start.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=surroundings(**changes),
        cwd=project.parent,
        timeout=HANG,
    )
    return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr)


def load(project, lang):
    """start.py of `project` as a module that speaks `lang`."""
    spec = importlib.util.spec_from_file_location(f"start_{lang}", project / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.LANGUAGE = lang
    return module


@pytest.fixture
def project(root, tmp_path):
    """A copy in which nothing is prepared yet."""
    return copy_project(root, tmp_path / "工作簿 copy")


@pytest.fixture(scope="session")
def prepared(root, tmp_path_factory):
    """A copy that `start.py install` has prepared: (folder, that run). Takes half a minute, once."""
    folder = copy_project(root, tmp_path_factory.mktemp("prepared") / "工作簿 copy")
    done = start(folder, "install", "--lang", "zh")
    offline = "PIP_INDEX_URL" in done.err
    if offline and os.environ.get("SIMLIB_BROWSER") != "required":
        pytest.skip("no package can be downloaded here, so nothing can be prepared")
    return folder, done


@pytest.fixture(scope="session")
def tools():
    """start(project, *arguments, **variables) runs start.py; load(project, lang) imports it; copy(root, folder)."""
    return SimpleNamespace(
        start=start,
        load=load,
        copy=copy_project,
        surroundings=surroundings,
        python=Path(sys.executable),
        hang=HANG,
    )
