"""The picture of the architecture, as a test: cli, show → classroom, data → lab → world → course → text."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "simlib"
LEVELS = ({"text"}, {"course"}, {"world"}, {"lab"}, {"classroom", "data"}, {"show", "cli"})
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
HOME = {"simpy": "world", "matplotlib": "show", "ipywidgets": "show", "IPython": "show"}
HEAVY = {"pandas", "scipy", "matplotlib", "ipywidgets", "IPython", "babel", "openpyxl", "joblib", "tqdm"}
LIGHT_ROOMS = {"text", "course", "world", "lab"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            yield node.module


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_its_own_room_or_one_below(path):
    here = room(path)
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        there = name.split(".")[1] if name.startswith("simlib.") else ""
        if here and there and there != here:
            assert LEVEL[there] < LEVEL[here], f"{path.name} imports {name}"
        outside = name.split(".")[0]
        if outside in HOME:
            assert here == HOME[outside], f"{outside} belongs to {HOME[outside]}, not to {path.name}"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in LIGHT_ROOMS], ids=lambda p: p.stem)
def test_the_light_rooms_import_heavy_libraries_only_where_they_are_used(path):
    top = ast.parse(path.read_text(encoding="utf-8"))
    for node in top.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for name in imports(ast.Module(body=[node], type_ignores=[])):
                assert name.split(".")[0] not in HEAVY, f"{path.name} imports {name} at once"


def test_every_module_is_one_room_of_reasonable_size():
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in MODULES
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 330
    }
    assert not long
