"""`python -m benchmarks [PART ...] [--quick]`: figures beside their goals; what takes minutes only when it is named."""

from __future__ import annotations

import argparse
import os
import platform
import sys

import numpy
import simpy

from benchmarks import (
    adversary,
    answers,
    breath,
    company,
    company_crn,
    counts,
    coverage,
    crn,
    data,
    faults,
    floor,
    funnel,
    fuzz,
    hire_or_coach,
    light_import,
    norms,
    panels,
    population,
    present,
    rerun,
    scale,
    site,
    slider,
    spread,
    start,
    tournament,
    watch,
)
from benchmarks.company_effects import timing as company_effects
from benchmarks.report import say

PARTS = {
    # name: (what it runs, rounds or pairs, the same when quick)
    "funnel": (funnel.run, 15, 3),
    "crn": (crn.run, 300, 40),
    "slider": (slider.run, 15, 3),
    "panels": (panels.run, 3, 1),
    "breath": (breath.run, 5, 1),
    "import": (light_import.run, 31, 3),
    "scale": (scale.run, 3, 1),
    "company": (company.run, 15, 3),
    "floor": (floor.run, 15, 3),
    "company_effects": (company_effects.run, 15, 3),
    "company_crn": (company_crn.run, 300, 10),
    "answers": (answers.run, 200, 20),
    "rerun": (rerun.run, 30, 3),
    "spread": (spread.run, 7, 1),
    "coverage": (coverage.run, 1_500, 40),
    "adversary": (adversary.run, 300, 4),
    "hire_or_coach": (hire_or_coach.run, 60, 3),
    "norms": (norms.run, 500, 3),
    "tournament": (tournament.run, 200, 3),
    "data": (data.run, 3, 1),
    "watch": (watch.run, 5, 1),
    "present": (present.run, 3, 1),
    "population": (population.run, 3, 1),
    "start": (start.run, 5, 1),
    "million": (population.run_million, 1, 1),
    "faults": (faults.run, 1_000, 3),
    "fuzz": (fuzz.run, 2_000, 50),
    "site": (site.run, 3, 1),
    "counts": (counts.run, 3, 1),
}
LONG = (
    "population", "million", "coverage", "adversary", "hire_or_coach", "norms", "start", "faults", "fuzz", "site",
    "present", "tournament", "counts",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"of {', '.join(PARTS)}; all but {', '.join(LONG)} if none is given",
    )
    parser.add_argument("--quick", action="store_true", help="few rounds: does it run, not what it measures")
    asked = parser.parse_args(arguments)
    unknown = [part for part in asked.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part {unknown[0]!r}: choose from {', '.join(PARTS)}")
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    say(f"Python {platform.python_version()}, numpy {numpy.__version__}, simpy {simpy.__version__}, "
        f"{os.cpu_count()} cores{load}")  # fmt: skip
    say("CPU seconds; a ratio is the median over interleaved rounds [smallest .. largest round]\n")
    for part in asked.parts or [part for part in PARTS if part not in LONG]:
        work, full, quick = PARTS[part]
        say(f"== {part}")
        work(quick if asked.quick else full)
        say("")
    return 0


if __name__ == "__main__":
    sys.exit(main())
