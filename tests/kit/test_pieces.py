"""By hand: the small pieces that all units share."""

import base64
import re

import numpy as np
import pytest

from simlib.kit import pieces, race
from simlib.kit.keepsake import wrapped
from simlib.kit.panel import worlds
from simlib.kit.panel.worlds import Memory
from simlib.kit.race import Verdict
from simlib.kit.theme import style
from simlib.kit.tiles import tile
from simlib.lab import compare, run
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.stats import interval
from simlib.text import LANGUAGES, BadInput, speaking, t
from simlib.text.figures import signed
from simlib.units.funnel.story import LifeStory
from simlib.world import Scenario, Strategy, describe, scenario


@pytest.fixture(params=LANGUAGES)
def lang(request):
    with speaking(request.param):
        yield request.param


@pytest.mark.parametrize("label", ["course", "published", "assumed", "contested"])
def test_badge_says_where_a_fact_comes_from(lang, label):
    assert t(f"world.source.{label}") in pieces.badge(label)


def test_no_badge_for_an_unknown_source():
    with pytest.raises(KeyError):
        pieces.badge("hearsay")


def test_assumptions_table_has_a_row_with_a_badge_for_every_parameter(lang):
    for things in (Scenario(), Strategy()):
        rows = [
            p
            for p in describe(type(things), getattr(things, "part", "company"))
            if p.kind not in ("text", "date")
        ]
        table = pieces.assumptions(things)
        assert table.count("<tr>") == len(rows) + 1
        assert all(pieces.badge(p.source) in table for p in rows)


def test_html_of_others_is_escaped():
    assert "<script>" not in pieces.verdict("<script>") + pieces.changes(["<script>"])
    assert "<script>" not in pieces.strip([pieces.Tile("<script>", "<script>", "<script>", "<script>")])


def test_tile_compares_world_by_world():
    base, shift = np.tile([10.0, 20.0, 30.0], 10), np.tile([1.0, 1.1, 1.2], 10)
    with speaking("en"):
        up = tile(KPIS["won"], base + shift, base, currency="EUR", same=False)
        down = tile(KPIS["cycle_won_days"], base - shift, base, currency="EUR", same=False)
        unclear = tile(
            KPIS["won"], base + shift * np.tile([1, -1, 0.1], 10), base, currency="EUR", same=False
        )
        money = tile(KPIS["profit"], base * 1e6, base * 1e6, currency="EUR", same=True)
        share = tile(KPIS["win_rate"], base / 100, base / 100 - shift / 100, currency="EUR", same=False)
    assert (up.value, up.change, up.tone) == ("21.1", "+1.1 on baseline", "better")
    assert (down.change, down.tone) == ("−1.1 on baseline", "better")  # a shorter cycle
    assert (unclear.change, unclear.tone) == ("no difference shown", "none")
    assert (money.value, money.change) == ("20,000k EUR", "")
    assert (share.value, share.change) == ("20 %", "+1.1 pp on baseline")


def test_memory_simulates_only_what_is_missing():
    asked = []
    memory = Memory(lambda *address: asked.append(address) or {"x": float(address[-1])}, keep=1)
    assert memory.worlds("m", "s", 1, 2)["x"].tolist() == [0, 1]
    assert memory.worlds("m", "s", 1, 3)["x"].tolist() == [0, 1, 2]
    assert asked == [("m", "s", 1, 0), ("m", "s", 1, 1), ("m", "s", 1, 2)]
    memory.worlds("m", "other", 1, 1)
    memory.worlds("m", "s", 1, 1)
    assert asked[-1] == ("m", "s", 1, 0)  # only the last one asked for is kept


@pytest.fixture
def slow(monkeypatch):
    """A simulation of an eighth of a second a world by the clock that the memory reads, and the worlds asked for."""
    clock, asked = [0.0], []

    def simulate(*address):
        clock[0] += 0.125
        asked.append(address)
        return {"x": 0.0}

    monkeypatch.setattr(worlds.time, "perf_counter", lambda: clock[0])
    return simulate, asked


def test_memory_goes_as_far_as_there_is_time(slow):
    simulate, asked = slow
    memory, sides = Memory(simulate, keep=4), [("m", "a"), ("m", "b")]
    assert memory.advance(sides, 1, 30, seconds=1.1, least=1) == 4  # a world of both takes .25
    assert asked[:3] == [("m", "a", 1, 0), ("m", "b", 1, 0), ("m", "a", 1, 1)]
    assert memory.advance(sides, 1, 30, seconds=0.0, least=2) == 6
    memory.worlds("m", "b", 1, 20)
    assert memory.advance(sides, 1, 30, seconds=1.1, least=1) == 14  # of one side it takes half as long
    assert memory.advance(sides, 1, 10, seconds=1.0, least=2) == 10
    assert memory.advance([("m", "a"), ("m", "a")], 1, 16, seconds=9.0, least=2) == 16
    assert len(asked) == len(set(asked))


def test_a_step_simulates_single_worlds_of_who_is_behind(slow):
    simulate, asked = slow
    memory, sides = Memory(simulate), [("m", "a"), ("m", "b"), ("m", "a")]
    assert memory.step(sides, 1, 30, seconds=0.0) == 0  # one of a, none of b
    assert memory.step(sides, 1, 30, seconds=0.3) == 1  # one of b, one of a
    assert asked == [("m", "a", 1, 0), ("m", "b", 1, 0), ("m", "a", 1, 1)]
    memory.worlds("m", "b", 1, 3)
    assert memory.step(sides, 1, 3, seconds=9.0) == 3
    assert memory.step(sides, 1, 3, seconds=9.0) == 3 and len(asked) == len(set(asked)) == 6


def test_wrapping_keeps_every_word_and_begins_no_row_with_a_comma():
    for words in (
        "同样的运气下，您的方案比基准方案的利润低 852.7 千EUR，模拟 30 次，有 23 次如此。" * 2,
        "one two three " * 20,
    ):
        with style():
            rows = wrapped(words, 11.5, 200)
        assert len(rows) > 1
        assert "".join(rows).replace(" ", "") == words.replace(" ", "")
        assert not [row for row in rows if row[0] in "，。"]
    for width in range(60, 90):  # punctuation is carried over with what it follows, never past the edge
        with style():
            rows = wrapped("利润更高（两个世界都是）：换一种运气再看。", 11.5, width)
        assert not [row for row in rows if row[0] in "）：。"] and max(map(len, rows)) <= width // 11.4


def test_life_story_tells_every_fact_once(lang):
    story = LifeStory(run(Scenario(), horizon=364.0))
    assert repr(story).splitlines() == [moment.sentence for moment in story.moments]
    html = story._repr_html_()
    drawn = base64.b64decode(re.search('data:image/svg[+]xml;base64,([^"]+)', html)[1]).decode("utf-8")
    assert t("funnel.life.end.won") in drawn
    entered = [m for m in story.moments if m.kind == "entered"]
    # the key; waiting, work, customer in each stage
    assert len(re.findall("<rect", drawn)) == 3 + 3 * len(entered)
    assert html == LifeStory(run(Scenario(), horizon=364.0))._repr_html_()


def test_life_story_of_an_early_and_of_an_unknown_lead():
    world = run(Scenario(), Strategy().but(qualification_threshold=0.9), horizon=91.0)
    out = int(world.log.leads["lead"][np.flatnonzero(world.log.leads["qualified"] == 0)[0]])
    with speaking("en"):
        assert LifeStory(world, out).moments[-1].kind == "disqualified"
        assert LifeStory(world, out)._repr_html_()
    with pytest.raises(BadInput):
        LifeStory(world, -5)


@pytest.mark.parametrize("kpi, unit", [("won", False), ("profit", True)])
def test_the_axis_of_a_verdict_names_its_unit_if_it_has_one(lang, monkeypatch, kpi, unit):
    drawn = []
    monkeypatch.setattr(race, "png", lambda figure: drawn.append(figure) or b"")
    market = scenario("machinery").but(horizon_days=182.0)
    Verdict(compare(market, [Strategy(), Strategy().but(reps=8)], replications=2, kpi=kpi))
    (axes,) = drawn[0].axes
    label = axes.get_xlabel()
    assert (
        t(f"kpi.{kpi}") in label
        and label.endswith((")", "）")) == unit
        and not label.endswith(("()", "（）"))
    )


@pytest.mark.parametrize(("values", "said"), [
    ([1.0, 1.1, 0.9], "your visits are chosen 1.0 times in 100 more often"),
    ([-1.0, -1.1, -0.9], "are chosen 1.0 times in 100 less often than one visit each (95 %: 0.8"),
    ([1.0, -1.0, 0.1], "(95 %: −2.5 to +2.5 points)"), ([0.0, 0.0], "both plans come to the same"),
])  # fmt: skip
def test_a_difference_is_told_with_its_sign_turned_and_its_tone(values, said):
    with speaking("en"):
        words, tone = pieces.told("buying.verdict", interval(np.array(values)), lambda x: f"{x:.1f}", n="2,000",
                                  ends=lambda x: signed(x, 1))  # fmt: skip
    assert said in words and tone == ("better" if "more" in words else "worse" if "less" in words else "none")
