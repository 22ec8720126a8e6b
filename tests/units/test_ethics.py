"""The ethics page: every limit of the syllabus stands in both languages, and every card has one right answer."""

import re

import pytest

from simlib.text import LANGUAGES, speaking
from simlib.units.ethics.cases import CARDS, REPLIES, TOPICS, EthicsTable, LimitSorter, ReplySorter

ANCHORS = {
    "zh": (
        "商业贿赂", "第八条", "刑事", "家属", "明示", "给客户公司", "标底", "串通", "假期限", "威胁", "商誉", "违约",
        "漫画", "左右脑", "不进 CRM", "录用", "生日", "删", "同意", "骚扰", "羞辱", "亲属", "留记录",
    ),
    "en": (
        "commercial bribery", "art. 8", "Criminal Law", "family", "open", "customer's firm", "Bid prices", "tender",
        "false deadlines", "threats", "rival's name", "break a contract", "caricatures", "half of the brain", "CRM",
        "hiring", "birthdays", "erased", "consent", "harassment", "shaming", "relatives", "record of every contact",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_limit_of_the_syllabus_is_there(lang):
    with speaking(lang):
        words = "\n".join(EthicsTable(topic).words for topic in TOPICS)
    assert [anchor for anchor in ANCHORS[lang] if anchor not in words] == []


@pytest.mark.parametrize("deck, cards", [(LimitSorter, CARDS), (ReplySorter, REPLIES)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_card_is_right_in_one_bin_and_tells_why_in_the_others(lang, deck, cards):
    with speaking(lang):
        panel = deck()
        for _, true in cards:
            for name in panel.bins:
                panel.buttons[name].click()
                said = re.sub("<[^>]+>", "", panel.reason.value)
                assert said.startswith(panel._game("yes", bin="", why="")[:2]) == (name == true), said
            panel.onward.click()
        assert panel.at == 0 and panel.error is None
    assert {bin for _, bin in cards} == set(deck.bins)
