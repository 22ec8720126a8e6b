"""Books: whatever the market and the strategy, nothing is created or lost in the log (model.md, what must hold, 2)."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simlib.course.pipeline import STAGES
from simlib.lab import weekly
from simlib.lab.kpi.kpis import kpis
from simlib.world import WORK_ORDERS, Scenario, Strategy
from simlib.world.company import simulate
from simlib.world.log import FACTS

LAST = len(STAGES) - 1

markets = st.builds(
    lambda leads, horizon, days, hours, repeat, wait, style, opening, reference: (
        (m.at_reference() if reference else m)
        if (m := Scenario().but(
            leads_per_year=leads, horizon_days=horizon, own_days=(days,) * 6, work_hours=(hours,) * 6,
            repeat_chance=repeat, referral_chance=repeat, repeat_days=20.0, referral_days=10.0, waiting_effect=wait,
            style_effect=style, opening_count=(opening,) * 6, opening_amount=(opening * 100_003,) * 6,
        )) else None
    ),
    leads=st.sampled_from([0.0, 50.0, 400.0, 3000.0]), horizon=st.sampled_from([1.0, 7.0, 91.0, 200.5]),
    days=st.sampled_from([0.0, 1.0, 20.0]), hours=st.sampled_from([0.0, 1.0, 15.0]), repeat=st.sampled_from([0.0, 1.0]),
    wait=st.sampled_from([0.0, 0.15, 2.0]), style=st.sampled_from([0.0, 0.35, 2.0]), opening=st.integers(0, 4),
    reference=st.booleans(),
)  # fmt: skip
sheets = st.builds(
    Strategy, reps=st.integers(0, 20), marketing_spend=st.sampled_from([0, 600_000, 2_400_000]),
    qualification_threshold=st.sampled_from([0.0, 0.5, 0.95]), work_order=st.sampled_from(WORK_ORDERS),
    style_matching=st.booleans(), preparation_hours=st.sampled_from([0.0, 6.0]),
    coaching_hours=st.sampled_from([0.0, 8.0]),
    discount=st.sampled_from([0.0, 0.3]), small_order_threshold=st.sampled_from([0, 100_000, 1_000_000]),
)  # fmt: skip
plans = st.one_of(sheets, st.tuples(sheets, sheets).map(lambda two: [(0.0, two[0]), (30.0, two[1])]))


@settings(max_examples=300, deadline=None)
@given(market=markets, plan=plans, seed=st.integers(0, 2**40))
def test_the_books_balance(market, plan, seed):
    log = simulate(market, plan, seed=seed)
    leads, visits, waiting = log.leads, log.visits, log.waiting
    every_lead_has_one_fate(log, kpis(log, market, plan))
    every_deal_walks_down_stage_by_stage(leads, visits, waiting)
    nobody_does_two_things_at_once(visits)
    the_facts_are_ordered_and_complete(log)
    the_weekly_review_is_the_ledger(log, market)


def every_lead_has_one_fate(log, figures):
    leads = log.leads
    assert len(np.unique(leads["lead"])) == len(leads["lead"])
    assert len(leads["lead"]) == figures["disqualified"] + figures["opportunities"]
    assert figures["opportunities"] == figures["won"] + figures["lost"] + figures["open"]
    assert (leads["amount"] > 0).all() and (leads["time"] <= log.horizon).all()
    ended = log.visits["lead"][
        (log.visits["passed"] == 0) | ((log.visits["passed"] == 1) & (log.visits["stage"] == LAST))
    ]
    assert len(np.unique(ended)) == len(ended)
    assert (log.visits["reason"][log.visits["passed"] == 0] >= 0).all()


def every_deal_walks_down_stage_by_stage(leads, visits, waiting):
    where = {
        lead: (stage, time)
        for lead, stage, time in zip(leads["lead"], leads["stage"], leads["time"], strict=True)
    }
    order = np.argsort(visits["entered"], kind="stable")
    for row in order:
        lead, stage = visits["lead"][row], visits["stage"][row]
        assert where.pop(lead) == (stage, visits["entered"][row])
        times = [visits[c][row] for c in ("entered", "begun", "worked", "left")]
        known = [t for t in times if not np.isnan(t)]
        assert known == sorted(known)
        if visits["passed"][row] == 1 and stage < LAST:
            where[lead] = (stage + 1, visits["left"][row])
    still = {
        lead: (stage, t)
        for lead, stage, t in zip(*(waiting[c] for c in ("lead", "stage", "entered")), strict=True)
    }
    qualified = set(leads["lead"][leads["qualified"] == 1].tolist())
    assert {k: v for k, v in where.items() if k in qualified} == still


def nobody_does_two_things_at_once(visits):
    for rep in np.unique(visits["rep"]):
        mine = visits["rep"] == rep
        begun, worked = visits["begun"][mine], visits["worked"][mine]
        order = np.argsort(begun, kind="stable")
        ends = worked[order][:-1]
        assert (begun[order][1:] >= ends - 1e-9)[~np.isnan(ends)].all()
        assert not np.isnan(ends).any() or len(order) <= 1 or np.isnan(worked[order][-1])


def the_facts_are_ordered_and_complete(log):
    facts = log.facts
    assert (np.diff(facts["time"]) >= 0).all() and (facts["time"] <= log.horizon).all()
    n = {kind: int((facts["kind"] == code).sum()) for code, kind in enumerate(FACTS)}
    assert n["arrived"] == len(log.leads["lead"])
    assert n["entered"] == n["begun"] + len(log.waiting["lead"])
    assert n["begun"] == len(log.visits["lead"])
    assert n["entered"] == n["arrived"] - n["disqualified"] + n["passed"]


def the_weekly_review_is_the_ledger(log, market):
    review = weekly(log, market)
    last_day = 7.0 * review.week[-1]
    recorded = set(log.leads["lead"][log.leads["recorded"] == 1].tolist())
    stays = [*zip(log.visits["lead"], log.visits["stage"], log.visits["entered"], log.visits["left"], strict=True),
             *((*row, np.nan)
               for row in zip(*(log.waiting[c] for c in ("lead", "stage", "entered")), strict=True))]  # fmt: skip
    count = np.zeros(6, dtype=int)
    for lead, stage, entered, left in stays:
        count[stage] += lead in recorded and entered <= last_day and not left <= last_day
    assert review.count[-1].tolist() == count.tolist()
    won = (log.visits["stage"] == LAST) & (log.visits["passed"] == 1) & (log.visits["left"] <= last_day)
    if not last_day:  # sold on the very first day: the first week will tell, and there is none
        return
    change = np.diff(review.weighted).sum() + log.visits["price"][won].sum()
    quota = market.quota_per_quarter
    np.testing.assert_allclose(review.progress[1:].sum() * quota, change, atol=1e-3, rtol=1e-9)
