"""An adversary whose only aim is value created, over every lever of every market: what wins, for an expert to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.report import say
from simlib.lab import replicate, search
from simlib.lab.search import FRESH
from simlib.lab.tries import LADDER
from simlib.text.files import read_whole, write_whole
from simlib.world import Scenario, Strategy, baseline, describe, scenario, shipped

WORLDS, FINALISTS = 8, 10
SIDES = ("profit", "cash", "customer_equity", "pipeline_value", "ruined")
"""KPIs shown beside the objective: where its gain comes from, and whether it is bought with risk."""

LEVERS = (
    *(p.name for p in describe(Strategy) if p.kind in ("integer", "number", "switch", "choice")),
    LADDER,
)
"""All levers that are one figure or one choice, and the dunning ladder by name."""


PAGE = Path(__file__).parents[1] / "docs" / "adversary.md"
HEAD = """# What wins when nothing but value created is wanted

Made by `python -m benchmarks adversary`. A search over every lever of the company, in every market, with one aim. What
wins has to make sense to somebody who knows the trade: nonsense would be mended in the model.
"""


def run(budget: int, fresh: int = 60) -> None:
    """The page docs/adversary.md: every shipped market in turn, the best tries on worlds that no search saw."""
    for name in shipped(Scenario):
        lines = list(table(name, budget, fresh))
        say("\n".join(lines))
        put(name, "\n".join(lines))


def put(name: str, part: str) -> None:
    """Put a market's part into the page, in place of the one that is there; the other markets' stay."""
    _, *old = re.split(r"^(?=## )", read_whole(PAGE) if PAGE.exists() else "", flags=re.M)
    parts = {text.split()[1]: text.rstrip() + "\n" for text in (*old, part)}
    write_whole(PAGE, "\n".join([HEAD, *(parts[key] for key in sorted(parts))]))


def table(name: str, budget: int, fresh: int) -> Iterator[str]:
    """The market's part of docs/adversary.md, as Markdown."""
    market = scenario(name)
    usual = baseline(market)
    found = search(market, LEVERS, budget, replications=WORLDS, check=fresh, finalists=FINALISTS)
    finalists, best, gain = list(found.ranked[:FINALISTS]), found.best, found.checked.difference
    base, other = (
        replicate(market, plan, replications=fresh, seed=1 + FRESH).values for plan in (usual, best)
    )
    sides = "; ".join(_side(kpi, base, other) for kpi in SIDES)
    more = f"{gain.mean / 1000:,.0f}k [{gain.low / 1000:,.0f}k, {gain.high / 1000:,.0f}k]"
    yield f"## {name}"
    yield ""
    yield (
        f"The best of {budget} tries on {WORLDS} worlds, taken of the first {FINALISTS} on {fresh} others: "
        f"{market.currency} {more} more value created than the baseline on {fresh} fresh worlds; {sides}."
    )
    yield ""
    yield f"| lever | baseline | best | the {FINALISTS} best |"
    yield "|---|---|---|---|"
    for lever in LEVERS[:-1]:
        values = [getattr(plan, lever) for plan in finalists]
        if any(value != getattr(usual, lever) for value in values):
            yield f"| {lever} | {_shown(getattr(usual, lever))} | {_shown(getattr(best, lever))} | {_spread(values)} |"
    yield f"| dunning_days | {usual.dunning_days} | {best.dunning_days} | |"
    yield ""


def _side(kpi: str, base: dict, other: dict) -> str:
    if kpi == "ruined":
        return f"ruined in {100 * other[kpi].mean():.0f} % of worlds against {100 * base[kpi].mean():.0f} %"
    return f"{kpi} {np.mean(other[kpi] - base[kpi]) / 1000:+,.0f}k"


def _shown(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _spread(values: list) -> str:
    if isinstance(values[0], int | float) and not isinstance(values[0], bool):
        return f"{_shown(min(values))} … {_shown(max(values))}"
    return ", ".join(f"{value} × {values.count(value)}" for value in sorted(set(values), key=str))
