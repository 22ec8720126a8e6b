"""Unit 3's models by hand and in their directions: profile, phrases, pairs, message rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simlib.course.communication import ANIMALS, PAIR_FIT, fit_matrix, pair
from simlib.text import BadInput
from simlib.units.styles.messages import (
    LONGEST_HAN,
    LONGEST_WORDS,
    QUADRANT_OF_RULE,
    RULES,
    WORDS,
    walk,
    word_list,
)
from simlib.units.styles.model import (
    ITEMS,
    PHRASES,
    QUADRANTS,
    answers_in_order,
    deal_phrases,
    leaning,
    profile,
)


def test_profile_by_hand():
    assert profile({}) == dict.fromkeys(QUADRANTS, 0.0) and leaning(profile({})) == ()
    shares = profile(dict(zip(ITEMS, "AABBBCDD", strict=True)))
    assert shares == {"A": 0.25, "B": 0.375, "C": 0.125, "D": 0.25} and leaning(shares) == ("B",)


def test_one_more_answer_raises_its_quadrant_and_lowers_the_others():
    before = profile({"report": "A", "machine": "B"})
    after = profile({"report": "A", "machine": "B", "meeting": "A"})
    assert after["A"] > before["A"] and after["B"] < before["B"] and sum(after.values()) == pytest.approx(1)


@pytest.mark.parametrize("chosen", [{"report": "E"}, {"weather": "A"}])
def test_a_strange_answer_is_refused(chosen):
    with pytest.raises(BadInput):
        profile(chosen)


def test_each_quadrant_stands_first_equally_often():
    firsts = [answers_in_order(item)[0] for item in ITEMS]
    assert {q: firsts.count(q) for q in QUADRANTS} == dict.fromkeys(QUADRANTS, len(ITEMS) // 4)


@pytest.mark.parametrize("seed", range(20))
def test_cards_are_dealt_evenly_once_each_and_the_same_again(seed):
    dealt = deal_phrases(10, seed)
    counts = [sum(q == quadrant for _, q in dealt) for quadrant in QUADRANTS]
    assert len({phrase for phrase, _ in dealt}) == 10 and max(counts) - min(counts) <= 1
    assert all(phrase in PHRASES[q] for phrase, q in dealt) and dealt == deal_phrases(10, seed)


@pytest.mark.parametrize("n", [0, 17])
def test_more_cards_than_there_are_is_refused(n):
    with pytest.raises(BadInput):
        deal_phrases(n, 1)


def test_pairs_are_those_of_the_course():
    """A-B and C-D compatible, A-D and B-C contrasting, A-C and B-D diagonal; easier ones fit better."""
    eagle, donkey, sheep, fox = ANIMALS
    kinds = {"compatible": [(eagle, donkey), (sheep, fox)], "contrasting": [(eagle, fox), (donkey, sheep)],
             "diagonal": [(eagle, sheep), (donkey, fox)]}  # fmt: skip
    for kind, pairs in kinds.items():
        assert all(pair(a, b) == pair(b, a) == kind for a, b in pairs)
    assert PAIR_FIT["same"] > PAIR_FIT["compatible"] > 0 > PAIR_FIT["contrasting"] > PAIR_FIT["diagonal"]
    assert all(sum(row) == 0 for row in fit_matrix())


# ---- messages


@pytest.mark.parametrize(
    "text, rule, found",
    [
        ("saves 12 % and 90,000 EUR in 3.5 years", "numbers", ["12 %", "90,000", "3.5"]),
        ("三天后交货，百分之二十的折扣，一个想法", "numbers", ["三", "百分之二十"]),
        ("half of them, two or three", "numbers", ["half", "two", "three"]),
        ("1. the contract\n2. the plan", "order", ["1.", "2."]),
        ("首先看现场，第二步签字，最后验收", "order", ["首先", "第二步", "最后"]),
        ("on 5月12日 or 2026-03-01", "details", ["5月12日", "2026-03-01"]),
        ("保修两年，附上清单", "details", ["保修", "附上", "清单"]),
        ("Thank you for your trust", "people", ["Thank", "you", "your", "trust"]),
        ("比如另一家客户，我们帮他们省心", "examples", ["比如", "帮", "省心"]),
        ("Imagine a bridge", "images", ["Imagine", "bridge"]),
        ("就像一张蓝图", "images", ["就像", "蓝图"]),
        ("innovation, next year", "future", ["innovation", "next year"]),
        ("明年有新的可能", "future", ["明年", "新", "可能"]),
        ("因为成本低，所以回本快", "reasons", ["因为", "成本", "所以", "回本"]),
    ],
)
def test_rules_by_hand(text, rule, found):
    assert walk(text).found(rule) == found


@pytest.mark.parametrize("text, rule", [
    ("The newspaper lies there", "future"), ("youth", "people"), ("restaurant", "examples"),
    ("一个人一起一次", "numbers"), ("第五台", "numbers"), ("weekday", "details"), ("A12B", "order"),
])  # fmt: skip
def test_parts_of_other_words_are_not_found(text, rule):
    assert walk(text).found(rule) == []


def test_a_longer_match_wins_and_counts_once():
    assert [(f.rule, f.words) for f in walk("下一步骤").finds] in ([("order", "下一步")], [("order", "步骤")])
    walked = walk("another customer and next year")
    assert [(f.rule, f.words) for f in walked.finds] == [
        ("examples", "another customer"),
        ("future", "next year"),
    ]


def test_an_empty_text_answers_nothing():
    for text in ("", "   ", "。。。"):
        walked = walk(text)
        assert walked.missing == list(QUADRANT_OF_RULE)
        assert {walked.state(q) for q in QUADRANTS} == {"none"}


def test_length_in_both_languages_and_mixed():
    assert walk("word " * LONGEST_WORDS).answered("brief") and not walk(
        "word " * (LONGEST_WORDS + 1)
    ).answered("brief")
    assert walk("字" * LONGEST_HAN).answered("brief") and not walk("字" * (LONGEST_HAN + 1)).answered("brief")
    assert walk("word " * 60 + "字" * 100).length == pytest.approx(1.0)


@pytest.mark.parametrize("rule", WORDS)
def test_every_word_of_the_lists_is_found_alone(rule):
    for word in (w for words in word_list(rule) for w in words):
        assert any(f.rule == rule for f in walk(word.rstrip("*")).finds), word


def test_no_word_stands_in_two_lists():
    words = [w for rule in WORDS for side in word_list(rule) for w in side]
    assert len(words) == len(set(words))


@given(
    st.text(alphabet="首先因为12 %您比如想象明年附件。first because you example imagine\n", max_size=80),
    st.data(),
)
def test_more_text_never_takes_an_answer_away_but_that_of_length(text, data):
    """Direction: a sentence added on its own line only answers more questions, until it is too long."""
    more = data.draw(st.sampled_from(["首先附件。", "Because of 12 %.", "例如您。", "Imagine the future."]))
    before, after = walk(text), walk(f"{text}\n{more}")
    assert after.length > before.length
    assert {r for r in QUADRANT_OF_RULE if before.answered(r) and r != "brief"} <= {
        r for r in QUADRANT_OF_RULE if after.answered(r)
    }


@given(st.text(max_size=200))
def test_any_text_is_walked_and_finds_lie_in_it_side_by_side(text):
    walked, at = walk(text), 0
    for find in walked.finds:
        assert at <= find.start < find.end <= len(text) and find.words == text[find.start : find.end].strip()
        at = find.end
    assert all(walked.state(q) in ("all", "some", "none") for q in RULES)
