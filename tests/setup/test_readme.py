"""The READMEs and CONTRIBUTING say what is so: their paths, links, commands and lists."""

import argparse
import re
import shlex
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

import simlib.cli

READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def readme(request, root):
    return (root / request.param).read_text(encoding="utf-8")


def test_every_link_and_every_folder_of_the_map_is_there(readme, root):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in link]
    rows = [row for row in readme.splitlines() if row.startswith("| `") and "start.py" not in row]
    named = [path for row in rows for path in re.findall(r"`([\w/]+)`", row.split("|")[1])]
    assert links and {"simlib/world", "notebooks/zh", "exercises"} <= set(named)
    for path in links + named:
        assert (root / path).exists(), path


def test_both_name_the_same_paths_and_commands(root):
    texts = [(root / name).read_text(encoding="utf-8") for name in READMES]
    for pattern in (r"^\| `(simlib/\w+)`", r"`(py\w* start\.py[^`]*)`", r"^simlib (\w+ \w+)"):
        first, second = (set(re.findall(pattern, text, re.M)) for text in texts)
        assert first == second and first, pattern


def test_the_course_is_credited_once(readme):
    assert readme.count("程广见") == 1


def test_the_python_shown_runs(readme):
    code = re.search(r"```python\n(.*?)```", readme, re.S).group(1)
    scope = {}
    exec(code.replace("compare(market", "result = compare(market").replace("=30", "=3"), scope)
    assert scope["result"].pair("profit")


def test_the_commands_shown_are_understood(readme):
    lines = re.findall(r"^(simlib [^\n]+)$", readme, re.M)
    assert len(lines) >= 3
    for line in lines:
        arguments = simlib.cli.speak(shlex.split(line)[1:])
        assert isinstance(simlib.cli.parser().parse_args(arguments), argparse.Namespace)


def test_contributing_gives_a_reason_for_every_dependency(root):
    described = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    reasons = {n.strip() for row in re.findall(r"^\| ([^|]+) \|", text, re.M) for n in row.split(",")}
    groups = described["dependency-groups"].values()
    for requirement in [*described["project"]["dependencies"], *(r for group in groups for r in group)]:
        assert Requirement(requirement).name in reasons, requirement


def test_contributing_names_the_command_that_makes_both_locks(root):
    assert "`.ci/lock`" in (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    command = (root / ".ci" / "lock").read_text(encoding="utf-8")
    assert "requirements.lock" in command and "requirements-test.lock" in command


def test_search_without_its_package_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "optuna", None)
    assert simlib.cli.main(["search", "logistics", "--budget", "2", "--lang", "en"]) == 2
    assert f'"{sys.executable}" -m pip install optuna' in capsys.readouterr().err
