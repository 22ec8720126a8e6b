"""The laws of the units' rooms: equal headers, no unit inside another, no widget in a model, every name to be found."""

import ast
import re
from pathlib import Path

import pytest

import simlib
from simlib.units import find, headers, homes

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "simlib" / "units"
ROOMS = sorted(path.parent for path in UNITS.glob("*/__init__.py"))
ARROWS = {("styles", "funnel"), ("negotiation", "receivables")}
"""Unit 3 plays the funnel, and a contract's money is unit 12's: the course's own arrows."""
WIDGETS = {"ipywidgets", "matplotlib", "IPython", "simlib.kit"}


def imported(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        name
        for node in nodes
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        )
    }  # fmt: skip


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_unit_imports_no_other_unit(room):
    for path in room.rglob("*.py"):
        for name in imported(path):
            parts = name.split(".")
            if parts[:2] == ["simlib", "units"] and len(parts) > 2 and (UNITS / parts[2]).is_dir():
                assert parts[2] == room.name or (room.name, parts[2]) in ARROWS, f"{path.name}: {name}"


OWNERS = {po.stem: po.parents[1].name for po in UNITS.glob("*/words/*.po")}
ASKED = re.compile(rf"({'|'.join(OWNERS)})\.[a-z_]*[.{{\w]*")
"""A key of a unit's catalogue, or its beginning."""


def asked(path: Path) -> set[str]:
    """The domains of the units whose words a file asks for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return {
        found[1] for word in words if (found := ASKED.fullmatch(word)) and not word.endswith((".py", ".po"))
    }


def test_a_unit_s_words_are_asked_for_only_by_that_unit():
    rooms = [(path, path.parts[-2]) for path in UNITS.glob("*/*.py")]
    rooms += [(path, path.relative_to(ROOT).parts[1][3:]) for path in (ROOT / "exercises").rglob("*.py")]
    rooms += [(path, "") for path in (ROOT / "simlib").rglob("*.py") if UNITS not in path.parents]
    strangers = {
        (str(path), domain) for path, room in rooms for domain in asked(path) if OWNERS[domain] != room
    }
    assert len(rooms) > 300 and strangers == set()


@pytest.mark.parametrize("path", sorted(UNITS.glob("*/model.py")), ids=lambda path: path.parent.name)
def test_a_model_knows_no_widget(path):
    assert not {
        name
        for name in imported(path)
        if any(name.split(".")[: len(w.split("."))] == w.split(".") for w in WIDGETS)
    }


def test_sliders_are_made_in_one_place():
    """All answer when they are let go, in the numbers of their step; a range with two ends is another thing."""
    maker, slider = (
        ROOT / "simlib" / "kit" / "controls.py",
        re.compile(r"(?<!isinstance\(control, )W\.(Int|Float|Selection)Slider"),
    )
    code = [*(ROOT / "simlib").rglob("*.py"), *(ROOT / "exercises").rglob("*.py")]
    assert [path for path in code if slider.search(path.read_text(encoding="utf-8"))] == [maker]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_header_says_the_same_things(room):
    header = {h.__name__.rsplit(".", 1)[1]: h for h in headers()}[room.name]
    public = {name for name in vars(header) if name.isupper()}
    assert public - {"RECALL"} == {"NUMBER", "PART", "TERMS", "NAMES"}
    for module, names in header.NAMES.items():
        assert (room / f"{module}.py").exists() and names


def test_every_name_in_a_header_is_there_and_offered():
    assert [name for name in homes() if not isinstance(find(name), type)] == []
    assert set(homes()) <= set(dir(simlib))


def test_a_name_that_is_not_there_says_where_it_is_added():
    with pytest.raises(AttributeError, match=r"NAMES of simlib/units/<unit>/__init__\.py"):
        simlib.NoSuchPanel  # noqa: B018


def test_completion_offers_every_name_that_a_notebook_imports():
    for master in sorted((ROOT / "notebooks" / "source").glob("*.py")):
        for node in ast.walk(ast.parse(master.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "simlib":
                assert {alias.name for alias in node.names} <= set(dir(simlib)), master.name
