"""How long another cell waits while a panel refines its answer: what holds the event loop between two breaths."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter, process_time

from benchmarks.report import goal, say
from simlib.text import speaking
from simlib.units import find
from simlib.world import scenario

PANELS: dict[str, Callable[[], object]] = {
    "FunnelPanel": lambda: find("FunnelPanel")(),
    "CreditPanel, whole company": lambda: find("CreditPanel")(scenario("machinery"), whole=True),
    "StaffingPanel": lambda: find("StaffingPanel")(),
    "MetricPanel": lambda: find("MetricPanel")(),
}
_NUDGE = 0.005  # seconds between two looks at the clock


def run(rounds: int) -> None:
    """Another luck, 30 worlds: the longest wait of another cell, in CPU seconds and by the clock; the middle round."""
    with speaking("en"):
        for name, make in PANELS.items():
            found = sorted(asyncio.run(_refined(make)) for _ in range(rounds))
            held, waited, free = found[len(found) // 2]
            say(f"{name}: longest {waited:.2f} s by the clock, {free:.0%} of the time free")
            goal("  longest hold, CPU", held, 0.3, most=True, unit=" s")


async def _refined(make: Callable) -> tuple[float, float, float]:
    """The longest hold in CPU seconds and by the clock, and the share of the time in which nothing held."""
    panel = make()
    panel.replications.value = 30
    await asyncio.sleep(0)
    panel.another_luck()
    held, start = [], perf_counter()
    while panel.refinement.pending:
        cpu, clock = process_time(), perf_counter()
        await asyncio.sleep(_NUDGE)
        held.append((process_time() - cpu, perf_counter() - clock - _NUDGE))
    panel.close()
    if not held:
        return 0.0, 0.0, 1.0
    waits = [wait for _, wait in held]
    busy = sum(wait for wait in waits if wait > _NUDGE) / (perf_counter() - start)
    return max(cpu for cpu, _ in held), max(waits), 1.0 - busy
