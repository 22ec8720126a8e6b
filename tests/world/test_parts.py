"""What a part of the company names as its own moves it, and nothing else does (model.md: each simulator runs alone)."""

from __future__ import annotations

import pytest

from simlib.lab import run
from simlib.text import BadInput
from simlib.world import Scenario, Strategy, describe, scenario

NAMING = {"part", "name", "currency", "baseline", "start_date", "horizon_days"}
BOUND = {"roll_stay", "roll_leave"}  # a row of both makes one: neither moves alone
BUSY = {
    "horizon_days": 364.0, "opening_customers": 60, "opening_bills": (20, 9, 6, 4, 5), "competitor_pressure": 0.8,
    "satisfaction_spread": 0.15, "case_chance": 0.6, "order_season": 0.4, "pay_season": 0.4, "opening_cash": -500_000,
}  # fmt: skip
TRYING = Strategy(
    save_budget=100_000,
    reps=8,
    service_agents=1,
    collectors=1,
    payment_terms=60,
    early_discount=0.02,
    credit_limit=1.0,
)
SITUATIONS = (
    ({}, {}),
    ({"payment": "roll_rates"}, {}),
    ({"leaving_at": "order"}, {}),
    ({"credit_sales": False}, {}),
    ({}, {"payment_terms": 10}),
    ({}, {"visit_mode": "by_move", "visits_a": 1}),
)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["customers", "receivables"])
@pytest.mark.parametrize("model", [Scenario, Strategy])
def test_the_fields_of_a_part_are_those_that_move_its_figures(part, model):
    runs = [(scenario("machinery").alone(part).but(**BUSY | m), TRYING.but(**s)) for m, s in SITUATIONS]
    before = [_figures(*pair) for pair in runs]
    moving = {
        p.name for p in describe(model) if p.name not in NAMING | BOUND and _moves(p, model, runs, before)
    }
    assert moving == set(model.fields_of(part)) - NAMING - BOUND


def _moves(parameter, model, runs, before) -> bool:
    for (market, strategy), figures in zip(runs, before, strict=True):
        here = market if model is Scenario else strategy
        for value in _others(parameter, getattr(here, parameter.name)):
            try:
                there = here.but(**{parameter.name: value})
            except BadInput:
                continue
            if _figures(*((there, strategy) if model is Scenario else (market, there))) != figures:
                return True
    return False


def _figures(market, strategy) -> str:
    return repr(sorted(run(market, strategy, seed=3).kpis.items()))


def _others(p, value) -> list:
    if p.kind == "tones":
        return [("none",) * 4, ("confrontational",) * 4]
    if p.kind == "switch":
        return [not value]
    if p.choices:
        return [choice for choice in p.choices if choice != value]
    if p.kind == "numbers":
        return [value[::-1], tuple(type(x)(x * 0.5) for x in value)]
    low, middle = p.low, p.low + (min(p.limit, 10 * abs(value) + 2) - p.low) / 2
    return [type(value)(x) for x in (value * 0.5, middle, max(low, -1e6))]


@pytest.mark.parametrize("tones", ["none", ("none",), ("none",) * 5])
def test_a_row_of_tones_of_another_length_says_how_many(tones):
    with pytest.raises(BadInput, match="dunning_tones: 4 tones are needed"):
        Strategy(dunning_tones=tones)
