"""A maker and its dealers: books that balance, the same luck for all policies, levers in their directions."""

from dataclasses import replace

import numpy as np
import pytest

from simlib.lab.stats import interval
from simlib.units.channels import dealers
from simlib.units.channels.dealers import BOUNDS, DRIVES, QUARTERS, Policy, driven, luck, play

WORLDS = luck(40, seed=5)
USUAL = Policy()


def kpis(**moves) -> dict:
    return play(replace(USUAL, **moves), WORLDS).kpis


def change(kpi: str, **moves):
    """The paired difference of a KPI against the usual policy."""
    return interval(kpis(**moves)[kpi] - kpis()[kpi])


@pytest.fixture
def faithful(monkeypatch):
    """Nobody leaves, so that a place's stock can be followed."""
    monkeypatch.setattr(dealers, "LEAVES", -1.0)
    monkeypatch.setattr(dealers, "LEAVES_MORE", 0.0)


@pytest.mark.parametrize("rebate_on", ["purchases", "sales"])
def test_goods_balance(faithful, rebate_on):
    """Books: what was there and what was bought is sold, diverted or still there."""
    found = play(Policy(rebate=0.06, guard=0.0, rebate_on=rebate_on), WORLDS)
    assert not found.left.any() and not np.isnan(found.sales).any()
    away = found.stock[..., :-1] + found.bought[..., 1:] - found.sales[..., 1:] - found.stock[..., 1:]
    assert away.min() > -1e-9 and found.stock.min() > -1e-9
    total = found.sales[..., 1:].sum(axis=1)
    assert np.minimum(0.5, away.sum(axis=1) / total) == pytest.approx(found.diverted[:, 1:])
    assert (away.sum() > 0) == (found.diverted[:, 1:].sum() > 0)


def test_the_makers_profit_by_hand(faithful):
    """Without a rebate: 1 - 0.2 - 0.55 of what left the stock, less 40 times visits, days, tracing, care."""
    policy = Policy(margin=0.2, rebate=0.0, visits=3.0, training=1.0, guard=0.5, advertising=80.0)
    found = play(policy, WORLDS)
    away = found.stock[..., :-1] + found.bought[..., 1:] - found.sales[..., 1:] - found.stock[..., 1:]
    sold = (found.sales[..., 1:] + away).sum(axis=1)
    spent = 40 * (3 * 0.7 + 1 * 1.0 + 2.0 * 0.25 + 1.5) + 80
    assert found.maker[:, 1:] == pytest.approx(0.25 * sold - spent)


@pytest.mark.parametrize("rebate, farthest", [(0.0, 0.0), (0.03, 0.275), (0.06, 0.55)])
def test_a_dealer_buys_up_to_the_quota_while_the_rebate_pays_for_the_surplus(faithful, rebate, farthest):
    """By hand: the surplus costs 12 % of itself, the rebate brings its share of 110 % of usual sales, so the
    gap it closes is at most rebate x 1.1 / 0.12 of usual sales. First quarter: need is 1.25 less 0.25."""
    found = play(Policy(rebate=rebate), WORLDS)
    usual = found.bought[..., 0] / (1.0 if rebate == 0 else 1.1)
    for q in range(QUARTERS - 1):
        usual = 0.5 * usual + 0.5 * found.sales[..., q]
        need = np.maximum(0.0, 1.25 * usual - found.stock[..., q])
        gap = np.maximum(0.0, 1.1 * usual - need)
        loads = gap <= farthest * usual
        assert found.bought[..., q + 1] == pytest.approx(np.where(loads, need + gap, need))


def test_who_leaves_is_gone_for_a_quarter_and_somebody_unskilled_begins():
    found = play(Policy(margin=0.1), WORLDS)
    world, place, q = (int(k[0]) for k in np.nonzero(found.left[..., : QUARTERS - 2]))
    assert np.isnan(found.sales[world, place, q + 1])
    assert found.skill[world, place, q + 2] == pytest.approx(dealers.SKILL_LOW)
    assert found.effort[world, place, q + 2] == pytest.approx(dealers.NEW_STARTS[0])


def test_luck_has_an_address():
    """The first worlds of many are those of few; the first dealers of many are those of few; a move changes
    nothing of what came before."""
    few, many = luck(3, seed=9), luck(7, seed=9)
    assert all(np.array_equal(getattr(few, k), getattr(many, k)[:3]) for k in vars(few))
    assert not np.array_equal(few.size, luck(3, seed=10).size)
    one, two = (play(Policy(dealers=n), few) for n in (20, 60))
    assert np.array_equal(one.effort[..., 0], two.effort[:, :20, 0])
    three, four = (play(Policy(visits=v), few) for v in (0.0, 12.0))
    assert np.array_equal(three.sales[..., 0], four.sales[..., 0])
    assert not np.array_equal(three.sales[..., 1], four.sales[..., 1])


@pytest.mark.parametrize(
    "kpi, better, moves",
    [
        ("effort", 1, {"margin": 0.24}), ("lost", -1, {"margin": 0.24}), ("dealers", 1, {"margin": 0.24}),
        ("effort", 1, {"visits": 5.0}), ("satisfaction", 1, {"visits": 5.0}), ("lost", -1, {"visits": 5.0}),
        ("sales", 1, {"training": 2.0}), ("sales", 1, {"advertising": 160.0}),
        ("diverted", -1, {"guard": 0.8}), ("diverted", 1, {"rebate": 0.05}),
        ("diverted", -1, {"rebate_on": "sales"}), ("diverted", 1, {"dealers": 60}),
        ("satisfaction", -1, {"dealers": 60}),
    ],
)  # fmt: skip
def test_each_lever_goes_its_way(kpi, better, moves):
    d = change(kpi, **moves)
    assert (d.low if better > 0 else -d.high) > 0, (kpi, moves, d)


@pytest.mark.parametrize(
    "lever, middle",
    [("margin", 0.21), ("visits", 4.0), ("training", 2.0), ("guard", 0.5), ("advertising", 80.0),
     ("dealers", 35)],
)  # fmt: skip
def test_a_levers_best_lies_inside(lever, middle):
    """No free lunch: for the maker's profit the middle is shown to beat both ends of the range."""
    best = kpis(**{lever: middle})["maker"]
    for end in BOUNDS[lever][:2]:
        assert interval(best - kpis(**{lever: end})["maker"]).low > 0, (lever, end)


def test_a_rebate_on_end_sales_has_a_best_inside_and_one_on_purchases_has_not():
    on_sales = {r: kpis(rebate=r, rebate_on="sales")["maker"] for r in (0.0, 0.04, 0.10)}
    assert interval(on_sales[0.04] - on_sales[0.0]).low > 0
    assert interval(on_sales[0.04] - on_sales[0.10]).low > 0
    assert interval(kpis(rebate=0.0)["maker"] - kpis(rebate=0.04)["maker"]).low > 0


def test_satisfaction_takes_and_gives_as_said():
    """By hand: usual earning and nothing else is 0.42; diverted tenth takes 0.15, half a quarter's surplus
    0.1, three visits give 0.15."""
    assert dealers.wanted_satisfaction(0.18, 0.0, 0.0, 0.0, 0.0) == pytest.approx(0.42)
    assert dealers.wanted_satisfaction(0.18, 0.0, 0.0, 0.1, 0.0) == pytest.approx(0.27)
    assert dealers.wanted_satisfaction(0.18, 3.0, 0.0, 0.0, 0.5) == pytest.approx(0.47)


def test_every_lever_at_its_ends_gives_figures():
    for lever, (low, high, _) in BOUNDS.items():
        for end in (low, high):
            assert all(np.isfinite(v).all() for v in kpis(**{lever: end}).values()), (lever, end)


def test_the_four_drives_move_what_they_say():
    assert set(DRIVES) == {"push", "pull", "both", "partnership"}
    push, pull, both = (driven(name) for name in ("push", "pull", "both"))
    assert push.margin > USUAL.margin and push.advertising == USUAL.advertising
    assert pull.margin == USUAL.margin and pull.advertising > USUAL.advertising
    assert both.margin > USUAL.margin and both.advertising > USUAL.advertising
    partner = driven("partnership")
    assert partner.margin == USUAL.margin and partner.visits > USUAL.visits and partner.guard > USUAL.guard
