"""The market as it is: what the learner cannot choose. Every number with its unit, range and source."""

from __future__ import annotations

from typing import Self

import numpy as np
from pydantic import model_validator

from simlib.course.pipeline import pass_chances
from simlib.text import BadInput
from simlib.world.market import credit, customers, firm, funnel
from simlib.world.market.credit import CreditMarket
from simlib.world.market.customers import CustomerMarket
from simlib.world.market.firm import FirmMarket
from simlib.world.market.funnel import FunnelMarket
from simlib.world.parameters import Described
from simlib.world.roll_rates import RollRates

WEEK, QUARTER, YEAR = 7.0, 91.0, 364.0
"""Days in a week, a quarter and a year of the simulation."""

GRADES = ("A", "B", "C")

_COMMON = (
    "part", "name", "currency", "baseline", "start_date", "horizon_days", "grade_shares", "order_margin", "overhead",
    "opening_cash", "overdraft_rate", "capital_rate",
)  # fmt: skip
_SHARED = {
    "company": (), "funnel": (),
    "customers": (
        *_COMMON, "displaced_per_hour", "selling_hours_per_week", "agent_cost", "rep_cost", "terms_usual",
        "terms_orders", "terms_leaving", "terms_loss", "terms_enough", "equity_days",
    ),
    "receivables": (
        *_COMMON, "opening_customers", "category_orders", "order_shape", "order_median", "order_sigma", "order_season",
        "order_peak", "wallet_alpha", "wallet_beta", "satisfaction_start", "satisfaction_spread",
        "satisfaction_reference", "collector_cost",
    ),
}  # fmt: skip
"""Fields of other parts that a part cannot run without."""

_IDLE = {
    "company": (), "funnel": (), "customers": ("recommend_chance",),
    "receivables": ("terms_effect", "terms_leaving", "milestone_shares", "milestone_days"),
}  # fmt: skip
"""Fields of a part that do something only where it meets the others: recommending, winning deals, large contracts."""

_SHARES = ("grade_shares", "animal_shares", "debtor_shares", "milestone_shares", "reason_shares")


class Scenario(FirmMarket, CreditMarket, CustomerMarket, FunnelMarket):
    """One market and one company's figures, immutable; `but` makes a changed copy.

    Money in whole units of `currency`, time in days unless a field says otherwise. `part` says what is simulated:
    the whole company, or one simulator alone (`alone`). Effects are measured from what is usual in the market (its
    usual fit, coaching, style, satisfaction), so that a usual deal passes with the stage's own chance and a usual
    customer leaves with their own.

    >>> Scenario().but(leads_per_year=200.0).leads_per_year
    200.0
    """

    @classmethod
    def fields_of(cls, part: str) -> tuple[str, ...]:
        """The names of the fields that a part uses: those of its own and of what it cannot run without.

        >>> "leaving_alpha" in Scenario.fields_of("funnel"), "leaving_alpha" in Scenario.fields_of("customers")
        (False, True)
        """
        rooms: dict[str, type[Described]] = {
            "company": cls, "funnel": FunnelMarket, "customers": CustomerMarket, "receivables": CreditMarket,
        }  # fmt: skip
        names = {*rooms[part].model_fields, *_SHARED[part]} - {*_IDLE[part]}
        return tuple(name for name in cls.model_fields if name in names)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for name in _SHARES:
            shares = getattr(self, name)
            if abs(sum(shares) - 1) > 1e-6:
                raise BadInput("world.error.sum", field=name, total=f"{sum(shares):g}")
        for stage, (n, amount) in enumerate(zip(self.opening_count, self.opening_amount, strict=True)):
            if amount < n or (amount and not n):
                raise BadInput("world.error.opening", stage=stage, count=n, amount=amount)
        try:
            _ = self.roll_rates
        except ValueError as error:
            raise BadInput("world.error.roll", why=error) from None
        if any(later < now for now, later in zip(self.win_rates, self.win_rates[1:], strict=False)):
            raise BadInput("world.error.rising", field="win_rates")
        return self

    @property
    def stage_chances(self) -> tuple[float, ...]:
        """By stage: the chance to pass. The company's last is `acceptance_chance`: who does not pay is bad debt."""
        chances = pass_chances(self.win_rates)
        return (*chances[:-1], self.acceptance_chance) if self.part == "company" else chances

    @property
    def roll_rates(self) -> RollRates:
        """The monthly roll-rate matrix by which debtors pay if `payment` says so; ValueError for one that cannot be."""
        return RollRates(np.reshape(self.roll_stay, (5, 5)), np.reshape(self.roll_leave, (5, 2)))

    def alone(self, part: str) -> Self:
        """The same market with one simulator alone: funnel, customers or receivables; "company" couples them all.

        >>> Scenario().alone("company").stage_chances[-1]
        0.93
        """
        return self.but(part=part)

    def at_reference(self) -> Self:
        """The same market with every effect at its reference value: each stage is passed with exactly its chance.

        What remains is the plain company (model.md, reductions): Poisson leads, exponential work, lognormal own
        time; customers who leave with their own chance and order at their own rate; invoices and collectors.
        """
        return self.but(
            **funnel.EFFECTS_OFF, **customers.EFFECTS_OFF, **credit.EFFECTS_OFF, **firm.EFFECTS_OFF
        )


class Figures:
    """A scenario's fields and what follows from them, for a run, which reads them tens of thousands of times.

    A pydantic model looks for an attribute three times as long as an object with slots.

    >>> Figures(Scenario()).stage_chances == Scenario().stage_chances
    True
    """

    __slots__ = tuple(Scenario.model_fields)
    stage_chances, roll_rates = Scenario.stage_chances, Scenario.roll_rates

    def __init__(self, market: Scenario):
        for name, value in market:
            setattr(self, name, value)
