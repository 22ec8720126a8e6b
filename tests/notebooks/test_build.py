"""Law: a build is the same every time, starts from an empty home, and leaves what was there when it fails."""

import re
import signal
import subprocess
import sys
import time

import nbformat
import pytest

from simlib.cli import main
from simlib.text import speaking

GOOD = """\
# %% [markdown] tags=["lang-zh"]
# 你好

# %% [markdown] tags=["lang-en"]
# Hello

# %%
import os
from pathlib import Path
from simlib.text import language
print(language(), Path.cwd().name, list(Path(os.environ["SIMLIB_HOME"]).iterdir()))

# %% tags=["open"]
from ipywidgets import IntSlider
IntSlider(3)
"""
BAD = GOOD + "\n# %%\n1 / 0\n"
ENDLESS = GOOD + "\n# %%\nimport threading; Path('begun').touch(); threading.Event().wait()\n"
HANG = 600  # seconds after which a wait is ended; it decides nothing else


@pytest.fixture
def folder(tmp_path):
    def master(text: str, name: str = "03_try.py"):
        (tmp_path / "source").mkdir(exist_ok=True)
        (tmp_path / "source" / name).write_text(text, encoding="utf-8")
        return tmp_path

    return master


def build(folder, *more: str) -> int:
    with speaking("en"):
        return main(["build-notebooks", *more, "--folder", str(folder)])


def made(folder) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.ipynb"))}


def test_a_build_is_split_by_language_executed_at_home_and_the_same_twice(folder, monkeypatch):
    monkeypatch.setenv("SIMLIB_LANG", "en")
    place = folder(GOOD)
    assert build(place) == 0
    first = made(place)
    assert list(first) == ["en/03_try.ipynb", "zh/03_try.ipynb"]
    assert build(place, "3") == 0 and made(place) == first
    assert build(place, "--check") == 0
    for lang, words in (("zh", "你好"), ("en", "Hello")):
        prose, code, slider = nbformat.reads(first[f"{lang}/03_try.ipynb"].decode(), as_version=4).cells
        assert prose.source == words
        assert code.outputs[0].text == f"{lang} {lang} []\n" and code.execution_count == 1
        locked = {"deletable": False, "editable": False}
        assert prose.metadata == locked and code.metadata == {**locked, "jupyter": {"source_hidden": True}}
        assert slider.metadata == {"deletable": False}  # open: it may be written to


def test_a_failed_cell_leaves_both_notebooks_and_says_which(folder, capsys):
    place = folder(GOOD)
    assert build(place) == 0
    before = made(place)
    folder(BAD)
    assert build(place) == 1
    assert made(place) == before
    assert re.fullmatch(
        r"zh/03_try.ipynb: cell 4 failed \(ZeroDivisionError.*\)\. .*\n", capsys.readouterr().err
    )
    assert build(place, "--check") == 1
    assert "differs from its master" in capsys.readouterr().out


def test_what_was_never_built_run_or_is_no_notebook_is_not_current(folder, capsys):
    place = folder(GOOD)
    (place / "zh").mkdir()
    (place / "zh" / "03_try.ipynb").write_text("no notebook", encoding="utf-8")
    assert build(place, "--check") == 1
    assert capsys.readouterr().out.splitlines() == [
        "zh/03_try.ipynb: cannot be read as a notebook",
        "en/03_try.ipynb: not built yet",
    ]


@pytest.mark.parametrize("begun", ["zh", "zh/begun"], ids=["before its kernel runs", "in a cell"])
def test_an_interrupted_build_writes_nothing(folder, begun):
    place = folder(ENDLESS)
    work = subprocess.Popen(
        [sys.executable, "-c", "import sys; from simlib.cli import main; sys.exit(main())", "build-notebooks",
         "--folder", str(place)], stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        while not (place / begun).exists():
            assert work.poll() is None
            time.sleep(0.05)
        work.send_signal(signal.SIGINT)
        said = work.communicate(timeout=HANG)[1]
    finally:
        work.kill()
    assert said.count("\n") == 1 and work.returncode == 130
    assert not [p.name for p in place.rglob("*.ipynb")]


@pytest.mark.parametrize("unit", ["7", "zz"])
def test_a_unit_without_a_master_is_refused_in_one_sentence(folder, capsys, unit):
    place = folder(GOOD)
    assert build(place, unit) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_jupytext_one_sentence_says_so(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "jupytext", None)
    assert build(folder(GOOD)) == 2
    assert "jupytext" in capsys.readouterr().err
