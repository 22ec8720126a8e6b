"""Labels belong to values: no shipped market calls its own figure what another market's figure is called."""

import pytest

from simlib.kit.pieces import badge
from simlib.units.funnel.tables import WeightedExample
from simlib.world import Scenario, Strategy, baseline, describe, scenario, shipped

OTHERS = [name for name in shipped(Scenario) if name != "machinery"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_a_market_sets_itself_is_not_called_the_courses_or_published(name):
    market = scenario(name)
    for parameter in describe(Scenario):
        value = getattr(market, parameter.name)
        if value != getattr(Scenario(), parameter.name):
            assert parameter.source_of(value) in ("assumed", "contested"), parameter.name


@pytest.mark.parametrize("name", OTHERS)
def test_a_usual_strategy_of_another_market_is_assumed(name):
    usual = baseline(scenario(name))
    for parameter in describe(Strategy):
        value = getattr(usual, parameter.name)
        if value != parameter.default:
            assert parameter.source_of(value) in ("assumed", "contested"), parameter.name


@pytest.mark.parametrize("name", shipped(Scenario))
def test_only_the_machinery_makers_pipeline_is_the_courses(name):
    """Eighteen deals worth 14,240,000 are the course's example (unit 7); no other market may say so of its own."""
    example = WeightedExample(scenario(name)).html
    assert (badge("course") in example) == (name == "machinery")


def test_no_two_markets_share_name_baseline_or_words():
    markets = [scenario(name) for name in shipped(Scenario)]
    assert (
        len({market.name for market in markets})
        == len({market.baseline for market in markets})
        == len(markets)
    )
