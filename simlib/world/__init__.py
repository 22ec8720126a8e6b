"""The simulated company: scenario, strategy, streams, clock, funnel and the log of facts they write."""

from simlib.world import clock
from simlib.world.parameters import Parameter, describe
from simlib.world.scenario import GRADES, QUARTER, WEEK, YEAR, Scenario
from simlib.world.strategy import WORK_ORDERS, Plan, Strategy, as_plan
from simlib.world.toml import baseline, load, save, scenario, shipped, strategy

COMPILED = clock.__file__.endswith((".so", ".pyd"))
"""Whether the company runs as compiled (`.ci/fast.py`): Python takes a compiled module before its text."""

__all__ = [
    "COMPILED", "GRADES", "QUARTER", "WEEK", "WORK_ORDERS", "YEAR", "Parameter", "Plan", "Scenario", "Strategy",
    "as_plan", "baseline", "describe", "load", "save", "scenario", "shipped", "strategy",
]  # fmt: skip
