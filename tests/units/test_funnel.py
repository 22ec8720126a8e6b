"""The funnel panel: every control moves what is seen, nothing stale without a cue, errors are sentences."""

import asyncio
import base64
import re

import pytest
from driving import a_step_could_come, assumptions_that_say_nothing, face, saved, stale, until

from simlib.kit.panel import answering
from simlib.kit.panel.levers import Levers
from simlib.text import BadInput, speaking, t
from simlib.units.funnel.panel import FunnelPanel
from simlib.world import Strategy, describe

LEVERS = describe(Strategy, "funnel")
VIEWS = FunnelPanel.views


def make(lang="zh", **settings):
    with speaking(lang):
        return FunnelPanel(**{"replications": 2, "horizon": 364.0} | settings)


@pytest.fixture(scope="module")
def panels():
    return {lang: make(lang) for lang in ("zh", "en")}


@pytest.fixture
def panel(panels):
    panels["zh"].start_again()
    panels["zh"].view.value = "pipeline"
    return panels["zh"]


def ends(parameter):
    if parameter.kind == "switch":
        return [True, False]
    if parameter.kind == "choice":
        return list(parameter.choices)
    return [parameter.low, parameter.high]


def drive(panel, name, value):
    panel.levers.controls[name].value = value
    assert panel.error is None
    assert not stale(panel)
    assert getattr(panel.strategy, name) == value


@pytest.mark.parametrize("lever", LEVERS, ids=lambda p: p.name)
def test_the_strategy_is_what_a_lever_shows(lever):
    levers = Levers(Strategy(), [("", [p.name for p in LEVERS])])
    for value in ends(lever):
        levers.controls[lever.name].value = value
        assert levers.strategy() == Strategy().but(**{lever.name: value})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_ours_moving_over_a_baseline_that_stays(panels, lang, view):
    panel = panels[lang]
    panel.start_again()
    panel.view.value = view
    before = panel.picture
    drive(panel, "reps", 3)
    assert panel.picture != before
    drive(panel, "reps", 6)
    assert panel.picture == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_seed_luck_and_replications_move_the_figures(panels, lang):
    panel = panels[lang]
    panel.start_again()
    seen = {face(panel)}
    panel.seed.value = panel.seed.max
    seen.add(face(panel))
    panel.another_luck()  # after the last seed comes the first
    assert panel.seed.value == 0
    seen.add(face(panel))
    panel.seed.value = 1
    panel.replications.value = 5
    seen.add(face(panel))
    panel.replications.value = 2
    assert len(seen) == 4
    assert panel.error is None


def test_buttons_do_what_they_say(panel):
    drive(panel, "reps", 9)
    panel.reset.click()
    assert panel.strategy == panel.baseline
    panel.luck.click()
    assert panel.seed.value == 2
    panel.seed.value = 1


def test_a_lever_that_needs_a_switch_is_locked_until_it_is_on(panel):
    control = panel.levers.controls["preparation_hours"]
    assert control.disabled
    drive(panel, "style_matching", True)
    assert not control.disabled


def test_what_changed_names_the_lever_and_both_values(panel):
    drive(panel, "reps", 8)
    with speaking("zh"):
        assert t("world.lever.reps") in panel.face["changed"].value
    assert re.search(r"6 .*→ 8 ", panel.face["changed"].value)


def test_levers_are_built_from_their_description(panel):
    assert set(panel.levers.controls) == {p.name for p in LEVERS}
    assert sum(len(names) for _, names in panel.groups) <= 7
    for p in LEVERS:
        control = panel.levers.controls[p.name]
        assert control.tooltip
        if p.low is not None:
            assert (control.min, control.max, control.step) == (p.low, p.high, p.step)
            assert not control.continuous_update


def test_picture_is_marked_out_of_date_while_the_worlds_run(panel, monkeypatch):
    cues = []
    simulate = panel.memory.simulate

    def watched(*address):
        cues.append(stale(panel) and panel.face["state"].value)
        return simulate(*address)

    monkeypatch.setattr(panel.memory, "simulate", watched)
    drive(panel, "discount", 0.17)
    with speaking("zh"):
        assert cues and all(t("panel.state.working") in cue for cue in cues)


@pytest.mark.parametrize("error", [RuntimeError("the pump is dry"), BadInput("lab.error.lead", lead=7)])
def test_an_error_is_a_sentence_and_the_old_picture_stays_marked(panel, monkeypatch, error):
    def broken(*address):
        raise error

    before = panel.picture
    monkeypatch.setattr(panel.memory, "simulate", broken)
    panel.levers.controls["discount"].value = 0.29
    words = panel.face["error"].value
    assert panel.error is error
    assert panel.picture == before
    assert stale(panel)
    assert "Traceback" not in words
    with speaking("zh"):
        expected = str(error) if isinstance(error, BadInput) else t("panel.error.unexpected")
    assert expected in words
    assert ("the pump is dry" in words) == isinstance(error, RuntimeError)
    monkeypatch.undo()
    panel.start_again()
    assert panel.error is None
    assert panel.face["error"].value == ""
    assert not stale(panel)


def test_bad_settings_are_refused_at_once():
    with pytest.raises(BadInput):
        make(horizon=-1.0)


def test_a_slow_answer_comes_in_two_steps(monkeypatch):
    monkeypatch.setattr(answering, "PATIENCE", 0.0)

    async def move():
        panel = make("en", replications=8, horizon=91.0)
        panel.levers.controls["reps"].value = 9
        first = panel.shown, panel.face["state"].value, panel.image.value
        await until(lambda: not panel.refinement.pending)
        return panel, first, panel.shown

    panel, (early, state, picture), late = asyncio.run(move())
    assert (early, late) == (answering.FIRST_WORLDS, 8)
    assert str(answering.FIRST_WORLDS) in state and "8" in state
    assert panel.picture != picture
    assert panel.error is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_slow_answer_can_be_stopped_and_goes_on(monkeypatch, lang):
    monkeypatch.setattr(answering, "PATIENCE", 0.0)

    async def move():
        panel = make(lang, replications=8, horizon=91.0)
        panel.levers.controls["reps"].value = 9
        button, names, seen = panel.refinement.button, [], []
        names.append(button.description)
        button.click()
        await a_step_could_come()
        names.append(button.description)
        seen.append((panel.shown, panel.refinement.bar.value, panel.refinement.layout.display))
        stopped = panel.verdict
        names.append(re.sub("<.*?>", " ", panel.face["state"].value).split("  ")[0].strip())
        button.click()
        await until(lambda: not panel.refinement.pending)
        seen.append((panel.shown, panel.refinement.bar.value, panel.refinement.layout.display))
        assert panel.verdict != stopped and panel.error is None
        return names, seen

    (names, seen), first = asyncio.run(move()), answering.FIRST_WORLDS
    with speaking(lang):
        said = t("panel.state.stopped", n=first, asked=8)
        assert names == [t("panel.stop"), t("panel.go_on"), said]
    assert seen == [(first, first, ""), (8, 8, "none")]


def test_a_refinement_that_fails_says_so_once(monkeypatch):
    monkeypatch.setattr(answering, "PATIENCE", 0.0)

    def fail(*address):
        raise BadInput("lab.error.seed", value=-1)

    async def move():
        panel = make("en", replications=8, horizon=91.0)
        panel.levers.controls["reps"].value = 9
        monkeypatch.setattr(panel.memory, "simulate", fail)
        await until(lambda: not panel.refinement.pending)
        return panel

    panel = asyncio.run(move())
    assert isinstance(panel.error, BadInput) and stale(panel)
    assert str(panel.error) in panel.face["error"].value


def test_who_asks_early_gets_all_worlds(monkeypatch):
    monkeypatch.setattr(answering, "PATIENCE", 0.0)

    async def move():
        panel = make("en", replications=8, horizon=91.0)
        panel.levers.controls["reps"].value = 9
        return repr(panel), panel.shown

    words, worlds = asyncio.run(move())
    assert worlds == 8
    panel = make("en", replications=8, horizon=91.0)
    panel.levers.controls["reps"].value = 9
    assert repr(panel) == words


def test_repr_is_the_same_each_time_and_at_most_four_digits_long(panel):
    drive(panel, "reps", 8)
    again = make("zh")
    again.levers.controls["reps"].value = 8
    assert repr(again) == repr(panel)
    for number in re.findall(r"\d[\d,]*(?:\.\d+)?", repr(panel)):
        assert len(number.replace(",", "").replace(".", "").strip("0")) <= 4, number


def test_a_page_without_a_kernel_gets_picture_and_verdict(panel):
    drive(panel, "reps", 8)
    bundle = saved(panel)
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert panel.verdict in bundle["text/plain"]


def test_language_is_that_of_the_making(panels):
    with speaking("en"):
        panels["zh"].start_again()
        drive(panels["zh"], "reps", 9)
        assert re.search("[\u4e00-\u9fff]", panels["zh"].verdict)
    assert not re.search("[\u4e00-\u9fff]", panels["en"].verdict)


def test_every_assumption_to_both_ends():
    """With the levers in use: an assumption about style, say, says nothing while nobody matches styles."""
    panel = make("zh", replications=1)
    used = {"reps": 8, "coaching_hours": 3.0, "marketing_spend": 300_000, "discount": 0.05}
    panel.levers.set(Strategy().but(style_matching=True, **used))
    assert assumptions_that_say_nothing(panel) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("field", ["quota_per_quarter", "leads_per_year"])
def test_every_picture_bears_an_empty_market(lang, field):
    panel = make(lang)
    panel.assumptions.choice.value = field
    panel.assumptions.control.value = 0
    assert len(panel.changes()) == 1
    for view in VIEWS:
        panel.view.value = view
        assert panel.error is None, (view, panel.error)
