"""The three figures of the small chain, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from simlib.units.trust.model import months_to, over_time, steady_state

TOLERANCE = {"two_months": 0.0006, "months": 0.06, "long_run": 0.006}
"""Rounding to a tenth of a percent, a tenth of a month, a whole percent is right."""


def small_chain(f: Mapping) -> np.ndarray:
    """The learner's chain of three rungs: acquaintance, engagement, trust."""
    up1, up2, down1, down2 = (f[name] / 100 for name in ("up1", "up2", "down1", "down2"))
    return np.array([[1 - up1, up1, 0], [down1, 1 - up2 - down1, up2], [0, down2, 1 - down2]])


def chain_slips(f: Mapping) -> dict[str, tuple[float, dict[str, float]]]:
    """For each field: the right figure, and {slip: the figure it gives}."""
    chain = small_chain(f)
    up1, up2, down2 = f["up1"] / 100, f["up2"] / 100, f["down2"] / 100
    return {
        "two_months": (
            float(over_time(chain, 0, 2)[-1, 2]),
            {"added": up1 + up2, "last_step": up2, "three_months": float(over_time(chain, 0, 3)[-1, 2])},
        ),
        "months": (
            months_to(chain, 2),
            {
                "no_falls": 1 / up1 + 1 / up2,
                "multiplied": 1 / (up1 * up2),
                "from_engagement": months_to(chain, 2, 1),
            },
        ),
        "long_run": (
            float(steady_state(chain)[2]),
            {"two_rungs": up2 / (up2 + down2), "stays": 1 - down2, "two_steps": up1 * up2},
        ),
    }  # fmt: skip


def distinct(slips: Mapping[str, tuple[float, dict[str, float]]]) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    for field, (right, wrong) in slips.items():
        if any(abs(a - b) <= 3 * TOLERANCE[field] for a, b in combinations([right, *wrong.values()], 2)):
            return False
    return True
