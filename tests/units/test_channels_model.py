"""Own force or agents by hand and against the lognormal law; Kotler's map cell by cell."""

import numpy as np
import pytest

from simlib.units.channels import model as channels
from simlib.units.channels.model import (
    KOTLER,
    LEVELS,
    Channel,
    Product,
    best_level,
    chance_above,
    crossing,
    demand,
    kotler_level,
    level_worth,
    luck_of,
    paths,
    people_needed,
    selling_cost,
)

OWN, AGENTS = Channel(280.0, 0.02), Channel(40.0, 0.10)
CUTS = (50, 500, 10.0, 100.0)


def test_the_crossing_by_hand():
    """(280 - 40) / (0.10 - 0.02) = 3,000; there both cost 340."""
    assert crossing(OWN, AGENTS) == pytest.approx(3000)
    assert OWN.cost(3000.0) == pytest.approx(340) == AGENTS.cost(3000.0)
    assert OWN.cost(2999.0) > AGENTS.cost(2999.0) and OWN.cost(3001.0) < AGENTS.cost(3001.0)


@pytest.mark.parametrize("own", [Channel(280.0, 0.10), Channel(280.0, 0.12), Channel(30.0, 0.02)])
def test_lines_that_do_not_cross(own):
    assert crossing(own, AGENTS) is None


@pytest.mark.parametrize("cv", [0.1, 0.35, 0.8])
def test_demand_has_its_mean_spread_and_tail(cv):
    """Law: mean and standard deviation of 200,000 draws, and the closed form against scipy's lognormal."""
    from scipy.stats import lognorm

    drawn = demand(2800.0, cv, np.random.default_rng(1).standard_normal(200_000))
    assert drawn.mean() == pytest.approx(2800, abs=4 * 2800 * cv / 200_000**0.5)
    assert drawn.std() / drawn.mean() == pytest.approx(cv, rel=0.05)
    s = np.sqrt(np.log(1 + cv**2))
    textbook = lognorm.sf(3000, s, scale=2800 * np.exp(-(s**2) / 2))
    assert chance_above(3000.0, 2800.0, cv) == pytest.approx(textbook)
    share = (drawn > 3000).mean()
    assert share == pytest.approx(textbook, abs=4 * (textbook * (1 - textbook) / 200_000) ** 0.5)


def test_without_spread_the_expectation_decides():
    assert (chance_above(3000.0, 2999.0, 0.0), chance_above(3000.0, 3001.0, 0.0)) == (0.0, 1.0)


def test_changing_over_by_hand():
    """Agents take all of a sale, own people cost 100 a year. 150 passes the line of 100 in year two, so own
    people come in year three: 50 + 150 + 100, and 10 for the change. The second world never passes."""
    sales = np.array([[50.0, 150.0, 200.0], [20.0, 90.0, 100.0]])
    own, agents = Channel(100.0, 0.0), Channel(0.0, 1.0)

    def cost(way):
        return list(selling_cost(way, sales, own, agents, trigger=100, change=10))

    assert cost("switch") == [310, 210]
    assert cost("own") == [300, 300] and cost("agents") == [400, 210]
    with pytest.raises(ValueError):
        cost("post")


def test_a_product_grows_as_said_and_luck_is_the_worlds():
    product = Product(first=1000.0, growth=0.2, cv=0.4)
    sales = paths(product, luck_of(100_000, seed=3))
    assert sales.shape == (100_000, channels.YEARS)
    expected = 1000 * 1.2 ** np.arange(channels.YEARS)
    error = sales.std(axis=0) / 100_000**0.5
    assert np.all(np.abs(sales.mean(axis=0) - expected) < 4 * error)
    assert np.array_equal(luck_of(5, seed=3), luck_of(100, seed=3)[:5])


def test_early_own_people_are_too_dear_and_late_ones_too():
    """Direction: for a product that grows through the crossing, a line near it beats both extremes."""
    sales, crosses = paths(Product(1200.0, 0.35, 0.5), luck_of(2000, 1)), 3000.0
    mean = {
        line: selling_cost("switch", sales, OWN, AGENTS, trigger=line * crosses, change=60).mean()
        for line in (0.05, 0.75, 4.0)
    }
    assert mean[0.75] < min(mean[0.05], mean[4.0])


def test_kotlers_map_cell_by_cell():
    sizes, margins = {"few": 49, "medium": 50, "many": 500}, (9.9, 10.0, 100.0)
    for size, customers in sizes.items():
        assert tuple(kotler_level(customers, m, CUTS) for m in margins) == KOTLER[size]
    assert KOTLER["few"][2] == "partnership" and KOTLER["many"][0] == "basic"
    rank = [[LEVELS.index(level) for level in KOTLER[size]] for size in ("many", "medium", "few")]
    assert all(np.all(np.diff(rank, axis=axis) == 1) for axis in (0, 1))


def test_hours_and_worth_by_hand():
    """60 customers as partners: 60 x 80 h / 1,200 h = 4 people; 60 x (100 x 0.92 - 0.05 x 80) = 5,280."""
    assert people_needed("partnership", 60) == pytest.approx(4)
    assert level_worth("partnership", 60, 100.0) == pytest.approx(5280)


def test_the_count_of_hours_goes_the_way_of_the_map():
    rank = [LEVELS.index(best_level(n, 150.0, 6)) for n in (20, 60, 120, 400, 1000, 5000)]
    assert rank == sorted(rank, reverse=True) and rank[0] > rank[-1]
    rank = [LEVELS.index(best_level(60, m, 6)) for m in (0.5, 5.0, 20.0, 200.0)]
    assert rank == sorted(rank) and rank[0] < rank[-1]
    assert best_level(5000, 150.0, 1) is None
