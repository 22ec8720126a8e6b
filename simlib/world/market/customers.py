"""The market of customers: who they are, how they order, what keeps them and what drives them away."""

from __future__ import annotations

from typing import Literal

from simlib.world.market.funnel import Six, Three
from simlib.world.parameters import Described, integer, number, numbers, plain

REASONS_TO_LEAVE = ("closed", "moved", "friends", "competitor", "product", "indifference")
"""The six reasons why customers leave, as business customers are read [course heading; shares contested, unit 11]."""

EFFECTS_OFF = {
    "satisfaction_spread": 0.0, "satisfaction_effect": 0.0, "trust_leaving_effect": 0.0, "competitor_pressure": 0.0,
    "reward_effect": 0.0, "visit_trust": 0.0, "visit_wallet": 0.0, "save_chance": 0.0, "winback_chance": 0.0,
    "recommend_chance": 0.0, "order_season": 0.0,
}  # fmt: skip
"""The fields that switch an effect on customers off, and the value that does."""


class CustomerMarket(Described):
    """Fields of the customers: three numbers follow the grades A, B, C; six numbers the reasons to leave."""

    opening_customers: int = integer(250, 0, 2_000_000, "customers", "assumed", slider=1_000)
    category_orders: float = number(15.0, 0.0, 1_000.0, "orders_per_year", "assumed", step=1.0)
    order_shape: float = number(1.5, 0.05, 1_000.0, "none", "assumed", step=0.1)
    order_season: float = number(0.0, 0.0, 0.95, "share", "assumed", step=0.05)
    order_peak: float = number(91.0, 0.0, 364.0, "day_of_year", "assumed", step=7.0)
    order_median: Three = numbers((9_000.0, 4_000.0, 1_500.0), 1.0, 1e12, "money", "assumed")
    order_sigma: float = number(0.8, 0.0, 3.0, "log", "assumed", step=0.05)
    wallet_alpha: float = number(2.0, 0.05, 10_000.0, "none", "assumed", step=0.1)
    wallet_beta: float = number(3.0, 0.05, 10_000.0, "none", "assumed", step=0.1)
    wallet_ceiling: float = number(0.9, 0.0, 1.0, "share", "assumed", step=0.05)
    wallet_days: float = number(364.0, 1.0, 3640.0, "days", "assumed", step=7.0)

    leaving_at: Literal["renewal", "order"] = plain(
        "renewal", "choice", "none", "assumed", ("renewal", "order")
    )
    renewal_days: float = number(91.0, 1.0, 3640.0, "days", "assumed", step=7.0)
    leaving_alpha: float = number(0.9, 0.01, 10_000.0, "none", "assumed", step=0.05)
    leaving_beta: float = number(24.0, 0.01, 1_000_000.0, "none", "assumed", step=0.5)
    satisfaction_start: float = number(0.72, 0.0, 1.0, "score", "assumed", step=0.01)
    satisfaction_spread: float = number(0.08, 0.0, 0.5, "score", "assumed", step=0.01)
    satisfaction_reference: float = number(0.72, 0.0, 1.0, "score", "assumed", step=0.01)
    satisfaction_effect: float = number(5.0, 0.0, 20.0, "logit", "assumed", step=0.5)
    competitor_pressure: float = number(0.0, 0.0, 3.0, "logit", "assumed", step=0.1)
    trust_start: float = number(0.3, 0.0, 1.0, "score", "assumed", step=0.05)
    trust_reference: float = number(0.3, 0.0, 1.0, "score", "assumed", step=0.05)
    trust_days: float = number(273.0, 1.0, 3640.0, "days", "assumed", step=7.0)
    trust_leaving_effect: float = number(2.0, 0.0, 10.0, "logit", "assumed", step=0.1)
    reward_effect: float = number(1.6, 0.0, 5.0, "logit", "assumed", step=0.1)
    reward_half: float = number(0.015, 0.001, 0.5, "share", "assumed", step=0.001)
    reason_shares: Six = numbers((0.01, 0.03, 0.05, 0.09, 0.14, 0.68), 0.0, 1.0, "share", "contested")

    visit_hours: float = number(2.0, 0.1, 100.0, "hours", "assumed", step=0.5)
    visit_trust: float = number(0.15, 0.0, 1.0, "share", "assumed", step=0.01)
    visit_wallet: float = number(0.15, 0.0, 1.0, "share", "assumed", step=0.01)

    case_chance: float = number(0.30, 0.0, 1.0, "share", "assumed", step=0.01)
    case_hours: float = number(7.0, 0.0, 1_000.0, "hours", "assumed", step=0.5)
    agent_hours_per_week: float = number(30.0, 1.0, 60.0, "hours_per_week", "assumed", step=1.0)
    promised_days: float = number(2.0, 0.0, 91.0, "days", "assumed", step=0.5)
    patience_days: float = number(5.0, 0.1, 364.0, "days", "assumed", step=0.5)
    case_drop: float = number(0.12, 0.0, 1.0, "score", "assumed", step=0.01)
    recovery: float = number(0.9, 0.0, 1.5, "share", "contested", step=0.05)
    order_gain: float = number(0.02, 0.0, 1.0, "share", "assumed", step=0.01)

    save_chance: float = number(0.5, 0.0, 1.0, "share", "assumed", step=0.05)
    save_cost: int = integer(2_000, 1, 10_000_000, "money", "assumed", step=100)
    save_lift: float = number(0.1, 0.0, 1.0, "score", "assumed", step=0.01)
    winback_chance: float = number(0.10, 0.0, 1.0, "share", "assumed", step=0.01)
    winback_days: float = number(91.0, 1.0, 3640.0, "days", "assumed", step=7.0)
    recommend_chance: float = number(0.015, 0.0, 1.0, "share", "assumed", step=0.005)
