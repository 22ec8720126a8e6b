"""The channels unit's panels: words and models agree."""

from dataclasses import replace

import pytest
from driving import HAN, texts

from simlib.classroom.money import counted, sized
from simlib.text import speaking, t
from simlib.units.channels.dealer_panel import DealersPanel, gain, lever_values, outcome
from simlib.units.channels.dealer_tables import DealerReview, DealerStory, DriveRace, MoveRace, RebateCurve
from simlib.units.channels.dealers import BOUNDS, Policy
from simlib.units.channels.model import Channel, crossing
from simlib.units.channels.own_force import CrossingPanel, LevelsPanel
from simlib.units.channels.tables import (
    ChannelAssumptions,
    ChannelTables,
    CrossingExample,
    DesignTable,
    GrowthRace,
    ProblemCards,
)


def test_the_crossing_panel_says_what_the_formula_says(lang):
    panel = CrossingPanel()
    assert panel.crosses == pytest.approx(3000) and sized(3000) in texts(panel)
    assert panel.share == pytest.approx(panel.closed(2800.0, 0.35), abs=0.06)
    panel.controls["cv"].value = 0
    assert panel.share == 0.0 and panel.saved.sd == pytest.approx(0.0, abs=1e-9) and panel.saved.mean < 0
    panel.controls["expected"].value = 3500
    assert panel.share == 1.0 and panel.saved.mean == pytest.approx(0.07 * 500)
    panel.controls["own_share"].value, panel.controls["agent_share"].value = 6.0, 3.0
    own, agents = panel.channels()
    assert panel.crosses is None is crossing(own, agents) and panel.share == 0.0
    panel.controls["people"].value, panel.controls["each"].value = 1, 30
    panel.controls["support"].value = 200
    assert panel.share == panel.closed(3500.0, 0.0) and panel.error is None


@pytest.mark.parametrize("cv", [0.0, 0.4])
def test_the_closed_form_holds_for_lines_in_every_position(cv):
    from simlib.units.channels.model import demand
    from simlib.units.channels.own_force import WORLDS, _luck

    with speaking("en"):
        panel = CrossingPanel()
        pairs = [(280, 0.02, 40, 0.1), (280, 0.1, 40, 0.02), (40, 0.1, 280, 0.02), (40, 0.02, 280, 0.1)]
        for own_fixed, own_share, fixed, share in pairs:
            own, agents = Channel(own_fixed, own_share), Channel(fixed, share)
            panel.channels = lambda pair=(own, agents): pair
            panel.crosses = crossing(own, agents)
            sales = demand(2800.0, cv, _luck(WORLDS, 4))
            share = (own.cost(sales) < agents.cost(sales)).mean()
            assert share == pytest.approx(panel.closed(2800.0, cv), abs=0.05)


def test_the_levels_panel_names_level_and_hours(lang):
    panel = LevelsPanel()
    assert panel.level == "proactive" and t("channels.level.proactive") in texts(panel)
    panel.controls["customers"].value, panel.controls["margin"].value = 5000, 1
    assert panel.level == "basic" and panel.error is None
    panel.controls["people"].value = 1
    assert panel.counted is None and panel.error is None
    panel.controls["few"].value, panel.controls["many"].value = 400, 100
    assert "400" in panel.trouble.value and "100" in panel.trouble.value
    panel.reset.click()
    assert panel.error is None and not panel.trouble.value


def test_the_dealers_panel_shows_both_views_and_every_curve(lang):
    panel = DealersPanel(worlds=4)
    quarters = panel.kept()
    assert panel.differences["maker"].mean == 0 and panel.over.layout.display == "none"
    panel.view.value = "curve"
    seen = {quarters, panel.kept()}
    for _, name in panel.over.options:
        panel.over.value = name
        assert panel.error is None and panel.over.layout.display == ""
        values = lever_values(name)
        assert (values[0], values[-1]) == pytest.approx(BOUNDS[name][:2]) and len(values) >= 9
        seen.add(panel.kept())
    assert len(seen) == 1 + len(panel.over.options)


def test_a_policy_is_told_with_its_moves(lang):
    panel = DealersPanel()
    assert panel.policy == Policy()
    panel.controls["visits"].value = 4
    assert panel.differences["maker"].low > 0 and panel.differences["lost"].high < 0
    assert "2 → 4" in panel.changed.value and f"{panel.won}" in panel.verdict.value
    panel.controls["rebate"].value = 4
    panel.controls["visits"].value = 12
    assert panel.differences["maker"].high < 0
    said = {"zh": f"30 次模拟里有 {30 - panel.won} 次更差", "en": f"less in {30 - panel.won} of 30 runs"}
    assert panel.won < 10 and said[lang] in panel.verdict.value


def test_views_say_what_the_models_say(lang):
    growth = GrowthRace(worlds=300)
    assert growth.best == "switch" and growth.gains[0].high < growth.gains[2].low and growth.png
    assert (
        growth.ahead.low > 0 and growth.gains[2].low < growth.gains[3].high
    )  # paired it shows, side by side not
    small = GrowthRace(first=300.0, growth=0.0, cv=0.1, worlds=50)
    assert small.best == "agents" and small.gains[0].high < 0
    drives = DriveRace(worlds=20)
    assert set(drives.gains) == {"push", "pull", "both", "partnership"} and drives.png
    moves = MoveRace(worlds=30)
    assert moves.best == "margin" and moves.gains["rebate"].mean < 0
    assert all(f"{round(100 * abs(gain(Policy(margin=0.21), Policy(), 'lost', 30, 2).mean), 1)}" in say
               for say in (moves.words, moves.html))  # fmt: skip
    assert gain(Policy(), Policy(), "maker", 5).mean == 0
    curve = RebateCurve(worlds=20)
    assert curve.best["sales"] > curve.best["purchases"] and len(curve.words.splitlines()) == 4
    assert 0.03 <= curve.dip <= 0.06
    away, effort = (
        [outcome(replace(Policy(), rebate=r), 20, 2).kpis[k].mean() for r in (0.0, curve.dip, 0.10)]
        for k in ("diverted", "effort")
    )
    assert away[1] > max(away[0], away[2]) and effort[2] > effort[0] > effort[1]
    example = CrossingExample()
    assert example.crosses == pytest.approx((240 - 30) / (0.09 - 0.02)) and counted(3000) in example.words
    story = DealerStory()
    assert "left" in story.events and "loaded" in story.events and len(story.words.splitlines()) == 8
    assert DealerStory(place=0).png
    review = DealerReview()
    assert 30 < sum(review.counts.values()) <= 40
    for view in (ChannelTables(), DesignTable(), ProblemCards(), ChannelAssumptions()):
        assert bool(HAN.search(view.words)) == (lang == "zh") and view.html
    assert counted(9000) in ChannelAssumptions().words
