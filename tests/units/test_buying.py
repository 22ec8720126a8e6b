"""The buying centre's panels: every control moves what is seen, in both languages; errors are sentences."""

from html import escape

from driving import HAN, ends, stale, texts
from effort import calls

from simlib.course.call_results import RESULTS, result_of
from simlib.text import t
from simlib.text.figures import percent
from simlib.units.buying.games import NOTES, CallSorter
from simlib.units.buying.model import CASE, EVEN, ROLES, RULES, one_more
from simlib.units.buying.panels import RoleMap, VotePanel, worth
from simlib.units.buying.tables import (
    BuyingAssumptions,
    CommitteeStory,
    CoverTable,
    ElementTable,
    FirstVisit,
    PromiseTable,
    ResultTable,
    RoleTable,
    VisitRulesProof,
)
from simlib.units.buying.visits import VISIT_RULES, next_visit


def test_the_map_gives_the_next_visit_for_every_role(lang, monkeypatch):
    monkeypatch.setattr(
        "simlib.units.buying.panels.map_picture", lambda *_: b""
    )  # drawn in the test of every panel
    panel = RoleMap()
    for k, role in enumerate(ROLES):
        panel.controls["role"].value = role
        assert (panel.controls["influence"].value, panel.controls["support"].value) == (
            CASE.influence[k],
            CASE.support[k],
        )
        for control in (panel.controls[n] for n in ("influence", "support", "met", "rule")):
            for value in ends(control):
                control.value = value
                assert panel.error is None and panel.advice == next_visit(panel.account)
                assert t(f"buying.role.{panel.advice.role}") in panel.summary()
        assert panel.account.influence[k] == 5 and panel.account.support[k] == 2
        panel.reset.click()
    assert panel.error is None and panel.account == CASE


def test_the_suggested_move_changes_the_next_visit(lang):
    panel = RoleMap()
    assert (panel.advice.role, panel.advice.rule) == ("gatekeeper", "stopper")
    panel.controls["role"].value, panel.controls["support"].value = "gatekeeper", 1
    assert panel.advice.rule == "movable"
    panel.controls["rule"].value = "decider"
    assert t("buying.visit.movable") in panel.verdict.value and "<b>3</b>" in panel.note.value
    assert all(t(f"buying.visit.{rule}") in texts(panel) for rule in VISIT_RULES)


def test_a_choice_of_role_changes_nothing_on_the_map():
    panel = RoleMap()
    for role in (*ROLES, *reversed(ROLES)):
        panel.controls["role"].value = role
    assert panel.account == CASE


def test_everybody_in_one_place_is_still_drawn(lang):
    panel = RoleMap(CASE.but(influence=(5,) * 6, support=(2,) * 6, met=(False,) * 6, rule="unanimous"))
    assert panel.error is None and panel.kept() and t("buying.map.everyone") in panel.summary()


def test_every_slider_is_a_place_in_the_plan_and_a_rule_alone_changes_nothing():
    panel = VotePanel(n=150)
    for slider in map(panel.controls.get, ROLES):
        slider.value = 0
    for role, slider in ((role, panel.controls[role]) for role in ROLES):
        slider.value = slider.max
        assert panel.error is None and panel.plan[ROLES.index(role)] == slider.max
        slider.value = 0
    panel.reset.click()
    for rule in RULES:
        panel.controls["rule"].value = rule
        assert panel.error is None and panel.difference.mean == 0


def test_what_one_more_visit_is_worth_leads_the_verdict(lang):
    panel = VotePanel()
    best = max(range(6), key=lambda k: panel.gains[k].mean)
    assert ROLES[best] == "gatekeeper" and panel.gains[best].low > 0
    panel.controls["user"].value = 0
    panel.controls["gatekeeper"].value = 2
    assert panel.difference.low > 0 and f"{100 * panel.difference.mean:.1f}" in panel.verdict.value
    panel.controls["gatekeeper"].value = 0
    assert panel.difference.high < 0 and t("buying.verdict.less").split("{")[0] in panel.verdict.value


def test_a_visit_may_be_given_before_another_is_taken(lang):
    panel = VotePanel(n=60)
    first = panel.image.value
    panel.controls["user"].value = 4
    assert panel.error is None and "9" in panel.words and not stale(panel) and panel.image.value != first
    panel.reset.click()
    assert "9" not in panel.words.replace("95", "")


def test_panels_answer_with_little_work():
    panel, roles = VotePanel(), RoleMap()
    assert 0 < calls(lambda: panel.controls["decider"].set_trait("value", 0)) < 400_000
    assert 0 < calls(lambda: roles.controls["support"].set_trait("value", -2)) < 400_000


def test_the_sorter_gives_a_reason_at_once_and_counts_what_sounded_good(lang):
    panel = CallSorter()
    assert {result_of(did) for _, did, _ in NOTES} == set(RESULTS)
    for at, (name, did, _) in enumerate(NOTES):
        true = result_of(did)
        assert escape(t(f"buying.note.{name}")) in panel.card.value
        for result in RESULTS:
            if result != true and at == 0:
                panel.buttons[result].click()
                assert t(f"buying.did.{did}") in panel.reason.value and panel.right == 0
        panel.buttons[true].click()
        assert panel.error is None and t(f"buying.did.{did}") in panel.reason.value and panel.right == at
        told = NOTES[: at + 1]
        good = sum(warm for *_, warm in told)
        moved = sum(result_of(d) in ("order", "advance") for _, d, _ in told)
        assert t("buying.sorter.tally", n=at + 1, good=good, moved=moved) in panel.tally.value
        panel.onward.click()
        assert not panel.reason.value
    assert (panel.at, panel.right) == (0, 0)
    assert bool(HAN.search(texts(panel))) == (lang == "zh")


def test_views_say_what_the_model_says(lang):
    first = FirstVisit()
    assert first.best == "gatekeeper" and t("buying.role.gatekeeper") in first.words
    promise = PromiseTable()
    assert promise.share < 0.3 and promise.png and percent(promise.share) in promise.words
    story = CommitteeStory()
    assert story.votes.sum() == 5 and story.decided["majority"] and not story.decided["collective"]
    assert t("buying.story.lost", rule=t("buying.rule.collective")) in story.words and story.png
    proof = VisitRulesProof(accounts=60)
    assert set(proof.gains) == set(RULES) and proof.gains["veto"].low > 0
    means = [g.mean for g in proof.gains.values()]
    assert min(g.low for g in proof.gains.values()) > 0  # so the words say yes, from the least to the most
    assert t("buying.proof.yes", least=f"{min(means):.0f}", most=f"{max(means):.0f}") in proof.words
    for view in (RoleTable(), ElementTable(), CoverTable(), ResultTable(), BuyingAssumptions()):
        assert bool(HAN.search(view.words)) == (lang == "zh") and "buying." not in view.words + view.html


def test_what_one_more_is_worth_is_the_paired_difference():
    gains = worth(CASE, EVEN, 200, 5)
    again = worth(CASE, one_more(EVEN, "gatekeeper"), 200, 5)
    assert [g.n for g in gains] == [200] * 6 and gains[3].mean > again[3].mean > 0
