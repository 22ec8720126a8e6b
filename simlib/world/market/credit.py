"""The market of credit: who pays when, what a reminder does, and how a large contract is paid."""

from __future__ import annotations

from typing import Literal, get_args

from simlib.world.market.funnel import Four, Six, Three
from simlib.world.parameters import Described, integer, number, numbers, plain

Payment = Literal["hazards", "roll_rates"]
FiveWhole = tuple[int, int, int, int, int]

DEBTORS = ("able_willing", "able_unwilling", "unable_willing", "unable_unwilling")
"""The four debtor types, able × willing [course heading; filled: assumed, unit 12]."""

TONES = ("accommodating", "methodical", "confrontational")
"""The three ways to collect [course heading; filled: assumed, unit 12]."""

MILESTONES = ("advance", "delivery", "acceptance", "retention")
"""What a large contract is paid in: 3-3-3-1 is usual in China (unit 12)."""

EFFECTS_OFF = {
    "unhappy_effect": 0.0, "terms_effect": 0.0, "terms_orders": 0.0, "terms_leaving": 0.0, "lenient_pull": 0.0,
    "tone_cost": (0.0, 0.0, 0.0), "pay_season": 0.0, "debt_fading": 0.0, "refusal_drop": 0.0,
}  # fmt: skip
"""The fields that switch an effect of credit on selling and customers off; collecting itself stays."""


class CreditMarket(Described):
    """Fields of receivables: four-number fields follow DEBTORS or MILESTONES, three-number fields TONES.

    Five-number fields follow the aging buckets: current, 1-30, 31-60, 61-90, 90+ days. Debtors pay by hazards or by a
    monthly roll-rate matrix: `roll_stay` are its five rows of chances to be in each bucket a month later, `roll_leave`
    its five rows of chances to have been paid and written off.
    """

    credit_sales: bool = plain(True, "switch", "none", "assumed")
    payment: Payment = plain("hazards", "choice", "none", "assumed", get_args(Payment))
    roll_stay: tuple[float, ...] = numbers(
        (0, 0.30, 0, 0, 0, 0, 0, 0.35, 0, 0, 0, 0, 0, 0.50, 0, 0, 0, 0, 0, 0.65, 0, 0, 0, 0, 0.70),
        0.0, 1.0, "share", "assumed",
    )  # fmt: skip
    roll_leave: tuple[float, ...] = numbers(
        (0.70, 0, 0.65, 0, 0.50, 0, 0.35, 0, 0.20, 0.10), 0.0, 1.0, "share", "assumed"
    )
    debtor_shares: Four = numbers((0.58, 0.20, 0.15, 0.07), 0.0, 1.0, "share", "assumed")
    on_time: Four = numbers((0.80, 0.30, 0.35, 0.10), 0.0, 1.0, "share", "assumed")
    pay_rate: Four = numbers((0.08, 0.012, 0.012, 0.0015), 0.0, 10.0, "per_day", "assumed")
    pay_season: float = number(0.0, 0.0, 0.95, "share", "assumed", step=0.05)
    pay_peak: float = number(350.0, 0.0, 364.0, "day_of_year", "assumed", step=7.0)
    accommodating: Four = numbers((1.5, 1.2, 2.0, 1.2), 0.0, 50.0, "factor", "assumed")
    methodical: Four = numbers((2.0, 2.2, 1.6, 1.6), 0.0, 50.0, "factor", "assumed")
    confrontational: Four = numbers((1.8, 4.0, 1.2, 3.0), 0.0, 50.0, "factor", "assumed")
    tone_cost: Three = numbers((0.0, 0.008, 0.05), 0.0, 1.0, "score", "assumed")
    contact_hours: float = number(1.5, 0.0, 100.0, "hours", "assumed", step=0.05)
    collector_hours_per_week: float = number(30.0, 1.0, 60.0, "hours_per_week", "assumed", step=1.0)
    promise_chance: float = number(0.4, 0.0, 1.0, "share", "assumed", step=0.05)
    promise_days: float = number(7.0, 0.5, 91.0, "days", "assumed", step=0.5)
    promise_kept: Four = numbers((0.9, 0.5, 0.55, 0.2), 0.0, 1.0, "share", "assumed")
    debt_fading: float = number(3.0, 0.0, 50.0, "per_year", "assumed", step=0.25)
    unhappy_effect: float = number(2.0, 0.0, 10.0, "log_factor", "assumed", step=0.1)
    agency_share: float = number(0.5, 0.0, 1.0, "share", "assumed", step=0.05)
    agency_fading: float = number(1.5, 0.0, 50.0, "per_year", "assumed", step=0.25)
    agency_days: float = number(120.0, 1.0, 3640.0, "days", "assumed", step=7.0)

    debtor_capital: float = number(0.18, 0.0, 2.0, "share_per_year", "assumed", step=0.01)
    debtor_capital_spread: float = number(0.5, 0.0, 2.0, "log", "assumed", step=0.05)
    terms_usual: int = integer(30, 0, 360, "days", "assumed", step=5)
    terms_effect: float = number(0.25, 0.0, 3.0, "logit", "assumed", step=0.05)
    terms_orders: float = number(0.04, 0.0, 1.0, "share", "assumed", step=0.01)
    terms_leaving: float = number(0.2, 0.0, 3.0, "logit", "assumed", step=0.05)
    terms_loss: float = number(2.25, 0.0, 10.0, "factor", "published", step=0.25)
    terms_enough: float = number(45.0, 1.0, 364.0, "days", "assumed", step=5.0)
    limit_usual: float = number(3.0, 0.25, 10.0, "quarters", "assumed", step=0.25)
    lenient_pull: float = number(0.7, 0.0, 3.0, "log_factor", "assumed", step=0.05)
    hold_days: float = number(21.0, 0.0, 364.0, "days", "assumed", step=7.0)
    prepay_chance: float = number(0.5, 0.0, 1.0, "share", "assumed", step=0.05)
    refusal_drop: float = number(0.04, 0.0, 1.0, "score", "assumed", step=0.01)
    usual_rolls: Six = numbers((0.41, 0.35, 0.62, 0.68, 0.7, 0.89), 0.0, 1.0, "share", "assumed")
    opening_bills: FiveWhole = numbers((90, 30, 12, 8, 10), 0, 1_000_000, "invoices", "assumed")
    opening_owed: FiveWhole = numbers(
        (420_000, 140_000, 55_000, 35_000, 40_000), 0, 10**13, "money", "assumed"
    )
    milestone_shares: Four = numbers((0.3, 0.3, 0.3, 0.1), 0.0, 1.0, "share", "assumed")
    milestone_days: Four = numbers((0.0, 0.0, 60.0, 364.0), 0.0, 3640.0, "days", "assumed")
