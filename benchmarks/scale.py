"""A large company: 100,000 opportunities in a year beside 10,000, with the staff scaled alike."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from statistics import median
from time import process_time

from benchmarks.measure import Ratio
from benchmarks.report import goal, say
from benchmarks.sides import staff
from simlib.world import YEAR, Strategy, scenario
from simlib.world.company import simulate

SMALL, LARGE = 10_000, 100_000


def run(rounds: int) -> None:
    """Fresh processes in turn: CPU time of one run with its log, and the most memory the process ever had."""
    for effects in ("reference", "shipped"):
        pairs = [(_measure(SMALL, effects), _measure(LARGE, effects)) for _ in range(rounds)]
        for which, size in enumerate((SMALL, LARGE)):
            seconds = median(pair[which]["seconds"] for pair in pairs)
            say(f"effects {effects}, {size} opportunities expected, {pairs[0][which]['opportunities']} came: "
                f"{seconds:.2f} s")  # fmt: skip
        each = [[side["seconds"] / side["opportunities"] for side in pair] for pair in pairs]
        ratios = [large / small for small, large in each]
        growth = Ratio(median(ratios), min(ratios), max(ratios))
        goal("  time per opportunity, large / small", growth, 2.2, most=True)
        peak = max(large["megabytes"] for _, large in pairs)
        goal("  peak memory of the large run", peak, 450.0, most=True, unit=" MB")


def _measure(opportunities: int, effects: str) -> dict[str, float]:
    call = [sys.executable, "-m", "benchmarks.scale", str(opportunities), effects]
    return json.loads(subprocess.check_output(call, text=True))


def _one(opportunities: int, effects: str) -> dict[str, float]:
    market = scenario("machinery").alone("funnel").but(horizon_days=YEAR)
    market = market.at_reference() if effects == "reference" else market
    strategy = Strategy()
    market = market.but(leads_per_year=opportunities / (1 - strategy.qualification_threshold))
    strategy = strategy.but(reps=staff(market, 0.8))
    begun = process_time()
    log = simulate(market, strategy)
    seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "opportunities": int((log.leads["qualified"] == 1).sum()),
        "seconds": seconds,
        "megabytes": peak / (2**20 if sys.platform == "darwin" else 2**10),
    }


if __name__ == "__main__":
    print(json.dumps(_one(int(sys.argv[1]), sys.argv[2])))
