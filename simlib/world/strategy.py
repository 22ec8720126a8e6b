"""What the learner decides: the levers, and a plan of them over time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, get_args

from simlib.text import BadInput
from simlib.world.parameters import Described, integer, number, plain

WorkOrder = Literal["first_come", "late_stage", "biggest", "value_per_hour"]
WORK_ORDERS = get_args(WorkOrder)


class Strategy(Described):
    """The levers of one company, immutable; `but` makes a changed copy.

    >>> Strategy().but(reps=7).reps
    7
    """

    marketing_spend: int = integer(600_000, 0, 2_400_000, "money_per_year", "assumed", step=50_000)
    reps: int = integer(6, 0, 100_000, "people", "assumed", slider=20)
    qualification_threshold: float = number(0.2, 0.0, 0.95, "score", "assumed", step=0.05)
    work_order: WorkOrder = plain("first_come", "choice", "none", "assumed", WORK_ORDERS)
    style_matching: bool = plain(False, "switch", "none", "contested")
    preparation_hours: float = number(0.5, 0.0, 6.0, "hours_per_stage", "assumed", step=0.25)
    coaching_hours: float = number(1.0, 0.0, 8.0, "hours_per_week", "assumed", step=0.5)
    discount: float = number(0.0, 0.0, 0.3, "share", "assumed", step=0.01)
    small_order_threshold: int = integer(50_000, 0, 1_000_000, "money", "course", step=10_000)


Plan = Sequence[tuple[float, Strategy]]


def as_plan(plan: Strategy | Plan) -> tuple[tuple[float, Strategy], ...]:
    """A strategy, or a plan of (from_day, Strategy), as a plan whose first day is 0 and whose days rise.

    BadInput when the days do not. A day is at most one decision.

    >>> [(day, s.reps) for day, s in as_plan([(0, Strategy()), (91, Strategy().but(reps=8))])]
    [(0.0, 6), (91.0, 8)]
    """
    if isinstance(plan, Strategy):
        return ((0.0, plan),)
    steps = tuple((float(day), strategy) for day, strategy in plan)
    days = [day for day, _ in steps]
    if not days or days[0] != 0.0 or any(b <= a for a, b in pairwise(days)):
        raise BadInput("world.error.plan", days=", ".join(f"{d:g}" for d in days))
    return steps
