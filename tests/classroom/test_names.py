"""Names: one person however typed, and a file name of ASCII letters and digits."""

import unicodedata

import pytest

from simlib.classroom.names import digest, identity, tidy
from simlib.text import BadInput, speaking


@pytest.mark.parametrize("typed", ["Li Lei ", " Li\tLei", "Li\u3000Lei", "LI LEI", "li  lei"])
def test_spellings_of_one_person(typed):
    assert identity(typed) == identity("Li Lei") and digest(typed) == digest("Li Lei")


def test_composed_and_decomposed_letters_are_one_name():
    typed = "Zoë"
    assert tidy(unicodedata.normalize("NFD", typed)) == typed


@pytest.mark.parametrize("name", ["李雷", "20260117", "Жанна", "محمد", "Ñandú", "🙂"])
def test_digest_is_ascii_and_stays_the_same(name):
    assert len(digest(name)) == 16 and digest(name).isascii() and digest(name).isalnum()
    assert digest(name) != digest(name + "1")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", "   ", "\u3000", "x" * 81, "a\x00b", "\ud800"])
def test_unusable_names_get_one_sentence(name, lang):
    with pytest.raises(BadInput) as refused, speaking(lang):
        tidy(name)
    with speaking(lang):
        assert str(refused.value).endswith(("。", "."))
