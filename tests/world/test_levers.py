"""Every lever is alive: pulled up or down it moves its own KPI the way it should, on the same luck."""

import pytest
from pairs import decided, grown

from simlib.lab import compare, replicate, sweep
from simlib.lab.compare import paired
from simlib.world import Strategy, describe, scenario
from simlib.world.strategy import LEVERS

MARKET = scenario("machinery").alone("funnel")
BASE = Strategy()
MATCHED = BASE.but(style_matching=True)

COMPANY = scenario("machinery")

DIRECTIONS = [
    ("marketing_spend", BASE, 0, 2_400_000, "leads", "more"),
    ("reps", BASE, 4, 8, "wait_days", "less"),
    ("reps", BASE, 4, 8, "utilisation", "less"),
    ("qualification_threshold", BASE, 0.0, 0.6, "disqualified", "more"),
    ("qualification_threshold", BASE, 0.0, 0.6, "win_rate", "more"),
    ("work_order", BASE.but(reps=5), "first_come", "late_stage", "cycle_won_days", "less"),
    ("style_matching", BASE.but(reps=9), False, True, "win_rate", "more"),
    ("style_matching", BASE.but(reps=9), False, True, "utilisation", "more"),
    ("preparation_hours", MATCHED, 0.0, 1.0, "win_rate", "more"),
    ("preparation_hours", MATCHED, 1.0, 6.0, "wait_days", "more"),
    ("coaching_hours", BASE, 0.0, 3.0, "win_rate", "more"),
    ("coaching_hours", BASE, 0.0, 3.0, "utilisation", "more"),
    ("discount", BASE, 0.0, 0.15, "win_rate", "more"),
    ("small_order_threshold", BASE, 0, 300_000, "out_of_funnel", "more"),
    ("small_order_threshold", BASE, 0, 300_000, "utilisation", "less"),
    ("small_order_threshold", BASE, 0, 300_000, "win_rate", "less"),
]


@pytest.mark.parametrize("lever, base, low, high, kpi, verdict", DIRECTIONS, ids=lambda v: str(v)[:24])
def test_a_lever_moves_its_kpi(lever, base, low, high, kpi, verdict):
    assert pair(MARKET, base, lever, (low, high), kpi, worlds=(12, 60)).verdict == verdict


def pair(market, base, lever, values, kpi, worlds):
    """The KPI at both values of a lever, on as many worlds as decide."""
    return decided(kpi, *(grown(market, base.but(**{lever: value}), worlds) for value in values))


def test_every_lever_has_a_direction_test():
    assert {row[0] for row in DIRECTIONS} == set(LEVERS["funnel"])
    assert {row[0] for row in CHAIN} | set(LEVERS["funnel"]) == {p.name for p in describe(Strategy)}


# The levers of the company beyond the funnel: changes of the base, low and high value, the lever's own KPI.
CHAIN = [
    ("commission", {}, 0.0, 0.06, "win_rate", "more"),
    ("commission_on_cash", {"commission": 0.06}, 0.0, 1.0, "overdue_share", "less"),
    ("visits_a", {}, 0, 6, "trust", "more"),
    ("visits_b", {}, 0, 4, "share_of_wallet", "more"),
    ("visits_c", {}, 0, 3, "wait_days", "more"),
    ("visit_mode", {"visits_a": 0, "visits_b": 0, "visits_c": 0}, "by_grade", "by_move", "visits", "more"),
    ("account_hours", {"visit_mode": "by_move"}, 0.0, 10.0, "share_of_wallet", "more"),
    ("move_shares", {"visit_mode": "by_move"}, (0, 0, 0, 0, 1.0), (0.4, 0.4, 0.1, 0.1, 0), "visits", "more"),
    (
        "high_potential",
        {"visit_mode": "by_move", "move_shares": (1.0, 0, 0, 0, 0)},
        0.02,
        0.5,
        "visits",
        "more",
    ),
    (
        "low_potential",
        {"visit_mode": "by_move", "move_shares": (0, 0, 0.5, 0.5, 0), "high_potential": 0.0},
        0.1,
        0.99,
        "visits",
        "less",
    ),
    ("wallet_cut", {"visit_mode": "by_move", "move_shares": (1.0, 0, 0, 0, 0)}, 0.0, 0.9, "visits", "more"),
    ("service_agents", {}, 2, 5, "response_days", "less"),
    ("service_agents", {}, 2, 5, "satisfaction", "more"),
    ("reward_rate", {}, 0.0, 0.1, "churn_rate", "less"),
    ("save_budget", {}, 0, 300_000, "saved", "more"),
    ("payment_terms", {}, 0, 90, "dso", "more"),
    ("credit_limit", {}, 0.5, 8.0, "orders_cancelled", "less"),
    ("early_discount", {}, 0.0, 0.04, "dso", "less"),
    ("early_days", {"early_discount": 0.02}, 5, 25, "dso", "more"),
    ("dunning_days", {}, (3, 10, 20, 40), (30, 60, 90, 120), "overdue_share", "more"),
    ("dunning_tones", {}, ("none",) * 4, ("methodical",) * 4, "overdue_share", "less"),
    ("dunning_tones", {}, ("accommodating",) * 4, ("confrontational",) * 4, "satisfaction", "less"),
    ("collectors", {}, 0, 2, "overdue_share", "less"),
    ("write_off_days", {}, 90, 720, "bad_debt", "less"),
]


@pytest.mark.slow
@pytest.mark.parametrize("lever, base, low, high, kpi, verdict", CHAIN, ids=lambda v: str(v)[:24])
def test_a_lever_of_the_company_moves_its_kpi(lever, base, low, high, kpi, verdict):
    base = BASE.but(**base)
    assert pair(COMPANY, base, lever, (low, high), kpi, worlds=(4, 7, 12)).verdict == verdict


@pytest.mark.parametrize("lever, base, values", [
    ("reps", BASE, [2, 6, 14]),
    ("coaching_hours", BASE, [0.0, 3.0, 8.0]),
    ("discount", BASE, [0.0, 0.05, 0.3]),
    ("marketing_spend", BASE, [0, 500_000, 2_400_000]),
    ("qualification_threshold", BASE.but(reps=5), [0.0, 0.3, 0.9]),
    ("preparation_hours", MATCHED, [0.0, 1.0, 6.0]),
])  # fmt: skip
def test_no_lever_is_a_free_lunch(lever, base, values):
    """Somewhere inside its range a lever earns more than at either end (model.md, what must hold, 4)."""
    swept = sweep(MARKET, base, lever, values, replications=60)
    low, _, high = swept.pairs("profit", base=1)
    assert low.verdict == high.verdict == "less"


def test_waiting_costs_wins_and_says_so_among_the_reasons():
    from simlib.lab import run
    from simlib.world.log import REASONS

    crowded = run(MARKET.but(waiting_effect=1.0), BASE.but(reps=4)).log
    patient = run(MARKET.but(waiting_effect=0.0), BASE.but(reps=4)).log
    code = REASONS.index("waited")
    assert (crowded.visits["reason"] == code).sum() > 20
    assert (patient.visits["reason"] == code).sum() == 0


@pytest.mark.parametrize("effect, more, less", [
    ("waiting_effect", 0.0, 1.0), ("fit_effect", 3.0, 0.0), ("trust_effect", 3.0, 0.0), ("ramp_deficit", 0.0, 3.0),
])  # fmt: skip
def test_an_effect_pulls_the_win_rate_its_way(effect, more, less):
    """Few reps (waits), many newcomers (ramp), many repeat projects (trust), only well-fitting leads (fit)."""
    market = MARKET.but(opening_reps=1, repeat_chance=1.0, repeat_days=14.0)
    strategy = BASE.but(reps=4, qualification_threshold=0.6)
    results = [replicate(market.but(**{effect: value}), strategy, replications=20) for value in (less, more)]
    assert paired("win_rate", *(r.values["win_rate"] for r in results)).verdict == "more"


def test_newcomers_ramp_up():
    """Two reps too many on day 0 sell less well than the same two would as experienced reps."""
    hired = compare(MARKET.but(opening_reps=6), [BASE.but(reps=8)] * 2, replications=2).results[0]
    there = compare(MARKET.but(opening_reps=8), [BASE.but(reps=8)] * 2, replications=2).results[0]
    assert hired.values["win_rate"].mean() < there.values["win_rate"].mean()


def test_the_style_effect_can_be_switched_off():
    """Contested: at 0 matching only costs time."""
    market = MARKET.but(style_effect=0.0)
    plans = [BASE, BASE.but(style_matching=True, preparation_hours=0.0)]
    result = compare(market, plans, replications=5)
    assert paired("won", *(r.values["won"] for r in result.results)).verdict == "same"
