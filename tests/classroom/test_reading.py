"""Numbers as people type them."""

import pytest

from simlib.classroom.reading import read_number
from simlib.text import BadInput, speaking
from simlib.text.figures import short, show_share

READ = {
    "364.8": 364.8, "1,234.5": 1234.5, "1，234.5": 1234.5, "1 234.5": 1234.5, "1'234": 1234,
    "1.234,5": 1234.5, "1,234,567": 1234567, "0,36": 0.36, "0,364": 0.364,
    "12,34": 12.34, ".5": 0.5, "5.": 5,
    "0。36": 0.36,
    "０.３６": 0.36, "３６．５％": 0.365, "36.5 %": 0.365, "36.5%": 0.365, "百分之36.5": 0.365, "5‰": 0.005,
    "-5": -5, "−5": -5, "–5": -5, "- 5": -5, "+5": 5, " 7 ": 7,
}  # fmt: skip
IN_THOUSANDS = {
    "364.8万": 3648, "364.8 万": 3648, "364.8万欧元": 3648, "1.2亿": 120_000, "3648千": 3648, "3648k": 3648,
    "3.648 million": 3648, "3,648,000 EUR": 3648, "€3,648,000": 3648, "EUR 3.648m": 3648, "3648": 3648,
}  # fmt: skip
UNREADABLE = [
    "", " ", "abc", "三块", "1,2,3", "1.2.3", "12,345,6", "1,234 567", "nan", "inf", "1e400", "=1+2", "约300",
    "300-400", "5 apples", "%", "9" * 50, "１２个半", "0x10", "<b>1</b>",
]  # fmt: skip


@pytest.mark.parametrize("typed", READ)
def test_usual_spellings(typed):
    assert read_number(typed) == pytest.approx(READ[typed], rel=1e-12)


@pytest.mark.parametrize("typed", IN_THOUSANDS)
def test_a_size_written_out_wins_over_the_unit_of_the_field(typed):
    assert read_number(typed, unit=1000) == pytest.approx(IN_THOUSANDS[typed], rel=1e-12)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("typed", UNREADABLE)
def test_the_unreadable_gets_a_sentence_that_says_what_is_allowed(typed, lang):
    with pytest.raises(BadInput) as refused:
        read_number(typed)
    with speaking(lang):
        assert "1,234.5" in str(refused.value) and "0.365" in str(refused.value)


@pytest.mark.parametrize("value", [0.0, 364.8, -12.5, 1234567.0, 0.0548])
def test_what_is_shown_can_be_typed_back(value):
    assert read_number(short(value, 10)) == pytest.approx(value)
    assert read_number(show_share(value, 6)) == pytest.approx(value)
