"""Why two runs differ: the split adds up, the lists are complete, and nothing is named that did not change."""

import numpy as np
import pytest

from simlib.lab import explain, life, run
from simlib.lab.explain import differing
from simlib.lab.life import telling_customer, telling_invoice
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

MARKET = scenario("machinery").but(horizon_days=364.0)
BASE = run(MARKET)
OTHER = run(
    MARKET, [(0, Strategy().but(reps=7)), (182, Strategy().but(reps=7, collectors=0, payment_terms=60))]
)
WHY = explain(BASE, OTHER)


def test_the_levers_parts_and_their_interplay_add_up_to_the_difference():
    for money in ("profit", "cash"):
        assert set(WHY.shares[money]) == {"reps", "collectors", "payment_terms"}
        parts = sum(WHY.shares[money].values()) + WHY.interplay(money)
        assert parts == pytest.approx(OTHER.kpis[money] - BASE.kpis[money])


def test_one_lever_alone_explains_everything():
    why = explain(BASE, run(MARKET, Strategy().but(service_agents=1)))
    assert list(why.shares["profit"]) == ["service_agents"] and why.interplay("profit") == pytest.approx(0.0)


def test_every_deal_won_in_one_run_only_is_listed():
    def won(done):
        visits = done.log.visits
        return set(visits["lead"][(visits["stage"] == 5) & (visits["passed"] == 1)].tolist())

    listed = {change.id[0] for change in WHY.changes["deal"]}
    assert won(BASE) ^ won(OTHER) <= listed
    for change in WHY.changes["deal"]:
        assert change.before[0] != change.after[0] or change.before[2] != change.after[2]


def test_every_customer_lost_in_one_run_only_is_listed():
    def lost(done):
        reviews = done.log.tables["reviews"]
        return set(reviews["customer"][reviews["outcome"] == 1].tolist())

    listed = {change.id[0]: change for change in WHY.changes["customer"]}
    both = set(BASE.log.tables["customers"]["customer"].tolist())
    for customer in (lost(BASE) ^ lost(OTHER)) & both:
        assert customer in listed or customer in lost(BASE) & lost(OTHER) or _came_back(customer)


def _came_back(customer):
    return any(
        3 in done.log.tables["reviews"]["outcome"][done.log.tables["reviews"]["customer"] == customer]
        for done in (BASE, OTHER)
    )


def test_nothing_changed_is_an_answer():
    why = explain(BASE, run(MARKET))
    assert not any(why.changes.values()) and why.together == {"profit": 0.0, "cash": 0.0}
    with speaking("en"):
        assert repr(why) == "Nothing turned out otherwise."
    with speaking("zh"):
        assert repr(why) == "没有任何不同。"


def test_two_worlds_cannot_be_explained():
    with pytest.raises(BadInput, match="same market, seed and replication"):
        explain(BASE, run(MARKET, seed=2))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_speaks_the_readers_language(lang):
    with speaking(lang):
        text = repr(WHY)
        assert len(text.splitlines()) > 15 and ("利润" in text) == (lang == "zh")
        table = WHY.table("invoice")
        assert len(table) == len(WHY.changes["invoice"]) and table["amount"].is_monotonic_decreasing
        for story in (
            life(BASE, telling_customer(BASE), "customer"), life(BASE, telling_invoice(BASE), "invoice"),
        ):  # fmt: skip
            assert len(story) > 2 and (np.diff([moment.day for moment in story]) >= 0).all()


def test_a_life_holds_every_fact_of_the_entity():
    customer = telling_customer(BASE)
    story = life(BASE, customer, "customer")
    tables = BASE.log.tables
    for table, kind in (("orders", "order"), ("cases", "case"), ("reviews", "review")):
        assert sum(moment.kind == kind for moment in story) == (tables[table]["customer"] == customer).sum()
    key = telling_invoice(BASE)
    talks = np.logical_and.reduce(
        [tables["contacts"][c] == v for c, v in zip(("customer", "order", "lead", "row"), key, strict=True)]
    )
    assert sum(moment.kind == "contact" for moment in life(BASE, key, "invoice")) == talks.sum() > 1


def test_nobody_has_no_story():
    with pytest.raises(BadInput, match="nothing to tell"):
        life(BASE, 12, "customer")
    with pytest.raises(BadInput, match="nothing to tell"):
        life(BASE, (1, 2, 3, 4), "invoice")


def test_a_plan_differs_where_its_sheets_do():
    assert differing(Strategy(), [(0, Strategy()), (91, Strategy().but(reps=9, discount=0.1))]) == [
        "reps",
        "discount",
    ]


@pytest.mark.parametrize("kind", ["deal", "customer", "invoice"])
def test_every_name_that_explain_lists_can_be_told_as_a_life(kind):
    for change in WHY.changes[kind][:15]:
        there = OTHER if change.before[0] == "absent" else BASE
        assert life(there, change.name) == life(there, change.id if kind == "invoice" else change.id[0], kind)


def test_a_name_that_nobody_bears_is_refused_with_how_names_look():
    with pytest.raises(BadInput, match="K20"):
        life(BASE, "nobody")
