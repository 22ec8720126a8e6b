"""What each lever does to value created across its range, and which levers have their best inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simlib.lab.kpi.kpis import figures
from simlib.lab.kpi.view import OBJECTIVE, View
from simlib.lab.spread import spread
from simlib.lab.stats import Interval, interval
from simlib.text import BadInput
from simlib.world import Scenario, Strategy, describe
from simlib.world.company import simulate

GRIDS: dict[str, tuple] = {
    "marketing_spend": (0, 200_000, 400_000, 600_000, 900_000, 1_500_000, 2_400_000),
    "reps": (0, 3, 5, 6, 7, 8, 10, 14, 20),
    "qualification_threshold": (0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.95),
    "coaching_hours": (0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0),
    "discount": (0.0, 0.01, 0.02, 0.04, 0.06, 0.1, 0.3),
    "small_order_threshold": (0, 50_000, 100_000, 200_000, 400_000, 1_000_000),
    "commission": (0.0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.1),
    "commission_on_cash": (0.0, 0.25, 0.5, 0.75, 1.0),
    "visits_a": (0, 1, 2, 3, 5, 8, 12),
    "visits_b": (0, 1, 2, 3, 5, 8, 12),
    "visits_c": (0, 1, 2, 3, 5, 12),
    "service_agents": (0, 2, 3, 4, 5, 7, 12),
    "reward_rate": (0.0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15),
    "save_budget": (0, 20_000, 40_000, 80_000, 150_000, 300_000, 1_000_000),
    "payment_terms": (0, 15, 30, 45, 60, 90, 180),
    "credit_limit": (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 10.0),
    "early_discount": (0.0, 0.005, 0.01, 0.02, 0.04, 0.1),
    "collectors": (0, 1, 2, 3, 5, 12),
    "write_off_days": (30, 90, 180, 240, 360, 540, 720),
}
"""The values at which each lever is tried: both ends of its slider, and more where it matters [assumed]."""

_LEVERS = {p.name: p for p in describe(Strategy)}


def grid(base: Strategy, name: str) -> tuple:
    """The values at which a lever is tried around a baseline: amounts of money as many times as large as its own.

    >>> grid(Strategy(), "save_budget")[:3], grid(Strategy().but(save_budget=80_000), "save_budget")[:3]
    ((0, 20000, 40000), (0, 40000, 80000))
    """
    lever, usual = _LEVERS[name], getattr(base, name)
    if not lever.unit.startswith("money") or usual in (0, lever.default):
        return GRIDS[name]
    return tuple(round(value * usual / lever.default) for value in GRIDS[name])


@dataclass(frozen=True)
class LeverRow:
    """One lever: its values, and the paired gain in value created over the baseline at each, in whole currency units.

    `inside` is the best value strictly inside the range that is shown to beat both ends (95 % intervals of the paired
    differences), or None.
    """

    lever: str
    values: tuple
    gains: tuple[Interval, ...]
    inside: object | None


def table_of(
    market: Scenario,
    base: Strategy,
    levers: Sequence[str] | None = None,
    *,
    replications: int = 30,
    seed: int = 1,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
) -> list[LeverRow]:
    """A row for each lever of GRIDS (or of `levers`), all on the same luck; BadInput for an unknown lever.

    >>> quarter = Scenario().but(horizon_days=91.0)
    >>> row, = table_of(quarter, Strategy(), ["discount"], replications=2)
    >>> row.lever, row.values[0], row.gains[0].mean
    ('discount', 0.0, 0.0)
    """
    names = list(levers or GRIDS)
    if unknown := [name for name in names if name not in GRIDS]:
        raise BadInput("world.error.unknown_field", field=unknown[0], known=", ".join(GRIDS))
    grids = {name: grid(base, name) for name in names}
    tried = {name: [base.but(**{name: value}) for value in values] for name, values in grids.items()}
    plans = list(dict.fromkeys([base, *(plan for row in tried.values() for plan in row)]))
    # world by world: its luck is drawn once for all plans
    jobs = [(market, plan, seed, world) for world in range(replications) for plan in plans]
    done = spread(created, jobs, processes=processes, cluster=cluster, progress=progress)
    worth = dict(zip(plans, np.reshape(list(done), (replications, len(plans))).T, strict=True))
    rows = []
    for name, values in grids.items():
        found = [worth[plan] for plan in tried[name]]
        gains = tuple(interval(column - worth[base]) for column in found)
        rows.append(LeverRow(name, values, gains, _inside(values, found)))
    return rows


def created(market: Scenario, plan: Strategy, seed: int = 1, world: int = 0) -> float:
    """The value that a strategy creates in one world, in whole currency units."""
    return figures(View(simulate(market, plan, seed=seed, replication=world), market, plan))[OBJECTIVE]


def _inside(values: tuple, found: list[np.ndarray]) -> object | None:
    best = int(np.argmax([column.mean() for column in found[1:-1]])) + 1
    shown = all(interval(found[best] - found[end]).low > 0 for end in (0, -1))
    return values[best] if shown else None


def markdown(
    rows: list[LeverRow], scenario: str, base: Strategy, *, replications: int, seed: int, first: float
) -> str:
    """The table as Markdown, with the command that makes it; gains in thousands with the half width of their interval.

    `first` is what the baseline creates in the first world: where it no longer does, the page is out of date.
    In English, like all files of the repository that are made by a command.
    """
    usual = {p.name: getattr(base, p.name) for p in describe(Strategy)}
    inside = [row for row in rows if row.inside is not None]
    lines = [
        f"# What each lever does to value created: {scenario}", "",
        f"Made by `simlib levers {scenario} --replications {replications} --seed {seed} -o FILE`. Gain in value "
        "created over eight quarters against the baseline of the market, in thousands of the scenario's currency, mean "
        f"± half width of the 95 % interval over {replications} worlds on the same luck. **Bold**: the best value "
        "strictly inside the range, where it is shown to beat both ends.", "",
        f"In the first world the baseline creates {first:,.0f}.", "",
        f"Levers with their best strictly inside their range: {len(inside)} of {len(rows)}.", "",
    ]  # fmt: skip
    for row in rows:
        lines += [f"## {row.lever} (baseline {usual[row.lever]:g})", "", "| value | gain |", "|---|---|"]
        for value, gain in zip(row.values, row.gains, strict=True):
            shown = f"**{value:g}**" if value == row.inside else f"{value:g}"
            half = (gain.high - gain.low) / 2
            lines.append(f"| {shown} | {gain.mean / 1000:.0f} ± {half / 1000:.0f} |")
        lines.append("")
    return "\n".join(lines)
