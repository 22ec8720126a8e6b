"""A large company for a year, staff scaled alike: 100,000 customers beside the textbook program, and a million."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from statistics import median
from time import process_time

from benchmarks.company_sides import company_side, core, program_side
from benchmarks.measure import Ratio
from benchmarks.report import goal, say
from simlib import lab
from simlib.world import YEAR, Scenario, Strategy, scenario

LARGE, MILLION = 100_000, 1_000_000
USUAL = 250  # customers for whom the shipped three agents and two collectors are there


def run(rounds: int) -> None:
    """Fresh processes in turn: the core on both sides, then the company with all effects and its KPIs."""
    sides = ("simlib", "textbook")
    pairs = [{side: _measure(side, LARGE) for side in sides} for _ in range(rounds)]
    for side in sides:
        say(f"the core, {LARGE} customers, {side}: {median(pair[side]['seconds'] for pair in pairs):.1f} s CPU, "
            f"{max(pair[side]['megabytes'] for pair in pairs):.0f} MB, "
            f"{pairs[0][side]['orders']:.0f} orders")  # fmt: skip
    ratios = [pair["textbook"]["seconds"] / pair["simlib"]["seconds"] for pair in pairs]
    goal("  textbook / simlib", Ratio(median(ratios), min(ratios), max(ratios)), 4.0)
    whole = [_measure("all", LARGE) for _ in range(rounds)]
    _tell("all effects, with KPIs", LARGE, whole[0])
    goal("  peak memory", max(one["megabytes"] for one in whole), 500.0, most=True, unit=" MB")


def run_million(_: int) -> None:
    """A million customers once, beside 100,000 before and after it: all effects, with KPIs."""
    before, whole, after = (_measure("all", customers) for customers in (LARGE, MILLION, LARGE))
    _tell("all effects, with KPIs", LARGE, before)
    _tell("all effects, with KPIs", MILLION, whole)
    goal("  peak memory", whole["megabytes"], 4096.0, most=True, unit=" MB")
    ratios = [whole["seconds"] / MILLION / (one["seconds"] / LARGE) for one in (before, after)]
    goal(
        "  time per customer, million / 100,000",
        Ratio(median(ratios), min(ratios), max(ratios)),
        2.5,
        most=True,
    )


def _tell(what: str, customers: int, one: dict[str, float]) -> None:
    say(f"{what}, {customers} customers: {one['seconds']:.1f} s CPU, {one['megabytes']:.0f} MB, "
        f"{one['orders']:.0f} orders")  # fmt: skip


def _measure(side: str, customers: int) -> dict[str, float]:
    call = [sys.executable, "-m", "benchmarks.population", side, str(customers)]
    return json.loads(subprocess.check_output(call, text=True))


def _large(market: Scenario, customers: int) -> tuple[Scenario, Strategy]:
    """A market with so many opening customers for a year, and agents and collectors for them."""
    usual, scale = Strategy(), customers / USUAL
    staff = {name: round(getattr(usual, name) * scale) for name in ("service_agents", "collectors")}
    return market.but(opening_customers=customers, horizon_days=YEAR, credit_line=10**12), usual.but(**staff)


def _one(side: str, customers: int) -> dict[str, float]:
    market, strategy = _large(scenario("machinery") if side == "all" else core(), customers)
    play = {
        "all": lambda _: lab.run(market, strategy).kpis,
        "simlib": company_side(market, strategy),
        "textbook": program_side("textbook", market, strategy),
    }[side]
    begun = process_time()
    figures = play(0)
    seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": seconds, "orders": float(figures["orders"]),
        "megabytes": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_one(sys.argv[1], int(sys.argv[2]))))
