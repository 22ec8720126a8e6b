"""The receivables panel: ladder, rungs and tones moved, a bad ladder as a sentence; the debtors' desk."""

from types import SimpleNamespace

import numpy as np
import pytest
from driving import assumptions_that_say_nothing, face, stale

from simlib import AgingReport, CashPrice, CreditPanel, DebtorDesk, Race, run
from simlib.kit.panel.worlds import Worlds
from simlib.text import speaking
from simlib.world import Strategy, scenario

pytestmark = pytest.mark.usefixtures("kept_worlds")


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
    assert stale(panel) or panel.error is not None
    panel.start_again()
    assert panel.strategy == panel.baseline


def test_the_whole_company_runs_too():
    panel = CreditPanel(scenario("machinery").but(horizon_days=91.0), whole=True, replications=2)
    assert "customers_left" in panel.kpis and repr(panel)


def test_the_desk_tells_the_type_only_after_the_answer():
    desk = DebtorDesk()
    bill = desk.bills[desk.at]
    from simlib.units.receivables.model import FITTING

    assert desk.answer(FITTING[bill["excuse"]]) and desk.right == 1
    assert not any(desk.answer(a) for a in ("documents",) if FITTING[bill["excuse"]] != a)
    assert desk.right == 1


def short(lang: str, **changes) -> CreditPanel:
    with speaking(lang):
        return CreditPanel(scenario("machinery").but(horizon_days=182.0, **changes), replications=2)


def test_every_lever_to_both_ends_moves_what_is_seen_in_every_picture():
    panel = short("en")
    for view in panel.views:
        panel.view.value = view
        assert panel.error is None and "–" not in panel.verdict
        for name, control in panel.levers.controls.items():
            if name == "early_days":
                panel.levers.controls["early_discount"].value = 0.05
            seen = {face(panel)}
            for value in (control.min, control.max):
                control.value = value
                assert panel.error is None and not stale(panel), (view, name, value)
                assert getattr(panel.strategy, name) == value
                seen.add(face(panel))
            assert len(seen) > 1, (view, name)
            panel.start_again()


def test_every_assumption_to_both_ends():
    """With the policy in use: a usual discount, say, means nothing while nobody is offered one."""
    busy = {"order_season": 0.4, "pay_season": 0.4, "opening_cash": -500_000, "satisfaction_spread": 0.2}
    panel = short("zh", opening_customers=40, opening_bills=(20, 8, 5, 4, 4), **busy)
    panel.levers.set(
        Strategy().but(
            early_discount=0.02, credit_limit=1.0, payment_terms=60, collectors=1, write_off_days=30
        )
    )
    # terms_loss is about terms shorter than usual, and these are longer
    assert assumptions_that_say_nothing(panel) == ["terms_loss"]


def test_a_quarter_that_one_world_has_no_dso_for_keeps_its_dot():
    """Our line and the baseline's leave out the same worlds."""
    panel, shown = CreditPanel("machinery", replications=2, horizon=91), []
    columns = ("dso_quarters", "best_quarters", "cei_quarters")
    worlds = Worlds([{name: np.array(row) for name in columns} for row in ([40.0, np.nan], [50.0, 60.0])])
    panel.draw("speed", SimpleNamespace(show=lambda *parts: shown.extend(parts)), worlds, worlds)
    dso, best, base, *_ = shown
    assert dso.middle.tolist() == best.tolist() == base.tolist() == [45.0, 60.0]


@pytest.mark.parametrize(
    "lang, cash, value", [("en", "less cash, ", "less value"), ("zh", "现金少 ", "，价值少 ")]
)
def test_what_cash_costs_in_value_is_said_of_each_plan(lang, cash, value):
    """One more collector where no call goes unmade costs a salary, in cash and in value."""
    with speaking(lang):
        market = scenario("machinery").but(horizon_days=91.0)
        race = Race(market, kpi="cash", replications=30, collector=Strategy().but(collectors=3))
        said = repr(CashPrice(race))
        assert said.startswith(race.called[0]) and cash in said and value in said and "−" not in said


def test_what_is_set_aside_adds_up_to_the_allowance():
    with speaking("zh"):
        report = AgingReport(run(scenario("machinery").alone("receivables"), horizon=364.0))
        *buckets, total = [line.split(" | ")[-1] for line in repr(report).splitlines()[1:7]]
        amounts = [float(cell.split(" ")[0]) for cell in (*buckets, total)]
        assert sum(amounts[:-1]) == pytest.approx(amounts[-1], abs=0.1)
        assert amounts[-1] == pytest.approx(report.allowance / 10_000, abs=0.05)


def test_the_case_tells_in_words_what_the_report_has():
    """More than eight hundred thousand are owed, nearly a fifth of it for over three months."""
    with speaking("zh"):
        report = AgingReport(run(scenario("machinery").but(horizon_days=364.0).alone("receivables")))
        rows = [line.split(" | ") for line in repr(report).splitlines()]
    assert 80 < float(rows[6][2].split(" ")[0]) < 90 and 17 < float(rows[5][3].rstrip("%")) < 20
