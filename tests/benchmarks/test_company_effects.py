"""The textbook program with all effects is the same company: KPIs and facts within 4 standard errors."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.company_effects.compare import as_log, of_run
from benchmarks.company_effects.settings import SETTINGS
from benchmarks.company_effects.world import World
from simlib.world import Strategy, scenario
from simlib.world.company import simulate
from simlib.world.firm import statement

REPLICATIONS = 40
MARKET = scenario("machinery").but(horizon_days=364.0)
MARKETS = {  # the other one has the effects that the shipped one leaves at rest
    "shipped": MARKET,
    "seasons and competitors": MARKET.but(
        order_season=0.5, pay_season=0.4, competitor_pressure=0.5, credit_line=10**12
    ),
}


def of_program(market, strategy, number):
    world = World(market, strategy, number)
    world.run()
    return of_run(as_log(world), market, strategy)


def strangers(ours, theirs):
    """The figures whose means are more than 4 standard errors of their difference apart."""
    assert ours[0].keys() == theirs[0].keys() and len(ours[0]) >= 100
    apart, compared = {}, 0
    for name in ours[0]:
        a, b = (np.array([figures[name] for figures in side], dtype=float) for side in (ours, theirs))
        a, b = a[~np.isnan(a)], b[~np.isnan(b)]
        assert (len(a) > 1) == (len(b) > 1), name
        if len(a) > 1:
            error = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
            compared += error > 0.0
            if abs(a.mean() - b.mean()) > 4 * error + 1e-9 * abs(a.mean()):
                apart[name] = a.mean(), b.mean(), error
    assert compared >= 80  # that many figures vary at all
    return apart


@pytest.mark.parametrize(
    "place", ["shipped", pytest.param("seasons and competitors", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("name", SETTINGS)
def test_the_company_with_all_effects_is_told_alike(name, place):
    strategy, market = SETTINGS[name], MARKETS[place]
    ours = [of_run(simulate(market, strategy, replication=r), market, strategy) for r in range(REPLICATIONS)]
    theirs = [of_program(market, strategy, r) for r in range(REPLICATIONS)]
    assert not strangers(ours, theirs)


@pytest.mark.parametrize("wrong", [{"case_drop": 0.0}, {"promise_chance": 0.2}])
def test_an_effect_that_is_told_wrongly_is_found(wrong):
    strategy, other = Strategy(), MARKET.but(**wrong)
    ours = [of_run(simulate(MARKET, strategy, replication=r), MARKET, strategy) for r in range(20)]
    assert strangers(ours, [of_program(other, strategy, r) for r in range(20)])


@pytest.mark.parametrize("name", SETTINGS)
def test_the_program_s_cash_is_that_of_its_log(name):
    world = World(MARKET, SETTINGS[name], 1)
    world.run()
    cash = statement(as_log(world), MARKET, SETTINGS[name]).cash
    # wages of who comes or goes within a week are paid by whole weeks, and every sum is rounded by itself
    assert world.cash.balance == pytest.approx(cash[-1], abs=60_000)


def test_what_the_program_leaves_out_it_refuses():
    with pytest.raises(ValueError, match="left out"):
        World(MARKET, Strategy().but(work_order="biggest"), 1)
