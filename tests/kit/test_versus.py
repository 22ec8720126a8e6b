"""A against B: two proposals of a room on the same luck (a verdict pair by pair, as everywhere)."""

import pytest

from simlib import FunnelPanel, Strategy, compare
from simlib.text import speaking


@pytest.fixture
def panel():
    with speaking("en"):
        return FunnelPanel("machinery", replications=5, horizon=182)


def test_nothing_is_said_before_a_proposal_is_kept(panel):
    assert panel.versus.face.value == ""
    assert panel.versus.forget_button.layout.display == "none"


def test_the_verdict_is_between_the_two_proposals(panel):
    a, b = Strategy(reps=7), Strategy(coaching_hours=3.0)
    panel.levers.set(a)
    panel.versus.keep_button.click()
    assert "what then stands is B" in panel.versus.face.value
    panel.levers.set(b)
    with speaking("en"):
        found = compare(panel.market, [a, b], replications=5, seed=1)
    assert found.pair().difference.mean != 0
    told = found.sentence().split(":")[-1]  # the figures; the names of the plans are others here
    assert told in panel.versus.face.value
    assert all(words in panel.versus.face.value for words in ("6 people → 7 people", "1 hour a week → 3"))


def test_proposals_that_do_the_same_are_told_to_be_level(panel):
    panel.versus.keep()
    panel.levers.set(Strategy(preparation_hours=1.5))  # acts only while styles are matched
    assert "the very same" in panel.versus.face.value


def test_both_move_to_another_luck_together(panel):
    a, b = Strategy(reps=7), Strategy(reps=5)
    panel.levers.set(a)
    panel.versus.keep()
    panel.levers.set(b)
    panel.another_luck()
    with speaking("en"):
        told = compare(panel.market, [a, b], replications=5, seed=2).sentence().split(":")[-1]
    assert told in panel.versus.face.value


def test_a_is_dropped_when_the_room_is_through_with_it(panel):
    panel.versus.keep()
    panel.versus.forget_button.click()
    assert panel.versus.kept is None and panel.versus.face.value == ""
