"""The sides of the company's benchmark: each plays one replication of the company's core and gives its figures."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.company_figures import of_company_log
from simlib.world import Scenario, Strategy, scenario
from simlib.world.company import simulate

Side = Callable[[int], dict[str, float]]
PROGRAMS = {"textbook": "CompanyTextbook", "heapq": "CompanyHeapq", "salabim": "CompanySalabim"}


def core() -> Scenario:
    """The shipped machinery company with every effect at reference, and credit enough to live through any year."""
    return scenario("machinery").at_reference().but(credit_line=10**12)


def company_side(market: Scenario, strategy: Strategy, *, stock: bool = False) -> Side:
    """simlib: the run and the figures from its log; with `stock` on stock SimPy."""
    return lambda number: of_company_log(
        simulate(market, strategy, replication=number, stock=stock), market, strategy
    )


def program_side(name: str, market: Scenario, strategy: Strategy) -> Side:
    """One of PROGRAMS; ModuleNotFoundError if its engine is not installed."""
    program = getattr(import_module(f"benchmarks.company_{name}"), PROGRAMS[name])
    return lambda number: program(market, strategy, number).run()
