"""The two settings of the levers on which the company with its effects is compared and timed."""

from __future__ import annotations

from simlib.world import Strategy
from simlib.world.strategy import ladder

SETTINGS = {
    "shipped levers": Strategy(),
    "other levers": Strategy().but(
        reps=8, style_matching=True, discount=0.05, coaching_hours=2.0, small_order_threshold=100_000,
        commission_on_cash=0.5, visit_mode="by_move", service_agents=2, reward_rate=0.03, payment_terms=60,
        credit_limit=1.0, early_discount=0.02, collectors=1, write_off_days=120, **ladder("reminder"),
    ),
}  # fmt: skip
