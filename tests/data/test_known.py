"""The page of known exports says what the reading knows: in both languages, from the same tables, word by word."""

from pathlib import Path

import pytest

from simlib.data.known import columns_known, words_known
from simlib.data.read.headers import KINDS, roles_of
from simlib.data.read.words import meaning
from simlib.text import speaking

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang, name", [("en", "exports.md"), ("zh", "exports.zh-CN.md")])
def test_every_heading_of_every_list_stands_on_the_page_of_each_language(lang, name):
    text = (DOCS / name).read_text(encoding="utf-8")
    with speaking(lang):
        assert columns_known() in text and words_known() in text  # renewed by `simlib build-docs`
    for kind in KINDS:
        for role in roles_of(kind):
            line = next(line for line in text.splitlines() if line.startswith(f"| `{role.name}` |"))
            assert line.count("|") == 5
            assert all(word in text for word in role.words), (kind, role.name)


def test_the_words_named_mean_what_the_page_says():
    assert meaning("status", "部分核销") == "partial" and "部分核销" in words_known()
    assert meaning("order", "交易关闭") == "undone" and "交易关闭" in words_known()
