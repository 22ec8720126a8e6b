"""The needs unit's panels: every control moves what is seen, in both languages; errors are sentences."""

import numpy as np
import pytest
from driving import HAN, stale, texts
from effort import calls

from simlib.course.communication import ANIMALS
from simlib.text import speaking, t
from simlib.text.figures import percent
from simlib.units.needs.games import QUESTIONS, FabBuilder, QuestionSorter
from simlib.units.needs.model import KINDS, PITCHES, Plan, customers
from simlib.units.needs.panels import PlanPanel, SpinCall
from simlib.units.needs.speech import Talk
from simlib.units.needs.tables import AddTwo, CallAssumptions, CallStory, ImplicationCurve, PlanVerdict
from simlib.units.needs.value import RULES


def test_a_call_by_its_buttons_to_its_end(lang):
    panel = SpinCall()
    seen = {panel.kept()}
    for kind in ("situation", "problem", "problem", "implication", "implication", "payoff"):
        panel.buttons[kind].click()
        assert panel.error is None
        seen.add(panel.kept())
    assert len(seen) == 7 and len(panel.answers) == 6
    states = {need.state for need in panel.call.needs}
    assert "explicit" in states and t("needs.state.explicit") in panel.side.value
    panel.pitches["benefit"].click()
    ending = panel.call.ended
    assert (
        t(f"units.result.{ending.result}") in panel.verdict.value
        and percent(ending.reach) in panel.verdict.value
    )
    assert all(b.disabled for b in (*panel.buttons.values(), *panel.pitches.values()))
    panel.buttons["problem"].click()
    assert t("needs.call.over") in panel.trouble.value
    panel.fresh.click()
    assert panel.error is None and not panel.answers and panel.call.ended is None
    if lang == "en":
        assert not HAN.search(texts(panel))


def test_every_role_and_animal_and_every_question_until_patience_ends(lang, monkeypatch):
    monkeypatch.setattr("simlib.units.needs.panels.call_picture", lambda *_: b"")  # drawn in the test above
    panel = SpinCall()
    for control in (panel.role, panel.animal):
        for _, value in control.options:
            control.value = value
            assert panel.error is None and not panel.answers
            for kind in KINDS:
                panel.fresh.click()
                while not panel.buttons[kind].disabled:
                    panel.buttons[kind].click()
                    assert panel.error is None
                assert panel.call.ended or len(panel.answers) == 12
            for pitch in PITCHES:
                panel.fresh.click()
                panel.pitches[pitch].click()
                assert panel.call.ended.result == "no_sale" and panel.error is None


def test_hidden_needs_stay_hidden_until_the_call_is_over():
    with speaking("en"):
        panel = SpinCall()
        names = [t(f"needs.topic.{need.topic}.name") for need in panel.call.needs]
        assert not any(name in panel.side.value for name in names) and "?" in panel.side.value
        panel.present()
        assert all(name in panel.side.value for name in names)


def test_too_many_questions_are_a_sentence_and_the_picture_is_dimmed(lang):
    panel = PlanPanel(n=60)
    for slider in map(panel.controls.get, KINDS):
        slider.value = slider.max
    assert "24" in panel.trouble.value and "12" in panel.trouble.value and stale(panel)
    panel.reset.click()
    assert panel.error is None and not panel.trouble.value and not stale(panel)
    assert sum(panel.shares) == pytest.approx(1) and panel.difference.mean == 0


def test_a_plan_answers_with_little_work():
    panel = PlanPanel()
    assert 0 < calls(lambda: panel.controls["implication"].set_trait("value", 3)) < 400_000


def test_the_sorter_gives_a_reason_at_once_and_counts_first_tries(lang):
    panel = QuestionSorter()
    for at, (name, kind) in enumerate(QUESTIONS):
        assert t(f"needs.sort.{name}") in panel.card.value
        wrong = next(k for k in KINDS if k != kind)
        if at == 0:
            panel.buttons[wrong].click()
            assert t(f"needs.sort.{name}.why") in panel.reason.value and panel.right == 0
        panel.buttons[kind].click()
        assert t(f"needs.sort.{name}.why") in panel.reason.value and panel.error is None
        assert panel.right == at
        panel.onward.click()
        assert not panel.reason.value
    assert (panel.at, panel.right) == (0, 0)
    assert {k for _, k in QUESTIONS} == set(KINDS)


def test_the_fab_example_breaks_at_its_benefit_and_can_be_mended(lang):
    panel = FabBuilder()
    assert {c.rule for c in panel.checks if not c.kept} == {
        "benefit_speaks_to_customer",
        "benefit_meets_need",
    }
    panel.fields["benefit"].value = {
        "zh": "您要停机减半，维修就排在换班时。",
        "en": "You get stoppages halved.",
    }[lang]
    assert all(c.kept for c in panel.checks) and "✗" not in panel.result.value
    panel.clear.click()
    assert panel.result.value.count("✗") == len(RULES) and panel.error is None
    panel.fields["need"].value = "<script>x</script>" + "长" * 3000
    assert panel.error is None and "<script>" not in panel.result.value
    panel.back.click()
    assert panel.fields["feature"].value == t("needs.fab.example.feature")


def test_views_say_what_the_model_says(lang):
    base, other = Plan(4, 3, 1, 1), Plan(2, 3, 3, 2)
    verdict = PlanVerdict(base, other)
    assert verdict.difference.low > 0 and f"{100 * verdict.difference.mean:.0f}" in verdict.words
    assert PlanVerdict(other, base).difference.mean == pytest.approx(-verdict.difference.mean)
    two = AddTwo(base)
    assert two.best == "implication" and 0 < two.share < 50
    curve = ImplicationCurve(Plan(2, 2, 0, 2), most=2)
    assert curve.png and len(curve.words.splitlines()) == 2
    long = ImplicationCurve(Plan(2, 2, 0, 2), animals=("eagle",))
    assert (
        t("units.race.or").join("45") in long.words
    )  # 4 and 5 questions succeed alike with the same customers
    stories = [CallStory(plan, seed=3) for plan in (base, other)]
    assert [s.ending.success for s in stories] == [False, True] and all(s.png for s in stories)
    assert "1.6" in CallAssumptions().words


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_customer_speaks_names_what_was_uncovered_and_no_sentence_is_asked_twice(lang, animal):
    """Every way of asking one kind after the other: words for all, the topic named, nothing repeated at once."""
    for seed in range(6):
        (who,) = customers(1, np.random.default_rng(seed), animal=animal)
        for plan in (Plan(2, 4, 4, 2), Plan(0, 6, 6, 0), Plan(3, 2, 3, 4, order="rounds"), Plan(0, 0, 2, 3)):
            talk = Talk(who)
            for kind in plan.questions():
                if talk.call.ended:
                    break
                said = talk.ask(kind)
                for words in (t(said.asked), t(said.answered), said.uncovered):
                    assert not words.startswith("needs.") and bool(HAN.search(words)) == (lang == "zh")
                if said.answer.topic:
                    assert t(f"needs.topic.{said.answer.topic}.name") in said.uncovered
            specific = [e.asked for e in talk.said if "again" not in e.asked]
            assert len(set(specific)) == len(specific)


def test_the_sentences_change_places_and_the_place_gives_nothing_away():
    panel, places = SpinCall(), set()
    for _ in range(4):
        places.add(panel.choices.children.index(panel.buttons["problem"]))
        panel.ask("problem")
    assert len(places) > 1
    again = SpinCall()
    assert [b.description for b in again.choices.children] == [
        b.description for b in SpinCall().choices.children
    ]


def test_the_end_adds_up_and_names_the_rule(lang):
    panel = SpinCall()
    for kind in ("situation", "situation", "problem", "implication", "implication", "payoff"):
        panel.ask(kind)
    ending = panel.present("benefit")
    assert sum(panel.call.counts("benefit")) == pytest.approx(ending.value)
    hard = percent(ending.reach).replace(" ", "\u00a0")
    rule = {"zh": "规则", "en": "rule"}[lang]
    assert hard in panel.side.value and rule in panel.verdict.value


@pytest.mark.parametrize("animal", ANIMALS)
def test_the_first_call_can_be_won(animal):
    """Each difficulty to its end, by what the customer says: an order within twelve questions."""
    panel = SpinCall(animal=animal)
    while (
        panel.call.ended is None
        and len(panel.answers) < 12
        and panel.call.value("benefit") < 1.5 * panel.call.customer.bar
    ):
        ready = panel.call.focus("payoff")
        developed = ready is not None and ready.consequences == 2
        panel.ask("payoff" if developed else "implication" if panel.call.focus("implication") else "problem")
    assert panel.present("benefit").result == "order"
