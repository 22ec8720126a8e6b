"""Luck that is kept between runs changes no number, and only of few worlds (architecture.md: luck by address)."""

import gc
import weakref

import numpy as np
import pytest

from simlib.world import Strategy, kept_luck, scenario
from simlib.world.company import simulate
from simlib.world.customer_luck import BIRTH

MARKET = scenario("machinery").but(horizon_days=364.0)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept_luck, "_worlds", {})


def tables(log):
    return [log.leads, log.visits, log.waiting, *log.tables.values()]


@pytest.mark.parametrize(
    "changes", [{"reps": 9, "style_matching": True}, {"early_discount": 0.05}, {"service_agents": 1}]
)
def test_a_world_played_before_goes_as_one_that_is_drawn_anew(monkeypatch, changes):
    simulate(MARKET, Strategy(), seed=3)
    plan = Strategy().but(**changes)
    again = simulate(MARKET, plan, seed=3)
    monkeypatch.setattr(kept_luck, "SMALL", -1)
    anew = simulate(MARKET, plan, seed=3)
    for one, other in zip(tables(again), tables(anew), strict=True):
        for name in one:
            np.testing.assert_array_equal(one[name], other[name], err_msg=name)


def test_nothing_is_drawn_twice():
    first = kept_luck.streams_of(MARKET, 3, 0)
    simulate(MARKET, Strategy(), seed=3)
    made = dict(first._kept)
    assert made
    simulate(MARKET, Strategy(), seed=3)
    assert all(first._kept[address] is luck for address, luck in made.items()) and len(first._kept) == len(
        made
    )


def test_few_worlds_are_kept_the_last_played_and_none_of_a_large_company():
    worlds = [kept_luck.streams_of(MARKET, 1, number) for number in range(kept_luck.WORLDS)]
    assert kept_luck.streams_of(MARKET, 1, 0) is worlds[0]
    kept_luck.streams_of(MARKET, 2, 0)  # one more: the one not asked for longest goes
    assert len(kept_luck._worlds) == kept_luck.WORLDS
    assert (
        kept_luck.streams_of(MARKET, 1, 0) is worlds[0]
        and kept_luck.streams_of(MARKET, 1, 1) is not worlds[1]
    )
    for large in ({"opening_customers": kept_luck.SMALL + 1}, {"leads_per_year": kept_luck.LEADS + 1.0}):
        assert not kept_luck.streams_of(MARKET.but(**large), 1, 0).keeps


def test_a_world_that_is_not_kept_any_longer_is_freed_at_once():
    """A run stops the garbage collector: what waited for it would pile up world by world."""
    simulate(MARKET, Strategy(), seed=5)
    (streams,) = kept_luck._worlds.values()
    blocks = [weakref.ref(streams.once(address, None)) for address in streams._kept if address[0] == BIRTH]
    del streams
    was_on = gc.isenabled()
    gc.disable()
    try:
        for number in range(kept_luck.WORLDS):
            kept_luck.streams_of(MARKET, 6, number)
        assert blocks and all(block() is None for block in blocks)
    finally:
        if was_on:
            gc.enable()
