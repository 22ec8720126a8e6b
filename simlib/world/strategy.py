"""What the learner decides: the levers, and a plan of them over time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, Self, get_args

from pydantic import model_validator

from simlib.text import BadInput
from simlib.world.parameters import Described, integer, number, numbers, plain

WorkOrder = Literal["first_come", "late_stage", "biggest", "value_per_hour"]
WORK_ORDERS = get_args(WorkOrder)

LEVERS = {
    "funnel": (
        "marketing_spend", "reps", "qualification_threshold", "work_order", "style_matching", "preparation_hours",
        "coaching_hours", "discount", "small_order_threshold",
    ),
    "customers": (
        "reps", "visit_mode", "visits_a", "visits_b", "visits_c", "account_hours", "move_shares", "high_potential",
        "low_potential", "wallet_cut", "service_agents", "reward_rate", "save_budget", "payment_terms",
    ),
    "receivables": (
        "reward_rate", "payment_terms", "credit_limit", "early_discount", "early_days", "dunning_days", "dunning_tones",
        "collectors", "write_off_days",
    ),
}  # fmt: skip
"""The levers of each simulator alone; the company has these and commission."""

VisitMode = Literal["by_grade", "by_move"]
Tone = Literal["none", "accommodating", "methodical", "confrontational"]
Five = tuple[float, float, float, float, float]
Rungs = tuple[int, int, int, int]
Tones = tuple[Tone, Tone, Tone, Tone]


class Strategy(Described):
    """The levers of one company, immutable; `but` makes a changed copy.

    >>> Strategy().but(reps=7).reps
    7
    """

    marketing_spend: int = integer(
        600_000, 0, 10**10, "money_per_year", "assumed", step=50_000, slider=2_400_000
    )
    reps: int = integer(6, 0, 100_000, "people", "assumed", slider=20)
    qualification_threshold: float = number(0.2, 0.0, 0.95, "score", "assumed", step=0.05)
    work_order: WorkOrder = plain("first_come", "choice", "none", "assumed", WORK_ORDERS)
    style_matching: bool = plain(False, "switch", "none", "contested")
    preparation_hours: float = number(0.5, 0.0, 6.0, "hours_per_stage", "assumed", step=0.25)
    coaching_hours: float = number(1.0, 0.0, 8.0, "hours_per_week", "assumed", step=0.5)
    discount: float = number(0.0, 0.0, 0.3, "share", "assumed", step=0.01)
    small_order_threshold: int = integer(50_000, 0, 10**9, "money", "course", step=10_000, slider=1_000_000)
    commission: float = number(0.02, 0.0, 0.1, "share", "assumed", step=0.005)
    commission_on_cash: float = number(0.0, 0.0, 1.0, "share", "assumed", step=0.1)

    visit_mode: VisitMode = plain("by_grade", "choice", "none", "assumed", get_args(VisitMode))
    visits_a: int = integer(2, 0, 12, "per_quarter", "assumed")
    visits_b: int = integer(1, 0, 12, "per_quarter", "assumed")
    visits_c: int = integer(0, 0, 12, "per_quarter", "assumed")
    account_hours: float = number(5.0, 0.0, 20.0, "hours_per_week", "assumed", step=0.5)
    move_shares: Five = numbers((0.35, 0.35, 0.15, 0.15, 0.0), 0.0, 1.0, "share", "assumed")
    high_potential: float = number(0.2, 0.0, 1.0, "share", "assumed", step=0.05)
    low_potential: float = number(0.4, 0.0, 1.0, "share", "assumed", step=0.05)
    wallet_cut: float = number(0.4, 0.0, 1.0, "share", "assumed", step=0.05)

    service_agents: int = integer(3, 0, 100_000, "people", "assumed", slider=12)
    reward_rate: float = number(0.01, 0.0, 0.15, "share", "assumed", step=0.005)
    save_budget: int = integer(40_000, 0, 10**9, "money_per_year", "assumed", step=10_000, slider=1_000_000)

    payment_terms: int = integer(30, 0, 180, "days", "assumed", step=5)
    credit_limit: float = number(3.0, 0.0, 10.0, "quarters", "assumed", step=0.25)
    early_discount: float = number(0.0, 0.0, 0.1, "share", "assumed", step=0.005)
    early_days: int = integer(10, 0, 90, "days", "assumed", step=1)
    dunning_days: Rungs = numbers((7, 21, 45, 75), -60, 720, "days", "assumed")
    dunning_tones: Tones = plain(
        ("accommodating", "methodical", "methodical", "confrontational"),
        "tones",
        "none",
        "assumed",
        get_args(Tone),
    )
    collectors: int = integer(2, 0, 100_000, "people", "assumed", slider=12)
    write_off_days: int = integer(240, 30, 720, "days", "assumed", step=30)

    @classmethod
    def fields_of(cls, part: str) -> tuple[str, ...]:
        """The levers that move a part of the company.

        >>> Strategy.fields_of("receivables")[:2]
        ('reward_rate', 'payment_terms')
        """
        return tuple(name for name in cls.model_fields if part == "company" or name in LEVERS[part])

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if abs(sum(self.move_shares) - 1) > 1e-6:
            raise BadInput("world.error.sum", field="move_shares", total=f"{sum(self.move_shares):g}")
        if any(later <= day for day, later in pairwise(self.dunning_days)):
            raise BadInput("world.error.ladder", days=", ".join(str(day) for day in self.dunning_days))
        return self


LADDERS = {
    "none": ((7, 21, 45, 75), ("none", "none", "none", "none")),
    "gentle": ((7, 30, 60, 90), ("accommodating", "accommodating", "accommodating", "methodical")),
    "standard": ((7, 21, 45, 75), ("accommodating", "methodical", "methodical", "confrontational")),
    "firm": ((3, 14, 30, 60), ("methodical", "methodical", "confrontational", "confrontational")),
    "reminder": ((-5, 7, 21, 45), ("accommodating", "methodical", "methodical", "confrontational")),
}
"""Dunning ladders by name: days from the due date (negative = a reminder before it), and the tone of each [assumed]."""


def ladder(name: str) -> dict[str, tuple]:
    """The two levers of a named dunning ladder, for `Strategy().but(**ladder("firm"))`.

    BadInput for a name that is not in LADDERS.

    >>> Strategy().but(**ladder("firm")).dunning_days
    (3, 14, 30, 60)
    """
    if name not in LADDERS:
        raise BadInput("world.error.choice", field="ladder", value=name, choices=", ".join(LADDERS))
    days, tones = LADDERS[name]
    return {"dunning_days": days, "dunning_tones": tones}


Plan = Sequence[tuple[float, Strategy]]
Steps = tuple[tuple[float, Strategy], ...]


def as_plan(plan: Strategy | Plan) -> Steps:
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
