"""The receivables panel: ladder, rungs and tones moved, a bad ladder as a sentence; the debtors' desk."""

import pytest

from simlib.show import CreditPanel, DebtorDesk
from simlib.text import speaking
from simlib.world import scenario


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_ladder_moves_the_verdict_and_goes_back(lang):
    with speaking(lang):
        panel = CreditPanel("machinery", replications=4, horizon=182)
        before = repr(panel)
        panel.ladder.named.value = "firm"
        assert panel.strategy.dunning_days == (3, 14, 30, 60) and repr(panel) != before
        panel.ladder.days[0].value = 5
        assert panel.ladder.named.value == "own" and panel.strategy.dunning_days[0] == 5
        panel.start_again()
        assert panel.strategy == panel.baseline and panel.ladder.named.value == "standard"


def test_every_rung_can_take_every_tone():
    panel = CreditPanel("machinery", replications=2, horizon=91)
    for tone in panel.ladder.tones:
        for _, value in tone.options:
            tone.value = value
            assert value in panel.strategy.dunning_tones


def test_a_ladder_that_goes_back_in_time_is_a_sentence():
    panel = CreditPanel("machinery", replications=2, horizon=91)
    panel.ladder.days[0].value = 30
    assert "simlib-stale" in panel._dom_classes or panel.error is not None
    panel.start_again()
    assert panel.strategy == panel.baseline


def test_the_whole_company_runs_too():
    panel = CreditPanel(scenario("machinery").but(horizon_days=91.0), whole=True, replications=2)
    assert "customers_left" in panel.kpis and repr(panel)


def test_the_desk_tells_the_type_only_after_the_answer():
    desk = DebtorDesk()
    bill = desk.bills[desk.at]
    from simlib.course.credit import FITTING

    assert desk.answer(FITTING[bill["excuse"]]) and desk.right == 1
    assert not any(desk.answer(a) for a in ("documents",) if FITTING[bill["excuse"]] != a)
    assert desk.right == 1
