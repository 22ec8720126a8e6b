"""A live talk written as a line and replayed: the same talk, and a sentence for each line that cannot be."""

import pytest

from simlib.text import BadInput, speaking
from simlib.units.negotiation.model import Meeting
from simlib.units.negotiation.opponents import ANIMALS, MOVES, Seller, buyers
from simlib.units.negotiation.record import TalkRecord, read_record, record_of, replay


def talked(animal: str, number: int, end: str, move: str = "reason") -> Meeting:
    """Four offers, then accept, walk, or one more offer after the other until they decide."""
    meeting = Meeting(buyers(animal, 1, number))
    for n in range(4):
        if meeting.ended is None:
            meeting.offer(0.5 * n, 30 + 5 * n, move)
    while end == "them" and meeting.ended is None and not meeting.last_call:
        meeting.offer(12.0, 60, move)
    if meeting.ended is None:
        {"accept": meeting.accept, "walk": meeting.walk, "them": meeting.walk}[end]()
    return meeting


@pytest.mark.parametrize("animal", ANIMALS)
@pytest.mark.parametrize("end", ["accept", "walk", "them"])
def test_a_replayed_line_is_the_same_talk(animal, end):
    for number in range(1, 12):
        said = talked(animal, number, end)
        line = str(record_of(animal, number, said))
        again = replay(read_record(line))
        assert (again.rows, again.ended, again.deal, again.value) == (
            said.rows,
            said.ended,
            said.deal,
            said.value,
        )
        assert str(record_of(animal, number, again)) == line


def test_another_buyer_answers_otherwise():
    """The record names the buyer: the same offers to another one are another talk."""
    line = record_of("fox", 5, talked("fox", 5, "walk"))
    other = replay(TalkRecord("fox", 6, line.steps))
    assert other.rows != talked("fox", 5, "walk").rows


def test_signs_of_a_chinese_keyboard_line_breaks_and_decimal_commas_are_read():
    plain = read_record("eagle 118: 0/30/reason; 1.5/45/none; accept")
    assert plain == TalkRecord("eagle", 118, ((0.0, 30, "reason"), (1.5, 45, "none"), "accept"))
    for line in (
        "eagle 118：0/30/reason；1.5/45/none；accept", "  EAGLE 118 :0 / 30 / Reason;\n1,5/45/none;\naccept;\n",
        "ｅagle １１８: ０/３０/reason; 1.5/45/none; accept",
    ):  # fmt: skip
        assert read_record(line) == plain


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("line", "key", "names"),
    [
        ("", "head", "eagle 118"), ("owl 3: accept", "head", "eagle"), ("eagle: accept", "head", "eagle 118"),
        ("eagle 3: 0/30/threat", "step", "0/30/threat"), ("eagle 3: 31/30/none", "step", "31/30"),
        ("eagle 3: 0/95/none", "step", "0/95"), ("eagle 3: yes", "step", "yes"),
        ("eagle 3: nan/30/none", "step", "nan"),
        ("eagle 3: accept; accept", "after", "2"), ("eagle 3: walk; 1/30/none", "after", "2"),
        ("fox 3: " + "0/30/none; " * 11, "after", "11"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_replayed_is_one_sentence(line, key, names, lang):
    with speaking(lang), pytest.raises(BadInput) as caught:
        replay(read_record(line))
    with speaking(lang):
        assert caught.value.key == f"negotiation.record.{key}" and names in str(caught.value)


def test_another_seller_may_replay_it():
    assert replay(TalkRecord("sheep", 3, ("accept",)), Seller(price=100.0)).value == pytest.approx(
        replay(TalkRecord("sheep", 3, ("accept",))).value / 4
    )


def test_every_argument_can_be_written():
    for move in MOVES:
        assert read_record(f"donkey 1: 0/60/{move}").steps == ((0.0, 60, move),)
