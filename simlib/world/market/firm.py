"""The firm's own figures: people, pay, costs, cash and credit line."""

from __future__ import annotations

from simlib.world.parameters import Described, integer, number

EFFECTS_OFF = {"rep_leaving": 0.0, "commission_effect": 0.0, "commission_collecting": 0.0}
"""The fields that switch an effect of the team off, and the value that does."""


class FirmMarket(Described):
    """Fields of the team and of the firm's money."""

    acceptance_chance: float = number(0.93, 1e-6, 1.0, "share", "assumed", step=0.01)
    rep_leaving: float = number(0.12, 0.0, 5.0, "share_per_year", "assumed", step=0.01)
    overload_reference: float = number(0.8, 0.0, 1.0, "share", "assumed", step=0.05)
    overload_effect: float = number(4.0, 0.0, 20.0, "log_factor", "assumed", step=0.5)
    coaching_stay: float = number(0.3, 0.0, 3.0, "log_factor", "assumed", step=0.05)
    hiring_days: float = number(60.0, 0.0, 728.0, "days", "assumed", step=7.0)
    hiring_cost: int = integer(20_000, 0, 10_000_000, "money", "assumed", step=1_000)
    commission_usual: float = number(0.02, 0.0, 0.2, "share", "assumed", step=0.005)
    commission_effect: float = number(0.6, 0.0, 3.0, "logit", "assumed", step=0.05)
    commission_half: float = number(0.02, 0.001, 0.5, "share", "assumed", step=0.001)
    commission_collecting: float = number(0.5, 0.0, 5.0, "factor", "assumed", step=0.05)

    displaced_per_hour: int = integer(250, 0, 10**6, "money_per_hour", "assumed", step=10)
    order_margin: float = number(0.38, 0.0, 1.0, "share", "assumed", step=0.01)
    agent_cost: int = integer(60_000, 0, 10_000_000, "money_per_year", "assumed", step=5_000)
    collector_cost: int = integer(45_000, 0, 10_000_000, "money_per_year", "assumed", step=5_000)
    overhead: int = integer(600_000, 0, 10**10, "money_per_year", "assumed", step=50_000)
    opening_cash: int = integer(1_500_000, -(10**12), 10**12, "money", "assumed", step=100_000)
    credit_line: int = integer(4_000_000, 0, 10**12, "money", "assumed", step=100_000)
    overdraft_rate: float = number(0.09, 0.0, 1.0, "share_per_year", "assumed", step=0.005)
    capital_rate: float = number(0.10, 0.0, 1.0, "share_per_year", "assumed", step=0.005)
    equity_days: float = number(1092.0, 91.0, 3640.0, "days", "assumed", step=91.0)
