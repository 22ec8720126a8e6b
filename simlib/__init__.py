"""A course workbook and simulator for customer relationship management and key-account selling.

The front door: a market, a strategy, and what to do with them. Panels and forms are imported when they are asked
for, so that `import simlib` stays light.
"""

from simlib.lab import compare, explain, life, replicate, run, search, sweep
from simlib.world import Scenario, Strategy, scenario, strategy

__version__ = "0.2.0"

__all__ = [
    "Scenario", "Strategy", "compare", "explain", "life", "replicate", "run", "scenario", "search", "strategy", "sweep",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if not name[0].isupper():
        raise AttributeError(f"module 'simlib' has no attribute {name!r}")
    from simlib.units import find

    return find(name)


def __dir__() -> list[str]:
    from simlib.units import homes

    return sorted({*globals(), *homes()})
