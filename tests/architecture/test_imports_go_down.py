"""The picture of the architecture, as a test: cli → units, site → kit, pages → classroom, data, laws → lab → world →
course, theory → text."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "simlib"
LEVELS = (
    {"text"}, {"course", "theory"}, {"world"}, {"lab"}, {"classroom", "data", "laws"}, {"kit", "pages"},
    {"units", "site"}, {"cli"},
)  # fmt: skip
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
HOMES = {
    "simpy": {"world"},
    "matplotlib": {"kit", "units"},
    "ipywidgets": {"kit", "units"},
    "IPython": {"kit", "units"},
}
HEAVY = {"pandas", "scipy", "matplotlib", "ipywidgets", "IPython", "polib", "openpyxl", "joblib", "tqdm"}
LIGHT_ROOMS = {"text", "theory", "course", "world", "lab"}
MODULES = sorted(PACKAGE.rglob("*.py"))
named = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))


def imports(tree: ast.AST):
    """Every module named, as (module, names taken from it)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            yield node.module, tuple(alias.name for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@named
def test_a_module_imports_only_its_own_room_or_one_below(path):
    here = room(path)
    for name, _ in imports(parsed(path)):
        there = name.split(".")[1] if name.startswith("simlib.") else ""
        if here and there and there != here:
            assert LEVEL[there] < LEVEL[here], f"{path.name} imports {name}"
        outside = name.split(".")[0]
        if outside in HOMES:
            assert here in HOMES[outside], f"{outside} belongs to {HOMES[outside]}, not to {path.name}"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in LIGHT_ROOMS], ids=lambda p: p.stem)
def test_the_light_rooms_import_heavy_libraries_only_where_they_are_used(path):
    for node in parsed(path).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for name, _ in imports(ast.Module(body=[node], type_ignores=[])):
                assert name.split(".")[0] not in HEAVY, f"{path.name} imports {name} at once"


def test_no_module_imports_itself_by_way_of_others():
    """A package is what its `__init__` imports; a module does not depend on the packages around it."""
    known = {dotted(path): path for path in MODULES}
    graph = {name: set(named_by(path, known)) & set(known) - {name} for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named_by(path: Path, known: dict):
    for module, names in imports(parsed(path)):
        for name in names:
            inner = f"{module}.{name}"
            yield inner if inner in known else module
    yield from (module for module, names in imports(parsed(path)) if not names)


def test_every_module_is_one_room_of_reasonable_size():
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in MODULES
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 330
    }
    assert not long
