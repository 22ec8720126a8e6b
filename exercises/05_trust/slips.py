"""The three figures of the small chain, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.slips import Slips, distinct
from simlib.units.trust.model import months_to, over_time, steady_state


def small_chain(f: Mapping) -> np.ndarray:
    """The learner's chain of three rungs: acquaintance, engagement, trust."""
    up1, up2, down1, down2 = (f[name] / 100 for name in ("up1", "up2", "down1", "down2"))
    return np.array([[1 - up1, up1, 0], [down1, 1 - up2 - down1, up2], [0, down2, 1 - down2]])


def chain_slips(f: Mapping) -> Slips:
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


def tolerance(field: str, right: float) -> tuple[float, str]:
    """A tenth of a percent, a tenth of a month, a whole percent: rounding to it is right."""
    return {"two_months": (0.0006, "share"), "months": (0.06, "count"), "long_run": (0.006, "share")}[field]


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance, gap=3)
