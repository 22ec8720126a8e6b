"""The team unit's panels: words, sorters and models agree."""

import asyncio
import json
from itertools import pairwise

import ipywidgets as W
import pytest
from driving import HAN, saved, texts, until

from simlib.kit.panel import answering
from simlib.text import BadInput, keys, speaking, t
from simlib.units.team import turnover as panel_turnover
from simlib.units.team.company import young_firm
from simlib.units.team.games import DECKS, TeamSorter
from simlib.units.team.hire import HireCoachPanel
from simlib.units.team.model import equal_coaching
from simlib.units.team.staffing import StaffingPanel
from simlib.units.team.tables import (
    COMMISSION_KPIS,
    KINDS,
    LAYERS,
    CapacityExample,
    CoachingDoses,
    CommissionOnCash,
    GrowthDrives,
    TeamCards,
    TeamPyramid,
    TeamStory,
)
from simlib.units.team.turnover import StagePanel, TurnoverPanel


def test_a_hire_stands_against_a_dose_of_coaching(lang):
    panel = HireCoachPanel(replications=2, horizon=182.0)
    assert panel.baseline.reps == 7 and panel.strategy == panel.plain.but(coaching_hours=2.0)
    changed = panel.changes()
    told = [
        t("team.hire.changed.reps", before=7, after=6),
        t("team.hire.changed.coaching", before=1, after=2),
    ]
    assert changed == told
    panel.levers.controls["hires"].value = panel.levers.controls["coaching"].value = 0
    assert panel.baseline == panel.strategy == panel.plain and panel.error is None
    panel.levers.controls["ramp_days"].value = 546.0
    assert panel.market.ramp_days == 546.0
    panel.assumptions.choice.value = "rep_cost"
    panel.assumptions.control.value = 60_000
    assert panel.market.rep_cost == 60_000 and panel.market.ramp_days == 546.0


def test_the_answer_turns_with_how_busy_the_team_is(lang):
    """More work than hours: a hire brings most; an idle team: coaching does."""
    doses = CoachingDoses(leads=(560, 280), replications=6)
    assert doses.best[560] == "hire" and doses.best[280] != "hire"
    assert doses.gains[560, "hire"].low > 0 > doses.gains[560, equal_coaching(1, 6)].high
    assert doses.gains[280, 1.0].mean > 0 > doses.gains[280, "hire"].mean
    assert bool(HAN.search(doses.words)) == (lang == "zh")


def test_the_worked_capacity_by_hand(lang):
    """Six and one newcomer after 60 of 91 days: over the days there the curve 1 − exp(−t/182) has the means 8 %, 34 %,
    60 % and 76 %, so 6.03, 6.34, 6.6, 6.76, together 25.73; seven wages and a fee. The guess on the ramp is on the
    same curve."""
    example = CapacityExample()
    assert [round(c, 2) for c in example.capacity] == [6.03, 6.34, 6.6, 6.76] and example.cost == 860_000
    assert "25.73" in example.words and "39" in example.html
    assert bool(HAN.search(example.words)) == (lang == "zh")


def test_every_heading_of_the_course_has_its_cards(lang):
    """A line of names to choose from, then a card each, closed until it is opened."""
    for name, (rows, _) in KINDS.items():
        view = TeamCards(name)
        assert len(view.words.splitlines()) == view.html.count("<details") + 1 == len(rows) + 1
        names = [t(f"team.kind.{name}.{row}.name") for row in rows]
        assert set(view.words.splitlines()[0].split(" · ")) == set(names) and sorted(names) != names
        assert bool(HAN.search(view.words)) == (lang == "zh") and "open" not in view.html.split("<summary")[0]


def test_a_plan_is_a_sequence_over_time_and_the_budget_binds(lang):
    panel = StaffingPanel(replications=2, horizon=364.0)
    assert [(day, s.reps) for day, s in panel.strategy] == [(0, 7), (91, 7), (182, 7), (273, 7)]
    assert panel.cost == 7 * 120_000 + 20_000 and panel.over == 0
    panel.levers.set((6, 6, 6, 6), (1.0,) * 4)
    assert panel.strategy == panel.baseline and panel.cost == 720_000
    panel.levers.set((6, 8, 8, 8), (1.0, 1.0, 2.0, 1.0))
    assert panel.cost == 900_000 + 40_000 and panel.over == 80_000
    assert {"zh": "超出预算", "en": "over the budget"}[lang] in panel.verdict
    assert panel.strategy[2][1].coaching_hours == 2.0 and len(panel.changes()) == 3
    panel.reset.click()
    assert panel.strategy == panel.baseline and panel.over < 0


def test_norming_is_the_market_as_it_is_and_storming_sells_less():
    with speaking("en"):
        panel = StagePanel(worlds=8)
        assert panel.staged("norming").but(win_rates=panel.market.win_rates) == panel.market
        assert panel.gain.mean < 0 < (panel.won["performing"] - panel.won["norming"]).mean()
        panel.controls["stage"].value = "norming"
        assert panel.values["hours"] == 100 and panel.gain.mean == 0
        panel.controls["hours"].value = 60
        assert panel.won["norming"].mean() < panel.won["performing"].mean() and panel.error is None
        panel.start_again()
        assert panel.values["stage"] == "storming" and panel.values["hours"] == 80


def test_more_work_makes_more_people_leave(lang):
    panel = TurnoverPanel(worlds=200)
    assert panel.gains["left"].mean == 0
    panel.controls["work"].value = 140
    assert panel.gains["left"].low > 0 > panel.gains["ramped"].high


@pytest.mark.parametrize("deck", DECKS)
def test_every_card_has_one_right_bin_and_a_reason(lang, deck):
    game = TeamSorter(deck)
    _, cards, places = DECKS[deck]
    assert set(cards.values()) == set(places)
    for card in cards:
        assert game.now[0] == card
        said = set()
        for place in places:
            game.buttons[place].click()
            said.add(game.reason.value)
            assert game.error is None
        assert sum(game.sort(place) for place in places) == 1 and len(said) == 2
        game.onward.click()
    assert game.at == game.right == 0 and {card for card, _ in game.dealt} == set(cards)
    assert bool(HAN.search(texts(game))) == (lang == "zh")
    json.dumps(saved(game))


def test_first_tries_count_and_an_unknown_deck_is_refused():
    with speaking("en"):
        game = TeamSorter("fit")
        game.sort("label"), game.sort("evidence")
        assert game.right == 0
        with pytest.raises(BadInput):
            TeamSorter("birds")


def test_labels_never_decide_a_hiring():
    assert {name for name, place in DECKS["fit"][1].items() if place == "label"} >= {
        "animal",
        "zodiac",
        "school",
    }


def test_the_pyramid_begins_with_the_lowest_weak_layer(lang):
    panel = TeamPyramid()
    assert panel.first == "trust"
    for control in panel.controls.values():
        control.value = 5
    panel.controls["results"].value = panel.controls["commitment"].value = 1
    assert panel.first == "commitment" and panel.error is None
    assert len(panel.controls) == len(LAYERS) and all(
        isinstance(c, W.IntSlider) for c in panel.controls.values()
    )
    assert bool(HAN.search(texts(panel))) == (lang == "zh")


def test_views_say_what_the_models_say(lang):
    story = TeamStory(young_firm(364.0))
    assert story.png and story.events == sorted(story.events, key=lambda event: event[0])
    assert len(story.words.splitlines()) == len(story.events) + 1
    drives = GrowthDrives(worlds=100)
    assert drives.best == "leaving" and all(gain.mean > 0 for gain in drives.gains.values()) and drives.png
    cash = CommissionOnCash(young_firm(364.0), replications=3)
    assert set(cash.pairs) == set(COMMISSION_KPIS) and all(
        pair.difference.n == 3 for pair in cash.pairs.values()
    )
    for view in (story, drives, cash):
        assert bool(HAN.search(view.words)) == (lang == "zh") and "nan" not in view.words


def test_no_word_of_the_unit_is_the_same_in_both_languages():
    zh, en = ({k: v for k, v in keys(one).items() if k.startswith("team.")} for one in ("zh", "en"))
    assert set(zh) == set(en) and len(zh) > 300
    assert not [k for k in zh if zh[k] == en[k]] and not [k for k, v in en.items() if HAN.search(v)]


def test_stages_come_in_steps_and_a_saved_page_gets_them_all(monkeypatch):
    monkeypatch.setattr(panel_turnover, "PATIENCE", 0.0)

    async def move():
        with speaking("en"):
            panel = StagePanel(worlds=8)
        first = [len(panel.won["norming"])]
        await until(lambda: not panel.refinement.pending)
        first.append(len(panel.won["norming"]))
        panel.controls["reps"].value = 2
        words = panel.summary()
        return panel, first, words

    panel, steps, words = asyncio.run(move())
    assert steps == [panel_turnover.FIRST_WORLDS, 8] and panel.error is None
    assert len(panel.won["storming"]) == 8 and not panel.refinement.pending
    with speaking("en"):
        again = StagePanel(worlds=8)
        again.controls["reps"].value = 2
        assert again.summary() == words


def test_the_third_team_of_the_verdict_comes_in_steps_too(monkeypatch):
    """After the first picture each step simulates one world of it at most, the last one too."""
    monkeypatch.setattr(answering, "PATIENCE", 0.0)  # each step does its least
    monkeypatch.setattr(answering, "BREATH", 0.0)
    plain = []

    def advanced(panel):
        panel.refinement.cancel()
        plain.append(panel.memory.known([(panel.market, panel.plain)], 1))

    async def move():
        panel = HireCoachPanel(replications=5, horizon=182.0)
        advanced(panel)
        panel.levers.controls["ramp_days"].value = 28.0  # another market: nothing is known of it
        for _ in range(5 + 3 + 3):
            advanced(panel)
            if panel._prepare():
                panel._refine()
        advanced(panel)
        return panel

    with speaking("en"):
        panel = asyncio.run(move())
        assert plain[1] == 0 and max(b - a for a, b in pairwise(plain[1:])) == 1 and plain[-1] == 5
        whole = HireCoachPanel(replications=5, horizon=182.0)
        whole.levers.controls["ramp_days"].value = 28.0
        assert panel.error is None and panel.verdict == whole.verdict
