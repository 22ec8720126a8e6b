"""The SPIN call by hand and in its directions (Rackham 1988; sizes assumed), and the FAB rules."""

import numpy as np
import pytest

from simlib.lab.stats import share_interval
from simlib.units.needs import model as spin
from simlib.units.needs.model import Call, Customer, Plan, customers, play, results, succeeded
from simlib.units.needs.value import RULES, fab_checks

EASY = ((0.0,) * 12,) * 4  # every question meets the best luck
HARD = ((0.999,) * 12,) * 4
PEOPLE = {name: customers(1000, np.random.default_rng(6), animal=name) for name in spin.PATIENCE}


def somebody(role="decider", animal="eagle", needs=(("scrap", 1.0), ("energy", 0.8)), bar=2.0, luck=EASY):
    return Customer(role, animal, needs, bar, luck)


def share(people, **plan) -> np.ndarray:
    return succeeded(results(Plan(**plan), people))


def gain(people, one: dict, two: dict) -> tuple[float, float]:
    """The 95 % interval of the paired difference: two minus one, on the same customers."""
    d = share(people, **two) - share(people, **one)
    half = 1.96 * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean() - half, d.mean() + half


def test_a_call_by_hand():
    """Eagle and decision maker: 7 points. Problem .5, implication .6 twice, payoff .5: 4.8 are left."""
    answers, call = play(somebody(), ("problem", "implication", "implication", "payoff"))
    assert [a.what for a in answers] == ["opened", "consequence", "consequence", "wish"]
    assert {a.topic for a in answers} == {"scrap"} and call.patience == pytest.approx(4.8)
    assert call.needs[0].state == "explicit" and call.needs[1].state == "hidden"
    assert call.ended.value == pytest.approx(1.0 * (1 + 2 * 0.5)) and call.ended.result == "advance"


@pytest.mark.parametrize(
    "role, bar, result",
    [
        ("decider", 1.3, "order"),
        ("user", 1.3, "advance"),
        ("decider", 2.0, "advance"),
        ("user", 2.1, "continuation"),
    ],
)
def test_the_bar_decides_and_only_a_decision_maker_orders(role, bar, result):
    questions = ("problem", "implication", "implication", "payoff")
    assert play(somebody(role=role, bar=bar), questions)[1].ended.result == result


def test_a_benefit_without_an_explicit_need_is_an_advantage():
    for pitch, value in (("benefit", 0.4), ("advantage", 0.4), ("feature", 0.15)):
        assert play(somebody(), ("problem",), pitch)[1].ended.value == pytest.approx(value)
    explicit = ("problem", "payoff")
    assert [play(somebody(), explicit, p)[1].ended.value for p in spin.PITCHES] == [0.15, 0.4, 1.0]


def test_payoff_before_development_does_little():
    for lucky, wishes in ((0.1, 3), (0.5, 2), (0.8, 1), (0.95, 0)):
        people = somebody(luck=(EASY[0], EASY[0], EASY[0], (lucky,) * 12))
        said = [play(people, ("problem", *["implication"] * n, "payoff"))[0][-1].what for n in range(3)]
        assert said == ["vague"] * (3 - wishes) + ["wish"] * wishes


def test_situation_questions_open_doors_twice_and_then_tire():
    call = Call(somebody())
    costs = []
    for _ in range(4):
        before = call.patience
        call.ask("situation")
        costs.append(before - call.patience)
    assert costs == pytest.approx([0.5, 0.5, 1.5, 1.5])
    luck = (EASY[0], (0.6,) * 12, EASY[0], EASY[0])  # 0.6: a stranger is told nothing, one fact opens
    assert [play(somebody(luck=luck), ("situation",) * n + ("problem",))[0][-1].what for n in (0, 1)] == [
        "closed", "opened",
    ]  # fmt: skip


def test_a_customer_out_of_patience_ends_the_call():
    answers, call = play(somebody(luck=HARD), ("situation",) * 12)
    assert len(answers) == 6 and (call.ended.result, call.ended.reason) == ("no_sale", "patience")
    with pytest.raises(ValueError):
        call.ask("problem")
    _, call = play(somebody(), ("problem", "payoff", *["situation"] * 9))
    assert (call.ended.result, call.ended.reason) == ("continuation", "patience_some")


def test_a_question_with_nothing_to_work_on_costs_more():
    for kind in ("implication", "payoff"):
        call = Call(somebody())
        assert call.ask(kind).what == "idle" and call.patience == pytest.approx(7.0 - spin.IDLE)


@pytest.mark.parametrize("animal", spin.PATIENCE)
def test_more_implication_questions_help_every_animal_up_to_three(animal):
    base = {"situation": 2, "problem": 3, "payoff": 2}
    assert gain(PEOPLE[animal], base | {"implication": 0}, base | {"implication": 3})[0] > 0


def test_they_help_the_eagle_more_than_the_sheep_and_too_many_turn_the_eagle_away():
    base = {"situation": 2, "problem": 3, "payoff": 2}
    none, three, eight = (base | {"implication": n} for n in (0, 3, 8))
    assert gain(PEOPLE["eagle"], none, three)[0] > gain(PEOPLE["sheep"], none, three)[1]
    assert gain(PEOPLE["eagle"], three, eight)[1] < 0


def test_spin_is_no_fixed_order_but_undeveloped_needs_stay_weak():
    """The same questions need not stand in blocks; both ways lead somewhere, with other shares."""
    base = {"situation": 2, "problem": 3, "implication": 3, "payoff": 3}
    blocks, rounds = (share(PEOPLE["donkey"], order=order, **base).mean() for order in spin.ORDERS)
    assert 0.3 < rounds < blocks


def test_customers_are_addressed_by_their_seed_and_naming_an_animal_changes_nothing_else():
    one, two = (customers(50, np.random.default_rng(3), animal=a) for a in ("eagle", "sheep"))
    assert one == customers(50, np.random.default_rng(3), animal="eagle")
    assert [(c.needs, c.bar, c.luck, c.role) for c in one] == [(c.needs, c.bar, c.luck, c.role) for c in two]
    assert {len(c.needs) for c in PEOPLE["fox"]} == {2, 3, 4, 5}


def test_an_interval_of_a_share_is_wilsons():
    """Wilson (1927), by hand for 5 of 10: 0.5 +- 0.2634."""
    assert share_interval(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert share_interval(0, 9)[0] == 0.0 and share_interval(9, 9)[1] == 1.0


GOOD = {
    "zh": ("我们需要减少停机。", "传感器每秒测十二个值。", "比以前早两天发出警报。",
           "您可以提前安排维修，停机少了。"),
    "en": ("We need fewer stops.", "A sensor reads 12 values.", "It warns earlier than before.",
           "You plan repairs ahead, and stops go down."),
}  # fmt: skip
SPOILT = {
    "need_is_wish": (0, {"zh": "停机太多了。", "en": "Stops are a nuisance."}),
    "feature_is_fact": (1, {"zh": "您的传感器。", "en": "A sensor for you."}),
    "advantage_has_effect": (2, {"zh": "有警报。", "en": "There is a warning."}),
    "benefit_speaks_to_customer": (3, {"zh": "停机少了。", "en": "Stops go down."}),
    "benefit_meets_need": (3, {"zh": "您会满意。", "en": "You will be pleased."}),
    "benefit_is_short": (3, {"zh": "您的停机" * 20, "en": "your stops " * 20}),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_fab_rule_by_hand(lang):
    assert [c.rule for c in fab_checks(*GOOD[lang])] == list(RULES)
    assert all(c.kept for c in fab_checks(*GOOD[lang])), fab_checks(*GOOD[lang])
    for rule, (place, words) in SPOILT.items():
        text = list(GOOD[lang])
        text[place] = words[lang]
        assert [c.rule for c in fab_checks(*text) if not c.kept] == [rule]
    need, feature, advantage, _ = GOOD[lang]
    assert not next(
        c for c in fab_checks(need, feature, advantage, advantage) if c.rule == "benefit_is_new"
    ).kept
    assert not any(c.kept for c in fab_checks("", "", "", ""))
