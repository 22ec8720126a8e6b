"""The negotiation unit's sheet and sorters, and the deal that goes from the table into the company."""

import re
from base64 import b64decode

import pytest
from driving import ends, spoken, texts

from simlib.classroom.money import counted, sized
from simlib.text import speaking, t
from simlib.units.negotiation.deal import EXAMPLE, DealPanel
from simlib.units.negotiation.games import DECKS, TalkSorter
from simlib.units.negotiation.sheet import NUMBERS, TEXTS, NegotiationSheet, reserve
from simlib.units.negotiation.talk import NegotiationPanel
from simlib.world import Strategy


def test_the_sheet_checks_and_prints(lang):
    sheet = NegotiationSheet()
    assert sheet.reserve == reserve(400.0, 352.0, 30.0, 9.0) == 352.0
    assert sheet.passed == 5
    for name in TEXTS:
        sheet.texts[name].value = "a, b <i>"
    assert sheet.passed == len(sheet.checks) == 11
    page = b64decode(re.search(r"base64,([^\"]+)", sheet.page.value)[1]).decode("utf-8")
    assert "a, b &lt;i&gt;" in page and "<i>" not in page and counted(352.0) in page
    slips = {"target": 340.0, "opening": 420.0}
    for name, wrong in slips.items():
        sheet.numbers[name].value = sheet.size * wrong
        assert t(f"negotiation.sheet.check.{name}.no", reserve=sized(352.0), end="", n=2) in texts(sheet)
        sheet.numbers[name].value = sheet.size * NUMBERS[name][2]
    for steps, failed in (((5, 8, 3), "shrinking"), ((8, 5), "steps"), ((30, 20, 10), "end")):
        sheet.steps.value = ", ".join(map(counted, steps))
        passed = {ok for ok, _ in sheet.checks}
        assert passed == {True, False} and next(w for ok, w in sheet.checks if not ok) == t(
            f"negotiation.sheet.check.{failed}.no", reserve=sized(352.0), end=sized(338.0), n=2)  # fmt: skip
    sheet.steps.value = "8, x"
    assert sheet.error is not None and "x" in sheet.trouble.value
    sheet.clear.click()
    assert sheet.error is None and sheet.passed == 5
    for name, control in sheet.numbers.items():
        for value in ends(control):
            control.value = value
            assert sheet.error is None, name
        control.value = NUMBERS[name][2]
    assert not spoken(texts(sheet) + sheet.summary(), lang)


@pytest.mark.parametrize("deck", DECKS)
def test_every_card_belongs_to_one_box(lang, deck):
    sorter = TalkSorter(deck)
    cards = DECKS[deck]["cards"]
    seen = []
    for _ in cards:
        name, box = sorter.now
        seen.append(name)
        wrong = next(b for b in DECKS[deck]["boxes"] if b != box)
        assert not sorter.sort(wrong) and t(f"negotiation.card.{deck}.{name}.why") in sorter.reason.value.replace(
            "&quot;", '"').replace("&#x27;", "'")  # fmt: skip
        assert sorter.sort(box) and sorter.right == 0
        assert not spoken(texts(sorter), lang)
        sorter.onward.click()
    assert sorted(seen) == sorted(cards) and sorter.at == 0
    sorter.buttons[sorter.now[1]].click()
    assert sorter.right == 1


def test_the_deal_goes_into_the_company(lang):
    talk = NegotiationPanel("sheep")
    panel = DealPanel(talk, replications=2, horizon=120)
    assert panel.contract == EXAMPLE and panel.strategy == Strategy().but(discount=0.08, payment_terms=60)
    talk.meeting.deal = (3.2, 45)
    panel.over.click()
    assert panel.strategy == Strategy().but(discount=0.03, payment_terms=45) and panel.error is None
    talk.meeting.deal = (-2.0, 0)
    panel.over.click()
    assert panel.strategy == Strategy().but(discount=0.0, payment_terms=0)
    for view in panel.views:
        panel.view.value = view
        for control in panel.levers.controls.values():
            for value in (control.min, control.max):
                control.value = value
                assert panel.error is None
                assert not spoken(panel.verdict, lang)
    panel.reset.click()
    assert panel.strategy == Strategy()
    assert not spoken(texts(panel), lang)


def test_longer_days_raise_dso_in_the_company():
    with speaking("en"):
        panel = DealPanel((0.0, 120), replications=5, horizon=364)
        assert "DSO is shown to rise" in panel.verdict
        assert DealPanel((0.0, 30), replications=2, horizon=120).verdict.count("DSO") == 0
