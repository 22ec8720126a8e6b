"""How long an answer about one lever takes: simlib with common luck beside a raw heap without it, the same company."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np

from benchmarks.company_sides import Side, company_side, core, program_side
from benchmarks.measure import Ratio, interleaved
from benchmarks.report import goal, say
from simlib.world import YEAR, Strategy

MOVES = (("reps", (5, 6), "won"), ("payment_terms", (30, 45), "dso"))
CLOSE = 0.01
"""Half the 95 % interval of the difference, as a share of the figure before the move."""
_LEAST = 2  # worlds without which there is no interval
_ROUNDS = 5


def run(worlds: int) -> None:
    """Worlds and CPU time until the difference is known to CLOSE, from the variance over `worlds` pairs.

    The reference is the quickest program that tells the company's core without SimPy; it draws from one stream, so its
    two runs share nothing.
    """
    market = core().but(horizon_days=YEAR)
    for lever, values, figure in MOVES:
        plans = [Strategy().but(**{lever: value}) for value in values]
        ours = [company_side(market, plan) for plan in plans]
        theirs = [program_side("heapq", market, plan) for plan in plans]
        times = interleaved(
            {"simlib": _both(ours), "heapq": _both(theirs)}, _ROUNDS, {"simlib": 3, "heapq": 3}
        )
        before, after = ([side(k)[figure] for k in range(worlds)] for side in ours)
        alone = [
            [side(k + shift)[figure] for k in range(worlds)]
            for side, shift in zip(theirs, (0, worlds), strict=True)
        ]
        pairs = _worlds(np.subtract(after, before).var(ddof=1), np.mean(before))
        apart = _worlds(sum(np.var(column, ddof=1) for column in alone), np.mean(alone[0]))
        each = times.ratio("heapq", "simlib")
        say(f"{lever} {values[0]} -> {values[1]}, {figure} to +-{CLOSE:.0%} of {np.mean(before):.4g}, one year: "
            f"{pairs} pairs, {apart} without common luck; CPU {pairs * times.median('simlib'):.2f} s, "
            f"{apart * times.median('heapq'):.2f} s")  # fmt: skip
        factor = apart / pairs
        goal("  raw heapq without common luck / simlib with it",
             Ratio(factor * each.middle, factor * each.low, factor * each.high), 3.0)  # fmt: skip


def _both(sides: Sequence[Side]) -> Side:
    """Both plans in one world; simlib's second finds the first's luck."""

    def play(number: int) -> dict[str, float]:
        for side in sides:
            figures = side(number)
        return figures

    return play


def _worlds(variance: float, figure: float) -> int:
    """Worlds until half the 95 % interval of a mean is CLOSE to the figure."""
    return max(ceil(1.96**2 * variance / (CLOSE * figure) ** 2), _LEAST)
