"""The sizes and the sides that are compared: each side plays one replication and gives its figures."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.figures import of_log
from benchmarks.textbook import Textbook
from benchmarks.textbook_effects import WholeTextbook
from simlib.lab.kpi.kpis import kpis
from simlib.world import Scenario, Strategy, scenario
from simlib.world.company import simulate

Side = Callable[[int], dict[str, float]]
LARGE = 2000.0  # leads a year


def plain(leads: float | None = None, *, opening: bool = True) -> Scenario:
    """The shipped machinery market with effects at reference; `leads` a year, opening deals or not."""
    market = scenario("machinery").alone("funnel").at_reference()
    if leads is not None:
        market = market.but(leads_per_year=leads)
    return market if opening else market.but(opening_count=(0,) * 6, opening_amount=(0,) * 6)


def staff(market: Scenario, load: float) -> int:
    """Reps for a load of them, from a pilot run at a moderate size with staff in plenty."""
    plenty, leads = 100, min(market.leads_per_year, LARGE)
    pilot = market.but(leads_per_year=leads, opening_count=(0,) * 6, opening_amount=(0,) * 6)
    strategy = Strategy().but(reps=plenty)
    busy = plenty * kpis(simulate(pilot, strategy), pilot, strategy)["utilisation"]
    return max(1, round(busy * market.leads_per_year / leads / load))


def simlib_side(market: Scenario, strategy: Strategy, *, facts: bool = False) -> Side:
    """simlib: the run and the figures from its log; with `facts` also the flat log of facts."""

    def play(replication: int) -> dict[str, float]:
        log = simulate(market, strategy, replication=replication)
        if facts:
            assert len(log.facts)
        return of_log(log, market, strategy)

    return play


def textbook_side(
    market: Scenario, strategy: Strategy, *, draws: str = "numpy", effects: bool = False
) -> Side:
    """Textbook SimPy."""
    program = WholeTextbook if effects else Textbook
    return lambda replication: program(market, strategy, replication, draws=draws).run()


def peer_sides(market: Scenario, strategy: Strategy) -> tuple[dict[str, Side], list[str]]:
    """Ciw and salabim where they are installed, and the names of those that are not."""
    sides: dict[str, Side] = {}
    missing = []
    for name in ("ciw", "salabim"):
        try:
            module = __import__(f"benchmarks.peer_{name}", fromlist=["run"])
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            missing.append(name)
        else:
            sides[name] = lambda replication, run=module.run: run(market, strategy, replication)
    return sides, missing
