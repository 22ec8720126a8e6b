"""The simulated company: scenario, strategy, streams, clock, funnel and the log of facts they write."""

from simlib.world.parameters import Parameter, describe
from simlib.world.scenario import GRADES, QUARTER, WEEK, YEAR, Scenario
from simlib.world.strategy import WORK_ORDERS, Plan, Strategy, as_plan
from simlib.world.toml import load, save, scenario, shipped, strategy

__all__ = [
    "GRADES", "QUARTER", "WEEK", "WORK_ORDERS", "YEAR", "Parameter", "Plan", "Scenario", "Strategy", "as_plan",
    "describe", "load", "save", "scenario", "shipped", "strategy",
]  # fmt: skip
