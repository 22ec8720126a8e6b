"""Laws of unit 3's panels: what moves what, the cards, the checker; errors are sentences."""

import base64

import pytest
from driving import HAN, saved

from simlib.course.communication import ANIMALS, pair
from simlib.text import LANGUAGES, speaking, t
from simlib.units.styles.cards import SelfTest, WhoSaysThis
from simlib.units.styles.checker import LONGEST, MessageChecker
from simlib.units.styles.matching import MatchWorth, StylePanel
from simlib.units.styles.messages import walk
from simlib.units.styles.model import ANIMAL_OF, ITEMS, QUADRANTS
from simlib.units.styles.pairs import PairMatrix
from simlib.units.styles.tables import Animals, Phrases, Quadrants
from simlib.world import Scenario

YEAR = Scenario().but(horizon_days=364.0)
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def make(lang: str, **settings) -> StylePanel:
    with speaking(lang):
        return StylePanel(YEAR, **{"replications": 3} | settings)


@pytest.fixture(scope="module")
def panels():
    return {lang: make(lang) for lang in LANGUAGES}


@pytest.fixture(params=LANGUAGES)
def panel(panels, request):
    panel = panels[request.param]
    panel.start_again()
    panel.levers.controls["style_matching"].value = True
    panel.view.value = "worth"
    return panel


def face(panel) -> tuple:
    return panel.picture, panel.face["strip"].value, panel.face["verdict"].value


# ---- the simulation


@in_both
def test_the_first_picture_is_matched_against_not_matched(lang):
    fresh = make(lang)
    assert fresh.strategy.style_matching and not fresh.baseline.style_matching and fresh.error is None
    with speaking(lang):
        assert t("kpi.won") in fresh.verdict


def test_both_views_move_and_come_back(panel):
    for view in panel.views:
        panel.view.value = view
        before = panel.picture
        panel.levers.controls["preparation_hours"].value = 4.0
        assert panel.picture != before
        panel.levers.controls["preparation_hours"].value = 0.5
        assert panel.picture == before


def test_what_changed_names_lever_and_market_and_reset_puts_back_both(panel):
    panel.market_controls["house_style"].value = "sheep"
    panel.market_controls["style_effect"].value = 1.0
    assert len(panel.changes()) == 3
    assert (panel.market.house_style, panel.market.style_effect) == ("sheep", 1.0)
    panel.reset.click()
    assert panel.changes() == [] and panel.market == YEAR and panel.strategy == panel.baseline
    assert panel.market_controls["house_style"].value == YEAR.house_style


def test_an_assumption_moved_in_the_table_moves_the_control_too(panel):
    panel.assumptions.choice.value = "style_effect"
    panel.assumptions.control.value = 1.5
    assert panel.market_controls["style_effect"].value == 1.5 and panel.error is None


def test_without_an_effect_matching_costs_time_and_wins_nothing():
    """Direction: at effect 0 long preparation loses deals; a strong effect and a house of sheep wins them."""
    panel = make("en", replications=12)
    panel.market_controls["style_effect"].value = 0.0
    panel.levers.controls["preparation_hours"].value = 6.0
    comparison = panel.comparison(*(panel.worlds_of(s, 12) for s in (panel.strategy, panel.baseline)), "won")
    assert comparison.pair().verdict == "less"
    panel.levers.controls["preparation_hours"].value = 0.5
    panel.market_controls["style_effect"].value = 1.0
    panel.market_controls["house_style"].value = "sheep"
    comparison = panel.comparison(*(panel.worlds_of(s, 12) for s in (panel.strategy, panel.baseline)), "won")
    assert comparison.pair().verdict == "more"


def test_an_error_is_a_sentence(panel, monkeypatch):
    def broken(*address):
        raise RuntimeError("no worlds today")

    monkeypatch.setattr(panel.memory, "simulate", broken)
    panel.market_controls["style_effect"].value = 0.55
    assert "no worlds today" in panel.face["error"].value and "Traceback" not in panel.face["error"].value
    monkeypatch.undo()
    panel.start_again()
    assert panel.error is None


def test_a_page_without_a_kernel_gets_picture_and_verdict(panel):
    bundle = saved(panel)
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert panel.verdict in bundle["text/plain"]


@in_both
def test_worth_grows_with_the_effect_on_the_same_luck(lang):
    with speaking(lang):
        worth = MatchWorth(YEAR.but(house_style="sheep"), (0.0, 0.5, 2.0), replications=6)
    means = [pair.difference.mean for pair in worth.pairs]
    assert means == sorted(means) and means[0] < means[-1]
    assert worth.png.startswith(b"\x89PNG") and len(worth.words.splitlines()) == 4


# ---- the cards


@in_both
def test_the_self_test_draws_each_answer_and_says_what_leads(lang):
    with speaking(lang):
        test = SelfTest()
    for quadrant in QUADRANTS:
        test.start_again()
        pictures = {bytes(test.picture.value)}
        for _ in ITEMS:
            test.answer(quadrant)
        pictures.add(bytes(test.picture.value))
        assert len(pictures) == 2 and test.shares[quadrant] == 1.0
        with speaking(lang):
            assert t(f"world.animal.{ANIMAL_OF[quadrant]}") in repr(test)
            assert t("styles.test.caution") in repr(test)
    assert bool(HAN.search(repr(test))) == (lang == "zh")
    assert "data:image/png" in saved(test)["text/html"]


def test_the_self_test_can_go_back_and_change_an_answer():
    test = SelfTest()
    test.answers.children[0].click()  # the first item begins with A
    test.back.click()
    assert "simlib-chosen" in test.answers.children[0]._dom_classes
    test.answers.children[3].click()
    assert test.chosen == {ITEMS[0]: "D"} and test.at == 1
    test.answer("E")
    assert test.chosen == {ITEMS[0]: "D"} and "simlib-said" in test.said.value


@in_both
def test_the_game_answers_at_once_counts_once_and_ends_with_a_score(lang):
    with speaking(lang):
        game = WhoSaysThis(cards=4, seed=3)
        for n, (_, quadrant) in enumerate(list(game.cards)):
            right = ANIMALS.index(ANIMAL_OF[quadrant])
            game.answers.children[right if n else (right + 1) % 4].click()
            assert t("styles.wants." + quadrant) in game.said.value
            game.answer(ANIMALS[0])  # a second answer does not count
            assert len(game.results) == n + 1
            game.next.click()
        assert game.right == 3 and game.next.disabled
        assert t("styles.game.done", of=4, right=3) in game.said.value
        before = list(game.cards)
        game.another_round()
    assert game.cards != before and game.results == []


@in_both
def test_every_field_of_the_matrix_says_its_kind(lang):
    with speaking(lang):
        matrix = PairMatrix()
        for (you, other), field in matrix.fields.items():
            field.click()
            kind = pair(you, other)
            assert t(f"styles.kind.{kind}.says") in matrix.told[0]
            ease = "easier" if kind in ("same", "compatible") else "harder"
            assert matrix.told[1] == t(f"styles.kind.{ease}")
            assert [k for k, f in matrix.fields.items() if "simlib-chosen" in f._dom_classes] == [
                (you, other)
            ]


# ---- the message checker


@in_both
def test_the_checker_marks_what_it_found_and_advises_what_is_missing(lang):
    with speaking(lang):
        checker = MessageChecker()
        for _ in ANIMALS:
            checker.another_example()
            walked = walk(checker.text.value)
            assert checker.report.value.count("<mark") == len(walked.finds) > 0
            for rule in walked.missing:
                assert t(f"styles.advice.{rule}") in checker.report.value
            assert [walked.state(q) for q in QUADRANTS].count("all") == 1
        checker.check("<b>first</b> & 12 %")
        assert "<b>first" not in checker.report.value and "&amp;" in checker.report.value


@in_both
def test_nothing_or_too_much_is_a_sentence_and_no_old_report(lang):
    with speaking(lang):
        checker = MessageChecker()
        checker.clear()
        assert checker.told == [t("styles.check.empty")] and checker.report.value == ""
        checker.check("x" * (LONGEST + 1))
        assert checker.walked.finds == () and str(LONGEST) in checker.told[0]
        assert saved(checker)["text/plain"] == checker.told[0]


# ---- the tables


@in_both
def test_the_tables_hold_the_courses_facts_with_their_labels(lang):
    with speaking(lang):
        animals, phrases, quadrants = Animals(), Phrases(), Quadrants()
        labels = {label: t(f"world.source.{label}") for label in ("course", "assumed")}
        donkey = next(line for line in animals.words.splitlines() if "· B" in line)
        assert donkey.endswith(labels["assumed"])  # the course only places it
        assert t("styles.animal.fox.course") in animals.html
        assert all(t(f"styles.seen.{q}") in phrases.words for q in QUADRANTS)
        assert quadrants.png.startswith(b"\x89PNG")
