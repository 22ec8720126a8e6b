"""The negotiation unit's panels: talks, sheets and models agree."""

import re

import numpy as np
import pytest
from driving import ends, spoken, texts

from simlib.classroom import money
from simlib.classroom.assignment import assignment
from simlib.classroom.money import counted
from simlib.kit.race import Together
from simlib.lab.figures import euros
from simlib.lab.stats import interval
from simlib.text import keys, speaking, t
from simlib.units.negotiation import speech
from simlib.units.negotiation.games import TalkSorter
from simlib.units.negotiation.model import PATTERNS, yardsticks
from simlib.units.negotiation.opponents import ANIMALS, EVENTS, buyers
from simlib.units.negotiation.patterns import PatternPanel
from simlib.units.negotiation.tables import (
    TABLES,
    NegotiationStory,
    NegotiationTable,
    PatternRace,
    TalkAssumptions,
    ZoneExample,
    _ranked,
)
from simlib.units.negotiation.talk import FIRST, NegotiationPanel


@pytest.fixture
def undrawn(monkeypatch):
    """Talks without pictures, for tests about words."""
    picture = NegotiationPanel().kept()
    monkeypatch.setattr("simlib.units.negotiation.talk.talk_picture", lambda *_, **__: picture)


# ---- the live talk


def test_an_offer_at_every_end_of_the_talk(lang, undrawn):
    panel = NegotiationPanel()
    for name in ("animal", "number", "discount", "days", "move"):
        control, before = getattr(panel, name), getattr(panel, name).value
        for value in ends(control):
            control.value = value
            assert panel.error is None, name
            panel.offer()
            assert panel.error is None and panel.meeting.rows, name
            assert not spoken(texts(panel), lang)
            panel.again.click()
        control.value = before
    panel.another.click()
    assert panel.error is None and panel.number.value == FIRST + 1


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_talk_to_each_end(lang, animal):
    panel = NegotiationPanel(animal, seed=4)
    assert panel.deal is None and f"{panel.meeting.first[0]:.1f}" in panel.verdict.value
    panel.make.click()
    assert len(panel.meeting.rows) == 1 and re.search(r"\b2\s?%", panel.record.value)
    panel.take.click()
    assert panel.meeting.ended == "we_accepted" and panel.deal == panel.meeting.theirs
    assert panel.make.disabled and panel.take.disabled and panel.leave.disabled
    y = yardsticks(panel.meeting.who, panel.seller)
    assert str(y.days) in panel.strip.value
    before = panel.kept()
    panel.make.click()
    panel.leave.click()
    assert panel.kept() == before and panel.error is None
    panel.again.click()
    assert panel.deal is None and not panel.make.disabled
    panel.leave.click()
    assert panel.meeting.ended == "we_left" and panel.deal is None
    assert not spoken(panel.summary(), lang)


def test_the_line_of_a_live_deal_passes_its_exercise(lang):
    """What the panel writes the exercise replays: the learner's own sheep, a point a round, with a guarantee."""
    exercise = assignment("08")
    figures = exercise.figures("Li Lei")
    panel = NegotiationPanel("sheep", figures["seeds"]["sheep"])
    assert panel.copying.layout.display == "none"
    panel.move.value = "guarantee"
    for step in range(10):
        panel.discount.value = float(step)
        panel.make.click()
        if panel.meeting.last_call or panel.seller.given(*panel.meeting.theirs) <= step + 1:
            panel.take.click()
        if panel.meeting.ended:
            break
    assert panel.deal and panel.copying.layout.display != "none"
    result = exercise.attempt("live", figures, {"line": panel.copy.value})
    assert result.passed, result
    assert result.values["worth"] == money.spoken(panel.meeting.value)
    panel.another.click()
    assert panel.copying.layout.display == "none" and panel.line == f"sheep {panel.number.value}: "


def test_ten_rounds_and_then_accept_or_walk(lang, undrawn):
    panel = NegotiationPanel("fox", seed=3)
    panel.discount.value = -5.0
    for _ in range(12):
        panel.make.click()
    assert len(panel.meeting.rows) == 10 and panel.error is None
    if panel.meeting.ended is None:
        assert panel.make.disabled and not panel.take.disabled
    assert not spoken(texts(panel), lang)


def debrief(animal, steps, move="none", seed=4, end=None):
    panel = NegotiationPanel(animal, seed=seed)
    panel.move.value = move
    for discount in steps:
        panel.discount.value = discount
        panel.make.click()
    if end and panel.meeting.ended is None:
        getattr(panel, end).click()
    return panel


def test_the_debrief_names_the_cause(lang, undrawn):
    def cause(key, panel):
        assert panel.meeting.ended and t(f"negotiation.talk.cause.{key}") in panel.words, panel.words

    cause("eagle_sudden", debrief("eagle", (0, 8), end="leave"))
    cause("sheep_sudden", debrief("sheep", (0, 8), end="leave"))
    cause("donkey_sudden", debrief("donkey", (0, 8), end="leave"))
    cause("affront", debrief("sheep", (-5,), end="leave"))
    cause("fox_undated", debrief("fox", (0, 1), end="leave"))
    cause("donkey_pressed", debrief("donkey", (0, 1), "dated", end="leave"))
    cause("donkey_unsure", debrief("donkey", (0, 1), "reason", end="leave"))
    cause("eagle_unargued", debrief("eagle", (0, 1), end="leave"))
    cause("unheard", debrief("eagle", (), end="leave"))
    cause("plain", debrief("fox", (0, 1), "dated", end="leave"))


def test_the_debrief_judges_by_nash_and_by_the_alternative(lang, undrawn):
    def begins(panel, key):
        return panel.words.startswith(t(f"negotiation.talk.debrief.{key}", worth="#", pie="#").split("#")[0])

    beyond = debrief("fox", (30.0,))
    assert beyond.meeting.ended == "they_accepted" and beyond.meeting.value < 0 and begins(beyond, "beyond")
    seed = next(s for s in range(80) if yardsticks(buyers("donkey", 1, s)).pie < 0)
    nothing = NegotiationPanel("donkey", seed)
    nothing.leave.click()
    assert begins(nothing, "no_zone")
    panel = NegotiationPanel("sheep", 1)
    panel.leave.click()
    assert begins(panel, "we_left") and not begins(panel, "no_zone")
    y = yardsticks(panel.meeting.who, panel.seller)
    for discount, tone in ((y.nash - 0.5, "better"), (y.nash + 0.5, "none")):
        panel.meeting.deal = (discount, y.days)
        words, found = panel.debriefed(y)
        key = "above" if tone == "better" else "below"
        worth, share = (euros(1000 * v) for v in (panel.meeting.value, y.pie * 4))
        assert found == tone and words.startswith(
            t(f"negotiation.talk.debrief.{key}", worth=worth, pie=share)
        )


# ---- the lab


def test_the_verdict_of_the_lab_is_the_paired_interval():
    with speaking("en"):
        panel = PatternPanel("sheep", talks=200)
        d = interval(panel.played("linear").value - panel.played("one_big").value)
        assert panel.difference == d and d.low > 0 and "200 buyers" in panel.verdict.value
        panel.controls["pattern"].value, panel.controls["against"].value = "one_big", "linear"
        assert panel.difference.mean == -d.mean and "brings less" in panel.verdict.value
        panel.controls["against"].value = "one_big"
        assert "The same plan twice" in panel.verdict.value
        panel.controls["animal"].value = "all"
        each = [PatternPanel(a, talks=50) for a in ANIMALS]
        means = [p.played("equal").value.mean() for p in each]
        assert panel.played("equal").value.mean() == pytest.approx(np.mean(means))


# ---- tables and stories


def test_views_speak_and_are_filled(lang):
    for name, (rows, columns, _) in TABLES.items():
        view = NegotiationTable(name)
        assert len(view.words.splitlines()) == len(rows) + 1 and view.words.count(" | ") == (len(rows) + 1) * (
            len(columns) - 1)  # fmt: skip
        assert not spoken(view.words, lang)
    assert not spoken(TalkAssumptions().words, lang)
    both = Together(NegotiationTable("maxims"), TalkSorter("trap"))
    assert NegotiationTable("maxims").words in repr(both)


def test_patterns_are_ranked_by_differences_on_the_same_buyers():
    """Spread between buyers does not blur a lead that every buyer shows; a lead that half of them show is none."""
    luck = np.random.default_rng(1).normal(0, 50, 200)
    ranked = _ranked({"low": luck, "lead": luck + 1, "even": luck + 0.9 + np.tile([-3.0, 3.0], 100)})
    assert (
        list(ranked)[-1] == "low" and ranked["low"].low > 0 and ranked["even"].low < 0 < ranked["even"].high
    )


def test_a_demand_beyond_the_limit_stands_with_its_minus(lang):
    """15.8 points against a limit of 12 are 15k EUR less than no deal, and no tile may say 15k EUR."""
    panel = NegotiationPanel("eagle")
    worth = panel.seller.surplus(*panel.meeting.theirs)
    assert worth < 0 and panel.tiles[1].value.startswith("−")


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_story_ends_and_adds_up(lang, animal):
    for pattern in ("one_big", "boulware"):
        story = NegotiationStory(animal, pattern, seed=2)
        assert story.ended and story.png and (story.deal is None) == (story.value == 0)
        assert not spoken(story.words, lang)


def test_the_race_names_the_highest_mean(lang):
    race = PatternRace(n=200)
    bare, fit = race.values["none"], race.values["fit"]
    means = {p: np.mean([bare[a, p].mean for a in ANIMALS]) for p in PATTERNS}
    named = race.best if isinstance(race.best, tuple) else (race.best,)
    assert named[0] == max(means, key=means.get) and len(race.words.splitlines()) == len(PATTERNS) + 3
    assert race.agreed["sheep", "conceder"] > race.agreed["sheep", "one_big"]
    assert all(fit["fox", p].mean > bare["fox", p].mean for p in PATTERNS) and race.move > 0 < race.shape
    assert not spoken(race.words, lang)


def test_the_worked_zone_by_hand(lang):
    """358 paid 60 days late at 9 % of 400 is 352.1; the rival's 366 and 8 for changing are 374: 21.9 between."""
    example = ZoneExample()
    assert example.width == pytest.approx(374 - (358 - 400 * 0.09 * 60 / 365))
    assert all(counted(value) in example.words for value in (352.1, 21.9, 363.0))
    assert not spoken(example.words, lang)


def test_everything_that_can_be_said_has_words():
    known = keys("en")
    for animal in ANIMALS:
        assert set(speech.ANSWERS) == {*EVENTS, "first"}
        for event, n in speech.ANSWERS.items():
            said = {t(f"negotiation.says.{animal}.{event}.{k}") for k in range(1, n + 1)}
            assert len(said) == n and f"negotiation.says.{animal}.{event}.{n}" in known
    assert all(f"negotiation.rule.event.{e}" in known for e in EVENTS)


def led_well(animal):
    """The first buyer of an animal, met by a point a round and the argument that suits."""
    panel = NegotiationPanel(animal)
    panel.move.value = PatternRace.FIT[animal]
    for step in range(panel.seller.rounds):
        panel.discount.value = float(step)
        panel.make.click()
        if panel.meeting.ended is None and panel.seller.given(*panel.meeting.theirs) <= step + 1:
            panel.take.click()
        if panel.meeting.ended:
            break
    return panel


@pytest.mark.parametrize("animal", ANIMALS)
def test_the_first_talk_can_be_won(lang, undrawn, animal):
    panel = led_well(animal)
    y = yardsticks(panel.meeting.who, panel.seller)
    assert panel.deal and panel.meeting.value >= (y.high - y.nash) * panel.seller.price / 100
    won = t("negotiation.talk.debrief.above", worth="#", pie="#").split("#")[0]
    assert panel.words.startswith(won)


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_talk_is_told_in_sentences_and_none_twice_in_a_row(lang, undrawn, animal):
    panel = NegotiationPanel(animal)
    panel.discount.value = 0.0
    while panel.meeting.ended is None and not panel.meeting.last_call:
        panel.make.click()
        assert not spoken(texts(panel), lang)
    lines = speech.told(animal, panel.meeting, panel.number.value)
    assert len(lines) == 1 + 2 * len(panel.meeting.rows)
    said = [words for _, words in lines]
    assert len(set(said[1:7])) == 6 and t("negotiation.quoted", words="#").split("#")[0] in said[0]
    panel.leave.click()
    ends = {t(f"negotiation.closes.{animal}.{end}") for end in ("we_left", "they_ended", "they_left")}
    assert any(e in panel.record.value.replace("&#x27;", "'") for e in ends)
