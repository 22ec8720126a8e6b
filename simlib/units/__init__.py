"""The units of the course, a room each: what a reader sees in it, found by name.

A room's `__init__` is its header: NUMBER, PART of the course, TERMS it explains, the twelve that count most first,
NAMES: the pieces a notebook may ask for, by the module they live in. RECALL, where it has one: its questions that
later units open with (`recall.py`). Everything that lists the units is made from the headers.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from simlib import kit
from simlib.kit.worlds_file import keep_worlds

SHARED = {"course_map": ("CourseMap", "Glossary"), "recall": ("Recall",)}
"""What shows the course as a whole."""


@cache
def headers() -> tuple[ModuleType, ...]:
    """The header of each unit, in the order of their numbers.

    >>> [unit.NUMBER for unit in headers()][:3]
    [1, 2, 3]
    """
    rooms = [import_module(f"{__name__}.{room.name}") for room in iter_modules(__path__) if room.ispkg]
    return tuple(sorted(rooms, key=lambda room: room.NUMBER))


def questions_of(number: int) -> tuple[str, dict[str, tuple[str, tuple[str, ...]]]]:
    """What later units ask about a unit: (the domain of the words, its RECALL), {} where it has none.

    >>> questions_of(7)[0]
    'funnel'
    """
    for unit in headers():
        if unit.NUMBER == number:
            return unit.__name__.rsplit(".", 1)[1], getattr(unit, "RECALL", {})
    return "units", START if number == 0 else {}


START: dict[str, tuple[str, tuple[str, ...]]] = {
    "interval": ("luck", ("worse", "luck", "better")),
    "luck": ("same", ("year", "same", "best")),
    "assumed": ("check", ("industry", "check", "course")),
}
"""Questions on the start page, which has no room of its own."""


@cache
def homes() -> dict[str, str]:
    """The module of every piece that a notebook may ask for: {name: module}.

    >>> homes()["FunnelPanel"]
    'simlib.units.funnel.panel'
    """
    rooms = [
        (__name__, SHARED),
        (kit.__name__, kit.NAMES),
        *((unit.__name__, unit.NAMES) for unit in headers()),
    ]
    return {
        name: f"{room}.{module}" for room, held in rooms for module, names in held.items() for name in names
    }


def find(name: str) -> object:
    """The piece a notebook asks for; AttributeError says where a name is added."""
    if name not in homes():
        raise AttributeError(
            f"no piece named {name!r}; a unit's pieces are listed in NAMES of simlib/units/<unit>/__init__.py"
        )
    keep_worlds()
    return getattr(import_module(homes()[name]), name)
