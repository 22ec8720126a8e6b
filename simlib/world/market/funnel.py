"""The market of the sales funnel: leads, stages, reps, and the effects on the chance to pass a stage."""

from __future__ import annotations

from typing import Literal

from simlib.course.communication import ANIMALS
from simlib.course.pipeline import WIN_RATES
from simlib.world.parameters import Described, integer, number, numbers, plain

Six = tuple[float, float, float, float, float, float]
SixWhole = tuple[int, int, int, int, int, int]
Three = tuple[float, float, float]
Four = tuple[float, float, float, float]

Part = Literal["funnel", "customers", "receivables", "company"]
PARTS = ("funnel", "customers", "receivables", "company")
"""What a scenario simulates: one of the three simulators alone, or all of them coupled."""

EFFECTS_OFF = {
    "marketing_floor": 1.0, "marketing_ceiling": 1.0, "work_size_exponent": 0.0, "recording_hours": 0.0,
    "skill_spread": 0.0, "ramp_deficit": 0.0, "coaching_gain": 0.0, "style_effect": 0.0, "support_spread": 0.0,
    "fit_effect": 0.0, "trust_effect": 0.0, "waiting_effect": 0.0, "discount_effect": 0.0, "review_effect": 0.0,
    "repeat_chance": 0.0, "referral_chance": 0.0,
}  # fmt: skip
"""The fields that switch an effect of the funnel off, and the value that does."""


class FunnelMarket(Described):
    """Fields of the funnel. Six-number fields follow the stages, three-number fields the grades A, B, C."""

    part: Part = plain("funnel", "choice", "none", "assumed", PARTS)
    name: str = plain("machinery", "text", "none", "assumed")
    currency: str = plain("EUR", "text", "none", "course")
    baseline: str = plain("baseline", "text", "none", "assumed")
    start_date: str = plain("2026-01-05", "date", "none", "assumed")
    horizon_days: float = number(728.0, 1.0, 3640.0, "days", "assumed", step=91.0)
    quota_per_quarter: int = integer(3_000_000, 0, 10**12, "money", "assumed", step=100_000)

    leads_per_year: float = number(400.0, 0.0, 10_000_000.0, "per_year", "assumed", step=10.0)
    marketing_reference: int = integer(600_000, 1, 10**10, "money_per_year", "assumed", step=50_000)
    marketing_floor: float = number(0.3, 0.0, 1.0, "factor", "assumed", step=0.05)
    marketing_ceiling: float = number(1.5, 1.0, 5.0, "factor", "assumed", step=0.05)

    grade_shares: Three = numbers((0.15, 0.35, 0.50), 0.0, 1.0, "share", "assumed")
    amount_median: Three = numbers((1_500_000.0, 500_000.0, 120_000.0), 1.0, 1e12, "money", "assumed")
    amount_sigma: float = number(0.7, 0.0, 3.0, "log", "assumed", step=0.05)
    animal_shares: Four = numbers((0.30, 0.35, 0.10, 0.25), 0.0, 1.0, "share", "assumed")
    house_style: Literal["eagle", "donkey", "sheep", "fox"] = plain(
        "eagle", "animal", "none", "assumed", ANIMALS
    )

    win_rates: Six = numbers(WIN_RATES, 1e-6, 1.0, "share", "course")
    work_hours: Six = numbers((6.0, 8.0, 14.0, 16.0, 14.0, 9.0), 0.0, 10_000.0, "hours", "assumed")
    work_size_exponent: float = number(0.25, 0.0, 1.0, "exponent", "assumed", step=0.05)
    recording_hours: float = number(0.75, 0.0, 20.0, "hours_per_stage", "assumed", step=0.25)
    own_days: Six = numbers((14.0, 21.0, 28.0, 21.0, 14.0, 45.0), 0.0, 3640.0, "days", "assumed")
    own_sigma: float = number(0.6, 0.0, 3.0, "log", "assumed", step=0.05)

    selling_hours_per_week: float = number(25.0, 10.0, 60.0, "hours_per_week", "assumed", step=1.0)
    opening_reps: int = integer(6, 0, 100_000, "people", "assumed")
    skill_spread: float = number(0.03, 0.0, 2.0, "logit", "assumed", step=0.05)
    ramp_deficit: float = number(0.8, 0.0, 3.0, "logit", "assumed", step=0.1)
    ramp_days: float = number(182.0, 1.0, 1456.0, "days", "assumed", step=7.0)
    coaching_gain: float = number(0.4, 0.0, 2.0, "logit", "assumed", step=0.05)
    coaching_reference: float = number(1.0, 0.0, 8.0, "hours_per_week", "assumed", step=0.5)
    coaching_half_hours: float = number(1.5, 0.1, 20.0, "hours_per_week", "assumed", step=0.1)

    style_effect: float = number(0.35, 0.0, 2.0, "logit", "contested", step=0.05)
    reading_start: float = number(0.4, 0.0, 1.0, "share", "assumed", step=0.05)
    reading_ceiling: float = number(0.9, 0.0, 1.0, "share", "assumed", step=0.05)
    reading_hours: float = number(1.0, 0.05, 20.0, "hours_per_stage", "assumed", step=0.05)
    support_spread: float = number(0.3, 0.0, 2.0, "logit", "assumed", step=0.05)
    fit_effect: float = number(1.5, 0.0, 6.0, "logit", "assumed", step=0.1)
    fit_reference: float = number(0.6, 0.0, 1.0, "score", "assumed", step=0.05)
    trust_effect: float = number(0.6, 0.0, 3.0, "logit", "assumed", step=0.1)
    waiting_effect: float = number(0.15, 0.0, 2.0, "logit_per_week", "assumed", step=0.01)
    discount_effect: float = number(9.0, 0.0, 30.0, "logit", "assumed", step=0.5)
    review_effect: float = number(0.1, 0.0, 2.0, "logit", "assumed", step=0.05)

    repeat_chance: float = number(0.25, 0.0, 1.0, "share", "assumed", step=0.05)
    repeat_days: float = number(364.0, 1.0, 3640.0, "days", "assumed", step=7.0)
    referral_chance: float = number(0.20, 0.0, 1.0, "share", "assumed", step=0.05)
    referral_days: float = number(182.0, 1.0, 3640.0, "days", "assumed", step=7.0)

    gross_margin: float = number(0.30, 0.0, 1.0, "share", "assumed", step=0.01)
    rep_cost: int = integer(120_000, 0, 10_000_000, "money_per_year", "assumed", step=5_000)

    opening_count: SixWhole = numbers((5, 4, 3, 2, 2, 2), 0, 100_000, "deals", "course")
    opening_amount: SixWhole = numbers(
        (3_000_000, 2_400_000, 1_760_000, 4_640_000, 1_460_000, 980_000), 0, 10**13, "money", "course"
    )
