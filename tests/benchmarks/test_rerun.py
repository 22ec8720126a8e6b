"""How far a collector setting reaches is found from the logs (issue of the whole company: rerun what it can touch)."""

import sys
from math import inf
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.rerun import changed, first_day
from simlib.world import Strategy, scenario
from simlib.world.company import simulate

MARKET = scenario("machinery").but(horizon_days=182.0)


def test_the_same_run_changes_nothing():
    log, again = (simulate(MARKET, Strategy()) for _ in range(2))
    assert changed(log, again) == set() and first_day(log, again) == inf


def test_a_plan_that_changes_on_a_day_changes_nothing_before_it():
    log = simulate(MARKET, Strategy())
    later = simulate(MARKET, [(0.0, Strategy()), (91.0, Strategy().but(service_agents=8))])
    assert "cases" in changed(log, later) and 91.0 <= first_day(log, later) < 130.0


def test_the_day_is_the_first_on_which_the_logs_differ():
    log = simulate(MARKET, Strategy())
    other = simulate(MARKET, Strategy().but(collectors=1))
    day = first_day(log, other)
    assert changed(log.until(day), other.until(day)) and not changed(log.until(day - 1), other.until(day - 1))
