"""A refusal is one sentence, whatever the file that it quotes holds."""

from pathlib import Path

import pytest

from simlib.text import BadInput


@pytest.mark.parametrize("value", ["a\nb", "a\x1b]0;owned\x07b", "a\u2028b", Path("a\x1b[2Jb")])
def test_what_is_quoted_stays_on_the_line_and_moves_no_terminal(value):
    told = str(BadInput("data.file.empty", file=value))
    assert told.isprintable() and "a" in told and "b" in told


def test_of_ten_thousand_headers_a_sentence_names_what_one_can_read():
    known = ", ".join(f"column {n}" for n in range(10_000))
    told = str(BadInput("world.error.not_found", what="mars", known=known))
    assert "column 0" in told and len(told) < 1_500 and "mars" in told


def test_a_refusal_within_a_refusal_keeps_its_whole_sentence():
    inner = BadInput("world.error.not_found", what="mars", known="machinery")
    assert str(inner) in str(BadInput("world.error.in_file", file="a.toml", what=inner))
