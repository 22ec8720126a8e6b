"""Luck has an address: a strategy changes only what it causes (model.md, point 3)."""

import os
import subprocess
import sys

import numpy as np
import pytest

from simlib.world import Strategy, scenario
from simlib.world.company import simulate
from simlib.world.leads import child_id
from simlib.world.streams import Streams

MARKET = scenario("machinery").alone("funnel")


def same(a, b):
    assert a.keys() == b.keys()
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=name)


def test_equal_strategies_are_equal_event_by_event():
    a, b = (simulate(MARKET, Strategy(), seed=4, replication=2) for _ in range(2))
    same(a.visits, b.visits)
    same(a.leads, b.leads)


@pytest.mark.parametrize("seed", [0, 7, 2**70, 2**130])
@pytest.mark.parametrize("replication", [0, 2**33])
@pytest.mark.parametrize("address", [(1, 0), (30, 2**40 + 7, 5), (38, 6 * 10**17)])
def test_a_generator_is_the_one_that_numpy_gives_its_address(seed, replication, address):
    numpys = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(replication, *address)))
    drawn = Streams(seed, replication).generator(*address).random(5)
    assert drawn.tolist() == np.random.Generator(numpys).random(5).tolist()


def test_replications_and_seeds_differ():
    first = simulate(MARKET, Strategy()).leads["time"][18:30]
    assert not np.array_equal(first, simulate(MARKET, Strategy(), replication=1).leads["time"][18:30])
    assert not np.array_equal(first, simulate(MARKET, Strategy(), seed=2).leads["time"][18:30])


@pytest.mark.parametrize(
    "change",
    [
        {"reps": 3},
        {"work_order": "biggest"},
        {"discount": 0.2},
        {"coaching_hours": 5.0},
        {"style_matching": True},
    ],
)
def test_the_same_leads_arrive_whatever_the_strategy(change):
    a, b = simulate(MARKET, Strategy()).leads, simulate(MARKET, Strategy().but(**change)).leads
    for name in ("lead", "time", "amount", "grade", "fit"):
        marketing = [leads[name][leads["origin"] == 0] for leads in (a, b)]
        np.testing.assert_array_equal(*marketing)


def test_a_longer_horizon_does_not_change_the_past():
    short, long = (simulate(MARKET, Strategy(), horizon=h) for h in (180.0, 400.0))
    past = long.facts[long.facts["time"] <= 180.0]
    assert len(past) == len(short.facts)
    np.testing.assert_array_equal(short.facts, past)


def test_one_deal_more_moves_nobody_else_s_luck():
    """An extra opening deal delays others, but no work, own time or share of luck of theirs changes."""
    more = MARKET.but(
        opening_count=(6, 4, 3, 2, 2, 2), opening_amount=(3_600_000, *MARKET.opening_amount[1:])
    )
    one, other = (
        {
            (lead, stage): (worked - begun, left - worked)
            for lead, stage, begun, worked, left in zip(
                *(log.visits[c] for c in ("lead", "stage", "begun", "worked", "left")), strict=True
            )
        }
        for log in (simulate(m, Strategy()) for m in (MARKET, more))
    )
    both = one.keys() & other.keys()
    assert len(both) > 1000 and len(other.keys() - one.keys()) >= 1
    a, b = (np.array([lives[k] for k in sorted(both)]) for lives in (one, other))
    known = ~np.isnan(a) & ~np.isnan(b)  # the horizon may cut the end of a delayed visit
    assert known.mean() > 0.97
    np.testing.assert_allclose(a[known], b[known], rtol=1e-9, atol=1e-9)


def test_children_are_addressed_by_their_parent():
    lucky = MARKET.but(repeat_chance=1.0, referral_chance=1.0, repeat_days=30.0, referral_days=30.0)
    log = simulate(lucky, Strategy().but(qualification_threshold=0.0))
    parents = log.leads["parent"][log.leads["origin"] == 2]
    ids = log.leads["lead"][log.leads["origin"] == 2]
    assert len(ids) > 10
    assert ids.tolist() == [child_id(int(p), 1) for p in parents]
    assert len(np.unique(log.leads["lead"])) == len(log.leads["lead"])


def test_a_chain_of_repeat_projects_ends_while_its_ids_are_exact():
    """Every deal wins at once and brings another a day later: the chain stops at nine generations, none is lost."""
    eager = MARKET.at_reference().but(
        leads_per_year=20.0, win_rates=(1.0,) * 6, work_hours=(0.0,) * 6, own_days=(0.0,) * 6, repeat_chance=1.0,
        repeat_days=1.0, horizon_days=364.0,
    )  # fmt: skip
    log = simulate(eager, Strategy().but(qualification_threshold=0.0))
    ids = log.leads["lead"]
    assert len(np.unique(ids)) == len(ids) and (ids >= 0).all()
    depth = [len(str(i // 10**9)) - (i // 10**9 == 0) for i in ids[log.leads["origin"] != 1].tolist()]
    assert max(depth) == 9


def test_a_child_has_the_same_luck_in_any_company_that_earns_it():
    lucky = MARKET.but(repeat_chance=1.0, repeat_days=30.0)
    a, b = (simulate(lucky, Strategy().but(discount=d)).leads for d in (0.0, 0.15))
    both = np.intersect1d(a["lead"][a["origin"] == 2], b["lead"][b["origin"] == 2])
    assert len(both) > 3
    for name in ("amount", "grade", "fit"):
        np.testing.assert_array_equal(
            *(np.sort(leads[name][np.isin(leads["lead"], both)]) for leads in (a, b))
        )


def test_the_log_does_not_depend_on_the_hash_seed():
    code = (
        "from simlib.world import *; from simlib.world.company import simulate; import hashlib;"
        "log = simulate(Scenario(), Strategy(), horizon=182.0); print(hashlib.sha256(log.facts.tobytes()).hexdigest())"
    )
    out = {
        subprocess.check_output([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": h})
        for h in "01"
    }
    assert len(out) == 1
