"""Unit 13: each learner's own figures. All luck comes from `rng`, which follows from unit and learner."""

from __future__ import annotations

from typing import Any

import numpy as np

from .slips import score_slips, told_apart, value_slips


def figures(rng: np.random.Generator) -> dict[str, Any]:
    """Figures in which no slip can be taken for the right answer, and the number that fresh worlds belong to."""
    while True:
        found = _drawn(rng)
        if all(told_apart(slips(found)) for slips in (value_slips, score_slips)):
            return {**found, "judge": int(rng.integers(0, 2**62))}


def _drawn(rng: np.random.Generator) -> dict[str, Any]:
    """Thousand EUR, but for the three chances in percent, which sum to 100."""

    def draw(low: int, high: int, step: int = 10) -> int:
        return int(rng.integers(low // step, high // step + 1)) * step

    low = draw(1_800, 2_600, 50)
    high = low + draw(600, 1_400, 50)
    first, second = int(rng.integers(52, 75)), int(rng.integers(22, 30))
    second = min(second, 98 - first)
    return {
        "profit": draw(2_400, 4_200), "equity_start": draw(5_000, 6_500), "equity_end": draw(3_600, 4_600),
        "pipeline_start": draw(900, 1_500), "pipeline_end": draw(1_600, 2_400), "cash": draw(2_000, 5_000),
        "low": low, "high": high, "inside": low + draw(100, high - low - 100, 50),
        "outside": high + draw(60, 300),
        "p_first": first, "p_second": second, "p_third": 100 - first - second,
    }  # fmt: skip
