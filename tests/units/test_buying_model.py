"""The buying centre by hand and in its directions (sizes assumed), the next visit, call results."""

from itertools import pairwise

import numpy as np
import pytest

from simlib.course.call_results import REASONS, RESULTS, result_of, success_share
from simlib.units.buying import model as model
from simlib.units.buying.model import (
    CASE,
    EVEN,
    ROLES,
    RULES,
    Account,
    Luck,
    after_visits,
    committees,
    decided,
    one_more,
    opinions,
    step,
    won,
)
from simlib.units.buying.visits import VISIT_RULES, next_visit, planned, stoppers

CALM = Luck(np.zeros((1, 6)), np.zeros((1, 6)), np.zeros((1, 6, 6)))  # map true, no mood, every visit happens
NOBODY = (0,) * 6
LUCK = committees(3000, 9)


def account(*support, influence=(3,) * 6, rule="majority", met=(True,) * 6) -> Account:
    return Account(influence, support, met, rule)


def plan(**visits) -> tuple[int, ...]:
    return tuple(visits.get(role, 0) for role in ROLES)


def interval_above(one: np.ndarray, other: np.ndarray) -> float:
    """Lower end of the 95 % interval of the mean paired difference: other minus one."""
    d = other - one
    return d.mean() - 1.96 * d.std(ddof=1) / np.sqrt(len(d))


def test_visits_by_hand():
    """Undecided: 0, then 0.8, then 0.8 + 0.8 x (1 - (0.8 / 2.5)^2) = 1.51808."""
    stands = [after_visits(account(*NOBODY), plan(user=n), CALM)[0, 1] for n in range(3)]
    assert stands == pytest.approx([0.0, 0.8, 1.51808])
    assert after_visits(account(*NOBODY), plan(user=2), CALM)[0, 0] == 0.0


def test_a_visit_moves_the_undecided_most_and_a_visit_that_falls_through_moves_nothing():
    moves = [float(step(s)) for s in (0.0, 1.0, 2.0, 2.5)]
    assert all(a > b for a, b in pairwise(moves)) and moves[-1] == 0.0 and step(-1.0) == step(1.0)
    shut = Luck(CALM.error, CALM.mood, np.full((1, 6, 6), 0.95))
    stands = after_visits(account(*NOBODY), EVEN, shut)[0]
    assert [s > 0 for s in stands] == [model.ACCESS[role] == 1.0 for role in ROLES]


def test_talk_by_hand():
    """User 1, all others 0, equal influence: user 0.7, the others 0.3 x 1 / 5 = 0.06."""
    views = opinions(account(0, 1, 0, 0, 0, 0), np.array([[0, 1.0, 0, 0, 0, 0]]), CALM.mood)[0]
    assert views == pytest.approx([0.06, 0.7, 0.06, 0.06, 0.06, 0.06])


def test_in_a_collective_decision_the_person_in_charge_is_not_heard_first():
    support = np.array([[0, 0, 0, 0, 0, 2.0]])
    heard = opinions(account(0, 0, 0, 0, 0, 2), support, CALM.mood)[0]
    last = opinions(account(0, 0, 0, 0, 0, 2, rule="collective"), support, CALM.mood)[0]
    assert (heard[:5] > 0).all() and (last[:5] == 0).all()


YES, NO = True, False
TABLE = {  # initiator, user, designer, gatekeeper, buyer, decider; influence 1 1 1 5 1 3, more than 6 wins
    (YES, YES, YES, YES, YES, YES): set(RULES),
    (YES, YES, YES, NO, YES, YES): {"decider", "majority", "influence"},
    (YES, YES, YES, YES, YES, NO): {"majority", "influence", "veto", "collective"},
    (NO, NO, NO, YES, NO, YES): {"decider", "influence"},
    (YES, YES, YES, NO, NO, NO): set(),
    (YES, YES, NO, YES, NO, YES): {"decider", "majority", "influence", "veto"},
}


@pytest.mark.parametrize("votes", TABLE)
def test_each_rule_by_hand(votes):
    one = account(*NOBODY, influence=(1, 1, 1, 5, 1, 3))
    found = {rule for rule in RULES if decided(one.but(rule=rule), np.array([votes]))[0]}
    assert found == TABLE[votes]


@pytest.mark.parametrize("rule", RULES)
def test_more_visits_and_more_support_never_lose_a_committee(rule):
    one = CASE.but(rule=rule)
    few, more = won(one, NOBODY, LUCK), won(one, EVEN, LUCK)
    assert (more >= few).all() and more.mean() > few.mean()
    better = one.but(support=tuple(min(2, s + 1) for s in one.support))
    assert won(better, NOBODY, LUCK).mean() > few.mean()


def test_a_visit_to_the_gatekeeper_is_worth_more_where_a_veto_stops_the_purchase():
    gains = {}
    for rule in ("majority", "veto", "collective"):
        base, other = (won(CASE.but(rule=rule), p, LUCK) for p in (EVEN, one_more(EVEN, "gatekeeper")))
        gains[rule] = other - base
    assert interval_above(gains["majority"], gains["veto"]) > 0
    assert interval_above(gains["majority"], gains["collective"]) > 0


def test_stricter_rules_are_won_less_often():
    found = [won(CASE.but(rule=r), EVEN, LUCK) for r in ("majority", "veto", "unanimous")]
    assert all((a >= b).all() and a.mean() > b.mean() for a, b in pairwise(found))
    together = won(CASE.but(rule="collective"), EVEN, LUCK).mean()
    assert found[1].mean() > together > found[2].mean()


def test_a_role_nobody_has_met_is_known_less():
    spread = [after_visits(account(*NOBODY, met=(met,) * 6), NOBODY, LUCK).std() for met in (True, False)]
    assert spread[1] > 1.5 * spread[0]


def test_committees_are_addressed_by_their_seed_and_plans_are_checked():
    assert (committees(5, 3).mood == committees(5, 3).mood).all()
    assert (committees(5, 3).mood != committees(5, 4).mood).any()
    for bad in (-1, 7):
        with pytest.raises(ValueError, match="visits"):
            won(CASE, plan(user=bad), CALM)


WALK = (  # each change takes the reason of the rule before away
    ("stopper", "gatekeeper", {}),
    ("unmet", "designer", {"support": (1, -1, 0, 1, 2, 2)}),
    ("movable", "designer", {"met": (True,) * 6}),
    ("lukewarm", "gatekeeper", {"support": (1, -2, 2, 1, 2, 2)}),
    ("decide", "decider", {"support": (2, -2, 2, 2, 2, 2)}),
)


def test_the_rules_of_the_next_visit_are_read_from_the_top():
    one = account(1, -1, 0, -1, 2, 2, influence=(2, 3, 4, 3, 2, 5), rule="veto",
                  met=(True, True, False, True, True, True))  # fmt: skip
    assert [rule for rule, _, _ in WALK] == list(VISIT_RULES)
    for rule, role, change in WALK:
        one = one.but(**change)
        advice = next_visit(one)
        assert (advice.rule, advice.role) == (rule, role)
        assert all(not advice.fits[earlier] for earlier in VISIT_RULES[: VISIT_RULES.index(rule)])
        assert bool(advice.fits["decide"]) == (rule == "decide")  # only where nobody of the others is left


def test_within_a_rule_influence_goes_before_nearness():
    advice = next_visit(account(-1, 0, 0, 0, 2, 2, influence=(4, 2, 3, 3, 1, 1)))
    assert advice.fits["movable"] == ("initiator", "designer", "gatekeeper", "user")


def test_who_can_stop_follows_from_the_way_of_deciding():
    assert {rule: len(stoppers(rule)) for rule in RULES} == {
        "decider": 1, "majority": 0, "influence": 0, "veto": 1, "unanimous": 6, "collective": 1,
    }  # fmt: skip
    split = np.array([[True] * 3 + [False] + [True] * 2])
    for rule in ("veto", "collective"):
        assert stoppers(rule) == ("gatekeeper",) and not decided(account(*NOBODY, rule=rule), split)[0]


@pytest.mark.parametrize("rule", ("veto", "collective"))
def test_a_plan_by_the_rules_beats_the_even_plan_in_the_case(rule):
    one = CASE.but(rule=rule)
    assert sum(planned(one)) == sum(EVEN)
    assert interval_above(won(one, EVEN, LUCK), won(one, planned(one), LUCK)) > 0


def test_results_follow_from_what_the_customer_did():
    assert tuple(REASONS) == RESULTS and len(REASONS["advance"]) == 5
    for result, reasons in REASONS.items():
        assert {result_of(reason) for reason in reasons} == {result}
    assert success_share(["warm", "trial", "signed", "stopped", "later"]) == pytest.approx(0.4)
    with pytest.raises(ValueError, match="wish"):
        result_of("wish")
