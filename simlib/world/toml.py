"""Scenarios and strategies as TOML files: shipped by name, or a teacher's own by path."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TypeVar

from simlib.text import BadInput
from simlib.text.files import read_whole, write_whole
from simlib.world.parameters import Described
from simlib.world.scenario import Scenario
from simlib.world.strategy import Strategy

FORMAT = 1
_HERE = Path(__file__).parent
_FOLDERS = {Scenario: _HERE / "scenarios", Strategy: _HERE / "strategies"}

Model = TypeVar("Model", bound=Described)


def scenario(name: str | os.PathLike) -> Scenario:
    """A shipped scenario by name, or the one in a TOML file.

    Raises BadInput, with file and field, when there is none or it cannot be used.

    >>> scenario("machinery").currency
    'EUR'
    """
    return _find(Scenario, name)


def strategy(name: str | os.PathLike) -> Strategy:
    """A shipped strategy by name, or the one in a TOML file; "baseline" is Strategy() itself.

    >>> strategy("baseline") == Strategy()
    True
    """
    return Strategy() if name == "baseline" else _find(Strategy, name)


def shipped(model: type[Described]) -> list[str]:
    """The names of the shipped scenarios or strategies."""
    names = sorted(file.stem for file in _FOLDERS[model].glob("*.toml"))
    return ["baseline", *names] if model is Strategy else names


def save(model: Described, path: str | os.PathLike, comments: dict[str, str] | None = None) -> None:
    """Write a scenario or strategy as TOML, whole or not at all; `comments` are put before their fields."""
    import tomli_w

    lines = [f"format = {FORMAT}", f'kind = "{type(model).__name__.lower()}"', ""]
    for name, value in model:
        lines += [f"# {line}" for line in (comments or {}).get(name, "").splitlines()]
        lines.append(tomli_w.dumps({name: list(value) if isinstance(value, tuple) else value}).rstrip())
    write_whole(Path(path), "\n".join(lines) + "\n")


def _find(model: type[Model], name: str | os.PathLike) -> Model:
    path = Path(name)
    if path.suffix == ".toml" or path.is_file():
        return load(model, path)
    file = _FOLDERS[model] / f"{name}.toml"
    if not file.is_file():
        raise BadInput("world.error.not_found", what=str(name), known=", ".join(shipped(model)))
    return load(model, file)


def load(model: type[Model], path: Path) -> Model:
    """Read one file; BadInput says which file and field, and what is allowed."""
    try:
        table = tomllib.loads(read_whole(path))
    except RecursionError:
        raise BadInput("world.error.toml_deep", file=str(path)) from None
    except BadInput:
        raise
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        raise BadInput("world.error.toml", file=str(path), why=str(error)) from None
    kind = model.__name__.lower()
    if table.pop("format", None) != FORMAT:
        raise BadInput("world.error.format", file=str(path), format=FORMAT)
    if table.pop("kind", kind) != kind:
        raise BadInput("world.error.kind", file=str(path), kind=kind)
    try:
        return model.of(table)
    except BadInput as error:
        raise BadInput("world.error.in_file", file=str(path), what=error) from None
