"""A deal's life story: every fact of it, in order, in the reader's language."""

import pytest

from simlib.lab import deal_name, life, run, telling_deal
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

DONE = run(scenario("machinery").alone("funnel"))


def test_a_won_deal_is_told_from_its_appearance_to_the_win():
    story = life(DONE, telling_deal(DONE, "won"))
    assert story[0].kind == "arrived" and story[-1].kind == "won"
    assert [m.stage for m in story if m.kind == "entered"] == [0, 1, 2, 3, 4, 5]
    assert [m.day for m in story] == sorted(m.day for m in story)


def test_a_lost_deal_ends_with_its_reason():
    with speaking("en"):
        assert ": " in life(DONE, telling_deal(DONE, "lost"))[-1].sentence
    with speaking("zh"):
        assert "丢单" in life(DONE, telling_deal(DONE, "lost"))[-1].sentence


def test_an_open_and_a_disqualified_deal_are_told_to_their_last_fact():
    short = run(
        scenario("machinery").alone("funnel"), Strategy().but(qualification_threshold=0.9), horizon=14.0
    )
    log = short.log
    gone = int(log.leads["lead"][log.leads["qualified"] == 0][0])
    assert [m.kind for m in life(short, gone)] == ["arrived", "disqualified"]
    opening = int(log.leads["lead"][log.leads["origin"] == 1][0])
    assert life(short, opening)[-1].kind in ("open", "lost", "won")


def test_no_such_deal_is_a_sentence():
    with pytest.raises(BadInput):
        life(DONE, 10**6)
    with pytest.raises(BadInput):
        telling_deal(run(scenario("machinery").alone("funnel"), horizon=1.0), "won")


def test_names_are_short():
    assert [deal_name(x) for x in (12, 5_000_000_000, 12_000_000_007)] == ["12", "O1-1", "7·1·2"]
